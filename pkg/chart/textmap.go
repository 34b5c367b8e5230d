package chart

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Text draws the map for a terminal, each region by its code and its number; as bars where that is too wide.
func (chart TileMap) Text(width int, lang locale.Lang) string {
	width = terminal(width)
	places, columns, rows := chart.places()
	texts := make([]string, len(chart.Tiles))
	cell := 0
	for i, tile := range chart.Tiles {
		texts[i] = strings.TrimSpace(locale.Line(tile.Code) + " " + chart.Unit.write(tile.Value, lang))
		cell = max(cell, displaywidth.String(texts[i])+2)
	}
	if cell*columns > width+2 {
		return chart.bars(width, lang)
	}
	grid := make([][]string, rows)
	for i := range grid {
		grid[i] = make([]string, columns)
	}
	for i, place := range places {
		grid[place[1]][place[0]] = texts[i]
	}
	var text strings.Builder
	for _, row := range grid {
		line := ""
		for _, tile := range row {
			line += pad(tile, cell, false)
		}
		text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return text.String()
}

// bars draws the regions as BarChart.Text does.
func (chart TileMap) bars(width int, lang locale.Lang) string {
	bars := BarChart{Unit: chart.Unit}
	for _, tile := range chart.Tiles {
		bars.Rows = append(bars.Rows, Bar{Label: tile.Label, Value: tile.Value, Text: locale.Same(HeatCell{Value: tile.Value, Text: tile.Text}.text(chart.Unit, lang))})
	}
	return bars.Text(width, lang)
}
