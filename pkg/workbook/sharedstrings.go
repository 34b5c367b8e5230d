package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// sharedStrings are the texts that cells name by number. They are read as far as they are asked for: the first rows of a
// sheet need the first of them only.
type sharedStrings struct {
	book *Book
	path string // of the part; "" where the workbook has none
	from *part  // nil before the first and after the last is read
	done bool
	list []string
	held int // bytes in memory
}

// stringOverhead is what a text takes in memory beside its bytes.
const stringOverhead = 32

// at returns a text by its number, from 0; false where there is none.
func (s *sharedStrings) at(i int) (string, bool, error) {
	for i >= len(s.list) && !s.done {
		if err := s.readOne(); err != nil {
			s.done = true
			return "", false, err
		}
	}
	if i < 0 || i >= len(s.list) {
		return "", false, nil
	}
	return s.list[i], true, nil
}

// readOne reads on to the end of the next text, or to the end.
func (s *sharedStrings) readOne() error {
	if s.from == nil {
		if s.path == "" {
			s.done = true
			return nil
		}
		opened, err := s.book.open(s.path, s.book.pos())
		if opened == nil || err != nil {
			s.done = true
			return err
		}
		s.from = opened
	}
	for {
		token, err := s.from.token()
		if errors.Is(err, io.EOF) {
			s.done = true
			return s.from.close.Close()
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			return s.add()
		}
	}
}

// add reads a text: that of its runs, without the readings of Asian characters.
func (s *sharedStrings) add() error {
	text, err := s.from.richText()
	if err != nil {
		return err
	}
	s.list = append(s.list, text)
	if s.held += len(text) + stringOverhead; s.held > MaxStrings {
		return s.from.tooLong("textes partagés", "shared texts", MaxStrings)
	}
	return nil
}

// richText returns the texts (t) up to the end of the element that was begun, one after the other.
func (p *part) richText() (string, error) {
	var runs strings.Builder
	for depth, skipped := 1, 0; depth > 0; {
		token, err := p.token()
		if err != nil {
			return "", p.cut(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			if depth == skipped {
				skipped = 0
			}
			depth--
		case xml.StartElement:
			if t.Name.Local == "t" && skipped == 0 {
				run, err := p.text()
				if err != nil {
					return "", err
				}
				runs.WriteString(run)
				break
			}
			depth++
			if t.Name.Local == "rPh" && skipped == 0 {
				skipped = depth
			}
		}
		if runs.Len() > MaxCell {
			return "", p.tooLong("cellule", "cell", MaxCell)
		}
	}
	return unescape(runs.String()), nil
}

// escape is a character that XML cannot hold, by its number in UTF-16.
var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape turns the escapes of characters that XML cannot hold (_x000D_) into these, and line ends into LF. Half of a
// character beyond 16 bits stays as it is written; a NUL becomes the sign for damage.
func unescape(text string) string {
	if strings.Contains(text, "_x") {
		text = escape.ReplaceAllStringFunc(text, func(written string) string {
			n, _ := strconv.ParseUint(written[2:6], 16, 16) // The pattern has four digits.
			switch r := rune(n); {
			case utf16.IsSurrogate(r):
				return written
			case r == 0:
				return "\ufffd"
			default:
				return string(r)
			}
		})
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text
}
