package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A PairedChart sets two sides against each other: for each row a label over two bars.
type PairedChart struct {
	Title  locale.Text // for screen readers; not drawn
	Desc   locale.Text // what stands before the data in the description; may be empty
	First  locale.Text // name of the first side, for the legend
	Second locale.Text // name of the second side
	Rows   []Pair      // from top to bottom
	Unit   Unit        // writes the numbers; nil writes them plain
	Max    float64     // value of a bar of full length; 0 means the largest value
}

// A Pair is one row of a PairedChart.
type Pair struct {
	Label      locale.Text // a sentence of any length; it is wrapped over the whole width
	First      float64     // of the first side; not finite where there is none
	Second     float64     // of the second side; not finite where there is none
	FirstText  locale.Text // what to write in place of the first number, or empty
	SecondText locale.Text // what to write in place of the second number, or empty
}

// Picture draws the chart.
func (chart PairedChart) Picture(lang locale.Lang) *Picture {
	const thick = Leading - 1
	c := &canvas{lang: lang}
	var numbers []float64
	var texts, data []string
	for _, row := range chart.Rows {
		one := Bar{Value: row.First, Text: row.FirstText}.text(chart.Unit, lang)
		other := Bar{Value: row.Second, Text: row.SecondText}.text(chart.Unit, lang)
		numbers = append(numbers, row.First, row.Second)
		texts = append(texts, one, other)
		data = append(data, c.colon(locale.Line(row.Label.In(lang)), chart.First.In(lang)+" "+one+", "+chart.Second.In(lang)+" "+other))
	}
	right := newColumn(texts, wide*0.5)
	room := wide - space - right.width
	full := fullScale(chart.Max, numbers)
	y := c.legend(chart.First, chart.Second)
	for i, row := range chart.Rows {
		lines := wrap(locale.Line(row.Label.In(lang)), wide, measure)
		c.words(0, y+Leading/2, Start, lines...)
		y += Leading*float64(len(lines)) + 3
		for side, fill := range []Paint{first, second} {
			length := scaled(numbers[2*i+side], full, room)
			c.bar(0, y, length, thick-2, fill, data[i])
			text := right.lines[2*i+side]
			c.words(length+space/2, y+thick/2-1, Start, text...)
			y += math.Max(thick, Leading*float64(len(text)))
		}
		y += 1.5 * space
	}
	return c.finish(y, chart.Title, chart.Desc, data)
}
