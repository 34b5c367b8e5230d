package round

import (
	"math"
	"math/big"
	"strconv"
	"testing"

	"pgregory.net/rapid"
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

// The quick way and the exact one give the same number, near halves above all.
func TestQuick(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		halves := float64(rapid.IntRange(-200000, 200000).Draw(t, "halves")) / 2 / math.Pow10(decimals)
		x := halves + rapid.Float64Range(-1e-3, 1e-3).Draw(t, "off")
		exact, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'e', significant-1, 64))
		if got, want := HalfUp(x, decimals), rat(exact, decimals); got != want {
			t.Fatalf("HalfUp(%v, %d) = %v, exactly %v", x, decimals, got, want)
		}
	})
}

func BenchmarkHalfUp(b *testing.B) {
	for b.Loop() {
		HalfUp(80.95238095238095, 1)
	}
}
