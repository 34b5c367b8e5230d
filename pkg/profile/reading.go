package profile

import (
	"errors"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A reading is a profile while its rows go by.
type reading struct {
	*Profile
	tallies []tally
	rows    rowTally
	odd     []oddRow  // kinds of problems of rows, in the order in which they came up
	list    diag.List // warnings of the reader
	known   func(text string) bool
}

// An oddRow is a kind of problem that rows have.
type oddRow struct {
	first diag.Diagnostic
	count int
}

// newReading prepares the columns.
func newReading(p *Profile, headers [][]ingest.Cell, columns int, options Options) *reading {
	s := &reading{Profile: p, known: options.Known}
	texts := make([][]string, len(headers))
	for i, row := range headers {
		for _, cell := range row {
			texts[i] = append(texts[i], cell.Text)
		}
	}
	limit := distinctLimit(options, columns)
	p.Columns, s.tallies = make([]Column, 0, columns), make([]tally, columns)
	for i, heading := range p.Platform.Header.Headings(texts) {
		c := Column{Index: i, Heading: heading, Question: -1}
		for _, row := range headers {
			if i < len(row) {
				c.Headings = append(c.Headings, Place{Text: row[i].Text, Pos: p.at(row[i])})
			}
		}
		c.Role, _ = p.Platform.Preset.Field(heading.Name)
		p.Columns = append(p.Columns, c)
		s.tallies[i].file, s.tallies[i].limit, s.tallies[i].entries = p.pos(), limit, map[string]*entry{}
	}
	s.rows = newRowTally(p)
	return s
}

// distinctLimit is how many distinct values each column keeps.
func distinctLimit(options Options, columns int) int {
	limit := options.Distinct
	if limit <= 0 {
		limit = MaxDistinct
	}
	return max(min(limit, MaxValues/max(columns, 1)), leastDistinct)
}

// pos is the file, with the sheet of a workbook.
func (p *Profile) pos() diag.Pos { return diag.Pos{File: p.File, Sheet: p.Sheet} }

func (p *Profile) at(cell ingest.Cell) diag.Pos { return p.pos().At(cell.Line, cell.Column) }

// readAll counts every row.
func (s *reading) readAll(reader *ingest.Reader) error {
	for {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		s.row(row)
	}
}

// row counts a row.
func (s *reading) row(row ingest.Row) {
	s.Rows++
	for _, problem := range row.Problems {
		s.problem(problem)
	}
	for i, cell := range row.Cells[:min(len(row.Cells), len(s.tallies))] {
		s.tallies[i].add(cell)
	}
	s.rows.add(row, s.pos())
}

// problem counts a problem of a row by its rule.
func (s *reading) problem(d diag.Diagnostic) {
	for i := range s.odd {
		if s.odd[i].first.Rule == d.Rule {
			s.odd[i].count++
			return
		}
	}
	s.odd = append(s.odd, oddRow{first: d, count: 1})
}

// conclude makes the profile of what was counted.
func (s *reading) conclude(reader *ingest.Reader) {
	s.LineEnds, s.BlankLines, s.Remembered = reader.LineEnds(), reader.BlankLines(), s.rows.remembered
	s.list = reader.Warnings()
	s.judge()
	s.findings()
	s.hide()
}

// judge says what each column holds, and which belong together.
func (s *reading) judge() {
	s.findQuestions()
	for i := range s.Columns {
		s.Columns[i].judge(&s.tallies[i], s.Profile)
		s.Columns[i].recognise(s.known)
	}
	for i, column := range s.rows.ids {
		n := len(s.rows.named[i].lines)
		s.Columns[column].Distinct, s.Columns[column].Complete = n, n < MaxRemembered
	}
	s.findLabelled()
	s.styleQuestions()
	s.codeGrids()
	s.knowAnswers()
}

// hide drops the values that are not to be shown.
func (s *reading) hide() {
	for i := range s.Columns {
		s.Columns[i].hide()
	}
}

// hide drops values that are not to be shown.
func (c *Column) hide() {
	measured := c.Kind == Number || c.Kind == Money || c.Kind == Percent || c.Kind == Date
	if c.Personal || c.Kind == ID || c.Kind == Open || measured && c.Distinct > mostChoices {
		c.Values, c.Parts = nil, nil
	}
	if c.Personal {
		c.Low, c.High, c.Ranged = 0, 0, false
	}
	c.Values, c.Parts = shown(c.Values), shown(c.Parts)
}

// shown returns the values that may be shown.
func shown(values []Value) []Value {
	var kept []Value
	for _, value := range values {
		if traitsOf(value.Text)&unshown == 0 {
			kept = append(kept, value)
		}
	}
	return kept
}

// shown is the name of a column that people read: its label, or its place where it has none.
func (c *Column) shown() locale.Text {
	if label := strings.TrimSpace(c.Heading.Label); label != "" {
		return locale.Textf("«\u00a0%s\u00a0»", "“%s”", ingest.Shorten(label))
	}
	return locale.Textf("colonne %d", "column %d", c.Index+1)
}
