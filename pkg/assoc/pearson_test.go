package assoc

import (
	"math"
	"testing"
)

func TestPearsonPerfect(t *testing.T) {
	x := []float64{0.1, 0.2, 0.3, 0.7, 1.1}
	a := Pearson(x, transformed(x, func(v float64) float64 { return 3 - 0.3*v }), Options{})
	// Of the 120 permutations only the observed one reaches -1, and none reaches 1: the steps are uneven.
	if a.Value != -1 || a.P != 1.0/120 || a.PMethod != Exact {
		t.Errorf("a falling line: %v, p %v %s", a.Value, a.P, a.PMethod)
	}
}

func TestPearsonScale(t *testing.T) {
	want := Pearson(lightness, panel, Options{Permutations: 9}).Value
	for _, scale := range []float64{1e-290, 1e290, -1e150} {
		x := transformed(lightness, func(v float64) float64 { return v * scale })
		if got := Pearson(x, panel, Options{Permutations: 9}).Value; math.Abs(math.Abs(got)-want) > 1e-14 {
			t.Errorf("values of size %v: r = %v, want %v", scale, got, want)
		}
	}
	// Differences of 1 beside 1e9: the same deviations without it.
	x := []float64{1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 3}
	y := []float64{1, 2, 3, 4}
	if got := Pearson(x, y, Options{}).Value; math.Abs(got-0.8) > 1e-15 {
		t.Errorf("r = %v, want 0.8", got)
	}
}

func TestPearsonExactLimit(t *testing.T) {
	if a := Pearson(wide[:8], deep[:8], Options{}); a.PMethod != Exact || a.Permutations != 0 || a.PError != 0 {
		t.Errorf("8 pairs: %+v", a)
	}
	if a := Pearson(wide[:9], deep[:9], Options{Permutations: 50}); a.PMethod != MonteCarlo {
		t.Errorf("9 pairs: %+v", a)
	}
	// Two groups of 10 have only 184,756 arrangements, two groups of 3 and 17 have 1,140.
	x, y := make([]float64, 20), make([]float64, 20)
	for i := range x {
		x[i] = float64(i * i % 23)
	}
	y[0], y[4], y[7] = 1, 1, 1
	if a := Pearson(x, y, Options{}); a.PMethod != Exact {
		t.Errorf("3 of 20: %+v", a)
	}
}
