package chart

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

// TestGridsHaveEveryNumber sums the numbers of each chart over its grid.
func TestGridsHaveEveryNumber(t *testing.T) {
	sum := func(g Grid) (total float64) {
		for _, series := range g.Series {
			if len(series.Values) != len(g.Rows) || series.Name == "" {
				t.Errorf("series %q has %d values for %d rows", series.Name, len(series.Values), len(g.Rows))
			}
			for _, x := range series.Values {
				if !math.IsNaN(x) {
					total += x
				}
			}
		}
		return total
	}
	for name, c := range map[string]struct {
		grid Grid
		want float64
	}{
		"bars":     {barChart().Grid(locale.French), 552481 - 3000},
		"stacked":  {stackedChart().Grid(locale.French), 180 + 165 - 4},
		"paired":   {pairedChart().Grid(locale.French), 375 + 300 - 20},
		"rates":    {ratesChart().Grid(locale.French), 80.95 + 60 + 92.33 + 53.33 + 30.12 + 75.19 + 100 + 79.61 + 100},
		"dumbbell": {DumbbellChart{First: locale.Same("a"), Second: locale.Same("b"), Rows: []Dumbbell{{First: 1, Second: 2}, {First: 4, Second: math.NaN()}}}.Grid(locale.French), 7},
		"dots":     {DotChart{Rows: []Dot{{Value: 5, Lo: 4, Hi: 6}, {Value: 1, Lo: math.NaN(), Hi: math.NaN()}}}.Grid(locale.French), 16},
		"ranked":   {DotChart{Rows: []Dot{{Value: 5}, {Value: 1}}}.Grid(locale.French), 6},
		"likert":   {LikertChart{Answers: []locale.Text{locale.Same("-"), locale.Same("+")}, Rows: []LikertRow{{Shares: []float64{25, 75}}, {Shares: []float64{10}}}}.Grid(locale.French), 110},
		"map":      {TileMap{Tiles: []Tile{{Value: 3}, {Value: math.NaN()}, {Value: 4}}}.Grid(locale.French), 7},
		"scatter":  {scatterChart().Grid(locale.French), 552481 + 284.5},
	} {
		if got := sum(c.grid); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: the numbers add up to %v, want %v", name, got, c.want)
		}
	}
	if grid := (BarChart{Rows: []Bar{{Value: math.Inf(1)}}}).Grid(locale.English); !math.IsNaN(grid.Series[0].Values[0]) {
		t.Error("a number that is not finite is drawn")
	}
}
