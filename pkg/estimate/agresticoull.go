package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/tail"
)

// AgrestiCoull returns the interval of a proportion count / base that adds z²/2 units of each kind and takes the normal
// one:
//
//	p' ± z √(p'(1-p') / (n + z²)), p' = (x + z²/2) / (n + z²)
//
// with x = count, n = base and z the normal quantile of the level. It has the centre of the interval of Wilson and holds
// it. The formula passes 0 where count is 0 or small, and 1 at the other end: there the bound is exactly 0, or exactly 1.
// An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: A. Agresti and B. A. Coull, The American Statistician 52 (1998), 119-126.
func AgrestiCoull(count, base int, level float64) Interval {
	return proportion(AgrestiCoullID, count, base, level, func() (lo, hi float64) {
		z := tail.NormalWithin(level)
		n := float64(base) + z*z
		p := (float64(count) + z*z/2) / n
		half := z * math.Sqrt(p*(1-p)/n)
		return max(0, p-half), min(1, p+half)
	})
}
