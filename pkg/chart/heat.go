package chart

import (
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A HeatChart is a table of numbers in which the shade of each cell says how high its number is.
type HeatChart struct {
	Title    locale.Text // for screen readers; not drawn
	Desc     locale.Text // what stands before the data in the description; may be empty
	Columns  []CrossColumn
	Rows     []HeatRow // from top to bottom
	Unit     Unit      // writes the numbers; nil writes them plain
	Diverges bool      // the numbers are differences: what is below 0 has a hue of its own, and is hatched
	Counts   bool      // the numbers are counts, whole and 0 or more: so are the bounds of the shades
}

// A HeatRow is one row of a HeatChart.
type HeatRow struct {
	Label locale.Text // what the row is of
	Cells []HeatCell  // one a column; those that lack have no value
}

// A HeatCell is one number of a HeatChart.
type HeatCell struct {
	Value float64     // not finite where there is none
	Text  locale.Text // why there is no number, for the description; may be empty
}

// cell returns a cell of a row.
func (r HeatRow) cell(column int) HeatCell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return HeatCell{Value: math.NaN()}
}

// text writes a cell: its number, or why there is none.
func (cell HeatCell) text(unit Unit, lang locale.Lang) string {
	switch {
	case finite(cell.Value):
		return unit.write(cell.Value, lang)
	case cell.Text.IsZero():
		return absentWord.In(lang)
	}
	return locale.Line(cell.Text.In(lang))
}

// Picture draws the chart.
func (chart HeatChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	x := crossing{columns: chart.Columns}
	var numbers []float64
	var data []string
	missing := false
	for _, row := range chart.Rows {
		x.labels = append(x.labels, row.Label)
		var cells []string
		for j, column := range chart.Columns {
			cell := row.cell(j)
			numbers = append(numbers, cell.Value)
			missing = missing || !finite(cell.Value)
			cells = append(cells, column.name(lang)+" "+cell.text(chart.Unit, lang))
			if finite(cell.Value) {
				x.least = math.Max(x.least, measure(chart.Unit.write(cell.Value, lang))+2)
			}
		}
		data = append(data, c.colon(locale.Line(row.Label.In(lang)), strings.Join(cells, ", ")))
	}
	k := newClasses(numbers, chart.Diverges)
	if chart.Counts {
		k = countClasses(numbers)
	}
	x.cell = func(c *canvas, i, j int, box Rect) { chart.draw(c, k, i, j, box) }
	list := k.signs(c, chart.Unit)
	if missing {
		list = append(list, c.absentSign(locale.Text{}))
	}
	return c.finish(x.draw(c, c.signs(0, list)), chart.Title, chart.Desc, data)
}

// draw draws a cell with its number.
func (chart HeatChart) draw(c *canvas, k classes, i, j int, box Rect) {
	row, column := chart.Rows[i], chart.Columns[j]
	cell := row.cell(j)
	box.Fill, box.Stroke = k.paint(cell.Value), edge
	box.Tip = c.colon(locale.Line(row.Label.In(c.lang))+", "+column.name(c.lang), cell.text(chart.Unit, c.lang))
	c.add(box)
	if finite(cell.Value) {
		c.plated(box, chart.Unit.write(cell.Value, c.lang))
	}
}

// plated writes a text in the middle of a box, on a plate of its colour where it is hatched.
func (c *canvas) plated(box Rect, text string) {
	size := fittingSize(text, box.Width-2, Size)
	x, y, width := box.X+box.Width/2, box.Y+box.Height/2, sized(size)(text)
	if box.Fill.Pattern != Solid {
		c.add(Rect{X: x - width/2, Y: y - 0.6*size, Width: width, Height: 1.2 * size, Radius: 2, Fill: Paint{Colour: box.Fill.Colour}})
	}
	c.add(Words{X: x, Y: y, Anchor: Middle, Lines: []string{text}, Size: size, Fill: inkOn(box.Fill.Colour)})
}

// Text returns nothing: the table beside the chart has the same numbers.
func (chart HeatChart) Text(int, locale.Lang) string { return "" }
