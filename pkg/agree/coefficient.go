// Package agree measures how far two raters, or the two sides of a region, give the same answers.
//
// It refuses to print one coefficient as the truth: kappa, pi and alpha fall where nearly all answers are alike, AC1 does
// not, so they are computed alike and a paradox is a warning. It refuses a coefficient that divides by zero: that is a
// state with its reason, never NaN. Intervals are large-sample, and carry a warning where there are few units.
//
//  1. Cross the codes of two raters with Cross, or fill a Table of counts.
//  2. Call Observed, Cohen, Scott, Gwet, BrennanPrediger or Alpha; for more than two coders and missing codes Pairwise,
//     Conger, Fleiss, GwetSeveral, BrennanPredigerSeveral and Krippendorff, which also takes codes for ranks, intervals or
//     ratios; KrippendorffNumbers for numbers.
//  3. Read Defined before the value, and Interval.Exists before its bounds.
//  4. Compare the two rates of yes with McNemar and PairedDifference.
//  5. Print the warnings, and the methods: Methods holds the name, the sentence, the formula and the source of each.
//
// No result depends on the order of the units, on which rater comes first or, without weights, on the order of the codes.
package agree

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/locale"
)

// What Options mean where they are zero, and the sizes at which results change their nature.
const (
	DefaultLevel = 0.95 // confidence level
	MinUnits     = 2    // units below which no coefficient is defined
	SmallUnits   = 30   // units, or clusters, below which an interval carries a warning
)

// Options sets what the caller can choose. The zero value asks for the defaults.
type Options struct {
	Level    float64 // confidence level of the intervals, between 0 and 1; 0 means DefaultLevel
	Weights  Weights // what a partial agreement counts; the zero value counts none
	Clusters []Table // the same counts by cluster of units that are not independent; nil where each unit is on its own
	Together []int   // of several coders: the cluster of each unit, any numbers; nil where each unit is on its own
}

// clusterOf returns the cluster of a unit of several coders.
func (o Options) clusterOf(unit int) int {
	if o.Together == nil {
		return unit
	}
	return o.Together[unit]
}

// linearised returns the identifier of the interval of several coders.
func (o Options) linearised() string {
	if o.Together == nil {
		return LinearizationID
	}
	return ClusteredID
}

func (o Options) level() float64 {
	if o.Level == 0 {
		return DefaultLevel
	}
	if !(o.Level > 0 && o.Level < 1) {
		panic(fmt.Sprintf("agree: level: must be between 0 and 1, not %v", o.Level))
	}
	return o.Level
}

// A Coefficient is a coefficient of agreement with its standard error, its interval and its doubts.
type Coefficient struct {
	Statistic Method        // which coefficient
	Value     float64       // at most 1, and at least 0 for the observed agreement; 0 and without meaning where Defined is false
	Defined   bool          // false: the coefficient has no value and Why says why
	Why       locale.Text   // the reason for having no value; empty where there is one
	N         int           // units that count
	Clusters  int           // clusters behind the standard error; 0 where the units are independent
	SE        float64       // standard error, 0 or more; 0 where Defined is false
	Interval  Interval      // confidence interval of the coefficient
	Warnings  []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// begin starts a coefficient of a table: undefined where there are too few units.
func begin(id, interval string, n int, level float64) Coefficient {
	c := Coefficient{Statistic: methodOf(id), N: n, Defined: n >= MinUnits}
	if !c.Defined {
		c.Why = locale.Textf("%d unité(s)\u00a0: il en faut au moins %d", "%d unit(s): at least %d are needed", n, MinUnits)
	}
	c.Interval = Interval{Level: level, Method: methodOf(interval), Why: c.Why}
	return c
}

// undefined records why a coefficient has no value.
func (c *Coefficient) undefined(why locale.Text) {
	c.Defined, c.Why, c.Interval.Why = false, why, why
}

// oneCategory is why a coefficient that corrects for the answers' own spread has no value.
func oneCategory() locale.Text {
	return locale.Text{
		FR: "toutes les réponses sont les mêmes\u00a0: le hasard ferait aussi bien",
		EN: "all answers are the same: chance would do as well",
	}
}
