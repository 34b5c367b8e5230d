package chart

import (
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A LikertChart shows how questions with ordered answers were answered: for each row one bar of parts, the negative ones
// at the left of a middle line, the positive ones at its right, the neutral ones around it. The sums of both sides stand
// at the ends.
type LikertChart struct {
	Title    locale.Text   // for screen readers; not drawn
	Desc     locale.Text   // what stands before the data in the description; may be empty
	Answers  []locale.Text // from the most negative to the most positive; 11 at most have colours of their own
	Negative int           // how many of the answers are negative; they come first
	Neutral  int           // how many of those that follow are neither; the others are positive
	Rows     []LikertRow   // from top to bottom
}

// A LikertRow is one row of a LikertChart.
type LikertRow struct {
	Group  locale.Text // heading, written above the row where it differs from that of the row before; may be empty
	Label  locale.Text // who or what the row is of
	Shares []float64   // of each answer, in percent of those who answered; a share that is not above 0 is not drawn
	Note   locale.Text // what to write at the far right, such as the base and how many gave no answer; may be empty
}

// share returns the share of an answer, 0 where there is none.
func (r LikertRow) share(i int) float64 {
	if i < len(r.Shares) && finite(r.Shares[i]) {
		return math.Min(math.Max(r.Shares[i], 0), 100)
	}
	return 0
}

// sum adds up the shares of some answers in a row.
func (r LikertRow) sum(from, to int) float64 {
	sum := 0.0
	for i := from; i < to; i++ {
		sum += r.share(i)
	}
	return sum
}

// parts returns how many answers are negative and neutral, within those that there are.
func (chart LikertChart) parts() (negative, neutral, positive int) {
	negative = min(max(chart.Negative, 0), len(chart.Answers))
	neutral = min(max(chart.Neutral, 0), len(chart.Answers)-negative)
	return negative, neutral, len(chart.Answers) - negative - neutral
}

// Picture draws the chart.
func (chart LikertChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	var labels, notes, data []string
	for _, row := range chart.Rows {
		labels, notes = append(labels, locale.Line(row.Label.In(lang))), append(notes, locale.Line(row.Note.In(lang)))
		data = append(data, chart.describe(c, row))
	}
	column, right := newColumn(labels, wide*0.26), newColumn(notes, wide*0.2)
	bars := newLikertBars(chart, lang, column.width+space, wide-right.width-space)
	var list []sign
	for i, answer := range chart.Answers {
		list = append(list, c.swatch(locale.Line(answer.In(lang)), bars.paints[i], edge))
	}
	y := c.signs(0, list)
	var before locale.Text
	for i, row := range chart.Rows {
		y = c.heading(row.Group, before, y, i == 0)
		before = row.Group
		height := math.Max(30, math.Max(column.height(i), right.height(i)))
		column.draw(c, i, column.width, y+height/2, End)
		c.add(Line{bars.zero, y, bars.zero, y + height, axis})
		bars.draw(c, row, y+height/2)
		right.draw(c, i, wide, y+height/2, End)
		y += height
	}
	return c.finish(y+space, chart.Title, chart.Desc, data)
}

// describe says a row in words.
func (chart LikertChart) describe(c *canvas, row LikertRow) string {
	label := locale.Line(row.Label.In(c.lang))
	if group := locale.Line(row.Group.In(c.lang)); group != "" {
		label = group + ", " + label
	}
	var parts []string
	for i, answer := range chart.Answers {
		x := math.NaN()
		if i < len(row.Shares) {
			x = row.Shares[i]
		}
		parts = append(parts, locale.Line(answer.In(c.lang))+" "+percent.write(x, c.lang))
	}
	if note := locale.Line(row.Note.In(c.lang)); note != "" {
		parts = append(parts, note)
	}
	return c.colon(label, strings.Join(parts, ", "))
}

// percent is the Unit of a share in percent.
var percent Unit = func(x float64, lang locale.Lang) string { return lang.Percent(x, 0) }

// likertBars draws the bars of a LikertChart.
type likertBars struct {
	chart  LikertChart
	paints []Paint
	zero   float64 // where the middle lies
	scale  float64 // pixels a percent
}

// newLikertBars returns the scale on which every bar, and the sums at its ends, lie between two places.
func newLikertBars(chart LikertChart, lang locale.Lang, left, right float64) likertBars {
	negative, neutral, positive := chart.parts()
	below, above := 0.0, 0.0 // the farthest that a bar goes from the middle
	for _, row := range chart.Rows {
		half := row.sum(negative, negative+neutral) / 2
		below = math.Max(below, row.sum(0, negative)+half)
		above = math.Max(above, row.sum(negative+neutral, len(chart.Answers))+half)
	}
	sums := 0.0
	if negative > 1 || positive > 1 {
		sums = measure(percent.write(math.Max(below, above), lang)) + space/2
	}
	scale := math.Max(right-left-2*sums, 1) / math.Max(below+above, 1)
	return likertBars{chart: chart, paints: diverging(negative, neutral, positive), zero: left + sums + below*scale, scale: scale}
}

func (b likertBars) draw(c *canvas, row LikertRow, middle float64) {
	const half = 11.0
	negative, neutral, positive := b.chart.parts()
	x := b.zero - b.scale*(row.sum(0, negative)+row.sum(negative, negative+neutral)/2)
	start := x
	for i, answer := range b.chart.Answers {
		length := row.share(i) * b.scale
		if length <= 0 {
			continue
		}
		text := percent.write(row.share(i), c.lang)
		c.add(Rect{X: x, Y: middle - half, Width: length, Height: 2 * half, Fill: b.paints[i], Stroke: edge,
			Tip: c.colon(locale.Line(row.Label.In(c.lang)), locale.Line(answer.In(c.lang))+" "+text)})
		b.inside(c, x+length/2, middle, length, text, b.paints[i])
		x += length
	}
	if x == start {
		return // Nobody answered.
	}
	if negative > 1 {
		c.words(start-space/2, middle, End, percent.write(row.sum(0, negative), c.lang))
	}
	if positive > 1 {
		c.words(x+space/2, middle, Start, percent.write(row.sum(negative+neutral, len(b.chart.Answers)), c.lang))
	}
}

// inside writes a number in its part of the bar where it fits, on a plate that keeps hatching from crossing it.
func (b likertBars) inside(c *canvas, x, y, length float64, text string, paint Paint) {
	width := measure(text)
	if width+space/2 > length {
		return
	}
	if paint.Pattern != Solid {
		c.add(Rect{X: x - width/2, Y: y - 8, Width: width, Height: 16, Radius: 2, Fill: Paint{Colour: paint.Colour}})
	}
	c.add(Words{X: x, Y: y, Anchor: Middle, Lines: []string{text}, Fill: inkOn(paint.Colour)})
}

// Text returns nothing: a table of the answers reads better on a terminal.
func (chart LikertChart) Text(int, locale.Lang) string { return "" }
