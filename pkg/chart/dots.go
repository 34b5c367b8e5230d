package chart

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A DotChart is a ranking: for each row a dot on one scale, with its interval where it has one.
type DotChart struct {
	Title locale.Text // for screen readers; not drawn
	Desc  locale.Text // what stands before the data in the description; may be empty
	Rows  []Dot       // from top to bottom, as given
	Unit  Unit        // writes the numbers; nil writes them plain
	Max   float64     // end of the scale, which then begins at 0; 0 means that the scale covers the numbers
}

// A Dot is one row of a DotChart.
type Dot struct {
	Rank  int         // written before the label; 0 means none
	Label locale.Text // what the dot stands for
	Value float64     // not finite where there is none
	Lo    float64     // lower bound; not finite, or equal to Hi, where there is no interval
	Hi    float64     // upper bound
	Text  locale.Text // what to write at the right in place of the number, or empty
}

func (d Dot) hasInterval() bool { return finite(d.Lo) && finite(d.Hi) && d.Lo != d.Hi }

// text returns what stands at the right of a row: the number with its interval.
func (d Dot) text(unit Unit, lang locale.Lang) string {
	text := Bar{Value: d.Value, Text: d.Text}.text(unit, lang)
	if d.Text.IsZero() && finite(d.Value) && d.hasInterval() {
		text += " (" + lang.Interval(unit.write(d.Lo, lang), unit.write(d.Hi, lang)) + ")"
	}
	return text
}

// Picture draws the chart.
func (chart DotChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	ranks, labels, texts, data := chart.words(c)
	rankWidth := widest(ranks)
	column, right := newColumn(labels, wide*0.36), newColumn(texts, wide*0.28)
	g := newGauge(chart.numbers(), chart.Max, chart.Unit, rankWidth+column.width+3*space, wide-right.width-2*space)
	y := 0.0
	for i, row := range chart.Rows {
		height := math.Max(column.height(i), right.height(i))
		middle := y + height/2
		g.lines(c, y, y+height)
		c.words(rankWidth, middle, End, ranks[i])
		column.draw(c, i, rankWidth+space+column.width, middle, End)
		if row.hasInterval() {
			c.whisker(g.x(row.Lo), g.x(row.Hi), middle)
		}
		if finite(row.Value) {
			c.add(Circle{X: g.x(row.Value), Y: middle, R: dot, Fill: first, Tip: data[i]})
		}
		right.draw(c, i, wide, middle, End)
		y += height
	}
	return c.finish(g.numbers(c, y), chart.Title, chart.Desc, data)
}

// words returns the texts of each row: its rank, its label, what stands at the right, and all of it in words.
func (chart DotChart) words(c *canvas) (ranks, labels, texts, data []string) {
	for _, row := range chart.Rows {
		rank, label, text := "", locale.Line(row.Label.In(c.lang)), row.text(chart.Unit, c.lang)
		labels, texts = append(labels, label), append(texts, text)
		if row.Rank != 0 {
			rank = strconv.Itoa(row.Rank)
			label = rank + ". " + label
		}
		ranks, data = append(ranks, rank), append(data, c.colon(label, text))
	}
	return ranks, labels, texts, data
}

// numbers returns all that the scale covers.
func (chart DotChart) numbers() []float64 {
	var numbers []float64
	for _, row := range chart.Rows {
		numbers = append(numbers, row.Value)
		if row.hasInterval() {
			numbers = append(numbers, row.Lo, row.Hi)
		}
	}
	return numbers
}

// whisker draws the line of an interval with an end at each bound.
func (c *canvas) whisker(lo, hi, middle float64) {
	for _, end := range [][4]float64{{lo, 0, hi, 0}, {lo, -5, lo, 5}, {hi, -5, hi, 5}} {
		c.add(Line{end[0], middle + end[1], end[2], middle + end[3], Stroke{Paint: first, Thick: 2}})
	}
}

// Text draws the numbers for a terminal, as BarChart.Text does.
func (chart DotChart) Text(width int, lang locale.Lang) string {
	bars := BarChart{Unit: chart.Unit, Max: chart.Max}
	for _, row := range chart.Rows {
		bars.Rows = append(bars.Rows, Bar{Label: row.Label, Value: row.Value, Text: locale.Same(row.text(chart.Unit, lang))})
	}
	return bars.Text(width, lang)
}
