package chart

import (
	"math"
	"strings"
	"time"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A TimelineChart sets events along a scale of time: for each its date in words, its label and a mark whose shape says of
// which kind it is; where it lasted, two marks and a line between them.
type TimelineChart struct {
	Title  locale.Text   // for screen readers; not drawn
	Desc   locale.Text   // what stands before the data in the description; may be empty
	Exact  Exact         // how exact the dates are
	Kinds  []locale.Text // names of the kinds of events, in the legend; nil, or more than MostKinds, where marks are all alike
	Counts locale.Text   // what the numbers at the right count, written above them; empty where there are none
	Rows   []Event       // from top to bottom
}

// An Event is one row of a TimelineChart.
type Event struct {
	Group locale.Text // heading, written above the row where it differs from that of the row before; may be empty
	Label locale.Text // what happened
	When  locale.Text // its date as people read it, or why it has none
	From  time.Time   // when it was, or began; zero where that is not known, and no mark is drawn
	To    time.Time   // when it ended; zero, or From, for an event of one date
	Kind  int         // one of Kinds, from 0; any other number for none of them
	Count int         // the number at the right
}

// dates returns the first and the last date of an event; none where it has none.
func (e Event) dates() []time.Time {
	switch {
	case e.From.IsZero():
		return nil
	case !e.To.After(e.From):
		return []time.Time{e.From}
	}
	return []time.Time{e.From, e.To}
}

// kind returns the kind of an event, 0 where marks are all alike, and its name; the name is empty where it has none.
func (chart TimelineChart) kind(e Event, lang locale.Lang) (int, string) {
	if len(chart.Kinds) == 0 || len(chart.Kinds) > MostKinds || e.Kind < 0 || e.Kind >= len(chart.Kinds) {
		return 0, ""
	}
	return e.Kind, locale.Line(chart.Kinds[e.Kind].In(lang))
}

// dates returns all dates of the chart.
func (chart TimelineChart) dates() []time.Time {
	var dates []time.Time
	for _, row := range chart.Rows {
		dates = append(dates, row.dates()...)
	}
	return dates
}

// count writes the number of an event; nothing where the chart counts nothing.
func (chart TimelineChart) count(e Event, lang locale.Lang) string {
	if chart.Counts.IsZero() {
		return ""
	}
	return lang.Number(float64(e.Count), 0)
}

// Picture draws the chart.
func (chart TimelineChart) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	when, label, count, data := chart.columns(lang)
	scale := newTimescale(chart.dates(), chart.Exact, lang, chart.across, space, measure)
	y := c.signs(0, chart.legend(c))
	y = chart.heading(c, scale, y)
	var before locale.Text
	for i, row := range chart.Rows {
		y = c.heading(row.Group, before, y, i == 0)
		before = row.Group
		height := math.Max(when.height(i), label.height(i))
		middle := y + height/2
		scale.lines(c, y, y+height)
		when.draw(c, i, 0, middle, Start)
		label.draw(c, i, when.width+2*space, middle, Start)
		chart.draw(c, scale, row, middle, data[i])
		count.draw(c, i, wide, middle, End)
		y += height
	}
	return c.finish(scale.write(c, y), chart.Title, chart.Desc, data)
}

// columns returns the dates, the labels and the numbers of the rows, and the data in words.
func (chart TimelineChart) columns(lang locale.Lang) (when, label, count column, data []string) {
	whens, labels, counts, data := chart.words(&canvas{lang: lang})
	return newColumn(whens, wide*0.22), newColumn(labels, wide*0.34), newColumn(counts, wide*0.1), data
}

// across returns from where to where the scale goes.
func (chart TimelineChart) across(lang locale.Lang) (left, right float64) {
	when, label, count, _ := chart.columns(lang)
	end := math.Max(count.width, widest(chart.counts(lang)))
	return when.width + label.width + 5*space, wide - math.Max(end+2*space, 4*space)
}

// counts returns the lines of what the numbers count.
func (chart TimelineChart) counts(lang locale.Lang) []string {
	return wrap(locale.Line(chart.Counts.In(lang)), wide*0.16, measure)
}

// longChart is how many rows a chart of time has at most whose scale stands below it only.
const longChart = 20

// heading writes what the numbers count above them, and above many rows the scale, and returns where that ends.
func (chart TimelineChart) heading(c *canvas, scale timescale, y float64) float64 {
	if heading := chart.counts(c.lang); !chart.Counts.IsZero() {
		c.words(wide, y+Leading/2, End, heading...)
		y += Leading*float64(len(heading)) + space/2
	}
	if len(chart.Rows) > longChart {
		y = scale.write(c, y) - space/2
	}
	return y
}

// words returns the texts of each row: its date, its label, its number, and all of it in words.
func (chart TimelineChart) words(c *canvas) (whens, labels, counts, data []string) {
	for _, row := range chart.Rows {
		when, label, count := locale.Line(row.When.In(c.lang)), locale.Line(row.Label.In(c.lang)), chart.count(row, c.lang)
		whens, labels, counts = append(whens, when), append(labels, label), append(counts, count)
		said := []string{when}
		if _, kind := chart.kind(row, c.lang); kind != "" {
			said = append(said, kind)
		}
		if count != "" {
			said = append(said, locale.Line(chart.Counts.In(c.lang))+" "+count)
		}
		if group := locale.Line(row.Group.In(c.lang)); group != "" {
			label = group + ", " + label
		}
		data = append(data, c.colon(label, strings.Join(said, ", ")))
	}
	return whens, labels, counts, data
}

// legend returns the marks of the kinds.
func (chart TimelineChart) legend(c *canvas) []sign {
	if len(chart.Kinds) > MostKinds {
		return nil
	}
	var list []sign
	for i, name := range chart.Kinds {
		list = append(list, sign{name: locale.Line(name.In(c.lang)), draw: func(x, y float64) { c.kindMark(i, x, y, dot+1, "") }})
	}
	return list
}

// draw draws the marks of an event, and the lines that lead to them and stand between them.
func (chart TimelineChart) draw(c *canvas, scale timescale, row Event, y float64, tip string) {
	dates := row.dates()
	if len(dates) == 0 {
		return
	}
	kind, _ := chart.kind(row, c.lang)
	const radius = dot + 1 // Lines end at the marks, which may be hollow.
	from, to := scale.at(dates[0]), scale.at(dates[len(dates)-1])
	if from-radius > scale.left {
		c.add(Line{scale.left, y, from - radius, y, grid})
	}
	if to-radius > from+radius {
		c.add(Line{from + radius, y, to - radius, y, Stroke{Paint: Paint{Colour: edgeColour}, Thick: 3}})
	}
	for _, date := range dates {
		c.kindMark(kind, scale.at(date), y, radius, tip)
	}
}

// lines draws the lines of the scale behind a row.
func (s timescale) lines(c *canvas, top, bottom float64) {
	for _, tick := range s.ticks {
		c.add(Line{s.at(tick), top, s.at(tick), bottom, grid})
	}
}

// write writes the labels of the scale below height y, and returns where they end.
func (s timescale) write(c *canvas, y float64) float64 {
	lines := 1
	for i, tick := range s.ticks {
		half := widest(s.labels[i]) / 2
		c.words(math.Max(math.Min(s.at(tick), wide-half), half), y+3+Leading/2, Middle, s.labels[i]...)
		lines = max(lines, len(s.labels[i]))
	}
	return y + Leading*float64(lines) + space
}
