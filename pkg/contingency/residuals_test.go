package contingency

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestResiduals checks that residuals of two columns mirror each other, and that in two rows and two columns their square
// is X².
func TestResiduals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawn(t)
		for i := range table {
			table[i] = table[i][:2]
		}
		residuals := AdjustedResiduals(table)
		x := ChiSquare(table, Options{P: Asymptotic})
		for _, row := range residuals {
			if row[0].Defined != row[1].Defined || math.Abs(row[0].Value+row[1].Value) > 1e-9 {
				t.Fatalf("%+v", row)
			}
			if x.Defined && x.Shape.Rows == 2 && row[0].Defined && math.Abs(row[0].Value*row[0].Value-x.Value) > 1e-9*(1+x.Value) {
				t.Fatalf("%+v, X² %v", row, x.Value)
			}
		}
	})
	for _, row := range AdjustedResiduals(Table{{3, 0, 1}, {0, 0, 0}}) {
		for _, cell := range row {
			if cell.Defined || cell.Value != 0 {
				t.Errorf("a single row: %+v", cell)
			}
		}
	}
	if got := AdjustedResiduals(Table{{0, 0}}); got[0][0] != (Residual{}) {
		t.Errorf("empty: %+v", got)
	}
}
