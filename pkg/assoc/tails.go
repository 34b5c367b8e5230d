package assoc

// A tailCounter counts pairs of ways whose sums lie in the tails. It keeps its room between calls.
type tailCounter struct {
	hits float64   // pairs so far with a sum in a tail
	upTo []float64 // ways of the second half to have one of its first sums: none, the first, the first two...
	from []float64 // ways of the second half to have one of its last sums: all, all but the first...
}

// addTails counts the pairs of a way of the first half and a way of the second: those in the tails have a sum up to lo or
// from hi on. Both tails are added from their ends, so that a small tail is not the difference of two large numbers, and
// only as far as some sum of the first half needs them.
func addTails[N number](t *tailCounter, first, second sums[N], lo, hi int) {
	if first.stride < second.stride {
		first, second = second, first
	}
	size, last := len(second.counts), len(first.counts)-1
	t.upTo, t.from = resized(t.upTo, size+1), resized(t.from, size+1)
	// Of the sums of the second half, below go into the lower tail with the i-th of the first, and those from above on
	// into the upper one.
	lo, hi = lo-first.lo-second.lo, hi-first.lo-second.lo
	below := func(i int) int { return min(max(floorDiv(lo-i*first.stride, second.stride)+1, 0), size) }
	above := func(i int) int { return min(max(-floorDiv(i*first.stride-hi, second.stride), 0), size) }
	t.upTo[0], t.from[size] = 0, 0
	for i := range below(0) {
		t.upTo[i+1] = t.upTo[i] + float64(second.counts[i])
	}
	for i := size - 1; i >= above(last); i-- {
		t.from[i] = t.from[i+1] + float64(second.counts[i])
	}
	if first.stride%second.stride != 0 {
		for i, ways := range first.counts {
			t.hits += float64(ways) * (t.upTo[below(i)] + t.from[above(i)])
		}
		return
	}
	// The same without a division for each sum: both places move by a whole number.
	under, over, each := floorDiv(lo, second.stride)+1, -floorDiv(-hi, second.stride), first.stride/second.stride
	for _, ways := range first.counts {
		t.hits += float64(ways) * (t.upTo[min(max(under, 0), size)] + t.from[min(max(over, 0), size)])
		under, over = under-each, over-each
	}
}

func resized(room []float64, size int) []float64 {
	if cap(room) < size {
		return make([]float64, size)
	}
	return room[:size]
}
