package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		most   int
		want   []float64
	}{
		{0, 146981, 6, []float64{0, 25000, 50000, 75000, 100000, 125000, 150000}},
		{8, 33, 6, []float64{5, 10, 15, 20, 25, 30, 35}},
		{0, 1, 5, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{-1, 1, 4, []float64{-1, -0.5, 0, 0.5, 1}},
		{3, 3, 2, []float64{3, 3.5, 4}},
		{math.Inf(1), math.Inf(-1), 2, []float64{0, 0.5, 1}},
	} {
		if got := Ticks(c.lo, c.hi, c.most); !slices.Equal(got, c.want) {
			t.Errorf("Ticks(%v, %v, %d) = %v, want %v", c.lo, c.hi, c.most, got, c.want)
		}
	}
}

func TestTicksCoverTheNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e7, 1e7).Draw(t, "lo")
		hi := lo + rapid.Float64Range(0.001, 1e7).Draw(t, "range")
		most := rapid.IntRange(2, 10).Draw(t, "most")
		ticks := Ticks(lo, hi, most)
		slack := 1e-6 * (hi - lo)
		if ticks[0] > lo+slack || ticks[len(ticks)-1] < hi-slack || len(ticks) > most+2 || !slices.IsSorted(ticks) {
			t.Fatalf("Ticks(%v, %v, %d) = %v", lo, hi, most, ticks)
		}
	})
}

func TestWrapKeepsCharactersAndWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := locale.Line(rapid.StringN(0, 80, -1).Draw(t, "text"))
		width := rapid.Float64Range(20, 400).Draw(t, "width")
		lines := wrap(s, width, measure)
		for _, line := range lines {
			if measure(line) > width && fitting(line, width, measure) < len(line) {
				t.Fatalf("%q is wider than %v", line, width)
			}
		}
		if strings.ReplaceAll(strings.Join(lines, ""), " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Fatalf("wrap(%q) = %q", s, lines)
		}
	})
}

// TestTicksOfTheLargestNumbers wants a scale where steps beyond the numbers would not be finite.
func TestTicksOfTheLargestNumbers(t *testing.T) {
	for _, c := range [][2]float64{{math.MaxFloat64, math.MaxFloat64}, {-math.MaxFloat64, math.MaxFloat64}, {-math.MaxFloat64, -math.MaxFloat64}} {
		ticks := Ticks(c[0], c[1], 5)
		if len(ticks) < 2 || math.IsInf(ticks[0], 0) || math.IsInf(ticks[len(ticks)-1], 0) {
			t.Errorf("Ticks(%v, %v) = %v", c[0], c[1], ticks)
		}
	}
}
