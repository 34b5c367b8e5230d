package assoc

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func ExampleSpearman() {
	x := []float64{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1}
	y := []float64{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}
	a := Spearman(x, y, Options{})
	fmt.Printf("%s %.3f, %s p %.4f\n", a.Statistic.Name.EN, a.Value, a.PMethod, a.P)
	fmt.Printf("%s %.3f to %.3f\n", a.Interval.Method.Name.EN, a.Interval.Lo, a.Interval.Hi)
	for _, warning := range a.Warnings {
		fmt.Println(warning.EN)
	}
	// Output:
	// Spearman rho 0.600, exact p 0.0968
	// Bonett and Wright -0.174 to 0.916
	// fewer than 10 pairs: the interval is approximate
}

// Hollander and Wolfe 1973, p. 187: 35,126 of 9! permutations.
func TestSpearmanPublished(t *testing.T) {
	a := Spearman(lightness, panel, Options{})
	if math.Abs(a.Value-0.6) > 1e-15 || a.P != 35126.0/362880 || a.PMethod != Exact {
		t.Errorf("rho %v, p %v %s", a.Value, a.P, a.PMethod)
	}
}

// Only the two extreme orders of 15 distinct ranks have |rho| = 1.
func TestSpearmanPerfect(t *testing.T) {
	factorial := 1.0
	for i := 2; i <= 15; i++ {
		factorial *= float64(i)
	}
	a := Spearman(wide, wide, Options{})
	if a.Value != 1 || a.P != 2/factorial || a.PMethod != Exact {
		t.Errorf("rho %v, p %v %s, want 1 and 2/15!", a.Value, a.P, a.PMethod)
	}
}

// TestSpearmanByEnumeration compares with every permutation of small columns with ties.
func TestSpearmanByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := columns(t)
		u, v := centeredRanks(x), centeredRanks(y)
		want := byEnumeration(u, v, dot)
		if got := Spearman(x, y, Options{}); got.P != want || got.PMethod != Exact {
			t.Fatalf("p = %v %s, want %v", got.P, got.PMethod, want)
		}
		a, b := canonical(u, v)
		limit := dot(u, v)
		limit = max(limit, -limit)
		if p, q := spearmanNull(a, b).p(limit), spearmanNull(b, a).p(limit); p != q || p != want {
			t.Fatalf("p = %v and %v with the parts changed, want %v", p, q, want)
		}
	})
}

// byEnumeration returns the share of all permutations of v whose statistic is at least as far from 0 as the observed.
func byEnumeration(u, v []int, statistic func(u, v []int) int) float64 {
	observed := statistic(u, v)
	order, permuted := make([]float64, len(v)), make([]int, len(v))
	for i := range order {
		order[i] = float64(i)
	}
	return shareOfArrangements(order, func(order []float64) bool {
		for i, from := range order {
			permuted[i] = v[int(from)]
		}
		s := statistic(u, permuted)
		return max(s, -s) >= max(observed, -observed)
	})
}

func BenchmarkSpearman(b *testing.B) {
	b.Run("15 pairs without ties", func(b *testing.B) {
		for b.Loop() {
			Spearman(wide, deep, Options{})
		}
	})
	b.Run("15 pairs with ties", func(b *testing.B) {
		for b.Loop() {
			Spearman(agree, count, Options{})
		}
	})
}

// BenchmarkSpearmanMonteCarlo times 100,000 permutations of fifteen pairs, which have an exact p value otherwise.
func BenchmarkSpearmanMonteCarlo(b *testing.B) {
	u, v := canonical(centeredRanks(wide), centeredRanks(deep))
	for b.Loop() {
		var a Association
		a.sampleSpearman(u, v, 300, Options{Permutations: 100000})
	}
}
