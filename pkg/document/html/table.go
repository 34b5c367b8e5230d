package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

type htmlTable struct {
	ID, Label, Title, NotesWord string
	Class                       string // of tableClass
	Width                       int    // how many columns
	Heads                       []htmlCell
	Bodies                      []*htmlBody
	Notes                       []render.Note
}

type htmlBody struct {
	Class, Heading string
	Rows           [][]htmlCell
}

// An htmlCell is a cell; Value is what an interactive page sorts it by.
type htmlCell struct{ Text, Class, Symbol, Value string }

// An htmlColumn is a column that people see.
type htmlColumn struct {
	table.Column
	index int
	class string // "n" for numbers, "short" for words that are not broken, or ""
}

// outcomes is how the outcome of a published figure is drawn: a symbol says it where colours cannot be told apart.
var outcomes = map[claim.Status]htmlCell{
	claim.Match:        {Symbol: "✓", Class: "match"},
	claim.Mismatch:     {Symbol: "≠", Class: "mismatch"},
	claim.Inconsistent: {Symbol: "!", Class: "inconsistent"},
	claim.NotCheckable: {Symbol: "–", Class: "unchecked"},
}

func htmlTableOf(block document.Block, lang locale.Lang, interactive bool) *htmlTable {
	t := block.Table
	columns := htmlColumns(t, lang)
	shown := &htmlTable{
		ID: "table-" + strconv.Itoa(block.Number) + "-caption", Label: block.Label().In(lang), Title: document.Visible(t.Title, lang),
		NotesWord: document.NotesWord.In(lang), Class: tableClass(t, columns, lang), Width: len(columns), Notes: render.Notes(t, lang),
	}
	for _, column := range columns {
		shown.Heads = append(shown.Heads, htmlCell{Text: document.Visible(column.Label, lang), Class: column.class})
	}
	for i, row := range t.Rows {
		if i == 0 || row.Group || row.Total != t.Rows[i-1].Total {
			shown.Bodies = append(shown.Bodies, bodyOf(t, row, lang))
		}
		if !row.Group {
			body := shown.Bodies[len(shown.Bodies)-1]
			body.Rows = append(body.Rows, htmlRow(columns, row, lang, interactive))
		}
	}
	return shown
}

func htmlColumns(t *table.Table, lang locale.Lang) []htmlColumn {
	const short = 24 // characters
	var columns []htmlColumn
	for _, i := range render.Shown(t) {
		column := t.Columns[i]
		switch {
		case column.Kind != table.Text || column.Right:
			columns = append(columns, htmlColumn{column, i, "n"})
		case len(columns) > 0 && longestText(t, i, lang) <= short:
			columns = append(columns, htmlColumn{column, i, "short"})
		default:
			columns = append(columns, htmlColumn{column, i, ""})
		}
	}
	return columns
}

// longestText returns how many characters the longest text of a column has, group headings aside.
func longestText(t *table.Table, i int, lang locale.Lang) int {
	longest := 0
	for _, row := range t.Rows {
		if !row.Group {
			longest = max(longest, utf8.RuneCountInString(row.Cells[i].Text.In(lang)))
		}
	}
	return longest
}

// tableClass says how much of the page a table takes: all of its width where words stand beside the first column or
// columns are many, little where they are few; that few numbers stand beside short names, which stay on one line where the
// screen is wide; and that it is so long that it may be cut between two sheets of paper.
func tableClass(t *table.Table, columns []htmlColumn, lang locale.Lang) string {
	const most, many, few, uncut, short = 8, 7, 3, 14, 32
	class := ""
	switch {
	case len(columns) >= many || slices.ContainsFunc(columns[min(1, len(columns)):], func(c htmlColumn) bool { return c.Kind == table.Text }):
		class = "wide"
	case len(columns) <= few:
		class = "narrow"
	}
	if len(columns) > 0 && len(columns) <= most && longestText(t, columns[0].index, lang) <= short {
		class += " named"
	}
	if len(t.Rows) > uncut {
		class += " long"
	}
	return strings.TrimSpace(class)
}

// bodyOf begins a group of rows.
func bodyOf(t *table.Table, row table.Row, lang locale.Lang) *htmlBody {
	switch {
	case row.Group:
		return &htmlBody{Class: "grouped", Heading: locale.Line(render.Format(row.Cells[0], t.Columns[0], lang))}
	case row.Total:
		return &htmlBody{Class: "totals"}
	}
	return &htmlBody{}
}

func htmlRow(columns []htmlColumn, row table.Row, lang locale.Lang, interactive bool) []htmlCell {
	cells := make([]htmlCell, len(columns))
	for i, column := range columns {
		cell := row.Cells[column.index]
		cells[i] = htmlCell{Text: locale.Line(render.Format(cell, column.Column, lang)), Class: column.class}
		if column.class == "n" && column.Kind != table.Text && !cell.Set {
			cells[i].Class = "n none"
		}
		if interactive {
			cells[i].Value = sortValue(column.Column, cell)
		}
		if column.Key == "status" {
			cells[i] = outcomeOf(cell.Text, cells[i])
		}
	}
	return cells
}

// outcomeOf adds to the words of an outcome how it is drawn.
func outcomeOf(words locale.Text, cell htmlCell) htmlCell {
	for _, status := range claim.Statuses {
		if words == status.Label() {
			drawn := outcomes[status]
			drawn.Text = cell.Text
			return drawn
		}
	}
	return cell
}
