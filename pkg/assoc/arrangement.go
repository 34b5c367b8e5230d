package assoc

import (
	"math/big"
	"slices"
)

// arrangements returns in how many distinct orders the values of a sorted slice can stand.
func arrangements[T int | float64](sorted []T) *big.Int {
	_, times := distinct(sorted)
	return ordersOf(times)
}

// shareOfArrangements returns the share of the distinct orders of a sorted slice that are extreme.
func shareOfArrangements(sorted []float64, extreme func([]float64) bool) float64 {
	values, all, hits := slices.Clone(sorted), 0, 0
	for more := true; more; more = nextArrangement(values) {
		all++
		if extreme(values) {
			hits++
		}
	}
	return float64(hits) / float64(all)
}

// nextArrangement turns the values into the next order of the dictionary, and returns false after the last.
func nextArrangement(values []float64) bool {
	i := len(values) - 2
	for i >= 0 && values[i] >= values[i+1] {
		i--
	}
	if i < 0 {
		return false
	}
	j := len(values) - 1
	for values[j] <= values[i] {
		j--
	}
	values[i], values[j] = values[j], values[i]
	slices.Reverse(values[i+1:])
	return true
}
