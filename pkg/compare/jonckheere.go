package compare

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/locale"
)

// ExactTrendWork is the largest work for which the Jonckheere-Terpstra test has an exact p value: the product of the ways
// to fill the groups in part, Π(nᵢ+1), the largest number of ways to share out tied units, and the number of values that
// J can have. Four groups of 12 without ties stay below it.
const ExactTrendWork = 1 << 29

// A JonckheereTest is the result of a Jonckheere-Terpstra test.
type JonckheereTest struct {
	Statistic  Method      // the Jonckheere-Terpstra test
	J          float64     // pairs of units of two groups with the larger value in the later group, ties counting half
	Pairs      int         // pairs of units of two groups, the largest that J can be
	Share      float64     // J / Pairs, effect size: the probability that the unit of the later group has the larger value, 0 to 1
	Defined    bool        // false: there is no test and Why says why
	Why        locale.Text // the reason for having no test; empty where there is one
	N          int         // units in all groups
	Groups     int         // groups with units
	Empty      int         // groups without units, which are left out
	Increasing PValue      // one-sided p value against values that grow from group to group
	Decreasing PValue      // one-sided p value against values that fall from group to group
	PValue     PValue      // two-sided p value of no trend
}

// Jonckheere tests whether the values grow or fall from each group to the next, for groups in a declared order:
//
//	J = Σ over pairs of groups i < j of #{x < y} + #{x = y}/2, x in group i and y in group j
//
// The one-sided p values are the shares of the assignments of the observed values to groups of these sizes with J at
// least, or at most, as large; the two-sided one is the share with J at least as far from its mean, Pairs / 2. They are
// exact, ties included, up to ExactTrendWork, and Monte Carlo estimates beyond. The reverse order of the groups exchanges
// Increasing and Decreasing. The two-sided p value is also that of Kendall's tau between the group and the value.
//
// Groups without units are left out and counted. Fewer than two others, or values that are all equal, leave the test
// undefined. It panics where a value is not finite or an option has no meaning.
//
// Sources: A. R. Jonckheere, Biometrika 41 (1954), 133-145; T. J. Terpstra, Indagationes Mathematicae 14 (1952), 327-333.
func Jonckheere(groups [][]float64, opts Options) JonckheereTest {
	opts = opts.withDefaults()
	kept := filled(groups)
	j := JonckheereTest{
		Statistic: methodOf(JonckheereID), Why: reason(groups), Groups: len(kept), Empty: len(groups) - len(kept),
		Increasing: noP, Decreasing: noP, PValue: noP,
	}
	r := rank(kept)
	j.N, j.Defined = r.n, j.Why.IsZero()
	if !j.Defined {
		return j
	}
	j.Pairs = assoc.CrossPairs(sizes(kept))
	doubled := doubledTrend(r, kept)
	j.J, j.Share = float64(doubled)/2, float64(doubled)/2/float64(j.Pairs)
	if turned := reversed(kept); facesDown(doubled, j.Pairs, kept, turned) {
		j.Decreasing, j.Increasing, j.PValue = trendP(r, sizes(turned), 2*j.Pairs-doubled, opts)
		return j
	}
	j.Increasing, j.Decreasing, j.PValue = trendP(r, sizes(kept), doubled, opts)
	return j
}

// doubledTrend returns 2J.
func doubledTrend(r ranking, groups [][]float64) int {
	labels := make([]int, 0, r.n)
	place := make([]int, len(groups))
	for _, value := range r.values {
		for g, values := range groups {
			for place[g] < len(values) && values[place[g]] == value {
				labels = append(labels, g)
				place[g]++
			}
		}
	}
	return trendOf(labels, r.times, make([]int, len(groups)), make([]int, len(groups)))
}

// trendOf returns 2J of the groups of all units in increasing order of the values, given how many have each value. The
// last two arguments are room for one number a group.
func trendOf(labels, times, before, tied []int) int {
	clear(before)
	doubled, first := 0, 0
	for _, n := range times {
		clear(tied)
		for _, label := range labels[first : first+n] {
			tied[label]++
		}
		doubled += gain(before, tied)
		for g := range before {
			before[g] += tied[g]
		}
		first += n
	}
	return doubled
}

// gain returns what tied units add to 2J, given how many units of each group have smaller values.
func gain(before, tied []int) int {
	doubled, less, same := 0, 0, 0
	for g, n := range tied {
		doubled += n * (2*less + same)
		less += before[g]
		same += n
	}
	return doubled
}

func reversed(groups [][]float64) [][]float64 {
	turned := slices.Clone(groups)
	slices.Reverse(turned)
	return turned
}

// facesDown reports whether the reverse order of the groups is the one to compute with: that of a growing trend, so that
// both orders give the same Monte Carlo p values.
func facesDown(doubled, pairs int, groups, turned [][]float64) bool {
	return cmp.Or(cmp.Compare(doubled, pairs), slices.CompareFunc(groups, turned, slices.Compare[[]float64])) < 0
}

// trendP returns the p values of 2J, for groups of the given sizes.
func trendP(r ranking, sizes []int, doubled int, opts Options) (atLeast, atMost, beyond PValue) {
	mean := assoc.CrossPairs(sizes)
	far := max(doubled-mean, mean-doubled)
	if trendWork(r, sizes) <= ExactTrendWork && assignments(sizes) < 1e300 {
		var up, down, both, all float64
		for value, ways := range trendCounts(r, sizes) {
			all += ways
			if value >= doubled {
				up += ways
			}
			if value <= doubled {
				down += ways
			}
			if max(value-mean, mean-value) >= far {
				both += ways
			}
		}
		return exactly(up, all), exactly(down, all), exactly(both, all)
	}
	return sampledTrend(r, sizes, doubled, opts)
}

// sampledTrend returns the Monte Carlo p values of 2J.
func sampledTrend(r ranking, sizes []int, doubled int, opts Options) (atLeast, atMost, beyond PValue) {
	mean := assoc.CrossPairs(sizes)
	far := max(doubled-mean, mean-doubled)
	labels := make([]int, 0, r.n)
	for g, size := range sizes {
		labels = append(labels, slices.Repeat([]int{g}, size)...)
	}
	before, tied := make([]int, len(sizes)), make([]int, len(sizes))
	up, down, both := 0, 0, 0
	shuffles(labels, opts, func() {
		value := trendOf(labels, r.times, before, tied)
		if value >= doubled {
			up++
		}
		if value <= doubled {
			down++
		}
		if max(value-mean, mean-value) >= far {
			both++
		}
	})
	return estimated(up, opts), estimated(down, opts), estimated(both, opts)
}
