package assoc

import (
	"encoding/binary"
	"slices"
)

// A sums value counts in how many ways each sum comes about. Ranks doubled for the sake of ties often leave every other
// sum, or more, out of reach: these have no count.
type sums struct {
	lo     int    // smallest sum
	stride int    // distance between sums that can be reached, above 0
	size   int    // how many sums there are: lo, lo+stride...; 0 where nothing leads here
	counts []byte // ways to reach each, packed in lanes
}

// halfSums returns, for each state whose values fill the groups from and up to but not including to, by its rank, the sums
// of these groups. Only the last layer of states is kept, in the arena, which the caller releases.
func halfSums(n null, states *states, l lanes, from, to int) ([]sums, *arena) {
	room, old := new(arena), new(arena)
	size := n.aloneFrom(from, to)
	layer := n.aloneSums(states, l, size)
	steps := newStepper(n, states)
	for group := from + size; group < to; group++ {
		size += n.groups[group]
		next := make([]sums, len(states.bySize[size]))
		for rank, code := range states.bySize[size] {
			next[rank] = gather(steps.into(code, group), layer, l, room)
		}
		layer = next
		// The layer before is no longer needed: the next one is written over it.
		room, old = old, room
		room.reset()
	}
	room.release()
	return layer, old
}

// aloneFrom returns how many groups of one row follow each other, from the group on, whose sums need no states.
func (n null) aloneFrom(from, to int) int {
	rows := 0
	for n.counts && from+rows < to && n.groups[from+rows] == 1 {
		rows++
	}
	return rows
}

// aloneSums returns the sums of the states of so many rows that are alone in their groups, by rank. They depend on how often
// the values occur, and not on which value occurs how often.
func (n null) aloneSums(states *states, l lanes, rows int) []sums {
	layer := make([]sums, len(states.bySize[rows]))
	known := map[string]sums{}
	var groups []int
	var key []byte
	for rank, code := range states.bySize[rows] {
		groups, key = groups[:0], key[:0]
		for _, times := range states.takes(code) {
			if times > 0 {
				groups = append(groups, int(times))
			}
		}
		slices.Sort(groups)
		for _, times := range groups {
			key = binary.AppendUvarint(key, uint64(times))
		}
		found, ok := known[string(key)]
		if !ok {
			found = sumsOfInversions(groups, l)
			known[string(key)] = found
		}
		layer[rank] = found
	}
	return layer
}

// sumsOfInversions returns the sums of C - D over the orders of rows that stand in groups: each inversion takes 2 away.
func sumsOfInversions(groups []int, l lanes) sums {
	pairs := CrossPairs(groups)
	s := sums{lo: -pairs, stride: min(pairs, 1) + 1, size: pairs + 1}
	if l < word {
		s.counts = pack(l, mirrored(inversionCounts[uint64](groups, pairs/2+1), pairs+1))
	} else {
		s.counts = pack(l, mirrored(inversionCounts[float64](groups, pairs/2+1), pairs+1))
	}
	return s
}

// mirrored returns so many counts of which the first half is given, and the second is the same from its end: it would be the
// difference of large numbers.
func mirrored[T total](half []T, size int) []T {
	counts := append(make([]T, 0, size), half...)
	for len(counts) < size {
		counts = append(counts, half[size-1-len(counts)])
	}
	return counts
}

// A step leads from a state to another by filling one group.
type step struct {
	from  int32   // rank of the state before
	score int     // what the group adds to the sum
	ways  float64 // distinct orders of the values within the group
}

// gather adds up the sums of the states before, each moved by its score.
func gather(steps []step, layer []sums, l lanes, room *arena) sums {
	lo, hi, stride := reach(steps, layer)
	size := (hi-lo)/stride + 1
	counts := room.take(l.bytes(size))
	for _, s := range steps {
		from := &layer[s.from]
		lane, apart := from.lo+s.score-lo, from.stride
		if stride > 1 {
			lane, apart = lane/stride, apart/stride
		}
		l.add(counts, lane, apart, from.counts, from.size, s.ways)
	}
	return sums{lo: lo, stride: stride, size: size, counts: counts}
}

// reach returns the smallest and the largest sum that the steps lead to, and a distance that divides those between all
// of them. Sums that are alone keep a stride that divides anything.
func reach(steps []step, layer []sums) (lo, hi, stride int) {
	for i, s := range steps {
		from := &layer[s.from]
		first := from.lo + s.score
		last := first + (from.size-1)*from.stride
		if i == 0 {
			lo, hi = first, last
		}
		if stride != 1 {
			stride = divisor(stride, first-lo)
		}
		if stride != 1 && from.size > 1 {
			stride = divisor(stride, from.stride)
		}
		lo, hi = min(lo, first), max(hi, last)
	}
	return lo, hi, max(stride, 1)
}

// divisor returns the greatest common divisor of two numbers, either of which may be 0 or below.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// A stepper lists the steps into a state.
type stepper struct {
	null   null
	states *states
	group  int         // group that is filled
	before []int       // how many of each value the state before has
	chosen []int       // how many of each value the group receives
	steps  []step      // steps found so far
	orders [][]float64 // binomial coefficients up to the largest group
}

func newStepper(n null, states *states) *stepper {
	largest := 0
	for _, size := range n.groups {
		largest = max(largest, size)
	}
	orders := make([][]float64, largest+1)
	for i := range orders {
		orders[i] = make([]float64, i+1)
		orders[i][0], orders[i][i] = 1, 1
		for j := 1; j < i; j++ {
			orders[i][j] = orders[i-1][j-1] + orders[i-1][j]
		}
	}
	return &stepper{
		null: n, states: states, orders: orders,
		before: make([]int, len(n.times)), chosen: make([]int, len(n.times)),
	}
}

// into returns the steps into the state of the given code by filling the group. They stand until the next call.
func (s *stepper) into(code, group int) []step {
	s.group, s.steps = group, s.steps[:0]
	if s.null.groups[group] == 1 {
		s.chooseOne(code)
	} else {
		s.states.decode(code, s.before)
		s.choose(0, s.null.groups[group], code, 1)
	}
	return s.steps
}

// chooseOne does what choose does for a group of one row.
func (s *stepper) chooseOne(code int) {
	before := s.states.takes(code)
	greater := -1 // The row itself does not come before.
	for _, n := range before {
		greater += int(n)
	}
	less := 0
	for value, n := range before {
		if n == 0 {
			continue
		}
		// Of the rows before, n-1 have the value of the row itself.
		s.steps = append(s.steps, step{from: s.states.rank[code-s.states.stride[value]], score: s.null.one(s.group, value, less, greater-less-int(n-1)), ways: 1})
		less += int(n)
	}
}

// choose takes the values still missing in the group, left of them, among those from the given value on.
func (s *stepper) choose(value, left, code int, ways float64) {
	if left == 0 {
		s.steps = append(s.steps, step{from: s.states.rank[code], score: s.null.score(s.group, s.before, s.chosen), ways: ways})
		return
	}
	for ; value < len(s.before); value++ {
		most := min(left, s.before[value])
		for n := 1; n <= most; n++ {
			s.before[value]--
			s.chosen[value]++
			s.choose(value+1, left-n, code-n*s.states.stride[value], ways*s.orders[left][n])
		}
		s.before[value] += most
		s.chosen[value] = 0
	}
}
