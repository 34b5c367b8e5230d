package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/tail"
)

// Wilson returns the score interval of a proportion count / base:
//
//	(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
//
// with p = count/base, n = base and z the normal quantile of the level. It supposes that the base is drawn at random
// from a population without end: it speaks of units like these. It holds p, stays within 0 and 1, and is exactly 0 on
// the left where count is 0 and exactly 1 on the right where count is base. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
func Wilson(count, base int, level float64) Interval {
	checkShare(count, base)
	checkLevel(level)
	method := methodOf(WilsonID)
	if base == 0 {
		return none(method, level, emptyBase)
	}
	lo, hi := wilsonBounds(count, base, tail.NormalWithin(level))
	return Interval{Lo: lo, Hi: hi, Level: level, Method: method, Exists: true}
}

func wilsonBounds(count, base int, z float64) (lo, hi float64) {
	n, p := float64(base), float64(count)/float64(base)
	center := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	scale := 1 + z*z/n
	lo, hi = (center-half)/scale, (center+half)/scale
	// At the edges the formula gives 0 and 1, but its floating-point value does not.
	if count == 0 {
		lo = 0
	}
	if count == base {
		hi = 1
	}
	return lo, hi
}
