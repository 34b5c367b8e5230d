package contingency

import (
	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// A WaldTest is the Wald test of no association in a table of estimates under a sampling design.
type WaldTest struct {
	Shape    Shape         // what of the table counts; its N is the number of respondents
	Defined  bool          // false: there is no test and Why says why
	Why      locale.Text   // the reason for having no test; empty where there is one
	Plain    Corrected     // W / k, referred to F with the degrees of freedom of the design
	Adjusted Corrected     // adjusted for the degrees of freedom that the covariance costs; the better one of few clusters
	Warnings []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// Wald returns the Wald test of independence for estimated totals, or proportions, of the cells of a table, row by row,
// with their design covariance, from n respondents under a design with df degrees of freedom:
//
//	Y(i,j) = t(i,j) - t(i,·) t(·,j) / t,  W = Y' V(Y)⁻¹ Y over all rows and columns but one,  k = (r - 1)(c - 1)
//	plain:    W / k ~ F(k, df)
//	adjusted: W (df - k + 1) / (k df) ~ F(k, df - k + 1)
//
// V(Y) is linearised. Of totals it is svychisq of the R package survey with statistic = "Wald" and "adjWald"; of
// proportions it differs a little, since the total then does not vary.
//
// It is undefined for no respondent, where fewer than two rows or columns have an estimate above 0 and where V(Y) is
// singular; each form is undefined without a degree of freedom. It is unstable where k is not far below df. It panics
// when a size does not fit.
//
// Source: G. G. Koch, D. H. Freeman and J. L. Freeman, Strategies in the multivariate analysis of data from complex
// surveys, International Statistical Review 43 (1975), 59-78.
func Wald(cells []float64, cov [][]float64, rows, columns, n int, df float64) WaldTest {
	checkDesign(cells, cov, rows, columns)
	k := keep(cells, rows, columns)
	shape := k.shape(n)
	test := WaldTest{Shape: shape, Why: shape.why(), Warnings: shape.doubts()}
	test.Plain = Corrected{Statistic: methodOf(WaldID), P: 1}
	test.Adjusted = Corrected{Statistic: methodOf(AdjustedWaldID), P: 1}
	if test.Why.IsZero() {
		if w, ok := quadratic(k.cells(cells), k.covariance(cov), shape); ok {
			test.Defined = true
			free := freedom(shape)
			test.Plain.refer(w/free, free, df)
			test.Adjusted.refer(w*(df-free+1)/(free*df), free, df-free+1)
			return test
		}
		test.Why = locale.Text{
			FR: "la covariance des écarts à l'indépendance est singulière\u00a0: il faut plus de grappes ou moins de catégories",
			EN: "the covariance of the departures from independence is singular: more clusters or fewer categories are needed",
		}
	}
	test.Plain.Why, test.Adjusted.Why = test.Why, test.Why
	return test
}

// refer sets a value and its p value by an F distribution, unless that has no degree of freedom.
func (c *Corrected) refer(value, df, designDF float64) {
	if !(designDF > 0) {
		c.Why = noFreedom
		return
	}
	c.Defined, c.Value, c.DF, c.DesignDF, c.P = true, value, df, designDF, tail.F(value, df, designDF)
}

// quadratic returns the Wald statistic, or false where the covariance is singular.
func quadratic(cells []float64, cov *mat.SymDense, s Shape) (float64, bool) {
	rows, columns := totals(cells, s)
	total := sorted(append([]float64(nil), rows...))
	k := (s.Rows - 1) * (s.Columns - 1)
	departures, slopes := mat.NewVecDense(k, nil), mat.NewDense(k, len(cells), nil)
	for place := range k {
		i, j := place/(s.Columns-1), place%(s.Columns-1)
		departures.SetVec(place, cells[i*s.Columns+j]-rows[i]*columns[j]/total)
		for cell := range cells {
			slope := rows[i] * columns[j] / (total * total)
			inRow, inColumn := cell/s.Columns == i, cell%s.Columns == j
			if inRow {
				slope -= columns[j] / total
			}
			if inColumn {
				slope -= rows[i] / total
			}
			if inRow && inColumn {
				slope++
			}
			slopes.Set(place, cell, slope)
		}
	}
	var half, variance mat.Dense
	half.Mul(slopes, cov)
	variance.Mul(&half, slopes.T())
	var solved mat.VecDense
	if err := solved.SolveVec(&variance, departures); err != nil {
		return 0, false
	}
	return max(0, mat.Dot(departures, &solved)), true
}
