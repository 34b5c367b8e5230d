package contingency

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCoefficientLaws(t *testing.T) {
	for name, f := range associations {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			table := drawn(t)
			o := Options{P: Asymptotic}
			a, turned := f(table, o), f(table.Transposed(), o)
			if a.Defined != turned.Defined || a.Value != turned.Value || a.Interval.Lo != turned.Interval.Lo || a.Interval.Hi != turned.Interval.Hi {
				t.Fatalf("transposed: %+v, want %+v", turned, a)
			}
			least := 0.0
			if name == "Gamma" {
				least = -1
			}
			if a.Value < least || a.Value > 1 {
				t.Fatalf("value %v", a.Value)
			}
			if i := a.Interval; i.Exists && !(least <= i.Lo && i.Lo <= a.Value && a.Value <= i.Hi && i.Hi <= 1) {
				t.Fatalf("%v is not within %v and %v", a.Value, i.Lo, i.Hi)
			}
		}))
	}
}

func TestCramerEdges(t *testing.T) {
	perfect := CramerV(Table{{9, 0, 0}, {0, 0, 9}, {0, 9, 0}}, Options{})
	if math.Abs(perfect.Value-1) > 1e-12 || perfect.Interval.Hi != 1 || !(perfect.Interval.Lo > 0.7) {
		t.Errorf("perfect: %+v", perfect)
	}
	if none := CramerV(Table{{6, 12}, {10, 20}}, Options{}); none.Value > 1e-9 || none.Interval.Lo != 0 || none.Interval.Hi <= 0 {
		t.Errorf("none: %+v", none)
	}
	if c := CorrectedCramerV(even, Options{}); c.Value != 0 || !c.Defined || c.Interval.Exists || c.Interval.Why.EN == "" {
		t.Errorf("corrected: %+v", c)
	}
	if c := CorrectedCramerV(Table{{1, 0}, {0, 1}}, Options{}); c.Defined {
		t.Errorf("corrected, each unit on its own: %+v", c)
	}
	if c := CramerV(tea, Options{}); len(c.Warnings) != 1 {
		t.Errorf("warnings %v", c.Warnings)
	}
	wide, narrow := CramerV(course, Options{Level: 0.99}).Interval, CramerV(course, Options{Level: 0.9}).Interval
	if !(wide.Lo < narrow.Lo && narrow.Hi < wide.Hi) {
		t.Errorf("99 %%: %+v, 90 %%: %+v", wide, narrow)
	}
	// A million units: V changes little and its interval narrows.
	scaled := CramerV(times(course, 10000), Options{})
	if math.Abs(scaled.Value-0.513266968930936) > 1e-9 || scaled.Interval.Hi-scaled.Interval.Lo > 0.01 {
		t.Errorf("scaled: %+v", scaled)
	}
}
