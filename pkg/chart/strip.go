package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A StripChart shows a distribution: each unit is a dot on one scale, equal ones stacked, one row a group. Behind the dots
// lie the middle half of them and their median. Where a row has more than 500 units, a dot stands for several.
type StripChart struct {
	Title locale.Text // for screen readers; not drawn
	Desc  locale.Text // what stands before the data in the description; may be empty
	Rows  []Strip     // from top to bottom
	Unit  Unit        // writes the numbers; nil writes them plain
	Max   float64     // end of the scale, which then begins at 0; 0 means that the scale covers the numbers
	Dot   locale.Text // what a dot is, in the legend; empty says that it is a unit
	Named locale.Text // what a highlighted dot is, in the legend; empty says that it is a unit that is named
}

// A Strip is one row of a StripChart.
type Strip struct {
	Label  locale.Text  // whose values the row shows
	Units  []StripPoint // in any order
	Q1     float64      // first quartile; not finite where there is none
	Median float64      // middle value; not finite where there is none
	Q3     float64      // third quartile; not finite where there is none
}

// A StripPoint is one unit of a Strip.
type StripPoint struct {
	Value     float64     // not finite where it has none; it is then described, not drawn
	Label     locale.Text // name of the unit
	Highlight bool        // drawn as a diamond, with its name
}

var (
	stripUnit   = locale.Text{FR: "une unité", EN: "one unit"}
	stripUnits  = locale.Text{FR: "%s unités", EN: "%s units"}
	stripShown  = locale.Text{FR: "unité nommée", EN: "unit that is named"}
	stripMiddle = locale.Text{FR: "moitié du milieu", EN: "middle half"}
	stripMedian = locale.Text{FR: "médiane", EN: "median"}
)

// Picture draws the chart.
func (chart StripChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	var labels, data []string
	var numbers []float64
	named := false
	for _, row := range chart.Rows {
		labels = append(labels, locale.Line(row.Label.In(lang)))
		data = append(data, chart.describe(c, row))
		for _, unit := range row.Units {
			numbers = append(numbers, unit.Value)
			named = named || unit.Highlight
		}
	}
	column := newColumn(labels, wide*0.3)
	left := column.width + 2*space
	last := newGauge(numbers, chart.Max, chart.Unit, left, wide).ticks
	right := wide - math.Min(measure(chart.Unit.write(last[len(last)-1], lang))/2, wide*0.1) - space
	g := newGauge(numbers, chart.Max, chart.Unit, left, right)
	each := chart.each()
	y := c.signs(0, chart.signs(c, named, each))
	for i, row := range chart.Rows {
		s := newSwarm(g, row, each)
		height := math.Max(column.height(i), s.height())
		g.lines(c, y, y+height)
		chart.middle(c, g, row, y+s.names, height-s.names)
		column.draw(c, i, column.width, y+height/2, End)
		s.draw(c, chart, y+height)
		y += height + space/2
	}
	return c.finish(g.numbers(c, y), chart.Title, chart.Desc, data)
}

// mostDots is how many dots a row has at most; the next units share them, and the description leaves them out.
const mostDots = 500

// each returns how many units a dot stands for.
func (chart StripChart) each() int {
	most := 0
	for _, row := range chart.Rows {
		most = max(most, len(row.Units))
	}
	return max(1, (most+mostDots-1)/mostDots)
}

// signs returns the legend.
func (chart StripChart) signs(c *canvas, named bool, each int) []sign {
	unit := cmp.Or(chart.Dot, stripUnit).In(c.lang)
	if each > 1 {
		unit = locale.Textf(stripUnits.FR, stripUnits.EN, locale.Count(each)).In(c.lang)
	}
	list := []sign{{name: unit, draw: func(x, y float64) { c.add(Circle{X: x, Y: y, R: dot, Fill: stripFill}) }}}
	if named {
		list = append(list, sign{name: locale.Line(cmp.Or(chart.Named, stripShown).In(c.lang)), draw: func(x, y float64) { c.mark(1, x, y, dot, "") }})
	}
	return append(list,
		c.swatch(stripMiddle.In(c.lang), stripBand, Stroke{}),
		sign{name: stripMedian.In(c.lang), draw: func(x, y float64) { c.add(Line{x, y - 7, x, y + 7, medianStroke}) }})
}

var (
	stripFill    = Paint{Colour: firstColour, Opacity: 0.85}
	stripBand    = Paint{Colour: Ink, Opacity: 0.13}
	medianStroke = Stroke{Paint: Paint{Colour: Ink}, Thick: 2}
)

// middle draws the middle half and the median of a row.
func (chart StripChart) middle(c *canvas, g gauge, row Strip, y, height float64) {
	if finite(row.Q1) && finite(row.Q3) {
		lo, hi := g.x(row.Q1), g.x(row.Q3)
		c.add(Rect{X: lo, Y: y + 2, Width: math.Max(hi-lo, 1), Height: height - 4, Fill: stripBand})
	}
	if finite(row.Median) {
		c.add(Line{g.x(row.Median), y + 2, g.x(row.Median), y + height - 2, medianStroke})
	}
}

// describe says a row in words: how many units, their quartiles, then each from the lowest.
func (chart StripChart) describe(c *canvas, row Strip) string {
	units := slices.Clone(row.Units)
	slices.SortStableFunc(units, func(a, b StripPoint) int { return compareFinite(a.Value, b.Value) })
	n := 0
	for _, unit := range units {
		if finite(unit.Value) {
			n++
		}
	}
	parts := []string{"n = " + c.lang.Number(float64(n), 0)}
	if finite(row.Median) {
		parts = append(parts, stripMedian.In(c.lang)+" "+chart.Unit.write(row.Median, c.lang))
	}
	if finite(row.Q1) && finite(row.Q3) {
		parts = append(parts, stripMiddle.In(c.lang)+" "+c.lang.Interval(chart.Unit.write(row.Q1, c.lang), chart.Unit.write(row.Q3, c.lang)))
	}
	for _, unit := range units {
		if len(units) <= mostDots || unit.Highlight {
			parts = append(parts, chart.named(c, unit))
		}
	}
	return c.colon(locale.Line(row.Label.In(c.lang)), strings.Join(parts, ", "))
}

// named writes a unit with its value.
func (chart StripChart) named(c *canvas, unit StripPoint) string {
	return strings.TrimSpace(locale.Line(unit.Label.In(c.lang)) + " " + chart.Unit.write(unit.Value, c.lang))
}

// compareFinite orders numbers, those that are not finite last and equal.
func compareFinite(a, b float64) int {
	switch {
	case finite(a) && !finite(b), finite(a) && a < b:
		return -1
	case finite(b) && !finite(a), finite(b) && a > b:
		return 1
	}
	return 0
}

// Text returns nothing: the table of the distribution reads better on a terminal.
func (chart StripChart) Text(int, locale.Lang) string { return "" }
