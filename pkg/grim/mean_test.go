package grim

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/round"
)

func ExampleMean() {
	fmt.Println(Mean(Printed{Value: 5.19, Decimals: 2}, 28))
	fmt.Println(Totals(Printed{Value: 5.19, Decimals: 2}, 28))
	// Output:
	// impossible
	// 145 146
}

// The first five are of N. J. L. Brown and J. A. J. Heathers, The GRIM test, Social Psychological and Personality
// Science 8 (2017), 363-369. The others follow from the definition.
func TestMean(t *testing.T) {
	for _, c := range []struct {
		mean     float64
		decimals int
		n        int
		want     Verdict
	}{
		{5.19, 2, 28, Impossible}, {3.48, 2, 20, Impossible}, {5.93, 2, 49, Impossible},
		{3.45, 2, 20, Possible}, {2.48, 2, 25, Possible},
		{5.19, 2, 3 * 28, Possible}, // 436 of 84, as three items give
		{0, 2, 7, Possible}, {0.01, 2, 7, Impossible}, {-0.14, 2, 7, Possible}, {-0.15, 2, 7, Impossible},
		{0.13, 2, 8, Possible}, {0.12, 2, 8, Impossible}, // 1 of 8 is 0.125
		{-0.13, 2, 8, Possible}, {-0.12, 2, 8, Impossible},
		{12.9, 1, 21, NotTestable}, {5.19, 2, 100, NotTestable}, {5.19, 2, 99, Possible}, {4, 0, 1, NotTestable},
		{4, 0, 0, Impossible}, {4, 2, -1, Impossible},
		{1e15, 2, 7, NotTestable}, {0, 400, 7, NotTestable}, {math.NaN(), 2, 7, NotTestable}, {math.Inf(1), 2, 7, NotTestable},
	} {
		if got := Mean(Printed{c.mean, c.decimals}, c.n); got != c.want {
			t.Errorf("mean %v (%d decimals) of %d is %s, want %s", c.mean, c.decimals, c.n, got, c.want)
		}
	}
}

func TestMeanUnder(t *testing.T) {
	for _, c := range []struct {
		mean float64
		n    int
		want []Rounding
	}{
		{0.12, 8, []Rounding{HalfEven, Truncated}}, // 1 of 8 is 0.125
		{0.13, 8, []Rounding{HalfUp}},
		{0.38, 8, []Rounding{HalfUp, HalfEven}}, // 3 of 8 is 0.375
		{0.37, 8, []Rounding{Truncated}},
		{-0.12, 8, []Rounding{HalfEven, Truncated}},
		{-0.37, 8, []Rounding{Truncated}},
		{0.66, 3, []Rounding{Truncated}},
		{0.67, 3, []Rounding{HalfUp, HalfEven}},
		{0.25, 8, []Rounding{HalfUp, HalfEven, Truncated}},
		{0.65, 3, nil},
	} {
		var got []Rounding
		for _, rounding := range []Rounding{HalfUp, HalfEven, Truncated} {
			if MeanUnder(Printed{c.mean, 2}, c.n, rounding) {
				got = append(got, rounding)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v of %d: %v, want %v", c.mean, c.n, got, c.want)
		}
	}
}

// A mean that whole numbers have is never called impossible, whatever its n and however it is printed.
func TestRealMeansAreNeverImpossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 2000).Draw(t, "n")
		total := rapid.IntRange(-100_000, 100_000).Draw(t, "total")
		decimals := rapid.IntRange(0, 4).Draw(t, "decimals")
		mean := Printed{round.HalfUp(float64(total)/float64(n), decimals), decimals}
		if verdict := Mean(mean, n); verdict == Impossible {
			t.Errorf("%d of %d, printed %v: %s", total, n, mean, verdict)
		}
	})
}

// The verdict is that of trying every total, in whole numbers only.
func TestMeanAgreesWithEveryTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		unit := int(math.Pow(10, float64(decimals)))
		n := rapid.IntRange(1, unit+20).Draw(t, "n")
		digits := rapid.IntRange(-3*unit, 3*unit).Draw(t, "digits")
		mean := Printed{float64(digits) / float64(unit), decimals}
		found := map[Rounding]bool{}
		for total := -4 * n; total <= 4*n; total++ {
			scaled := total * unit // round(total × unit ÷ n) in three ways
			found[HalfUp] = found[HalfUp] || away(scaled, n) == digits
			found[HalfEven] = found[HalfEven] || even(scaled, n) == digits
			found[Truncated] = found[Truncated] || scaled/n == digits
		}
		for rounding, want := range found {
			if got := MeanUnder(mean, n, rounding); got != want {
				t.Errorf("%v of %d, rounding %d: %v, want %v", mean, n, rounding, got, want)
			}
		}
		want := Possible
		switch {
		case !found[HalfUp]:
			want = Impossible
		case n >= unit:
			want = NotTestable
		}
		if got := Mean(mean, n); got != want {
			t.Errorf("%v of %d: %s, want %s", mean, n, got, want)
		}
	})
}

// away divides and rounds halves away from zero.
func away(x, n int) int {
	if x < 0 {
		return -away(-x, n)
	}
	return (2*x + n) / (2 * n)
}

// even divides and rounds halves to the even number.
func even(x, n int) int {
	whole := away(x, n)
	if 2*x%(2*n) != n && 2*x%(2*n) != -n || whole%2 == 0 {
		return whole
	}
	if x < 0 {
		return whole + 1
	}
	return whole - 1
}

func TestTotalsAreNextToTheMean(t *testing.T) {
	for _, c := range []struct {
		mean         float64
		n            int
		below, above int
	}{{5.19, 28, 145, 146}, {3.45, 20, 69, 69}, {-0.15, 7, -2, -1}, {0, 9, 0, 0}} {
		if below, above := Totals(Printed{c.mean, 2}, c.n); below != c.below || above != c.above {
			t.Errorf("%v of %d: %d and %d, want %d and %d", c.mean, c.n, below, above, c.below, c.above)
		}
	}
}

// What the caller could have known is refused loudly.
func TestMisuse(t *testing.T) {
	for name, misuse := range map[string]func(){
		"no base":   func() { MeanUnder(Printed{1, 0}, 0, HalfUp) },
		"no number": func() { MeanUnder(Printed{math.NaN(), 0}, 1, HalfUp) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			misuse()
		}()
	}
}

// Every verdict and every rounding has a name of its own in both languages.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, verdict := range Verdicts {
		seen[verdict.Label().FR], seen["en "+verdict.Label().EN] = true, true
	}
	for _, rounding := range []Rounding{HalfUp, HalfEven, Truncated} {
		seen[rounding.Label().FR], seen["en "+rounding.Label().EN] = true, true
	}
	if len(seen) != 12 || seen[""] || seen["en "] {
		t.Errorf("%v", seen)
	}
}
