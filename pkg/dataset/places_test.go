package dataset

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
)

// Places in several files keep theirs, in any order and in a selection; a frame of one file has no list of files.
func TestPlacesInSeveralFiles(t *testing.T) {
	var p Places
	p.Append(diag.Pos{File: "a.md", Line: 2})
	if p.files != nil || p.of != nil {
		t.Error("one file takes the memory of several")
	}
	want := []diag.Pos{{File: "a.md", Line: 2}, {}, {File: "b.md", Line: 1, Column: 4}, {File: "a.md", Line: 9}, {File: "a.md", Line: 3}}
	for _, pos := range want[1:] {
		p.Append(pos)
	}
	p.Set(4, diag.Pos{File: "c.md", Line: 7})
	want[4] = diag.Pos{File: "c.md", Line: 7}
	for i := range want {
		if got := p.At(i); got != want[i] {
			t.Errorf("place %d: %v, want %v", i, got, want[i])
		}
	}
	kept := p.only(Mask{true, false, true, false, true})
	kept.Append(diag.Pos{File: "d.md", Line: 1})
	p.Append(diag.Pos{File: "e.md", Line: 1})
	for i, pos := range []diag.Pos{want[0], want[2], want[4], {File: "d.md", Line: 1}} {
		if got := kept.At(i); got != pos {
			t.Errorf("kept place %d: %v, want %v", i, got, pos)
		}
	}
}

func TestPlaces(t *testing.T) {
	var p Places
	if p.Known() || !p.At(3).IsZero() {
		t.Error("no place is known as yet")
	}
	first, third := diag.Pos{File: "f.xlsx", Sheet: "s", Line: 2, Column: 3}, diag.Pos{File: "f.xlsx", Sheet: "s", Line: 4}
	for _, pos := range []diag.Pos{first, {}, third, {File: "f.xlsx", Sheet: "s", Line: 5, Column: math.MaxInt32 + 1}} {
		p.Append(pos)
	}
	for i, want := range []diag.Pos{first, {}, third, {File: "f.xlsx", Sheet: "s", Line: 5}} {
		if got := p.At(i); got != want {
			t.Errorf("place %d: %v, want %v", i, got, want)
		}
	}
	kept := p.only(Mask{false, true, true, false})
	if !kept.At(0).IsZero() || kept.At(1) != third || !kept.Known() {
		t.Errorf("%v, %v", kept.At(0), kept.At(1))
	}
	table := NewPlaces(2)
	table.Set(1, first)
	if !table.At(0).IsZero() || table.At(1) != first {
		t.Errorf("%v, %v", table.At(0), table.At(1))
	}
}
