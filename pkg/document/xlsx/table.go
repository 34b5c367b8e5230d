package xlsx

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/workbook"
)

var (
	loWord = locale.Text{FR: "de", EN: "from"}
	hiWord = locale.Text{FR: "à", EN: "to"}
)

// A column is a column of a sheet: one of a table that people see, or one bound of its intervals.
type column struct {
	table.Column
	index int
	upper bool // the upper bound of an interval
}

// table adds the sheet of a table: its title, its header, its rows, its notes.
func (b *book) table(block document.Block) {
	t := block.Table
	columns := columnsOf(t)
	page := b.begin(b.name(document.Visible(block.Label(), b.lang)+" "+document.Visible(t.Title, b.lang)), document.Visible(block.Caption(), b.lang))
	page.Widths = b.widths(t, columns)
	page.Wide = sum(page.Widths) > 90
	head := b.header(columns)
	page.Rows = append(page.Rows, head)
	page.Header = len(page.Rows)
	page.Heights = append(page.Heights, workbook.Height{Row: page.Header, Lines: tallest(head, page.Widths)})
	for _, row := range t.Rows {
		page.Rows = append(page.Rows, b.row(t, columns, row))
		if last := len(page.Rows); !row.Group {
			if high := tallest(page.Rows[last-1], page.Widths); high > 1 {
				page.Heights = append(page.Heights, workbook.Height{Row: last, Lines: high})
			}
		}
	}
	page.Rows = append(page.Rows, nil)
	width := max(len(columns), 2)
	for _, note := range render.Notes(t, b.lang) {
		page.Rows = append(page.Rows, []workbook.Styled{{Value: strings.TrimSpace(note.Mark + " " + note.Text), Style: workbook.Style{Size: 9, Wrap: true}}})
		page.Merged = append(page.Merged, [4]int{1, len(page.Rows), width, len(page.Rows)})
		page.Heights = append(page.Heights, workbook.Height{Row: len(page.Rows), Lines: lines(note.Text, int(max(sum(page.Widths), 30)))})
	}
	b.pages = append(b.pages, page)
}

// tallest returns how many lines the highest cell of a row has, each word on one line at least.
func tallest(row []workbook.Styled, widths []float64) int {
	most := 1
	for i, cell := range row {
		text, _ := cell.Value.(string)
		count, room := 0, 0
		for word := range strings.FieldsSeq(text) {
			n := utf8.RuneCountInString(word) + 1
			if room -= n; room < 0 {
				count, room = count+1, int(widths[i])-n
			}
		}
		most = max(most, count)
	}
	return most
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, width := range widths {
		total += width
	}
	return total
}

// columnsOf returns the columns of a sheet; an interval has two.
func columnsOf(t *table.Table) []column {
	var columns []column
	for _, i := range render.Shown(t) {
		columns = append(columns, column{Column: t.Columns[i], index: i})
		if t.Columns[i].Range {
			columns = append(columns, column{Column: t.Columns[i], index: i, upper: true})
		}
	}
	return columns
}

// widths returns the widths of columns: as wide as their longest cell, within what reads well.
func (b *book) widths(t *table.Table, columns []column) []float64 {
	widths := make([]float64, len(columns))
	for c, column := range columns {
		const narrowest, stacked = 8, 3 // characters; lines of a heading
		longest := max(narrowest, utf8.RuneCountInString(b.heading(column))/stacked+3)
		for word := range strings.FieldsSeq(b.heading(column)) {
			longest = max(longest, utf8.RuneCountInString(word)+3)
		}
		for _, row := range t.Rows {
			if !row.Group {
				longest = max(longest, utf8.RuneCountInString(b.shown(row.Cells[column.index], column))+2)
			}
		}
		widths[c] = float64(min(longest, 60))
	}
	return widths
}

// shown returns a cell, or one bound of it, as people read it.
func (b *book) shown(cell table.Cell, column column) string {
	if cell.Range {
		cell = table.Value(bound(cell, column))
	}
	return locale.Line(render.Format(cell, column.Column, b.lang))
}

// bound returns the number of a cell, of an interval that of the column's bound.
func bound(cell table.Cell, column column) float64 {
	if cell.Range && column.upper {
		return cell.Hi
	}
	return cell.Number
}

// heading returns the heading of a column, of an interval with the word for its bound.
func (b *book) heading(column column) string {
	heading := document.Visible(column.Label, b.lang)
	switch {
	case column.upper:
		return heading + ", " + hiWord.In(b.lang)
	case column.Range:
		return heading + ", " + loWord.In(b.lang)
	}
	return heading
}

func (b *book) header(columns []column) []workbook.Styled {
	cells := make([]workbook.Styled, len(columns))
	for c, column := range columns {
		style := workbook.Style{Bold: true, Wrap: true, Filled: true, Under: true, Right: column.Kind != table.Text}
		cells[c] = workbook.Styled{Value: b.heading(column), Style: style}
	}
	return cells
}

func (b *book) row(t *table.Table, columns []column, row table.Row) []workbook.Styled {
	if row.Group {
		heading := locale.Line(render.Format(row.Cells[0], t.Columns[0], b.lang))
		return []workbook.Styled{{Value: heading, Style: workbook.Style{Bold: true, Italic: true}}}
	}
	cells := make([]workbook.Styled, len(columns))
	for c, column := range columns {
		cells[c] = b.cell(row.Cells[column.index], column)
		cells[c].Style.Bold, cells[c].Style.Over = row.Total, row.Total
	}
	return cells
}

// cell returns a number as a number with the format of its column, and anything else as words. Of words in place of an
// interval only the lower bound has them.
func (b *book) cell(cell table.Cell, column column) workbook.Styled {
	x := bound(cell, column)
	isNumber := cell.Set && cell.Text.IsZero() && column.Kind != table.Text && !math.IsNaN(x) && !math.IsInf(x, 0)
	if isNumber {
		if column.Kind == table.Percent {
			x /= 100
		}
		return workbook.Styled{Value: x, Style: workbook.Style{Format: numberFormat(column.Column, render.Mark(cell.Mark), b.lang), Right: true}}
	}
	if column.upper && !cell.Range {
		return workbook.Styled{}
	}
	text := b.shown(cell, column)
	if text == "" {
		return workbook.Styled{}
	}
	words := column.Kind == table.Text
	return workbook.Styled{Value: text, Style: workbook.Style{Wrap: words, Grey: !words, Right: !words}}
}
