package compare

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// somePairs draws up to eight pairs of whole numbers, with ties more often than not.
func somePairs(t *rapid.T) (first, second []float64) {
	for range rapid.IntRange(0, 8).Draw(t, "pairs") {
		first = append(first, float64(rapid.IntRange(0, 5).Draw(t, "first")))
		second = append(second, float64(rapid.IntRange(0, 5).Draw(t, "second")))
	}
	return first, second
}

// everySign returns the share of the signs of the differences with a signed-rank sum at least as far from its mean, by
// counting them one by one.
func everySign(first, second []float64) float64 {
	var sizes []float64
	observed := 0.0
	for i := range first {
		if first[i] != second[i] {
			sizes = append(sizes, math.Abs(first[i]-second[i]))
		}
	}
	rank := func(size float64) float64 {
		below, same := 0.0, 0.0
		for _, other := range sizes {
			if other < size {
				below++
			} else if other == size {
				same++
			}
		}
		return below + (same+1)/2
	}
	total := 0.0
	for _, size := range sizes {
		total += rank(size)
	}
	for i := range first {
		if first[i] > second[i] {
			observed += rank(first[i] - second[i])
		}
	}
	hits := 0
	for signs := range 1 << len(sizes) {
		v := 0.0
		for k, size := range sizes {
			if signs>>k&1 == 1 {
				v += rank(size)
			}
		}
		if math.Abs(v-total/2) >= math.Abs(observed-total/2) {
			hits++
		}
	}
	return float64(hits) / float64(int(1)<<len(sizes))
}

func TestPairedLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := somePairs(t)
		p, turned := Paired(first, second, Options{}), Paired(second, first, Options{})
		if p.Defined && math.Abs(p.PValue.P-everySign(first, second)) > 1e-12 {
			t.Fatalf("p = %v, want %v", p.PValue.P, everySign(first, second))
		}
		if p.Defined != turned.Defined || p.PValue != turned.PValue || p.Difference.Value != -turned.Difference.Value || p.SE != turned.SE || p.Ties != turned.Ties {
			t.Fatalf("turned round, %+v becomes %+v", p, turned)
		}
		if a, b := p.Difference.Interval, turned.Difference.Interval; a.Exists != b.Exists || a.Lo != -b.Hi || a.Hi != -b.Lo {
			t.Fatalf("turned round, %+v becomes %+v", a, b)
		}
		if left := float64(p.Pairs - p.Ties); p.Defined && p.V+turned.V != left*(left+1)/2 {
			t.Fatalf("V = %v and %v of %v pairs", p.V, turned.V, left)
		}
		slices.Reverse(first)
		slices.Reverse(second)
		if again := Paired(first, second, Options{}); again.PValue != p.PValue || again.Difference != p.Difference {
			t.Fatalf("in another order, %+v becomes %+v", p, again)
		}
	})
}

// Differences of 0.1, written as differences of other numbers, are tied and count as equal.
func TestPairedRounding(t *testing.T) {
	p := Paired([]float64{0.3, 1.1, 2.1, 0.1 + 0.2}, []float64{0.2, 1.0, 2.2, 0.3}, Options{})
	if p.Ties != 1 || p.V != 4 || p.PValue.P != 1 {
		t.Errorf("%+v: want one tie, V = 4 of ranks 2, 2 and 2, p = 1", p)
	}
}

func TestPairedWithoutTest(t *testing.T) {
	tests := []struct {
		name                        string
		first, second               []float64
		difference, interval, ranks bool
	}{
		{"no pair", nil, nil, false, false, false},
		{"one pair", []float64{2}, []float64{1}, true, false, true},
		{"no pair differs", []float64{2, 3}, []float64{2, 3}, true, false, false},
		{"all differ alike", []float64{2, 3}, []float64{1, 2}, true, false, true},
		{"too large", []float64{1e200, 3}, []float64{1, 2}, false, false, false},
		{"two pairs", []float64{2, 3}, []float64{1, 1}, true, true, true},
	}
	for _, test := range tests {
		p := Paired(test.first, test.second, Options{})
		if p.Difference.Defined != test.difference || p.Difference.Interval.Exists != test.interval || p.Defined != test.ranks {
			t.Errorf("%s: %+v", test.name, p)
		}
		if p.Difference.Why.IsZero() != test.difference || p.Difference.Interval.Why.IsZero() != test.interval || p.Why.IsZero() != test.ranks || (p.PValue == noP) == test.ranks {
			t.Errorf("%s: the reasons are %+v", test.name, p)
		}
		if (len(p.Warnings) > 0) != test.ranks {
			t.Errorf("%s: of so few pairs the warnings are %q", test.name, p.Warnings)
		}
	}
}

func TestPairedPanics(t *testing.T) {
	for name, pairs := range map[string][2][]float64{"lengths": {{1}, {1, 2}}, "not finite": {{math.Inf(1)}, {1}}, "not a number": {{1}, {math.NaN()}}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Paired(pairs[0], pairs[1], Options{})
		}()
	}
}

// Beyond ExactPairs the p value is a Monte Carlo estimate, near the exact one.
func TestPairedMonteCarlo(t *testing.T) {
	ranks, far := make([]int, 100), 1000
	for i := range ranks {
		ranks[i] = 2 * (i + 1)
	}
	total := 100 * 101
	exact, sampled := signedRankTail(ranks, total, far), sampledRanks(ranks, far, Options{}.withDefaults())
	if math.Abs(sampled.P-exact) > 4*sampled.Error || sampled.Method != MonteCarlo {
		t.Errorf("Monte Carlo %+v, exact %v", sampled, exact)
	}
	many := make([]float64, ExactPairs+1)
	few := make([]float64, ExactPairs+1)
	for i := range many {
		many[i] = float64(i + 1)
	}
	if p := Paired(many, few, Options{Permutations: 999}); p.PValue.Method != MonteCarlo || p.PValue.P != 0.001 {
		t.Errorf("%d pairs: %+v", len(many), p.PValue)
	}
	if p := Paired(many[1:], few[1:], Options{}); p.PValue.Method != Exact {
		t.Errorf("%d pairs: %+v", len(many)-1, p.PValue)
	}
}
