package calibrate

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestFits checks what holds for each way of fitting weights to margins.
func TestFits(t *testing.T) {
	ways := map[string]func(d drawn) (*Result, error){
		"post-stratification": func(d drawn) (*Result, error) { return PostStratify(d.weights, d.margins[0]) },
		"raking":              func(d drawn) (*Result, error) { return Rake(d.weights, d.margins, Options{}) },
		"linear": func(d drawn) (*Result, error) {
			return Linear(d.weights, Margins(d.margins), Totals(d.margins), Options{})
		},
	}
	for name, fit := range ways {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { checkFit(t, someSample(t), fit) })
		})
	}
}

func checkFit(t *rapid.T, d drawn, fit func(drawn) (*Result, error)) {
	r, err := fit(d)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "achieved", r.Achieved, r.Target, 1e-9)
	near(t, "recomputed", r.Model.totals(r.Weights), r.Target, 1e-9)
	for i, g := range r.Factors {
		if r.Weights[i] != d.weights[i]*g {
			t.Errorf("weight %d is %v, not %v times %v", i, r.Weights[i], d.weights[i], g)
		}
	}
	order := rand.New(rand.NewPCG(1, uint64(len(d.weights)))).Perm(len(d.weights))
	other, err := fit(d.permuted(order))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "in another order", other.Weights, pick(r.Weights, order), 1e-11)
	scaled := d
	scaled.weights = times(3.7, d.weights)
	if other, err = fit(scaled); err != nil {
		t.Fatal(err)
	}
	near(t, "from weights times a constant", other.Weights, r.Weights, 1e-8)
	again := d
	again.weights = r.Weights
	if other, err = fit(again); err != nil {
		t.Fatal(err)
	}
	near(t, "again", other.Factors, slices.Repeat([]float64{1}, len(d.weights)), 1e-9)
}

// TestRake checks that the factors are the product of one for each category.
func TestRake(t *testing.T) {
	r := must[*Result](t)(Rake(weights, margins, Options{}))
	at := map[[2]int]float64{}
	for i, g := range r.Factors {
		at[[2]int{region.Of[i], size.Of[i]}] = g
	}
	for c := 1; c < 3; c++ {
		ratio := at[[2]int{c, 0}] / at[[2]int{0, 0}]
		near(t, "ratio", []float64{at[[2]int{c, 1}] / at[[2]int{0, 1}]}, []float64{ratio}, 1e-12)
	}
}

// TestRoundedMargins checks that margins whose sums differ by rounding are met at the sum of the first.
func TestRoundedMargins(t *testing.T) {
	other := size
	other.Totals = []float64{300.0001, 250.0001}
	r := must[*Result](t)(Rake(weights, []Margin{region, other}, Options{}))
	scale := 550 / 550.0002
	near(t, "target", r.Target, []float64{150, 190, 210, 300.0001 * scale, 250.0001 * scale}, 1e-15)
	near(t, "achieved", r.Achieved, r.Target, 1e-10)
}

// BenchmarkRake fits 1,000,000 rows to three margins.
func BenchmarkRake(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 0))
	const rows = 1000000
	w := make([]float64, rows)
	var ms []Margin
	for _, k := range []int{17, 2, 8} {
		ms = append(ms, Margin{Of: make([]int, rows), Categories: make([]string, k), Totals: make([]float64, k)})
	}
	for i := range w {
		w[i] = 1 + random.Float64()
		for k := range ms {
			c := random.IntN(len(ms[k].Categories))
			ms[k].Of[i] = c
			ms[k].Totals[c] += 1.5
		}
	}
	for b.Loop() {
		if _, err := Rake(w, ms, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
