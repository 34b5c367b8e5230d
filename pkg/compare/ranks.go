package compare

import (
	"slices"
	"sort"
)

// A ranking is the values of all groups together, in increasing order.
type ranking struct {
	values []float64 // distinct values
	times  []int     // how often each occurs
	before []int     // how many values are smaller
	n      int       // number of values
}

func rank(groups [][]float64) ranking {
	var r ranking
	for _, value := range slices.Sorted(slices.Values(slices.Concat(groups...))) {
		if last := len(r.values) - 1; last < 0 || r.values[last] != value {
			r.values, r.times, r.before = append(r.values, value), append(r.times, 0), append(r.before, r.n)
		}
		r.times[len(r.times)-1]++
		r.n++
	}
	return r
}

// centered returns twice the midrank of the i-th distinct value, less n+1: a whole number. Over all values they add up
// to 0.
func (r ranking) centered(i int) int { return 2*r.before[i] + r.times[i] - r.n }

// all returns the centered ranks of all values, in increasing order.
func (r ranking) all() []int {
	ranks := make([]int, 0, r.n)
	for i, times := range r.times {
		ranks = append(ranks, slices.Repeat([]int{r.centered(i)}, times)...)
	}
	return ranks
}

// of returns the centered ranks of some of the values.
func (r ranking) of(values []float64) []int {
	ranks := make([]int, len(values))
	for i, value := range values {
		ranks[i] = r.centered(sort.SearchFloat64s(r.values, value))
	}
	return ranks
}

// ties returns Σ(t³ - t) over the distinct values.
func (r ranking) ties() float64 {
	total := 0.0
	for _, times := range r.times {
		t := float64(times)
		total += t*t*t - t
	}
	return total
}

func total(ranks []int) int {
	s := 0
	for _, rank := range ranks {
		s += rank
	}
	return s
}

func sizes(groups [][]float64) []int {
	n := make([]int, len(groups))
	for g, values := range groups {
		n[g] = len(values)
	}
	return n
}
