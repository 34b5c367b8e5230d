// Package chart draws small charts, as SVG to be inlined in a document and as plain text for a terminal.
//
// A chart says nothing that a table does not: it refuses animation, scripts, external fonts and colour as the only sign
// of anything. The same data gives the same bytes.
//
//  1. Bars, Stacked, Paired, Rates and Scatter return SVG. Text takes the font and the colour of the page around it, so
//     charts follow a dark page and print; the drawing shrinks with its container. A title and a description that
//     lists the data are there for screen readers; neither is drawn, since the document has a caption.
//  2. TextBars and TextScatter return lines of text.
package chart

import (
	"html"
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The sizes of a drawing, in its own units. The drawing is shown at most 20 % larger, and on a telephone (400 pixels
// wide) at about 70 %, where text is still 10 pixels high.
const (
	wide    = 560.0 // width of every drawing
	largest = 680   // pixels that a drawing takes at most
	size    = 14.0  // font size
	leading = 17.0  // from one line of text to the next
	space   = 8.0   // between things that stand side by side
)

// The colours of the two series. Each has a contrast of at least 3:1 with white and with a dark page, and they differ
// in lightness, so a grey print tells them apart even without the hatching of the second.
const (
	firstColour  = "#2f6ea5"
	secondColour = "#c58525"
	hatchColour  = "#7a4d0c"
	onFirst      = "#ffffff" // text over the first colour
)

// A Unit writes a number of a chart, with its unit, in a language.
type Unit func(x float64, lang locale.Lang) string

// plain is the Unit of a chart that has none: at most two decimals.
func plain(x float64, lang locale.Lang) string { return lang.Trimmed(x, 2) }

func (u Unit) write(x float64, lang locale.Lang) string {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return "–"
	case u == nil:
		return plain(x, lang)
	}
	return u(x, lang)
}

// A canvas collects the elements of one drawing.
type canvas struct {
	text strings.Builder
	id   string      // prefix of every id
	lang locale.Lang // language of every text
}

// newCanvas panics where the prefix could not stand in an id, since it comes from code, not from data.
func newCanvas(id string, lang locale.Lang) *canvas {
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
		panic("chart: id: must be letters, digits, - and _")
	}
	return &canvas{id: id, lang: lang}
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
func (c *canvas) open(name string, attributes ...any) {
	c.text.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		value, isCoordinate := "", false
		switch v := attributes[i+1].(type) {
		case float64:
			value, isCoordinate = number(v), true
		case string:
			value = v
		}
		if !isCoordinate {
			value = escape(value)
		}
		c.text.WriteString(" " + attributes[i].(string) + `="` + value + `"`)
	}
	c.text.WriteString(">")
}

// shut writes an end tag.
func (c *canvas) shut(name string) { c.text.WriteString("</" + name + ">\n") }

// shape writes an element without content.
func (c *canvas) shape(name string, attributes ...any) {
	c.open(name, attributes...)
	c.shut(name)
}

// words writes lines of text, the middle of the first at height y. The anchor is start, middle or end.
func (c *canvas) words(x, y float64, anchor string, lines ...string) {
	const drop = 0.35 * size // from the middle of small letters to their baseline
	attributes := []any{"x", x, "y", y + drop}
	if anchor != "start" {
		attributes = append(attributes, "text-anchor", anchor)
	}
	c.open("text", attributes...)
	for i, line := range lines {
		if i == 0 {
			c.text.WriteString(escape(line))
			continue
		}
		c.open("tspan", "x", x, "dy", leading)
		c.text.WriteString(escape(line))
		c.text.WriteString("</tspan>")
	}
	c.shut("text")
}

// finish returns the drawing with the given height. The description is what the caller wrote, then the data.
func (c *canvas) finish(height float64, title, description locale.Text, data []string) string {
	body := c.text.String()
	c.text.Reset()
	c.open("svg", "xmlns", "http://www.w3.org/2000/svg", "role", "img",
		"aria-labelledby", c.id+"-title "+c.id+"-desc", "lang", string(c.lang),
		"viewBox", "0 0 "+number(wide)+" "+number(math.Ceil(height)), "width", "100%",
		"style", "max-width:"+strconv.Itoa(largest)+"px;height:auto;font-family:inherit",
		"font-size", size, "fill", "currentColor")
	c.text.WriteString("\n")
	c.open("title", "id", c.id+"-title")
	c.text.WriteString(escape(title.In(c.lang)))
	c.shut("title")
	c.open("desc", "id", c.id+"-desc")
	c.text.WriteString(escape(strings.TrimSpace(description.In(c.lang) + " " + strings.Join(data, "; ") + ".")))
	c.shut("desc")
	c.text.WriteString(body + "</svg>\n")
	return c.text.String()
}

// colon writes a label and what is said of it, with the colon of the language.
func (c *canvas) colon(label, value string) string {
	if c.lang == locale.French {
		return label + locale.NBSP + ": " + value
	}
	return label + ": " + value
}

// hatch defines the pattern that fills the second series.
func (c *canvas) hatch() {
	c.text.WriteString("<defs>")
	c.open("pattern", "id", c.id+"-hatch", "width", "6", "height", "6", "patternUnits", "userSpaceOnUse",
		"patternTransform", "rotate(45)")
	c.shape("rect", "width", "6", "height", "6", "fill", secondColour)
	c.shape("rect", "width", "1.5", "height", "6", "fill", hatchColour)
	c.shut("pattern")
	c.text.WriteString("</defs>\n")
}

// second is the fill of the second series.
func (c *canvas) second() string { return "url(#" + c.id + "-hatch)" }

// legend writes the names of the two series at the top and returns the height that they take.
func (c *canvas) legend(first, second locale.Text) float64 {
	c.hatch()
	const swatch = 14.0
	x, y := 0.0, 0.0
	for i, name := range []locale.Text{first, second} {
		lines := wrap(locale.Line(name.In(c.lang)), wide-swatch-space, measure)
		width := swatch + space + widest(lines)
		if i > 0 && x+width > wide {
			x = 0
			y += leading + space/2
		}
		fill := firstColour
		if i > 0 {
			fill = c.second()
		}
		c.shape("rect", "x", x, "y", y, "width", swatch, "height", swatch, "fill", fill)
		c.words(x+swatch+space, y+swatch/2, "start", lines...)
		x += width + 3*space
		y += leading * float64(len(lines)-1)
	}
	return y + leading + space
}
