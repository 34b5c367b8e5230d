package report

import (
	"math"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A regionValue is what a map shows of a region: a number, or why there is none.
type regionValue struct {
	number float64
	text   locale.Text
}

var notInStudy = locale.Text{FR: "hors de l'étude", EN: "not in the study"}

// mapChart draws a value of each region, by name. The regions of the list that have none are there, too, where the list
// says their places: a map with holes is harder to read.
func mapChart(s *survey.Survey, title locale.Text, unit chart.Unit, values map[string]regionValue, highlight string) chart.TileMap {
	drawn := chart.TileMap{Title: title, Unit: unit, Absent: locale.Text{FR: "sans valeur ou hors de l'étude", EN: "no value or not in the study"}}
	for _, region := range s.Study.Regions.Known.All() {
		value, known := values[region.Name]
		if !known && region.Tile == nil {
			continue
		}
		if !known {
			value = regionValue{math.NaN(), notInStudy}
		}
		drawn.Diverges = drawn.Diverges || value.number < 0
		tile := chart.Tile{Code: region.Code, Label: locale.Same(region.Name), Short: locale.Same(region.Short),
			Value: value.number, Text: value.text, Highlight: highlight != "" && region.Name == highlight}
		if region.Tile != nil {
			tile.Placed, tile.Column, tile.Row = true, region.Tile.Column, region.Tile.Row
		}
		drawn.Tiles = append(drawn.Tiles, tile)
	}
	return drawn
}

// variableMap draws a variable of the linked regions.
func variableMap(s *survey.Survey, title locale.Text, v *dataset.Variable, highlight string) chart.TileMap {
	values := map[string]regionValue{}
	for i, unit := range s.Regions.Units {
		value := regionValue{math.NaN(), v.States[i].Label()}
		if v.States[i] == study.Answered {
			value = regionValue{number: v.Numbers[i]}
		}
		values[unit.Name] = value
	}
	return mapChart(s, title, mapUnit(v), values, highlight)
}

// mapUnit writes amounts as tables do, and other numbers with one decimal at most: a tile has little room.
func mapUnit(v *dataset.Variable) chart.Unit {
	if v.Unit != "" {
		return unitOf(tabulate.RegionColumn(v))
	}
	return func(x float64, lang locale.Lang) string { return lang.Trimmed(x, 1) }
}

// tableMap draws a side table.
func tableMap(s *survey.Survey, title locale.Text, unit chart.Unit, rows []tabulate.TableRow, highlight string) chart.TileMap {
	values := map[string]regionValue{}
	for _, row := range rows {
		value := regionValue{math.NaN(), row.Cell.State.Label()}
		if row.Cell.State == study.Answered {
			value = regionValue{number: row.Cell.Value}
		}
		values[row.Region] = value
	}
	return mapChart(s, title, unit, values, highlight)
}

// hasPlaces reports whether every linked region has a place on a map of tiles.
func hasPlaces(s *survey.Survey) bool {
	for _, link := range s.Links {
		if link.Region.Tile == nil {
			return false
		}
	}
	return len(s.Links) > 0
}

// doings are what the cells of a chart hold, by what two sides answer.
var doings = map[tabulate.SidesAnswer]chart.Doing{
	tabulate.BothSides: chart.Both, tabulate.FirstSide: chart.OnlyFirst, tabulate.SecondSide: chart.OnlySecond,
	tabulate.NeitherSide: chart.Neither, tabulate.SilentSide: chart.Silent,
}

// itemRegionsChart draws what the two sides of each region answer to each item.
func itemRegionsChart(s *survey.Survey, title locale.Text, list *tabulate.ItemRegions) chart.SidesChart {
	sides := s.Study.LinkedSides()
	drawn := chart.SidesChart{Title: title, First: s.Study.UnitLabel(sides[0]), Second: s.Study.UnitLabel(sides[1]),
		Silent: locale.Text{FR: "une partie sans réponse", EN: "a side silent"}}
	for _, link := range list.Links {
		drawn.Columns = append(drawn.Columns, chart.CrossColumn{Head: locale.Same(link.Region.Code), Label: locale.Same(link.Region.Name)})
	}
	for k, q := range list.Scale.Questions {
		row := chart.SidesRow{Label: q.Title()}
		for _, answer := range list.Answers[k] {
			row.Cells = append(row.Cells, doings[answer])
		}
		drawn.Rows = append(drawn.Rows, row)
	}
	return drawn
}

// heatOfRates draws rates by group: a row for each answer and side, under its label, a column for each group.
func heatOfRates(title locale.Text, rates []tabulate.Rate, labelOf func(tabulate.Rate) locale.Text) chart.HeatChart {
	drawn := chart.HeatChart{Title: title, Unit: func(x float64, lang locale.Lang) string { return lang.Number(x, 0) }}
	sides := !sameSide(rates)
	columns, rows := map[string]int{}, map[[3]string]int{}
	for _, rate := range rates {
		if _, known := columns[rate.Key]; !known {
			columns[rate.Key] = len(drawn.Columns)
			drawn.Columns = append(drawn.Columns, chart.CrossColumn{Head: rate.Group})
		}
	}
	for _, rate := range rates {
		plain := rate
		plain.Group = locale.Text{}
		label := labelOf(plain)
		if sides {
			label = locale.Textf("%s, %s", "%s, %s", label, rate.Side.Label.Text)
		}
		answer := [3]string{rate.Side.Name, rate.Question.Name, rate.Code}
		i, known := rows[answer]
		if !known {
			i = len(drawn.Rows)
			rows[answer] = i
			row := chart.HeatRow{Label: label}
			for range drawn.Columns {
				row.Cells = append(row.Cells, chart.HeatCell{Value: math.NaN()})
			}
			drawn.Rows = append(drawn.Rows, row)
		}
		drawn.Rows[i].Cells[columns[rate.Key]].Value = percentOr(rate)
	}
	return drawn
}
