package report

import (
	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
)

// scatterLines is how many lines a terminal gives a scatter chart.
const scatterLines = 20

type barDrawing struct{ chart.BarChart }

// SVG implements Drawing.
func (d barDrawing) SVG(id string, lang locale.Lang) string { return chart.Bars(d.BarChart, id, lang) }

// Text implements Drawing.
func (d barDrawing) Text(width int, lang locale.Lang) string {
	return chart.TextBars(d.BarChart, width, lang)
}

type stackedDrawing struct{ chart.StackedChart }

// SVG implements Drawing.
func (d stackedDrawing) SVG(id string, lang locale.Lang) string {
	return chart.Stacked(d.StackedChart, id, lang)
}

// Text implements Drawing; it draws the totals.
func (d stackedDrawing) Text(width int, lang locale.Lang) string {
	bars := chart.BarChart{Unit: d.Unit, Max: d.Max}
	for _, row := range d.Rows {
		bars.Rows = append(bars.Rows, chart.Bar{Label: row.Label, Value: row.First + row.Second, Text: row.Total})
	}
	return chart.TextBars(bars, width, lang)
}

type pairedDrawing struct{ chart.PairedChart }

// SVG implements Drawing.
func (d pairedDrawing) SVG(id string, lang locale.Lang) string {
	return chart.Paired(d.PairedChart, id, lang)
}

// Text implements Drawing.
func (d pairedDrawing) Text(int, locale.Lang) string { return "" }

type ratesDrawing struct{ chart.RatesChart }

// SVG implements Drawing.
func (d ratesDrawing) SVG(id string, lang locale.Lang) string {
	return chart.Rates(d.RatesChart, id, lang)
}

// Text implements Drawing.
func (d ratesDrawing) Text(int, locale.Lang) string { return "" }

type scatterDrawing struct{ chart.ScatterChart }

// SVG implements Drawing.
func (d scatterDrawing) SVG(id string, lang locale.Lang) string {
	return chart.Scatter(d.ScatterChart, id, lang)
}

// Text implements Drawing.
func (d scatterDrawing) Text(width int, lang locale.Lang) string {
	return chart.TextScatter(d.ScatterChart, width, scatterLines, lang)
}
