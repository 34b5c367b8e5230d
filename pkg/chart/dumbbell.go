package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A DumbbellChart sets two sides against each other: for each row the mark of each side on one scale, a disc and a
// diamond, and a line between them as long as they differ.
type DumbbellChart struct {
	Title  locale.Text // for screen readers; not drawn
	Desc   locale.Text // what stands before the data in the description; may be empty
	First  locale.Text // name of the side with the disc
	Second locale.Text // name of the side with the diamond
	Rows   []Dumbbell  // from top to bottom, as given
	Unit   Unit        // writes the numbers; nil writes them plain
	Max    float64     // end of the scale, which then begins at 0; 0 means that the scale covers the numbers
}

// A Dumbbell is one row of a DumbbellChart.
type Dumbbell struct {
	Label      locale.Text // what the row is of
	First      float64     // of the first side; not finite where there is none
	Second     float64     // of the second side; not finite where there is none
	FirstText  locale.Text // why the first number is missing, or empty; written below the label
	SecondText locale.Text // why the second number is missing, or empty
}

// side returns the number of a side, and the words that stand for it where it is not finite.
func (d Dumbbell) side(i int, unit Unit, lang locale.Lang) (float64, string) {
	x, text := d.First, d.FirstText
	if i == 1 {
		x, text = d.Second, d.SecondText
	}
	if !finite(x) && !text.IsZero() {
		return x, locale.Line(text.In(lang))
	}
	return x, unit.write(x, lang)
}

// Picture draws the chart.
func (chart DumbbellChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	labels, numbers, data := chart.prepare(c)
	gap := 0.0 // for the number beside a mark at an end of the scale
	for _, x := range numbers {
		if finite(x) {
			gap = math.Max(gap, measure(chart.Unit.write(x, lang))+dot+space)
		}
	}
	gap = math.Min(gap, wide*0.15)
	left := widestOf(labels) + space + gap
	g := newGauge(numbers, chart.Max, chart.Unit, left, wide-math.Max(gap, 2*space))
	y := c.signs(0, c.marksLegend(chart.First, chart.Second))
	for i, row := range chart.Rows {
		height := math.Max(26, float64(len(labels[i]))*Leading+8)
		g.lines(c, y, y+height)
		c.words(left-gap-space, y+height/2-Leading*float64(len(labels[i])-1)/2, End, labels[i]...)
		chart.draw(c, g, row, y+height/2)
		y += height
	}
	return c.finish(g.numbers(c, y), chart.Title, chart.Desc, data)
}

// prepare returns the lines of each label with what is missing below it, the numbers, and the data in words.
func (chart DumbbellChart) prepare(c *canvas) (labels [][]string, numbers []float64, data []string) {
	names := [2]string{locale.Line(chart.First.In(c.lang)), locale.Line(chart.Second.In(c.lang))}
	for _, row := range chart.Rows {
		label := locale.Line(row.Label.In(c.lang))
		lines := wrap(label, wide*0.36, measure)
		said := ""
		for i, name := range names {
			x, text := row.side(i, chart.Unit, c.lang)
			numbers = append(numbers, x)
			if i > 0 {
				said += ", "
			}
			said += name + " " + text
			if !finite(x) {
				lines = append(lines, wrap(c.colon(name, text), wide*0.36, measure)...)
			}
		}
		labels, data = append(labels, lines), append(data, c.colon(label, said))
	}
	return labels, numbers, data
}

// widestOf returns the width of the widest line of several texts.
func widestOf(texts [][]string) float64 {
	most := 0.0
	for _, lines := range texts {
		most = math.Max(most, widest(lines))
	}
	return most
}

// draw draws the marks of a row with their numbers outside, and the line between them.
func (chart DumbbellChart) draw(c *canvas, g gauge, row Dumbbell, y float64) {
	both := finite(row.First) && finite(row.Second)
	if both {
		c.add(Line{g.x(row.First), y, g.x(row.Second), y, Stroke{Paint: Paint{Colour: edgeColour}, Thick: 3}})
	}
	for i, name := range []locale.Text{chart.First, chart.Second} {
		x, text := row.side(i, chart.Unit, c.lang)
		if !finite(x) {
			continue
		}
		radius := dot + 1
		other := [2]float64{row.Second, row.First}[i]
		if same := both && g.x(x) == g.x(other); same && i == 0 {
			radius = 2 * dot // Around the diamond.
		}
		c.mark(i, g.x(x), y, radius, c.colon(locale.Line(row.Label.In(c.lang)), locale.Line(name.In(c.lang))+" "+text))
		switch {
		case both && x == other && i == 1: // The number is written once.
		case both && x < other:
			c.words(g.x(x)-dot-space, y, End, text)
		default:
			c.words(g.x(x)+dot+space, y, Start, text)
		}
	}
}
