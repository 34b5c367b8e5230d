package chart

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Grid is the numbers of a chart with the names of its rows: what a spreadsheet needs to draw it again.
type Grid struct {
	Kind   GridKind
	Rows   []string // labels, from top to bottom
	Series []Series // columns
	Max    float64  // end of the scale; 0 where the numbers say it
	XTitle string   // of a cloud of points: what the first series measures
	YTitle string   // and the second one
}

// A Series is one column of a Grid.
type Series struct {
	Name   string
	Values []float64 // one a row; NaN where there is none
	Bound  bool      // the numbers are bounds of an interval: they are not drawn as bars
}

// A GridKind is how a spreadsheet draws a Grid.
type GridKind uint8

// The kinds of grid.
const (
	GridBars    GridKind = iota // bars side by side
	GridStacked                 // parts of one bar
	GridPoints                  // a cloud: the first series across, the second up
)

var (
	valueWord = locale.Text{FR: "Valeur", EN: "Value"}
	loWord    = locale.Text{FR: "Borne inférieure", EN: "Lower bound"}
	hiWord    = locale.Text{FR: "Borne supérieure", EN: "Upper bound"}
)

// Grid returns the numbers of the chart.
func (chart BarChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridBars, Max: chart.Max, Series: named(lang, valueWord)}
	for _, row := range chart.Rows {
		grid.add(row.Label.In(lang), row.Value)
	}
	return grid
}

// Grid returns the numbers of the chart.
func (chart StackedChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridStacked, Max: chart.Max, Series: named(lang, chart.First, chart.Second)}
	for _, row := range chart.Rows {
		grid.add(row.Label.In(lang), row.First, row.Second)
	}
	return grid
}

// Grid returns the numbers of the chart.
func (chart PairedChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridBars, Max: chart.Max, Series: named(lang, chart.First, chart.Second)}
	for _, row := range chart.Rows {
		grid.add(row.Label.In(lang), row.First, row.Second)
	}
	return grid
}

// Grid returns the numbers of the chart, in percent.
func (chart RatesChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridBars, Max: 100, Series: named(lang, valueWord, loWord, hiWord)}
	grid.Series[1].Bound, grid.Series[2].Bound = true, true
	for _, row := range chart.Rows {
		grid.add(row.name(lang), row.Value, row.Lo, row.Hi)
	}
	return grid
}

// Grid returns the numbers of the chart.
func (chart ScatterChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridPoints, Series: named(lang, chart.X.Label, chart.Y.Label)}
	grid.XTitle, grid.YTitle = grid.Series[0].Name, grid.Series[1].Name
	for _, point := range chart.Points {
		grid.add(point.Label.In(lang), point.X, point.Y)
	}
	return grid
}

// Grid returns the numbers of the chart.
func (chart DumbbellChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridBars, Max: chart.Max, Series: named(lang, chart.First, chart.Second)}
	for _, row := range chart.Rows {
		grid.add(row.Label.In(lang), row.First, row.Second)
	}
	return grid
}

// Grid returns the numbers of the chart, with the bounds of their intervals where a row has one.
func (chart DotChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridBars, Max: chart.Max, Series: named(lang, valueWord)}
	intervals := slices.ContainsFunc(chart.Rows, Dot.hasInterval)
	if intervals {
		grid.Series = named(lang, valueWord, loWord, hiWord)
		grid.Series[1].Bound, grid.Series[2].Bound = true, true
	}
	for _, row := range chart.Rows {
		values := []float64{row.Value}
		if intervals {
			values = append(values, row.Lo, row.Hi)
		}
		grid.add(row.Label.In(lang), values...)
	}
	return grid
}

// Grid returns the shares of the answers, in percent.
func (chart LikertChart) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridStacked, Max: 100, Series: named(lang, chart.Answers...)}
	for _, row := range chart.Rows {
		shares := make([]float64, len(chart.Answers))
		for i := range shares {
			shares[i] = row.share(i)
		}
		label := row.Label.In(lang)
		if group := locale.Line(row.Group.In(lang)); group != "" {
			label = group + ", " + label
		}
		grid.add(label, shares...)
	}
	return grid
}

// Grid returns the numbers of the regions.
func (chart TileMap) Grid(lang locale.Lang) Grid {
	grid := Grid{Kind: GridBars, Series: named(lang, valueWord)}
	for _, tile := range chart.Tiles {
		grid.add(tile.Label.In(lang), tile.Value)
	}
	return grid
}

// named returns series without values.
func named(lang locale.Lang, names ...locale.Text) []Series {
	series := make([]Series, len(names))
	for i, name := range names {
		series[i].Name = locale.Line(name.In(lang))
	}
	return series
}

// add adds a row; a number that is not finite is none.
func (g *Grid) add(label string, values ...float64) {
	g.Rows = append(g.Rows, locale.Line(label))
	for i, x := range values {
		if math.IsInf(x, 0) {
			x = math.NaN()
		}
		g.Series[i].Values = append(g.Series[i].Values, x)
	}
}
