package replicate

import "math"

// SuccessiveDifferences makes replicates for a sample drawn systematically, whose units stand in the order in which they
// were drawn: within each stratum, the variance comes from the differences between each unit and the next, and the last
// and the first. Unit i has two rows a and b of a Hadamard matrix H of order R, and b is the a of the next unit:
//
//	factor 1 + √(1-f_h) (H_ar - H_br) / √8; Overall = 4/R
//
// R is the smallest order for which a matrix is at hand, at least count and 4; surveys often take 80. The first row is
// not used. While the units are no more than R - 1, and no stratum runs over the end of the rows, the variance of a total
// is exactly
//
//	Σ_h (1-f_h) ½ Σ (y_i - y_{i-1})²
//
// around the strata. More units than that use the rows again, in other pairs: the rows of the next round follow each
// other at a distance that shares no divisor with R - 1. A stratum of more than R - 1 units goes in several loops of
// about equal length. R's package survey reads such weights but does not make them.
//
// A stratum of a single unit that was not taken whole is an error.
//
// Sources: R. E. Fay and G. F. Train, Aspects of survey and model-based postcensal estimation of income and poverty
// characteristics for states and counties, Proceedings of the Section on Government Statistics, American Statistical
// Association, 1995, 154-159; S. Ash, Using successive difference replication for estimating variances, Survey
// Methodology 40 (2014), 47-59.
func SuccessiveDifferences(u Units, count int) (*Set, error) {
	l := u.layout()
	if count < 0 {
		return nil, problem(
			"le nombre de répliques ne peut être négatif (demandées\u00a0: %d)",
			"the number of replicates must not be negative (asked for: %d)", count,
		)
	}
	if err := l.noLonely(); err != nil {
		return nil, err
	}
	matrix := hadamardFrom(count)
	a, b := loops(l, matrix.order()-1)
	fill := func(r int, out []float64) {
		for i := range l.strata {
			width := math.Sqrt((1 - l.fraction[i]) / 8)
			for k := l.start[i]; k < l.start[i+1]; k++ {
				out[l.members[k]] = 1 + width*(matrix.at(a[k], r)-matrix.at(b[k], r))
			}
		}
	}
	return &Set{
		Kind: KindSDR, Count: matrix.order(), Units: l.units, UsesFractions: true,
		DegreesOfFreedom: min(l.freedom(), matrix.order()-1),
		Scale:            Scale{Overall: 4 / float64(matrix.order())}, fill: fill,
	}, nil
}

// loops returns the two rows of each member of the layout, from 1 to rows.
func loops(l layout, rows int) (a, b []int) {
	a, b = make([]int, len(l.members)), make([]int, len(l.members))
	walk := walk{rows: rows, step: 1}
	for i := range l.strata {
		first, n := l.start[i], len(l.of(i))
		pieces := (n + rows - 1) / rows
		for piece := range pieces {
			from, to := first+piece*n/pieces, first+(piece+1)*n/pieces
			walk.reserve(to - from)
			for k := from; k < to; k++ {
				a[k] = walk.next()
			}
			for k := from; k < to-1; k++ {
				b[k] = a[k+1]
			}
			b[to-1] = a[from]
		}
	}
	return a, b
}

// A walk goes through the rows in rounds, each round at another distance.
type walk struct {
	rows int // rows, numbered from 1
	step int // distance of this round
	used int // rows used in this round
}

// reserve begins another round where fewer than n rows are left in this one.
func (w *walk) reserve(n int) {
	if w.used+n <= w.rows {
		return
	}
	w.used = 0
	for w.step++; divisor(w.step, w.rows) != 1; w.step++ {
	}
	// Beyond half of the rows, the pairs of earlier rounds come back in the other direction.
	if 2*w.step > w.rows {
		w.step = 1
	}
}

func (w *walk) next() int {
	row := 1 + w.used*w.step%w.rows
	w.used++
	return row
}

// divisor returns the greatest common divisor of two positive numbers.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
