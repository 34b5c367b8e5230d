package docx

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// Sizes of a table in twentieths of a point.
const (
	cellSize   = 180  // font of the cells
	headSize   = 170  // font of the headings
	padding    = 140  // both sides of a cell, and a little for rounding
	indentStep = 170  // of a row under a heading, and of words behind another column
	easyStub   = 2400 // a first column that says what the rows are takes this much if it can
	widestCell = 2800 // longer words are broken
	fewLetters = 24   // a cell of so many takes two lines at most
)

// A column is a column that people see, with its measures in twentieths of a point.
type column struct {
	table.Column
	index   int
	number  bool // it is set to the right
	apart   bool // words that stand behind another column
	mark    int  // width of its widest footnote mark
	least   int  // width under which a number or a whole word would be broken
	natural int  // width at which no cell takes two lines, nor a heading three
	width   int  // on the page

	marks map[int]int // width of each of its footnote marks, by number
}

// room returns what a number with the given footnote mark leaves free at the right, so that digits stand under digits.
func (c column) room(mark int) int { return max(0, c.mark-c.marks[mark]) }

// indent returns the indent of words behind another column.
func (c column) indent() int {
	if c.apart {
		return indentStep
	}
	return 0
}

// layout measures the columns of a table and shares the width of the page among them. The second result says that
// the page is in landscape.
func (b *builder) layout(t *table.Table) ([][]column, bool) {
	columns := b.columns(t)
	switch {
	case len(columns) == 0:
		return nil, false
	case total(columns, column.needs) <= textWidth:
		share(columns, comfortable(columns))
		return [][]column{columns}, false
	}
	parts := split(columns)
	for _, part := range parts {
		share(part, wideWidth)
	}
	return parts, true
}

// comfortable returns how wide a table in portrait is: a few columns that hold little stand closer together.
func comfortable(columns []column) int {
	const few, narrow = 3, textWidth * 6 / 10
	if len(columns) <= few && total(columns, func(c column) int { return c.natural }) <= narrow {
		return narrow
	}
	return textWidth
}

// split shares the columns out over as few parts as a page in landscape allows, each with the first column, and as
// wide as the others.
func split(columns []column) [][]column {
	fewest := len(cut(columns, wideWidth))
	return cut(columns, sort.Search(wideWidth, func(limit int) bool { return len(cut(columns, limit)) <= fewest }))
}

// cut begins a part wherever the next column would make it wider than the limit; a part has two columns at least.
func cut(columns []column, limit int) [][]column {
	var parts [][]column
	current := []column{columns[0]}
	for _, c := range columns[1:] {
		if len(current) > 1 && total(current, column.needs)+c.needs() > limit {
			parts = append(parts, current)
			current = []column{columns[0]}
		}
		current = append(current, c)
	}
	return append(parts, current)
}

func (c column) needs() int { return c.least }

func total(columns []column, measure func(column) int) int {
	sum := 0
	for _, c := range columns {
		sum += measure(c)
	}
	return sum
}

// share sets the widths, whose sum is the width of the table. Where no cell need be wrapped, the columns grow alike.
// Otherwise each gets its least, and a part of the rest in proportion to what it lacks.
func share(columns []column, width int) {
	least, natural := total(columns, column.needs), total(columns, func(c column) int { return c.natural })
	for i := range columns {
		c := &columns[i]
		switch {
		case natural <= width:
			c.width = c.natural + (width-natural)*c.natural/natural
		case least <= width:
			c.width = c.least + (width-least)*(c.natural-c.least)/(natural-least)
		default:
			c.width = c.least * width / least
		}
	}
	columns[0].width += width - total(columns, func(c column) int { return c.width })
}

// columns returns the columns that people see, measured.
func (b *builder) columns(t *table.Table) []column {
	var columns []column
	for i, c := range t.Columns {
		if !c.Machine {
			number := c.Kind != table.Text
			apart := !number && len(columns) > 0
			columns = append(columns, b.measure(t, column{Column: c, index: i, number: number, apart: apart, marks: map[int]int{}}))
		}
	}
	if len(columns) > 0 && !columns[0].number {
		columns[0].least = max(columns[0].least, min(columns[0].natural, easyStub))
	}
	return columns
}

// measure finds out how wide a column must be, and how wide it would be.
func (b *builder) measure(t *table.Table, c column) column {
	for _, row := range t.Rows {
		if row.Group {
			continue
		}
		cell := row.Cells[c.index]
		c.marks[cell.Mark] = twips(render.Mark(cell.Mark), font.Regular, cellSize)
		c.mark = max(c.mark, c.marks[cell.Mark])
		style := font.Regular
		if row.Total {
			style = font.Bold
		}
		text := locale.Line(render.Format(cell, c.Column, b.lang))
		whole := twips(text, style, cellSize)
		c.natural = max(c.natural, whole)
		if c.number && cell.Set && cell.Text.IsZero() {
			c.least = max(c.least, whole)
		} else {
			c.least = max(c.least, longest(text, style, cellSize))
		}
		if c.apart && utf8.RuneCountInString(text) <= fewLetters {
			c.least = max(c.least, halved(text, style, cellSize))
		}
	}
	head := document.Visible(c.Label, b.lang)
	c.least = max(c.least, longest(head, font.Bold, headSize))
	c.natural = max(c.natural, c.least, twips(head, font.Bold, headSize)*55/100)
	spare := padding
	if c.number {
		spare += c.mark
	} else {
		spare += indentStep
	}
	c.least = min(c.least+spare, widestCell)
	c.natural = max(c.least, c.natural+spare)
	return c
}

// longest returns the width of the widest word of a text; a line may end at a hyphen too.
func longest(text string, style font.Style, size int) int {
	widest, start := 0, 0
	for i, r := range text {
		if strings.ContainsRune(" -–", r) {
			end := i + utf8.RuneLen(r)
			widest = max(widest, twips(text[start:end], style, size))
			start = end
		}
	}
	return max(widest, twips(text[start:], style, size))
}

// halved returns the width in which a text takes two lines, or one where it is a few letters.
func halved(text string, style font.Style, size int) int {
	const one = 12 // letters that stay on one line
	least := twips(text, style, size)
	if utf8.RuneCountInString(text) <= one {
		return least
	}
	for i, r := range text {
		if r == ' ' {
			least = min(least, max(twips(text[:i], style, size), twips(text[i+1:], style, size)))
		}
	}
	return least
}

// twips returns the width of a text, with a little for fonts that are not quite the one that it is measured in.
func twips(text string, style font.Style, size int) int {
	const spare = 1.03
	return int(math.Ceil(font.Width(font.Clean(text), style) * float64(size) * spare))
}
