package calibrate

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTrim checks that the weights lie within their bounds, that their sum is kept, and that with an upper bound alone
// those below it keep their proportions, or with Equally their differences. Proportions are kept with both bounds.
func TestTrim(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := TrimOptions{
			Upper: rapid.Float64Range(1.2, 4).Draw(t, "upper"), Lower: rapid.SampledFrom([]float64{0, 0.3}).Draw(t, "lower"),
			Of: Mean, Equally: rapid.Bool().Draw(t, "equally"),
		}
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		w := make([]float64, rapid.IntRange(5, 60).Draw(t, "rows"))
		for i := range w {
			w[i] = math.Exp(random.NormFloat64())
		}
		r, err := Trim(w, o)
		if err != nil && o.Equally && o.Lower > 0 {
			return // Both bounds can leave no weight within to share equally, as in R.
		}
		if err != nil {
			t.Fatal(err)
		}
		near(t, "sum", []float64{total(r.Weights)}, []float64{total(w)}, 1e-12)
		checkTrimmed(t, w, r, o)
		order := random.Perm(len(w))
		other, err := Trim(pick(w, order), o)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "in another order", other.Weights, pick(r.Weights, order), 1e-11)
		if other, err = Trim(times(7, w), o); err != nil {
			t.Fatal(err)
		}
		near(t, "times a constant", other.Weights, times(7, r.Weights), 1e-11)
	})
}

func checkTrimmed(t *rapid.T, w []float64, r *Trimmed, o TrimOptions) {
	var shares []float64
	for i, after := range r.Weights {
		if after < r.Lower*(1-1e-12) || after > r.Upper*(1+1e-12) {
			t.Errorf("weight %v, out of %v to %v", after, r.Lower, r.Upper)
		}
		near(t, "factor", []float64{r.Factors[i]}, []float64{after / w[i]}, 1e-12)
		if after < r.Upper*(1-1e-9) && (r.Lower == 0 || !o.Equally && after > r.Lower*(1+1e-9)) {
			shares = append(shares, map[bool]float64{true: after - w[i], false: after / w[i]}[o.Equally])
		}
	}
	for _, share := range shares {
		near(t, "share", []float64{share}, shares[:1], 1e-9)
	}
}

func TestTrimNothing(t *testing.T) {
	r := must[*Trimmed](t)(Trim([]float64{0, 1, 2}, TrimOptions{Upper: 2}))
	if r.Iterations != 0 || r.Lowered != 0 || r.Weights[2] != 2 || r.Factors[0] != 1 || r.Upper != 2 {
		t.Errorf("weights within the bounds become %+v", r)
	}
	r = must[*Trimmed](t)(Trim([]float64{1, 3, 8}, TrimOptions{Lower: 2}))
	if r.Raised != 1 || r.Lowered != 0 || r.Upper != 0 || r.Weights[0] != 2 {
		t.Errorf("one weight below the bound becomes %+v", r)
	}
}

func TestTrimErrors(t *testing.T) {
	for _, c := range []struct {
		weights []float64
		o       TrimOptions
		message string
	}{
		{[]float64{1, math.NaN()}, TrimOptions{}, "need finite weights of at least 0 (read: NaN)"},
		{[]float64{1, 2}, TrimOptions{Lower: 3, Upper: 2}, "an upper one above it (given: 3 and 2)"},
		{[]float64{1, 9}, TrimOptions{Upper: 4}, "the mean weight (5) must lie between the bounds (0 and 4)"},
		{[]float64{1, 9}, TrimOptions{Lower: 6}, "the mean weight (5) must lie between the bounds (6 and ∞)"},
		{[]float64{1, 2, 9}, TrimOptions{Upper: 4.2, Equally: true, MaxIterations: 1}, "(passes: 1); widen the bounds"},
		{[]float64{1, 9, 2}, TrimOptions{Lower: 3, Upper: 4.5, Equally: true}, "(passes: 0); widen the bounds"},
		{[]float64{0, 0, 9}, TrimOptions{Upper: 4}, "no room for the excess"},
	} {
		if _, err := Trim(c.weights, c.o); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("error %v, want %q", err, c.message)
		}
	}
}
