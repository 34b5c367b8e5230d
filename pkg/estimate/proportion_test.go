package estimate

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func ExampleLookupProportion() {
	clopperPearson, _ := LookupProportion(ClopperPearsonID)
	in := clopperPearson.Interval(0, 20, 0.95)
	fmt.Printf("%s: %.4f to %.4f\n", in.Method.Name.EN, in.Lo, in.Hi)
	// Output: Clopper-Pearson (exact): 0.0000 to 0.1684
}

func TestProportionIntervalsAreComplete(t *testing.T) {
	if ProportionIntervals[0].ID != WilsonID {
		t.Errorf("the default is %s", ProportionIntervals[0].ID)
	}
	headings := map[string]bool{}
	for _, entry := range ProportionIntervals {
		method, ok := Lookup(entry.ID)
		if !ok || entry.Heading.FR == "" || entry.Heading.EN == "" || headings[entry.Heading.EN] {
			t.Errorf("%s has no method, or no heading of its own: %+v", entry.ID, entry.Heading)
		}
		headings[entry.Heading.EN] = true
		if found, ok := LookupProportion(entry.ID); !ok || found.ID != entry.ID {
			t.Errorf("LookupProportion(%q) = %v, %t", entry.ID, found.ID, ok)
		}
		if in := entry.Interval(17, 21, 0.9); in.Method != method || in.Level != 0.9 || !in.Exists {
			t.Errorf("%s: the interval says %+v", entry.ID, in)
		}
		checkNone(t, entry.Interval(0, 0, 0.95), "empty base")
		mustPanic(t, "estimate: count:", func() { entry.Interval(3, 2, 0.95) })
		mustPanic(t, "estimate: level:", func() { entry.Interval(1, 2, 1) })
	}
	for _, id := range []string{"wald", FinitePopulationID, ""} {
		if _, ok := LookupProportion(id); ok {
			t.Errorf("LookupProportion finds %q", id)
		}
	}
}

// Newcombe 1998, Statistics in Medicine 17, 857-872, table I.
func TestProportionPublished(t *testing.T) {
	for _, c := range []struct {
		id          string
		count, base int
		lo, hi      float64
	}{
		{ClopperPearsonID, 81, 263, 0.2527, 0.3676}, {ClopperPearsonID, 0, 20, 0, 0.1684},
		{MidPID, 81, 263, 0.2544, 0.3658}, {MidPID, 0, 20, 0, 0.1391},
		{WilsonID, 81, 263, 0.2553, 0.3662}, {WilsonID, 0, 20, 0, 0.1611},
	} {
		entry, _ := LookupProportion(c.id)
		if in := entry.Interval(c.count, c.base, 0.95); !near(in.Lo, c.lo) || !near(in.Hi, c.hi) {
			t.Errorf("%s of %d of %d: %v to %v, want %v to %v", c.id, c.count, c.base, in.Lo, in.Hi, c.lo, c.hi)
		}
	}
}

// TestProportionReference compares with the numbers that scripts/reference.R computed.
func TestProportionReference(t *testing.T) {
	got := map[string]float64{}
	for _, entry := range ProportionIntervals[1:] {
		for name, in := range map[string]Interval{
			"81-263": entry.Interval(81, 263, 0.95), "17-21": entry.Interval(17, 21, 0.95), "15-15": entry.Interval(15, 15, 0.95),
			"0-20": entry.Interval(0, 20, 0.95), "1-29": entry.Interval(1, 29, 0.95), "17-21/99": entry.Interval(17, 21, 0.99),
			"1234-56789/50": entry.Interval(1234, 56789, 0.5),
		} {
			got[entry.ID+"/"+name+"/lo"], got[entry.ID+"/"+name+"/hi"] = in.Lo, in.Hi
		}
	}
	reference.Compare(t, "proportion.csv", got)
}

// lowestLevel is the level from which an interval is known to hold the proportion itself, where that is not every level.
// Below it these three may lie beside it: their centre is not the proportion.
var lowestLevel = map[string]float64{MidPID: 0.5, JeffreysID: 0.5, ArcsineID: 0.5}

