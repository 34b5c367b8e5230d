package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// MeanInterval returns the Student interval of a mean. With population 0 it speaks of units like these:
//
//	m ± t(n-1) s / √n
//
// and with a population above 0 of that very population, by the finite population correction:
//
//	m ± t(n-1) s √((1 - n/N) / n)
//
// It supposes a simple random sample of values that are about normal, or enough of them. Values that are all equal give
// an interval without width. There is no interval with fewer than two values, nor where the population is smaller than
// the sample (the data are wrong) or equal to it (a complete census has no sampling error).
//
// It panics when population is negative, or level does not lie between 0 and 1.
//
// Sources: Student, Biometrika 6 (1908), 1-25; W. G. Cochran, Sampling Techniques, 3rd edition, Wiley, 1977, sections
// 2.6 to 2.8.
func MeanInterval(s Summary, population int, level float64) Interval {
	checkLevel(level)
	if population < 0 {
		panic("estimate: population: must not be negative")
	}
	method, correction := methodOf(StudentID), 1.0
	if population > 0 {
		method = methodOf(StudentFiniteID)
		correction = 1 - float64(s.N)/float64(population)
	}
	switch {
	case s.N == 0:
		return none(method, level, locale.Text{
			FR: "aucune valeur\u00a0: aucune moyenne à estimer",
			EN: "no value: no mean to estimate",
		})
	case population > 0 && population < s.N:
		return none(method, level, populationTooSmall(population, s.N))
	case population == s.N:
		return none(method, level, census)
	case s.N == 1:
		return none(method, level, locale.Text{
			FR: "une seule valeur\u00a0: il en faut au moins deux pour un intervalle",
			EN: "a single value: an interval needs at least two",
		})
	}
	t := tail.StudentWithin(level, float64(s.N-1))
	half := t * s.SD * math.Sqrt(correction/float64(s.N))
	return Interval{Lo: s.Mean - half, Hi: s.Mean + half, Level: level, Method: method, Exists: true}
}
