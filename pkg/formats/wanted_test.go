package formats

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// A grid is the rows of a table, headings above the columns aside, as a reader finds them in a file.
type grid [][]string

// A want is what a cell of a grid must be.
type want struct {
	text     string
	isNumber bool
}

// A wanted is what a grid must be.
type wanted [][]want

// solid returns a text without any space, so that it does not matter where lines end, and with the apostrophe that LaTeX has.
func solid(text string) string {
	return strings.ReplaceAll(strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(" \n\t\u00a0\u202f\u2009", r)
	}), ""), "’", "'")
}

// filled returns the tables of a document that have rows.
func filled(d *document.Document) []*table.Table {
	var list []*table.Table
	for _, t := range d.Tables() {
		if len(t.Rows) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// eachRow makes a wanted of every table: of a heading inside a table its words alone, of any other row what cells returns.
func eachRow(d *document.Document, lang locale.Lang, width func(*table.Table) int, cells func(*table.Table, table.Row) []want) []wanted {
	var list []wanted
	for _, t := range filled(d) {
		var rows wanted
		for _, row := range t.Rows {
			if row.Group {
				heading := make([]want, width(t))
				heading[0].text = row.Cells[0].Text.In(lang)
				rows = append(rows, heading)
				continue
			}
			rows = append(rows, cells(t, row))
		}
		list = append(list, rows)
	}
	return list
}

func hasNumber(cell table.Cell, column table.Column) bool {
	return cell.Set && column.Kind != table.Text && cell.Text.IsZero() && !math.IsNaN(cell.Number)
}

// printed is what formats for people show: the columns that are not for programs, each cell rounded.
func printed(d *document.Document, lang locale.Lang) []wanted {
	return eachRow(d, lang, func(t *table.Table) int { return len(render.Shown(t)) }, func(t *table.Table, row table.Row) []want {
		var list []want
		for _, i := range render.Shown(t) {
			list = append(list, want{render.Format(row.Cells[i], t.Columns[i], lang), hasNumber(row.Cells[i], t.Columns[i])})
		}
		return list
	})
}

// digits writes a number with all its digits.
func digits(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// bounds returns the columns of a workbook: those that people see, with the cells of an interval as two.
func bounds(t *table.Table, row table.Row) (cells []table.Cell, columns []table.Column) {
	for _, i := range render.Shown(t) {
		cell := row.Cells[i]
		lower := cell
		lower.Range = false
		cells, columns = append(cells, lower), append(columns, t.Columns[i])
		if t.Columns[i].Range {
			upper := table.Cell{Set: cell.Set, Number: cell.Hi}
			cells, columns = append(cells, upper), append(columns, t.Columns[i])
		}
	}
	return cells, columns
}

func sheetWidth(t *table.Table) int {
	_, columns := bounds(t, table.Row{Cells: make([]table.Cell, len(t.Columns))})
	return len(columns)
}

// stored is what the cells of a workbook hold: numbers in full, percentages as fractions.
func stored(d *document.Document, lang locale.Lang) []wanted {
	return eachRow(d, lang, sheetWidth, func(t *table.Table, row table.Row) []want {
		var list []want
		cells, columns := bounds(t, row)
		for i, cell := range cells {
			x := cell.Number
			if columns[i].Kind == table.Percent {
				x /= 100
			}
			if hasNumber(cell, columns[i]) {
				list = append(list, want{digits(x), true})
			} else {
				list = append(list, want{render.Format(cell, columns[i], lang), false})
			}
		}
		return list
	})
}

// displayed is what a program shows of the cells of a workbook: numbers rounded, with the separators of its own language.
func displayed(d *document.Document, lang locale.Lang) []wanted {
	return eachRow(d, lang, sheetWidth, func(t *table.Table, row table.Row) []want {
		var list []want
		cells, columns := bounds(t, row)
		for i, cell := range cells {
			text, is := render.Format(cell, columns[i], lang), hasNumber(cell, columns[i])
			if is {
				text = strings.Join(numbersIn(text, lang), " ")
			}
			list = append(list, want{text, is})
		}
		return list
	})
}

var numberPattern = regexp.MustCompile(`-?\d+(\.\d+)?`)

// numbersIn returns the numbers of a text of a language, with a point and without groups.
func numbersIn(text string, lang locale.Lang) []string {
	text = solid(text)
	if lang == locale.French {
		text = strings.ReplaceAll(text, ",", ".")
	}
	return numberPattern.FindAllString(strings.ReplaceAll(text, ",", ""), -1)
}

// machineRows makes a wanted of every table with every column, headings inside the tables aside.
func machineRows(d *document.Document, lang locale.Lang, cells func(*table.Table, table.Row) []want) []wanted {
	list := eachRow(d, lang, func(*table.Table) int { return 1 }, cells)
	for n, t := range filled(d) {
		var rows wanted
		for i, row := range t.Rows {
			if !row.Group {
				rows = append(rows, list[n][i])
			}
		}
		list[n] = rows
	}
	return list
}

// exactly is what a machine format says of a cell: its number or its two bounds in full, or its words.
func exactly(cell table.Cell, column table.Column, words string) want {
	switch {
	case cell.Set && (math.IsNaN(cell.Number) || math.IsInf(cell.Number, 0)):
		return want{}
	case cell.Set && cell.Range:
		return want{digits(cell.Number) + ".." + digits(cell.Hi), true}
	case cell.Set && (cell.Text.IsZero() || column.Kind != table.Text):
		return want{digits(cell.Number), true}
	}
	return want{words, false}
}

// inJSON has every cell of every column, with words in both languages.
func inJSON(d *document.Document, lang locale.Lang) []wanted {
	return machineRows(d, lang, func(t *table.Table, row table.Row) []want {
		var list []want
		for i, cell := range row.Cells {
			words := ""
			if !cell.Text.IsZero() {
				words = cell.Text.FR + "|" + cell.Text.EN
			}
			list = append(list, exactly(cell, t.Columns[i], words))
		}
		return list
	})
}

// inTidy has every cell of every column; the first words that people see stand in a field of their own.
func inTidy(d *document.Document, lang locale.Lang) []wanted {
	return machineRows(d, lang, func(t *table.Table, row table.Row) []want {
		var label string
		var list []want
		for i, cell := range row.Cells {
			if column := t.Columns[i]; label == "" && column.Kind == table.Text && !column.Machine {
				label = render.Format(cell, column, lang)
				continue
			}
			list = append(list, exactly(cell, t.Columns[i], cell.Text.In(lang)))
		}
		return append([]want{{label, false}}, list...)
	})
}

// inBroom has the estimates of every row and their intervals, one a row of the grid: its column, the estimate in full, the column
// of the interval, its two bounds, and the estimate as people read it in both languages.
func inBroom(d *document.Document, _ locale.Lang) []wanted {
	var list []wanted
	for _, t := range filled(d) {
		var rows wanted
		for _, row := range t.Rows {
			if !row.Group {
				rows = append(rows, estimates(t, row)...)
			}
		}
		if rows != nil {
			list = append(list, rows)
		}
	}
	return list
}

// having returns the columns of a role whose cells in a row say anything.
func having(t *table.Table, row table.Row, role table.Role) []int {
	var list []int
	for i, column := range t.Columns {
		if cell := row.Cells[i]; column.Role == role && (cell.Set || !cell.Text.IsZero()) {
			list = append(list, i)
		}
	}
	return list
}

func estimates(t *table.Table, row table.Row) wanted {
	of := having(t, row, table.Estimate)
	if len(of) == 0 {
		of = having(t, row, table.N)
	}
	var rows wanted
	for _, i := range of {
		column, cell := t.Columns[i], row.Cells[i]
		cell.Mark = 0
		line := func(interval string, bounds want) {
			estimate := exactly(cell, column, "")
			rows = append(rows, []want{
				{column.Key, false}, estimate, {interval, false}, bounds,
				{render.Format(cell, column, locale.French), false}, {render.Format(cell, column, locale.English), false},
			})
		}
		before := len(rows)
		for _, j := range having(t, row, table.Interval) {
			if t.Columns[j].SpeaksOf(column) && row.Cells[j].Set {
				line(t.Columns[j].Key, exactly(row.Cells[j], t.Columns[j], ""))
			}
		}
		if len(rows) == before {
			line("", want{})
		}
	}
	return rows
}
