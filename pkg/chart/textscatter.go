package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
)

// TextScatter draws a ScatterChart for a terminal: at most width columns (20 to 80, 0 meaning 80) and about height lines
// (8 to 40, 0 meaning 20), not counting further lines of long axis names. A point is "•"; several points at one place
// are their count, "+" above nine. Names and the title are not drawn.
func TextScatter(chart ScatterChart, width, height int, lang locale.Lang) string {
	width = terminal(width)
	if height <= 0 {
		height = 20
	}
	g := newLattice(chart, width, min(max(height, 8), 40)-4, lang)
	for _, p := range chart.Points {
		if p.drawn() {
			g.counts[g.row(p.Y)][g.column(p.X)]++
		}
	}
	var text strings.Builder
	for _, line := range wrap(locale.Line(chart.Y.Label.In(lang)), float64(width), cells) {
		text.WriteString(line + "\n")
	}
	g.draw(&text)
	g.below(&text, chart.X.Unit, width, lang)
	for _, line := range wrap(locale.Line(chart.X.Label.In(lang)), float64(width), cells) {
		text.WriteString(pad(line, width, true) + "\n")
	}
	return text.String()
}

// Text draws the chart as TextScatter does, in about 20 lines.
func (chart ScatterChart) Text(width int, lang locale.Lang) string {
	return TextScatter(chart, width, 0, lang)
}

// A lattice is the plot of a TextScatter, in characters.
type lattice struct {
	xs, ys []float64 // ticks
	left   int       // columns that the numbers at the left take
	counts [][]int   // points at each place, rows from the top
	names  []string  // number written before each row, or empty
}

func newLattice(chart ScatterChart, width, rows int, lang locale.Lang) *lattice {
	var x, y []float64
	for _, p := range chart.Points {
		if p.drawn() {
			x, y = append(x, p.X), append(y, p.Y)
		}
	}
	g := &lattice{xs: ticksOf(x, max(width/14, 2)), ys: ticksOf(y, max(rows/3, 2)), names: make([]string, rows)}
	g.counts = make([][]int, rows)
	for _, tick := range g.ys {
		name := locale.Line(chart.Y.Unit.write(tick, lang))
		if displaywidth.String(name) <= width/2 {
			g.names[g.row(tick)] = name
		}
	}
	for _, name := range g.names {
		g.left = max(g.left, displaywidth.String(name))
	}
	for i := range g.counts {
		g.counts[i] = make([]int, width-g.left-2)
	}
	return g
}

func (g *lattice) row(y float64) int {
	last := float64(len(g.counts) - 1)
	return int(last - math.Round(share(y, g.ys)*last))
}

func (g *lattice) column(x float64) int {
	return int(math.Round(share(x, g.xs) * float64(len(g.counts[0])-1)))
}

// draw writes the rows, each with its number and the upright axis.
func (g *lattice) draw(text *strings.Builder) {
	for i, counts := range g.counts {
		line := pad(g.names[i], g.left, true)
		if g.names[i] != "" {
			line += " ┤"
		} else {
			line += " │"
		}
		for _, n := range counts {
			line += dotOf(n)
		}
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func dotOf(n int) string {
	switch {
	case n == 0:
		return " "
	case n == 1:
		return "•"
	case n > 9:
		return "+"
	}
	return strconv.Itoa(n)
}

// below writes the lower axis and its numbers, as many as have room.
func (g *lattice) below(text *strings.Builder, unit Unit, width int, lang locale.Lang) {
	axis := []rune(strings.Repeat("─", len(g.counts[0])))
	numbers := ""
	for _, tick := range g.xs {
		name := locale.Line(unit.write(tick, lang))
		wide := displaywidth.String(name)
		place := g.left + 2 + g.column(tick)
		start := min(place-wide/2, width-wide)
		used := displaywidth.String(numbers)
		if used > 0 {
			used++ // One space between two numbers.
		}
		if start < used || start < 0 {
			continue
		}
		axis[g.column(tick)] = '┬'
		numbers = pad(numbers, start, false) + name
	}
	text.WriteString(strings.Repeat(" ", g.left+1) + "└" + string(axis) + "\n" + numbers + "\n")
}