// What every interval of a proportion does, whatever its method.
func TestProportionLaws(t *testing.T) {
	for _, entry := range ProportionIntervals {
		t.Run(entry.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				base := rapid.IntRange(1, 5000).Draw(t, "base")
				count := rapid.IntRange(0, base).Draw(t, "count")
				level := rapid.Float64Range(max(0.01, lowestLevel[entry.ID]), 0.999).Draw(t, "level")
				in := entry.Interval(count, base, level)
				checkBounds(t, in, count, base)
				checkMirror(t, in, entry.Interval(base-count, base, level))
				if wider := entry.Interval(count, base, level+(1-level)/2); wider.Lo > in.Lo || wider.Hi < in.Hi {
					t.Fatalf("a higher level gives a narrower interval: %v, %v", in, wider)
				}
				times := rapid.IntRange(2, 9).Draw(t, "times")
				more := entry.Interval(times*count, times*base, level)
				if everything := more.Lo == 0 && more.Hi == 1; more.Hi-more.Lo >= in.Hi-in.Lo && !everything {
					t.Fatalf("%d times the answers give no narrower interval: %v, %v", times, in, more)
				}
			})
		})
	}
}

// checkBounds fails unless an interval holds its proportion and ends at exactly 0 and 1 where there is nothing beyond.
func checkBounds(t *rapid.T, in Interval, count, base int) {
	p := float64(count) / float64(base)
	if !(in.Lo >= 0 && in.Lo <= p && p <= in.Hi && in.Hi <= 1) {
		t.Fatalf("%v to %v does not hold %v within 0 and 1", in.Lo, in.Hi, p)
	}
	if count == 0 && in.Lo != 0 || count == base && in.Hi != 1 {
		t.Fatalf("%d of %d: %v to %v does not end at 0 or 1", count, base, in.Lo, in.Hi)
	}
	if in.Lo == in.Hi {
		t.Fatalf("%d of %d: the interval has no width", count, base)
	}
}

// checkMirror fails unless the units without the property have the interval seen from the other end.
func checkMirror(t *rapid.T, in, mirror Interval) {
	const tolerance = 1e-12
	if lo, hi := in.Lo-(1-mirror.Hi), in.Hi-(1-mirror.Lo); max(lo, -lo, hi, -hi) > tolerance {
		t.Fatalf("%v does not mirror %v", in, mirror)
	}
}

// Below their lowest level three methods leave the proportion outside: the documentation says so, and this is where.
func TestLowLevelsLeaveTheProportionOutside(t *testing.T) {
	for id := range lowestLevel {
		entry, _ := LookupProportion(id)
		if in := entry.Interval(1, 40, 0.01); in.Lo <= 1.0/40 {
			t.Errorf("%s: %v to %v holds 1 of 40 at a level of 0.01", id, in.Lo, in.Hi)
		}
	}
}

// Each interval against the equation that defines it, and against the others that it must hold.
func TestProportionDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.IntRange(1, 400).Draw(t, "base")
		count := rapid.IntRange(0, base).Draw(t, "count")
		level := rapid.Float64Range(0.5, 0.999).Draw(t, "level")
		wilson := Wilson(count, base, level)
		for _, wider := range []Interval{WilsonContinuity(count, base, level), AgrestiCoull(count, base, level)} {
			if wider.Lo > wilson.Lo+1e-15 || wider.Hi < wilson.Hi-1e-15 {
				t.Fatalf("%v does not hold %v", wider, wilson)
			}
		}
		exact, mid := ClopperPearson(count, base, level), MidP(count, base, level)
		if mid.Lo < exact.Lo || mid.Hi > exact.Hi {
			t.Fatalf("%v is not within %v", mid, exact)
		}
		if count == 0 {
			return
		}
		tail := (1 - level) / 2
		if got := upperBinomial(count, base, exact.Lo); got-tail > 1e-9 || tail-got > 1e-9 {
			t.Fatalf("P(X ≥ %d) = %v at the lower bound, want %v", count, got, tail)
		}
		got := (upperBinomial(count, base, mid.Lo) + upperBinomial(count+1, base, mid.Lo)) / 2
		if got-tail > 1e-9 || tail-got > 1e-9 {
			t.Fatalf("mid-P of %d = %v at the lower bound, want %v", count, got, tail)
		}
	})
}

// upperBinomial adds up P(X ≥ count), from the recursion of the probabilities relative to that of the count itself.
func upperBinomial(count, base int, p float64) float64 {
	above, below := 0.0, 0.0
	weight := 1.0
	for k := count; k <= base; k++ {
		above += weight
		weight *= float64(base-k) / float64(k+1) * p / (1 - p)
	}
	weight = 1
	for k := count; k > 0; k-- {
		weight *= float64(k) / float64(base-k+1) * (1 - p) / p
		below += weight
	}
	return above / (above + below)
}
