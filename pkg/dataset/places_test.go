package dataset

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
)

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
