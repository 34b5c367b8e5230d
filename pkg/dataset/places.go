package dataset

import (
	"math"

	"github.com/arrimage/arrimage/pkg/diag"
)

// Places are where values were read, all in one file or sheet. They take a sixth of the memory of as many diag.Pos: a
// dataset has one for each of its cells.
type Places struct {
	in    diag.Pos // the file, and the sheet of a workbook
	spots []spot   // nil where nothing was read
}

// A spot is a line and a column from 1; 0 and 0 for no place.
type spot struct{ line, column int32 }

// NewPlaces returns n places, none of which is known.
func NewPlaces(n int) Places { return Places{spots: make([]spot, n)} }

// Append adds a place in the file of those before it.
func (p *Places) Append(pos diag.Pos) {
	p.spots = append(p.spots, spot{})
	p.Set(len(p.spots)-1, pos)
}

// Set changes a place; it is in the file of the others.
func (p *Places) Set(i int, pos diag.Pos) {
	if pos.IsZero() {
		return
	}
	p.in = pos.At(0, 0)
	p.spots[i] = spot{line: small(pos.Line), column: small(pos.Column)}
}

// small keeps a number where it fits, and is 0 where it does not: a place is then less exact, never wrong.
func small(n int) int32 {
	if n > math.MaxInt32 {
		return 0
	}
	return int32(n)
}

// At returns a place; zero where it is not known.
func (p Places) At(i int) diag.Pos {
	if p.spots == nil || p.spots[i] == (spot{}) {
		return diag.Pos{}
	}
	return p.in.At(int(p.spots[i].line), int(p.spots[i].column))
}

// Known reports whether there are places at all: a computed variable has none.
func (p Places) Known() bool { return p.spots != nil }

// only returns the places that a mask selects.
func (p Places) only(mask Mask) Places { return Places{in: p.in, spots: Pick(p.spots, mask)} }
