package reliability

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The reasons for having no coefficient.
var (
	tooFewItems = locale.Text{FR: "moins de deux énoncés", EN: "fewer than two items"}
	tooFew      = locale.Text{FR: "moins de deux répondants complets", EN: "fewer than two complete respondents"}
	equalTotals = locale.Text{FR: "totaux tous égaux", EN: "totals all equal"}
	constant    = locale.Text{FR: "énoncé constant", EN: "constant item"}
)

// negligible is the share of the items' variance below which that of the totals is rounding and nothing else.
const negligible = 1e-12

func absent(why locale.Text) Coefficient { return Coefficient{Why: why} }

func value(x float64) Coefficient { return Coefficient{Value: x, Exists: true} }

// alpha returns Cronbach's alpha of items without missing answers.
func alpha(items [][]float64) Coefficient {
	k := float64(len(items))
	switch {
	case len(items) < 2:
		return absent(tooFewItems)
	case len(items[0]) < 2:
		return absent(tooFew)
	}
	parts, whole := variances(items)
	if whole <= negligible*parts {
		return absent(equalTotals)
	}
	return value(k / (k - 1) * (1 - parts/whole))
}

// variances returns the sum of the variances of the items and the variance of their totals.
func variances(items [][]float64) (parts, whole float64) {
	for _, answers := range items {
		parts += variance(answers)
	}
	return parts, variance(totals(items))
}

// itemTotal returns Pearson's correlation of the answers to an item with the totals of the others.
func itemTotal(answers []float64, others [][]float64) Coefficient {
	switch {
	case len(others) == 0:
		return absent(tooFewItems)
	case len(answers) < 2:
		return absent(tooFew)
	case isConstant(answers):
		return absent(constant)
	}
	parts, whole := variances(others)
	if whole <= negligible*parts {
		return absent(equalTotals)
	}
	r := covariance(answers, totals(others)) / math.Sqrt(variance(answers)*whole)
	return value(max(-1, min(1, r)))
}

// standardised returns the alpha of the items divided by their standard deviations.
func standardised(items [][]float64) Coefficient {
	scaled := make([][]float64, len(items))
	for i, answers := range items {
		if len(answers) >= 2 && isConstant(answers) {
			return absent(constant)
		}
		center, sd := mean(answers), math.Sqrt(variance(answers))
		for _, x := range answers {
			scaled[i] = append(scaled[i], (x-center)/sd)
		}
	}
	return alpha(scaled)
}

// feldt returns the interval of an alpha from n respondents and k items:
//
//	[1 - (1-a) F(1-α/2), 1 - (1-a) F(α/2)]
//
// with F the quantile of the F distribution with n-1 and (n-1)(k-1) degrees of freedom and α = 1 - level.
//
// Source: L. S. Feldt, D. J. Woodruff and F. A. Salih, Applied Psychological Measurement 11 (1987), 93-103.
func feldt(a Coefficient, n, k int, level float64) Interval {
	if !a.Exists || a.Value == 1 {
		return Interval{Level: level}
	}
	f := distuv.F{D1: float64(n - 1), D2: float64((n - 1) * (k - 1))}
	tail := (1 - level) / 2
	return Interval{
		Lo: 1 - (1-a.Value)*f.Quantile(1-tail), Hi: 1 - (1-a.Value)*f.Quantile(tail),
		Level: level, Exists: true,
	}
}
