package assoc

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// exactArrangements is the largest number of distinct permutations that Pearson tries one by one: 8 pairs without ties.
const exactArrangements = 50000

// alike is the difference below which two correlations of permuted values count as equal: rounding, not data.
const alike = 1e-12

// Pearson returns the product-moment correlation:
//
//	r = Σ(x-x̄)(y-ȳ) / √(Σ(x-x̄)² Σ(y-ȳ)²)
//
// with Fisher's z interval, tanh(atanh r ± z √(1/(n-3))), which needs n > 3 and |r| < 1 and supposes two variables that
// are about normal. The two-sided p value permutes one column against the other: over every distinct permutation where
// there are 50,000 or fewer (8 pairs without ties), else by Monte Carlo. A correlation within 1e-14 of 1 is 1.
//
// Fewer than three pairs or a constant column leave it undefined. It panics when the lengths differ, a value is not
// finite or an option has no meaning.
//
// Sources: K. Pearson, Proceedings of the Royal Society of London 58 (1895), 240-242; R. A. Fisher, Metron 1 (1921),
// 3-32; E. J. G. Pitman, Supplement to the Journal of the Royal Statistical Society 4 (1937), 225-232.
func Pearson(x, y []float64, opts Options) Association {
	opts = opts.withDefaults()
	a := begin(PearsonID, FisherID, x, y, opts.Level)
	if !a.Defined {
		return a
	}
	a.Value = correlation(standardized(x), standardized(y))
	a.setInterval(1/float64(a.N-3), 3, false)
	u, v := canonical(x, y)
	if arrangements(u).Cmp(arrangements(v)) < 0 {
		u, v = v, u
	}
	u, v = standardized(u), standardized(v)
	limit := math.Abs(a.Value) - alike
	extreme := func(v []float64) bool { return math.Abs(floats.Dot(u, v)) >= limit }
	if count := arrangements(v); count.IsInt64() && count.Int64() <= exactArrangements {
		a.P, a.PMethod = shareOfArrangements(v, extreme), Exact
		return a
	}
	a.sample(opts, len(v), func(i, j int) { v[i], v[j] = v[j], v[i] }, func() bool { return extreme(v) })
	return a
}

// correlation returns the sum of products of two standardized columns.
func correlation(u, v []float64) float64 {
	products := make([]float64, len(u))
	for i := range u {
		products[i] = u[i] * v[i]
	}
	r := sum(products)
	if 1-math.Abs(r) < 1e-14 {
		return math.Copysign(1, r)
	}
	return r
}

// standardized returns the deviations from the mean, scaled so that their squares add up to 1. Scaling first keeps very
// large and very small values within range.
func standardized(x []float64) []float64 {
	n := float64(len(x))
	_, exponent := math.Frexp(floats.Norm(x, math.Inf(1)))
	u := make([]float64, len(x))
	for i, value := range x {
		u[i] = math.Ldexp(value, -exponent)
	}
	floats.AddConst(-sum(u)/n, u)
	floats.AddConst(-sum(u)/n, u) // The first mean was rounded.
	floats.Scale(1/floats.Norm(u, math.Inf(1)), u)
	squares := make([]float64, len(u))
	floats.MulTo(squares, u, u)
	floats.Scale(1/math.Sqrt(sum(squares)), u)
	return u
}

// sum adds the values in sorted order with compensation, so that the order of the rows does not change the last bit.
func sum(values []float64) float64 {
	return floats.SumCompensated(slices.Sorted(slices.Values(values)))
}
