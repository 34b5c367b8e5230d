package assoc

import "sync"

// An arena hands out counts from large slices, and takes all of them back at once: a layer of states has thousands of
// short ones.
type arena struct {
	chunks [][]byte // slices obtained so far
	next   int      // first chunk that is not in use
	free   []byte   // rest of the chunk in use
}

// A chunk is a slice that arenas share.
type chunk [1 << 17]byte

// chunks are those that no arena uses: one p value after another writes to the same memory.
var chunks = sync.Pool{New: func() any { return new(chunk) }}

// take returns so many bytes, all 0.
func (a *arena) take(size int) []byte {
	for len(a.free) < size {
		if a.next == len(a.chunks) {
			a.chunks = append(a.chunks, newChunk(size))
		}
		a.free = a.chunks[a.next]
		a.next++
	}
	bytes := a.free[:size:size]
	a.free = a.free[size:]
	clear(bytes)
	return bytes
}

// newChunk returns a slice of at least so many bytes.
func newChunk(size int) []byte {
	if size > len(chunk{}) {
		return make([]byte, size)
	}
	return chunks.Get().(*chunk)[:]
}

// reset takes back everything that was handed out.
func (a *arena) reset() { a.next, a.free = 0, nil }

// release gives the slices to other arenas: nothing that was handed out is used any longer.
func (a *arena) release() {
	for _, slice := range a.chunks {
		if len(slice) == len(chunk{}) {
			chunks.Put((*chunk)(slice))
		}
	}
	*a = arena{}
}
