// Package estimate turns counts and columns of numbers into estimates with their intervals.
//
// It refuses to give an interval that nothing supports: an empty base, a complete census and an unknown population are
// states with their reason, never NaN and never a number. It also refuses to choose the target of inference: an interval
// for these very units of a known population (FinitePopulation, MeanInterval with a population) and one for units like
// these (ProportionIntervals, Newcombe, MeanInterval without) are different functions or arguments, and each names its
// method.
//
//  1. Count, or Describe a column of numbers.
//  2. Ask for the interval that fits the question; read Exists before the bounds.
//  3. Print the method: Methods holds the name, the sentence, the formula and the source of each.
//
// DenominatorsOf and CountsFor go the other way: from a printed percent to the counts that can have given it.
package estimate

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/locale"
)

// An Interval is a confidence interval, or the reason why there is none.
type Interval struct {
	Lo     float64     // lower bound: 0 to 1 for a proportion, -1 to 1 for a difference, the unit of the values for a mean
	Hi     float64     // upper bound, in the unit of Lo; both are 0 where Exists is false
	Level  float64     // confidence level that was asked for, between 0 and 1; an exact method covers at least that much
	Method Method      // how the bounds are computed, also where there are none
	Exists bool        // false: there is no interval and Why says why
	Why    locale.Text // the reason for having no interval; empty where there is one
}

// none returns an interval that does not exist.
func none(method Method, level float64, why locale.Text) Interval {
	return Interval{Level: level, Method: method, Why: why}
}

// The reasons for having no interval that several methods share.
var (
	emptyBase = locale.Text{
		FR: "base vide\u00a0: aucune proportion à estimer",
		EN: "empty base: no proportion to estimate",
	}
	census = locale.Text{
		FR: "recensement complet\u00a0: aucun intervalle d'échantillonnage",
		EN: "complete census: no sampling interval",
	}
	unknownPopulation = locale.Text{
		FR: "taille de la population inconnue",
		EN: "size of the population unknown",
	}
)

func populationTooSmall(population, base int) locale.Text {
	return locale.Textf(
		"population (%[1]d) plus petite que la base (%[2]d)\u00a0: la taille déclarée est à corriger",
		"population (%[1]d) smaller than the base (%[2]d): the declared size must be corrected",
		population, base)
}

// checkLevel panics unless the level lies between 0 and 1.
func checkLevel(level float64) {
	if !(level > 0 && level < 1) {
		panic(fmt.Sprintf("estimate: level: must be between 0 and 1, not %v", level))
	}
}

// checkShare panics unless count is a part of base.
func checkShare(count, base int) {
	if base < 0 || count < 0 || count > base {
		panic(fmt.Sprintf("estimate: count: must lie between 0 and base, not %d of %d", count, base))
	}
}

// Census returns an interval that does not exist because every unit of the population answered, in place of i.
func Census(i Interval) Interval { return Without(i, census) }

// Without returns an interval that does not exist for the reason, in place of i.
func Without(i Interval, why locale.Text) Interval { return none(i.Method, i.Level, why) }

// IsCensus reports whether an interval does not exist because every unit of the population answered.
func IsCensus(i Interval) bool { return !i.Exists && i.Why == census }
