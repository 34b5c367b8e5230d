package chart

import "github.com/arrimage/arrimage/pkg/locale"

// A Picture is a drawing in no format: shapes in the order in which they are drawn, and words for who cannot see it. A
// unit of length is a CSS pixel, 96 to the inch; x grows to the right, y downwards.
type Picture struct {
	Lang   locale.Lang // of every word in it
	Width  float64     // above 0
	Height float64     // above 0
	Title  string      // what it shows
	Desc   string      // its data in words
	Shapes []Shape
}

// A Shape is a Rect, a Line, a Circle, an Area or Words. Every coordinate is finite.
type Shape interface{ shape() }

// A Rect is an upright rectangle.
type Rect struct {
	X, Y          float64 // top left corner
	Width, Height float64 // 0 or more
	Radius        float64 // of its corners; 0 for sharp ones
	Fill          Paint
	Stroke        Stroke
	Tip           string // what it says of its datum when pointed at; may be empty
}

// A Line goes from one point to another.
type Line struct {
	X1, Y1, X2, Y2 float64
	Stroke         Stroke
}

// A Circle is a disc, a ring or both.
type Circle struct {
	X, Y, R float64 // centre and radius
	Fill    Paint
	Stroke  Stroke
	Tip     string // as that of a Rect
}

// An Area is a polygon, closed from its last point to its first.
type Area struct {
	Points [][2]float64 // x and y, three points or more
	Fill   Paint
	Stroke Stroke
	Tip    string // as that of a Rect
}

// Words are lines of text.
type Words struct {
	X, Y   float64  // Y is the middle of the small letters of the first line
	Anchor Anchor   // what X is of each line
	Lines  []string // one a line, Leading apart for text of the usual size
	Size   float64  // of the font; 0 stands for Size
	Bold   bool
	Fill   Paint // the zero Paint stands for Ink
}

func (Rect) shape()   {}
func (Line) shape()   {}
func (Circle) shape() {}
func (Area) shape()   {}
func (Words) shape()  {}

// Baseline returns the height of the baseline of line i, from 0.
func (w Words) Baseline(i int) float64 {
	const drop = 0.35 // from the middle of small letters to their baseline, in font sizes
	return w.Y + drop*w.FontSize() + float64(i)*w.FontSize()*Leading/Size
}

// FontSize returns the size of the font.
func (w Words) FontSize() float64 {
	if w.Size == 0 {
		return Size
	}
	return w.Size
}

// An Anchor is what the X of Words is.
type Anchor string

// The anchors, as SVG names them.
const (
	Start  Anchor = "start"  // the left end
	Middle Anchor = "middle" // the middle
	End    Anchor = "end"    // the right end
)

// A Stroke is how a line is drawn. The zero Stroke draws nothing.
type Stroke struct {
	Paint Paint
	Thick float64 // 0 stands for 1
	Dash  bool    // dashes of 4 with gaps of 3
}

// Width returns the thickness of the line.
func (s Stroke) Width() float64 {
	if s.Thick == 0 {
		return 1
	}
	return s.Thick
}

// A Paint is a colour, with a pattern over it or without. The zero Paint is none.
type Paint struct {
	Colour  string  // "#rrggbb", or Ink; "" for none
	Pattern Pattern // lines over the colour, so that grey print tells it apart
	Over    string  // colour of these lines, "#rrggbb"
	Opacity float64 // above 0, at most 1; 0 stands for 1
}

// Ink is the colour of the text around the drawing: black on paper, white on a dark page.
const Ink = "ink"

// Alpha returns the opacity.
func (p Paint) Alpha() float64 {
	if p.Opacity == 0 {
		return 1
	}
	return p.Opacity
}

// A Pattern is what is drawn over a colour.
type Pattern string

// The patterns. Lines are 1.5 wide and 6 apart.
const (
	Solid Pattern = ""      // nothing
	Hatch Pattern = "hatch" // lines that fall to the left, at 45 degrees
)
