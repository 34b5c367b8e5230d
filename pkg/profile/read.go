package profile

import (
	"errors"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Source is a file that can be read again and again, as an open file can.
type Source interface {
	io.ReadSeeker
	io.ReaderAt
}

// Read profiles a file, which is told apart as ingest.Open does. It is read once, and twice more where it turns out not to
// be UTF-8 and no encoding is declared: the encoding is then proposed, the file is read in it, and a Finding of severity
// Error says so. The name stands in all places.
//
// Errors are those of ingest.NewReader and ingest.Reader.Next that make a file unreadable, of type *diag.Failure and kind
// diag.Data. Rows with problems are no error: they are findings.
func Read(name string, src Source, options Options) (*Profile, error) {
	file, err := ingest.Open(name, src)
	if err != nil {
		return nil, err
	}
	p, err := attempt(name, file, options)
	if options.Dialect.Encoding != "" || !isRule(err, "not-utf-8") {
		return p, err
	}
	text, err := file.Text()
	if err != nil {
		return nil, err
	}
	guess, err := ingest.GuessEncoding(text)
	if err != nil {
		return nil, unreadable(name, err)
	}
	options.Dialect.Encoding = guess.Encoding
	p, err = attempt(name, file, options)
	if err != nil {
		return nil, err
	}
	p.Guess = guess
	p.Dialect.EncodingWhy = locale.Text{FR: "proposé, car le fichier n'est pas en UTF-8", EN: "proposed, because the file is not UTF-8"}
	p.Findings = append(p.Findings, guessed(p))
	sortFindings(p.Findings)
	return p, nil
}

// isRule reports whether an error is a failure by a rule.
func isRule(err error, rule string) bool {
	var failure *diag.Failure
	return errors.As(err, &failure) && len(failure.List) > 0 && failure.List[0].Rule == rule
}

// unreadable words a failure of the system below us.
func unreadable(name string, err error) error {
	return diag.Fail(diag.Data, diag.Pos{File: name}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
}

// attempt reads a file in a given encoding, or as UTF-8 where none is given.
func attempt(name string, file *ingest.File, options Options) (*Profile, error) {
	l, err := layoutOf(file, options.Dialect)
	if err != nil {
		return nil, err
	}
	reader, err := file.Reader(l.dialect)
	if err != nil {
		return nil, err
	}
	p := &Profile{File: name, Sheet: reader.Place().Sheet, Dialect: reader.Dialect(), Platform: l.platform, HeaderWhy: l.why}
	for _, row := range reader.Titles() {
		p.Titles = append(p.Titles, joined(row))
	}
	s := newReading(p, reader.Headers(), reader.Columns(), options)
	if err := s.readAll(reader); err != nil {
		return nil, err
	}
	s.conclude(reader)
	return p, nil
}

// joined writes the filled cells of a title row as one text.
func joined(row []ingest.Cell) string {
	text := ""
	for _, cell := range row {
		if part := strings.TrimSpace(cell.Text); part != "" && text != "" {
			text += " "
		}
		text += strings.TrimSpace(cell.Text)
	}
	return text
}

// guessed is the finding that the file is not UTF-8.
func guessed(p *Profile) Finding {
	f := Finding{
		Pos: p.pos(), Severity: diag.Error, Rule: "encoding", Column: -1, Count: max(p.Guess.Bytes, 1),
		Write: "encoding: " + p.Guess.Encoding,
		Message: locale.Textf("le fichier n'est pas en UTF-8\u00a0; il est lu ici en %s (%s)",
			"the file is not UTF-8; it is read here as %s (%s)", p.Guess.Encoding, p.Guess.Why),
	}
	if !p.Guess.Sure {
		f.Message = locale.Textf("%s\u00a0; rien ne départage windows-1252 et macintosh", "%s; nothing decides between windows-1252 and macintosh", f.Message)
	}
	return f
}
