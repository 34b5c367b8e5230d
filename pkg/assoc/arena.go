package assoc

// An arena hands out counts from large slices, and takes all of them back at once: a layer of states has thousands of
// short ones.
type arena struct {
	chunks [][]byte // slices obtained so far
	next   int      // first chunk that is not in use
	free   []byte   // rest of the chunk in use
}

// take returns so many bytes, all 0.
func (a *arena) take(size int) []byte {
	const chunk = 1 << 17
	for len(a.free) < size {
		if a.next == len(a.chunks) {
			a.chunks = append(a.chunks, make([]byte, max(size, chunk)))
		}
		a.free = a.chunks[a.next]
		a.next++
	}
	bytes := a.free[:size:size]
	a.free = a.free[size:]
	clear(bytes)
	return bytes
}

// reset takes back everything that was handed out.
func (a *arena) reset() { a.next, a.free = 0, nil }
