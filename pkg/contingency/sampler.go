package contingency

import (
	"math"
	"math/rand/v2"
)

// sampled returns a Monte Carlo p value: it draws tables with given margins, by the PCG generator of math/rand/v2 with
// the recorded seed, and counts those in the tails.
//
//	p = (b + 1) / (m + 1)   standard error √(p(1-p)/m)
//
// The observed table counts as one of them, so that p is never 0. A table is drawn cell by cell, as W. M. Patefield,
// Applied Statistics 30 (1981), 91-97, does: the count of a cell given those before it is hypergeometric.
func sampled(m margins, null null, t tails, o Options) PValue {
	source := rand.New(rand.NewPCG(o.Seed, 0))
	left, taken, hits := make([]int, len(m.rows)), make([]int, len(m.rows)), 0
	for range o.Samples {
		copy(left, m.rows)
		if t.hold(draw(source, m, null, left, taken)) {
			hits++
		}
	}
	samples := float64(o.Samples)
	p := PValue{P: (float64(hits) + 1) / (samples + 1), Method: MonteCarlo, Samples: o.Samples, Seed: o.Seed}
	p.Error = math.Sqrt(p.P * (1 - p.P) / samples)
	return p
}

// draw draws a table and returns its sum.
func draw(source *rand.Rand, m margins, null null, left, taken []int) int64 {
	sum, all := int64(0), m.n
	for j, units := range m.columns {
		rest, open := all, units
		for i, row := range left {
			taken[i] = hypergeometric{total: row, base: open, population: rest}.draw(source)
			rest -= row
			open -= taken[i]
		}
		sum += null.add(j, left, taken)
		for i, x := range taken {
			left[i] -= x
		}
		all -= units
	}
	return sum
}
