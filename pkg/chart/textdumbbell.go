package chart

import (
	"math"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Text draws the chart for a terminal, as BarChart.Text does: "●" is the first side, "◆" the second, "◈" both at once.
func (chart DumbbellChart) Text(width int, lang locale.Lang) string {
	width = terminal(width)
	var text strings.Builder
	for i, name := range []locale.Text{chart.First, chart.Second} {
		for _, line := range wrap([]string{"●", "◆"}[i]+" "+locale.Line(name.In(lang)), float64(width), cells) {
			text.WriteString(line + "\n")
		}
	}
	var labels, values [][]string
	var numbers []float64
	labelWidth, valueWidth := 0, 0
	most := math.Floor(float64(width) * 0.38)
	for _, row := range chart.Rows {
		one, oneText := row.side(0, chart.Unit, lang)
		other, otherText := row.side(1, chart.Unit, lang)
		numbers = append(numbers, one, other)
		labels = append(labels, wrap(locale.Line(row.Label.In(lang)), most, cells))
		values = append(values, wrap("● "+oneText+" ◆ "+otherText, most, cells))
	}
	for i := range labels {
		for _, line := range labels[i] {
			labelWidth = max(labelWidth, displaywidth.String(line))
		}
		for _, line := range values[i] {
			valueWidth = max(valueWidth, displaywidth.String(line))
		}
	}
	room := width - labelWidth - valueWidth - 4
	g := newGauge(numbers, chart.Max, chart.Unit, 0, float64(max(room-1, 0)))
	for i := range chart.Rows {
		for n := range max(len(labels[i]), len(values[i])) {
			bar := strings.Repeat(" ", max(room, 0))
			if n == 0 && room > 0 {
				bar = dumbbellLine(g, numbers[2*i], numbers[2*i+1], room)
			}
			line := pad(at(labels[i], n), labelWidth, false) + " │" + bar + "  " + at(values[i], n)
			text.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	return text.String()
}

// dumbbellLine draws two marks and the line between them in so many characters.
func dumbbellLine(g gauge, one, other float64, room int) string {
	line := []rune(strings.Repeat(" ", room))
	place := func(x float64) int { return int(math.Round(g.x(x))) }
	if finite(one) && finite(other) {
		for k := min(place(one), place(other)); k <= max(place(one), place(other)); k++ {
			line[k] = '─'
		}
	}
	if finite(one) {
		line[place(one)] = '●'
	}
	if finite(other) {
		line[place(other)] = '◆'
	}
	if finite(one) && finite(other) && place(one) == place(other) {
		line[place(one)] = '◈'
	}
	return string(line)
}
