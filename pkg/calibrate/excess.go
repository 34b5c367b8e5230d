package calibrate

import (
	"math"
	"slices"
	"sort"

	"github.com/arrimage/arrimage/pkg/precise"
)

// proportionally replaces each weight w by max(lower, min(c w, upper)), with the c that keeps the sum, and reports whether
// there is one. The sum grows with c, along a line between any two of the c at which a weight reaches a bound.
func proportionally(weights []float64, lower, upper float64) bool {
	knots := []float64{0}
	for _, w := range weights {
		if w > 0 {
			knots = append(knots, lower/w)
			if !math.IsInf(upper, 1) {
				knots = append(knots, upper/w)
			}
		}
	}
	slices.Sort(knots)
	knots = append(knots, 2*knots[len(knots)-1]+1)
	sum := total(weights)
	next := sort.Search(len(knots)-2, func(k int) bool { return trimmedSum(weights, knots[k+1], lower, upper) >= sum }) + 1
	// Between these two knots a weight is at a bound throughout, or nowhere.
	middle := (knots[next-1] + knots[next]) / 2
	var bounded, free precise.Sum
	for _, w := range weights {
		if bound := max(lower, min(middle*w, upper)); bound != middle*w {
			bounded.Add(bound)
		} else {
			free.Add(w)
		}
	}
	c := knots[next]
	if free.Value() > 0 {
		c = (sum - bounded.Value()) / free.Value()
	}
	for i, w := range weights {
		weights[i] = max(lower, min(c*w, upper))
	}
	return math.Abs(total(weights)-sum) <= 1e-12*sum
}

func trimmedSum(weights []float64, c, lower, upper float64) float64 {
	var sum precise.Sum
	for _, w := range weights {
		sum.Add(max(lower, min(c*w, upper)))
	}
	return sum.Value()
}

// equally cuts the weights in passes, at most the given number of them, and returns how many it took and whether the
// others had room for what was cut.
func equally(weights []float64, lower, upper float64, most int) (passes int, room bool) {
	for passes = range most {
		outside, within := cut(weights, lower, upper)
		if outside == 0 {
			for i, w := range weights {
				weights[i] = max(lower, min(w, upper))
			}
			return passes, true
		}
		if within == 0 {
			return passes, false
		}
	}
	return most, false
}

// cut makes one pass, and returns how many weights lay outside the bounds and how many within.
func cut(weights []float64, lower, upper float64) (outside, within int) {
	var excess precise.Sum
	inside := make([]bool, len(weights))
	for i, w := range weights {
		bound := max(lower, min(w, upper))
		if inside[i] = math.Abs(w-bound) <= rounding*bound; inside[i] {
			within++
			continue
		}
		outside++
		excess.Add(w - bound)
		weights[i] = bound
	}
	if within > 0 && outside > 0 {
		share := excess.Value() / float64(within)
		for i := range weights {
			if inside[i] {
				weights[i] += share
			}
		}
	}
	return outside, within
}
