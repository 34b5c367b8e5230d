package chart

import (
	"html"
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// largest is how many pixels wide a page shows a drawing at most: 20 % larger than it is.
const largest = 680

// SVG writes a picture for a page. The id is the prefix of every id in it and must differ from picture to picture of a
// page; SVG panics where it is not made of letters, digits, - and _, since it comes from code, not from data.
func SVG(p *Picture, id string) string {
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
		panic("chart: id: must be letters, digits, - and _")
	}
	least := ""
	if width := LeastWidth(p); width > 0 {
		least = "min-width:" + number(width) + "px;"
	}
	return svg(p, id, "currentColor", "width", "100%",
		"style", "max-width:"+number(math.Min(largest, p.Width*largest/wide))+"px;"+least+"height:auto;font-family:inherit")
}

// LeastWidth returns the narrowest that a picture with small letters may be shown, in pixels: they are then 10 pixels high. It
// is 0 for a picture whose letters are of the usual size, or larger.
func LeastWidth(p *Picture) float64 {
	smallest := Size
	for _, shape := range p.Shapes {
		if words, ok := shape.(Words); ok {
			smallest = math.Min(smallest, words.FontSize())
		}
	}
	const legible = 10.2
	if smallest >= Size {
		return 0
	}
	return math.Ceil(p.Width * legible / smallest)
}

// fonts are those of a file that stands alone: each has the accents of French.
const fonts = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

// fileInk is the colour of the text of a file that stands alone.
const fileInk = "#1a1a1a"

// File writes a picture as an SVG file that stands alone: with a size of its own, its fonts, and dark text on a white page,
// since a file cannot follow the page that it is put into.
func File(p *Picture) string {
	page := *p
	page.Shapes = append([]Shape{Rect{Width: p.Width, Height: p.Height, Fill: white}}, p.Shapes...)
	return svg(&page, "chart", fileInk, "width", p.Width, "height", p.Height, "font-family", fonts)
}

// svg writes a picture; the attributes are those that differ between a page and a file.
func svg(p *Picture, id, ink string, attributes ...any) string {
	w := &svgWriter{id: id, ink: ink}
	w.open("svg", append([]any{"xmlns", "http://www.w3.org/2000/svg", "role", "img",
		"aria-labelledby", id + "-title " + id + "-desc", "lang", string(p.Lang),
		"viewBox", "0 0 " + number(p.Width) + " " + number(p.Height)}, append(attributes, "font-size", Size, "fill", ink)...)...)
	w.text.WriteString("\n")
	w.element("title", p.Title, "id", id+"-title")
	w.element("desc", p.Desc, "id", id+"-desc")
	w.patterns(p.Shapes)
	for _, shape := range p.Shapes {
		w.shape(shape)
	}
	w.shut("svg")
	return w.text.String()
}

// An svgWriter collects the elements of one drawing.
type svgWriter struct {
	text      strings.Builder
	id        string // prefix of every id
	ink       string // what Ink is
	patterned []Paint
}

// escape makes a text safe between tags and in attributes. Characters that XML forbids, and line ends, become spaces.
func escape(s string) string { return html.EscapeString(locale.Line(s)) }

