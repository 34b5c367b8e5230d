package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// signSize is the width and the height of a sign of a legend.
const signSize = 14.0

// A sign is one entry of a legend.
type sign struct {
	name  string
	draw  func(x, y float64) // draws around the middle of the sign
	width float64            // of the sign; 0 for signSize
}

// signs writes a legend from height y on and returns where it ends. Without entries it takes no room.
func (c *canvas) signs(y float64, list []sign) float64 {
	if len(list) == 0 {
		return y
	}
	x := 0.0
	for i, entry := range list {
		sign := math.Max(entry.width, signSize)
		lines := wrap(entry.name, wide-sign-space, measure)
		width := sign + space + widest(lines)
		if i > 0 && x+width > wide {
			x = 0
			y += Leading + space/2
		}
		entry.draw(x+sign/2, y+signSize/2)
		c.words(x+sign+space, y+signSize/2, Start, lines...)
		x += width + 3*space
		y += Leading * float64(len(lines)-1)
	}
	return y + Leading + space
}

// swatch returns a legend's entry of a filled square.
func (c *canvas) swatch(name string, fill Paint, stroke Stroke) sign {
	return sign{name: name, draw: func(x, y float64) {
		c.add(Rect{X: x - signSize/2, Y: y - signSize/2, Width: signSize, Height: signSize, Fill: fill, Stroke: stroke})
	}}
}

// legend writes the names of the two series at the top and returns the height that they take.
func (c *canvas) legend(one, other locale.Text) float64 {
	return c.signs(0, []sign{
		c.swatch(locale.Line(one.In(c.lang)), first, Stroke{}), c.swatch(locale.Line(other.In(c.lang)), second, Stroke{}),
	})
}

// marksLegend is the legend of a chart that shows two sides by their marks.
func (c *canvas) marksLegend(one, other locale.Text) []sign {
	var list []sign
	for side, name := range []locale.Text{one, other} {
		list = append(list, sign{name: locale.Line(name.In(c.lang)), draw: func(x, y float64) { c.mark(side, x, y, dot+1, "") }})
	}
	return list
}

// mark draws the mark of a side: a disc for the first, a diamond for the second.
func (c *canvas) mark(side int, x, y, radius float64, tip string) {
	if side == 0 {
		c.add(Circle{X: x, Y: y, R: radius, Fill: first, Tip: tip})
		return
	}
	reach := 1.25 * radius
	c.add(Area{
		Points: [][2]float64{{x, y - reach}, {x + reach, y}, {x, y + reach}, {x - reach, y}},
		Fill:   Paint{Colour: secondColour}, Stroke: Stroke{Paint: Paint{Colour: hatchColour}}, Tip: tip,
	})
}

// sized returns a ruler for a font size, as wrap takes it.
func sized(size float64) func(string) float64 {
	return func(s string) float64 { return measure(s) * size / Size }
}

// finite reports whether a number can be drawn.
func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
