package scan

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// The bytes of a word, for work on eight bytes at a time.
const (
	ones = 0x0101010101010101 // 1 in each byte
	low  = 0x7F * ones        // all bits but the highest
	high = 0x80 * ones        // the highest bit

	gather = 0x0002040810204081 // times the highest bits of a word, it has them side by side in its highest byte
)

// A bound is where a cell begins: one byte after what ended the cell before it. The bound after a cell also says how the
// cell is written.
const (
	quoted = 1 << 31 // it stands in quotes
	odd    = 1 << 30 // its text is not just what stands between its quotes: there are doubled quotes, CR or text behind
	place  = odd - 1 // what remains of a bound is the place in the text
)

// stretch is how many bytes are looked at together, and room how many bounds they can add: two for each line end, and
// what delimit writes beyond the last.
const (
	stretch = 64
	room    = stretch + stretch/2 + 16
)

// mostBounds is for how many bounds room is made at once: a larger text is mostly one long cell.
const mostBounds = 1 << 18

// A parser makes the index of the text of a block. Its fields are what the hot loop shares with the rare cases.
type parser struct {
	*block
	whole  bool // the text ends with the file
	behind bool // there is a byte behind the text, and it is not LF
	hasCR  bool // there is a CR in the text

	n     int    // bounds found, the beginning of the open record among them
	first int    // the bound where the open record begins
	how   uint32 // the marks of the open cell, where the text ends in it
	open  bool   // the text ends inside the quotes of the open cell
}

// parse splits the text of a block into records and cells. It stops before the first record that is not whole or cannot
// be read; consumed and failure say so.
func (b *block) parse() {
	b.reset()
	text := b.text[:b.sound()]
	sound := len(text) == len(b.text)
	p := parser{block: b, whole: b.eof && sound, behind: b.cut || !sound, hasCR: bytes.IndexByte(text, '\r') >= 0}
	p.grow()
	p.bounds[0], p.n = 0, 1
	p.scan(text)
	p.finish(text)
	b.parsed = true
}

// scan finds the bounds of all cells up to the end of the text, or to where it cannot go on.
func (p *parser) scan(text []byte) {
	quote := p.dialect.Quote
	delimiters, quotes := ones*uint64(p.dialect.Delimiter), ones*uint64(quote)
	var last [stretch]byte
	for from := 0; from < len(text); {
		if p.n+room > len(p.bounds) && !p.grow() {
			return
		}
		part := &last
		if from+stretch <= len(text) {
			part = (*[stretch]byte)(text[from:])
		} else {
			last = [stretch]byte{}
			copy(last[:], text[from:])
		}
		cells, others := marks(part, delimiters, quotes)
		if end := len(text) - from; end < stretch { // Zeros are not part of the text.
			cells, others = cells&(1<<end-1), others&(1<<end-1)
		}
		next := from + stretch
		for others != 0 {
			at := bits.TrailingZeros64(others)
			p.delimit(from, cells&(1<<at-1))
			end := bits.TrailingZeros64(others & (others - 1))
			after := from + end + 2
			if cells>>end>>1&1 == 1 && text[from+at] == quote && text[from+end] == quote && p.start() == from+at {
				p.bounds[p.n] = uint32(after) | quoted // A whole cell in quotes, with nothing odd in it, and its delimiter.
				p.n++
			} else if after = p.other(text, from+at); after < 0 {
				return
			}
			if after >= next {
				next, cells = after, 0
				break
			}
			kept := ^uint64(0) << (after - from)
			cells, others = cells&kept, others&kept
		}
		p.delimit(from, cells)
		from = next
	}
}

// delimit adds the bounds of cells that delimiters end: one for each bit of a stretch.
func (p *parser) delimit(from int, cells uint64) {
	n := p.n
	p.n += bits.OnesCount64(cells)
	for next := uint32(from + 1); cells != 0; n += 8 {
		some := (*[8]uint32)(p.bounds[n:])
		for i := range some {
			some[i] = next + uint32(bits.TrailingZeros64(cells))
			cells &= cells - 1
		}
	}
}

// marks returns which bytes of a stretch are delimiters, and which are quotes or below 16: line ends are among these.
func marks(part *[stretch]byte, delimiters, quotes uint64) (cells, others uint64) {
	for i := 0; i < stretch; i += 8 {
		word := binary.LittleEndian.Uint64(part[i:])
		w := word & low
		cell := ^((w ^ delimiters) + low | word) & high
		other := ^(((w^quotes)+low)&((w&(0x70*ones))+low) | word) & high
		cells |= cell * gather >> 56 << i
		others |= other * gather >> 56 << i
	}
	return cells, others &^ cells
}

