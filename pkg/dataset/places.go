package dataset

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
)

// Places are where values were read. They take a sixth of the memory of as many diag.Pos, a dataset having one for each of
// its cells, where all are in one file or sheet, and little more where they are in several.
type Places struct {
	in    diag.Pos   // the file, and the sheet of a workbook; the first where there are several
	spots []spot     // nil where nothing was read
	files []diag.Pos // where there are several: each file, and again where a place in it follows one in another; else nil
	of    []int32    // where there are several: for each spot its element of files; else nil
}

// A spot is a line and a column from 1; 0 and 0 for no place.
type spot struct{ line, column int32 }

// NewPlaces returns n places, none of which is known.
func NewPlaces(n int) Places { return Places{spots: make([]spot, n)} }

// Append adds a place.
func (p *Places) Append(pos diag.Pos) {
	p.spots = append(p.spots, spot{})
	if p.files != nil {
		p.of = append(p.of, 0)
	}
	p.Set(len(p.spots)-1, pos)
}

// Set changes a place; a zero one changes nothing.
func (p *Places) Set(i int, pos diag.Pos) {
	if pos.IsZero() {
		return
	}
	p.setFile(i, pos.At(0, 0))
	p.spots[i] = spot{line: small(pos.Line), column: small(pos.Column)}
}

// setFile says in which file a place is.
func (p *Places) setFile(i int, in diag.Pos) {
	switch {
	case p.files == nil && (p.in == in || p.in.IsZero()):
		p.in = in
		return
	case p.files == nil:
		p.files, p.of = []diag.Pos{p.in}, make([]int32, len(p.spots))
	}
	if last := len(p.files) - 1; p.files[last] != in {
		p.files = append(p.files, in)
	}
	p.of[i] = int32(len(p.files) - 1)
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
	in := p.in
	if p.files != nil {
		in = p.files[p.of[i]]
	}
	return in.At(int(p.spots[i].line), int(p.spots[i].column))
}

// Known reports whether there are places at all: a computed variable has none.
func (p Places) Known() bool { return p.spots != nil }

// only returns the places that a mask selects.
func (p Places) only(mask Mask) Places {
	return Places{in: p.in, spots: Pick(p.spots, mask), files: slices.Clip(p.files), of: Pick(p.of, mask)}
}
