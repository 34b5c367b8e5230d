package assoc

// A tailCounter counts pairs of ways whose sums lie in the tails. It keeps its room between calls.
type tailCounter struct {
	hits float64   // pairs so far with a sum in a tail
	all  float64   // pairs so far
	upTo []float64 // ways of the second half to have one of its first sums: none, the first, the first two...
	from []float64 // ways of the second half to have one of its last sums: all, all but the first...
}

// add counts the pairs of a way of the first half and a way of the second: those in the tails have a sum up to lo or
// from hi on. Both tails are added from their ends, so that a small tail is not the difference of two large numbers.
func (t *tailCounter) add(first, second sums, lo, hi int) {
	size := len(second.counts)
	t.upTo, t.from = resized(t.upTo, size+1), resized(t.from, size+1)
	t.upTo[0], t.from[size] = 0, 0
	for i, ways := range second.counts {
		t.upTo[i+1] = t.upTo[i] + ways
	}
	for i := size - 1; i >= 0; i-- {
		t.from[i] = t.from[i+1] + second.counts[i]
	}
	lo, hi = lo+1-first.lo-second.lo, hi-first.lo-second.lo
	for i, ways := range first.counts {
		t.hits += ways * (t.upTo[min(max(lo-i, 0), size)] + t.from[min(max(hi-i, 0), size)])
		t.all += ways * t.from[0]
	}
}

func resized(room []float64, size int) []float64 {
	if cap(room) < size {
		return make([]float64, size)
	}
	return room[:size]
}
