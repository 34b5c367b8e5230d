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
	Label locale.Text // what the rate is of, with its base
	Value float64     // percentage (81 means 81 %); not finite where there is none
	Lo    float64     // lower bound; not finite where there is no interval
	Hi    float64     // upper bound
	Text  locale.Text // what to write at the right, or empty: rate and interval, without decimals
}

func (r Rate) text(lang locale.Lang) string {
	switch {
	case !r.Text.IsZero():
		return oneLine(r.Text.In(lang))
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

// Rates draws a RatesChart. The id is as in Bars.
func Rates(chart RatesChart, id string, lang locale.Lang) string {
	c := newCanvas(id, lang)
	var labels, texts, data []string
	for _, row := range chart.Rows {
		labels = append(labels, oneLine(row.Label.In(lang)))
		texts = append(texts, row.text(lang))
		data = append(data, c.colon(oneLine(row.Label.In(lang)), row.text(lang)))
	}
	column, right := newColumn(labels, wide*0.34), newColumn(texts, wide*0.3)
	left := column.width + 2*space
	room := wide - left - 2*space - right.width
	var middles []float64
	y := 0.0
	for i := range chart.Rows {
		height := math.Max(column.height(i), right.height(i))
		middles = append(middles, y+height/2)
		y += height
	}
	c.percentScale(left, room, y)
	for i, row := range chart.Rows {
		column.draw(c, i, column.width, middles[i], "end")
		c.whiskers(row, left, middles[i], room)
		right.draw(c, i, wide, middles[i], "end")
	}
	return c.finish(y+leading+space, chart.Title, chart.Desc, data)
}

// percentScale draws the vertical lines from 0 to 100 and their numbers, as many as have room.
func (c *canvas) percentScale(left, room, height float64) {
	ticks := []float64{0, 25, 50, 75, 100}
	if room < 5*measure(c.lang.Percent(100, 0)) {
		ticks = []float64{0, 50, 100}
	}
	for _, tick := range ticks {
		x := left + tick/100*room
		c.shape("line", "x1", x, "y1", 0.0, "x2", x, "y2", height+3, "stroke", "currentColor", "stroke-opacity", "0.2")
		c.words(x, height+3+leading/2, "middle", c.lang.Percent(tick, 0))
	}
}

// whiskers draws a dot and the line of its interval with an end at each bound.
func (c *canvas) whiskers(row Rate, left, middle, room float64) {
	if row.hasInterval() {
		lo, hi := left+scaled(row.Lo, 100, room), left+scaled(row.Hi, 100, room)
		for _, end := range [][4]float64{{lo, 0, hi, 0}, {lo, -5, lo, 5}, {hi, -5, hi, 5}} {
			c.shape("line", "x1", end[0], "y1", middle+end[1], "x2", end[2], "y2", middle+end[3],
				"stroke", firstColour, "stroke-width", "2")
		}
	}
	if !math.IsNaN(row.Value) && !math.IsInf(row.Value, 0) {
		c.shape("circle", "cx", left+scaled(row.Value, 100, room), "cy", middle, "r", 5.0, "fill", firstColour)
	}
}
