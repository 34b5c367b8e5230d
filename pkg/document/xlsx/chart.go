package xlsx

import (
	"math"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// gridded is a drawing that a spreadsheet can draw again.
type gridded interface{ Grid(locale.Lang) chart.Grid }

// colours are those of the series of a chart, as package chart has them.
var colours = []string{"2F6EA5", "C58525"}

// chart adds the sheet of a chart: its data, and a chart of Excel's own over them. A drawing that is no grid of numbers has no
// sheet: its table has one.
func (b *book) chart(block document.Block) {
	drawing, ok := block.Chart.Drawing.(gridded)
	if !ok {
		return
	}
	grid := drawing.Grid(b.lang)
	title := document.Visible(block.Caption(), b.lang)
	page := b.begin(b.name(document.Visible(block.Label(), b.lang)+" "+document.Visible(block.Chart.Caption, b.lang)), title)
	page.Widths, page.Wide = []float64{44}, true
	head := []workbook.Styled{{}}
	drawn := 0 // columns of the data that are drawn, the names of the rows among them
	for i, series := range grid.Series {
		page.Widths = append(page.Widths, 17)
		head = append(head, workbook.Styled{Value: series.Name, Style: workbook.Style{Bold: true, Wrap: true, Filled: true, Under: true, Right: true}})
		if !series.Bound {
			drawn = i + 2
		}
	}
	page.Rows = append(page.Rows, head)
	page.Header = len(page.Rows)
	page.Heights = append(page.Heights, workbook.Height{Row: page.Header, Lines: 3})
	for i, label := range grid.Rows {
		row := []workbook.Styled{{Value: label, Style: workbook.Style{Wrap: true}}}
		for _, series := range grid.Series {
			row = append(row, numberCell(series.Values[i], decimalsOf(series.Values...)))
		}
		page.Rows = append(page.Rows, row)
	}
	if len(grid.Rows) > 0 {
		page.Charts = append(page.Charts, b.native(block, grid, page.Header, drawn))
	}
	b.pages = append(b.pages, page)
}

// native returns the chart of Excel at the right of its data.
func (b *book) native(block document.Block, grid chart.Grid, header, drawn int) workbook.Chart {
	const row, around = 22, 120 // pixels that a row takes, and that stand around the rows
	height := min(max(around+row*len(grid.Rows)*max(1, drawn-1), 320), 1400)
	if grid.Kind == chart.GridPoints {
		height = 460
	}
	return workbook.Chart{
		Kind:   map[chart.GridKind]workbook.ChartKind{chart.GridStacked: workbook.ChartStacked, chart.GridPoints: workbook.ChartPoints}[grid.Kind],
		Column: len(grid.Series) + 3, Row: header, Width: 760, Height: height,
		Title: document.Visible(block.Chart.Caption, b.lang), Alt: block.Chart.Drawing.Picture(b.lang).Desc,
		Data: [4]int{1, header, drawn, header + len(grid.Rows)}, Colours: colours, Max: grid.Max,
		XTitle: grid.XTitle, YTitle: grid.YTitle,
	}
}

// numberCell returns a number with so many decimals, or an empty cell where there is none.
func numberCell(x float64, decimals int) workbook.Styled {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return workbook.Styled{}
	}
	return workbook.Styled{Value: x, Style: workbook.Style{Right: true, Format: []string{"#,##0", "#,##0.0", "#,##0.00"}[decimals]}}
}

// decimalsOf returns how many decimals show numbers in full, 2 at most.
func decimalsOf(numbers ...float64) int {
	most := 0
	for _, x := range numbers {
		for most < 2 && math.Abs(x*math.Pow10(most)-math.Round(x*math.Pow10(most))) > 1e-9*math.Max(1, math.Abs(x)) {
			most++
		}
	}
	return most
}
