package estimate

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/tail"
)

func ExampleWilson() {
	in := Wilson(17, 21, 0.95)
	fmt.Println(in.Method.Name.EN, round.HalfUp(100*in.Lo, 1), round.HalfUp(100*in.Hi, 1))

	in = Wilson(0, 0, 0.95)
	fmt.Println(in.Exists, in.Why.In(locale.English))
	// Output:
	// Wilson score 60 92.3
	// false empty base: no proportion to estimate
}

// Newcombe 1998, Statistics in Medicine 17, 857-872, table I: 81/263, 15/148, 0/20, 1/29.
func TestWilsonPublished(t *testing.T) {
	for _, c := range []struct {
		count, base int
		lo, hi      float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		in := Wilson(c.count, c.base, 0.95)
		if !in.Exists || !near(in.Lo, c.lo) || !near(in.Hi, c.hi) {
			t.Errorf("Wilson(%d, %d) = %v to %v, want %v to %v", c.count, c.base, in.Lo, in.Hi, c.lo, c.hi)
		}
	}
}

func TestWilsonEdges(t *testing.T) {
	checkNone(t, Wilson(0, 0, 0.95), "empty base")
	for base := 1; base < 3000; base += 7 {
		if lo := Wilson(0, base, 0.95).Lo; lo != 0 {
			t.Fatalf("Wilson(0, %d).Lo = %v", base, lo)
		}
		if hi := Wilson(base, base, 0.95).Hi; hi != 1 {
			t.Fatalf("Wilson(%d, %d).Hi = %v", base, base, hi)
		}
	}
}

func TestWilsonLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.IntRange(1, 100000).Draw(t, "base")
		count := rapid.IntRange(0, base).Draw(t, "count")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		in, p := Wilson(count, base, level), float64(count)/float64(base)
		if in.Lo > p || in.Hi < p || in.Lo < 0 || in.Hi > 1 {
			t.Fatalf("%v to %v does not hold %v within 0 and 1", in.Lo, in.Hi, p)
		}
		mirror := Wilson(base-count, base, level)
		if diff := in.Lo - (1 - mirror.Hi); diff > 1e-12 || diff < -1e-12 {
			t.Fatalf("%v does not mirror %v", in, mirror)
		}
		wider := Wilson(count, base, level+(1-level)/2)
		if wider.Lo > in.Lo || wider.Hi < in.Hi {
			t.Fatalf("a higher level gives a narrower interval: %v, %v", in, wider)
		}
		// The bounds are where the score test turns: (p - bound)² = z² bound (1 - bound) / n.
		z := tail.NormalWithin(level)
		for _, bound := range []float64{in.Lo, in.Hi} {
			if diff := (p-bound)*(p-bound) - z*z*bound*(1-bound)/float64(base); diff > 1e-12 || diff < -1e-12 {
				t.Fatalf("%v does not solve the score equation", bound)
			}
		}
	})
}
