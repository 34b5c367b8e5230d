package calibrate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestBounded checks that totals which factors from 0.7 to 1.3 can meet are met within these bounds.
func TestBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someSample(t)
		bounds := rapid.SampledFrom([][2]float64{{0.7, 1.3}, {0.65, 1.4}, {0.2, 1.3}, {-9, 9}}).Draw(t, "bounds")
		r, err := Linear(d.weights, d.model(), d.totals(), Options{Bounds: bounds})
		if err != nil {
			t.Fatal(err)
		}
		near(t, "achieved", r.Achieved, d.totals(), 1e-7)
		for _, g := range r.Factors {
			if g < bounds[0] || g > bounds[1] {
				t.Errorf("factor %v, out of %v", g, bounds)
			}
		}
		free, err := Linear(d.weights, d.model(), d.totals(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if bounds[0] == -9 {
			near(t, "wide bounds", r.Weights, free.Weights, 1e-8)
		}
	})
}

// TestSteps checks that bounds cost few steps: they are Newton's, of which the last is exact.
func TestSteps(t *testing.T) {
	x := Join(Margins(margins), NewModel([]string{"staff"}, staff))
	r := must[*Result](t)(Linear(weights, x, []float64{170, 165, 180, 275, 240, 6700}, Options{Bounds: [2]float64{0.8, 1.2}}))
	if r.Iterations > 6 {
		t.Errorf("%d steps", r.Iterations)
	}
}

// TestTightBounds checks that totals are met that leave little room within the bounds, where Newton's steps alone fail in
// one sample of ten.
func TestTightBounds(t *testing.T) {
	for seed := range uint64(500) {
		random := rand.New(rand.NewPCG(seed, 0))
		n := 4 + random.IntN(12)
		w, truth, a, b := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
		m := Margin{Name: "m", Of: make([]int, n), Categories: []string{"x", "y"}, Totals: []float64{1, 1}}
		other := Margin{Name: "other", Of: make([]int, n), Categories: []string{"x", "y"}, Totals: []float64{1, 1}}
		for i := range n {
			w[i] = 1 + 9*random.Float64()
			truth[i] = w[i] * []float64{0.71, 1.29}[random.IntN(2)]
			m.Of[i], other.Of[i] = i%2, random.IntN(2)
			a[i] = random.NormFloat64()
			b[i] = a[i] * a[i] * a[i]
		}
		other.Of[0], other.Of[1] = 0, 1
		x := Join(Margins([]Margin{m, other}), NewModel([]string{"a", "b"}, a, b))
		r, err := Linear(w, x, x.totals(truth), Options{Bounds: [2]float64{0.7, 1.3}})
		if err != nil {
			t.Errorf("sample %d: %v", seed, err)
			continue
		}
		near(t, "achieved", r.Achieved, x.totals(truth), 1e-8)
	}
}

// TestLinearRegression checks the identity that names the method: the calibrated total of any variable is its weighted
// total plus what a weighted regression predicts of the difference between the known and the weighted totals.
func TestLinearRegression(t *testing.T) {
	ones := column(func(int) float64 { return 1 })
	y := column(func(i int) float64 { return float64(i * i % 23) })
	x := NewModel([]string{"count", "staff"}, ones, staff)
	r := must[*Result](t)(Linear(weights, x, []float64{550, 7400}, Options{}))
	var w, wx, wy, wxx, wxy, got float64
	for i := range weights {
		w, wx, wy = w+weights[i], wx+weights[i]*staff[i], wy+weights[i]*y[i]
		wxx, wxy = wxx+weights[i]*staff[i]*staff[i], wxy+weights[i]*staff[i]*y[i]
		got += r.Weights[i] * y[i]
	}
	slope := (w*wxy - wx*wy) / (w*wxx - wx*wx)
	intercept := (wy - slope*wx) / w
	near(t, "total", []float64{got}, []float64{wy + intercept*(550-w) + slope*(7400-wx)}, 1e-12)
}

// TestNegative checks that factors below 0 are counted in a warning.
func TestNegative(t *testing.T) {
	x := NewModel([]string{"count", "staff"}, column(func(int) float64 { return 1 }), staff)
	r := must[*Result](t)(Linear(weights, x, []float64{550, 10500}, Options{}))
	count := 0
	for _, g := range r.Factors {
		if g < 0 {
			count++
		}
	}
	want := fmt.Sprintf("negative factors: %d; give bounds or choose raking", count)
	if count == 0 || len(r.Warnings) != 1 || r.Warnings[0].EN != want {
		t.Errorf("negative factors: %d, warnings %v", count, r.Warnings)
	}
	if r.Warnings[0].FR == r.Warnings[0].EN {
		t.Error("the warning is not in two languages")
	}
}

// TestEmptyColumn checks that a column of zeros with a total of 0 changes nothing, as in R.
func TestEmptyColumn(t *testing.T) {
	zeros := NewModel([]string{"none"}, make([]float64, 40))
	with := must[*Result](t)(Linear(weights, Join(zeros, Margins(margins)), append([]float64{0}, Totals(margins)...), Options{}))
	without := must[*Result](t)(Linear(weights, Margins(margins), Totals(margins), Options{}))
	near(t, "weights", with.Weights, without.Weights, 1e-14)
}

func TestLinearErrors(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	ones := []float64{1, 1, 1}
	m := NewModel([]string{"count", "staff"}, ones, []float64{2, 3, 4})
	for _, c := range []struct {
		weights []float64
		x       *Model
		totals  []float64
		o       Options
		message string
	}{
		{[]float64{1, 1, -1}, m, []float64{3, 9}, Options{}, "need finite weights of at least 0 (read: -1)"},
		{[]float64{0, 0, 0}, m, []float64{3, 9}, Options{}, "need at least one weight above 0 (rows: 3)"},
		{ones, m, []float64{3, nan}, Options{}, "column staff: need a finite total (given: NaN)"},
		{ones, NewModel([]string{"x"}, []float64{1, inf, 1}), []float64{3}, Options{}, "column x: need a finite value in each row"},
		{ones, NewModel([]string{"x"}, []float64{0, 0, 0}), []float64{3}, Options{}, "column x: total 3, no respondent has a value"},
		{ones, NewModel([]string{"x", "y"}, ones, ones), []float64{3, 4}, Options{}, "the totals contradict each other"},
		{ones, m, []float64{3, 9}, Options{Bounds: [2]float64{1, 2}}, "must enclose 1 (given: 1 and 2)"},
		{ones, m, []float64{3, 11.5}, Options{Bounds: [2]float64{0.5, 1.5}}, "not met within the bounds 0.5 and 1.5: the largest difference is in column staff"},
	} {
		if _, err := Linear(c.weights, c.x, c.totals, c.o); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("error %v, want %q", err, c.message)
		}
	}
}