// other takes what may be a line end or a quote, and returns where to go on: after it, after the cell or record that it
// ends, or nowhere, which is -1.
func (p *parser) other(text []byte, at int) int {
	switch text[at] {
	case '\n', '\r':
		return p.lineEnd(text, at, 0)
	case p.dialect.Quote:
		if at > p.start() {
			return p.bare(text, at, 0)
		}
		return p.quotes(text, at)
	}
	return at + 1
}

// start is where the open cell begins.
func (p *parser) start() int { return int(p.bounds[p.n-1] & place) }

// lineEnd takes a line end, which ends a cell and a record where the line is not blank. A CR that is the last byte may be
// followed by LF.
func (p *parser) lineEnd(text []byte, at int, how uint32) int {
	next := at + 1
	if text[at] == '\r' {
		switch {
		case next < len(text):
			if text[next] == '\n' {
				next++
			}
		case !p.whole && !p.behind:
			p.how = how
			return -1
		}
	}
	if p.n-1 == p.first && p.start() == at {
		p.blank++
		p.bounds[p.first] = uint32(next)
		return next
	}
	p.bounds[p.n] = uint32(at+1) | how
	p.n++
	return p.record(next)
}

// record ends the open record, whose cells all have their bounds, and opens the next one.
func (p *parser) record(next int) int {
	if p.tooMany(p.n - 1) {
		return -1
	}
	if cells := p.n - 1 - p.first; p.columns > 0 && cells != p.columns {
		p.length(cells)
	}
	p.rows = append(p.rows, uint32(p.first))
	p.first = p.n
	p.bounds[p.n] = uint32(next)
	p.n++
	return next
}

// length sees to a record of another length than the header's. Empty cells beyond the header, which spreadsheets add, are
// cut off and counted for a warning.
func (p *parser) length(cells int) {
	if cells < p.columns {
		p.problem(raggedRecord, int(p.bounds[p.first]&place), cells)
		return
	}
	beyond := p.first + p.columns
	for c := beyond; c < p.n-1; c++ {
		if len(p.cell(p.bounds[c], p.bounds[c+1])) > 0 {
			p.problem(raggedRecord, int(p.bounds[beyond]&place), cells)
			return
		}
	}
	if p.long == 0 {
		p.firstLong = int(p.bounds[beyond] & place)
	}
	p.long++
	p.n = beyond + 1
}

// tooMany fails where the open record has too many cells before a bound.
func (p *parser) tooMany(bound int) bool {
	if bound-p.first > MaxColumns {
		p.fail(tooManyColumns, int(p.bounds[p.first+MaxColumns]&place))
		return true
	}
	return false
}

// grow makes room for more bounds. It fails where the open record has too many.
func (p *parser) grow() bool {
	if p.tooMany(p.n) {
		return false
	}
	if least := min(len(p.text)/5, mostBounds) + room; len(p.bounds) < least {
		p.bounds = make([]uint32, least)
	} else if p.n+room > len(p.bounds) {
		p.bounds = append(p.bounds, make([]uint32, len(p.bounds))...)
	}
	return true
}

// finish ends the index at the end of the text. What belongs to a record that is not whole is dropped.
func (p *parser) finish(text []byte) {
	began := p.n-1 > p.first || p.start() < len(text)
	switch {
	case p.failure.kind != none, p.tooMany(p.n):
	case p.whole && p.open:
		p.fail(unclosedQuote, p.start())
	case p.whole && began:
		p.bounds[p.n] = uint32(len(text)+1) | p.how
		p.n++
		p.record(len(text))
	case len(text) < len(p.text):
		p.fail(notText, len(text))
	}
	if len(text) > MaxCell {
		p.checkCells(text)
	}
	p.rows = append(p.rows, uint32(p.first))
	p.consumed = int(p.bounds[p.first] & place)
	for last := len(p.problems) - 1; last >= 0 && p.problems[last].at >= p.consumed; last-- {
		p.problems = p.problems[:last]
	}
}

// checkCells looks for a cell beyond MaxCell: only a text that is longer can have one.
func (p *parser) checkCells(text []byte) {
	for r := range p.rows {
		end := p.first
		if r+1 < len(p.rows) {
			end = int(p.rows[r+1])
		}
		for c := int(p.rows[r]); c < end-1; c++ {
			start, end := int(p.bounds[c]&place), int(p.bounds[c+1]&place)-1
			if end-start > MaxCell && p.decodedLen(text[start:end]) > MaxCell {
				p.first, p.rows = int(p.rows[r]), p.rows[:r]
				p.fail(cellTooLong, start)
				return
			}
		}
	}
	for c := p.first; c < p.n; c++ {
		end := len(text)
		if c+1 < p.n {
			end = int(p.bounds[c+1]&place) - 1
		}
		if start := int(p.bounds[c] & place); end-start > MaxCell && p.decodedLen(text[start:end]) > MaxCell {
			p.fail(cellTooLong, start)
			return
		}
	}
}
