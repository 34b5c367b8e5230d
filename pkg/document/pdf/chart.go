package pdf

import (
	"math"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/arrimage/arrimage/pkg/chart"
	doc "github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
)

// chart returns the caption of a drawing, and the drawing. One that is higher than a page is made smaller as long as its words can be read,
// and then cut where only lines cross.
func (f *flow) chart(block doc.Block) []box {
	const usual, smallest = 0.72, 0.5 // points to a pixel: letters of 10 and of 7 points
	picture := block.Chart.Drawing.Picture(f.lang)
	caption := f.caption(block, "", false)
	const above = 60 // what a heading on the same page may take
	room := f.room(false) - float64(len(caption))*captions.leading() - 3 - blocks - above
	scale := math.Min(usual, width(false)/picture.Width)
	if fitting := room / picture.Height; fitting >= smallest {
		scale = math.Min(scale, fitting)
	}
	var boxes []box
	cuts := cuts(picture, room/scale)
	for i := range len(cuts) - 1 {
		from, to := cuts[i], cuts[i+1]
		boxes = append(boxes, box{height: (to - from) * scale, draw: func(p *painter, y float64) {
			p.picture(picture, from, to, scale, y)
		}})
	}
	caption[0].space = blocks
	return append(caption, boxes...)
}

// cuts returns the heights at which a picture is cut, its top and its foot among them, so that no part is higher than most.
func cuts(p *chart.Picture, most float64) []float64 {
	all := []float64{0}
	for from := 0.0; p.Height-from > most; {
		to := from + most
		for y := to; y > from+most/2; y-- {
			if !crossed(p, y) {
				to = y
				break
			}
		}
		all, from = append(all, to), to
	}
	return append(all, p.Height)
}

// crossed reports whether a shape other than a line stands at a height.
func crossed(p *chart.Picture, y float64) bool {
	for _, shape := range p.Shapes {
		_, isLine := shape.(chart.Line)
		if low, high := reach(shape); !isLine && low < y && y < high {
			return true
		}
	}
	return false
}

// reach returns between which heights of a picture a shape stands.
func reach(shape chart.Shape) (low, high float64) {
	switch s := shape.(type) {
	case chart.Rect:
		return s.Y, s.Y + s.Height
	case chart.Circle:
		return s.Y - s.R, s.Y + s.R
	case chart.Line:
		return math.Min(s.Y1, s.Y2), math.Max(s.Y1, s.Y2)
	case chart.Words:
		return s.Baseline(0) - s.FontSize(), s.Baseline(len(s.Lines)-1) + s.FontSize()/3
	}
	low, high = math.Inf(1), math.Inf(-1)
	for _, point := range shape.(chart.Area).Points {
		low, high = math.Min(low, point[1]), math.Max(high, point[1])
	}
	return low, high
}

// A drawing is a picture on its way to a page.
type drawing struct {
	*painter
	x, y  float64 // of its top left corner, in points
	scale float64 // points to a pixel
}

// picture draws what stands between two heights of a picture, the first of them at the height y of the page.
func (p *painter) picture(picture *chart.Picture, from, to, scale, y float64) {
	d := drawing{p, side, y - from*scale, scale}
	whole := from == 0 && to == picture.Height
	if !whole {
		p.ClipRect(side-2, y, picture.Width*scale+4, (to-from)*scale, false)
	}
	for _, shape := range picture.Shapes {
		if low, high := reach(shape); low <= to && high >= from {
			d.shape(shape)
		}
	}
	if !whole {
		p.ClipEnd()
		p.now = face{} // The clip ended with the font and the colours from before it, which the library does not know.
		p.SetFillColor(0, 0, 0)
		p.SetDrawColor(0, 0, 0)
	}
}

func (d drawing) shape(shape chart.Shape) {
	switch s := shape.(type) {
	case chart.Rect:
		x, y, width, height := d.x+s.X*d.scale, d.y+s.Y*d.scale, s.Width*d.scale, s.Height*d.scale
		radius := math.Min(s.Radius*d.scale, math.Min(width, height)/2)
		d.mark(s.Fill, s.Stroke, s.X, s.Y, s.Width, s.Height, func(style string) {
			if radius > 0 {
				d.RoundedRect(x, y, width, height, radius, "1234", style)
			} else {
				d.Rect(x, y, width, height, style)
			}
		}, func() { d.ClipRoundedRect(x, y, width, height, math.Max(0, radius), false) })
	case chart.Circle:
		x, y, r := d.x+s.X*d.scale, d.y+s.Y*d.scale, s.R*d.scale
		d.mark(s.Fill, s.Stroke, s.X-s.R, s.Y-s.R, 2*s.R, 2*s.R,
			func(style string) { d.Circle(x, y, r, style) }, func() { d.ClipCircle(x, y, r, false) })
	case chart.Area:
		d.area(s)
	case chart.Line:
		d.stroke(s.Stroke, func(string) {
			d.Line(d.x+s.X1*d.scale, d.y+s.Y1*d.scale, d.x+s.X2*d.scale, d.y+s.Y2*d.scale)
		})
	case chart.Words:
		d.words(s)
	}
}

