package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/tail"
)

// Arcsine returns the interval of a proportion count / base after the transformation that makes its variance nearly
// constant, with the correction of Anscombe:
//
//	sin²(arcsin √p' ± z / (2√n)), p' = (x + 3/8) / (n + 3/4)
//
// with x = count, n = base and z the normal quantile of the level; the angle stays between 0 and a right angle. It holds
// count / base at every level of one half or more; at a lower one it need not. It is set to exactly 0 on the left where
// count is 0 and to exactly 1 on the right where count is base. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Sources: F. J. Anscombe, Biometrika 35 (1948), 246-254; L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16
// (2001), 101-133.
func Arcsine(count, base int, level float64) Interval {
	return proportion(ArcsineID, count, base, level, func() (lo, hi float64) {
		z := tail.NormalWithin(level)
		return arcsineLower(count, base, z), 1 - arcsineLower(base-count, base, z)
	})
}

// arcsineLower returns the lower bound; the upper one is that of the units without the property, from the other end.
func arcsineLower(count, base int, z float64) float64 {
	if count == 0 {
		return 0
	}
	p := (float64(count) + 0.375) / (float64(base) + 0.75)
	sine := math.Sin(max(0, math.Asin(math.Sqrt(p))-z/(2*math.Sqrt(float64(base)))))
	return sine * sine
}
