package chart

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestDotsOfASwarmStandApart checks that no dot covers another, and that each stands on the row or on a dot.
func TestDotsOfASwarmStandApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Float64Range(0, 10), 1, 60).Draw(t, "numbers")
		if rapid.Bool().Draw(t, "whole") {
			for i, x := range numbers {
				numbers[i] = math.Floor(x)
			}
		}
		slices.Sort(numbers)
		var units []StripPoint
		for _, x := range numbers {
			units = append(units, StripPoint{Value: x})
		}
		s := swarm{g: newGauge(numbers, 10, nil, 0, 400), radius: dot}
		s.place(units)
		const slack = 1e-9
		apart := 2*s.radius + 1
		for i, d := range s.dots {
			rests := d.up == 0
			for _, other := range s.dots[:i] {
				away := math.Hypot(d.x-other.x, d.up-other.up)
				if away < apart-slack {
					t.Fatalf("%+v covers %+v", d, other)
				}
				rests = rests || other.up < d.up && away < apart+slack
			}
			if !rests || d.up > s.highest {
				t.Fatalf("%+v rests on nothing, or above the highest of %v", d, s.highest)
			}
		}
	})
}
