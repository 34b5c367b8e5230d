package chart

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A StackedChart is a ranking: for each row a bar of two parts, with the total at its right.
type StackedChart struct {
	Title  locale.Text // for screen readers; not drawn
	Desc   locale.Text // what stands before the data in the description; may be empty
	First  locale.Text // name of the first part, for the legend
	Second locale.Text // name of the second part
	Rows   []Stack     // from top to bottom
	Unit   Unit        // writes the numbers; nil writes them plain
	Max    float64     // total of a bar of full length; 0 means the largest total
}

// A Stack is one row of a StackedChart.
type Stack struct {
	Rank   int         // written before the label; 0 means none
	Label  locale.Text // what the bar stands for
	First  float64     // length of the first part; not finite where there is none
	Second float64     // length of the second part; not finite where there is none
	Total  locale.Text // what to write at the right in place of the sum, or empty
}

// total returns what stands at the right: a sum with a part missing is no total, and is written as a dash.
func (s Stack) total(unit Unit, lang locale.Lang) string {
	if !s.Total.IsZero() {
		return locale.Line(s.Total.In(lang))
	}
	return unit.write(s.First+s.Second, lang)
}

// Stacked draws a StackedChart. The id is as in Bars.
func Stacked(chart StackedChart, id string, lang locale.Lang) string {
	c := newCanvas(id, lang)
	var labels, ranks, totals, data []string
	var sums []float64
	for _, row := range chart.Rows {
		rank := ""
		if row.Rank != 0 {
			rank = strconv.Itoa(row.Rank)
		}
		ranks = append(ranks, rank)
		labels = append(labels, locale.Line(row.Label.In(lang)))
		totals = append(totals, row.total(chart.Unit, lang))
		sums = append(sums, known(row.First)+known(row.Second))
		data = append(data, chart.describe(c, row))
	}
	y := c.legend(chart.First, chart.Second)
	column, right := newColumn(labels, wide*0.36), newColumn(totals, wide*0.3)
	rankWidth := widest(ranks)
	left := rankWidth + space + column.width + space
	room := wide - left - space - right.width
	full := fullScale(chart.Max, sums)
	top := y
	for i, row := range chart.Rows {
		height := math.Max(column.height(i), right.height(i))
		c.words(rankWidth, y+height/2, "end", ranks[i])
		column.draw(c, i, rankWidth+space+column.width, y+height/2, "end")
		end := chart.parts(c, row, left, y+height/2, full, room)
		right.draw(c, i, end+space/2, y+height/2, "start")
		y += height
	}
	c.shape("line", "x1", left, "y1", top, "x2", left, "y2", y, "stroke", "currentColor", "stroke-opacity", "0.5")
	return c.finish(y, chart.Title, chart.Desc, data)
}

// parts draws both parts of a bar, with their numbers inside where they fit, and returns where the bar ends.
func (chart StackedChart) parts(c *canvas, row Stack, x, middle, full, room float64) float64 {
	const half = 9.0
	first := scaled(row.First, full, room)
	second := math.Min(scaled(row.Second, full, room), room-first)
	c.bar(x, middle-half, first, 2*half, firstColour)
	c.bar(x+first, middle-half, second, 2*half, c.second())
	if text := chart.Unit.write(row.First, c.lang); measure(text)+space < first {
		c.open("g", "fill", onFirst)
		c.words(x+first/2, middle, "middle", text)
		c.shut("g")
	}
	if text := chart.Unit.write(row.Second, c.lang); measure(text)+2*space < second {
		// A plate under the number keeps the hatching from crossing it.
		width := measure(text) + space/2
		c.shape("rect", "x", x+first+second/2-width/2, "y", middle-7, "width", width, "height", 14.0, "rx", 2.0, "fill", "#ffffff")
		c.open("g", "fill", "#000000")
		c.words(x+first+second/2, middle, "middle", text)
		c.shut("g")
	}
	return x + first + second
}

func (chart StackedChart) describe(c *canvas, row Stack) string {
	label := locale.Line(row.Label.In(c.lang))
	if row.Rank != 0 {
		label = strconv.Itoa(row.Rank) + ". " + label
	}
	parts := chart.First.In(c.lang) + " " + chart.Unit.write(row.First, c.lang) + " + " +
		chart.Second.In(c.lang) + " " + chart.Unit.write(row.Second, c.lang)
	return c.colon(label, parts+" = "+row.total(chart.Unit, c.lang))
}

// known returns x, or 0 where it is not finite.
func known(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}
