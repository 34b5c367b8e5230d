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

// Picture draws the chart.
func (chart StackedChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
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
		c.words(rankWidth, y+height/2, End, ranks[i])
		column.draw(c, i, rankWidth+space+column.width, y+height/2, End)
		end := chart.parts(c, row, left, y+height/2, full, room)
		right.draw(c, i, end+space/2, y+height/2, Start)
		y += height
	}
	c.add(Line{left, top, left, y, axis})
	return c.finish(y, chart.Title, chart.Desc, data)
}

// parts draws both parts of a bar, with their numbers inside where they fit, and returns where the bar ends.
func (chart StackedChart) parts(c *canvas, row Stack, x, middle, full, room float64) float64 {
	const half = 9.0
	one := scaled(row.First, full, room)
	other := math.Min(scaled(row.Second, full, room), room-one)
	c.bar(x, middle-half, one, 2*half, first, chart.describe(c, row))
	c.bar(x+one, middle-half, other, 2*half, second, chart.describe(c, row))
	if text := chart.Unit.write(row.First, c.lang); measure(text)+space < one {
		c.add(Words{X: x + one/2, Y: middle, Anchor: Middle, Lines: []string{text}, Fill: white})
	}
	if text := chart.Unit.write(row.Second, c.lang); measure(text)+2*space < other {
		// A plate under the number keeps the hatching from crossing it.
		width := measure(text) + space/2
		c.add(Rect{X: x + one + other/2 - width/2, Y: middle - 7, Width: width, Height: 14, Radius: 2, Fill: white})
		c.add(Words{X: x + one + other/2, Y: middle, Anchor: Middle, Lines: []string{text}, Fill: black})
	}
	return x + one + other
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
