package calibrate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Linear multiplies the weights so that the weighted total of each column of the model is the known one, with the
// smallest weighted sum of squares of g - 1:
//
//	g = 1 + x'λ, Σ w g x = t
//
// which gives the generalised regression estimator. With Bounds it is the truncated linear method: g is 1 + x'λ cut to
// the bounds, and λ is found by Newton's steps. Columns that others imply, as the last category of a second margin, need
// not be left out, as long as their totals agree.
//
// Without bounds a factor can be negative, which is a warning with its count. Totals that contradict each other, a
// column without values above or below 0 and a total other than 0, bounds that do not enclose 1, and bounds within which
// the totals are not met in MaxIterations steps are errors. For a model of margins, Check says more.
//
// It panics when the model does not have one row a weight and one total a column.
//
// Source: J.-C. Deville and C.-E. Särndal, Calibration estimators in survey sampling, Journal of the American
// Statistical Association 87 (1992), 376-382.
func Linear(weights []float64, x *Model, totals []float64, o Options) (*Result, error) {
	if x.Rows() != len(weights) {
		panic("calibrate: x: must have one row a weight")
	}
	if x.P() != len(totals) {
		panic("calibrate: totals: must be one a column")
	}
	if err := checkLinear(weights, x, totals, o); err != nil {
		return nil, err
	}
	n := newNewton(weights, x, totals, o)
	iterations, err := n.solve(o)
	if err != nil {
		return nil, err
	}
	result := newResult(weights, n.factors, x, totals, iterations)
	result.Warnings = negative(n.factors)
	return result, nil
}

func checkLinear(weights []float64, x *Model, totals []float64, o Options) error {
	if err := checkWeights(weights); err != nil {
		return err
	}
	if o.bounded() && !(o.Bounds[0] < 1 && o.Bounds[1] > 1) {
		return problem(
			"les bornes des facteurs doivent encadrer 1 (données\u00a0: %s et %s)",
			"the bounds of the factors must enclose 1 (given: %s and %s)",
			number(o.Bounds[0]), number(o.Bounds[1]),
		)
	}
	for j, size := range x.sizes(weights) {
		name, t := x.Names[j], totals[j]
		switch {
		case math.IsNaN(t) || math.IsInf(t, 0):
			return problem(
				"la colonne %s\u00a0: il faut un total fini (donné\u00a0: %s)", "column %s: need a finite total (given: %s)",
				name, number(t),
			)
		case math.IsNaN(size) || math.IsInf(size, 0):
			return problem(
				"la colonne %s\u00a0: il faut une valeur finie par ligne", "column %s: need a finite value in each row", name,
			)
		case size == 0 && t != 0:
			return problem(
				"la colonne %s\u00a0: total %s, aucun répondant n'y a de valeur autre que 0\u00a0; la fusionner avec une autre",
				"column %s: total %s, no respondent has a value other than 0 in it; merge it with another", name, number(t),
			)
		}
	}
	return nil
}

// negative returns the warning about factors below 0, or nil.
func negative(factors []float64) []locale.Text {
	count := 0
	for _, g := range factors {
		if g < 0 {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	return []locale.Text{locale.Textf(
		"facteurs négatifs\u00a0: %d\u00a0; donner des bornes ou choisir le raking ratio",
		"negative factors: %d; give bounds or choose raking", count,
	)}
}
