package main

import (
	"strings"
	"testing"
	"time"
)

// taken returns samples with these wall times in ms, half that in processor time, and 10 MB.
func taken(walls ...int) []sample {
	var samples []sample
	for _, w := range walls {
		wall := time.Duration(w) * time.Millisecond
		samples = append(samples, sample{wall, wall / 2, 10_000_000})
	}
	return samples
}

func TestDescribe(t *testing.T) {
	const want = "" +
		"  wall       min      1.0  median      3.0  max     40.0  ms (4 runs)\n" +
		"  processor  min      0.5  median      1.5  max     20.0  ms\n" +
		"  peak       min     10.0  median     10.0  max     10.0  MB\n"
	if got := describe(taken(40, 2, 1, 4), 9_999_999); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestDescribeMemory(t *testing.T) {
	cases := map[string]struct {
		peak, floor int64
		want        string
	}{
		"above the floor": {12_000_000, 9_000_000, "  peak       min     12.0  median     12.0  max     12.0  MB\n"},
		"at the floor": {9_000_000, 9_000_000,
			"  peak       min      9.0  median      9.0  max      9.0  MB (at most: measure itself held 9.0)\n"},
		"not told": {0, 0, "  peak       min      0.0  median      0.0  max      0.0  MB (not told by this system)\n"},
	}
	for title, c := range cases {
		if got := describe([]sample{{peak: c.peak}}, c.floor); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: got\n%swant at its end\n%s", title, got, c.want)
		}
	}
}

func TestSpreadOf(t *testing.T) {
	cases := map[string]struct {
		walls []int
		want  spread
	}{
		"one":  {[]int{7}, spread{7, 7, 7}},
		"odd":  {[]int{9, 1, 2}, spread{1, 2, 9}},
		"even": {[]int{9, 1, 2, 4}, spread{1, 3, 9}},
	}
	for title, c := range cases {
		if got := spreadOf(taken(c.walls...), func(s sample) float64 { return milliseconds(s.wall) }); got != c.want {
			t.Errorf("%s: got %v, want %v", title, got, c.want)
		}
	}
}
