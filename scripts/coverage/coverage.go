package main

import (
	"math"
	"math/rand/v2"

	"github.com/arrimage/arrimage/pkg/estimate"
)

// A result is how an interval does over the proportions.
type result struct {
	mean     float64 // mean coverage, from 0 to 1
	smallest float64 // smallest coverage, from 0 to 1
	width    float64 // mean width, from 0 to 1
}

// slack is the rounding that a bound may be off the proportion by: a total divided by its population, and a proportion.
const slack = 1e-12

// holds reports whether an interval holds a proportion.
func holds(i estimate.Interval, p float64) bool { return i.Lo <= p+slack && p <= i.Hi+slack }

// counted draws samples and returns how many have each count.
func (d design) counted(source *rand.Rand, p float64, samples int) []float64 {
	counts := make([]float64, d.size+1)
	for range samples {
		counts[d.draw(source, p)]++
	}
	for count := range counts {
		counts[count] /= float64(samples)
	}
	return counts
}

// judge returns how intervals do at each proportion, the counts of which have the shares given.
func judge(intervals []estimate.Interval, at []float64, shares [][]float64) result {
	r := result{smallest: 1}
	for i, p := range at {
		coverage := 0.0
		for count, share := range shares[i] {
			in := intervals[count]
			if holds(in, p) {
				coverage += share
			}
			r.width += share * (in.Hi - in.Lo) / float64(len(at))
		}
		r.mean += coverage / float64(len(at))
		r.smallest = min(r.smallest, coverage)
	}
	return r
}

// simulate draws samples of a design at each proportion of the grid. The same samples serve every method.
func (d design) simulate(source *rand.Rand, samples int) (at []float64, shares [][]float64) {
	for _, p := range proportions {
		at = append(at, d.proportion(p))
		shares = append(shares, d.counted(source, d.proportion(p), samples))
	}
	return at, shares
}

// standardError returns that of a coverage, at the nominal level.
func standardError(level float64, samples int) float64 {
	return math.Sqrt(level * (1 - level) / float64(samples))
}