// number writes a coordinate to a tenth of a unit.
func number(x float64) string {
	rounded := math.Round(x*10) / 10
	if rounded == 0 {
		rounded = 0 // A negative zero is written as zero.
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// open writes a start tag. The attributes are names and values in turn; a value is a string or a coordinate.
func (w *svgWriter) open(name string, attributes ...any) {
	w.begin(name, attributes)
	w.text.WriteString(">")
}

// empty writes an element that holds nothing.
func (w *svgWriter) empty(name string, attributes ...any) {
	w.begin(name, attributes)
	w.text.WriteString("/>\n")
}

// begin writes a start tag up to its end.
func (w *svgWriter) begin(name string, attributes []any) {
	w.text.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		value, isText := attributes[i+1].(string)
		if isText {
			value = escape(value)
		} else {
			value = number(attributes[i+1].(float64))
		}
		w.text.WriteString(" " + attributes[i].(string) + `="` + value + `"`)
	}
}

// shut writes an end tag.
func (w *svgWriter) shut(name string) { w.text.WriteString("</" + name + ">\n") }

// element writes an element that holds a text, which may be empty.
func (w *svgWriter) element(name, text string, attributes ...any) {
	w.open(name, attributes...)
	w.text.WriteString(escape(text))
	w.shut(name)
}

// mark writes a shape that may have a tip.
func (w *svgWriter) mark(name, tip string, attributes ...any) {
	if tip == "" {
		w.empty(name, attributes...)
		return
	}
	w.open(name, attributes...)
	w.text.WriteString("<title>" + escape(tip) + "</title>")
	w.shut(name)
}

func (w *svgWriter) shape(shape Shape) {
	switch s := shape.(type) {
	case Rect:
		attributes := []any{"x", s.X, "y", s.Y, "width", s.Width, "height", s.Height}
		if s.Radius > 0 {
			attributes = append(attributes, "rx", s.Radius)
		}
		w.mark("rect", s.Tip, append(attributes, w.painted(s.Fill, s.Stroke)...)...)
	case Circle:
		w.mark("circle", s.Tip, append([]any{"cx", s.X, "cy", s.Y, "r", s.R}, w.painted(s.Fill, s.Stroke)...)...)
	case Area:
		var points []string
		for _, p := range s.Points {
			points = append(points, number(p[0])+","+number(p[1]))
		}
		w.mark("polygon", s.Tip, append([]any{"points", strings.Join(points, " ")}, w.painted(s.Fill, s.Stroke)...)...)
	case Line:
		w.empty("line", append([]any{"x1", s.X1, "y1", s.Y1, "x2", s.X2, "y2", s.Y2}, w.strokeOf(s.Stroke)...)...)
	case Words:
		w.words(s)
	}
}

// words writes lines of text.
func (w *svgWriter) words(s Words) {
	attributes := []any{"x", s.X, "y", s.Baseline(0)}
	if s.Anchor != Start {
		attributes = append(attributes, "text-anchor", string(s.Anchor))
	}
	if s.Size != 0 {
		attributes = append(attributes, "font-size", s.Size)
	}
	if s.Bold {
		attributes = append(attributes, "font-weight", "600")
	}
	if s.Fill != (Paint{}) {
		attributes = append(attributes, w.fill(s.Fill)...)
	}
	w.open("text", attributes...)
	for i, line := range s.Lines {
		if i == 0 {
			w.text.WriteString(escape(line))
			continue
		}
		w.open("tspan", "x", s.X, "dy", s.Baseline(i)-s.Baseline(i-1))
		w.text.WriteString(escape(line))
		w.text.WriteString("</tspan>")
	}
	w.shut("text")
}

// painted returns the attributes of a fill and of a line around it.
func (w *svgWriter) painted(fill Paint, stroke Stroke) []any {
	attributes := w.fill(fill)
	if stroke.Paint.Colour != "" {
		attributes = append(attributes, w.strokeOf(stroke)...)
	}
	return attributes
}

func (w *svgWriter) fill(paint Paint) []any {
	switch {
	case paint.Colour == "":
		return []any{"fill", "none"}
	case paint.Pattern != Solid:
		return append([]any{"fill", "url(#" + w.patternID(paint) + ")"}, opacity("fill-opacity", paint)...)
	}
	return append([]any{"fill", w.colour(paint)}, opacity("fill-opacity", paint)...)
}

func (w *svgWriter) strokeOf(s Stroke) []any {
	attributes := append([]any{"stroke", w.colour(s.Paint)}, opacity("stroke-opacity", s.Paint)...)
	if s.Width() != 1 {
		attributes = append(attributes, "stroke-width", s.Width())
	}
	if s.Dash {
		attributes = append(attributes, "stroke-dasharray", "4 3")
	}
	return attributes
}

func (w *svgWriter) colour(paint Paint) string {
	if paint.Colour == Ink {
		return w.ink
	}
	return paint.Colour
}

func opacity(name string, paint Paint) []any {
	if paint.Alpha() == 1 {
		return nil
	}
	return []any{name, strconv.FormatFloat(paint.Alpha(), 'f', -1, 64)}
}
