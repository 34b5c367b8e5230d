package chart

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A SidesChart says in each cell of a table which of two sides does something: a disc for the first, a diamond for the
// second, both marks for both, over a shade, and a dash for neither.
type SidesChart struct {
	Title   locale.Text // for screen readers; not drawn
	Desc    locale.Text // what stands before the data in the description; may be empty
	First   locale.Text // name of the side with the disc
	Second  locale.Text // name of the side with the diamond
	Silent  locale.Text // what a cell that is Silent means, such as: a side without an answer
	Columns []CrossColumn
	Rows    []SidesRow // from top to bottom
}

// A SidesRow is one row of a SidesChart.
type SidesRow struct {
	Label locale.Text // what the row is of
	Cells []Doing     // one a column; those that lack are Silent
}

// A Doing says which of two sides does something.
type Doing int

// What two sides do.
const (
	Silent     Doing = iota // it is not known
	Neither                 // neither side does it
	OnlyFirst               // only the first side does
	OnlySecond              // only the second side does
	Both                    // both sides do
)

var (
	neitherWord = locale.Text{FR: "aucune des deux", EN: "neither"}
	bothWord    = locale.Text{FR: "les deux", EN: "both"}
)

// word says what a cell holds.
func (chart SidesChart) word(d Doing, lang locale.Lang) string {
	text := chart.Silent
	switch d {
	case Neither:
		text = neitherWord
	case OnlyFirst:
		text = locale.Textf("%s seulement", "%s only", chart.First)
	case OnlySecond:
		text = locale.Textf("%s seulement", "%s only", chart.Second)
	case Both:
		text = bothWord
	default:
		if text.IsZero() {
			text = absentWord
		}
	}
	return locale.Line(text.In(lang))
}

func (r SidesRow) cell(column int) Doing {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return Silent
}

// Picture draws the chart.
func (chart SidesChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	x := crossing{columns: chart.Columns, least: 4*sideRadius + 4}
	var data []string
	silent := false
	for _, row := range chart.Rows {
		x.labels = append(x.labels, row.Label)
		var cells []string
		for j, column := range chart.Columns {
			silent = silent || row.cell(j) == Silent
			cells = append(cells, column.name(lang)+" "+chart.word(row.cell(j), lang))
		}
		data = append(data, c.colon(locale.Line(row.Label.In(lang)), strings.Join(cells, ", ")))
	}
	x.cell = func(c *canvas, i, j int, box Rect) {
		row := chart.Rows[i]
		box.Tip = c.colon(locale.Line(row.Label.In(c.lang))+", "+chart.Columns[j].name(c.lang), chart.word(row.cell(j), c.lang))
		c.doing(row.cell(j), box)
	}
	list := c.marksLegend(chart.First, chart.Second)
	for _, d := range []Doing{Both, Neither, Silent} {
		if d == Silent && !silent {
			continue
		}
		list = append(list, sign{name: chart.word(d, lang), width: cellHeight, draw: func(x, y float64) {
			c.doing(d, Rect{X: x - cellHeight/2 + 1, Y: y - signSize/2 - 2, Width: cellHeight - 2, Height: signSize + 4, Radius: 2})
		}})
	}
	return c.finish(x.draw(c, c.signs(2, list)), chart.Title, chart.Desc, data)
}

// sideRadius is that of the marks in a cell.
const sideRadius = 4.0

// doing draws a cell: its shade and its marks.
func (c *canvas) doing(d Doing, box Rect) {
	x, y := box.X+box.Width/2, box.Y+box.Height/2
	box.Fill, box.Stroke = Paint{Colour: paperColour}, edge
	switch d {
	case Both:
		box.Fill = Paint{Colour: sequential[2]}
	case Silent:
		box.Fill = absent
	}
	c.add(box)
	switch d {
	case Both:
		c.mark(0, x-sideRadius-1, y, sideRadius, "")
		c.mark(1, x+sideRadius+1, y, sideRadius, "")
	case OnlyFirst:
		c.mark(0, x-sideRadius-1, y, sideRadius, "")
	case OnlySecond:
		c.mark(1, x+sideRadius+1, y, sideRadius, "")
	case Neither:
		c.add(Line{x - 3, y, x + 3, y, Stroke{Paint: Paint{Colour: edgeColour}, Thick: 1.5}})
	}
}

// Text returns nothing: the table beside the chart has the same answers.
func (chart SidesChart) Text(int, locale.Lang) string { return "" }
