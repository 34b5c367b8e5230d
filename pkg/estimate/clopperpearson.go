package estimate

import "gonum.org/v1/gonum/stat/distuv"

// ClopperPearson returns the exact interval of a proportion count / base, the proportions that a binomial test with equal
// tails does not reject:
//
//	lo = B(α/2; x, n-x+1)
//	hi = B(1-α/2; x+1, n-x)
//
// with x = count, n = base, α = 1 - level and B the quantile of the beta distribution. It covers the proportion with at
// least the level, often with more. It is exactly 0 on the left where count is 0 and exactly 1 on the right where count
// is base. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404-413.
func ClopperPearson(count, base int, level float64) Interval {
	return proportion(ClopperPearsonID, count, base, level, func() (lo, hi float64) {
		return clopperPearsonBounds(count, base, level)
	})
}

func clopperPearsonBounds(count, base int, level float64) (lo, hi float64) {
	tail := (1 - level) / 2
	return exactLower(count, base, tail), 1 - exactLower(base-count, base, tail)
}

// exactLower returns the proportion under which count or more has the probability of the tail.
func exactLower(count, base int, tail float64) float64 {
	if count == 0 {
		return 0
	}
	return betaQuantile(tail, float64(count), float64(base-count+1))
}

// betaQuantile returns the value below which a beta variable lies with the given probability.
func betaQuantile(probability, alpha, beta float64) float64 {
	return distuv.Beta{Alpha: alpha, Beta: beta}.Quantile(probability)
}
