package export

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// writeWorkbook writes a workbook of two sheets: "data", the cells of the CSV with numbers as numbers, and "codebook", what
// the variables, codes and tokens stand for.
func writeWorkbook(w *bytes.Buffer, d *Dataset, o Options) error {
	return workbook.Write(w, []workbook.Sheet{
		{Name: "data", Rows: dataRows(d, o)},
		{Name: "codebook", Rows: codebookRows(d, o), Widths: []float64{24, 60, 16, 40}},
	})
}

// dataRows returns the header, then one row a respondent.
func dataRows(d *Dataset, o Options) [][]any {
	rows := [][]any{texts(header(d, o))}
	for i := range d.Frame.Units {
		var row []any
		for _, c := range d.Columns {
			cell := texts(cells(c, i, o))
			if kind := c.Kind(); c.state(i) == study.Answered && (kind == Numeric || kind == Flag) {
				cell[0] = c.Variable.Numbers[i]
			}
			row = append(row, cell...)
		}
		rows = append(rows, row)
	}
	return rows
}

// codebookRows returns the header, then the rows of each variable: its label, its codes, the tokens that occur in it.
func codebookRows(d *Dataset, o Options) [][]any {
	rows := [][]any{texts([]string{"variable", "label", "code", "code_label"})}
	add := func(text ...string) { rows = append(rows, texts(text)) }
	for _, c := range d.Columns {
		add(c.Name, oneLine(c.title().In(o.Lang)), "", "")
		for _, answer := range c.coding() {
			add(c.Name, "", answer.cell, oneLine(answer.label.In(o.Lang)))
		}
		for _, reason := range c.reasons() {
			if o.Reasons == Tokens {
				add(c.Name, "", Token(reason), reason.Label().In(o.Lang))
			}
		}
	}
	return rows
}

// texts returns cells of texts; an empty text is an empty cell.
func texts(list []string) []any {
	cells := make([]any, len(list))
	for i, text := range list {
		if text != "" {
			cells[i] = text
		}
	}
	return cells
}
