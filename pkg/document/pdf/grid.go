package pdf

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// A column is a column that people see, with widths in font sizes, so that they hold for every size.
type column struct {
	table.Column
	index int     // in the table
	least float64 // narrowest that reads well
	best  float64 // as wide as its longest text
	x     float64 // in points, from the left of the table
	width float64 // in points, without the gap to the next
}

// right reports whether the column is set to the right, as numbers are.
func (c column) right() bool { return c.Kind != table.Text }

// A grid is how a table, or some of its columns, is set.
type grid struct {
	columns []column
	size    float64 // of the letters
	wide    bool    // on a page that lies on its side
}

const gap = 1.1 // between two columns, in font sizes

// width returns how wide the grid is.
func (g grid) width() float64 {
	if len(g.columns) == 0 {
		return width(g.wide)
	}
	last := g.columns[len(g.columns)-1]
	return last.x + last.width
}

// columns measures the columns that people see.
func columns(t *table.Table, lang locale.Lang) []column {
	var all []column
	for i, c := range t.Columns {
		if !c.Machine {
			all = append(all, measured(column{Column: c, index: i}, t, lang))
		}
	}
	return all
}

// measured adds what the texts of a column need. The heading is wrapped before a column of numbers grows for it.
func measured(c column, t *table.Table, lang locale.Lang) column {
	const widestHeading, narrowText, longestWord = 9.0, 8.0, 16.0
	head := clean(c.Label.In(lang))
	c.best = math.Min(font.Width(head, font.Bold), widestHeading)
	c.least = longest(head, font.Bold)
	for _, row := range t.Rows {
		if row.Group {
			continue
		}
		style := font.Regular
		if row.Total {
			style = font.Bold
		}
		text := cellText(row.Cells[c.index], c.Column, lang)
		c.best = math.Max(c.best, font.Width(text, style))
		if row.Cells[c.index].Set {
			c.least = math.Max(c.least, font.Width(text, style))
		} else {
			c.least = math.Max(c.least, longest(text, style))
		}
	}
	if !c.right() {
		c.least = math.Max(c.least, math.Min(c.best, narrowText))
	}
	c.least = math.Min(c.least, longestWord)
	c.best = math.Max(c.best, c.least)
	return c
}

// longest returns the width of the longest word.
func longest(text string, style font.Style) float64 {
	most := 0.0
	for _, word := range strings.Fields(text) {
		most = math.Max(most, font.Width(word, style))
	}
	return most
}

// cellText writes a cell as people read it.
func cellText(cell table.Cell, c table.Column, lang locale.Lang) string {
	text := cell
	text.Mark = 0
	return clean(render.Format(text, c, lang)) + mark(cell.Mark)
}

// mark writes the number of a note: raised where the font has its digits raised, or else in brackets.
func mark(n int) string {
	raised := render.Mark(n)
	if font.Clean(raised) == raised {
		return raised
	}
	return " (" + locale.French.Number(float64(n), 0) + ")"
}

// grids sets a table: in letters as large as fit, down to the smallest that reads well; then on a page that lies on its
// side; and at last in several grids, each with the first column.
func grids(t *table.Table, lang locale.Lang) []grid {
	all := columns(t, lang)
	for _, wide := range []bool{false, true} {
		for _, size := range []float64{9, 8.5, 8, 7.5, 7} {
			if g := (grid{slices.Clone(all), size, wide}); g.spread() {
				return []grid{g}
			}
		}
	}
	return split(all)
}

// spread gives each column its width; it reports whether the page has room for them.
func (g *grid) spread() bool {
	room := width(g.wide)/g.size - gap*float64(max(0, len(g.columns)-1))
	least, best := 0.0, 0.0
	for _, c := range g.columns {
		least, best = least+c.least, best+c.best
	}
	if least > room {
		return false
	}
	share := 1.0 // of what each column would like beyond the least
	if best > room {
		share = (room - least) / (best - least)
	}
	x := 0.0
	for i, c := range g.columns {
		g.columns[i].x = x
		g.columns[i].width = (c.least + (c.best-c.least)*share) * g.size
		x += g.columns[i].width + gap*g.size
	}
	return true
}

// split sets columns in several grids on upright pages.
func split(all []column) []grid {
	const size = 8.0
	var parts []grid
	part := []column{all[0]}
	for _, c := range all[1:] {
		try := grid{append(slices.Clone(part), c), size, false}
		if !try.spread() && len(part) > 1 {
			parts = append(parts, grid{part, size, false})
			part = []column{all[0]}
		}
		part = append(part, c)
	}
	parts = append(parts, grid{part, size, false})
	for i := range parts {
		parts[i].spread()
	}
	return parts
}
