package reliability

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func ExampleMcDonald() {
	o := McDonald(ratings)
	fmt.Printf("omega %.3f, standardised %.3f\n", o.Total.Value, o.Standardised.Value)
	fmt.Printf("the last item runs against the others: %.2f\n", o.Loadings[3])
	// Output:
	// omega 0.868, standardised 0.837
	// the last item runs against the others: -0.90
}

// drawn returns made-up answers with one thing in common.
func drawn(n int, loadings []float64, seed uint64) [][]float64 {
	source := rand.New(rand.NewPCG(seed, 0))
	items := make([][]float64, len(loadings))
	for range n {
		common := source.NormFloat64()
		for i, loading := range loadings {
			items[i] = append(items[i], loading*common+math.Sqrt(1-loading*loading)*source.NormFloat64())
		}
	}
	return items
}

// Three items have a closed solution: λ₁² = r₁₂ r₁₃ / r₂₃.
func TestOmegaOfThreeItems(t *testing.T) {
	items := drawn(200, []float64{0.8, 0.7, 0.6}, 3)
	o := McDonald(items)
	r, _ := correlations(items)
	a, b, c := r.At(0, 1), r.At(0, 2), r.At(1, 2)
	for i, want := range []float64{a * b / c, a * c / b, b * c / a} {
		if math.Abs(o.Loadings[i]*o.Loadings[i]-want) > 1e-10 || math.Abs(o.Uniquenesses[i]-(1-want)) > 1e-10 {
			t.Errorf("item %d: loading %v, uniqueness %v, want λ² = %v", i, o.Loadings[i], o.Uniquenesses[i], want)
		}
	}
}

// Items that are all as good as each other have the same omega and alpha, but for chance; so have many respondents the
// omega of those that they are drawn from.
func TestOmegaOfManyRespondents(t *testing.T) {
	a := Analyse(drawn(20000, []float64{0.7, 0.7, 0.7, 0.7, 0.7}, 1), 0.95)
	if math.Abs(a.Omega.Standardised.Value-a.Standardised.Value) > 1e-3 {
		t.Errorf("omega %v, alpha %v", a.Omega.Standardised.Value, a.Standardised.Value)
	}
	o := McDonald(drawn(20000, []float64{0.9, 0.5, 0.7, 0.3}, 2))
	common, own := 0.9+0.5+0.7+0.3, 4-0.81-0.25-0.49-0.09
	if want := common * common / (common*common + own); math.Abs(o.Total.Value-want) > 0.01 {
		t.Errorf("omega %v, want about %v", o.Total.Value, want)
	}
}

// The order of respondents changes nothing; that of items, their units and their zero change nothing of the
// standardised omega, nor their common unit of the other.
func TestOmegaLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := columns().Draw(t, "columns")
		o := McDonald(items)
		if o.Total.Exists != o.Total.Why.IsZero() || o.Standardised.Exists != o.Total.Exists || o.Total.Why != o.Standardised.Why {
			t.Fatalf("%+v", o)
		}
		for _, c := range []Coefficient{o.Total, o.Standardised} {
			if !(c.Value >= 0 && c.Value <= 1) {
				t.Fatalf("%+v", o)
			}
		}
		order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(len(items[0]))
		rows, moved := make([][]float64, len(items)), make([][]float64, len(items))
		for i, answers := range items {
			for n := range answers {
				rows[i] = append(rows[i], answers[order[n]])
				moved[len(items)-1-i] = append(moved[len(items)-1-i], 3*answers[n]-float64(i))
			}
		}
		if diff := cmp.Diff(o, McDonald(rows)); diff != "" {
			t.Fatalf("the order of the rows counts:\n%s", diff)
		}
		other := McDonald(moved)
		if !o.Total.Exists || len(o.Heywood) > 0 {
			return // Where two items are as good candidates for the bound, rounding decides.
		}
		if math.Abs(o.Total.Value-other.Total.Value) > 1e-8 || math.Abs(o.Standardised.Value-other.Standardised.Value) > 1e-8 {
			t.Fatalf("%+v, of other units and in another order %+v", o, other)
		}
		checkFactor(t, items, o)
	})
}

