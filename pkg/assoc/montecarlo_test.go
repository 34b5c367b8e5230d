package assoc

import (
	"math"
	"reflect"
	"testing"
)

func TestMonteCarloIsRecorded(t *testing.T) {
	a := Pearson(wide, deep, Options{Permutations: 2000, Seed: 42})
	if a.PMethod != MonteCarlo || a.Permutations != 2000 || a.Seed != 42 {
		t.Fatalf("%s, %d permutations, seed %d", a.PMethod, a.Permutations, a.Seed)
	}
	if want := math.Sqrt(a.P * (1 - a.P) / 2000); a.PError != want {
		t.Errorf("standard error %v, want %v", a.PError, want)
	}
	if again := Pearson(wide, deep, Options{Permutations: 2000, Seed: 42}); !reflect.DeepEqual(a, again) {
		t.Errorf("the same seed gives %+v, then %+v", a, again)
	}
	x := make([]float64, 40)
	for i := range x {
		x[i] = float64(i / 2)
	}
	for name, coefficient := range coefficients {
		if a := coefficient(x, x, Options{Permutations: 999}); a.P != 0.001 || a.PMethod != MonteCarlo {
			t.Errorf("%s of 20 ties of two in order: p %v %s, want 1/1000", name, a.P, a.PMethod)
		}
	}
	if a := Pearson(wide[:9], deep[:9], Options{}); a.Permutations != DefaultPermutations || a.Interval.Level != DefaultLevel {
		t.Errorf("%d permutations and level %v by default", a.Permutations, a.Interval.Level)
	}
}

// TestMonteCarloAgainstExact compares with the exact p value of the same columns: four standard errors at most.
func TestMonteCarloAgainstExact(t *testing.T) {
	opts := Options{Permutations: 5000, Seed: 1}
	check := func(name string, got Association, want float64) {
		if math.Abs(got.P-want) > 4*got.PError || got.PError > 0.01 {
			t.Errorf("%s: %v ± %v, want %v", name, got.P, got.PError, want)
		}
	}
	for _, c := range [][2][]float64{{lightness, panel}, {few, low}, {agree, count[:15]}} {
		u, v := canonical(centeredRanks(c[0]), centeredRanks(c[1]))
		var spearman, kendall Association
		observed := dot(centeredRanks(c[0]), centeredRanks(c[1]))
		spearman.sampleSpearman(u, append([]int(nil), v...), max(observed, -observed), opts)
		check("Spearman", spearman, Spearman(c[0], c[1], Options{}).P)
		observed = concordance(centeredRanks(c[0]), centeredRanks(c[1]))
		kendall.sampleKendall(u, v, max(observed, -observed), opts)
		check("Kendall", kendall, KendallTauB(c[0], c[1], Options{}).P)
	}
	// Nine pairs have 362,880 permutations: too many for Pearson, few enough to try here.
	x, y := standardized(lightness), standardized(turned(panel))
	limit := math.Abs(Pearson(lightness, panel, opts).Value) - alike
	want := shareOfArrangements(y, func(y []float64) bool {
		return math.Abs(correlation(x, y)) >= limit
	})
	check("Pearson", Pearson(lightness, panel, opts), want)
}
