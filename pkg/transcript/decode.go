package transcript

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The byte-order marks.
const (
	utf8Mark     = "\xEF\xBB\xBF"
	utf16Little  = "\xFF\xFE"
	utf16Big     = "\xFE\xFF"
	archiveMark  = "PK\x03\x04"
	compoundMark = "\xD0\xCF\x11\xE0"
)

// decode takes the text of the document apart into lines; false where it has none that can be read.
func (s *source) decode() bool {
	text, ok := s.text()
	if !ok {
		return false
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	s.lines = strings.Split(text, "\n")
	if last := len(s.lines) - 1; s.lines[last] == "" {
		s.lines = s.lines[:last]
	}
	return true
}

// text returns the text as UTF-8, without byte-order marks.
func (s *source) text() (string, bool) {
	data := s.data
	switch {
	case bytes.HasPrefix(data, []byte(utf16Little)):
		return s.utf16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte(utf16Big)):
		return s.utf16(data[2:], binary.BigEndian)
	case bytes.HasPrefix(data, []byte(archiveMark)), bytes.HasPrefix(data, []byte(compoundMark)), bytes.HasPrefix(data, []byte("%PDF-")):
		s.list.Errorf(s.at(0, 0), "not-text", "ce n'est pas du texte, malgré son nom (archive, document Word ou PDF)",
			"this is not text, despite its name (an archive, a Word document or a PDF)")
		return "", false
	}
	for bytes.HasPrefix(data, []byte(utf8Mark)) {
		data = data[len(utf8Mark):]
	}
	return string(data), s.isUTF8(data)
}

// isUTF8 records the first byte that is not UTF-8, or that no text has. It shows what the byte would be in the encodings that
// such files have; it does not choose.
func (s *source) isUTF8(data []byte) bool {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size <= 1:
			line, column := placeIn(string(data[:i]))
			s.list.Errorf(s.at(line, column), "not-utf-8",
				"l'octet %02X n'est pas de l'UTF-8 (ce serait %q en windows-1252, %q en macintosh)\u00a0: enregistrez le document en UTF-8",
				"byte %02X is not UTF-8 (it would be %q in windows-1252, %q in macintosh): save the document as UTF-8",
				data[i], charmap.Windows1252.DecodeByte(data[i]), charmap.Macintosh.DecodeByte(data[i]))
			return false
		case r == 0:
			line, column := placeIn(string(data[:i]))
			s.list.Errorf(s.at(line, column), "not-text", "octet nul\u00a0: ce n'est pas du texte en UTF-8", "NUL byte: this is not UTF-8 text")
			return false
		}
		i += size
	}
	return true
}

// placeIn returns the line and column of what follows a text.
func placeIn(before string) (line, column int) {
	before = strings.ReplaceAll(strings.ReplaceAll(before, "\r\n", "\n"), "\r", "\n")
	return strings.Count(before, "\n") + 1, len(before) - strings.LastIndexByte(before, '\n')
}

// utf16 decodes UTF-16, and records the first half of a character without the other.
func (s *source) utf16(data []byte, order binary.ByteOrder) (string, bool) {
	var text strings.Builder
	for len(data) > 0 {
		r, size := utf8.RuneError, 0
		if len(data) >= 2 {
			r, size = rune(order.Uint16(data)), 2
		}
		if utf16.IsSurrogate(r) && len(data) >= 4 {
			r, size = utf16.DecodeRune(r, rune(order.Uint16(data[2:]))), 4
		} else if utf16.IsSurrogate(r) {
			size = 0
		}
		if size == 0 || size == 4 && r == utf8.RuneError {
			line, column := placeIn(text.String())
			s.list.Errorf(s.at(line, column), "not-utf-16", "moitié de caractère sans l'autre\u00a0: ce n'est pas de l'UTF-16, ou le document est coupé",
				"half a character without the other: this is not UTF-16, or the document is cut off")
			return "", false
		}
		text.WriteRune(r)
		data = data[size:]
	}
	return text.String(), true
}
