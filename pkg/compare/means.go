package compare

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// A MeansTest is the result of a permutation test of the difference of two means with its effect sizes.
type MeansTest struct {
	Statistic    Method      // the permutation test
	First        int         // units of the first group
	Second       int         // units of the second group
	FirstMean    float64     // mean of the first group; 0 where it is empty or a value is beyond MaxSize
	SecondMean   float64     // mean of the second group; 0 where it is empty or a value is beyond MaxSize
	Defined      bool        // false: there is no test and Why says why
	Why          locale.Text // the reason for having no test; empty where there is one
	PValue       PValue      // two-sided p value of no difference
	Difference   Effect      // FirstMean - SecondMean, in the unit of the values, with Welch's interval
	Standardised Effect      // Hedges' g, in standard deviations, without an interval
}

// Means tests whether two groups have the same mean:
//
//	d = x̄ - ȳ
//
// The two-sided p value is the share of the assignments of the observed values to groups of these sizes with |d| at least
// as large: exact for up to 40 units and beyond where one group is small (assoc.ExactSubsets), else a Monte Carlo
// estimate. It supposes nothing of the distribution but that, without a difference, any unit could be in either group.
//
// The interval of the difference is Welch's, which allows for different variances and supposes means that are about
// normal. The standardised difference is g = J d / s with s the pooled standard deviation and
// J = Γ(f/2) / (√(f/2) Γ((f-1)/2)), f = m+n-2. The interval needs two units a group, g needs four in all, and both need
// values that differ within a group.
//
// An empty group, values that are all equal or a value beyond MaxSize leave it undefined. It panics where a value is not finite or an option has
// no meaning.
//
// Sources: E. J. G. Pitman, Supplement to the Journal of the Royal Statistical Society 4 (1937), 119-130; B. L. Welch,
// Biometrika 34 (1947), 28-35; L. V. Hedges, Journal of Educational Statistics 6 (1981), 107-128.
func Means(first, second []float64, opts Options) MeansTest {
	opts = opts.withDefaults()
	t := MeansTest{
		Statistic: methodOf(MeansID), First: len(first), Second: len(second), PValue: noP,
		Why: reason([][]float64{first, second}),
	}
	if slices.ContainsFunc(first, isLarge) || slices.ContainsFunc(second, isLarge) {
		t.Why = tooLarge
	}
	t.Defined = t.Why.IsZero()
	t.Difference = effect(DifferenceID, WelchID, opts.Level, t.Why)
	t.Standardised = effect(HedgesID, HedgesID, opts.Level, t.Why)
	if t.Why == tooLarge {
		return t
	}
	if len(first) > 0 {
		t.FirstMean = mean(first)
	}
	if len(second) > 0 {
		t.SecondMean = mean(second)
	}
	if !t.Defined {
		return t
	}
	t.PValue = splitP(first, second, opts)
	t.Difference.Value = t.FirstMean - t.SecondMean
	t.Difference.Interval.setWelch(t.Difference.Value, first, second)
	t.Standardised.setHedges(t.Difference.Value, first, second)
	return t
}

// splitP returns the two-sided p value of the difference of the means of two groups: that of the point-biserial
// correlation. Two units can be assigned in two ways, which are as far apart.
func splitP(first, second []float64, opts Options) PValue {
	if len(first)+len(second) < assoc.MinPairs {
		return PValue{P: 1, Method: Exact}
	}
	labels := make([]float64, len(first)+len(second))
	for i := range first {
		labels[i] = 1
	}
	a := assoc.PointBiserial(labels, slices.Concat(first, second), assoc.Options{Permutations: opts.Permutations, Seed: opts.Seed})
	p := PValue{P: a.P, Method: Exact}
	if a.PMethod == assoc.MonteCarlo {
		p = PValue{P: a.P, Method: MonteCarlo, Permutations: a.Permutations, Seed: a.Seed, Error: a.PError}
	}
	return p
}

// squares returns the sum of the squared deviations from the mean.
func squares(values []float64) float64 {
	center := mean(values)
	deviations := make([]float64, len(values))
	for i, value := range values {
		deviations[i] = (value - center) * (value - center)
	}
	return sum(deviations)
}

// setWelch sets the interval d ± t(f) √(v₁ + v₂), v = s²/n, f = (v₁+v₂)² / (v₁²/(m-1) + v₂²/(n-1)).
func (i *Interval) setWelch(difference float64, first, second []float64) {
	if len(first) < 2 || len(second) < 2 {
		i.Why = locale.Textf(
			"unités\u00a0: %d et %d, l'intervalle en exige au moins 2 par groupe",
			"units: %d and %d, the interval needs at least 2 a group", len(first), len(second))
		return
	}
	m, n := float64(len(first)), float64(len(second))
	v1, v2 := squares(first)/(m-1)/m, squares(second)/(n-1)/n
	if v1+v2 == 0 {
		i.Why = locale.Text{
			FR: "les valeurs de chaque groupe sont égales\u00a0: l'intervalle n'aurait aucune largeur",
			EN: "the values of each group are equal: the interval would have no width",
		}
		return
	}
	share := v1 / (v1 + v2)
	freedom := 1 / (share*share/(m-1) + (1-share)*(1-share)/(n-1))
	half := tail.StudentWithin(i.Level, freedom) * math.Sqrt(v1+v2)
	i.Lo, i.Hi, i.Exists = difference-half, difference+half, true
}

// setHedges sets g.
func (e *Effect) setHedges(difference float64, first, second []float64) {
	e.Interval.Why = locale.Text{
		FR: "aucun intervalle n'est offert pour la différence standardisée",
		EN: "no interval is offered for the standardised difference",
	}
	freedom := float64(len(first) + len(second) - 2)
	deviation := 0.0
	if freedom > 0 {
		deviation = math.Sqrt((squares(first) + squares(second)) / freedom)
	}
	if deviation == 0 || freedom < 2 {
		e.Defined = false
		e.Why = locale.Text{
			FR: "l'écart type commun est nul ou n'a pas deux degrés de liberté",
			EN: "the common standard deviation is zero or lacks two degrees of freedom",
		}
		e.Interval.Why = e.Why
		return
	}
	half, _ := math.Lgamma(freedom / 2)
	less, _ := math.Lgamma((freedom - 1) / 2)
	e.Value = math.Exp(half-less) / math.Sqrt(freedom/2) * difference / deviation
}
