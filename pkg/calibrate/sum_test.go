package calibrate

import "testing"

// TestTotal checks that a sum keeps what rounding takes from it.
func TestTotal(t *testing.T) {
	if got := total([]float64{1, 1e17, 1, -1e17}); got != 2 {
		t.Errorf("the sum is %v, want 2", got)
	}
}
