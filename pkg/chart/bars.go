package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A BarChart is one horizontal bar for each row, with its number written out.
type BarChart struct {
	Title locale.Text // for screen readers; not drawn
	Desc  locale.Text // what stands before the data in the description; may be empty
	Rows  []Bar       // from top to bottom
	Unit  Unit        // writes the numbers; nil writes them plain
	Max   float64     // value of a bar of full length; 0 means the largest value
}

// A Bar is one row of a BarChart.
type Bar struct {
	Label locale.Text // what the bar stands for
	Value float64     // its length; a value below zero or not finite has no bar, only its text
	Text  locale.Text // what to write in place of the number, or empty
}

func (b Bar) text(unit Unit, lang locale.Lang) string {
	if !b.Text.IsZero() {
		return locale.Line(b.Text.In(lang))
	}
	return unit.write(b.Value, lang)
}

// Picture draws the chart.
func (chart BarChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	labels, values := make([]string, len(chart.Rows)), make([]string, len(chart.Rows))
	numbers := make([]float64, len(chart.Rows))
	var data []string
	for i, row := range chart.Rows {
		labels[i], values[i], numbers[i] = locale.Line(row.Label.In(lang)), row.text(chart.Unit, lang), row.Value
		data = append(data, c.colon(labels[i], values[i]))
	}
	column, right := newColumn(labels, wide*0.38), newColumn(values, wide*0.34)
	left := column.width + space
	room := wide - left - space - right.width
	full := fullScale(chart.Max, numbers)
	y := 0.0
	for i := range chart.Rows {
		height := math.Max(column.height(i), right.height(i))
		column.draw(c, i, column.width, y+height/2, End)
		length := scaled(numbers[i], full, room)
		c.bar(left, y+height/2-8, length, 16, first, data[i])
		right.draw(c, i, left+length+space/2, y+height/2, Start)
		y += height
	}
	c.add(Line{left, 0.0, left, y, axis})
	return c.finish(y, chart.Title, chart.Desc, data)
}

// bar draws a bar, or nothing where it has no length.
func (c *canvas) bar(x, y, length, height float64, fill Paint, tip string) {
	if length > 0 {
		c.add(Rect{X: x, Y: y, Width: math.Max(length, 1), Height: height, Fill: fill, Tip: tip})
	}
}

// fullScale returns the value of a bar of full length: the given one, or the largest number, or 1 where none is above 0.
func fullScale(given float64, numbers []float64) float64 {
	if given > 0 && !math.IsInf(given, 0) {
		return given
	}
	most := 0.0
	for _, x := range numbers {
		if x > most && !math.IsInf(x, 0) {
			most = x
		}
	}
	if most == 0 {
		return 1
	}
	return most
}

// scaled returns the length of a bar: in proportion, from 0 to the room, and 0 for a number that is not finite.
func scaled(x, full, room float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Min(math.Max(x/full, 0), 1) * room
}
