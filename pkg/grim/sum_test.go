package grim

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/round"
)

// whole returns percents that were printed without decimals.
func whole(percents ...float64) []Printed {
	var list []Printed
	for _, p := range percents {
		list = append(list, Printed{Value: p})
	}
	return list
}

func TestSum(t *testing.T) {
	for _, c := range []struct {
		percents     []Printed
		want         Verdict
		total, slack float64
	}{
		{whole(33, 33, 33), Possible, 99, 1.5},    // thirds
		{whole(50, 50), Possible, 100, 1},         //
		{whole(51, 50), Possible, 101, 1},         // 50.5 and 49.5 both round up,
		{whole(50, 49), Impossible, 99, 1},        // and cannot both round down.
		{whole(60, 30), Impossible, 90, 1},        //
		{whole(60, 50), Impossible, 110, 1},       //
		{whole(100), Possible, 100, 0.5},          // all of them
		{whole(99), Impossible, 99, 0.5},          //
		{whole(100, 0), Possible, 100, 1},         //
		{whole(100, 0, 0, 0), Possible, 100, 2},   //
		{whole(101, 0), Impossible, 101, 1},       // No part is above the whole.
		{whole(0, 0, 100, 1), Possible, 101, 2},   // 99.5 and 0.5
		{whole(0, 0, 100, 2), Impossible, 102, 2}, // 99.5 and 1.5 are too much.
		{[]Printed{{33.3, 1}, {33.3, 1}, {33.3, 1}}, Possible, 99.9, 0.15},
		{[]Printed{{33.3, 1}, {33.3, 1}, {33.2, 1}}, Impossible, 99.8, 0.15},
		{[]Printed{{33.3, 1}, {67, 0}}, Possible, 100.3, 0.55},
		{nil, NotTestable, 0, 0},
		{[]Printed{{math.NaN(), 0}}, NotTestable, 0, 0},
	} {
		if got := Sum(c.percents); got != (SumResult{c.want, c.total, c.slack}) {
			t.Errorf("%v: %+v, want %s of %v ± %v", c.percents, got, c.want, c.total, c.slack)
		}
	}
}

// The printed percents of the parts of a whole can always add up.
func TestSumOfRealParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 40), 1, 8).Draw(t, "counts")
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		base := 0
		for _, count := range counts {
			base += count
		}
		if base == 0 {
			return
		}
		var percents []Printed
		for _, count := range counts {
			percents = append(percents, Printed{round.Percent(count, base, decimals), decimals})
		}
		if got := Sum(percents); got.Verdict != Possible || math.Abs(got.Total-100) > got.Slack+1e-9 {
			t.Errorf("%v of %d print as %v: %+v", counts, base, percents, got)
		}
	})
}
