// Package contingency tests and measures what a table of counts of two categorical variables shows.
//
// It refuses an asymptotic p value on its own account: where the expected counts are too small for it by the rule of
// Cochran, the p value is exact over all tables with the observed margins, or a seeded Monte Carlo estimate over such
// tables with its standard error. It refuses a coefficient that divides by zero: that is a state with its reason, never
// NaN. It knows nothing of weights save through a covariance matrix of proportions: a weighted table has no counts.
//
//  1. Fill a Table, or proportions with their design covariance.
//  2. Call ChiSquare, LikelihoodRatio or Fisher for counts, RaoScott or Wald under a design, and MultipleResponse for a
//     question with several answers.
//  3. Read CramerV, Gamma, OddsRatio or RelativeRisk for the size, and AdjustedResiduals for the place.
//  4. Print the warnings, and the methods: Methods holds the name, the sentence, the formula and the source of each.
//
// Rows and columns without any unit are left out and counted. No result depends on the order of the rows or of the
// columns, save that of Gamma, nor on which variable stands in the rows, save OddsRatio and RelativeRisk;
// RaoScott and Wald may differ in rounding.
package contingency

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// What Options mean where they are zero, and the limits of the methods.
const (
	DefaultLevel   = 0.95          // confidence level
	DefaultSamples = 100000        // tables of a Monte Carlo p value
	DefaultSteps   = 10_000_000    // steps after which an exact p value is given up
	MaxSampled     = 1_000_000     // units up to which tables are drawn for a Monte Carlo p value
	SmallestP      = tail.Smallest // a p value below it is given as it
)

// Options sets what the caller can choose. The zero value asks for the defaults.
type Options struct {
	Level   float64 // confidence level of an interval, between 0 and 1; 0 means DefaultLevel
	P       PMethod // the p value that is wanted; the zero value leaves the choice to the size of the table
	Samples int     // tables of a Monte Carlo p value; 0 means DefaultSamples
	Steps   int     // work after which an exact p value is given up: partial tables followed by a column, and 10 for each one kept; 0 means DefaultSteps
	Seed    uint64  // seed of a Monte Carlo p value; 0 is a seed like any other
}

// withDefaults fills in what is zero, and panics at what has no meaning.
func (o Options) withDefaults() Options {
	if o.Level == 0 {
		o.Level = DefaultLevel
	}
	if o.Samples == 0 {
		o.Samples = DefaultSamples
	}
	if o.Steps == 0 {
		o.Steps = DefaultSteps
	}
	if !(o.Level > 0 && o.Level < 1) {
		panic(fmt.Sprintf("contingency: level: must be between 0 and 1, not %v", o.Level))
	}
	if o.Samples < 0 || o.Steps < 0 {
		panic("contingency: samples, steps: must not be negative")
	}
	switch o.P {
	case "", Asymptotic, Exact, MonteCarlo:
	default:
		panic(fmt.Sprintf("contingency: p: unknown method %q", o.P))
	}
	return o
}

// A PMethod says where a p value comes from. It is the identifier of a method in Methods, or None.
type PMethod string

// The origins of a p value.
const (
	None       PMethod = "none"        // there is no p value
	Asymptotic PMethod = "asymptotic"  // the large-sample distribution of the statistic
	Exact      PMethod = "exact"       // every table with the observed margins was counted
	MonteCarlo PMethod = "monte-carlo" // a seeded sample of the tables with the observed margins was counted
)

// A PValue is a p value of no association with its origin.
type PValue struct {
	P       float64 // above 0 and at most 1; 1 and without meaning where Method is None
	Method  PMethod // where P comes from
	Samples int     // tables drawn for a Monte Carlo p value; 0 for another method
	Seed    uint64  // seed of the Monte Carlo p value; 0 for another method
	Error   float64 // Monte Carlo standard error of P; 0 for another method
}

// gaveUp is the doubt of an exact p value that took too many steps.
func gaveUp(steps int) locale.Text {
	return locale.Textf(
		"trop de tableaux pour une valeur p exacte (plus de %[1]s étapes)\u00a0: valeur de Monte-Carlo.",
		"too many tables for an exact p value (more than %[1]s steps): Monte Carlo value.", locale.Count(steps))
}

// tooLarge is the doubt of a table for which neither an exact nor a Monte Carlo p value is computed.
func tooLarge() locale.Text {
	return locale.Textf(
		"plus de %[1]s unités\u00a0: ni valeur p exacte ni valeur de Monte-Carlo\u00a0; le khi-carré de Pearson convient.",
		"more than %[1]s units: neither an exact nor a Monte Carlo p value; the Pearson chi-square is suitable.", locale.Count(MaxSampled))
}
