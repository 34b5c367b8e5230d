package replicate

import (
	"testing"

	"pgregory.net/rapid"
)

// TestVariance checks what holds for every scale: the variance is a covariance with itself, grows with the square of the
// estimates, and around the mean does not depend on the full estimate nor exceeds the one around it.
func TestVariance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-9, 9)
		a := rapid.SliceOfN(number, 1, 12).Draw(t, "a")
		b := rapid.SliceOfN(number, len(a), len(a)).Draw(t, "b")
		full := number.Draw(t, "full")
		around, from := Scale{Overall: 0.25, AroundMean: true}, Scale{Overall: 0.25}
		near(t, "itself", from.Covariance(full, full, a, a), from.Variance(full, a))
		near(t, "symmetry", from.Covariance(full, 1, a, b), from.Covariance(1, full, b, a))
		near(t, "moved", around.Variance(full, a), around.Variance(full+1, a))
		if around.Variance(full, a) > from.Variance(full, a)+1e-12 {
			t.Errorf("around the mean %v, from the full estimate %v", around.Variance(full, a), from.Variance(full, a))
		}
		doubled := make([]float64, len(a))
		for i, x := range a {
			doubled[i] = 2 * x
		}
		near(t, "doubled", from.Variance(2*full, doubled), 4*from.Variance(full, a))
	})
}

// TestVarianceOfNothing checks that replicates that do not count, or none, give 0.
func TestVarianceOfNothing(t *testing.T) {
	s := Scale{Overall: 1, Each: []float64{0, 0}, AroundMean: true}
	if got := s.Variance(3, []float64{1, 5}); got != 0 {
		t.Errorf("replicates that do not count give %v", got)
	}
	if got := (Scale{Overall: 1}).Variance(3, nil); got != 0 {
		t.Errorf("no replicates give %v", got)
	}
}
