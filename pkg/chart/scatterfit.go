package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// fit draws the line of the chart and the band around it, and returns their legend. Names keep off the line.
func (c *canvas) fit(chart ScatterChart, s scale, labels *placer) []sign {
	var list []sign
	if points := chart.Band.points(s); len(points) > 2 {
		fill := Paint{Colour: Ink, Opacity: 0.13}
		c.add(Area{Points: points, Fill: fill})
		list = append(list, c.swatch(locale.Line(chart.Band.Label.In(c.lang)), fill, Stroke{}))
	}
	if line, drawn := chart.Line.clipped(s); drawn {
		stroke := Stroke{Paint: Paint{Colour: Ink, Opacity: 0.7}, Thick: 1.5, Dash: true}
		c.add(Line{line[0], line[1], line[2], line[3], stroke})
		labels.lines = append(labels.lines, line)
		list = append([]sign{{name: locale.Line(chart.Line.Label.In(c.lang)), draw: func(x, y float64) {
			c.add(Line{x - signSize/2, y + 3, x + signSize/2, y - 3, stroke})
		}}}, list...)
	}
	return list
}

// points returns the outline of the band in the drawing, along its upper bound and back; its bounds stay within the scale.
func (b *FitBand) points(s scale) [][2]float64 {
	if b == nil {
		return nil
	}
	var upper, lower [][2]float64
	clamp := func(x, y float64) [2]float64 {
		return [2]float64{math.Min(math.Max(s.x(x), s.left), s.right), math.Min(math.Max(s.y(y), s.top), s.bottom)}
	}
	for i, x := range b.Xs {
		if i < len(b.Lo) && i < len(b.Hi) && finite(x) && finite(b.Lo[i]) && finite(b.Hi[i]) {
			upper, lower = append(upper, clamp(x, b.Hi[i])), append(lower, clamp(x, b.Lo[i]))
		}
	}
	for i := range lower {
		upper = append(upper, lower[len(lower)-1-i])
	}
	return upper
}

// clipped returns the part of the line that lies within the plot.
func (l *FitLine) clipped(s scale) (line [4]float64, drawn bool) {
	if l == nil || !finite(l.X1) || !finite(l.X2) || !finite(l.Y1) || !finite(l.Y2) {
		return line, false
	}
	x1, y1, x2, y2 := s.x(l.X1), s.y(l.Y1), s.x(l.X2), s.y(l.Y2)
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{{x1 - x2, x1 - s.left}, {x2 - x1, s.right - x1}, {y1 - y2, y1 - s.top}, {y2 - y1, s.bottom - y1}} {
		switch direction, reach := side[0], side[1]; {
		case direction == 0 && reach < 0:
			return line, false
		case direction < 0:
			from = math.Max(from, reach/direction)
		case direction > 0:
			to = math.Min(to, reach/direction)
		}
	}
	if !(from < to) {
		return line, false
	}
	return [4]float64{x1 + from*(x2-x1), y1 + from*(y2-y1), x1 + to*(x2-x1), y1 + to*(y2-y1)}, true
}
