package scan

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A Batch is a part of the text: some whole records. It is valid until the call that handed it over returns.
type Batch struct {
	// Number is the place of the batch among those of the text, from 0.
	Number int
	// First is how many records stand before this batch, those of Head aside.
	First int

	name    string
	dialect Dialect
	columns int // of Options
	text    []byte
	line    int      // the physical line of the first byte
	bounds  []uint32 // of each record, where its cells begin, then one after its end
	rows    []uint32 // of each record, its first bound; then that of the record after them

	problems []problem
	scratch  []byte // the texts of cells that are not in the text as they stand
	cursor   cursor
}

// Len returns how many records the batch has.
func (b *Batch) Len() int { return len(b.rows) - 1 }

// A Record is a view of one record of a batch, and valid as long.
type Record struct {
	batch  *Batch
	bounds []uint32
}

// Record returns a record of the batch, from 0 to Len()-1.
func (b *Batch) Record(record int) Record {
	return Record{batch: b, bounds: b.bounds[b.rows[record]:b.rows[record+1]]}
}

// Len returns how many cells the record has.
func (r Record) Len() int { return len(r.bounds) - 1 }

// Cell returns the text of a cell, from 0 to Len()-1: without its quotes, doubled quotes single, line ends LF. It must
// not be written to. Cell panics where the record is shorter, as a record with a problem may be.
func (r Record) Cell(cell int) []byte {
	begin, end := r.bounds[cell], r.bounds[cell+1]
	if end > place {
		return r.batch.cell(begin, end)
	}
	return r.batch.text[begin&place : end-1]
}

// Pos returns where a cell of a record begins: its physical line, and its first byte in that line, counted from 1; the
// opening quote where there is one. It costs a count of the line ends between the cell and the one asked for before.
func (b *Batch) Pos(record, cell int) diag.Pos {
	return b.at(int(b.Record(record).bounds[cell] & place))
}

// A cursor is a place that was found.
type cursor struct {
	at    int // in the text
	lines int // line ends before it
	start int // where its line begins
}

// at returns the place of a byte. It looks only at what is between it and the last one.
func (b *Batch) at(at int) diag.Pos {
	c := &b.cursor
	from, to, sign := c.at, at, 1
	if at < c.at {
		from, to, sign = at, c.at, -1
	}
	if n := lines(b.text[from:to]); n > 0 {
		c.lines += sign * n
		c.start = bytes.LastIndexAny(b.text[:at], "\r\n") + 1
	}
	c.at = at
	return diag.Pos{File: b.name, Line: b.line + c.lines, Column: at - c.start + 1}
}

// lines returns how many lines end in a text whose last byte is not the CR of a CRLF.
func lines(text []byte) int {
	n := bytes.Count(text, []byte{'\n'})
	if bytes.IndexByte(text, '\r') >= 0 {
		n += bytes.Count(text, []byte{'\r'}) - bytes.Count(text, []byte("\r\n"))
	}
	return n
}
