package compare

import (
	"fmt"
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/assoc"
)

func ExampleWilcoxon() {
	w := Wilcoxon(term, weeks, Options{})
	fmt.Printf("U = %v, p %.4f\n", w.U, w.PValue.P)
	fmt.Printf("shift %.3f, %.2f to %.2f\n", w.Shift.Value, w.Shift.Interval.Lo, w.Shift.Interval.Hi)
	fmt.Printf("superiority %.2f, %.2f to %.2f\n", w.Superiority.Value, w.Superiority.Interval.Lo, w.Superiority.Interval.Hi)
	// Output:
	// U = 35, p 0.2544
	// shift 0.305, -0.15 to 0.76
	// superiority 0.70, 0.39 to 0.89
}

// TestWilcoxonLarge compares with the distribution of U without ties, where the counts go beyond 2^53, and with the
// permutation test of the ranks, which is counted in another way.
func TestWilcoxonLarge(t *testing.T) {
	for _, n := range []int{12, 20, 40} {
		groups := many(n, n)
		w := Wilcoxon(groups[0], groups[1], Options{})
		tail := 0.0
		for u, probability := range assoc.Inversions([]int{n, n}) {
			if float64(u) <= math.Min(w.U, float64(n*n)-w.U) {
				tail += probability
			}
		}
		if math.Abs(w.PValue.P-2*tail) > 1e-12 || w.PValue.Method != Exact {
			t.Errorf("two groups of %d: %+v, want p = %v", n, w.PValue, 2*tail)
		}
		if n > 20 {
			continue
		}
		r := rank(groups)
		var ranks [2][]float64
		for g, values := range groups {
			for _, rank := range r.of(values) {
				ranks[g] = append(ranks[g], float64(rank))
			}
		}
		if m := Means(ranks[0], ranks[1], Options{}); math.Abs(m.PValue.P-w.PValue.P) > 1e-12 {
			t.Errorf("two groups of %d: %v, permutation of the ranks %v", n, w.PValue.P, m.PValue.P)
		}
	}
}
