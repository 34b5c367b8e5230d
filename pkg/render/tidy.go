package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/gocarina/gocsv"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Num is a number that may be missing. It keeps an empty CSV field apart from a zero, which gocsv does not.
type Num struct {
	Value float64 // the number; 0 where OK is false
	OK    bool    // there is a number
}

// MarshalCSV returns the number in full with a decimal point, or "" where there is none.
func (n Num) MarshalCSV() (string, error) { return exact(n.Value, n.OK), nil }

// UnmarshalCSV reads what MarshalCSV writes. A decimal comma, spaces and numbers that are not finite are errors.
func (n *Num) UnmarshalCSV(field string) error {
	*n = Num{}
	if field == "" {
		return nil
	}
	x, err := strconv.ParseFloat(field, 64)
	if err != nil || !isNumber(field) {
		return fmt.Errorf("render: %q is not a number (expected digits with a decimal point, or nothing)", field)
	}
	*n = Num{Value: x, OK: true}
	return nil
}

// A TidyRow is one cell of a table in long format.
type TidyRow struct {
	Table    string `csv:"table"`     // ID of the table
	Group    string `csv:"row_group"` // heading that the row stands under, or empty
	Row      int    `csv:"row"`       // number of the row in its table, from 1, headings not counted
	RowLabel string `csv:"row_label"` // words of the row's first column of words, or empty
	Column   string `csv:"column"`    // key of the column
	Value    Num    `csv:"value"`     // the number, or the lower bound of an interval
	ValueHi  Num    `csv:"value_hi"`  // the upper bound of an interval
	Text     string `csv:"text"`      // words of the cell: its content, or why it has no number
	Unit     string `csv:"unit"`      // "%" for a percentage, the currency of an amount, otherwise empty
}

// Tidy writes tables as one long CSV, one line for each cell, save the words that label a row (row_label). Words are in
// the given language; numbers, line ends and formulas are as in CSV. The error is the writer's.
func Tidy(w io.Writer, tables []*table.Table, lang locale.Lang) error {
	rows := []TidyRow{}
	for _, t := range tables {
		rows = append(rows, tidyRows(t, lang)...)
	}
	return gocsv.MarshalCSV(rows, gocsv.NewSafeCSVWriter(csv.NewWriter(w)))
}

func tidyRows(t *table.Table, lang locale.Lang) []TidyRow {
	label := labelAt(t)
	var list []TidyRow
	for n, row := range rows(t) {
		line := TidyRow{Table: t.ID, Group: guard(row.group.In(lang)), Row: n + 1}
		if label >= 0 {
			line.RowLabel = guard(value(row.cells[label], t.Columns[label], lang))
		}
		for i, cell := range row.cells {
			if i == label {
				continue
			}
			line.Column, line.Unit = t.Columns[i].Key, guard(unit(t.Columns[i]))
			line.Value = Num{cell.Number, cell.Set}
			line.ValueHi = Num{cell.Hi, cell.Set && cell.Range}
			line.Text = guard(cell.Text.In(lang))
			list = append(list, line)
		}
	}
	return list
}

// labelAt returns the first column of words that people see, which labels a row; -1 where there is none.
func labelAt(t *table.Table) int {
	return slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Kind == table.Text && !c.Machine })
}

func unit(column table.Column) string {
	switch column.Kind {
	case table.Percent:
		return "%"
	case table.Money:
		return column.Unit
	}
	return ""
}
