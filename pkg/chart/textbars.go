package chart

import (
	"math"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
)

const (
	widest80    = 80 // no text chart is wider
	smallestRow = 20 // nor is one drawn for a narrower terminal
)

// terminal brings a width into the range that text charts are drawn for; 0 or less means 80.
func terminal(width int) int {
	if width <= 0 {
		return widest80
	}
	return min(max(width, smallestRow), widest80)
}

// cells measures a text on a terminal, as a ruler for wrap.
func cells(s string) float64 { return float64(displaywidth.String(s)) }

// pad adds spaces at the right, or at the left, up to the width.
func pad(s string, width int, atLeft bool) string {
	blank := strings.Repeat(" ", max(width-displaywidth.String(s), 0))
	if atLeft {
		return blank + s
	}
	return s + blank
}

// Text draws the chart for a terminal of the given width: 20 to 80 columns, 0 meaning 80. Each bar has its label at the
// left, wrapped, and its number at the right. The title is not drawn.
func (chart BarChart) Text(width int, lang locale.Lang) string {
	width = terminal(width)
	var numbers []float64
	labels, values := make([][]string, len(chart.Rows)), make([][]string, len(chart.Rows))
	labelWidth, valueWidth := 0.0, 0.0
	for i, row := range chart.Rows {
		numbers = append(numbers, row.Value)
		labels[i] = wrap(locale.Line(row.Label.In(lang)), math.Floor(float64(width)*0.4), cells)
		values[i] = wrap(row.text(chart.Unit, lang), math.Floor(float64(width)*0.4), cells)
		for _, line := range labels[i] {
			labelWidth = math.Max(labelWidth, cells(line))
		}
		for _, line := range values[i] {
			valueWidth = math.Max(valueWidth, cells(line))
		}
	}
	room := float64(width) - labelWidth - valueWidth - 3
	full := fullScale(chart.Max, numbers)
	var text strings.Builder
	for i := range chart.Rows {
		bar := blocks(scaled(numbers[i], full, room))
		for n := range max(len(labels[i]), len(values[i])) {
			line := pad(at(labels[i], n), int(labelWidth), false) + " │" + bar
			if value := at(values[i], n); value != "" && bar != "" {
				line += " " + value
			} else {
				line += value
			}
			text.WriteString(strings.TrimRight(line, " ") + "\n")
			bar = ""
		}
	}
	return text.String()
}

// blocks draws a length in whole and half characters; a length above zero is never drawn as nothing.
func blocks(length float64) string {
	halves := int(math.Round(2 * length))
	if length > 0 {
		halves = max(halves, 1)
	}
	return strings.Repeat("█", halves/2) + strings.Repeat("▌", halves%2)
}

// at returns line n, or nothing beyond the last.
func at(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}
