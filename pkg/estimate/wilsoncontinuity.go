package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/tail"
)

// WilsonContinuity returns the score interval of a proportion count / base with a continuity correction:
//
//	lo = (2np + z² - 1 - z √(z² - 2 - 1/n + 4p(n(1-p) + 1))) / (2(n + z²))
//	hi = (2np + z² + 1 + z √(z² + 2 - 1/n + 4p(n(1-p) - 1))) / (2(n + z²))
//
// with p = count/base, n = base and z the normal quantile of the level. It holds the interval of Wilson and covers about
// as much as that of ClopperPearson. It is exactly 0 on the left where count is 0 and exactly 1 on the right where count
// is base, for which the formula has no root. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, method 4.
func WilsonContinuity(count, base int, level float64) Interval {
	return proportion(WilsonContinuityID, count, base, level, func() (lo, hi float64) {
		z := tail.NormalWithin(level)
		return correctedLower(count, base, z), 1 - correctedLower(base-count, base, z)
	})
}

// correctedLower returns the lower bound; the upper one is that of the units without the property, from the other end.
func correctedLower(count, base int, z float64) float64 {
	if count == 0 {
		return 0
	}
	n, p := float64(base), float64(count)/float64(base)
	root := math.Sqrt(z*z - 2 - 1/n + 4*p*(n*(1-p)+1))
	return (2*n*p + z*z - 1 - z*root) / (2 * (n + z*z))
}
