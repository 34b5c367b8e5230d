package scan

import (
	"bytes"
	"errors"
	"io"
	"sync"
)

// A source cuts the text into blocks of whole records, one after the other.
type source struct {
	mu       sync.Mutex
	returned sync.Cond // owed is 0, or the source is stopped
	text     io.Reader
	size     int // of a block, in bytes

	pending []byte // read already, and not part of a block yet
	rest    []byte // what pending is a part of
	ended   error  // io.EOF or what else ended the reading of text
	issued  int    // blocks cut so far
	last    bool   // the block that ends the text was cut, or the source is stopped
	exact   bool   // blocks are cut by reading them, not by counting quotes

	owed  int    // blocks that were cut in the wrong place and are still to be given back
	given []byte // what was given back so far
}

// next cuts the next block. It returns false after the last one.
func (s *source) next(b *block) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.owed > 0 && !s.last {
		s.returned.Wait()
	}
	if s.last {
		return false
	}
	b.text, b.eof, b.cut, b.broken = b.buffer[:0], false, false, nil
	for size := s.size; ; size = larger(size) {
		s.fill(b, min(size, MaxRecord))
		if s.cut(b) {
			break
		}
	}
	b.Number = s.issued
	s.issued++
	s.last = b.eof || b.broken != nil || b.parsed && b.failure.kind != none
	return true
}

// beyondCell is how many bytes tell that a cell is too long, where little stands before it.
const beyondCell = MaxCell + 64<<10

// larger returns the next size of a block in which no record ends: twice as large, with a stop where a cell that is too
// long shows.
func larger(size int) int {
	if 2*size >= MaxCell && size < MaxCell {
		return beyondCell
	}
	return 2 * size
}

// fill reads on until the block has so many bytes, or the text ends.
func (s *source) fill(b *block, size int) {
	have := len(b.text)
	if cap(b.buffer) < size {
		b.buffer = append(make([]byte, 0, size), b.text...)
	}
	b.buffer = b.buffer[:size]
	n := have + copy(b.buffer[have:], s.pending)
	s.pending = s.pending[n-have:]
	if n < size && s.ended == nil {
		var read int
		read, s.ended = io.ReadFull(s.text, b.buffer[n:])
		if n += read; errors.Is(s.ended, io.ErrUnexpectedEOF) {
			s.ended = io.EOF
		}
	}
	b.text, b.parsed = b.buffer[:n], false
	if n < size {
		if b.eof = errors.Is(s.ended, io.EOF); !b.eof {
			b.broken = s.ended
		}
	}
}

// cut cuts the block where its last record ends and keeps what is behind. It returns false where no record ends in it.
// The text that ends is not cut.
func (s *source) cut(b *block) bool {
	if b.eof && !s.exact {
		return true
	}
	if !s.exact && b.broken == nil {
		if end := lastRecordEnd(b.text, b.dialect.Quote); end > 0 {
			s.keep(b, end)
			b.cut = true
			return true
		}
	}
	b.parse()
	switch {
	case b.failure.kind != none || b.eof || b.broken != nil:
		return true
	case b.consumed > 0:
		s.keep(b, b.consumed)
		return true
	case len(b.text) == MaxRecord:
		b.fail(recordTooLong, 0)
		return true
	}
	return false
}

// keep cuts a block and keeps what is behind for the next one.
func (s *source) keep(b *block, end int) {
	s.push(b.text[end:])
	b.text = b.text[:end]
}

// push puts bytes before those that are pending.
func (s *source) push(text []byte) {
	if len(s.pending) > 0 {
		s.rest = nil // It holds them.
	}
	s.rest = append(append(s.rest[:0], text...), s.pending...)
	s.pending = s.rest
}

// rewind asks back all blocks cut after the given one, and begins with the rest of it. It returns how many they are.
func (s *source) rewind(number int, rest []byte) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.exact, s.last = true, false
	s.owed, s.issued = s.issued-number, number+1 // The rest counts as one.
	return s.take(rest)
}

// giveBack returns the text of a block that was asked back, in the order of the blocks. It returns how many are left.
func (s *source) giveBack(text []byte) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.take(text)
}

// take takes a text back, and goes on where it is the last.
func (s *source) take(text []byte) int {
	s.given = append(s.given, text...)
	if s.owed--; s.owed == 0 {
		s.push(s.given)
		s.given = nil
		s.returned.Broadcast()
	}
	return s.owed
}

// stop makes the source cut no more blocks.
func (s *source) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = true
	s.returned.Broadcast()
}

// lastRecordEnd returns where the last line ends that an even number of quotes stands before, or 0. A CR at the end of
// the text may be half a line end, and does not count.
func lastRecordEnd(text []byte, quote byte) int {
	within := bytes.Count(text, []byte{quote})&1 == 1
	for i := len(text) - 1; i >= 0; i-- {
		switch b := text[i]; {
		case b == quote:
			within = !within
		case !within && (b == '\n' || b == '\r' && i+1 < len(text)):
			return i + 1
		}
	}
	return 0
}
