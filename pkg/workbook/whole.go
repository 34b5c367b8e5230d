package workbook

import (
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The limits of a workbook that is read whole.
const (
	MaxWhole     = 64 << 20 // bytes of all its parts, uncompressed
	maxWholeRows = 100_000  // rows of a sheet that have a cell
)

// A Whole is a sheet as people see it, every cell as text.
type Whole struct {
	Name string     // of the sheet
	Rows [][]string // from the first row; each as long as its last filled cell
}

// A ReadError says why a workbook cannot be read.
type ReadError struct {
	Message locale.Text // what is wrong
}

// Error returns the message in English.
func (e *ReadError) Error() string { return e.Message.EN }

// ReadWhole reads a small workbook into memory: a form, a list, no data. The error is a *ReadError: no workbook, a damaged
// one, one with a password, or one above the limits.
func ReadWhole(content []byte) (sheets []Whole, err error) {
	defer func() { // The library does not survive every damaged workbook.
		if broken := recover(); broken != nil {
			sheets, err = nil, damaged(fmt.Errorf("%v", broken))
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: MaxWhole, UnzipXMLSizeLimit: MaxWhole, RawCellValue: true})
	if err != nil {
		return nil, damaged(err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		sheet, err := wholeSheet(book, name)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet)
	}
	return sheets, nil
}

func damaged(err error) error {
	return &ReadError{locale.Textf("classeur illisible\u00a0: %v", "unreadable workbook: %v", err)}
}

// wholeSheet reads one sheet row by row, so that one that is too long is not read to its end.
func wholeSheet(book *excelize.File, name string) (Whole, error) {
	sheet := Whole{Name: name}
	rows, err := book.Rows(name)
	if err != nil {
		return sheet, damaged(err)
	}
	defer rows.Close()
	for filled, at := 0, 1; rows.Next(); at++ {
		if filled == maxWholeRows {
			return sheet, &ReadError{locale.Textf("feuille %s\u00a0: plus de %s lignes", "sheet %s: more than %s rows", name, locale.Count(maxWholeRows))}
		}
		cells, err := rows.Columns()
		if err != nil && err != io.EOF {
			return sheet, damaged(err)
		}
		if len(cells) > 0 { // A sheet may have a million rows that hold nothing but a format.
			filled++
			sheet.Rows = append(append(sheet.Rows, make([][]string, at-1-len(sheet.Rows))...), cells)
		}
	}
	if err := rows.Error(); err != nil {
		return sheet, damaged(err)
	}
	return sheet, nil
}

// CellName returns the name of a cell by its row and column from 0: "B3" for 2 and 1.
func CellName(row, column int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row+1)
	return name
}