// checkFactor fails unless the uniquenesses are a maximum: the model has the variance of each item, and is as far from
// the correlations as the inverse of the model allows.
func checkFactor(t *rapid.T, items [][]float64, o Omega) {
	r, _ := correlations(items)
	x := make([]float64, len(items))
	for i, own := range o.Uniquenesses {
		x[i] = math.Log(own)
		if math.Abs(o.Loadings[i]*o.Loadings[i]+own-1) > 1e-9 {
			t.Fatalf("item %d: variance %v", i, o.Loadings[i]*o.Loadings[i]+own)
		}
	}
	best := newDiscrepancy(r, x).value
	for i := range x {
		for _, step := range []float64{-1e-3, 1e-3} {
			near := append([]float64{}, x...)
			near[i] = bounded(near[i] + step)
			if got := newDiscrepancy(r, near).value; got < best-1e-12 {
				t.Fatalf("item %d: %v is better than %v", i, got, best)
			}
		}
	}
}

// The curvature is the derivative of the gradient.
func TestCurvature(t *testing.T) {
	r, _ := correlations(drawn(50, []float64{0.8, 0.6, 0.7, 0.4}, 7))
	x := []float64{-0.5, -0.3, -1, -0.1}
	h := newDiscrepancy(r, x).curvature([]int{0, 1, 2, 3}, true)
	for j := range x {
		up, down := append([]float64{}, x...), append([]float64{}, x...)
		up[j], down[j] = x[j]+1e-5, x[j]-1e-5
		above, below := newDiscrepancy(r, up), newDiscrepancy(r, down)
		if got := (above.value - below.value) / 2e-5; math.Abs(got-newDiscrepancy(r, x).gradient[j]) > 1e-8 {
			t.Errorf("slope %d: %v", j, got)
		}
		for i := range x {
			if got := (above.gradient[i] - below.gradient[i]) / 2e-5; math.Abs(got-h.At(i, j)) > 1e-8 {
				t.Errorf("curvature %d, %d: %v, want %v", i, j, h.At(i, j), got)
			}
		}
	}
}

func TestOmegaThatDoesNotExist(t *testing.T) {
	up, down := []float64{1, 2, 3, 4, 5}, []float64{2, 1, 4, 3, 5}
	for want, items := range map[string][][]float64{
		"fewer than two items":                               {up},
		"fewer than three items: see alpha":                  {up, down},
		"fewer than two complete respondents":                {{1}, {2}, {3}},
		"no more complete respondents than items: see alpha": {{1, 2, 3}, {2, 1, 3}, {1, 3, 2}},
		"constant item: see alpha":                           {up, down, {3, 3, 3, 3, 3}},
		"linearly dependent items: see alpha":                {up, down, {2, 4, 6, 8, 10}},
		"search for the factor without an end: see alpha":    {{0, 0, 1, 1, 0, 1, 1}, {1, 0, 0, 1, 1, 0, 0}, {1, 1, 1, 0, 0, 0, 0}, {0, 1, 1, 1, 0, 0, 0}},
		"factor not identified by the answers: see alpha":    {{1, 1, 0, 0, 1, 1, 0, 0}, {1, 0, 1, 0, 1, 0, 1, 0}, {1, 1, 1, 1, 0, 0, 0, 0}},
	} {
		if o := McDonald(items); o.Total.Exists || o.Total.Why.EN != want || o.Total.Why.FR == "" || o.Loadings != nil || o.Heywood != nil {
			t.Errorf("%+v, want %q", o, want)
		}
	}
	if o := McDonald(nil); o.Total.Why != tooFewItems {
		t.Errorf("no item: %+v", o)
	}
}

// An item at the bound is named, and its omega kept: R's factanal has .005 for the second too.
func TestHeywood(t *testing.T) {
	o := McDonald(rights)
	if diff := cmp.Diff([]int{1}, o.Heywood); diff != "" || o.Uniquenesses[1] != 0.005 || !o.Total.Exists {
		t.Errorf("%+v", o)
	}
}

func BenchmarkMcDonald(b *testing.B) {
	items := drawn(1000, []float64{0.8, 0.7, 0.6, 0.5, 0.4, 0.8, 0.7, 0.6, 0.5, 0.4, 0.8, 0.7, 0.6, 0.5, 0.4, 0.8, 0.7, 0.6, 0.5}, 5)
	for b.Loop() {
		McDonald(items)
	}
}
