package questionnaire

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// MaxBytes is how large a file may be: questionnaires are read whole.
const MaxBytes = 32 << 20

// Read reads a questionnaire in any of the formats. The name stands in all places.
//
// Errors are of type *diag.Failure and kind diag.Data: a file that is none of the formats, that is damaged, too large, or
// has no question.
func Read(name string, src io.Reader) (*Questionnaire, error) {
	content, err := io.ReadAll(io.LimitReader(src, MaxBytes+1))
	switch {
	case err != nil:
		return nil, diag.Fail(diag.Data, diag.Pos{File: name}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
	case len(content) > MaxBytes:
		return nil, diag.Fail(diag.Data, diag.Pos{File: name}, "too-large", "fichier de plus de %s Mio\u00a0: ce n'est pas un questionnaire",
			"a file of more than %s MiB: this is no questionnaire", locale.Count(MaxBytes>>20))
	}
	q := &Questionnaire{File: name}
	if err := q.read(content); err != nil {
		return nil, err
	}
	return q, q.finish()
}

// byteOrderMark may stand at the beginning of a text.
const byteOrderMark = "\ufeff"

// zipMark begins every workbook.
const zipMark = "PK\x03\x04"

// read tells the format by the content, and reads the questions.
func (q *Questionnaire) read(content []byte) error {
	text := bytes.TrimLeft(bytes.TrimPrefix(content, []byte(byteOrderMark)), " \t\r\n")
	switch {
	case len(text) == 0:
		return q.unknown(locale.Text{FR: "fichier vide", EN: "empty file"})
	case bytes.HasPrefix(text, []byte(zipMark)):
		return q.readWorkbook(content)
	case text[0] == '<':
		return q.readXML(content)
	case text[0] == '{':
		return q.readQualtrics(content)
	}
	return q.readTable(content)
}

// unknown is the error for a file that is none of the formats.
func (q *Questionnaire) unknown(what locale.Text) error {
	names := make([]locale.Text, len(formats))
	for i, format := range formats {
		names[i] = format.Label()
	}
	return diag.Fail(diag.Data, q.at(), "unknown-questionnaire", "%s\u00a0: questionnaire non reconnu\u00a0; sont lus\u00a0: %s",
		"%s: not recognised as a questionnaire; what is read: %s", what, locale.Join(names))
}

// readWorkbook reads a workbook, which must have a sheet named survey.
func (q *Questionnaire) readWorkbook(content []byte) error {
	sheets, err := workbook.ReadWhole(q.at().File, content)
	if err != nil {
		return err
	}
	for _, sheet := range sheets {
		if sheetName(sheet.Name) == "survey" {
			q.Format = XLSForm
			return q.readXLSForm(sheets)
		}
	}
	return q.unknown(locale.Text{FR: "classeur sans feuille « survey »", EN: "workbook without a sheet “survey”"}.French())
}

// readTable reads a delimited text: a REDCap dictionary or the text of a LimeSurvey structure.
func (q *Questionnaire) readTable(content []byte) error {
	rows, err := q.rows(content)
	if err != nil {
		return err
	}
	header := normalHeadings(rows[0])
	switch {
	case has(header, "class", "name", "text"):
		q.Format = LimeSurveyText
		return q.readLimeSurveyText(rows)
	case has(header, "field_name", "field_type", "field_label"):
		q.Format = REDCap
		return q.readREDCap(rows)
	}
	return q.unknown(locale.Text{FR: "texte sans les colonnes d'un questionnaire", EN: "text without the columns of a questionnaire"})
}

// has reports whether a header has all of some headings.
func has(header map[string]int, names ...string) bool {
	for _, name := range names {
		if _, ok := header[name]; !ok {
			return false
		}
	}
	return true
}

// rows reads a delimited text whole, its header among the rows. A text that is not UTF-8 is read in the encoding that it
// is likeliest to be in, with a note.
func (q *Questionnaire) rows(content []byte) ([][]ingest.Cell, error) {
	rows, err := q.rowsIn(content, "")
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.List[0].Rule != "not-utf-8" {
		return rows, err
	}
	guess, problem := ingest.GuessEncoding(bytes.NewReader(content))
	if problem != nil {
		return nil, err
	}
	q.note(q.at(), "encoding", "le fichier n'est pas en UTF-8\u00a0; il est lu en %s (%s)", "the file is not UTF-8; it is read as %s (%s)", guess.Encoding, guess.Why)
	return q.rowsIn(content, guess.Encoding)
}

func (q *Questionnaire) rowsIn(content []byte, encoding string) ([][]ingest.Cell, error) {
	delimiter := delimiterOf(content)
	reader, err := ingest.NewReader(q.File, bytes.NewReader(content), ingest.Dialect{Encoding: encoding, Delimiter: delimiter})
	if err != nil {
		var failure *diag.Failure
		if errors.As(err, &failure) && failure.List[0].Rule == "not-utf-8" {
			return nil, err
		}
		return nil, q.unknown(locale.Text{FR: "ni table, ni XML, ni JSON", EN: "no table, no XML, no JSON"})
	}
	rows := [][]ingest.Cell{reader.Header()}
	for {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		if problems := row.Problems.Errors(); len(problems) > 0 && problems[0].Rule != "ragged-row" && delimiter != '\t' {
			return nil, problems.Err(diag.Data) // With tabs, quotes inside texts are common, and harmless.
		}
		rows = append(rows, append([]ingest.Cell(nil), row.Cells...))
	}
}

// delimiterOf returns the tab where the header has one, else the delimiter that it has more of, comma or semicolon.
func delimiterOf(content []byte) rune {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	switch {
	case bytes.IndexByte(line, '\t') >= 0:
		return '\t'
	case bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")):
		return ';'
	}
	return ','
}

// A record is a row of a table by its headings.
type record struct {
	columns map[string]int
	cells   []ingest.Cell
	file    string
}

// text returns the cell below a heading, without white space around it; "" where there is none.
func (r record) text(heading string) string {
	if i, ok := r.columns[heading]; ok && i < len(r.cells) {
		return strings.TrimSpace(r.cells[i].Text)
	}
	return ""
}

// at returns the place of the cell below a heading, or of the row.
func (r record) at(heading string) diag.Pos {
	cell := r.cells[0]
	if i, ok := r.columns[heading]; ok && i < len(r.cells) {
		cell = r.cells[i]
	}
	return diag.Pos{File: r.file, Line: cell.Line, Column: cell.Column}
}
