package chart

import "github.com/arrimage/arrimage/pkg/locale"

// The sizes of text around a drawing that stands alone.
const (
	titleSize = 17.0
	footSize  = 11.0
	margin    = 16.0
)

// Framed returns a picture with its title above it and lines of small text below, such as the source and a notice, for a
// file that stands alone. Empty lines are left out.
func Framed(p *Picture, foot ...string) *Picture {
	c := &canvas{lang: p.Lang}
	y := margin
	if p.Title != "" {
		lines := wrap(p.Title, p.Width/1.1, sized(titleSize)) // Bold letters are wider.
		c.add(Words{X: margin, Y: y + titleSize/2, Anchor: Start, Lines: lines, Size: titleSize, Bold: true})
		y += titleSize*Leading/Size*float64(len(lines)) + space
	}
	for _, shape := range p.Shapes {
		c.add(moved(shape, margin, y))
	}
	y += p.Height
	for _, text := range foot {
		if text = locale.Line(text); text == "" {
			continue
		}
		lines := wrap(text, p.Width, sized(footSize))
		y += space
		c.add(Words{X: margin, Y: y + footSize/2, Anchor: Start, Lines: lines, Size: footSize, Fill: Paint{Colour: Ink, Opacity: 0.75}})
		y += footSize * Leading / Size * float64(len(lines))
	}
	framed := *p
	framed.Shapes, framed.Width, framed.Height = c.shapes, p.Width+2*margin, y+margin
	return &framed
}

// moved returns a shape at another place.
func moved(shape Shape, dx, dy float64) Shape {
	switch s := shape.(type) {
	case Rect:
		s.X, s.Y = s.X+dx, s.Y+dy
		return s
	case Line:
		s.X1, s.Y1, s.X2, s.Y2 = s.X1+dx, s.Y1+dy, s.X2+dx, s.Y2+dy
		return s
	case Circle:
		s.X, s.Y = s.X+dx, s.Y+dy
		return s
	case Area:
		points := make([][2]float64, len(s.Points))
		for i, p := range s.Points {
			points[i] = [2]float64{p[0] + dx, p[1] + dy}
		}
		s.Points = points
		return s
	case Words:
		s.X, s.Y = s.X+dx, s.Y+dy
		return s
	}
	return shape
}
