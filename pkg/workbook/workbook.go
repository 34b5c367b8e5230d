// Package workbook writes sheets to an Excel workbook (XLSX), and reads them.
//
// Writing (Write): same sheets, same bytes: there is no clock in a workbook, and no order of chance. A text stays a text:
// 01 keeps its zero, and =… is no formula. What Excel cannot hold is an error, never cut off.
//
// Reading (Open, Book.Tabs, Book.Rows) goes row by row in flat memory, within limits that are declared. What a cell stores
// counts, not what it shows; what is odd about a cell stands on it, and what cannot be read is an error at its place.
//
// Note: excelize, which writes, is not used to read. Its rows give neither the style of a cell, which alone tells a date
// from a number, nor its formula, and asking for them cell by cell holds the sheet in memory: of 100,000 rows of 30 cells
// it took 20 s and 2.5 GB, where encoding/xml over the sheet takes 4 s and 20 MB.
package workbook

import (
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Sheet is one sheet of a workbook.
type Sheet struct {
	Name   string    // at most 31 characters
	Rows   [][]any   // the first is the header; a cell is a string, a float64 that is finite, or nil where it is empty
	Widths []float64 // of the columns, in characters; as Excel has them beyond the last
}

// A LimitError says that a sheet holds more than Excel can.
type LimitError struct {
	Sheet   string      // its name
	Message locale.Text // what is too large, and the limit
}

// Error returns the sheet and the message in English.
func (e *LimitError) Error() string { return "sheet " + e.Sheet + ": " + e.Message.EN }

// madeAt is the time that a workbook says it was made at: a clock would change its bytes.
const madeAt = "1980-01-01T00:00:00Z"

// Write writes the sheets, of which there is at least one. The error is a *LimitError or the writer's.
func Write(w io.Writer, sheets []Sheet) error {
	for _, sheet := range sheets {
		if err := sheet.check(); err != nil {
			return err
		}
	}
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetDocProps(&excelize.DocProperties{Creator: "arrimage", Created: madeAt, Modified: madeAt}); err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, sheet := range sheets {
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), sheet.Name)
		} else {
			_, err = book.NewSheet(sheet.Name)
		}
		if err != nil {
			return err
		}
		if err := sheet.fill(book, bold); err != nil {
			return err
		}
	}
	raw, err := book.WriteToBuffer()
	if err != nil {
		return err
	}
	return rewrite(w, raw.Bytes())
}

// check reports what Excel cannot hold.
func (s Sheet) check() error {
	if len(s.Rows) > excelize.TotalRows {
		return s.tooLong(len(s.Rows))
	}
	for i, row := range s.Rows {
		if err := s.checkRow(i+1, row); err != nil {
			return err
		}
	}
	return nil
}

// tooLong says that Excel cannot hold so many rows.
func (s Sheet) tooLong(rows int) error {
	return s.limit(locale.Textf("%s lignes, au plus %s", "%s rows, at most %s", locale.Count(rows), locale.Count(excelize.TotalRows)))
}

// checkRow reports what Excel cannot hold of a row, which is numbered from 1.
func (s Sheet) checkRow(number int, row []any) error {
	if len(row) > excelize.MaxColumns {
		return s.limit(locale.Textf("%s colonnes, au plus %s", "%s columns, at most %s", locale.Count(len(row)), locale.Count(excelize.MaxColumns)))
	}
	for j, cell := range row {
		text, isText := cell.(string)
		if !isText || len(text) <= excelize.TotalCellChars {
			continue
		}
		if n := len(utf16.Encode([]rune(text))); n > excelize.TotalCellChars {
			name, _ := excelize.CoordinatesToCellName(j+1, number)
			return s.limit(locale.Textf("cellule %s\u00a0: texte de %s caractères, au plus %s", "cell %s: a text of %s characters, at most %s", name, locale.Count(n), locale.Count(excelize.TotalCellChars)))
		}
	}
	return nil
}

func (s Sheet) limit(message locale.Text) error {
	return &LimitError{Sheet: s.Name, Message: message}
}

// fill writes the cells of a sheet; the header is bold and stays in sight.
func (s Sheet) fill(book *excelize.File, bold int) error {
	stream, err := book.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for j, width := range s.Widths {
		if err := stream.SetColWidth(j+1, j+1, width); err != nil {
			return err
		}
	}
	for i, row := range s.Rows {
		if i == 0 {
			row = withStyle(row, bold)
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			return err
		}
	}
	return stream.Flush()
}

func withStyle(row []any, style int) []any {
	styled := make([]any, len(row))
	for j, cell := range row {
		if cell != nil {
			styled[j] = excelize.Cell{StyleID: style, Value: cell}
		}
	}
	return styled
}
