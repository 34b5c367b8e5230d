package diff

import (
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
