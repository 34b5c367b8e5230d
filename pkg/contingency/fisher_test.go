package contingency

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestFisherBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := Table{make([]int, 2), make([]int, 2)}
		for i := range table {
			for j := range table[i] {
				table[i][j] = rapid.IntRange(0, 60).Draw(t, "count")
			}
		}
		test := Fisher(table, Options{})
		if !test.Defined {
			return
		}
		sides := test.OneSided
		if !(test.PValue.P > 0 && test.PValue.P <= 1) || !(test.Value > 0 && test.Value <= test.PValue.P*(1+1e-9)) {
			t.Fatalf("p %v, P(observed) %v", test.PValue.P, test.Value)
		}
		// The two sides have the observed table in common.
		if math.Abs(sides.Less+sides.Greater-1-test.Value) > 1e-9 || min(sides.Less, sides.Greater) > test.PValue.P*(1+1e-9) {
			t.Fatalf("sides %+v of %v", sides, test.PValue.P)
		}
		mirrored := Fisher(Table{table[1], table[0]}, Options{}).OneSided
		if math.Abs(mirrored.Less-sides.Greater) > 1e-9 {
			t.Fatalf("mirrored %+v, want %+v", mirrored, sides)
		}
		general := improbable.test(table, Options{P: Exact})
		if math.Abs(general.PValue.P-test.PValue.P) > 1e-7*test.PValue.P {
			t.Fatalf("as a table of any size %v, want %v", general.PValue.P, test.PValue.P)
		}
	})
}

// TestFisherFar checks tables whose probability is next to nothing, and ones with huge counts.
func TestFisherFar(t *testing.T) {
	for _, table := range []Table{{{5000, 0}, {0, 5000}}, {{0, 5000}, {5000, 0}}, {{1e9, 1}, {1, 1e9}}} {
		test := Fisher(table, Options{})
		if test.PValue.P != SmallestP || max(test.OneSided.Less, test.OneSided.Greater) != 1 || min(test.OneSided.Less, test.OneSided.Greater) != SmallestP {
			t.Errorf("%v: %+v", table, test)
		}
	}
	balanced := Fisher(Table{{1e9, 1e9}, {1e9, 1e9}}, Options{})
	if math.Abs(balanced.PValue.P-1) > 1e-9 || math.Abs(balanced.OneSided.Less-0.5) > 1e-4 {
		t.Errorf("balanced: %+v", balanced)
	}
}
