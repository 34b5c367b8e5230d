package assoc

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A PointBiserialAssociation is a point-biserial correlation and which value of the first variable counts as 1.
type PointBiserialAssociation struct {
	Association
	Zero  float64 // value of x that counts as 0, the smaller; 0 where x does not have two values
	One   float64 // value of x that counts as 1: where it goes with larger values of y, the correlation is positive
	Zeros int     // rows with the value Zero
	Ones  int     // rows with the value One
}

// PointBiserial returns the correlation of a variable x of two values, of which the larger counts as 1, with a variable y:
// the correlation of Pearson,
//
//	r = (ȳ₁ - ȳ₀) / s √(n₁n₀) / n, s² = Σ(y-ȳ)² / n
//
// with Fisher's z interval, which needs n > 3 and |r| < 1, supposes two normal variables and so carries a warning here.
// The two-sided p value is the share of the assignments of the rows to the two groups, each of its size, with |r| at
// least as large: all C(n, n₁) of them up to ExactSubsets, else a Monte Carlo estimate. It is also the p value of the
// permutation test of the difference of the two means, as r grows with that difference.
//
// Fewer than three pairs, a constant column or more than two values of x leave it undefined. It panics when the lengths
// differ, a value is not finite or an option has no meaning.
//
// Sources: R. F. Tate, Annals of Mathematical Statistics 25 (1954), 603-607; E. J. G. Pitman, Supplement to the Journal
// of the Royal Statistical Society 4 (1937), 119-130.
func PointBiserial(x, y []float64, opts Options) PointBiserialAssociation {
	opts = opts.withDefaults()
	a := PointBiserialAssociation{Association: begin(PointBiserialID, FisherID, x, y, opts.Level)}
	values, times := distinct(slices.Sorted(slices.Values(x)))
	if len(values) > 2 {
		a.Defined = false
		a.Why = locale.Textf(
			"la première variable a %d valeurs distinctes\u00a0: il en faut exactement 2",
			"the first variable has %d distinct values: exactly 2 are needed", len(values))
		a.Interval.Why = a.Why
	}
	if len(values) == 2 {
		a.Zero, a.One, a.Zeros, a.Ones = values[0], values[1], times[0], times[1]
	}
	if !a.Defined {
		return a
	}
	a.Value = correlation(standardized(x), standardized(y))
	a.setInterval(1/float64(a.N-3), 3, false)
	if a.Interval.Exists {
		a.Warnings = append(a.Warnings, locale.Text{
			FR: "l'intervalle, établi pour deux variables normales, est approximatif quand l'une n'a que deux valeurs",
			EN: "the interval, derived for two normal variables, is approximate where one has two values only",
		})
	}
	a.setSplit(turned(y), opts)
	return a
}

// setSplit sets the p value from the sorted values, of which any Ones can be those of the group One. With u the
// standardized values, r is proportional to the sum of those of a group; the sums of both groups are opposite, so that
// the smaller one will do.
func (a *PointBiserialAssociation) setSplit(sorted []float64, opts Options) {
	u := standardized(sorted)
	size := min(a.Zeros, a.Ones)
	scale := math.Sqrt(float64(a.Zeros) * float64(a.Ones) / float64(a.N))
	limit := (math.Abs(a.Value) - alike) * scale
	switch {
	case limit <= 0:
		a.P, a.PMethod = 1, Exact
	case subsetsFeasible(a.N, size):
		a.P, a.PMethod = tailsOfSubsets(u, size, limit), Exact
	default:
		a.sample(opts, len(u), func(i, j int) { u[i], u[j] = u[j], u[i] }, func() bool {
			total := 0.0
			for _, value := range u[:size] {
				total += value
			}
			return math.Abs(total) >= limit
		})
	}
}
