package tabulate

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// TestAnswersByRegionAddUpToTheItems counts the regions of each item again from the answers by region.
func TestAnswersByRegionAddUpToTheItems(t *testing.T) {
	s := demo(t)
	list, err := AnswersByRegion(s, "mesures")
	if err != nil {
		t.Fatal(err)
	}
	_, items, err := Items(s, "mesures")
	if err != nil {
		t.Fatal(err)
	}
	for k, item := range items {
		counts := map[SidesAnswer]int{}
		for _, answer := range list.Answers[k] {
			counts[answer]++
		}
		got := [5]int{counts[BothSides], counts[FirstSide], counts[SecondSide], counts[NeitherSide], counts[SilentSide]}
		if want := [5]int{item.Both, item.Only[0], item.Only[1], item.Neither, item.Silent}; got != want {
			t.Errorf("%s: %v, want %v", item.Question.Name, got, want)
		}
	}
	made := ItemRegionsTable(s, list)
	if len(made.Rows) != len(s.Links) {
		t.Fatalf("%d rows, want %d", len(made.Rows), len(s.Links))
	}
	for _, row := range made.Rows {
		sum := 0.0
		for _, cell := range row.Cells[2:7] {
			sum += cell.Number
		}
		if int(sum) != len(items) {
			t.Errorf("%s has %v items, want %d", row.Cells[0].Text.EN, sum, len(items))
		}
	}
}

func TestRegionValues(t *testing.T) {
	s := demo(t)
	list, err := RegionVariables(s, []string{"mesures", "budget"})
	if err != nil {
		t.Fatal(err)
	}
	made := RegionValues(s, list)
	i := slices.IndexFunc(made.Rows, func(row table.Row) bool { return row.Cells[1].Text.EN == "06" })
	got := []string{render.Format(made.Rows[i].Cells[2], made.Columns[2], "en"), render.Format(made.Rows[i].Cells[3], made.Columns[3], "en")}
	if want := []string{"27.00", "$146,981"}; !slices.Equal(got, want) {
		t.Errorf("Montréal has %q, want %q", got, want)
	}
	if list, err = RegionVariables(s, nil); err != nil || len(list) != 1 || list[0].Name != "mesures" {
		t.Errorf("with no names: %v, %v", list, err)
	}
	var usage *UsageError
	if _, err = RegionVariables(s, []string{"region"}); !errors.As(err, &usage) {
		t.Errorf("error is %v, want a *UsageError", err)
	}
}

func TestSpreads(t *testing.T) {
	s := demo(t)
	_, list, err := Spreads(s, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || len(list[0].Values) != 21 || len(list[1].Values) != 15 {
		t.Fatalf("%+v", list)
	}
	for _, spread := range list { // Half of the values lie at or below the median, and half at or above it.
		low, high := 0, 0
		for _, x := range spread.Values {
			if x <= spread.Median {
				low++
			}
			if x >= spread.Median {
				high++
			}
		}
		if n := len(spread.Values); 2*low < n || 2*high < n || spread.Q1 > spread.Median || spread.Median > spread.Q3 {
			t.Errorf("%s: %v, %v, %v", spread.Label.EN, spread.Q1, spread.Median, spread.Q3)
		}
	}
	_, list, err = Spreads(s, "", Options{Where: `mesures > 100`})
	if err != nil || len(list) != 2 || len(list[0].Values) != 0 || !math.IsNaN(list[0].Median) {
		t.Errorf("with nobody: %+v, %v", list, err)
	}
	_, list, err = Spreads(s, "", Options{By: []string{"satisfaction"}})
	if err != nil || len(list) != 4 {
		t.Errorf("by satisfaction: %d, %v", len(list), err)
	}
}
