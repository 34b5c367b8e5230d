package assoc

import (
	"math/big"
	"testing"
)

func TestArrangements(t *testing.T) {
	for _, c := range []struct {
		sorted []float64
		want   int64
	}{{[]float64{1, 2, 3, 4}, 24}, {[]float64{0, 0, 1, 1, 2}, 30}, {[]float64{7, 7, 7}, 1}} {
		if got := arrangements(c.sorted); got.Cmp(big.NewInt(c.want)) != 0 {
			t.Errorf("arrangements(%v) = %v, want %d", c.sorted, got, c.want)
		}
		seen := map[string]bool{}
		shareOfArrangements(c.sorted, func(values []float64) bool {
			key := ""
			for _, value := range values {
				key += string(rune('a' + int(value)))
			}
			seen[key] = true
			return true
		})
		if int64(len(seen)) != c.want {
			t.Errorf("%d orders of %v were tried, want %d", len(seen), c.sorted, c.want)
		}
	}
}
