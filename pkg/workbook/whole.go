package workbook

import (
	"bytes"
	"errors"
	"io"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// maxWholeRows is how many rows of a sheet ReadWhole reads.
const maxWholeRows = 100_000

// A Whole is a sheet with every cell as text.
type Whole struct {
	Name string     // of the sheet
	Rows [][]string // from the first row; each as long as its last filled cell
}

// ReadWhole reads a small workbook into memory: a form, a list, no data. The name stands in the places of errors, which are
// those of Open and Rows.Next, and one for a sheet that is too long.
func ReadWhole(name string, content []byte) ([]Whole, error) {
	book, err := Open(name, bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	var sheets []Whole
	for _, tab := range book.Tabs() {
		sheet, err := book.whole(tab)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet)
	}
	return sheets, nil
}

// whole reads one sheet.
func (b *Book) whole(tab Tab) (Whole, error) {
	sheet := Whole{Name: tab.Name}
	rows, err := b.Rows(tab)
	if err != nil {
		return sheet, err
	}
	defer rows.Close()
	for {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return sheet, nil
		}
		if err != nil {
			return sheet, err
		}
		if row.Number > maxWholeRows {
			return sheet, diag.Fail(diag.Data, diag.Pos{File: b.name, Sheet: tab.Name, Line: row.Number}, "too-many-rows",
				"plus de %s lignes", "more than %s rows", locale.Count(maxWholeRows))
		}
		sheet.Rows = append(append(sheet.Rows, make([][]string, row.Number-1-len(sheet.Rows))...), texts(row.Cells))
	}
}

// texts returns the texts of the cells of a row, from its first column on.
func texts(cells []Cell) []string {
	var row []string
	for _, cell := range cells {
		row = append(append(row, make([]string, cell.Column-1-len(row))...), cell.Text)
	}
	return row
}
