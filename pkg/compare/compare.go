// Package compare tests whether groups differ, for as few units as a study of regions has.
//
// It refuses asymptotic p values: a p value is exact over all assignments of the observed values to the groups, ties
// included, or it is a seeded Monte Carlo estimate with its standard error. The one approximation that it offers,
// KruskalWallisTest.ChiSquare, comes with the warning that belongs to it. A group without units, or values that are all
// equal, are states with their reason, never NaN.
//
//  1. Put the values into one slice a group (KruskalWallis, Jonckheere, Wilcoxon, Means) or into units with their region
//     and side (ByRegion), without missing values.
//  2. Read Defined before the value, Interval.Exists before its bounds and PValue.Method before P.
//  3. Print the warnings, and the methods: Methods holds the name, the sentence, the formula and the source of each.
//
// No result depends on the order of the units within a group, and that of KruskalWallis not on the order of the groups.
package compare

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/floats"

	"github.com/arrimage/arrimage/pkg/locale"
)

// What Options mean where they are zero.
const (
	DefaultLevel        = 0.95   // confidence level
	DefaultPermutations = 100000 // Monte Carlo permutations
)

// alike is the relative difference below which two statistics of permuted values count as equal: rounding, not data.
const alike = 1e-12

// Options sets what the caller can choose. The zero value asks for the defaults.
type Options struct {
	Level        float64 // confidence level of the intervals, between 0 and 1; 0 means DefaultLevel
	Permutations int     // permutations of a Monte Carlo p value; 0 means DefaultPermutations
	Seed         uint64  // seed of a Monte Carlo p value; 0 is a seed like any other
}

// withDefaults fills in what is zero, and panics at what has no meaning.
func (o Options) withDefaults() Options {
	if o.Level == 0 {
		o.Level = DefaultLevel
	}
	if o.Permutations == 0 {
		o.Permutations = DefaultPermutations
	}
	if !(o.Level > 0 && o.Level < 1) {
		panic(fmt.Sprintf("compare: level: must be between 0 and 1, not %v", o.Level))
	}
	if o.Permutations < 0 {
		panic("compare: permutations: must not be negative")
	}
	return o
}

// A PMethod says where a p value comes from. It is the identifier of a method in Methods, or None.
type PMethod string

// The origins of a p value.
const (
	None       PMethod = "none"                    // there is no p value
	Exact      PMethod = "exact-permutation"       // every assignment of the observed values was counted
	MonteCarlo PMethod = "monte-carlo-permutation" // a seeded sample of assignments was counted
)

// A PValue is a p value and where it comes from. That of a test that is not defined is 1, with the method None.
type PValue struct {
	P            float64 // above 0 and at most 1
	Method       PMethod // where P comes from
	Permutations int     // Monte Carlo permutations; 0 for another method
	Seed         uint64  // seed of the Monte Carlo permutations; 0 for another method
	Error        float64 // Monte Carlo standard error of P; 0 for another method
}

// noP is the p value of a test that is not defined.
var noP = PValue{P: 1, Method: None}

// exactly returns the p value of a share of the assignments.
func exactly(hits, all float64) PValue { return PValue{P: min(hits/all, 1), Method: Exact} }

// estimated returns the Monte Carlo p value of so many extreme permutations. The observed assignment counts as one more.
//
//	p = (b + 1) / (m + 1)   standard error √(p(1-p)/m)
func estimated(hits int, opts Options) PValue {
	m := float64(opts.Permutations)
	p := (float64(hits) + 1) / (m + 1)
	return PValue{
		P: p, Method: MonteCarlo, Permutations: opts.Permutations, Seed: opts.Seed, Error: math.Sqrt(p * (1 - p) / m),
	}
}

// shuffles calls f for each Monte Carlo permutation of the values, which it shuffles in place.
func shuffles(values []int, opts Options, f func()) {
	source := rand.New(rand.NewPCG(opts.Seed, 0))
	for range opts.Permutations {
		source.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
		f()
	}
}

// An Interval is a confidence interval, or the reason why there is none.
type Interval struct {
	Lo     float64     // lower bound, in the unit of the estimate; 0 where Exists is false
	Hi     float64     // upper bound, in the unit of the estimate; 0 where Exists is false
	Level  float64     // confidence level that was asked for, between 0 and 1; an exact method reaches at least that much
	Method Method      // how the bounds are computed, also where there are none
	Exists bool        // false: there is no interval and Why says why
	Why    locale.Text // the reason for having no interval; empty where there is one
}

// reason returns why groups cannot be compared: fewer than two with units, or values that are all equal. It is empty
// where they can be. It panics at a value that is not finite.
func reason(groups [][]float64) locale.Text {
	filled, constant := 0, true
	var first *float64
	for g, values := range groups {
		if len(values) > 0 {
			filled++
		}
		for i := range values {
			if math.IsNaN(values[i]) || math.IsInf(values[i], 0) {
				panic(fmt.Sprintf("compare: groups: must be finite, not %v at index %d of group %d", values[i], i, g))
			}
			if first == nil {
				first = &values[i]
			}
			constant = constant && values[i] == *first
		}
	}
	if filled < 2 {
		return locale.Textf(
			"groupes avec des unités\u00a0: %d, il en faut au moins 2",
			"groups with units: %d, at least 2 are needed", filled)
	}
	if constant {
		return locale.Text{FR: "toutes les valeurs sont égales", EN: "all values are equal"}
	}
	return locale.Text{}
}

// MaxSize is the largest distance of a value from 0 of which a mean can be compared: the squares of larger ones exceed what
// a number can hold.
const MaxSize = 1e150

// tooLarge is the reason why values beyond MaxSize have no mean to compare.
var tooLarge = locale.Text{
	FR: "valeurs trop grandes\u00a0: leurs carrés dépassent ce qu'un nombre peut contenir",
	EN: "values too large: their squares exceed what a number can hold",
}

// isLarge reports whether a value lies beyond MaxSize.
func isLarge(value float64) bool { return math.Abs(value) > MaxSize }

// filled returns the groups that have units, each with its values in increasing order.
func filled(groups [][]float64) [][]float64 {
	var kept [][]float64
	for _, values := range groups {
		if len(values) > 0 {
			kept = append(kept, slices.Sorted(slices.Values(values)))
		}
	}
	return kept
}

// sum adds the values in sorted order with compensation, so that the order of the units does not change the last bit.
func sum(values []float64) float64 {
	return floats.SumCompensated(slices.Sorted(slices.Values(values)))
}

func mean(values []float64) float64 { return sum(values) / float64(len(values)) }