func (d drawing) area(s chart.Area) {
	if len(s.Points) < 3 {
		return
	}
	low, high := s.Points[0], s.Points[0]
	for _, p := range s.Points {
		low = [2]float64{math.Min(low[0], p[0]), math.Min(low[1], p[1])}
		high = [2]float64{math.Max(high[0], p[0]), math.Max(high[1], p[1])}
	}
	points := d.points(s.Points)
	d.mark(s.Fill, s.Stroke, low[0], low[1], high[0]-low[0], high[1]-low[1],
		func(style string) { d.Polygon(points, style) }, func() { d.ClipPolygon(points, false) })
}

// points returns points of the picture on the page.
func (d drawing) points(from [][2]float64) []fpdf.PointType {
	to := make([]fpdf.PointType, len(from))
	for i, p := range from {
		to[i] = fpdf.PointType{X: d.x + p[0]*d.scale, Y: d.y + p[1]*d.scale}
	}
	return to
}

// mark draws a closed shape: its colour, the pattern over it, the line around it. The rectangle is that of the shape, in
// pixels of the picture.
func (d drawing) mark(fill chart.Paint, stroke chart.Stroke, x, y, width, height float64, draw func(style string), clip func()) {
	if fill.Colour != "" {
		d.opacity(fill.Alpha(), func() {
			d.fillColour(fill.Colour)
			draw("F")
			if marks := fill.Pattern.Marks(x, y, width, height); len(marks) > 0 {
				clip()
				d.fillColour(fill.Over)
				for _, mark := range marks {
					d.Polygon(d.points(mark), "F")
				}
				d.ClipEnd()
				d.fillColour(fill.Colour) // The clip ended with the colours from before it, which the library does not know.
			}
		})
	}
	d.stroke(stroke, draw)
}

// stroke draws a line, unless it has no colour.
func (d drawing) stroke(s chart.Stroke, draw func(style string)) {
	if s.Paint.Colour == "" {
		return
	}
	d.opacity(s.Paint.Alpha(), func() {
		c := rgb(s.Paint.Colour)
		d.SetDrawColor(c[0], c[1], c[2])
		d.SetLineWidth(s.Width() * d.scale)
		if s.Dash {
			d.SetDashPattern([]float64{4 * d.scale, 3 * d.scale}, 0)
		}
		draw("D")
		if s.Dash {
			d.SetDashPattern(nil, 0)
		}
	})
}

// opacity draws something that what lies below shows through.
func (d drawing) opacity(alpha float64, draw func()) {
	if alpha == 1 {
		draw()
		return
	}
	d.SetAlpha(alpha, "Normal")
	draw()
	d.SetAlpha(1, "Normal")
}

// words draws lines of text.
func (d drawing) words(w chart.Words) {
	f := face{size: w.FontSize() * d.scale, colour: rgb(w.Fill.Colour)}
	if w.Bold {
		f.style = font.Bold
	}
	d.opacity(w.Fill.Alpha(), func() {
		for i, text := range w.Lines {
			text = clean(text)
			x := d.x + w.X*d.scale
			switch w.Anchor {
			case chart.Middle:
				x -= f.width(text) / 2
			case chart.End:
				x -= f.width(text)
			}
			d.text(x, d.y+w.Baseline(i)*d.scale, text, f)
		}
	})
}

func (d drawing) fillColour(name string) {
	c := rgb(name)
	d.SetFillColor(c[0], c[1], c[2])
}

// rgb reads a colour, "#rrggbb"; Ink and whatever is none are black.
func rgb(name string) colour {
	value, err := strconv.ParseUint(strings.TrimPrefix(name, "#"), 16, 24)
	if err != nil {
		return colour{}
	}
	return colour{int(value >> 16), int(value >> 8 & 255), int(value & 255)}
}
