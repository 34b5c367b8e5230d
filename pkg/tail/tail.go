// Package tail has the tails and the central quantiles of the distributions that tests and intervals share.
//
// A p value is never 0: one below Smallest is given as it.
package tail

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// Smallest is given for a p value below it.
const Smallest = 1e-290

// Clamp keeps a p value above 0 and at most 1.
func Clamp(p float64) float64 { return min(max(p, Smallest), 1) }

// ChiSquare returns P(X ≥ x) for a chi-square variable.
func ChiSquare(x, df float64) float64 {
	return Clamp(mathext.GammaIncRegComp(df/2, max(x, 0)/2))
}

// F returns P(X ≥ x) for an F variable; with infinite degrees of freedom below it is a chi-square variable.
func F(x, df1, df2 float64) float64 {
	if math.IsInf(df2, 1) {
		return ChiSquare(x*df1, df1)
	}
	x = max(x, 0)
	return Clamp(mathext.RegIncBeta(df2/2, df1/2, df2/(df2+df1*x)))
}

// Student returns P(|T| ≥ |t|) for a Student variable; with infinite degrees of freedom it is a normal one.
func Student(t, df float64) float64 {
	if math.IsInf(df, 1) {
		return Clamp(math.Erfc(math.Abs(t) / math.Sqrt2))
	}
	return Clamp(mathext.RegIncBeta(df/2, 0.5, df/(df+t*t)))
}

// NormalWithin returns z such that a standard normal variable lies within -z and z with the given probability.
func NormalWithin(level float64) float64 { return distuv.UnitNormal.Quantile(1 - (1-level)/2) }

// StudentWithin returns t such that a Student variable lies within -t and t with the given probability.
func StudentWithin(level, df float64) float64 {
	return distuv.StudentsT{Sigma: 1, Nu: df}.Quantile(1 - (1-level)/2)
}
