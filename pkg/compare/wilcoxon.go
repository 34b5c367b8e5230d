package compare

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// MaxDifferences is the largest number of pairs of a unit of each group for which there is a Hodges-Lehmann shift, which
// takes the differences of them all.
const MaxDifferences = 250_000

// A WilcoxonTest is the result of a Wilcoxon-Mann-Whitney test with its effect sizes.
type WilcoxonTest struct {
	Statistic   Method        // the Wilcoxon-Mann-Whitney test
	U           float64       // pairs of a unit of each group with the larger value in the first, ties counting half
	Defined     bool          // false: there is no test and Why says why
	Why         locale.Text   // the reason for having no test; empty where there is one
	First       int           // units of the first group
	Second      int           // units of the second group
	PValue      PValue        // two-sided p value of no difference
	Shift       Effect        // Hodges-Lehmann shift of the first group against the second, in the unit of the values
	Superiority Effect        // probability that a unit of the first group has the larger value, ties counting half, 0 to 1
	Warnings    []locale.Text // doubts to print beside the values, in a fixed order; nil where there are none
}

// An Effect is an effect size with its interval, or the reason why there is none.
type Effect struct {
	Method   Method      // which effect size
	Value    float64     // in the unit that the method has; 0 and without meaning where Defined is false
	Defined  bool        // false: there is no effect size and Why says why
	Why      locale.Text // the reason for having no effect size; empty where there is one
	Interval Interval    // confidence interval of Value
}

// Wilcoxon tests whether the values of one group tend to be larger than those of another:
//
//	U = #{x > y} + #{x = y}/2, x in the first group and y in the second
//
// The two-sided p value is the share of the assignments of the observed values to groups of these sizes with U at least
// as far from its mean, ties included: that of the Kruskal-Wallis test of the two groups, exact where ExactSteps allows
// (two groups of 40 do, and more where there are ties), else a Monte Carlo estimate. Without ties it is twice the smaller
// tail.
//
// Shift is the median of the differences x - y with the interval of Moses, from the r-th smallest to the r-th largest of
// them with P(U < r) ≤ (1-level)/2 without ties; it supposes that the groups differ by a shift only. Superiority is
// U / (mn) with the interval of Newcombe.
//
// An empty group or values that are all equal leave it undefined. It panics where a value is not finite or an option has
// no meaning.
//
// Sources: F. Wilcoxon, Biometrics Bulletin 1 (1945), 80-83; H. B. Mann and D. R. Whitney, Annals of Mathematical
// Statistics 18 (1947), 50-60; J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963), 598-611;
// R. G. Newcombe, Statistics in Medicine 25 (2006), 559-573.
func Wilcoxon(first, second []float64, opts Options) WilcoxonTest {
	opts = opts.withDefaults()
	groups := [][]float64{first, second}
	w := WilcoxonTest{
		Statistic: methodOf(WilcoxonID), Why: reason(groups), First: len(first), Second: len(second), PValue: noP,
	}
	w.Defined = w.Why.IsZero()
	w.Shift = effect(HodgesLehmannID, MosesID, opts.Level, w.Why)
	w.Superiority = effect(SuperiorityID, NewcombeID, opts.Level, w.Why)
	if !w.Defined {
		return w
	}
	r := rank(groups)
	m, n := float64(w.First), float64(w.Second)
	w.U = (float64(total(r.of(first)))+m*(m+n+1))/2 - m*(m+1)/2
	_, w.PValue = spreadP(r, filled(groups), opts)
	w.Superiority.setSuperiority(w.U/(m*n), m, n)
	w.Shift.setShift(first, second)
	if r.ties() > 0 && w.Shift.Interval.Exists {
		w.Warnings = append(w.Warnings, locale.Text{
			FR: "ex æquo\u00a0: l'intervalle du décalage, établi pour des valeurs toutes distinctes, est prudent",
			EN: "ties: the interval of the shift, derived for distinct values, is conservative",
		})
	}
	return w
}

// effect returns an effect size without a value, for a reason that may be empty.
func effect(id, interval string, level float64, why locale.Text) Effect {
	return Effect{
		Method: methodOf(id), Defined: why.IsZero(), Why: why,
		Interval: Interval{Level: level, Method: methodOf(interval), Why: why},
	}
}

// setShift sets the median of the differences and its interval.
func (e *Effect) setShift(first, second []float64) {
	if len(first)*len(second) > MaxDifferences {
		e.Defined = false
		e.Why = locale.Textf(
			"différences à former\u00a0: %d, le décalage en admet au plus %d",
			"differences to form: %d, the shift takes at most %d", len(first)*len(second), MaxDifferences)
		e.Interval.Why = e.Why
		return
	}
	differences := make([]float64, 0, len(first)*len(second))
	for _, x := range first {
		for _, y := range second {
			differences = append(differences, x-y)
		}
	}
	slices.Sort(differences)
	size := len(differences)
	if math.IsInf(differences[0], 0) || math.IsInf(differences[size-1], 0) {
		e.Defined, e.Why, e.Interval.Why = false, tooLarge, tooLarge
		return
	}
	e.Value = differences[(size-1)/2]/2 + differences[size/2]/2
	rank, beyond := 0, 0.0
	for _, probability := range assoc.Inversions([]int{len(first), len(second)}) {
		beyond += probability
		if beyond > (1-e.Interval.Level)/2 || 2*rank >= size {
			break
		}
		rank++
	}
	if rank == 0 {
		e.Interval.Why = locale.Textf(
			"trop peu d'unités (%d et %d)\u00a0: même l'étendue des différences n'atteint pas le niveau demandé",
			"too few units (%d and %d): even the range of the differences does not reach the level asked for", len(first), len(second))
		return
	}
	e.Interval.Lo, e.Interval.Hi, e.Interval.Exists = differences[rank-1], differences[size-rank], true
}

// setSuperiority sets the probability of superiority and the interval of all θ with
//
//	(θ̂ - θ)² ≤ z² θ(1-θ) (1 + N (1-θ)/(2-θ) + N θ/(1+θ)) / (mn), N = (m+n)/2 - 1
func (e *Effect) setSuperiority(share, m, n float64) {
	e.Value = share
	z := tail.NormalWithin(e.Interval.Level)
	larger := (m+n)/2 - 1
	holds := func(theta float64) bool {
		variance := theta * (1 - theta) * (1 + larger*(1-theta)/(2-theta) + larger*theta/(1+theta)) / (m * n)
		return math.Abs(share-theta) <= z*math.Sqrt(variance)
	}
	e.Interval.Lo, e.Interval.Hi, e.Interval.Exists = boundary(share, 0, holds), boundary(share, 1, holds), true
}

// boundary returns the last number for which a property holds on the way from a point where it does to one where it does
// not, by halving.
func boundary(from, to float64, holds func(float64) bool) float64 {
	if from == to {
		return to
	}
	for {
		middle := from + (to-from)/2
		if middle == from || middle == to {
			return from
		}
		if holds(middle) {
			from = middle
		} else {
			to = middle
		}
	}
}
