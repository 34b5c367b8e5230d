package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A RatesChart shows percentages with their intervals on a scale from 0 to 100.
type RatesChart struct {
	Title locale.Text // for screen readers; not drawn
	Desc  locale.Text // what stands before the data in the description; may be empty
	Rows  []Rate      // from top to bottom
}

// A Rate is one row of a RatesChart.
type Rate struct {
	Group locale.Text // heading, written above the row where it differs from that of the row before; may be empty
	Label locale.Text // what the rate is of, with its base
	Value float64     // percentage (81 means 81 %); not finite where there is none
	Lo    float64     // lower bound; not finite where there is no interval
	Hi    float64     // upper bound
	Text  locale.Text // what to write at the right, or empty: rate and interval, without decimals
}

func (r Rate) text(lang locale.Lang) string {
	switch {
	case !r.Text.IsZero():
		return locale.Line(r.Text.In(lang))
	case math.IsNaN(r.Value) || math.IsInf(r.Value, 0):
		return "–"
	case !r.hasInterval():
		return lang.Percent(r.Value, 0)
	}
	return lang.Percent(r.Value, 0) + " (" + lang.Interval(lang.Number(r.Lo, 0), lang.Number(r.Hi, 0)) + ")"
}

func (r Rate) hasInterval() bool {
	return !math.IsNaN(r.Lo) && !math.IsInf(r.Lo, 0) && !math.IsNaN(r.Hi) && !math.IsInf(r.Hi, 0)
}

// Picture draws the chart.
func (chart RatesChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	var labels, texts, data []string
	for _, row := range chart.Rows {
		labels = append(labels, locale.Line(row.Label.In(lang)))
		texts = append(texts, row.text(lang))
		data = append(data, c.colon(row.name(lang), row.text(lang)))
	}
	column, right := newColumn(labels, wide*0.38), newColumn(texts, wide*0.3)
	left := column.width + 2*space
	room := wide - left - 2*space - right.width
	y := 0.0
	for i, row := range chart.Rows {
		if heading := row.Group.In(lang); heading != "" && (i == 0 || heading != chart.Rows[i-1].Group.In(lang)) {
			y = c.rateHeading(heading, y, i == 0)
		}
		height := math.Max(column.height(i), right.height(i))
		c.percentLines(left, room, y, y+height)
		column.draw(c, i, column.width, y+height/2, End)
		c.whiskers(row, left, y+height/2, room)
		right.draw(c, i, wide, y+height/2, End)
		y += height
	}
	for _, tick := range percentTicks(room, lang) {
		c.words(left+tick/100*room, y+3+Leading/2, Middle, lang.Percent(tick, 0))
	}
	return c.finish(y+Leading+space, chart.Title, chart.Desc, data)
}

// name returns what a row is called where it stands alone.
func (r Rate) name(lang locale.Lang) string {
	if group := locale.Line(r.Group.In(lang)); group != "" {
		return group + ", " + locale.Line(r.Label.In(lang))
	}
	return locale.Line(r.Label.In(lang))
}

// rateHeading writes a heading over the whole width, below a space unless it is the first, and returns where it ends.
func (c *canvas) rateHeading(heading string, y float64, first bool) float64 {
	if !first {
		y += space
	}
	const bold = 1.12 // how much wider than measured
	lines := wrap(locale.Line(heading), wide/bold, measure)
	c.add(Words{Y: y + Leading/2, Anchor: Start, Lines: lines, Bold: true})
	return y + Leading*float64(len(lines)) + 3
}

// percentTicks returns the numbers of a scale from 0 to 100, as many as have room.
func percentTicks(room float64, lang locale.Lang) []float64 {
	if room < 5*measure(lang.Percent(100, 0)) {
		return []float64{0, 50, 100}
	}
	return []float64{0, 25, 50, 75, 100}
}

// percentLines draws the vertical lines of the scale behind one row: headings between the rows stay clear of them.
func (c *canvas) percentLines(left, room, top, bottom float64) {
	for _, tick := range percentTicks(room, c.lang) {
		x := left + tick/100*room
		c.add(Line{x, top, x, bottom, grid})
	}
}

// whiskers draws a dot and the line of its interval with an end at each bound.
func (c *canvas) whiskers(row Rate, left, middle, room float64) {
	if row.hasInterval() {
		c.whisker(left+scaled(row.Lo, 100, room), left+scaled(row.Hi, 100, room), middle)
	}
	if finite(row.Value) {
		tip := c.colon(row.name(c.lang), row.text(c.lang))
		c.add(Circle{X: left + scaled(row.Value, 100, room), Y: middle, R: dot, Fill: first, Tip: tip})
	}
}
