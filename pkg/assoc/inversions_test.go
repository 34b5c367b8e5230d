package assoc

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// TestInversions compares with the inversions of every order of small groups.
func TestInversions(t *testing.T) {
	for _, groups := range [][]int{{1, 1, 1, 1, 1}, {3, 4}, {2, 1, 3}, {5}, {0, 2, 0, 1}, nil} {
		var sorted []float64
		for label, size := range groups {
			for range size {
				sorted = append(sorted, float64(label))
			}
		}
		got := Inversions(groups)
		counts, all := make([]float64, len(got)), 0.0
		shareOfArrangements(sorted, func(values []float64) bool {
			inversions := 0
			for i := range values {
				for j := range i {
					if values[j] > values[i] {
						inversions++
					}
				}
			}
			counts[inversions]++
			all++
			return false
		})
		for d := range got {
			if math.Abs(got[d]-counts[d]/all) > 1e-15 {
				t.Errorf("groups %v: %d inversions with probability %v, want %v", groups, d, got[d], counts[d]/all)
			}
		}
	}
}

// M. G. Kendall, Rank Correlation Methods, Griffin, 1948, appendix table 1: with 10 rows P(S ≥ 23) = 0.023 for
// S = C - D = 45 - 2D, so that P(D ≤ 11) = 0.023.
func TestInversionsPublished(t *testing.T) {
	total := 0.0
	for _, probability := range Inversions([]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1})[:12] {
		total += probability
	}
	reference.Near(t, "P(S ≥ 23)", total, 0.023, 3)
}

// exactCounts does what inversionCounts does, in numbers of any size.
func exactCounts(groups []int) []*big.Int {
	counts := make([]*big.Int, CrossPairs(groups)+1)
	for power := range counts {
		counts[power] = new(big.Int)
	}
	counts[0].SetInt64(1)
	eachPlaced(groups, func(most, up, down int) {
		for power := most; power >= up; power-- {
			counts[power].Sub(counts[power], counts[power-up])
		}
		for power := down; power <= most; power++ {
			counts[power].Add(counts[power], counts[power-down])
		}
	})
	return counts
}

// TestTailsOfInversions compares the p value of every limit with one in whole numbers of any size, far beyond 64 bits.
func TestTailsOfInversions(t *testing.T) {
	for _, groups := range [][]int{slices.Repeat([]int{1}, 20), slices.Repeat([]int{1}, 21), slices.Repeat([]int{1}, 60), {12, 1, 1, 30, 2, 7}, {40, 40}, {1}, {9}} {
		counts, all := exactCounts(groups), ordersOf(groups)
		pairs, tail := len(counts)-1, new(big.Int)
		for inversions := 0; pairs-2*inversions > 0; inversions++ {
			tail.Add(tail, counts[inversions])
			want, _ := new(big.Rat).SetFrac(new(big.Int).Lsh(tail, 1), all).Float64()
			if got := tailsOfInversions(groups, pairs-2*inversions); math.Abs(got-want) > 1e-11*want {
				t.Fatalf("groups %v, %d inversions: p = %v, want %v", groups, inversions, got, want)
			}
		}
	}
}

// TestInversionsLikeStates has the p value of a column against one without ties from the inversions and from the states: the
// very same number.
func TestInversionsLikeStates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 4).Draw(t, "groups")
		var ties []int
		for value, size := range groups {
			ties = append(ties, slices.Repeat([]int{value}, size)...)
		}
		limit := rapid.IntRange(0, CrossPairs(groups)).Draw(t, "limit")
		null := kendallNull(ties, sequence(len(ties)))
		if got, want := tailsOfInversions(groups, limit), null.p(limit); got != want {
			t.Fatalf("groups %v, |C - D| ≥ %d: p = %v from the inversions, %v from the states", groups, limit, got, want)
		}
	})
}

// TestInversionsFeasible has the largest columns whose p value is exact.
func TestInversionsFeasible(t *testing.T) {
	for n, want := range map[int]bool{19: true, 500: true, 600: false} {
		if got := inversionsFeasible(slices.Repeat([]int{1}, n)); got != want {
			t.Errorf("%d rows without ties: feasible %t, want %t", n, got, want)
		}
	}
}

// TestAloneRowsNeedNoStates has the p value of two columns with ties from the inversions of the rows that are alone, and from
// the states of all rows: far beyond 2^53 orders too, where only numbers of one sign may be added.
func TestAloneRowsNeedNoStates(t *testing.T) {
	for _, c := range []struct{ times, groups []int }{
		{[]int{5, 5, 5, 5}, append(slices.Repeat([]int{1}, 18), 2)},
		{[]int{12, 1, 12, 5}, append([]int{2, 2}, slices.Repeat([]int{1}, 26)...)},
		{[]int{30, 30}, append(slices.Repeat([]int{1}, 50), 7, 1, 2)},
		{[]int{2, 1, 2}, []int{1, 3, 1}},
	} {
		column := func(times []int) (sorted []int) {
			for value, n := range times {
				sorted = append(sorted, slices.Repeat([]int{value}, n)...)
			}
			return sorted
		}
		quick := kendallNull(column(c.groups), column(c.times))
		slow := quick
		slow.counts = false
		for limit := range CrossPairs(c.times) {
			if got, want := quick.p(limit), slow.p(limit); math.Abs(got-want) > 1e-12*want {
				t.Fatalf("times %v, groups %v, |C - D| ≥ %d: p = %v, from the states %v", c.times, c.groups, limit, got, want)
			}
		}
	}
}
