package round

import (
	"math"
	"testing"
)

func TestHalfUp(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     float64
	}{
		{12.25, 1, 12.3}, {12.95, 1, 13}, {12.949999999999999, 1, 13}, {2.5, 0, 3}, {-2.5, 0, -3},
		{80.95238095238095, 0, 81}, {0.285, 2, 0.29}, {1.005, 2, 1.01}, {0, 0, 0}, {146981, -3, 147000},
		{12.904761904761905, 1, 12.9}, {1e300, 2, 1e300},
	} {
		if got := HalfUp(c.x, c.decimals); got != c.want {
			t.Errorf("HalfUp(%v, %d) = %v, want %v", c.x, c.decimals, got, c.want)
		}
	}
	if !math.IsNaN(HalfUp(math.NaN(), 1)) || !math.IsInf(HalfUp(math.Inf(1), 1), 1) {
		t.Error("HalfUp changes NaN or an infinity")
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		count, base, decimals int
		want                  float64
	}{{17, 21, 0, 81}, {8, 15, 0, 53}, {11, 15, 0, 73}, {1, 8, 0, 13}, {1, 8, 1, 12.5}, {0, 9, 0, 0}, {9, 9, 2, 100}} {
		if got := Percent(c.count, c.base, c.decimals); got != c.want {
			t.Errorf("Percent(%d, %d, %d) = %v, want %v", c.count, c.base, c.decimals, got, c.want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("Percent accepts an empty base")
		}
	}()
	Percent(1, 0, 0)
}
