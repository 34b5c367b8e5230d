package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/tail"
)

// Logit returns the interval of a proportion count / base that is symmetric about its log odds:
//
//	1 / (1 + e^-l), l = ln(x/(n-x)) ± z √(n/(x(n-x)))
//
// with x = count, n = base and z the normal quantile of the level. Log odds are infinite where count is 0 or base: there
// the bounds are those of ClopperPearson, exactly 0 on the left or exactly 1 on the right. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001), 101-133.
func Logit(count, base int, level float64) Interval {
	return proportion(LogitID, count, base, level, func() (lo, hi float64) {
		if count == 0 || count == base {
			return clopperPearsonBounds(count, base, level)
		}
		x, rest := float64(count), float64(base-count)
		middle := math.Log(x / rest)
		half := tail.NormalWithin(level) * math.Sqrt(1/x+1/rest)
		return 1 / (1 + math.Exp(half-middle)), 1 / (1 + math.Exp(-middle-half))
	})
}
