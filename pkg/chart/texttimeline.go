package chart

import (
	"math"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Text draws the chart for a terminal, as BarChart.Text does. Where the terminal is too narrow for a scale of time, dates stand
// in words alone.
func (chart TimelineChart) Text(width int, lang locale.Lang) string {
	if len(chart.Rows) == 0 {
		return ""
	}
	p := newTimelineText(chart, width, lang)
	across := func(l locale.Lang) (left, right float64) {
		return 0, float64(newTimelineText(chart, width, l).room - 1)
	}
	for _, l := range locale.Langs {
		if _, right := across(l); right < leastRoom-1 || len(chart.dates()) == 0 {
			p.room = 0
		}
	}
	if p.room > 0 {
		p.scale = newTimescale(chart.dates(), chart.Exact, lang, across, 1, cells)
	}
	p.legend()
	p.heading()
	var before locale.Text
	for i, row := range chart.Rows {
		p.group(row.Group, before)
		before = row.Group
		for n := range max(len(p.whens[i]), len(p.labels[i])) {
			marks, count := "", ""
			if n == 0 {
				marks, count = p.marks(row), p.counts[i]
			}
			p.line(pad(at(p.whens[i], n), p.when, false)+"  "+pad(at(p.labels[i], n), p.label, false), marks, count)
		}
	}
	p.ticks()
	return p.text.String()
}

// A timelineText collects the lines of a TimelineChart.
type timelineText struct {
	TimelineChart
	lang                     locale.Lang
	text                     strings.Builder
	whens, labels            [][]string // lines of each row
	counts                   []string
	width                    int // of the terminal
	when, label, room, count int // widths of the columns; the room is that of the scale, 0 for none
	scale                    timescale
}

// leastRoom is how many characters a scale of time has at least.
const leastRoom = 12

// newTimelineText wraps the words of the rows, and gives the scale the room that they leave.
func newTimelineText(chart TimelineChart, width int, lang locale.Lang) *timelineText {
	p := &timelineText{TimelineChart: chart, lang: lang, width: terminal(width)}
	whens, labels, counts, _ := chart.words(&canvas{lang: lang})
	p.counts = counts
	longest := func(lines []string, width int) int {
		for _, line := range lines {
			width = max(width, displaywidth.String(line))
		}
		return width
	}
	p.count = longest(counts, 0)
	for i := range whens {
		p.whens = append(p.whens, wrap(whens[i], math.Floor(float64(p.width)*0.24), cells))
		p.when = longest(p.whens[i], p.when)
	}
	most := math.Min(math.Floor(float64(p.width)*0.4), float64(p.width-p.when-p.count-4))
	for _, label := range labels {
		lines := wrap(label, math.Max(most, 1), cells)
		p.labels, p.label = append(p.labels, lines), longest(lines, p.label)
	}
	p.room = p.width - p.when - p.label - p.count - 6
	return p
}

// legend writes the marks of the kinds, as many on a line as have room.
func (p *timelineText) legend() {
	if len(p.Kinds) > MostKinds || len(p.Kinds) == 0 {
		return
	}
	line := ""
	for i, name := range p.Kinds {
		lines := wrap(kindSigns[i]+" "+locale.Line(name.In(p.lang)), float64(p.width), cells)
		if line != "" && displaywidth.String(line+"   "+lines[0]) > p.width {
			p.text.WriteString(line + "\n")
			line = ""
		}
		if line != "" {
			line += "   "
		}
		line += strings.Join(lines, "\n")
	}
	p.text.WriteString(line + "\n\n")
}

// heading writes what the numbers count above them, at the right.
func (p *timelineText) heading() {
	if p.Counts.IsZero() {
		return
	}
	across := p.when + p.label + p.count + 4
	if p.room > 0 {
		across = p.when + p.label + p.room + p.count + 6
	}
	for _, line := range wrap(locale.Line(p.Counts.In(p.lang)), float64(across), cells) {
		p.text.WriteString(pad(line, across, true) + "\n")
	}
}

// group writes the heading of a group of rows, unless it is that of the row before.
func (p *timelineText) group(heading, before locale.Text) {
	if heading.IsZero() || heading == before {
		return
	}
	for _, line := range wrap(locale.Line(heading.In(p.lang)), float64(p.width), cells) {
		p.text.WriteString(line + "\n")
	}
}

// line writes a line of a row.
func (p *timelineText) line(words, marks, count string) {
	if p.room > 0 {
		words += " │" + pad(marks, p.room, false)
	}
	p.text.WriteString(strings.TrimRight(words+"  "+pad(count, p.count, true), " ") + "\n")
}

// marks draws the marks of an event on the scale.
func (p *timelineText) marks(row Event) string {
	dates := row.dates()
	if p.room == 0 || len(dates) == 0 {
		return ""
	}
	place := func(i int) int { return int(math.Round(p.scale.at(dates[i]))) }
	kind, _ := p.kind(row, p.lang)
	from, to := place(0), place(len(dates)-1)
	line := strings.Repeat(" ", from) + kindSigns[kind]
	if to > from {
		line += strings.Repeat("─", to-from-1) + kindSigns[kind]
	}
	return line
}

// ticks writes the scale below the rows.
func (p *timelineText) ticks() {
	if p.room == 0 {
		return
	}
	axis := []rune(strings.Repeat("─", p.room))
	before := p.when + p.label + 3
	for _, tick := range p.scale.ticks {
		axis[int(math.Round(p.scale.at(tick)))] = '┬'
	}
	p.text.WriteString(strings.Repeat(" ", before) + "└" + string(axis) + "\n")
	for n := range 2 {
		line := ""
		for i, tick := range p.scale.ticks {
			label := at(p.scale.labels[i], n)
			width := displaywidth.String(label)
			start := min(max(before+1+int(math.Round(p.scale.at(tick)))-width/2, 0), p.width-width)
			if blank := start - displaywidth.String(line); label != "" && (blank > 0 || line == "") {
				line += strings.Repeat(" ", max(blank, 0)) + label
			}
		}
		if line != "" {
			p.text.WriteString(line + "\n")
		}
	}
}
