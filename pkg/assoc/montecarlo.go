package assoc

import (
	"math"
	"math/rand/v2"
)

// sample sets a Monte Carlo p value: it shuffles n values the given number of times, by the PCG generator of
// math/rand/v2 with the recorded seed, and counts the permutations that are extreme.
//
//	p = (b + 1) / (m + 1)   standard error √(p(1-p)/m)
//
// The observed order counts as one of the permutations, so that p is never 0.
func (a *Association) sample(opts Options, n int, swap func(i, j int), extreme func() bool) {
	source := rand.New(rand.NewPCG(opts.Seed, 0))
	hits := 0
	for range opts.Permutations {
		source.Shuffle(n, swap)
		if extreme() {
			hits++
		}
	}
	m := float64(opts.Permutations)
	a.P = (float64(hits) + 1) / (m + 1)
	a.PError = math.Sqrt(a.P * (1 - a.P) / m)
	a.PMethod, a.Permutations, a.Seed = MonteCarlo, opts.Permutations, opts.Seed
}
