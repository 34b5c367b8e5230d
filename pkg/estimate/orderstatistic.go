package estimate

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A QuantileInterval is the interval of a quantile between two values of the sample.
type QuantileInterval struct {
	Interval         // bounds, in the unit of the values, with the level that was asked for
	Lower    int     // rank of the value that is the lower bound, from 1 for the smallest; 0 where there is no interval
	Upper    int     // rank of the value that is the upper bound, above Lower; 0 where there is no interval
	Reached  float64 // level of these ranks, at least the one asked for; more where values are tied; 0 without an interval
}

// OrderStatisticInterval returns the interval of the quantile at the probability p, from a simple random sample, without
// any supposition on how the values are distributed:
//
//	[x(j), x(k)], j the largest with P(B ≤ j-1) ≤ α/2, k the smallest with P(B ≥ k) ≤ α/2
//
// with x(j) the value of rank j and α = 1 - level. With population 0 it speaks of units like these, and B is binomial
// with n and p. With a population N above 0 it speaks of that very population, drawn from without replacement, of which
// the quantile is of type 7, between the values of rank a = ⌊h⌋ and b = ⌈h⌉, h = (N-1)p + 1:
//
//	P(A ≤ j-1) ≤ α/2, A ~ H(N, a, n); P(B ≥ k) ≤ α/2, B ~ H(N, b-1, n)
//
// The level that is reached, 1 less the two tails, is exact where no values are tied, and at least that where some are.
// At a level of one half or more, the interval holds the quantile of the sample, as Quantile returns it. There is none
// with too few values for the level: the reason says how many it needs; nor where the population is smaller than the
// sample (the data are wrong) or equal to it (a complete census has no sampling error).
//
// It panics when a value is not finite, p or level does not lie between 0 and 1, or population is negative.
//
// Sources: W. R. Thompson, Annals of Mathematical Statistics 7 (1936), 122-128; W. J. Conover, Practical Nonparametric
// Statistics, 3rd edition, Wiley, 1999, section 3.2; W. Q. Meeker, G. J. Hahn and L. A. Escobar, Statistical Intervals,
// 2nd edition, Wiley, 2017, chapter 5; of a finite population, J. Sedransk and J. Meyer, Journal of the Royal Statistical
// Society B 40 (1978), 239-252.
func OrderStatisticInterval(values []float64, p float64, population int, level float64) QuantileInterval {
	checkLevel(level)
	if !(p > 0 && p < 1) {
		panic(fmt.Sprintf("estimate: p: must be between 0 and 1, not %v", p))
	}
	if population < 0 {
		panic("estimate: population: must not be negative")
	}
	sorted := sortedFinite(values)
	n, tails, method := len(sorted), tailsOf(p, population), methodOf(OrderStatisticID)
	if population > 0 {
		method = methodOf(OrderStatisticFiniteID)
	}
	switch {
	case population > 0 && population < n:
		return QuantileInterval{Interval: none(method, level, populationTooSmall(population, n))}
	case population > 0 && population == n:
		return QuantileInterval{Interval: none(method, level, census)}
	}
	lower, upper := tails.ranks(n, level)
	if lower < 1 || upper > n {
		return QuantileInterval{Interval: none(method, level, tails.tooFew(p, population, level))}
	}
	return QuantileInterval{
		Interval: Interval{Lo: sorted[lower-1], Hi: sorted[upper-1], Level: level, Method: method, Exists: true},
		Lower:    lower, Upper: upper, Reached: 1 - tails.below(n, lower) - tails.above(n, upper),
	}
}

// rankTails are the probabilities that a rank of a sample of n misses a quantile.
type rankTails struct {
	below func(n, j int) float64 // that fewer than j values lie at or below the quantile: x(j) lies above it
	above func(n, k int) float64 // that k values or more lie below the quantile: x(k) does
}

// tailsOf returns the probabilities for the quantile at p of a population, or of one without end where that is 0.
func tailsOf(p float64, population int) rankTails {
	if population == 0 {
		return rankTails{
			below: func(n, j int) float64 { return binomialUpperTail(n-j+1, n, 1-p) },
			above: func(n, k int) float64 { return binomialUpperTail(k, n, p) },
		}
	}
	position := float64(population-1)*p + 1
	// Rounding must not push a position off a rank.
	first, last := int(math.Floor(position+1e-9)), int(math.Ceil(position-1e-9))
	return rankTails{
		// Fewer than j from the first are more than n - j from the others.
		below: func(n, j int) float64 {
			return hypergeometric{total: population - first, base: n, population: population}.upperTail(n - j + 1)
		},
		above: func(n, k int) float64 {
			return hypergeometric{total: last - 1, base: n, population: population}.upperTail(k)
		},
	}
}

// binomialUpperTail returns P(X ≥ x) of a binomial variable.
func binomialUpperTail(x, n int, p float64) float64 {
	switch {
	case x <= 0:
		return 1
	case x > n:
		return 0
	}
	return mathext.RegIncBeta(float64(x), float64(n-x+1), p)
}

// ranks returns the ranks with tails of at most half of 1 - level; 0 or n + 1 where the sample has no such rank.
func (t rankTails) ranks(n int, level float64) (lower, upper int) {
	half := (1 - level) / 2 * (1 + 1e-12) // A tail that is the half, rounding aside, will do.
	lower = sort.Search(n, func(j int) bool { return t.below(n, j+1) > half })
	upper = 1 + sort.Search(n, func(k int) bool { return t.above(n, k+1) <= half })
	return lower, upper
}

// tooFew says how many values an interval needs.
func (t rankTails) tooFew(p float64, population int, level float64) locale.Text {
	enough := func(n int) bool {
		lower, upper := t.ranks(n, level)
		return lower >= 1 && upper <= n
	}
	// A population that has all been asked needs no interval.
	limit := math.MaxInt32
	if population > 0 {
		limit = population
	}
	need := 1 + sort.Search(limit-1, func(n int) bool { return enough(n + 1) })
	percent := locale.Trimmed(100*level, 6)
	what := locale.Textf("du quantile %v", "the quantile %v", locale.Trimmed(p, 6))
	if p == 0.5 {
		what = locale.Text{FR: "de la médiane", EN: "the median"}
	}
	if need == population {
		return locale.Textf("il faut toute la population (%[3]d) pour un intervalle à %[1]s\u00a0%% %[2]s",
			"need the whole population (%[3]d) for a %[1]s%% interval of %[2]s", percent, what, need)
	}
	return locale.Textf("il faut au moins %[3]d valeurs pour un intervalle à %[1]s\u00a0%% %[2]s",
		"need at least %[3]d values for a %[1]s%% interval of %[2]s", percent, what, need)
}

// Quantile returns the quantile of sorted values at the probability p, by type 7, the default of R: at position (n-1)p
// counted from 0, with linear interpolation. It panics when there is no value, or p does not lie from 0 to 1.
//
// Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996),
// 361-365.
func Quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 || !(p >= 0 && p <= 1) {
		panic(fmt.Sprintf("estimate: p: must lie from 0 to 1, and values be there, not %v of %d", p, len(sorted)))
	}
	return quantile(sorted, p)
}
