package contingency

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// noncentralCDF returns P(X ≤ x) for a noncentral chi-square variable, a mixture of central ones:
//
//	Σ e^(-λ/2) (λ/2)^k / k! P(χ²(df + 2k) ≤ x)
//
// It adds the terms whose Poisson weight is not lost to rounding, and steps down from the largest number of degrees of
// freedom, where each probability is the one before and a positive term.
func noncentralCDF(x, df, lambda float64) float64 {
	if lambda == 0 {
		return mathext.GammaIncReg(df/2, x/2)
	}
	half, y := lambda/2, x/2
	reach := 12*math.Sqrt(half) + 60
	first, last := math.Max(0, math.Floor(half-reach)), math.Ceil(half+reach)
	central, sum := mathext.GammaIncReg(df/2+last, y), 0.0
	for k := last; k >= first; k-- {
		factorial, _ := math.Lgamma(k + 1)
		sum += math.Exp(k*math.Log(half)-half-factorial) * central
		if a := df/2 + k - 1; k > first {
			gamma, _ := math.Lgamma(a + 1)
			central += math.Exp(a*math.Log(y) - y - gamma)
		}
	}
	return min(sum, 1)
}

// noncentralities returns the bounds of the noncentrality of which x is a draw: the one below which x would be too
// large, and the one above which it would be too small. Each is 0 where none is.
func noncentralities(x, df, level float64) (lower, upper float64) {
	tail := (1 - level) / 2
	return noncentrality(x, df, 1-tail), noncentrality(x, df, tail)
}

// noncentrality returns the noncentrality for which P(X ≤ x) is p, or 0 where it is below p for any.
func noncentrality(x, df, p float64) float64 {
	if x == 0 || noncentralCDF(x, df, 0) <= p {
		return 0
	}
	lo, hi := 0.0, max(x, 1)
	for noncentralCDF(x, df, hi) > p {
		lo, hi = hi, 2*hi
	}
	for range 200 {
		mid := lo + (hi-lo)/2
		if mid == lo || mid == hi {
			break
		}
		if noncentralCDF(x, df, mid) > p {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
