package render

import (
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Format writes a cell as people read it: the number rounded half up to the column's decimals, with its unit; an
// interval with its unit once ("60,0 à 92,3 %"); words where the cell has words, even in a column of numbers; nothing
// where it is empty; a dash where the number is not finite. A footnote's mark follows.
func Format(cell table.Cell, column table.Column, lang locale.Lang) string {
	return value(cell, column, lang) + Mark(cell.Mark)
}

// Mark writes a footnote's number in superscript digits, or nothing for 0.
func Mark(n int) string {
	if n <= 0 {
		return ""
	}
	superscript := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	return strings.Map(func(digit rune) rune { return superscript[digit-'0'] }, strconv.Itoa(n))
}

func value(cell table.Cell, column table.Column, lang locale.Lang) string {
	switch {
	case !cell.Text.IsZero() || !cell.Set:
		return cell.Text.In(lang)
	case !cell.Range:
		return number(cell.Number, column, lang)
	case !finite(cell.Number) || !finite(cell.Hi):
		return lang.Interval(number(cell.Number, column, lang), number(cell.Hi, column, lang))
	}
	return interval(cell.Number, cell.Hi, column, lang)
}

// interval writes the unit once, at the end, unless the unit stands before the number.
func interval(lo, hi float64, column table.Column, lang locale.Lang) string {
	last := number(hi, column, lang)
	unitBefore := lang == locale.English && len([]rune(column.Unit)) == 1
	if column.Kind == table.Percent || column.Kind == table.Money && !unitBefore {
		return lang.Interval(lang.Number(lo, column.Decimals), last)
	}
	return lang.Interval(number(lo, column, lang), last)
}

func number(x float64, column table.Column, lang locale.Lang) string {
	if !finite(x) {
		return lang.Number(x, 0)
	}
	switch column.Kind {
	case table.Text:
		const most = 6 // A number among words has no decimals of its own.
		return lang.Trimmed(x, most)
	case table.Count:
		return lang.Number(x, 0)
	case table.Percent:
		return lang.Percent(x, column.Decimals)
	case table.Money:
		return lang.Money(x, column.Decimals, column.Unit)
	case table.P:
		return lang.P(x)
	}
	return lang.Number(x, column.Decimals)
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// Shown returns the indices of the columns that people see.
func Shown(t *table.Table) []int {
	var indices []int
	for i, column := range t.Columns {
		if !column.Machine {
			indices = append(indices, i)
		}
	}
	return indices
}

// marked returns which notes a cell that people see points at, by index into the notes.
func marked(t *table.Table) []bool {
	marks := make([]bool, len(t.Notes))
	for _, row := range t.Rows {
		for _, i := range Shown(t) {
			if mark := row.Cells[i].Mark; mark > 0 && mark <= len(marks) {
				marks[mark-1] = true
			}
		}
	}
	return marks
}
