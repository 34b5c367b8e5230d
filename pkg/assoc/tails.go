package assoc

// A tailCounter counts pairs of ways whose sums lie in the tails. It keeps its room between calls.
type tailCounter[T total] struct {
	lanes  lanes
	first  []T // ways of the first half to have each of its sums
	second []T // ways of the second half
	upTo   []T // ways of the second half to have one of its first sums: none, the first, the first two...
	from   []T // ways of the second half to have one of its last sums: all, all but the first...
}

// countAll counts the assignments with a sum up to lo or from hi on, over the given ways to share the values between the
// halves. firsts has the sums of each of these ways, seconds those of all states by rank.
func (t *tailCounter[T]) countAll(n null, states *states, codes []int, firsts, seconds []sums, lo, hi int) float64 {
	used, rest := make([]int, len(n.times)), make([]int, len(n.times))
	hits := 0.0
	for i, code := range codes {
		states.decode(code, used)
		for value := range rest {
			rest[value] = n.times[value] - used[value]
		}
		cross := n.cross(used, rest)
		hits += float64(t.count(firsts[i], seconds[states.rank[states.last()-code]], lo-cross, hi-cross))
	}
	return hits
}

// count counts the pairs of a way of the first half and a way of the second: those in the tails have a sum up to lo or from
// hi on. Both tails are added from their ends, so that a small tail is not the difference of two large numbers, and only as
// far as some sum of the first half needs them.
func (t *tailCounter[T]) count(first, second sums, lo, hi int) T {
	if first.stride < second.stride {
		first, second = second, first
	}
	size, last := second.size, first.size-1
	// Of the sums of the second half, below go into the lower tail with the i-th of the first, and those from above on
	// into the upper one.
	lo, hi = lo-first.lo-second.lo, hi-first.lo-second.lo
	below := func(i int) int { return min(max(floorDiv(lo-i*first.stride, second.stride)+1, 0), size) }
	above := func(i int) int { return min(max(-floorDiv(i*first.stride-hi, second.stride), 0), size) }
	t.read(first, second)
	t.accumulate(below(0), above(last))
	hits := T(0)
	if first.stride%second.stride != 0 {
		for i, ways := range t.first {
			hits += ways * (t.upTo[below(i)] + t.from[above(i)])
		}
		return hits
	}
	// The same without a division for each sum: both places move by a whole number.
	under, over, each := floorDiv(lo, second.stride)+1, -floorDiv(-hi, second.stride), first.stride/second.stride
	for _, ways := range t.first {
		hits += ways * (t.upTo[min(max(under, 0), size)] + t.from[min(max(over, 0), size)])
		under, over = under-each, over-each
	}
	return hits
}

// read reads the ways of both halves.
func (t *tailCounter[T]) read(first, second sums) {
	t.first, t.second = resized(t.first, first.size), resized(t.second, second.size)
	unpack(t.lanes, first.counts, t.first)
	unpack(t.lanes, second.counts, t.second)
}

// accumulate adds the ways of the second half from its first sum on, up to so many of them, and from its last sum down to the
// given one.
func (t *tailCounter[T]) accumulate(below, above int) {
	size := len(t.second)
	t.upTo, t.from = resized(t.upTo, size+1), resized(t.from, size+1)
	ways := T(0)
	t.upTo[0] = 0
	for i, n := range t.second[:below] {
		ways += n
		t.upTo[i+1] = ways
	}
	ways = 0
	t.from[size] = 0
	for i := size - 1; i >= above; i-- {
		ways += t.second[i]
		t.from[i] = ways
	}
}

// resized returns room for so many numbers, whatever they are.
func resized[T total](room []T, size int) []T {
	if cap(room) < size {
		return make([]T, size)
	}
	return room[:size]
}
