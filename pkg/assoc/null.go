package assoc

import (
	"math"
	"math/big"
	"sync"
)

// ExactWork is the largest work for which a rank coefficient has an exact p value. The work is the product of
//
//	the states: how many of each distinct value of one column have been assigned, Π(times + 1),
//	the steps into a state: the ways to fill the next tie group of the other column, and
//	the width: the number of values that the statistic can have.
//
// Either column can play either part; the cheaper one counts. Seventeen pairs without ties stay below it for Spearman.
// Beyond, and where there are more than 2^1000 assignments, the p value is a Monte Carlo estimate.
const ExactWork = 1 << 32

// A null describes the distribution of a statistic when the values of one column are assigned to the tie groups of the
// other, each distinct assignment being as likely as any other. The statistic is a sum over the groups, in order, of a
// whole number that depends on what the groups before and the group itself have received.
type null struct {
	times  []int // how often each distinct value occurs, from the smallest value
	groups []int // sizes of the tie groups, from the smallest value of the other column
	offset int   // statistic = offset + scale × sum; its mean is 0
	scale  int   // above 0
	width  int   // how many values the sum can have, at most
	counts bool  // groups of one row count inversions: their sums are known without going through the states

	score func(group int, before, chosen []int) int // what a group adds, given how many of each value came before
	one   func(group, value, less, greater int) int // the same for a group of one row, given how many lesser and greater values came before
	cross func(first, second []int) int             // what the first groups and the last add between them

	stride func(from, to int) int // divides the distances between the sums of groups from up to but not including to
}

// work returns the work of the exact distribution, as ExactWork defines it.
func (n null) work() float64 {
	work := float64(n.width)
	for _, times := range n.times {
		work *= float64(times + 1)
	}
	steps := 1.0
	for _, size := range n.groups {
		steps = max(steps, choices(len(n.times), size))
	}
	return work * steps
}

// choices returns the number of multisets of the given size among kinds.
func choices(kinds, size int) float64 {
	ways := 1.0
	for i := 1; i <= size; i++ {
		ways *= float64(kinds+i-1) / float64(i)
	}
	return ways
}

// cheaper returns the distribution with less work, the first where they are equal.
func cheaper(a, b null) null {
	if b.work() < a.work() {
		return b
	}
	return a
}

// feasible reports whether the exact distribution stays within ExactWork and its counts within a float64.
func (n null) feasible() bool {
	return n.work() <= ExactWork && n.arrangements().BitLen() <= 1000
}

// arrangements returns the number of distinct assignments.
func (n null) arrangements() *big.Int { return ordersOf(n.times) }

// p returns the share of the assignments whose statistic is at least the limit away from 0.
func (n null) p(limit int) float64 {
	if limit <= 0 {
		return 1
	}
	all, _ := new(big.Float).SetInt(n.arrangements()).Float64()
	return min(n.extremes(limit)/all, 1)
}

// extremes counts the assignments whose statistic is at least the limit away from 0.
func (n null) extremes(limit int) float64 {
	_, rows := n.middle()
	if l := lanesFor(max(rows, rowsIn(n.groups)-rows)); l < word {
		return tails[uint64](n, l, limit) // 12! × 12! fits.
	}
	return tails[float64](n, word, limit)
}

// tails counts the assignments whose statistic is at least the limit away from 0.
//
// The groups are cut in two halves near the middle: the sums of both are found on their own for each way to share the
// values between the halves, which keeps them narrow, and then counted together. The halves are found side by side.
func tails[T total](n null, l lanes, limit int) float64 {
	lo, hi := floorDiv(-limit-n.offset, n.scale), -floorDiv(n.offset-limit, n.scale)
	cut, size := n.middle()
	states := newStates(n.times)
	var firsts, seconds []sums
	var room, other *arena
	var halves sync.WaitGroup
	halves.Go(func() { firsts, room = halfSums(n, states, l, 0, cut) })
	halves.Go(func() { seconds, other = halfSums(n, states, l, cut, len(n.groups)) })
	halves.Wait()
	defer room.release()
	defer other.release()
	codes := states.bySize[size]
	var hits [2]float64
	for half := range hits {
		halves.Go(func() {
			begin, end := half*len(codes)/2, (half+1)*len(codes)/2
			counter := tailCounter[T]{lanes: l}
			hits[half] = counter.countAll(n, states, codes[begin:end], firsts[begin:end], seconds, lo, hi)
		})
	}
	halves.Wait()
	return hits[0] + hits[1]
}

// middle returns the number of groups in the first half and the number of rows in them, such that the dearer half is as
// cheap as can be: the sums of r rows cover about r³ values, of which the stride leaves some out.
func (n null) middle() (groups, rows int) {
	before := 0
	cheapest := math.Inf(1)
	for cut := 1; cut < len(n.groups); cut++ {
		before += n.groups[cut-1]
		cost := max(n.cost(0, cut), n.cost(cut, len(n.groups)))
		if cost < cheapest {
			cheapest, groups, rows = cost, cut, before
		}
	}
	return groups, rows
}

// cost returns how dear the sums of the groups from up to but not including to are. Rows that are alone cost nothing where
// they need no states.
func (n null) cost(from, to int) float64 {
	if n.aloneFrom(from, to) == to-from {
		return 0
	}
	return cube(rowsIn(n.groups[from:to])) / float64(n.stride(from, to))
}

func cube(n int) float64 { return float64(n) * float64(n) * float64(n) }

// floorDiv returns the largest whole number up to a / b, for b above 0.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
