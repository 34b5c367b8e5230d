package grim

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/round"
)

func ExampleBases() {
	fmt.Println(Bases(Printed{Value: 81}, 22))
	// Output: [{13 16} {17 21}] 0
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		percent  float64
		decimals int
		base     int
		want     Verdict
	}{
		{81, 0, 21, Possible}, {81, 0, 16, Possible}, {81, 0, 22, Impossible}, {75, 0, 15, Impossible},
		{80.95, 2, 21, Possible}, {80.96, 2, 21, Impossible},
		{13, 0, 8, Possible}, {12, 0, 8, Impossible}, // 1 of 8 is 12.5 %
		{0, 0, 7, Possible}, {100, 0, 7, Possible}, {0, 0, 0, Impossible},
		{101, 0, 21, Impossible}, {101, 0, 5000, Impossible}, {-1, 0, 21, Impossible},
		{81, 0, 100, NotTestable}, {81, 0, 1 << 53, NotTestable}, {80.9, 1, 999, Possible}, {80.9, 1, 1000, NotTestable},
	} {
		if got := Percent(Printed{c.percent, c.decimals}, c.base); got != c.want {
			t.Errorf("%v %% of %d is %s, want %s", c.percent, c.base, got, c.want)
		}
	}
}

// 1 of 8 is 12.5 %: 13 rounded half up, 12 in the two other ways.
func TestPercentNextToWholeCounts(t *testing.T) {
	if got := PercentOthers(Printed{12, 0}, 8); !slices.Equal(got, []Rounding{HalfEven, Truncated}) {
		t.Errorf("12 %% of 8 is possible under %v", got)
	}
	if below, above := Counts(Printed{75, 0}, 15); below != 11 || above != 12 {
		t.Errorf("75 %% of 15 lies between %d and %d, want 11 and 12", below, above)
	}
}

// The lists of bases are recomputed from the definition: 53 % comes from 8/15, 9/17 and 10/19 and no other up to 22.
func TestBases(t *testing.T) {
	for _, c := range []struct {
		percent  float64
		decimals int
		most     int
		want     []estimate.Fraction
		every    int
	}{
		{81, 0, 22, []estimate.Fraction{{Count: 13, Base: 16}, {Count: 17, Base: 21}}, 0},
		{53, 0, 22, []estimate.Fraction{{Count: 8, Base: 15}, {Count: 9, Base: 17}, {Count: 10, Base: 19}}, 0},
		{33.4, 1, 4, nil, 0}, {101, 0, 22, nil, 0}, {101, 0, 200, nil, 0}, {-1, 0, 200, nil, 0}, {50, 0, 0, nil, 0}, {50, 0, -1, nil, 0},
	} {
		if got, every := Bases(Printed{c.percent, c.decimals}, c.most); !slices.Equal(got, c.want) || every != c.every {
			t.Errorf("%v %% up to %d: %v, every from %d; want %v, %d", c.percent, c.most, got, every, c.want, c.every)
		}
	}
	if got, every := Bases(Printed{81, 0}, 1<<53); every != 100 || got[len(got)-1].Base != 99 {
		t.Errorf("every base from %d, %v", every, got)
	}
	if _, every := Bases(Printed{81.25, 2}, 1<<53); every != 10_000 {
		t.Errorf("every base from %d", every)
	}
	if got, every := Bases(Printed{81.253, 3}, 1<<53); every != 0 || got[len(got)-1].Base > MostBases {
		t.Errorf("every base from %d, %v", every, got[len(got)-1])
	}
}

// With its count, a percent has fewer bases: those of the list whose count it is.
func TestBasesOfCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		percent := Printed{Value: float64(rapid.IntRange(0, 101).Draw(t, "percent"))}
		count, most := rapid.IntRange(0, 30).Draw(t, "count"), rapid.IntRange(0, 60).Draw(t, "most")
		all, _ := Bases(percent, most)
		want := slices.DeleteFunc(all, func(f estimate.Fraction) bool { return f.Count != count })
		if got := BasesOfCount(percent, count, most); !slices.Equal(got, want) {
			t.Errorf("%v with a count of %d, up to %d: %v, want %v", percent, count, most, got, want)
		}
	})
}

// A percent that whole counts have is never called impossible, and its base is among those that Bases lists.
func TestRealPercentsAreNeverImpossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.IntRange(1, 1500).Draw(t, "base")
		count := rapid.IntRange(0, base).Draw(t, "count")
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		percent := Printed{round.Percent(count, base, decimals), decimals}
		if verdict := Percent(percent, base); verdict == Impossible {
			t.Errorf("%d of %d, printed %v: %s", count, base, percent, verdict)
		}
		if base > 60 {
			return
		}
		if !slices.Contains(BasesOfCount(percent, count, base), estimate.Fraction{Count: count, Base: base}) {
			t.Errorf("%d is not among the bases of which %d is %v", base, count, percent)
		}
		fractions, _ := Bases(percent, base)
		if !slices.Contains(fractions, estimate.Fraction{Count: count, Base: base}) {
			t.Errorf("%d of %d is not among the fractions that give %v", count, base, percent)
		}
	})
}

// The verdict is that of trying every count of the base.
func TestPercentAgreesWithEveryCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		unit := int(math.Pow(10, float64(decimals)))
		base := rapid.IntRange(1, 150).Draw(t, "base")
		percent := float64(rapid.IntRange(0, 101*unit).Draw(t, "digits")) / float64(unit)
		found := false
		for count := 0; count <= base; count++ {
			found = found || round.Percent(count, base, decimals) == percent
		}
		want := Possible
		switch {
		case !found:
			want = Impossible
		case base >= 100*unit:
			want = NotTestable
		}
		if got := Percent(Printed{percent, decimals}, base); got != want {
			t.Errorf("%v %% of %d: %s, want %s", percent, base, got, want)
		}
	})
}
