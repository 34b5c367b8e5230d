package replicate

import (
	"slices"
	"testing"
)

// TestHadamard checks H H' = nI, and that the first row is 1 throughout, for each order up to 204 and some beyond.
func TestHadamard(t *testing.T) {
	var missing []int
	for order := 4; order <= 204; order += 4 {
		h, ok := hadamardOf(order)
		if !ok {
			missing = append(missing, order)
			continue
		}
		checkHadamard(t, h, order)
	}
	if want := []int{52, 92, 100, 116, 156, 172, 184, 188}; !slices.Equal(missing, want) {
		t.Errorf("no matrix of orders %v, want none of %v", missing, want)
	}
	if h := hadamardFrom(49); h.order() != 56 {
		t.Errorf("a matrix of order 49 or more has %d, want 56", h.order())
	}
}

func checkHadamard(t *testing.T, h hadamard, order int) {
	t.Helper()
	if h.order() != order {
		t.Fatalf("order %d, want %d", h.order(), order)
	}
	rows := make([][]float64, order)
	for i := range rows {
		for j := range order {
			rows[i] = append(rows[i], h.at(i, j))
		}
	}
	for i, a := range rows {
		for k, b := range rows[:i+1] {
			product := 0.0
			for j := range a {
				product += a[j] * b[j]
			}
			if want := map[bool]float64{true: float64(order)}[i == k]; product != want {
				t.Fatalf("order %d: rows %d and %d have product %v", order, i, k, product)
			}
		}
		if rows[0][i] != 1 {
			t.Fatalf("order %d: the first row is not 1 in column %d", order, i)
		}
	}
}
