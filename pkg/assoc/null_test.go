package assoc

import (
	"math"
	"testing"
)

// zerosAndOnes returns n rows of which the given number have the value 1, sorted and centered.
func zerosAndOnes(n, ones int) []int {
	x := make([]float64, n)
	for i := range ones {
		x[n-1-i] = 1
	}
	return centeredRanks(x)
}

func sequence(n int) []int {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(i)
	}
	return centeredRanks(x)
}

func TestFeasible(t *testing.T) {
	for _, c := range []struct {
		name string
		null null
		want bool
	}{
		{"Spearman 17", spearmanNull(sequence(17), sequence(17)), true},
		{"Spearman 18", spearmanNull(sequence(18), sequence(18)), false},
		{"Kendall 19", kendallNull(sequence(19), sequence(19)), true},
		{"Kendall 20", kendallNull(sequence(20), sequence(20)), false},
		{"Spearman, 30 of 60", spearmanNull(sequence(60), zerosAndOnes(60, 30)), true},
		{"Kendall, 30 of 60", kendallNull(sequence(60), zerosAndOnes(60, 30)), true},
		// 1100 over 550 has more than 1000 binary digits, although there are few states.
		{"Kendall, 550 of 1100", kendallNull(sequence(1100), zerosAndOnes(1100, 550)), false},
	} {
		if got := c.null.feasible(); got != c.want {
			t.Errorf("%s: feasible %t with a work of %g, want %t", c.name, got, c.null.work(), c.want)
		}
	}
}

// With a yes/no column both statistics are functions of the same rank sum, so that both p values are the same. Full
// separation of 30 from 30 has 2 of (60 over 30) assignments: counts far beyond 2^53.
func TestNullOfTwoGroups(t *testing.T) {
	want := 2 / math.Exp(lchoose(60, 30))
	spearman, kendall := spearmanNull(sequence(60), zerosAndOnes(60, 30)), kendallNull(sequence(60), zerosAndOnes(60, 30))
	if got := spearman.p(dot(sequence(60), zerosAndOnes(60, 30))); math.Abs(got/want-1) > 1e-9 {
		t.Errorf("Spearman: p = %v, want %v", got, want)
	}
	if got := kendall.p(900); math.Abs(got/want-1) > 1e-9 {
		t.Errorf("Kendall: p = %v, want %v", got, want)
	}
	// With the rank sum R of the ones, C - D = 2 (R - 915), and b = ±30 makes Σab = 120 (R - 915).
	for _, s := range []int{2, 100, 336, 700} {
		if p, q := spearman.p(60*s), kendall.p(s); math.Abs(p/q-1) > 1e-12 {
			t.Errorf("|C - D| ≥ %d: %v by Spearman, %v by Kendall", s, p, q)
		}
	}
}

func lchoose(n, k float64) float64 {
	a, _ := math.Lgamma(n + 1)
	b, _ := math.Lgamma(k + 1)
	c, _ := math.Lgamma(n - k + 1)
	return a - b - c
}

func TestFloorDiv(t *testing.T) {
	for _, c := range [][3]int{{7, 2, 3}, {-7, 2, -4}, {-8, 2, -4}, {0, 3, 0}} {
		if got := floorDiv(c[0], c[1]); got != c[2] {
			t.Errorf("floorDiv(%d, %d) = %d, want %d", c[0], c[1], got, c[2])
		}
	}
}
