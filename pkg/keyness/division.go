package keyness

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/tail"
)

// division returns the probability of the divisions of mentions between two sides that are no more probable than the
// observed one. The sides are put in one order first, so that exchanging them changes nothing.
func division(first, second Count) float64 {
	if first.Base < second.Base || first.Base == second.Base && first.Count < second.Count {
		first, second = second, first
	}
	n := first.Count + second.Count
	odds := float64(first.Base) / float64(second.Base)
	from, weights := divisions(n, odds)
	observed := first.Count - from
	if observed < 0 || observed >= len(weights) {
		return tail.Smallest
	}
	limit := weights[observed] * (1 + 1e-7)
	slices.Sort(weights) // The small ones are added first, so that none is lost.
	all, rare := 0.0, 0.0
	for _, w := range weights {
		all += w
		if w <= limit {
			rare = all
		}
	}
	return tail.Clamp(rare / all)
}

// divisions returns the probabilities of so many of n mentions for a side, from a number on, relative to the most probable
// one: all of those that are not below tail.Smallest. They are multiplied outward from there, so that nothing is lost to
// logarithms of factorials.
func divisions(n int, odds float64) (from int, weights []float64) {
	ratio := func(k int) float64 { return float64(n-k) / float64(k+1) * odds } // P(k+1) / P(k)
	from = min(int(float64(n+1)*(odds/(1+odds))), n)
	for k, w := from, 1.0; k > 0; k-- {
		if w /= ratio(k - 1); w < tail.Smallest {
			break
		}
		weights = append(weights, w)
	}
	mode := from
	from -= len(weights)
	slices.Reverse(weights)
	weights = append(weights, 1)
	for k, w := mode, 1.0; k < n; k++ {
		if w *= ratio(k); w < tail.Smallest {
			break
		}
		weights = append(weights, w)
	}
	return from, weights
}
