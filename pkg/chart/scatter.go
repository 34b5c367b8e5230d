package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A ScatterChart shows two numbers of each point, with its name. No name lies over another, over a point or over a line;
// where there is no room beside a point, a thin line leads to its name, and names without any room stand below the
// drawing. Of more than 120 points the names are in the description and in the tips only.
type ScatterChart struct {
	Title  locale.Text // for screen readers; not drawn
	Desc   locale.Text // what stands before the data in the description; may be empty
	X      Axis        // across
	Y      Axis        // up
	Points []Point     // in the order in which they are drawn and described
	Line   *FitLine    // a line through the points, or nil
	Band   *FitBand    // a band around it, or nil
}

// A FitLine is a straight line through the points of a ScatterChart. It is drawn within the scales.
type FitLine struct {
	X1, Y1, X2, Y2 float64     // two points of it, in the units of the scales; not drawn where one is not finite
	Label          locale.Text // what it is, for the legend
}

// A FitBand is an area around the line of a ScatterChart, between a lower and an upper bound at some places.
type FitBand struct {
	Xs     []float64   // places, rising
	Lo, Hi []float64   // the bounds at each; a place where one is not finite is left out
	Label  locale.Text // what it is, for the legend
}

// An Axis is one of the two scales of a ScatterChart.
type Axis struct {
	Label locale.Text // what it measures, with its unit
	Unit  Unit        // writes the numbers; nil writes them plain
}

// A Point is one mark of a scatter chart.
type Point struct {
	X     float64     // across; a point without two finite numbers is described but not drawn
	Y     float64     // up
	Label locale.Text // name, or empty
}

func (p Point) drawn() bool {
	return !math.IsNaN(p.X) && !math.IsInf(p.X, 0) && !math.IsNaN(p.Y) && !math.IsInf(p.Y, 0)
}

const (
	plotHeight = 340.0
	dot        = 5.0 // radius
)

// Picture draws the chart.
func (chart ScatterChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	s := newScale(chart, lang)
	c.axes(chart, s)
	labels := placer{within: rect{s.left, s.top - Leading/2, wide, s.bottom}}
	list := c.fit(chart, s, &labels)
	var data []string
	for _, p := range chart.Points {
		name := locale.Line(p.Label.In(lang))
		said := c.colon(name, chart.X.Unit.write(p.X, lang)+", "+chart.Y.Unit.write(p.Y, lang))
		data = append(data, said)
		if p.drawn() {
			x, y := s.x(p.X), s.y(p.Y)
			c.add(Circle{X: x, Y: y, R: dot, Fill: Paint{Colour: firstColour, Opacity: 0.85}, Tip: said})
			labels.points = append(labels.points, rect{x - dot, y - dot, x + dot, y + dot})
		}
	}
	homeless := c.names(chart, s, &labels)
	names := wrap(locale.Line(chart.X.Label.In(lang)), s.right, measure)
	c.words(s.right, s.bottom+1.5*Leading+space, End, names...)
	y := s.bottom + float64(1+len(names))*Leading + 1.5*space
	y = c.signs(y, list)
	if homeless != "" {
		lines := wrap(homeless, wide, measure)
		c.words(0, y+Leading/2, Start, lines...)
		y += float64(len(lines))*Leading + space
	}
	return c.finish(y, chart.Title, chart.Desc, data)
}

// A scale turns numbers into places.
type scale struct {
	xs, ys                   []float64 // ticks
	left, right, top, bottom float64   // edges of the plot
}

func newScale(chart ScatterChart, lang locale.Lang) scale {
	var x, y []float64
	for _, p := range chart.Points {
		if p.drawn() {
			x, y = append(x, p.X), append(y, p.Y)
		}
	}
	s := scale{xs: ticksOf(x, 6), ys: ticksOf(y, 6), top: Leading + space}
	s.top += Leading * float64(len(wrap(locale.Line(chart.Y.Label.In(lang)), wide, measure))-1)
	s.bottom = s.top + plotHeight
	var numbers []string
	for _, tick := range s.ys {
		numbers = append(numbers, chart.Y.Unit.write(tick, lang))
	}
	s.left = widest(numbers) + space
	s.right = wide - measure(chart.X.Unit.write(s.xs[len(s.xs)-1], lang))/2 - 2
	return s
}

// ticksOf returns the ticks of a scale that covers the numbers.
func ticksOf(numbers []float64, most int) []float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range numbers {
		lo, hi = math.Min(lo, x), math.Max(hi, x)
	}
	return Ticks(lo, hi, most)
}

func (s scale) x(x float64) float64 { return s.left + share(x, s.xs)*(s.right-s.left) }
func (s scale) y(y float64) float64 { return s.bottom - share(y, s.ys)*(s.bottom-s.top) }

// share returns how far along its ticks a number lies, from 0 to 1.
func share(x float64, ticks []float64) float64 {
	first, last := ticks[0], ticks[len(ticks)-1]
	return (x - first) / (last - first)
}

// axes draws the grid, the numbers of both scales and the name of the upright one: at the top left, where it reads
// without turning the head.
func (c *canvas) axes(chart ScatterChart, s scale) {
	for _, tick := range s.ys {
		c.add(Line{s.left, s.y(tick), s.right, s.y(tick), grid})
		c.words(s.left-space/2, s.y(tick), End, chart.Y.Unit.write(tick, c.lang))
	}
	free := math.Inf(-1) // right edge of the last number written below
	for _, tick := range s.xs {
		c.add(Line{s.x(tick), s.top, s.x(tick), s.bottom, grid})
		text := chart.X.Unit.write(tick, c.lang)
		if half := measure(text) / 2; s.x(tick)-half > free {
			c.words(s.x(tick), s.bottom+Leading/2+6, Middle, text)
			free = s.x(tick) + half + space/2
		}
	}
	c.words(0, Leading/2, Start, wrap(locale.Line(chart.Y.Label.In(c.lang)), wide, measure)...)
}
