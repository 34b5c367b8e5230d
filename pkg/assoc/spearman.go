package assoc

import (
	"math"
	"slices"
)

// Spearman returns the correlation of the midranks:
//
//	ρ = Σab / √(Σa² Σb²)   with a and b twice the midranks less n+1
//
// with the interval of Bonett and Wright, tanh(atanh ρ ± z √((1 + ρ²/2)/(n-3))), which needs n > 3 and |ρ| < 1 and was
// derived for distinct values. The two-sided p value is the share of the assignments of the observed ranks, ties
// included, with |Σab| at least as large, compared in whole numbers. It is exact up to ExactWork (17 pairs without ties,
// more with ties), and a Monte Carlo estimate beyond.
//
// Fewer than three pairs or a constant column leave it undefined. It panics when the lengths differ, a value is not
// finite or an option has no meaning.
//
// Sources: C. Spearman, American Journal of Psychology 15 (1904), 72-101; D. G. Bonett and T. A. Wright, Psychometrika
// 65 (2000), 23-28.
func Spearman(x, y []float64, opts Options) Association {
	opts = opts.withDefaults()
	a := begin(SpearmanID, BonettID, x, y, opts.Level)
	if !a.Defined {
		return a
	}
	u, v := centeredRanks(x), centeredRanks(y)
	observed := dot(u, v)
	a.Value = float64(observed) / math.Sqrt(float64(dot(u, u))*float64(dot(v, v)))
	u, v = canonical(u, v)
	a.setInterval((1+a.Value*a.Value/2)/float64(a.N-3), 3, hasTies(u) || hasTies(v))
	limit := max(observed, -observed)
	if null := cheaper(spearmanNull(u, v), spearmanNull(v, u)); null.feasible() {
		a.P, a.PMethod = null.p(limit), Exact
		return a
	}
	a.sampleSpearman(u, v, limit, opts)
	return a
}

// sampleSpearman sets the Monte Carlo p value of |Σab| reaching the limit. It shuffles v.
func (a *Association) sampleSpearman(u, v []int, limit int, opts Options) {
	a.sample(opts, len(v), func(i, j int) { v[i], v[j] = v[j], v[i] }, func() bool {
		s := dot(u, v)
		return max(s, -s) >= limit
	})
}

// spearmanNull describes Σab where the values of b are assigned to the positions of a. Both are reduced to the smallest
// whole numbers from 0, which keeps the range of the sum small: Σab = offset + scale × the reduced sum.
func spearmanNull(a, b []int) null {
	values, times := distinct(b)
	a0, scaleA := reduction(a)
	b0, scaleB := reduction(b)
	position, reduced := make([]int, len(a)), make([]int, len(values))
	for i := range a {
		position[i] = (a[i] - a0) / scaleA
	}
	for j := range values {
		reduced[j] = (values[j] - b0) / scaleB
	}
	lo, hi := 0, 0
	for i := range a {
		lo += position[i] * (b[len(b)-1-i] - b0) / scaleB
		hi += position[i] * (b[i] - b0) / scaleB
	}
	total := 0
	for _, n := range position {
		total += n
	}
	return null{
		times: times, groups: slices.Repeat([]int{1}, len(a)),
		offset: scaleA * b0 * total, scale: scaleA * scaleB, width: hi - lo + 1,
		score: func(group int, _, chosen []int) int { return position[group] * dot(chosen, reduced) },
		one:   func(group, value, _, _ int) int { return position[group] * reduced[value] },
		cross: func(_, _ []int) int { return 0 },
		stride: func(from, to int) int {
			_, scale := reduction(position[from:to])
			return max(scale, 1)
		},
	}
}

// reduction returns the smallest value of a sorted slice and the greatest common divisor of the distances from it.
func reduction(sorted []int) (smallest, scale int) {
	for _, value := range sorted {
		scale = divisor(scale, value-sorted[0])
	}
	return sorted[0], scale
}

func dot(a, b []int) int {
	s := 0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

func hasTies(sorted []int) bool {
	values, _ := distinct(sorted)
	return len(values) < len(sorted)
}
