package assoc

// An arena hands out counts from large slices, and takes all of them back at once: a layer of states has thousands of
// short ones.
type arena[N number] struct {
	chunks [][]N // slices obtained so far
	next   int   // first chunk that is not in use
	free   []N   // rest of the chunk in use
}

// take returns zeroed counts.
func (a *arena[N]) take(size int) []N {
	const chunk = 1 << 16
	for len(a.free) < size {
		if a.next == len(a.chunks) {
			a.chunks = append(a.chunks, make([]N, max(size, chunk)))
		}
		a.free = a.chunks[a.next]
		a.next++
	}
	counts := a.free[:size:size]
	a.free = a.free[size:]
	clear(counts)
	return counts
}

// reset takes back everything that was handed out.
func (a *arena[N]) reset() { a.next, a.free = 0, nil }
