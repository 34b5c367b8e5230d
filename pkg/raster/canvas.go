package raster

import (
	"encoding/hex"
	"image"
	"image/color"
	"math"
	"strings"

	"golang.org/x/image/vector"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/font"
)

// A canvas is an image that shapes are drawn on, one over the other.
type canvas struct {
	page    *image.RGBA // opaque
	scale   float64     // pixels to a unit of the picture
	filler  *vector.Rasterizer
	overlay *vector.Rasterizer
}

func (c *canvas) shape(shape chart.Shape) {
	switch s := shape.(type) {
	case chart.Rect:
		c.mark(rectangle(s, c.scale), s.Fill, s.Stroke)
	case chart.Circle:
		c.mark(ring(s.X, s.Y, s.R, c.scale), s.Fill, s.Stroke)
	case chart.Area:
		c.mark(s.Points, s.Fill, s.Stroke)
	case chart.Line:
		c.fill(s.Stroke.Paint, outlines([]point{{s.X1, s.Y1}, {s.X2, s.Y2}}, false, s.Stroke))
	case chart.Words:
		c.words(s)
	}
}

// mark draws a closed shape and the line around it.
func (c *canvas) mark(corners polygon, fill chart.Paint, stroke chart.Stroke) {
	c.fill(fill, []polygon{corners})
	c.fill(stroke.Paint, outlines(corners, true, stroke))
}

// words draws lines of text. Letters that are larger than any page are nonsense and not drawn.
func (c *canvas) words(w chart.Words) {
	const largest = 1000 // pixels
	if size := w.FontSize() * c.scale; !(size > 0 && size <= largest) {
		return
	}
	paint := w.Fill
	if paint == (chart.Paint{}) {
		paint.Colour = chart.Ink
	}
	style := font.Regular
	if w.Bold {
		style = font.Bold
	}
	for i, line := range w.Lines {
		line = font.Clean(line)
		width := font.Width(line, style) * w.FontSize()
		x := w.X
		switch w.Anchor {
		case chart.Middle:
			x -= width / 2
		case chart.End:
			x -= width
		}
		y := w.Baseline(i)
		box := c.box(x-w.FontSize(), y-1.2*w.FontSize(), x+width+w.FontSize(), y+w.FontSize()/2)
		if box.Empty() {
			continue
		}
		c.filler.Reset(box.Dx(), box.Dy())
		font.Trace(c.filler, line, style, w.FontSize()*c.scale, x*c.scale-float64(box.Min.X), y*c.scale-float64(box.Min.Y))
		c.pour(box, paint)
	}
}

// box returns the pixels of the page that a rectangle of the picture touches; none where it is no rectangle.
func (c *canvas) box(x1, y1, x2, y2 float64) image.Rectangle {
	if !(x2 >= x1 && y2 >= y1) {
		return image.Rectangle{}
	}
	pixel := func(x float64, round func(float64) float64) int {
		return int(math.Max(-1e6, math.Min(1e6, round(x*c.scale))))
	}
	return image.Rect(pixel(x1, math.Floor), pixel(y1, math.Floor), pixel(x2, math.Ceil), pixel(y2, math.Ceil)).Intersect(c.page.Bounds())
}

// fill fills polygons as one shape: all that is inside one of them. They must turn the same way where they overlap.
func (c *canvas) fill(paint chart.Paint, polygons []polygon) {
	if paint.Colour == "" || len(polygons) == 0 {
		return
	}
	box := c.box(bounds(polygons))
	if box.Empty() {
		return
	}
	c.filler.Reset(box.Dx(), box.Dy())
	trace(c.filler, polygons, c.scale, box.Min)
	c.pour(box, paint)
}

// pour paints what the filler holds, which is relative to the box.
func (c *canvas) pour(box image.Rectangle, paint chart.Paint) {
	if box.Empty() {
		return
	}
	colour, over := rgb(paint.Colour), rgb(paint.Over)
	alpha := int(math.Round(paint.Alpha() * 255))
	shape, lines := mask(c.filler, box), c.pattern(box, paint)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			i := (y-box.Min.Y)*shape.Stride + x - box.Min.X
			cover := int(shape.Pix[i]) * alpha
			if cover == 0 {
				continue
			}
			source := colour
			if lines != nil {
				source = mix(colour, over, int(lines.Pix[i])*255)
			}
			at := c.page.PixOffset(x, y)
			below := color.RGBA{R: c.page.Pix[at], G: c.page.Pix[at+1], B: c.page.Pix[at+2], A: 255}
			above := mix(below, source, cover)
			c.page.Pix[at], c.page.Pix[at+1], c.page.Pix[at+2] = above.R, above.G, above.B
		}
	}
}

// pattern returns where the lines of a pattern run in a box; nil for a paint without one.
func (c *canvas) pattern(box image.Rectangle, paint chart.Paint) *image.Alpha {
	marks := paint.Pattern.Marks(float64(box.Min.X)/c.scale, float64(box.Min.Y)/c.scale,
		float64(box.Dx())/c.scale, float64(box.Dy())/c.scale)
	if len(marks) == 0 {
		return nil
	}
	c.overlay.Reset(box.Dx(), box.Dy())
	for _, mark := range marks {
		trace(c.overlay, []polygon{mark}, c.scale, box.Min)
	}
	return mask(c.overlay, box)
}

// mask returns how much of each pixel of a box is covered, in 16 steps: an eye sees no more of an edge, and with few colours
// an image is a third as large.
func mask(from *vector.Rasterizer, box image.Rectangle) *image.Alpha {
	to := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	from.Draw(to, to.Bounds(), image.Opaque, image.Point{})
	const step = 255 / 15
	for i, cover := range to.Pix {
		to.Pix[i] = byte((int(cover) + step/2) / step * step)
	}
	return to
}

// mix lays one colour over another: cover is 0 for none of it and 255 × 255 for nothing but it.
func mix(below, above color.RGBA, cover int) color.RGBA {
	const all = 255 * 255
	channel := func(a, b uint8) uint8 { return uint8((int(a)*(all-cover) + int(b)*cover + all/2) / all) }
	return color.RGBA{R: channel(below.R, above.R), G: channel(below.G, above.G), B: channel(below.B, above.B), A: 255}
}

// rgb reads a colour; Ink and whatever is none are black.
func rgb(colour string) color.RGBA {
	value, err := hex.DecodeString(strings.TrimPrefix(colour, "#"))
	if err != nil || len(value) != 3 {
		return color.RGBA{A: 255}
	}
	return color.RGBA{R: value[0], G: value[1], B: value[2], A: 255}
}
