package estimate

import (
	"testing"

	"pgregory.net/rapid"
)

// Newcombe 1998, Statistics in Medicine 17, 873-890, method 10, 95 %.
func TestNewcombePublished(t *testing.T) {
	for _, c := range []struct {
		count1, base1, count2, base2 int
		lo, hi                       float64
	}{{56, 70, 48, 80, 0.0524, 0.3339}, {0, 10, 0, 20, -0.1611, 0.2775}, {10, 10, 0, 10, 0.6075, 1}} {
		in := NewcombeDifference(c.count1, c.base1, c.count2, c.base2, 0.95)
		if !in.Exists || !near(in.Lo, c.lo) || !near(in.Hi, c.hi) {
			t.Errorf("%d/%d - %d/%d: %v to %v, want %v to %v", c.count1, c.base1, c.count2, c.base2, in.Lo, in.Hi, c.lo, c.hi)
		}
	}
	if hi := NewcombeDifference(10, 10, 0, 10, 0.95).Hi; hi != 1 {
		t.Errorf("upper bound of 10/10 - 0/10 = %v, want exactly 1", hi)
	}
}

func TestNewcombeEmpty(t *testing.T) {
	checkNone(t, NewcombeDifference(0, 0, 1, 2, 0.95), "empty base")
	checkNone(t, NewcombeDifference(1, 2, 0, 0, 0.95), "empty base")
}

func TestNewcombeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base1, base2 := rapid.IntRange(1, 5000).Draw(t, "base1"), rapid.IntRange(1, 5000).Draw(t, "base2")
		count1, count2 := rapid.IntRange(0, base1).Draw(t, "count1"), rapid.IntRange(0, base2).Draw(t, "count2")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		in := NewcombeDifference(count1, base1, count2, base2, level)
		d := float64(count1)/float64(base1) - float64(count2)/float64(base2)
		if in.Lo > d || in.Hi < d || in.Lo < -1 || in.Hi > 1 {
			t.Fatalf("%v to %v does not hold %v within -1 and 1", in.Lo, in.Hi, d)
		}
		if swapped := NewcombeDifference(count2, base2, count1, base1, level); swapped.Lo != -in.Hi || swapped.Hi != -in.Lo {
			t.Fatalf("the sides swapped give %v to %v, not the negative of %v to %v", swapped.Lo, swapped.Hi, in.Lo, in.Hi)
		}
	})
}
