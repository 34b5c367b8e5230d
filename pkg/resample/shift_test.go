package resample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func ExampleShift() {
	i := Shift(first, second, Options{})
	fmt.Printf("%.2f, from %.2f to %.2f\n", i.Value, i.Lo, i.Hi)
	// Output:
	// 2.75, from -0.03 to 5.50
}

func TestShiftUndefined(t *testing.T) {
	for _, c := range []struct {
		first, second []float64
		why           string
	}{
		{nil, second, "units: 0 and 6"},
		{first, nil, "units: 5 and 0"},
		{first[:3], second[:3], "too few assignments for the level asked for: 20"},
		{[]float64{1e308, 1e308, 1, 2, 3}, second, "values too large"},
		{[]float64{3, 3, 3, 3, 3}, []float64{1, 1, 1, 1, 1}, "the resamples do not vary"},
	} {
		i := Shift(c.first, c.second, Options{})
		if i.Exists || i.Lo != 0 || i.Hi != 0 || math.IsInf(i.Value, 0) || math.IsNaN(i.Value) || !strings.HasPrefix(i.Why.EN, c.why) || i.Why.FR == "" {
			t.Errorf("%v and %v: %+v, want none: %s", c.first, c.second, i, c.why)
		}
	}
	// Of 20 assignments one lies in each tail of 0.05.
	if i := Shift(first[:3], second[:3], Options{Level: 0.9}); !i.Exists || i.Resamples != 0 || i.LoError != 0 {
		t.Errorf("%+v", i)
	}
}

func TestSlopeUndefined(t *testing.T) {
	for _, c := range []struct {
		x, y []float64
		why  string
	}{
		{nil, nil, "rows: 0, at least 3"},
		{[]float64{2, 2, 2}, []float64{1, 2, 3}, "the first variable is constant"},
		{[]float64{1, 2, 3, 4}, []float64{1, 2, 4, 3}, "too few assignments for the level asked for: 24"},
		{[]float64{1, 2, 3, 4, 5, 6}, []float64{3, 5, 7, 9, 11, 13}, "the resamples do not vary"},
	} {
		i := Slope(c.x, c.y, Options{})
		if i.Exists || i.Lo != 0 || i.Hi != 0 || math.IsInf(i.Value, 0) || math.IsNaN(i.Value) || !strings.HasPrefix(i.Why.EN, c.why) || i.Why.FR == "" {
			t.Errorf("%v and %v: %+v, want none: %s", c.x, c.y, i, c.why)
		}
	}
}

func TestShiftLaws(t *testing.T) {
	value := rapid.Map(rapid.IntRange(0, 20), func(i int) float64 { return float64(i) })
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOfN(value, 3, 5).Draw(t, "a"), rapid.SliceOfN(value, 3, 4).Draw(t, "b")
		i := Shift(a, b, Options{Level: 0.8})
		if i.Exists && i.Lo > i.Hi {
			t.Fatalf("%+v", i)
		}
		turned := Shift(b, a, Options{Level: 0.8})
		if math.Abs(turned.Lo+i.Hi) > 1e-12 || math.Abs(turned.Hi+i.Lo) > 1e-12 || turned.Exists != i.Exists {
			t.Fatalf("exchanged %+v, not the mirror of %+v", turned, i)
		}
		slices.Reverse(a)
		if moved := Shift(a, b, Options{Level: 0.8}); moved.Lo != i.Lo || moved.Hi != i.Hi {
			t.Fatalf("in another order %+v, not %+v", moved, i)
		}
		// A shift is the slope on 0 and 1: every assignment is as many permutations.
		labels := append(slices.Repeat([]float64{1}, len(a)), make([]float64, len(b))...)
		if len(labels) > 7 {
			return
		}
		slope := Slope(labels, slices.Concat(a, b), Options{Level: 0.8})
		if slope.Exists != i.Exists || math.Abs(slope.Lo-i.Lo) > 1e-9 || math.Abs(slope.Hi-i.Hi) > 1e-9 || math.Abs(slope.Value-i.Value) > 1e-12 {
			t.Fatalf("slope %+v, shift %+v", slope, i)
		}
	})
}

// TestRandomAgainstExact compares the bounds over random assignments with those over all of them.
func TestRandomAgainstExact(t *testing.T) {
	source := rand.New(rand.NewPCG(8, 0))
	var a, b []float64
	for range 11 {
		a, b = append(a, source.NormFloat64()+1), append(b, source.NormFloat64())
	}
	opts := Options{Seed: 3}.withDefaults()
	exact := Shift(a, b, opts)
	random := Interval{Level: opts.Level, Resamples: opts.Resamples}
	random.setRanks(randomShifts(sorted("a", a), sorted("b", b), opts), 1)
	near(t, "shift", random, exact)
	if exact.Resamples != 0 || exact.Seed != 0 || exact.LoError != 0 {
		t.Errorf("%+v", exact)
	}
	exact = Slope(x[:9], y[:9], opts)
	s := newSlopes(x[:9], y[:9])
	s.random(opts)
	random = Interval{Level: opts.Level, Resamples: opts.Resamples}
	random.setRanks(s.critical, s.always)
	near(t, "slope", random, exact)
	beyond := Shift(slices.Concat(a, b), b, opts)
	if beyond.Resamples != DefaultResamples || beyond.Seed != 3 || beyond.LoError <= 0 || !beyond.Exists {
		t.Errorf("%+v", beyond)
	}
	if ten := Slope(x[:10], y[:10], opts); ten.Resamples != DefaultResamples || ten.HiError <= 0 {
		t.Errorf("%+v", ten)
	}
}

func near(t *testing.T, name string, random, exact Interval) {
	t.Helper()
	if !random.Exists || !exact.Exists || math.Abs(random.Lo-exact.Lo) > 5*random.LoError || math.Abs(random.Hi-exact.Hi) > 5*random.HiError {
		t.Errorf("%s: %+v, exactly %+v", name, random, exact)
	}
}

func BenchmarkShift(b *testing.B) {
	a := slices.Concat(first, second)
	b.Run("exact, 11 and 11", func(b *testing.B) {
		for b.Loop() {
			Shift(a, a, Options{})
		}
	})
	b.Run("random, 22 and 15", func(b *testing.B) {
		for b.Loop() {
			Shift(slices.Concat(a, a), slices.Concat(first, first, first), Options{})
		}
	})
}
