package assoc

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The five pairs have 44 of 120 permutations with |C - D| of 4 or more, and tau-b = -4/√(8·9).
func TestKendallWithTies(t *testing.T) {
	a := KendallTauB([]float64{12, 2, 1, 12, 2}, []float64{1, 4, 7, 1, 0}, Options{})
	if math.Abs(a.Value+4/math.Sqrt(72)) > 1e-15 || a.P != 44.0/120 || a.PMethod != Exact {
		t.Errorf("tau %v, p %v %s", a.Value, a.P, a.PMethod)
	}
}

// TestKendallByEnumeration compares with every permutation of small columns with ties, and with a count of C - D pair by
// pair.
func TestKendallByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := columns(t)
		u, v := centeredRanks(x), centeredRanks(y)
		observed := pairByPair(u, v)
		if got := concordance(u, v); got != observed {
			t.Fatalf("C - D = %d, want %d", got, observed)
		}
		want := byEnumeration(u, v, pairByPair)
		if got := KendallTauB(x, y, Options{}); got.P != want || got.PMethod != Exact {
			t.Fatalf("p = %v %s, want %v", got.P, got.PMethod, want)
		}
		a, b := canonical(u, v)
		limit := max(observed, -observed)
		if p, q := kendallNull(a, b).p(limit), kendallNull(b, a).p(limit); p != q || p != want {
			t.Fatalf("p = %v and %v with the parts changed, want %v", p, q, want)
		}
	})
}

func pairByPair(u, v []int) int {
	s := 0
	for i := range u {
		for j := range i {
			switch product := (u[i] - u[j]) * (v[i] - v[j]); {
			case product > 0:
				s++
			case product < 0:
				s--
			}
		}
	}
	return s
}

func BenchmarkKendallTauB(b *testing.B) {
	b.Run("15 pairs without ties", func(b *testing.B) {
		for b.Loop() {
			KendallTauB(wide, deep, Options{})
		}
	})
	b.Run("15 pairs with ties", func(b *testing.B) {
		for b.Loop() {
			KendallTauB(agree, count, Options{})
		}
	})
}
