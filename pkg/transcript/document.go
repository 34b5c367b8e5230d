// Package transcript reads the documents of qualitative work, interviews and notes of meetings: Markdown, plain text, Word
// (DOCX), WebVTT and SRT. Each becomes a header, which says whose words they are, and a body, which is the words.
//
// It repairs nothing and keeps the text as it is written, to the accent: what does not read as it stands is an error at its
// line and column, and all errors of a document are told at once. It never guesses an encoding.
//
//  1. Read takes the bytes of a document and tells its format by the ending of its name.
//  2. The header is what stands between two lines --- (Markdown, text, DOCX), the lines "key: value" at the top (DOCX, SRT,
//     WebVTT), a first table of two columns (DOCX), or a first NOTE block (WebVTT).
//  3. The body has a line for each line of its source from its first one on, so that any of its words can be shown in the
//     document by counting. What is no speech (time codes, numbers of cues) is an empty line.
//  4. Turns splits a body into what each speaker says.
//
// The lines of a DOCX are its paragraphs in order; what follows a line break within one is a line too. Footnotes, comments,
// headers of pages and what was deleted with changes tracked are not read. Its headings are marked as those of Markdown are
// (# …); those above the header are no part of the body.
package transcript

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
)

// How large a document may be, in bytes.
const (
	MaxText = 16 << 20 // the text, with what marks it up
	MaxFile = 64 << 20 // the file: a DOCX may hold pictures
)

// The headings that a folder of documents has, read as a table, beside the keys of their headers.
const (
	TextHeading     = "text"     // the body of the document
	DocumentHeading = "document" // the name of the file
)

// A Document is one interview, or the notes of one meeting.
type Document struct {
	Header []Field // in the order of the document; no key stands twice
	Body   string  // lines end with LF; neither its first nor its last line is blank; empty where the document has no words
	Line   int     // of the body's first line in the source, from 1; where the body is empty, of the source's last line
	Column int     // where the body begins in that line, in bytes of its UTF-8 text from 1
}

// A Field is one line of a header.
type Field struct {
	Key    string // not empty
	Value  string // without the quotes around it; may be empty
	Line   int    // in the source, from 1
	Column int    // where the value begins in that line, in bytes of its UTF-8 text from 1; in a table of a DOCX 1
}

// readers are the formats by the ending of a name, in small letters.
var readers = map[string]func(*source) *Document{
	".md": readPlain, ".txt": readPlain, ".docx": readDocx, ".vtt": readVTT, ".srt": readSRT,
}

// Endings returns the endings of the names of documents, with their points, in order.
func Endings() []string { return []string{".docx", ".md", ".srt", ".txt", ".vtt"} }

// Is reports whether a name has the ending of a document; letter case does not count.
func Is(name string) bool { return slices.Contains(Endings(), strings.ToLower(path.Ext(name))) }

// Read reads one document from its bytes. The ending of the name tells the format, and the name stands in the places of
// errors; UTF-8 with or without a byte-order mark is read, and UTF-16 with one. Line ends may be LF, CRLF or CR.
//
// Errors are of type *diag.Failure and kind diag.Data: another ending, a document that is empty, too large, damaged or in
// another encoding, a header that does not end or has a line that is not "key: value" or a key twice, cues without times.
func Read(name string, data []byte) (*Document, error) {
	s := &source{name: name, data: data}
	read := readers[strings.ToLower(path.Ext(name))]
	if read == nil {
		return nil, diag.Fail(diag.Data, s.at(0, 0), "unknown-format", "ce n'est pas un document que l'on sait lire (attendu\u00a0: %s)",
			"this is not a document that can be read (expected: %s)", diag.OneOf(Endings()))
	}
	if len(data) > MaxText && (len(data) > MaxFile || !bytes.HasPrefix(data, []byte(archiveMark))) {
		s.tooLarge()
		return nil, s.list.Err(diag.Data)
	}
	document := read(s)
	if err := s.list.Err(diag.Data); err != nil {
		return nil, err
	}
	return document, nil
}

// A source is a document while it is read.
type source struct {
	name  string
	data  []byte
	lines []string  // its text, without line ends
	list  diag.List // what is wrong
}

func (s *source) at(line, column int) diag.Pos {
	return diag.Pos{File: s.name, Line: line, Column: column}
}

// tooLarge records that the document is beyond the limit.
func (s *source) tooLarge() {
	s.list.Errorf(s.at(0, 0), "too-large", "document trop grand\u00a0: plus de %d Mo de texte", "document too large: more than %d MB of text", MaxText>>20)
}

// document makes a document of a header and of the lines of the body, the first of which is the given line of the source.
// Blank lines around the body and white space at its ends are no part of it.
func (s *source) document(header []Field, body []string, line int) *Document {
	s.checkKeys(header)
	d := &Document{Header: header, Line: max(1, len(s.lines)), Column: 1}
	for i, text := range body {
		if trimmed := strings.TrimSpace(text); trimmed != "" {
			d.Line = line + i
			d.Column = 1 + strings.Index(text, trimmed)
			d.Body = strings.TrimSpace(strings.Join(body[i:], "\n"))
			break
		}
	}
	if d.Body == "" && len(header) == 0 && len(s.list) == 0 {
		s.list.Errorf(s.at(0, 0), "empty-document", "document vide\u00a0: ni en-tête ni texte", "empty document: neither header nor text")
	}
	return d
}
