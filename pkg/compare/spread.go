package compare

import (
	"maps"
	"math/bits"
	"slices"
)

// ExactSteps is the largest work for which the Kruskal-Wallis test has an exact p value: the ways to go from one state to
// the next, where a state is how many units each group has received so far, from the smallest value on, and the sums of
// their ranks. Which of two groups of the same size is which makes no difference. The p value is a Monte Carlo estimate
// beyond it, and where the states of all groups but one do not fit into 64 bits or there are more than 10^300 assignments.
const ExactSteps = 2_000_000

// A packing writes what all groups but the last have received into one number. What one group has is a cell: its number
// of units, shifted by the bits of a sum, plus the sum of their ranks, raised so that none is negative. Cells add up as
// units and sums do.
type packing struct {
	sizes  []int  // units of each group when full, in increasing order
	sum    int    // bits of a sum
	cell   int    // bits of a cell
	offset int    // what each rank is raised by
	dealt  uint64 // the cells of all groups together
	steps  int    // steps so far
}

// newPacking returns false where the numbers do not fit.
func newPacking(sizes []int, n int) (*packing, bool) {
	largest := sizes[len(sizes)-1]
	p := &packing{sizes: sizes, sum: bits.Len(uint(2 * n * largest)), offset: n}
	p.cell = p.sum + bits.Len(uint(largest))
	return p, p.cell*(len(sizes)-1) <= 64
}

// unpack writes the cells of a state.
func (p *packing) unpack(state uint64, cells []uint64) {
	last := len(cells) - 1
	cells[last] = p.dealt
	for g := last - 1; g >= 0; g-- {
		cells[g] = state & (1<<p.cell - 1)
		cells[last] -= cells[g]
		state >>= p.cell
	}
}

// pack returns the state of the cells, which it puts in order among groups of the same size.
func (p *packing) pack(cells []uint64) (state uint64) {
	for g := 1; g < len(cells); g++ {
		for i := g; i > 0 && p.sizes[i-1] == p.sizes[i] && cells[i-1] > cells[i]; i-- {
			cells[i-1], cells[i] = cells[i], cells[i-1]
		}
	}
	for _, cell := range cells[:len(cells)-1] {
		state = state<<p.cell | cell
	}
	return state
}

// spreadTail counts the assignments of the ranks to groups of the given sizes whose between reaches the limit, and all of
// them. It returns false where that takes more than ExactSteps.
func spreadTail(r ranking, sizes []int, limit float64) (hits, all float64, ok bool) {
	sizes = slices.Sorted(slices.Values(sizes))
	p, fits := newPacking(sizes, r.n)
	if !fits || assignments(sizes) > 1e300 {
		return 0, 0, false
	}
	layer := map[uint64]float64{0: 1}
	for i := range r.values {
		if layer = p.deal(layer, r, i); p.steps > ExactSteps {
			return 0, 0, false
		}
	}
	cells, sums := make([]uint64, len(sizes)), make([]int, len(sizes))
	for _, state := range slices.Sorted(maps.Keys(layer)) {
		ways := layer[state]
		p.unpack(state, cells)
		for g, cell := range cells {
			sums[g] = int(cell&(1<<p.sum-1)) - p.offset*sizes[g]
		}
		all += ways
		if between(sums, sizes) >= limit {
			hits += ways
		}
	}
	return hits, all, true
}

// deal shares out the units of the i-th distinct value among the groups. It ends early when the steps have gone beyond
// ExactSteps.
func (p *packing) deal(layer map[uint64]float64, r ranking, i int) map[uint64]float64 {
	next := make(map[uint64]float64, len(layer))
	cells, moved, room := make([]uint64, len(p.sizes)), make([]uint64, len(p.sizes)), make([]int, len(p.sizes))
	one := 1<<p.sum + uint64(r.centered(i)+p.offset)
	// Counts above 2^53 are rounded: the order of the states is not to change them.
	for _, state := range slices.Sorted(maps.Keys(layer)) {
		ways := layer[state]
		p.unpack(state, cells)
		for g, size := range p.sizes {
			room[g] = size - int(cells[g]>>p.sum)
		}
		compositions(r.times[i], room, func(chosen []int, orders float64) {
			p.steps++
			for g, n := range chosen {
				moved[g] = cells[g] + uint64(n)*one
			}
			next[p.pack(moved)] += ways * orders
		})
		if p.steps > ExactSteps {
			break
		}
	}
	p.dealt += uint64(r.times[i]) * one
	return next
}
