package diff

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Source says where results are from.
type Source struct {
	Name   string      // what the user calls them: a file, a study, a wave of it
	Study  string      // id of the study, or empty
	Wave   string      // its wave, or empty
	Title  locale.Text // its title, or empty
	Notice locale.Text // what must be read with every result of it, or empty
}

// Results are the tables of one run.
type Results struct {
	Source  Source         // where they are from
	Tables  []*table.Table // in order; several may share an id
	Figures *table.Table   // figures with an id each, in its first column; nil for none

	computed bool // made in memory, where figures have no id
}

// Of returns results of tables in memory. They have no figures with an id: those of a file that has tables too are not
// compared with them. The tables are copied as a file would hold them: a number that is not finite is
// none, and a cell with a number has no words.
func Of(source Source, tables []*table.Table) *Results {
	results := &Results{Source: source, computed: true}
	for _, t := range tables {
		copied := &table.Table{ID: t.ID, Title: t.Title, Columns: t.Columns, Notes: t.Notes, Rows: make([]table.Row, len(t.Rows))}
		for i, row := range t.Rows {
			copied.Rows[i] = stored(row, t.Columns)
		}
		results.Tables = append(results.Tables, copied)
	}
	return results
}

func stored(row table.Row, columns []table.Column) table.Row {
	if row.Group {
		return row
	}
	cells := make([]table.Cell, len(row.Cells))
	for i, cell := range row.Cells {
		cells[i] = storedCell(cell, columns[i].Kind)
	}
	return table.Row{Cells: cells, Total: row.Total}
}

// storedCell returns a cell as render.JSON writes it and Read reads it.
func storedCell(cell table.Cell, kind table.Kind) table.Cell {
	switch {
	case !cell.Text.IsZero() && (kind == table.Text || !cell.Set):
		return table.Cell{Text: cell.Text, Mark: cell.Mark}
	case cell.Set && cell.Range:
		return table.Cell{Set: true, Range: true, Number: storedNumber(cell.Number), Hi: storedNumber(cell.Hi), Mark: cell.Mark}
	case cell.Set && finite(cell.Number):
		return table.Cell{Set: true, Number: cell.Number, Mark: cell.Mark}
	}
	return table.Cell{Mark: cell.Mark}
}

func storedNumber(x float64) float64 {
	if finite(x) {
		return x
	}
	return math.NaN()
}

// A line is a row that holds cells, with the heading it stands under.
type line struct {
	group locale.Text
	cells []table.Cell
}

// linesOf returns the rows of a table without its headings. A total stands under no heading.
func linesOf(t *table.Table) []line {
	lines := make([]line, 0, len(t.Rows))
	var group locale.Text
	for _, row := range t.Rows {
		if row.Group {
			group = row.Cells[0].Text
			continue
		}
		if row.Total {
			group = locale.Text{}
		}
		lines = append(lines, line{group, row.Cells})
	}
	return lines
}

// figuresIn counts the numbers and intervals of cells that are compared.
func figuresIn(lines []line, columns []table.Column) int {
	n := 0
	for _, l := range lines {
		for i, cell := range l.cells {
			if cell.Set && !isPlace(columns[i]) {
				n++
			}
		}
	}
	return n
}

// isPlace reports whether a column says where something stands in a file, which is no result: a line that is put in above
// moves every one below.
func isPlace(column table.Column) bool {
	switch column.Key {
	case "file", "sheet", "place":
		return column.Kind == table.Text
	case "line", "column":
		return column.Kind != table.Text
	}
	return false
}
