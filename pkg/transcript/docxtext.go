package transcript

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// deepest is how far the elements of a document may be nested.
const deepest = 256

var (
	errTooLarge = errors.New("too large")
	errTooDeep  = errors.New("elements nested too deep")
	errNoBody   = errors.New("no body")
)

// word are the namespaces of the text of a DOCX, as the two editions of the format name them.
var word = []string{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"}

// unread are the elements whose content is not read: text moved away or deleted, fields' instructions, how words look, and the
// second form of what is there for older programs.
var unread = []string{"del", "moveFrom", "delText", "instrText", "rPr", "Fallback"}

// titled are the styles of headings, as Word names them in English and in French.
var titled = pattern.New(`(?i)^(?:heading|titre|title)\s*([1-6]?)$`)

// paragraphs are the lines of a DOCX while it is read.
type paragraphs struct {
	limited io.LimitedReader
	xml     *xml.Decoder
	lines   []string
	size    int         // bytes of the lines
	open    []paragraph // one in a text box stands within another
	depth   int
	inText  bool
	hasBody bool

	tables     int // open
	firstTable table
}

// A paragraph is one that is open.
type paragraph struct {
	text  []byte
	level int // of a heading, from 1; 0 for none
}

// A table is the first table of a document, while nothing stands above it.
type table struct {
	state    int // see below
	rows     [][][]string
	from, to int   // lines before it, and its last line
	starts   []int // the line of each row's second cell, from 0
}

// The states of the first table.
const (
	notYet = iota
	inTable
	afterTable
	noTable // something stands above it
)

// read reads the document.
func (p *paragraphs) read() error {
	p.xml = xml.NewDecoder(&p.limited)
	for {
		token, err := p.xml.Token()
		switch {
		case errors.Is(err, io.EOF) && p.hasBody:
			return nil
		case errors.Is(err, io.EOF):
			return errNoBody
		case err != nil:
			return err
		}
		if err := p.token(token); err != nil {
			return err
		}
	}
}

func (p *paragraphs) token(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		if slices.Contains(unread, token.Name.Local) {
			return p.skip(func(xml.StartElement) {})
		}
		if token.Name.Local == "pPr" { // A tab there is a stop.
			return p.skip(p.style)
		}
		if p.depth++; p.depth > deepest {
			return errTooDeep
		}
		if slices.Contains(word, token.Name.Space) {
			p.start(token.Name.Local)
		}
	case xml.EndElement:
		p.depth--
		if slices.Contains(word, token.Name.Space) {
			p.end(token.Name.Local)
		}
	case xml.CharData:
		if p.inText {
			p.write(string(token))
		}
	}
	if p.size > MaxText {
		return errTooLarge
	}
	return nil
}

// style takes the level of a heading from what says how a paragraph looks.
func (p *paragraphs) style(element xml.StartElement) {
	if last := len(p.open) - 1; last >= 0 && element.Name.Local == "pStyle" {
		for _, attribute := range element.Attr {
			if found := titled.FindStringSubmatch(attribute.Value); found != nil && attribute.Name.Local == "val" {
				p.open[last].level, _ = strconv.Atoi(cmp.Or(found[1], "1"))
			}
		}
	}
}

// skip passes over the rest of an element, and shows the elements in it.
func (p *paragraphs) skip(show func(xml.StartElement)) error {
	for depth := 1; depth > 0; {
		token, err := p.xml.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			show(token)
		case xml.EndElement:
			depth--
		}
		if depth > deepest {
			return errTooDeep
		}
	}
	return nil
}

func (p *paragraphs) start(name string) {
	switch name {
	case "body":
		p.hasBody = true
	case "p":
		p.open = append(p.open, paragraph{})
	case "t":
		p.inText = true
	case "tab":
		p.write("\t")
	case "br", "cr":
		p.write("\n")
	case "noBreakHyphen":
		p.write("\u2011")
	case "tbl", "tr", "tc":
		p.startTable(name)
	}
}

func (p *paragraphs) end(name string) {
	switch name {
	case "t":
		p.inText = false
	case "p":
		last := len(p.open) - 1
		p.close(p.open[last])
		p.open = p.open[:last]
	case "tbl":
		if p.tables--; p.tables == 0 && p.firstTable.state == inTable {
			p.firstTable.state, p.firstTable.to = afterTable, len(p.lines)
		}
	}
}

// write adds text to the paragraph that is open.
func (p *paragraphs) write(text string) {
	if last := len(p.open) - 1; last >= 0 {
		p.open[last].text = append(p.open[last].text, text...)
		p.size += len(text)
	}
}

// close adds the lines of a paragraph. A heading is marked as in Markdown, since it is no speech.
func (p *paragraphs) close(closed paragraph) {
	text := string(closed.text)
	if closed.level > 0 && strings.TrimSpace(text) != "" && p.tables == 0 {
		text = strings.Repeat("#", closed.level) + " " + strings.TrimSpace(text)
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
	p.lines = append(p.lines, lines...)
	p.size += len(lines)
	if t := &p.firstTable; t.state == inTable {
		row := len(t.rows) - 1
		if row >= 0 && len(t.rows[row]) > 0 {
			cell := len(t.rows[row]) - 1
			t.rows[row][cell] = append(t.rows[row][cell], lines...)
		}
	} else if t.state == notYet && closed.level == 0 && strings.TrimSpace(text) != "" {
		t.state = noTable
	}
}

// startTable begins a table, a row or a cell.
func (p *paragraphs) startTable(name string) {
	t := &p.firstTable
	if name == "tbl" {
		if p.tables++; t.state == notYet {
			t.state, t.from = inTable, len(p.lines)
		}
		return
	}
	if t.state != inTable || p.tables != 1 {
		return
	}
	if name == "tr" {
		t.rows = append(t.rows, nil)
		t.starts = append(t.starts, len(p.lines))
	} else if row := len(t.rows) - 1; row >= 0 {
		t.rows[row] = append(t.rows[row], nil)
		t.starts[row] = len(p.lines)
	}
}

// tableHeader returns the first table as a header, where nothing stands above it and each of its rows has a key, in one line,
// and a value; nil where it is none.
func (p *paragraphs) tableHeader() []Field {
	t := &p.firstTable
	if t.state != afterTable {
		return nil
	}
	var header []Field
	for i, row := range t.rows {
		if len(row) != 2 {
			return nil
		}
		key := strings.TrimSpace(strings.Join(row[0], "\n"))
		key = strings.TrimSpace(strings.TrimSuffix(key, ":"))
		if key == "" || strings.Contains(key, "\n") || len([]rune(key)) > longestKey {
			return nil
		}
		value := strings.Join(strings.Fields(strings.Join(row[1], " ")), " ")
		header = append(header, Field{Key: key, Value: unquoted(value), Line: t.starts[i] + 1, Column: 1})
	}
	return header
}
