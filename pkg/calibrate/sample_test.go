package calibrate

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The rows of scripts/reference/calibrate.R, made up by the same formulas.
var (
	weights = column(func(i int) float64 { return float64(8 + i*37%11) })
	staff   = column(func(i int) float64 { return float64(5 + i*13%17) })
	far     = column(func(i int) float64 {
		if i%10 == 0 {
			return float64(61 + i*29%41)
		}
		return float64(1 + i*29%41)
	})
	region = Margin{
		Name: "region", Of: categories(func(i int) int { return i * 7 % 3 }),
		Categories: []string{"north", "centre", "south"}, Totals: []float64{150, 190, 210},
	}
	size = Margin{
		Name: "size", Of: categories(func(i int) int { return map[bool]int{false: 1}[i*i%5 < 2] }),
		Categories: []string{"small", "large"}, Totals: []float64{300, 250},
	}
	margins = []Margin{region, size}
)

func column(of func(i int) float64) []float64 {
	xs := make([]float64, 40)
	for k := range xs {
		xs[k] = of(k + 1)
	}
	return xs
}

func categories(of func(i int) int) []int {
	xs := make([]int, 40)
	for k := range xs {
		xs[k] = of(k + 1)
	}
	return xs
}

// A drawn value is a sample with margins that weights can meet.
type drawn struct {
	weights []float64
	margins []Margin
	amounts []float64 // a variable that is not a category
	total   float64   // its known total
}

// someSample draws a sample of which the totals are those of other positive weights, so that they can be met.
func someSample(t *rapid.T) drawn {
	random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	n := rapid.IntRange(12, 60).Draw(t, "rows")
	var d drawn
	truth := make([]float64, n)
	for i := range n {
		d.weights = append(d.weights, 1+9*random.Float64())
		truth[i] = d.weights[i] * (0.7 + 0.6*random.Float64())
		d.amounts = append(d.amounts, random.NormFloat64())
		d.total += truth[i] * d.amounts[i]
	}
	for k := range rapid.IntRange(1, 3).Draw(t, "margins") {
		m := Margin{Name: string(rune('A' + k)), Categories: []string{"x", "y", "z"}[:2+k%2], Of: make([]int, n)}
		for i := range n {
			// The first rows see to it that no category is empty.
			if m.Of[i] = i % len(m.Categories); i >= len(m.Categories) {
				m.Of[i] = random.IntN(len(m.Categories))
			}
		}
		m.Totals = m.weighted(truth)
		d.margins = append(d.margins, m)
	}
	return d
}

func (d drawn) model() *Model {
	return Join(Margins(d.margins), NewModel([]string{"amount"}, d.amounts))
}

func (d drawn) totals() []float64 { return append(Totals(d.margins), d.total) }

// permuted returns the sample with its rows in another order.
func (d drawn) permuted(order []int) drawn {
	other := d
	other.weights, other.amounts = pick(d.weights, order), pick(d.amounts, order)
	other.margins = slices.Clone(d.margins)
	for k := range other.margins {
		other.margins[k].Of = pick(d.margins[k].Of, order)
	}
	return other
}

func pick[T any](xs []T, order []int) []T {
	out := make([]T, len(xs))
	for k, i := range order {
		out[k] = xs[i]
	}
	return out
}

func times(c float64, xs []float64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = c * x
	}
	return out
}

// near compares numbers to a relative tolerance, or an absolute one below 1.
func near(t interface {
	Helper()
	Errorf(string, ...any)
}, name string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d numbers, want %d", name, len(got), len(want))
		return
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tolerance*max(1, math.Abs(want[i]))) {
			t.Errorf("%s: number %d is %v, want %v", name, i, got[i], want[i])
			return
		}
	}
}

func must[T any](t *testing.T) func(T, error) T {
	t.Helper()
	return func(x T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}
