// Package chart draws small charts: as a Picture, which SVG and others write, and as plain text for a terminal.
//
// A chart says nothing that a table does not: it refuses animation, scripts, external fonts and colour as the only sign
// of anything. The same data gives the same bytes.
//
//  1. A BarChart, DotChart, DumbbellChart, PairedChart, StackedChart, RatesChart, LikertChart, StripChart, ScatterChart,
//     HeatChart, SidesChart, TimelineChart or TileMap holds the data.
//  2. Picture lays them out as shapes, with a title and a description that lists the data, for who cannot see them.
//  3. SVG writes a Picture for a page. Text takes the font and the colour of the page around it, so charts follow a dark
//     page and print; the drawing shrinks with its container. File writes it as a file that stands alone.
//  4. Text returns lines of text, or nothing where the table beside the chart reads better.
package chart

import (
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The sizes of text in a Picture.
const (
	Size    = 14.0 // of the font
	Leading = 17.0 // from one line to the next
)

// The other sizes of a drawing. On a telephone (400 pixels wide) it is shown at about 70 %, where text is still 10 pixels
// high.
const (
	wide  = 560.0 // width of every drawing
	space = 8.0   // between things that stand side by side
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

// A canvas collects the shapes of one drawing.
type canvas struct {
	lang   locale.Lang // language of every text
	shapes []Shape
}

func (c *canvas) add(shapes ...Shape) { c.shapes = append(c.shapes, shapes...) }

// words writes lines of text, the middle of the first at height y.
func (c *canvas) words(x, y float64, anchor Anchor, lines ...string) {
	c.add(Words{X: x, Y: y, Anchor: anchor, Lines: lines})
}

// finish returns the drawing with the given height. The description is what the caller wrote, then the data.
func (c *canvas) finish(height float64, title, description locale.Text, data []string) *Picture {
	return &Picture{
		Lang: c.lang, Width: wide, Height: math.Max(1, math.Ceil(height)), Shapes: c.shapes, Title: locale.Line(title.In(c.lang)),
		Desc: strings.TrimSpace(locale.Line(description.In(c.lang)) + " " + strings.Join(data, "; ") + "."),
	}
}

// colon writes a label and what is said of it, with the colon of the language.
func (c *canvas) colon(label, value string) string {
	if c.lang == locale.French {
		return label + locale.NBSP + ": " + value
	}
	return label + ": " + value
}
