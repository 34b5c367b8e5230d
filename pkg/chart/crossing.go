package chart

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A CrossColumn is a column of a HeatChart or a SidesChart.
type CrossColumn struct {
	Head  locale.Text // a few characters that stand above the column
	Label locale.Text // its name, which the list below the chart tells; Head where empty
}

// name returns the name of a column.
func (col CrossColumn) name(lang locale.Lang) string {
	if col.Label.IsZero() {
		return locale.Line(col.Head.In(lang))
	}
	return locale.Line(col.Label.In(lang))
}

// A crossing lays out cells in rows and columns. Where the columns are too many for the width, they stand in several
// blocks, one below the other.
type crossing struct {
	columns []CrossColumn
	labels  []locale.Text // of the rows
	least   float64       // width that the widest cell needs
	cell    func(c *canvas, row, column int, box Rect)
}

// The sizes of cells.
const (
	cellHeight = 24.0
	narrowest  = 20.0
	cellGap    = 2.0
	widestHead = 90.0 // a longer head is wrapped
)

// draw draws the blocks from height y on and returns where they end.
func (x crossing) draw(c *canvas, y float64) float64 {
	var labels []string
	for _, label := range x.labels {
		labels = append(labels, locale.Line(label.In(c.lang)))
	}
	column := newColumn(labels, wide*0.36)
	left := column.width + space
	heads, width := x.heads(c)
	if width*float64(len(x.columns)) > wide-left { // Numbers take less room than names.
		if numbered := x.numbered(); numbered != nil {
			x.columns = numbered
			heads, width = x.heads(c)
		}
	}
	across := max(1, int((wide-left)/math.Min(width, wide-left)))
	blocks := max(1, (len(x.columns)+across-1)/across)
	across = max(1, (len(x.columns)+blocks-1)/blocks) // As many in each block.
	width = math.Min((wide-left)/float64(across), 1.8*math.Max(width, cellHeight))
	for from := 0; from < len(x.columns); from += across {
		if from > 0 {
			y += space
		}
		y = x.block(c, column, heads, from, min(from+across, len(x.columns)), left, width, y)
	}
	return x.list(c, y+space/2)
}

// heads returns the lines of the heads, and the width that the widest column needs.
func (x crossing) heads(c *canvas) (heads [][]string, width float64) {
	width = math.Max(narrowest, x.least+cellGap)
	for _, column := range x.columns {
		head := wrap(locale.Line(column.Head.In(c.lang)), widestHead, measure)
		heads = append(heads, head)
		width = math.Max(width, widest(head)+4)
	}
	return heads, width
}

// numbered returns the columns with numbers as heads, which the list below explains; nil where they have names apart from
// their heads already.
func (x crossing) numbered() []CrossColumn {
	var columns []CrossColumn
	for i, column := range x.columns {
		if !column.Label.IsZero() {
			return nil
		}
		columns = append(columns, CrossColumn{Head: locale.Same(strconv.Itoa(i + 1)), Label: column.Head})
	}
	return columns
}

// block draws some of the columns and returns where they end.
func (x crossing) block(c *canvas, labels column, heads [][]string, from, to int, left, width, y float64) float64 {
	tallest := 0
	for _, head := range heads[from:to] {
		tallest = max(tallest, len(head))
	}
	for j := from; j < to; j++ {
		at := y + Leading*(float64(tallest-len(heads[j]))+0.5)
		c.words(left+(float64(j-from)+0.5)*width, at, Middle, heads[j]...)
	}
	y += Leading*float64(tallest) + cellGap
	for i := range x.labels {
		height := math.Max(cellHeight, float64(len(labels.lines[i]))*Leading+2)
		labels.draw(c, i, left-space, y+height/2, End)
		for j := from; j < to; j++ {
			x.cell(c, i, j, Rect{X: left + float64(j-from)*width, Y: y, Width: width - cellGap, Height: height - cellGap, Radius: 2})
		}
		y += height
	}
	return y
}

// list writes which name each head stands for, where one differs from its head, and returns where that ends.
func (x crossing) list(c *canvas, y float64) float64 {
	text := ""
	for _, column := range x.columns {
		head, name := locale.Line(column.Head.In(c.lang)), column.name(c.lang)
		if head == name {
			continue
		}
		if text != "" {
			text += "\u00a0 "
		}
		text += head + "\u00a0" + name
	}
	if text == "" {
		return y
	}
	lines := wrap(text, wide, sized(listSize))
	c.add(Words{Y: y + Leading/2, Anchor: Start, Lines: lines, Size: listSize})
	return y + Leading*listSize/Size*float64(len(lines)) + space/2
}

// listSize is the size of the font of a list of names below a drawing.
const listSize = 12.0
