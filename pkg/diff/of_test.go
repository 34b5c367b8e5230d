package diff

import (
	"math"

	"github.com/arrimage/arrimage/pkg/table"
)

// Of returns results of tables in memory, copied as a file would hold them: a number that is not finite is none, and a cell
// with a number has no words.
func Of(source Source, tables []*table.Table) *Results {
	results := &Results{Source: source}
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
