// Package assoc measures how two columns of numbers go together, for as few as three pairs.
//
// It refuses asymptotic p values: a p value is exact over all assignments of the observed values, ties included, or it
// is a seeded Monte Carlo estimate with its standard error. It refuses to print a coefficient for fewer than three pairs
// or for a constant column: that is a state with its reason, never NaN. Intervals are approximate, and carry a warning
// where the approximation is weak.
//
//  1. Call Pearson, Spearman or KendallTauB with two columns of the same length, without missing values.
//  2. Read Defined before the value, Interval.Exists before its bounds and PMethod before P.
//  3. Print the warnings, and the methods: Methods holds the name, the sentence, the formula and the source of each.
//
// No result depends on the order of the rows or on which column comes first.
package assoc

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// What Options mean where they are zero, and the sizes at which results change their nature.
const (
	DefaultLevel        = 0.95   // confidence level
	DefaultPermutations = 100000 // Monte Carlo permutations
	MinPairs            = 3      // pairs below which no coefficient is defined
	SmallPairs          = 10     // pairs below which an interval carries a warning
)

// Options sets what the caller can choose. The zero value asks for the defaults.
type Options struct {
	Level        float64 // confidence level of the interval, between 0 and 1; 0 means DefaultLevel
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
		panic(fmt.Sprintf("assoc: level: must be between 0 and 1, not %v", o.Level))
	}
	if o.Permutations < 0 {
		panic("assoc: permutations: must not be negative")
	}
	return o
}

// A PMethod says where a p value comes from. It is the identifier of a method in Methods, or None.
type PMethod string

// The origins of a p value.
const (
	None       PMethod = "none"        // there is no p value
	Exact      PMethod = "exact"       // every assignment of the observed values was counted
	MonteCarlo PMethod = "monte-carlo" // a seeded sample of permutations was counted
)

// An Association is a coefficient of association with its interval, its p value and its doubts.
type Association struct {
	Statistic    Method        // which coefficient
	Value        float64       // from -1 to 1; 0 and without meaning where Defined is false
	Defined      bool          // false: the coefficient has no value and Why says why
	Why          locale.Text   // the reason for having no value; empty where there is one
	N            int           // number of pairs
	Interval     Interval      // confidence interval of the coefficient
	P            float64       // two-sided p value of no association, above 0 and at most 1; 1 where PMethod is None
	PMethod      PMethod       // where P comes from
	Permutations int           // Monte Carlo permutations; 0 for another method
	Seed         uint64        // seed of the Monte Carlo permutations; 0 for another method
	PError       float64       // Monte Carlo standard error of P; 0 for another method
	Warnings     []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// begin checks the columns and returns the association as far as it does not depend on the coefficient. It panics when
// the lengths differ or a value is not finite.
func begin(statistic, interval string, x, y []float64, level float64) Association {
	if len(x) != len(y) {
		panic(fmt.Sprintf("assoc: y: must be as long as x, %d, not %d", len(x), len(y)))
	}
	a := Association{Statistic: methodOf(statistic), N: len(x), P: 1, PMethod: None}
	constantX, constantY := isConstant("x", x), isConstant("y", y)
	switch {
	case a.N < MinPairs:
		a.Why = locale.Textf(
			"%d paire(s)\u00a0: il en faut au moins %d", "%d pair(s): at least %d are needed", a.N, MinPairs)
	case constantX && constantY:
		a.Why = locale.Text{FR: "les deux variables sont constantes", EN: "both variables are constant"}
	case constantX:
		a.Why = locale.Text{FR: "la première variable est constante", EN: "the first variable is constant"}
	case constantY:
		a.Why = locale.Text{FR: "la deuxième variable est constante", EN: "the second variable is constant"}
	default:
		a.Defined = true
	}
	a.Interval = Interval{Level: level, Method: methodOf(interval), Why: a.Why}
	return a
}

// isConstant reports whether all values are equal, and panics at one that is not finite.
func isConstant(name string, values []float64) bool {
	constant := true
	for i, value := range values {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			panic(fmt.Sprintf("assoc: %s: must be finite, not %v at index %d", name, value, i))
		}
		constant = constant && value == values[0]
	}
	return constant
}
