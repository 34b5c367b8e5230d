package render

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// GroupKey is the key of the extra column in which CSV, Tidy and JSON print the heading that a row stands under.
const GroupKey = "row_group"

// CSV writes a table as wide CSV for programs: one column for each key, machine columns included; two columns, x_lo and
// x_hi, for a column x that holds intervals (a lone number is both bounds). Numbers are in full with a decimal point;
// a cell that has no number is empty in a column of numbers, and Tidy and JSON say why. Words are in the given language.
// Headings inside the table become a first column, row_group; totals are rows like the others. Lines end in LF, the
// text is UTF-8 without a byte-order mark, and words that a spreadsheet would run as a formula begin with an apostrophe.
// The error is the writer's.
func CSV(w io.Writer, t *table.Table, lang locale.Lang) error {
	spread := ranges(t)
	grouped := hasGroups(t)
	var header []string
	if grouped {
		header = append(header, GroupKey)
	}
	for i, column := range t.Columns {
		if spread[i] {
			header = append(header, column.Key+"_lo", column.Key+"_hi")
		} else {
			header = append(header, column.Key)
		}
	}
	records := [][]string{header}
	for _, row := range rows(t) {
		var record []string
		if grouped {
			record = append(record, guard(row.group.In(lang)))
		}
		for i, cell := range row.cells {
			record = append(record, csvCell(cell, t.Columns[i].Kind, spread[i], lang)...)
		}
		records = append(records, record)
	}
	return writeRecords(w, records)
}

// writeRecords writes CSV. encoding/csv writes a record of one empty field as an empty line, which readers skip; here it
// is written as "".
func writeRecords(w io.Writer, records [][]string) error {
	writer := csv.NewWriter(w)
	for _, record := range records {
		if len(record) != 1 || record[0] != "" {
			if err := writer.Write(record); err != nil {
				return err
			}
			continue
		}
		writer.Flush()
		if _, err := io.WriteString(w, "\"\"\n"); err != nil {
			return err
		}
	}
	writer.Flush()
	return writer.Error()
}

// csvCell returns the one or two fields of a cell.
func csvCell(cell table.Cell, kind table.Kind, spread bool, lang locale.Lang) []string {
	if spread {
		hi := cell.Number
		if cell.Range {
			hi = cell.Hi
		}
		return []string{exact(cell.Number, cell.Set), exact(hi, cell.Set)}
	}
	if kind == table.Text && !cell.Text.IsZero() {
		return []string{guard(cell.Text.In(lang))}
	}
	return []string{exact(cell.Number, cell.Set)}
}

// A record is a row of a table that holds cells, with the heading it stands under.
type record struct {
	cells []table.Cell
	group locale.Text
	total bool
}

// rows returns the rows of a table without its headings. A total stands under no heading.
func rows(t *table.Table) []record {
	var list []record
	var group locale.Text
	for _, row := range t.Rows {
		if row.Group {
			group = row.Cells[0].Text
			continue
		}
		if row.Total {
			group = locale.Text{}
		}
		list = append(list, record{row.Cells, group, row.Total})
	}
	return list
}

func hasGroups(t *table.Table) bool {
	for _, row := range t.Rows {
		if row.Group {
			return true
		}
	}
	return false
}

// ranges returns which columns hold an interval.
func ranges(t *table.Table) []bool {
	spread := make([]bool, len(t.Columns))
	for i, column := range t.Columns {
		spread[i] = column.Range
	}
	for _, row := range rows(t) {
		for i, cell := range row.cells {
			spread[i] = spread[i] || cell.Set && cell.Range
		}
	}
	return spread
}

// exact writes a number with the fewest digits that read back as the same number, or nothing where there is none. It
// has an exponent only below 1e-6 and from 1e21 on, as in JSON.
func exact(x float64, set bool) string {
	if !set || !finite(x) {
		return ""
	}
	if x == 0 {
		return "0" // Also for a negative zero.
	}
	if size := math.Abs(x); size < 1e-6 || size >= 1e21 {
		return strconv.FormatFloat(x, 'e', -1, 64)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// formulaMarks are the characters with which a text becomes a formula in a spreadsheet, the full-width ones of East Asian
// keyboards among them; a tab or a line end before a formula hides it.
const formulaMarks = "=+-@\t\n＝＋－＠"

// guard makes words safe to open in a spreadsheet. Line ends inside them become LF.
func guard(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !strings.ContainsRune(formulaMarks, first) || isNumber(s) {
		return s
	}
	return "'" + s
}

// isNumber reports whether a text is a decimal number as machines write it.
func isNumber(s string) bool {
	if strings.Trim(s, "0123456789.eE+-") != "" {
		return false
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}
