package main

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// A column is one column of an export.
type column struct {
	heads  []string                // its cells of the header, one a row
	name   string                  // what the program calls it once the rows are one; heads[0] where empty
	reads  string                  // the variable that it holds, with the code behind a slash where it holds that code alone; "" for none
	cell   func(r response) string // what a response has in it
	number bool                    // it is a number in a workbook
}

// A response is a respondent with the number of the row, from 1.
type response struct {
	respondent
	row      int
	complete bool
	test     bool
}

// An Export is what one platform writes of the questionnaire.
type Export struct {
	File     string              // name of the file
	Platform string              // identifier of the preset that must be recognised
	Personal bool                // it has columns that identify people
	Left     [2]int              // responses that are not complete, and tests
	options  ingest.WriteOptions // how the text is written
	encoding string              // "" for UTF-8
	titles   [][]string          // rows above the header
	blank    bool                // a blank line ends the file
	columns  []column
	extra    []response // responses that do not count
}

// Reads returns the variable that each heading holds.
func (e Export) Reads() map[string]string {
	reads := map[string]string{}
	for _, c := range e.columns {
		if c.reads != "" {
			reads[c.heading()] = c.reads
		}
	}
	return reads
}

func (c column) heading() string {
	if c.name != "" {
		return c.name
	}
	return strings.TrimSpace(c.heads[0])
}

// rows returns the cells of the table, the header first.
func (e Export) rows() [][]string {
	var rows [][]string
	for k := range e.columns[0].heads {
		var row []string
		for _, c := range e.columns {
			row = append(row, c.heads[k])
		}
		rows = append(rows, row)
	}
	for _, r := range e.responses() {
		var row []string
		for _, c := range e.columns {
			row = append(row, c.cell(r))
		}
		rows = append(rows, row)
	}
	return rows
}

// responses are those that count, with the others after the third of them.
func (e Export) responses() []response {
	var all []response
	for i, r := range respondents {
		if i == 3 {
			all = append(all, e.extra...)
		}
		all = append(all, response{respondent: r, complete: true})
	}
	for i := range all {
		all[i].row = i + 1
	}
	return all
}

// Bytes returns the file.
func (e Export) Bytes() ([]byte, error) {
	var text bytes.Buffer
	if e.encoding == "xlsx" {
		err := workbook.Write(&text, []workbook.Sheet{{Name: "Sheet1", Rows: e.cells()}})
		return text.Bytes(), err
	}
	w := ingest.NewWriter(&text, e.options)
	for _, row := range append(e.titles, e.rows()...) {
		_ = w.Write(row) // Flush and Error tell.
	}
	w.Flush()
	if w.Error() != nil {
		return nil, w.Error()
	}
	if e.blank {
		text.WriteString("\r\n")
	}
	switch e.encoding {
	case "windows-1252":
		return charmap.Windows1252.NewEncoder().Bytes(text.Bytes())
	case "utf-16":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(text.Bytes())
	}
	return text.Bytes(), nil
}

// cells returns the table as a workbook takes it.
func (e Export) cells() [][]any {
	var cells [][]any
	for i, row := range e.rows() {
		var line []any
		for k, text := range row {
			x, err := strconv.ParseFloat(text, 64)
			switch {
			case text == "":
				line = append(line, nil)
			case i > 0 && e.columns[k].number && err == nil:
				line = append(line, x)
			default:
				line = append(line, text)
			}
		}
		cells = append(cells, line)
	}
	return cells
}

// Exports returns every export, by name.
func Exports() []Export {
	var all []Export
	for _, l := range []lang{fr, en} {
		all = append(all, google(l, ", "), google(l, ";"), microsoftSaved(l), microsoftSerials(l), microsoftWorkbook(l))
		all = append(all, surveyMonkey(l, false), surveyMonkey(l, true), typeform(l, true), typeform(l, false))
		all = append(all, limeSurveys(l)...)
		all = append(all, qualtrics(l)...)
		all = append(all, redcap(l, false), redcap(l, true), sphinx(l))
		all = append(all, kobo(l)...)
		all = append(all, odk(l, false), odk(l, true))
	}
	return all
}

// suffix ends the name of a file.
func (l lang) suffix() string { return both{"-fr", "-en"}.in(l) }

// meta is a column that is no question.
func meta(head string, cell func(response) string) column {
	return column{heads: []string{head}, cell: cell}
}

// always is a cell that is the same for everyone.
func always(text string) func(response) string { return func(response) string { return text } }

// sent is the time at which a response was sent, in a format of dated; seconds and all stand in it.
func sent(order string) func(response) string {
	return func(r response) string { return dated("2026-07-"+pad(r.row+9), order) }
}

func pad(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}
