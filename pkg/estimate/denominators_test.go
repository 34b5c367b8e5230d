package estimate

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/round"
)

func ExampleDenominatorsOf() {
	fmt.Println(DenominatorsOf(81, 0, 22))
	fmt.Println(CountsFor(75, 0, 15))
	// Output:
	// [{13 16} {17 21}]
	// []
}

func TestDenominatorsOf(t *testing.T) {
	for _, c := range []struct {
		percent  float64
		decimals int
		want     []Fraction
	}{
		{81, 0, []Fraction{{13, 16}, {17, 21}}},
		{53, 0, []Fraction{{8, 15}, {9, 17}, {10, 19}}},
		{12.5, 1, []Fraction{{1, 8}, {2, 16}}},
		{13, 0, []Fraction{{1, 8}, {2, 15}, {2, 16}}}, // 12.5 rounds up.
		{12.5, 0, nil}, // No whole percent prints as 12.5.
		{100.5, 1, nil},
		{-1, 0, nil},
		{math.NaN(), 0, nil},
	} {
		if got := DenominatorsOf(c.percent, c.decimals, 22); !slices.Equal(got, c.want) {
			t.Errorf("DenominatorsOf(%v, %d, 22) = %v, want %v", c.percent, c.decimals, got, c.want)
		}
	}
	if got := CountsFor(50, 0, 0); got != nil {
		t.Errorf("an empty base has counts %v", got)
	}
	if got := CountsFor(0, 0, 500); !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("0 %% of 500 = %v, want 0, 1, 2", got)
	}
}

// TestCountsForByTrial compares with a trial of every count.
func TestCountsForByTrial(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.IntRange(1, 900).Draw(t, "base")
		decimals := rapid.IntRange(-1, 3).Draw(t, "decimals")
		percent := round.Percent(rapid.IntRange(0, base).Draw(t, "count"), base, decimals)
		var want []int
		for count := range base + 1 {
			if round.Percent(count, base, decimals) == percent {
				want = append(want, count)
			}
		}
		if got := CountsFor(percent, decimals, base); !slices.Equal(got, want) || len(got) == 0 {
			t.Fatalf("CountsFor(%v, %d, %d) = %v, want %v", percent, decimals, base, got, want)
		}
	})
}
