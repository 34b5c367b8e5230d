package replicate

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTotals checks that the variance of a total, a linear statistic, is the linearised one, and the mean of the
// replicates the total itself.
func TestTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{KindBRR, KindFay, KindJK1, KindJKn}).Draw(t, "kind")
		most := map[Kind]int{KindBRR: 2, KindFay: 2, KindJKn: 6, KindJK1: 6}[kind]
		s := someSample(t, most, kind == KindJKn)
		if kind == KindJK1 {
			s.units.Strata = make([]int, len(s.answers))
		}
		around := rapid.Bool().Draw(t, "around the mean")
		set, err := Make(kind, s.units, MakeOptions{Rho: 0.3, AroundMean: around})
		if err != nil {
			t.Fatal(err)
		}
		got, replicates := variance(set, s.total)
		near(t, string(kind), got, s.linearised())
		mean := 0.0
		for _, x := range replicates {
			mean += x / float64(len(replicates))
		}
		near(t, "mean of the replicates", mean, s.total(nil))
		if want := len(s.answers) - strataOf(s); set.DegreesOfFreedom != want {
			t.Errorf("degrees of freedom %d, want %d", set.DegreesOfFreedom, want)
		}
	})
}

func strataOf(s sample) int {
	distinct := map[int]bool{}
	for _, h := range s.units.Strata {
		distinct[h] = true
	}
	return len(distinct)
}

// TestFactorsAgain checks that the factors of a replicate are the same bytes whatever was asked before.
func TestFactorsAgain(t *testing.T) {
	for _, kind := range []Kind{KindBRR, KindFay, KindJKn, KindBootstrap, KindPreston, KindSDR} {
		set := made(t, kind, pairs, MakeOptions{Count: 40, Seed: 7, Rho: 0.5})
		forward := allFactors(set)
		out := make([]float64, set.Units)
		for r := set.Count - 1; r >= 0; r-- {
			set.Factors(r, out)
			if !slices.Equal(out, forward[r*set.Units:(r+1)*set.Units]) {
				t.Errorf("%s: replicate %d changes", kind, r)
			}
		}
	}
}

// TestTakenWhole checks that a stratum taken whole has factors of 1, whatever its number of units.
func TestTakenWhole(t *testing.T) {
	s := pairs.with(1, 0, 0.5, 0, 0, 0, 1)
	s.units.Strata = append(slices.Clone(pairs.units.Strata), 6)
	for _, kind := range []Kind{KindBRR, KindFay, KindJKn, KindBootstrap, KindPreston, KindSDR} {
		set := made(t, kind, s, MakeOptions{Count: 12, Seed: 7})
		out := make([]float64, set.Units)
		for r := range set.Count {
			if set.Factors(r, out); out[0] != 1 || out[1] != 1 || out[12] != 1 {
				t.Errorf("%s: replicate %d has factors %v", kind, r, out)
			}
		}
		if set.DegreesOfFreedom != 5 {
			t.Errorf("%s: degrees of freedom %d, want 5", kind, set.DegreesOfFreedom)
		}
	}
	whole := Units{Strata: []int{0, 0, 0}, Fractions: []float64{1}}
	for _, kind := range []Kind{KindJK1, KindJKn} {
		set := made(t, kind, sample{units: whole}, MakeOptions{})
		if set.Count != 0 || set.Scale.Variance(4, nil) != 0 {
			t.Errorf("%s: a census has %d replicates", kind, set.Count)
		}
	}
}

func TestMakeErrors(t *testing.T) {
	lonely := Units{Strata: []int{0, 0, 2}}
	for _, c := range []struct {
		kind    Kind
		units   Units
		o       MakeOptions
		message string
		stratum int
	}{
		{KindBRR, strata.units, MakeOptions{}, "exactly 2 units a stratum (stratum 0, units: 4); choose jkn or bootstrap", 0},
		{KindFay, pairs.units, MakeOptions{Rho: 1}, "Fay's factor must be at least 0 and below 1 (given: 1)", -1},
		{KindJK1, strata.units, MakeOptions{}, "needs a sample without strata (strata: 3); choose jkn", -1},
		{KindJK1, Units{Strata: []int{0}}, MakeOptions{}, "at least 2 units in stratum 0", 0},
		{KindJKn, lonely, MakeOptions{}, "at least 2 units in stratum 2 to make replicates from it (units: 1)", 2},
		{KindBootstrap, lonely, MakeOptions{Count: 9}, "at least 2 units in stratum 2", 2},
		{KindPreston, lonely, MakeOptions{Count: 9}, "at least 2 units in stratum 2", 2},
		{KindSDR, lonely, MakeOptions{Count: 9}, "at least 2 units in stratum 2", 2},
		{KindBootstrap, strata.units, MakeOptions{Count: 1}, "at least 2 replicates (asked for: 1)", -1},
		{KindSDR, strata.units, MakeOptions{Count: -1}, "must not be negative (asked for: -1)", -1},
		{KindOther, strata.units, MakeOptions{}, "kind other come as columns", -1},
		{"jk9", strata.units, MakeOptions{}, "unknown kind of replicates \"jk9\" (expected: brr, fay", -1},
	} {
		_, err := Make(c.kind, c.units, c.o)
		var problem *Error
		if !errors.As(err, &problem) || !strings.Contains(err.Error(), c.message) || problem.Stratum != c.stratum {
			t.Errorf("%s: error %v (%+v), want %q", c.kind, err, problem, c.message)
		}
	}
}

func TestPanics(t *testing.T) {
	set := made(t, KindJKn, strata, MakeOptions{})
	for want, call := range map[string]func(){
		"r: no such replicate":            func() { set.Factors(12, make([]float64, 12)) },
		"out: must have one place a unit": func() { set.Factors(0, make([]float64, 11)) },
		"strata: must be 0 or above":      func() { _, _ = JKn(Units{Strata: []int{-1}}) },
		"must have one number a stratum":  func() { _, _ = JKn(Units{Strata: []int{0, 1}, Fractions: []float64{0}}) },
		"must lie between 0 and 1, not 2": func() { _, _ = JKn(Units{Strata: []int{0, 0}, Fractions: []float64{2}}) },
		"must have as many replicates":    func() { Scale{}.Covariance(1, 1, []float64{1}, nil) },
		"must be as many as the scale":    func() { Scale{Each: []float64{1}}.Variance(1, []float64{1, 2}) },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			call()
		}()
	}
}
