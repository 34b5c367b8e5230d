package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A gauge is a scale from left to right that the rows of a chart share.
type gauge struct {
	ticks       []float64
	left, right float64 // where the first and the last tick lie
	unit        Unit
}

// newGauge returns a scale from 0 to max, or where max is not above 0 one that covers the numbers that are finite.
func newGauge(numbers []float64, max float64, unit Unit, left, right float64) gauge {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range numbers {
		if finite(x) {
			lo, hi = math.Min(lo, x), math.Max(hi, x)
		}
	}
	if max > 0 && finite(max) {
		lo, hi = math.Min(lo, 0), math.Max(hi, max)
	}
	right = math.Max(right, left)
	most := int(math.Min(math.Max((right-left)/60, 2), 6))
	return gauge{Ticks(lo, hi, most), left, right, unit}
}

// x returns where a number lies; what lies beyond the scale is at its end.
func (g gauge) x(x float64) float64 {
	part := share(x, g.ticks)
	if math.IsNaN(part) {
		part = 0
	}
	return g.left + math.Min(math.Max(part, 0), 1)*(g.right-g.left)
}

// lines draws the lines of the scale behind a row.
func (g gauge) lines(c *canvas, top, bottom float64) {
	for _, tick := range g.ticks {
		c.add(Line{g.x(tick), top, g.x(tick), bottom, grid})
	}
}

// numbers writes the numbers of the scale below height y, as many as have room, and returns where they end.
func (g gauge) numbers(c *canvas, y float64) float64 {
	free := math.Inf(-1)
	for _, tick := range g.ticks {
		text := g.unit.write(tick, c.lang)
		half := measure(text) / 2
		x := math.Min(g.x(tick), wide-half)
		if x-half >= free && x-half >= 0 {
			c.words(x, y+3+Leading/2, Middle, text)
			free = x + half + space/2
		}
	}
	return y + Leading + space
}

// heading writes the heading of a group of rows over the whole width, unless it is that of the row before, and returns
// where the row begins.
func (c *canvas) heading(group, before locale.Text, y float64, isFirst bool) float64 {
	heading := group.In(c.lang)
	if heading == "" || !isFirst && heading == before.In(c.lang) {
		return y
	}
	return c.rateHeading(heading, y, isFirst)
}
