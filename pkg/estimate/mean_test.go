package estimate

import (
	"testing"

	"pgregory.net/rapid"
)

func TestMeanIntervalNone(t *testing.T) {
	one, two := Describe([]float64{4}), Describe([]float64{4, 5})
	checkNone(t, MeanInterval(Summary{}, 0, 0.95), "no value")
	checkNone(t, MeanInterval(Summary{}, 9, 0.95), "no value")
	checkNone(t, MeanInterval(one, 0, 0.95), "a single value")
	checkNone(t, MeanInterval(one, 1, 0.95), "complete census")
	checkNone(t, MeanInterval(two, 2, 0.95), "complete census")
	checkNone(t, MeanInterval(two, 1, 0.95), "population (1) smaller than the base (2)")
}

func TestMeanIntervalLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e4, 1e4), 2, 40).Draw(t, "values")
		population := len(values) + rapid.IntRange(1, 1000).Draw(t, "others")
		s := Describe(values)
		endless, finite := MeanInterval(s, 0, 0.95), MeanInterval(s, population, 0.95)
		if endless.Lo > s.Mean || endless.Hi < s.Mean || finite.Lo < endless.Lo || finite.Hi > endless.Hi {
			t.Fatalf("mean %v, %v to %v, finite %v to %v", s.Mean, endless.Lo, endless.Hi, finite.Lo, finite.Hi)
		}
		if endless.Method.ID != StudentID || finite.Method.ID != StudentFiniteID {
			t.Fatalf("methods %s and %s", endless.Method.ID, finite.Method.ID)
		}
	})
}
