package form

import (
	"io"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// Workbook writes the questionnaire as an XLSForm, which opens in the given language. The warnings name, with its place in
// the study file, all that the form cannot say as the study does. The error is that of package workbook.
func (f *Form) Workbook(w io.Writer, lang locale.Lang) (diag.List, error) {
	sheets, warnings := f.sheets(lang)
	var book []workbook.Sheet
	for _, s := range sheets {
		book = append(book, s.inWorkbook())
	}
	return warnings, workbook.Write(w, book)
}

// inWorkbook returns the sheet as a workbook takes it, without the empty cells.
func (s sheet) inWorkbook() workbook.Sheet {
	rows := make([][]any, len(s.rows))
	for i, row := range s.rows {
		rows[i] = make([]any, len(row))
		for j, text := range row {
			if text != "" {
				rows[i][j] = text
			}
		}
	}
	return workbook.Sheet{Name: s.name, Rows: rows, Widths: s.widths}
}
