package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/round"
)

// A Fraction is a count over a base.
type Fraction struct {
	Count int // numerator, from 0 to Base
	Base  int // denominator, above 0
}

// DenominatorsOf returns every fraction with a base up to maxBase that prints as the given percent, by base and then by
// count: which bases can have given "81 %", and which cannot. Percents are computed exactly and rounded half up, as
// package round does. percent is the printed number (81 means 81 %) and decimals says how many decimals were printed; a
// percent with more decimals than that matches nothing.
func DenominatorsOf(percent float64, decimals, maxBase int) []Fraction {
	var fractions []Fraction
	for base := 1; base <= maxBase; base++ {
		for _, count := range CountsFor(percent, decimals, base) {
			fractions = append(fractions, Fraction{Count: count, Base: base})
		}
	}
	return fractions
}

// CountsFor returns the counts of the given base that print as the given percent, in increasing order; none where the
// base is not positive. The arguments are those of DenominatorsOf.
func CountsFor(percent float64, decimals, base int) []int {
	if base <= 0 || math.IsNaN(percent) || percent < 0 || percent > 100 {
		return nil
	}
	// Half a unit of the last decimal on both sides, and one count more: the exact test below decides.
	half := math.Pow(10, -float64(decimals)) / 2
	first := max(0, int((percent-half)/100*float64(base))-1)
	last := math.Min(float64(base), (percent+half)/100*float64(base)+1)
	var counts []int
	for count := first; count <= int(last); count++ {
		if round.Percent(count, base, decimals) == percent {
			counts = append(counts, count)
		}
	}
	return counts
}
