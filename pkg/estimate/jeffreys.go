package estimate

// Jeffreys returns the interval with equal tails of a proportion count / base under the prior of Jeffreys:
//
//	lo = B(α/2; x+½, n-x+½)
//	hi = B(1-α/2; x+½, n-x+½)
//
// with x = count, n = base, α = 1 - level and B the quantile of the beta distribution. It covers the proportion with the
// level on average, not always. It holds count / base at every level of one half or more; at a lower one it need not. It
// is set to exactly 0 on the left where count is 0 and to exactly 1 on the right where count is base, as the source
// advises. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001), 101-133.
func Jeffreys(count, base int, level float64) Interval {
	return proportion(JeffreysID, count, base, level, func() (lo, hi float64) {
		tail := (1 - level) / 2
		return jeffreysLower(count, base, tail), 1 - jeffreysLower(base-count, base, tail)
	})
}

func jeffreysLower(count, base int, tail float64) float64 {
	if count == 0 {
		return 0
	}
	return betaQuantile(tail, float64(count)+0.5, float64(base-count)+0.5)
}
