package estimate

import "gonum.org/v1/gonum/mathext"

// MidP returns the mid-P interval of a proportion count / base, that of ClopperPearson with half the probability of the
// count itself in each tail:
//
//	lo: P(X > x | lo) + P(X = x | lo)/2 = α/2
//	hi: P(X < x | hi) + P(X = x | hi)/2 = α/2
//
// with X binomial, x = count and α = 1 - level. It covers the proportion with the level on average, not always. It holds
// count / base at every level of one half or more; at a lower one it need not. It is exactly 0 on the left where count
// is 0 and exactly 1 on the right where count is base. An empty base has no interval.
//
// It panics when count does not lie between 0 and base, or level between 0 and 1.
//
// Source: G. Berry and P. Armitage, The Statistician 44 (1995), 417-423.
func MidP(count, base int, level float64) Interval {
	return proportion(MidPID, count, base, level, func() (lo, hi float64) {
		tail := (1 - level) / 2
		return midLower(count, base, tail), 1 - midLower(base-count, base, tail)
	})
}

// midLower returns the proportion under which more than count, and half of count, has the probability of the tail. That
// probability is the mean of those of count or more and of more than count, so the root lies between theirs.
func midLower(count, base int, tail float64) float64 {
	if count == 0 {
		return 0
	}
	lo, hi := exactLower(count, base, tail), 1.0
	if count < base {
		hi = betaQuantile(tail, float64(count+1), float64(base-count))
	}
	for {
		middle := lo + (hi-lo)/2
		if middle <= lo || middle >= hi {
			return middle
		}
		if midTail(count, base, middle) < tail {
			lo = middle
		} else {
			hi = middle
		}
	}
}

// midTail returns P(X > count) + P(X = count)/2 for a binomial X; count must be above 0.
func midTail(count, base int, p float64) float64 {
	x, n := float64(count), float64(base)
	more := 0.0
	if count < base {
		more = mathext.RegIncBeta(x+1, n-x, p)
	}
	return (mathext.RegIncBeta(x, n-x+1, p) + more) / 2
}
