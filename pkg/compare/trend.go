package compare

import "github.com/arrimage/arrimage/pkg/assoc"

// trendWork returns the work of the exact distribution of J, as ExactTrendWork defines it.
func trendWork(r ranking, sizes []int) float64 {
	work, largest := float64(2*assoc.CrossPairs(sizes)+1), 0
	for _, size := range sizes {
		work *= float64(size + 1)
	}
	for _, times := range r.times {
		largest = max(largest, times)
	}
	// The multisets of so many units among the groups.
	for i := 1; i <= largest; i++ {
		work *= float64(len(sizes)+i-1) / float64(i)
	}
	return work
}

// A trendState is some units of each group, those with the smallest values, and how often each 2J among them comes about.
type trendState struct {
	units  []int     // units of each group
	counts []float64 // ways to each 2J from 0 to twice the pairs of these units
}

// trendCounts returns in how many assignments of the values each 2J comes about, from 0. The counts are whole, exact up to
// 2^53 and beyond that with a relative error near 1e-16, as only positive numbers are added.
func trendCounts(r ranking, sizes []int) []float64 {
	radix := make([]int, len(sizes))
	states := 1
	for g, size := range sizes {
		radix[g] = states
		states *= size + 1
	}
	codes := []int{0}
	layer := map[int]*trendState{0: {units: make([]int, len(sizes)), counts: []float64{1}}}
	room := make([]int, len(sizes))
	for _, times := range r.times {
		var nextCodes []int
		next := map[int]*trendState{}
		for _, code := range codes {
			from := layer[code]
			for g, size := range sizes {
				room[g] = size - from.units[g]
			}
			compositions(times, room, func(chosen []int, ways float64) {
				to := code
				for g, n := range chosen {
					to += n * radix[g]
				}
				if next[to] == nil {
					next[to] = from.with(chosen)
					nextCodes = append(nextCodes, to)
				}
				next[to].add(from.counts, gain(from.units, chosen), ways)
			})
		}
		layer, codes = next, nextCodes
	}
	return layer[codes[0]].counts
}

// with returns the state of more units, without any ways.
func (s *trendState) with(chosen []int) *trendState {
	units := make([]int, len(chosen))
	for g, n := range chosen {
		units[g] = s.units[g] + n
	}
	return &trendState{units: units, counts: make([]float64, 2*assoc.CrossPairs(units)+1)}
}

// add counts ways that come from another state, each so many times, with a gain in 2J.
func (s *trendState) add(counts []float64, gain int, times float64) {
	into := s.counts[gain : gain+len(counts)]
	for i, ways := range counts {
		into[i] += ways * times
	}
}
