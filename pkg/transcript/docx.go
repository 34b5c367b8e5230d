package transcript

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// docxText is the part of a DOCX that holds its text.
const docxText = "word/document.xml"

// mostMarkup is how many bytes of markup the text of a DOCX may have, and mostParts how many parts.
const (
	mostMarkup = 8 * MaxText
	mostParts  = 10_000
)

// readDocx reads a document of Word.
func readDocx(s *source) *Document {
	markup := s.markup()
	if markup == nil {
		return nil
	}
	defer markup.Close()
	p := &paragraphs{limited: io.LimitedReader{R: markup, N: mostMarkup + 1}}
	err := p.read()
	switch {
	case errors.Is(err, errTooLarge) || p.limited.N <= 0:
		s.tooLarge()
		return nil
	case err != nil:
		s.list.Errorf(s.at(0, 0), "damaged", "document Word abîmé ou coupé (%s)\u00a0: %v", "damaged or cut Word document (%s): %v", docxText, err)
		return nil
	}
	s.lines = p.lines
	if header := p.tableHeader(); header != nil {
		return s.document(header, p.lines[p.firstTable.to:], p.firstTable.to+1)
	}
	header, taken := s.frontMatter()
	if taken == 0 {
		header, taken = s.leadingFields()
	}
	return s.document(header, s.lines[taken:], taken+1)
}

// markup opens the part that holds the text; nil where there is none, which is recorded.
func (s *source) markup() io.ReadCloser {
	archive, err := zip.NewReader(bytes.NewReader(s.data), int64(len(s.data)))
	if err != nil {
		s.list.Errorf(s.at(0, 0), "not-docx", "ce n'est pas un document Word (.docx)\u00a0: %v", "this is not a Word document (.docx): %v", err)
		return nil
	}
	if len(archive.File) > mostParts {
		s.tooLarge()
		return nil
	}
	for _, part := range archive.File {
		if !strings.EqualFold(strings.TrimPrefix(path.Clean(part.Name), "/"), docxText) {
			continue
		}
		if part.UncompressedSize64 > mostMarkup {
			s.tooLarge()
			return nil
		}
		markup, err := part.Open()
		if err != nil {
			s.list.Errorf(s.at(0, 0), "damaged", "document Word abîmé ou coupé (%s)\u00a0: %v", "damaged or cut Word document (%s): %v", docxText, err)
			return nil
		}
		return markup
	}
	s.list.Errorf(s.at(0, 0), "not-docx", "ce n'est pas un document Word (.docx)\u00a0: il n'a pas de %s", "this is not a Word document (.docx): it has no %s", docxText)
	return nil
}

// leadingFields reads the paragraphs "key: value" at the top of a document, below its title, up to the first that is none, or
// is empty. A paragraph whose key stands before a colon again further down is the first of what a speaker says.
func (s *source) leadingFields() (header []Field, taken int) {
	times := map[string]int{}
	for i, text := range s.lines {
		if f, ok := field(text, i+1); ok {
			times[f.Key]++
		}
	}
	for i, text := range s.lines {
		f, ok := field(text, i+1)
		switch {
		case (strings.TrimSpace(text) == "" || heading.MatchString(text)) && header == nil:
			continue // A document may begin with empty paragraphs and a title.
		case !ok || f.Value == "" || times[f.Key] > 1:
			return header, taken
		}
		header, taken = append(header, f), i+1
	}
	return header, taken
}
