// Package font has the font that pictures and PDF documents are set in: Liberation Sans, regular, bold, italic and both.
//
// The font lies in the binary (SIL Open Font License 1.1; each file names its copyright and its licence), so that a page
// looks alike on every machine. A file is parsed when it is first needed. Text is set from left to right, a character after
// the other, without ligatures: languages that need more are not set well. A character that the font does not have is seen
// as □, never left out.
package font

import (
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbolditalic"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Style is one of the four faces of the font.
type Style uint8

// The styles. Bold and Italic add up to BoldItalic.
const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = Bold | Italic
)

// The parts of the line that a text of size 1 takes, as the font says.
const (
	Ascent  = 0.905 // above the baseline
	Descent = 0.212 // below it
)

// TTF returns the font file, which must not be changed.
func (s Style) TTF() []byte {
	switch s {
	case Bold:
		return liberationsansbold.TTF
	case Italic:
		return liberationsansitalic.TTF
	case BoldItalic:
		return liberationsansbolditalic.TTF
	}
	return liberationsansregular.TTF
}

// A face is a parsed font file.
type face struct {
	file    *sfnt.Font
	units   float64   // of the design, in font size 1
	advance []float32 // of each character of the basic plane at size 1; below 0 where the font has none
}

var faces = [...]func() *face{sync.OnceValue(func() *face { return parse(Regular) }), sync.OnceValue(func() *face { return parse(Bold) }),
	sync.OnceValue(func() *face { return parse(Italic) }), sync.OnceValue(func() *face { return parse(BoldItalic) })}

// parse reads a font file. It panics where that is broken: the file is in the binary.
func parse(style Style) *face {
	file, err := sfnt.Parse(style.TTF())
	if err != nil {
		panic("font: " + err.Error())
	}
	f := &face{file: file, units: float64(file.UnitsPerEm()), advance: make([]float32, 1<<16)}
	var buffer sfnt.Buffer
	for r := range f.advance {
		f.advance[r] = -1
		if glyph, err := file.GlyphIndex(&buffer, rune(r)); err == nil && glyph != 0 {
			width, err := file.GlyphAdvance(&buffer, glyph, f.ppem(), font.HintingNone)
			if err != nil {
				panic("font: " + err.Error())
			}
			f.advance[r] = float32(float64(width) / 64 / f.units)
		}
	}
	return f
}

// ppem is the size at which a unit of the design is a pixel, so that nothing is rounded.
func (f *face) ppem() fixed.Int26_6 { return fixed.I(int(f.units)) }

// width returns the width of a character at size 1.
func (f *face) width(r rune) float64 {
	if r < 0 || int(r) >= len(f.advance) || f.advance[r] < 0 {
		return 0
	}
	return float64(f.advance[r])
}

// Width returns the width of a text that Clean returned, in font sizes.
func Width(text string, style Style) float64 {
	f := faces[style&BoldItalic]()
	sum := 0.0
	for _, r := range text {
		sum += f.width(r)
	}
	return sum
}

// A Pen follows the outline of a shape; x grows to the right, y downwards. Each outline is closed.
type Pen interface {
	MoveTo(x, y float32)
	LineTo(x, y float32)
	QuadTo(viaX, viaY, x, y float32)
}

// Trace leads a pen around the characters of a text that Clean returned. The text begins at x, its baseline is at y.
func Trace(pen Pen, text string, style Style, size, x, y float64) {
	f := faces[style&BoldItalic]()
	scale := size / f.units / 64
	var buffer sfnt.Buffer
	for _, r := range text {
		glyph, err := f.file.GlyphIndex(&buffer, r)
		if err != nil {
			panic("font: " + err.Error())
		}
		segments, err := f.file.LoadGlyph(&buffer, glyph, f.ppem(), nil)
		if err != nil {
			panic("font: " + err.Error())
		}
		at := func(p fixed.Point26_6) (float32, float32) {
			return float32(x + float64(p.X)*scale), float32(y + float64(p.Y)*scale)
		}
		for _, segment := range segments {
			follow(pen, segment, at)
		}
		x += f.width(r) * size
	}
}

// follow leads a pen along one segment.
func follow(pen Pen, segment sfnt.Segment, at func(fixed.Point26_6) (float32, float32)) {
	x, y := at(segment.Args[0])
	switch segment.Op {
	case sfnt.SegmentOpMoveTo:
		pen.MoveTo(x, y)
	case sfnt.SegmentOpLineTo:
		pen.LineTo(x, y)
	case sfnt.SegmentOpQuadTo:
		toX, toY := at(segment.Args[1])
		pen.QuadTo(x, y, toX, toY)
	default:
		panic("font: a TrueType outline has lines and quadratic curves only")
	}
}
