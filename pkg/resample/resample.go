// Package resample gives intervals to statistics that have no formula for one, by computing them again on resampled rows.
//
// It refuses to hide what resampling does not settle: bounds carry their Monte Carlo error, resamples in which the
// statistic has no value are counted, and where they are many, where the resamples do not vary or where they are too few
// for the level there is no interval, for a stated reason, never NaN.
//
//  1. Put the rows into an order of their own with Order, so that the order of the file does not matter.
//  2. Draw resamples of the rows, within strata where the design has them; read Percentile or BCa of the result. Or call
//     Shift or Slope, which invert a permutation test instead.
//  3. Read Exists before the bounds; print the method, the number of resamples, the seed and the warnings.
//
// A bootstrap interval is approximate, and too narrow for few rows; Shift and Slope reach their level whatever the
// distribution, if their model holds. There is no permutation interval of a correlation: a permutation test holds where
// there is none, and says nothing of other values. Slope inverts the test of the slope, and BCa serves a correlation.
package resample

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// What Options mean where they are zero, and the sizes at which results change their nature.
const (
	DefaultLevel     = 0.95 // confidence level
	DefaultResamples = 9999 // resamples, or random assignments
	SmallRows        = 10   // rows below which a bootstrap interval carries a warning
	MaxUndefined     = 0.05 // share of resamples without a value beyond which there is no interval
)

// Options sets what the caller can choose. The zero value asks for the defaults.
type Options struct {
	Level     float64 // confidence level, between 0 and 1; 0 means DefaultLevel
	Resamples int     // resamples, or random assignments where they are too many to count; 0 means DefaultResamples
	Seed      uint64  // seed of the PCG generator of math/rand/v2; 0 is a seed like any other
}

// withDefaults fills in what is zero, and panics at what has no meaning.
func (o Options) withDefaults() Options {
	if o.Level == 0 {
		o.Level = DefaultLevel
	}
	if o.Resamples == 0 {
		o.Resamples = DefaultResamples
	}
	if !(o.Level > 0 && o.Level < 1) {
		panic(fmt.Sprintf("resample: level: must be between 0 and 1, not %v", o.Level))
	}
	if o.Resamples < 0 {
		panic("resample: resamples: must not be negative")
	}
	return o
}

// An Interval is a confidence interval of a statistic, or the reason why there is none.
type Interval struct {
	Value     float64       // the statistic over all rows; 0 where it has no value
	Lo        float64       // lower bound, in the unit of Value; 0 where Exists is false
	Hi        float64       // upper bound, in the unit of Value; 0 where Exists is false
	LoError   float64       // Monte Carlo standard error of Lo; 0 where every assignment was counted
	HiError   float64       // Monte Carlo standard error of Hi; 0 where every assignment was counted
	Level     float64       // confidence level that was asked for, between 0 and 1
	Method    Method        // how the bounds are computed, also where there are none
	Exists    bool          // false: there is no interval and Why says why
	Why       locale.Text   // the reason for having no interval; empty where there is one
	Resamples int           // resamples or random assignments; 0 where every assignment was counted
	Undefined int           // resamples in which the statistic has no value, which are left out
	Seed      uint64        // seed of the resamples; 0 where every assignment was counted
	Warnings  []locale.Text // doubts to print beside the bounds, in a fixed order; nil where there are none
}

// noWidth is the reason for having no interval where everything that it could reach over is the same.
var noWidth = locale.Text{
	FR: "les rééchantillons ne varient pas\u00a0: l'intervalle n'aurait aucune largeur",
	EN: "the resamples do not vary: the interval would have no width",
}

// setBounds sets the bounds, unless they are the same or not finite.
func (i *Interval) setBounds(lo, hi float64) {
	if width := hi - lo + i.Value; math.IsInf(width, 0) || math.IsNaN(width) {
		i.Value = 0
		i.Why = locale.Text{
			FR: "valeurs trop grandes\u00a0: leurs sommes dépassent ce qu'un nombre peut contenir",
			EN: "values too large: their sums exceed what a number can hold",
		}
		return
	}
	if lo == hi {
		i.Why = noWidth
		return
	}
	i.Lo, i.Hi, i.Exists = lo, hi, true
}

// Order returns the numbers of the rows in an order that depends on their values alone: by the first column, rows equal in
// it by the second, and so on. Rows that are equal in all columns are as good as each other. It panics when the columns
// differ in length or a value is NaN.
func Order(columns ...[]float64) []int {
	if len(columns) == 0 {
		return nil
	}
	rows := make([]int, len(columns[0]))
	for i := range rows {
		rows[i] = i
	}
	for c, column := range columns {
		if len(column) != len(rows) {
			panic(fmt.Sprintf("resample: columns: must have %d rows, not %d in column %d", len(rows), len(column), c))
		}
		if slices.ContainsFunc(column, math.IsNaN) {
			panic(fmt.Sprintf("resample: columns: must not be NaN, as in column %d", c))
		}
	}
	slices.SortStableFunc(rows, func(i, j int) int {
		for _, column := range columns {
			if order := cmp.Compare(column[i], column[j]); order != 0 {
				return order
			}
		}
		return 0
	})
	return rows
}
