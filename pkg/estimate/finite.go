package estimate

import (
	"fmt"
	"sort"
)

// FinitePopulation returns the exact interval of the share of a finite population, given the share count / base of the
// base units that were drawn from it at random and without replacement:
//
//	lo = T/N for the smallest T with P(X ≥ count | T) > α/2
//	hi = T/N for the largest T with P(X ≤ count | T) > α/2
//
// with X hypergeometric, N = population and α = 1 - level. It covers the true share with at least the level. The bounds
// are shares that the population can have; count / base need not be one, and can fall outside by less than 1/N.
//
// There is no interval where the base is empty, the population is unknown (zero or less), smaller than the base (the
// data are wrong) or equal to it (a complete census has no sampling error).
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: J. P. Buonaccorsi, The American Statistician 41 (1987), 215-218.
func FinitePopulation(count, base, population int, level float64) Interval {
	checkShare(count, base)
	checkLevel(level)
	method := methodOf(FinitePopulationID)
	switch {
	case base == 0:
		return none(method, level, emptyBase)
	case population <= 0:
		return none(method, level, unknownPopulation)
	case population < base:
		return none(method, level, populationTooSmall(population, base))
	case population == base:
		return none(method, level, census)
	}
	lo, hi := FinitePopulationTotal(count, base, population, level)
	return Interval{
		Lo:    float64(lo) / float64(population),
		Hi:    float64(hi) / float64(population),
		Level: level, Method: method, Exists: true,
	}
}

// FinitePopulationTotal returns the smallest and the largest number of units of the population that can have the
// property, at the given level, when count of base units drawn without replacement have it. It is the interval of
// FinitePopulation before the division by the population. A census gives count twice, and an empty base 0 and
// population.
//
// It panics when count does not lie between 0 and base, base between 0 and population, or level between 0 and 1.
func FinitePopulationTotal(count, base, population int, level float64) (lo, hi int) {
	checkShare(count, base)
	checkLevel(level)
	if base > population {
		panic(fmt.Sprintf("estimate: base: must not exceed population, not %d of %d", base, population))
	}
	half := newTailLimit(level)
	// The units without the property mirror those with it: the upper bound of the ones is the lower bound of the others.
	return smallestTotal(count, base, population, half), population - smallestTotal(base-count, base, population, half)
}

// smallestTotal returns the smallest total under which count or more has a probability above the limit. The
// probability grows with the total, so bisection finds it.
func smallestTotal(count, base, population int, half tailLimit) int {
	first, last := count, population-(base-count)
	return first + sort.Search(last-first, func(i int) bool {
		return half.isBelow(hypergeometric{total: first + i, base: base, population: population}, count)
	})
}
