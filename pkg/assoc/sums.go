package assoc

// A number holds a count of ways: a whole number where every count of a half fits, else float64, whole and exact up to
// 2^53 and beyond that with a relative error near 1e-16, as only positive numbers are added.
type number interface{ uint16 | uint32 | float64 }

// A sums value counts in how many ways each sum comes about. Ranks doubled for the sake of ties often leave every other
// sum, or more, out of reach: these have no count.
type sums[N number] struct {
	lo     int // smallest sum
	stride int // distance between sums that can be reached, above 0
	counts []N // ways to reach lo, lo+stride, ...
}

// halfSums returns, for each state whose values fill the groups from and up to but not including to, the sums of these
// groups. Only the last layer of states is kept.
func halfSums[N number](n null, states *states, from, to int) []sums[N] {
	layer := make([]sums[N], states.last()+1)
	layer[0] = sums[N]{stride: 1, counts: []N{1}}
	size := 0
	steps := newStepper(n, states)
	var room, old arena[N]
	for group := from; group < to; group++ {
		for _, code := range states.bySize[size+n.groups[group]] {
			layer[code] = gather(steps.into(code, group), layer, &room)
		}
		for _, code := range states.bySize[size] {
			layer[code] = sums[N]{}
		}
		size += n.groups[group]
		// The layer before is no longer needed: the next one is written over it.
		room, old = old, room
		room.reset()
	}
	return layer
}

// A step leads from a state to another by filling one group.
type step struct {
	from  int     // code of the state before
	score int     // what the group adds to the sum
	ways  float64 // distinct orders of the values within the group
}

// gather adds up the sums of the states before, each moved by its score.
func gather[N number](steps []step, layer []sums[N], room *arena[N]) sums[N] {
	lo, hi, stride := reach(steps, layer)
	counts := room.take((hi-lo)/stride + 1)
	for _, s := range steps {
		from := layer[s.from]
		into := counts[(from.lo+s.score-lo)/stride:]
		accumulate(into, from.counts, N(s.ways), from.stride/stride)
	}
	return sums[N]{lo: lo, stride: stride, counts: counts}
}

// accumulate adds counts, each so many times, to every apart-th of into.
func accumulate[N number](into, counts []N, times N, apart int) {
	switch {
	case apart != 1:
		for i, ways := range counts {
			into[i*apart] += ways * times
		}
	case times == 1:
		addAll(into[:len(counts)], counts)
	default:
		into = into[:len(counts)]
		for i, ways := range counts {
			into[i] += ways * times
		}
	}
}

// addAll adds one slice to another of the same length, four at a time: most of the time of an exact p value goes by here.
func addAll[N number](into, counts []N) {
	for len(counts) >= 4 && len(into) >= 4 {
		into[0] += counts[0]
		into[1] += counts[1]
		into[2] += counts[2]
		into[3] += counts[3]
		into, counts = into[4:], counts[4:]
	}
	for i, ways := range counts {
		into[i] += ways
	}
}

// reach returns the smallest and the largest sum that the steps lead to, and a distance that divides those between all
// of them. Sums that are alone keep a stride that divides anything.
func reach[N number](steps []step, layer []sums[N]) (lo, hi, stride int) {
	for i, s := range steps {
		from := layer[s.from]
		first := from.lo + s.score
		last := first + (len(from.counts)-1)*from.stride
		if i == 0 {
			lo, hi = first, last
		}
		stride = divisor(stride, first-lo)
		if len(from.counts) > 1 {
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
	s.states.decode(code, s.before)
	s.group, s.steps = group, s.steps[:0]
	if s.null.groups[group] == 1 {
		s.chooseOne(code)
	} else {
		s.choose(0, s.null.groups[group], code, 1)
	}
	return s.steps
}

// chooseOne does what choose does for a group of one row.
func (s *stepper) chooseOne(code int) {
	greater := -1 // The row itself does not come before.
	for _, n := range s.before {
		greater += n
	}
	less := 0
	for value, n := range s.before {
		if n == 0 {
			continue
		}
		// Of the rows before, n-1 have the value of the row itself.
		s.steps = append(s.steps, step{from: code - s.states.stride[value], score: s.null.one(s.group, value, less, greater-less-(n-1)), ways: 1})
		less += n
	}
}

// choose takes the values still missing in the group, left of them, among those from the given value on.
func (s *stepper) choose(value, left, code int, ways float64) {
	if left == 0 {
		s.steps = append(s.steps, step{from: code, score: s.null.score(s.group, s.before, s.chosen), ways: ways})
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
