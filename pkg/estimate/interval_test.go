package estimate

import (
	"math"
	"strings"
	"testing"
)

// near reports whether two numbers agree to four printed decimals.
func near(a, b float64) bool { return math.Abs(a-b) < 0.00005+1e-12 }

func mustPanic(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if message, _ := recover().(string); !strings.HasPrefix(message, want) {
			t.Errorf("panic %q, want it to begin with %q", message, want)
		}
	}()
	f()
}

// checkNone fails unless there is no interval, for a reason given in both languages.
func checkNone(t *testing.T, in Interval, why string) {
	t.Helper()
	if in.Exists || in.Lo != 0 || in.Hi != 0 || in.Why.FR == "" || !strings.HasPrefix(in.Why.EN, why) {
		t.Errorf("got %+v, want no interval because of %q", in, why)
	}
	if in.Method.ID == "" || in.Level == 0 {
		t.Errorf("method or level is lost: %+v", in)
	}
}

func TestBrokenArguments(t *testing.T) {
	mustPanic(t, "estimate: level:", func() { Wilson(1, 2, 95) })
	mustPanic(t, "estimate: level:", func() { Wilson(1, 2, math.NaN()) })
	mustPanic(t, "estimate: level:", func() { MeanInterval(Summary{}, 0, 1) })
	mustPanic(t, "estimate: count:", func() { Wilson(3, 2, 0.95) })
	mustPanic(t, "estimate: count:", func() { NewcombeDifference(1, 2, -1, 2, 0.95) })
	mustPanic(t, "estimate: count:", func() { FinitePopulation(0, -1, 4, 0.95) })
	mustPanic(t, "estimate: base:", func() { FinitePopulationTotal(1, 5, 4, 0.95) })
	mustPanic(t, "estimate: population:", func() { MeanInterval(Summary{}, -1, 0.95) })
	mustPanic(t, "estimate: values:", func() { Describe([]float64{1, math.Inf(1)}) })
	mustPanic(t, "estimate: method:", func() { methodOf("wald") })
}

func TestIsCensus(t *testing.T) {
	if !IsCensus(FinitePopulation(8, 15, 15, 0.95)) || !IsCensus(MeanInterval(Describe([]float64{4, 5}), 2, 0.95)) {
		t.Error("a census is not recognised")
	}
	for _, in := range []Interval{Wilson(8, 15, 0.95), Wilson(0, 0, 0.95), FinitePopulation(8, 15, 0, 0.95)} {
		if IsCensus(in) {
			t.Errorf("%+v is taken for a census", in)
		}
	}
}
