package contingency

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// chiSquareTail returns P(X ≥ x) for a chi-square variable.
func chiSquareTail(x, df float64) float64 {
	return clamped(mathext.GammaIncRegComp(df/2, max(x, 0)/2))
}

// fTail returns P(X ≥ x) for an F variable; with infinite degrees of freedom below it is a chi-square variable.
func fTail(x, df1, df2 float64) float64 {
	if math.IsInf(df2, 1) {
		return chiSquareTail(x*df1, df1)
	}
	x = max(x, 0)
	return clamped(mathext.RegIncBeta(df2/2, df1/2, df2/(df2+df1*x)))
}

// studentTails returns P(|T| ≥ |t|) for a Student variable; with infinite degrees of freedom it is a normal one.
func studentTails(t, df float64) float64 {
	if math.IsInf(df, 1) {
		return clamped(math.Erfc(math.Abs(t) / math.Sqrt2))
	}
	return clamped(mathext.RegIncBeta(df/2, 0.5, df/(df+t*t)))
}

// normalQuantile returns z such that a standard normal value lies within -z and z with the given probability.
func normalQuantile(level float64) float64 { return distuv.UnitNormal.Quantile(1 - (1-level)/2) }

// clamped keeps a p value above 0 and at most 1.
func clamped(p float64) float64 { return min(max(p, SmallestP), 1) }
