package design

import (
	"math"
	"testing"
)

// The difference of the means of two variables of the same rows is the mean of their difference, where both have all the
// rows, and has its standard error.
func TestDifferenceOfTwoVariables(t *testing.T) {
	y, x := []float64{3, 5, 4, 8, 7, 1, 2, 9}, []float64{1, 5, 2, 6, 9, 0, 4, 3}
	apart := make([]float64, len(y))
	for i := range y {
		apart[i] = y[i] - x[i]
	}
	strata := []string{"a", "a", "a", "a", "b", "b", "b", "b"}
	d := mustNew(t, Columns{Rows: len(y), Weights: []float64{1, 2, 1, 3, 1, 1, 2, 2}, Stages: []Stage{{Strata: strata}}})
	all := Groups{Of: make([]int, len(y)), Count: 1}
	got, want := Difference(d.Means(y, all), 0, d.Means(x, all), 0, 0.95), d.Means(apart, all).At(0, 0.95)
	if math.Abs(got.Value-want.Value) > 1e-12 || math.Abs(got.SE-want.SE) > 1e-12 || got.DF != want.DF || !got.HasP {
		t.Errorf("difference %v (%v, %v), want %v (%v, %v)", got.Value, got.SE, got.DF, want.Value, want.SE, want.DF)
	}
	if none := Difference(d.Means(y, all), 0, d.Means(y, all), 0, 0.95); none.Value != 0 || none.SE != 0 || none.HasP {
		t.Errorf("a mean less itself: %+v", none)
	}
}

// Of two groups of one variable it is the contrast of the two.
func TestDifferenceIsContrast(t *testing.T) {
	y := []float64{3, 5, 4, 8, 7, 1, 2, 9}
	clusters := []string{"a", "a", "b", "b", "c", "c", "d", "d"}
	d := mustNew(t, Columns{Rows: len(y), Stages: []Stage{{Clusters: clusters}}})
	e := d.Means(y, Groups{Of: []int{0, 1, 0, 1, 0, 1, 1, -1}, Count: 2})
	got, want := Difference(e, 0, e, 1, 0.9), e.Contrast([]float64{1, -1}, 0.9)
	if got.Value != want.Value || got.SE != want.SE || got.DF != want.DF || got.P != want.P || got.Interval != want.Interval {
		t.Errorf("difference %+v\ncontrast %+v", got, want)
	}
}
