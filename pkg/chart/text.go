package chart

import "github.com/arrimage/arrimage/pkg/locale"

// Text draws the totals for a terminal, as BarChart.Text does.
func (chart StackedChart) Text(width int, lang locale.Lang) string {
	bars := BarChart{Unit: chart.Unit, Max: chart.Max}
	for _, row := range chart.Rows {
		bars.Rows = append(bars.Rows, Bar{Label: row.Label, Value: row.First + row.Second, Text: row.Total})
	}
	return bars.Text(width, lang)
}

// Text returns nothing: a table of both sides reads better on a terminal.
func (chart PairedChart) Text(int, locale.Lang) string { return "" }

// Text returns nothing: a table of rates and intervals reads better on a terminal.
func (chart RatesChart) Text(int, locale.Lang) string { return "" }
