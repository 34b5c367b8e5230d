package contingency

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// A RaoScottTest is the Pearson test of a table of proportions under a sampling design.
type RaoScottTest struct {
	Shape       Shape         // what of the table counts; its N is the number of respondents
	Value       float64       // X² of the proportions at n respondents, which ignores the design; 0 or more
	Defined     bool          // false: there is no test and Why says why
	Why         locale.Text   // the reason for having no test; empty where there is one
	DF          int           // degrees of freedom of X², (rows - 1)(columns - 1); 0 where Defined is false
	Effect      float64       // mean generalised design effect; 1 for a simple random sample
	FirstOrder  Corrected     // X² divided by the mean design effect
	SecondOrder Corrected     // F that allows for design effects that differ, by the approximation of Satterthwaite
	Warnings    []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// A Corrected statistic has the distribution that it is referred to.
type Corrected struct {
	Statistic Method      // which correction
	Value     float64     // 0 or more; 0 and without meaning where Defined is false
	Defined   bool        // false: the statistic has no value and Why says why
	Why       locale.Text // the reason for having no value; empty where there is one
	DF        float64     // degrees of freedom, of the numerator for F
	DesignDF  float64     // degrees of freedom of the denominator for F; infinite for a chi-square
	P         float64     // p value of no association, above 0 and at most 1; 1 where Defined is false
}

// RaoScott returns the Pearson chi-square test of Rao and Scott for estimated proportions of the cells of a table, row
// by row, with their design covariance, from n respondents under a design with df degrees of freedom (infinite for
// none):
//
//	X² = n Σ (p(i,j) - p(i,·)p(·,j))² / (p(i,·)p(·,j))
//	Δ  = (C' D⁻¹ C / n)⁻¹ C' D⁻¹ V D⁻¹ C,  D = diag(p), C the contrasts of the interaction
//	first order:  X² / (tr Δ / k) ~ χ²(k),  k = (r - 1)(c - 1)
//	second order: X² / tr Δ ~ F(d, d·df),   d = (tr Δ)² / tr Δ²
//
// as svychisq of the R package survey does with statistic = "Chisq" and "F": the design effects are taken at the
// estimated proportions and not at those of independence. A cell of proportion 0 adds nothing to Δ. Under simple
// multinomial sampling Δ is the identity, and the first order is the ordinary test.
//
// It is undefined for no respondent, where fewer than two rows or columns have a proportion above 0, and where Δ does
// not exist or is 0; the second order is undefined without a degree of freedom. It panics when a size does not fit or
// the proportions do not add up to 1, unless all are 0.
//
// Sources: J. N. K. Rao and A. J. Scott, On chi-squared tests for multiway contingency tables with cell proportions
// estimated from survey data, Annals of Statistics 12 (1984), 46-60; D. R. Thomas and J. N. K. Rao, Journal of the
// American Statistical Association 82 (1987), 630-636.
func RaoScott(p []float64, cov [][]float64, rows, columns, n int, df float64) RaoScottTest {
	checkDesign(p, cov, rows, columns)
	if total := sorted(slices.Clone(p)); total != 0 && math.Abs(total-1) > 1e-9 {
		panic(fmt.Sprintf("contingency: p: must add up to 1, not %v", total))
	}
	k := keep(p, rows, columns)
	shape := k.shape(n)
	test := RaoScottTest{Shape: shape, Why: shape.why(), Warnings: shape.doubts()}
	test.FirstOrder = Corrected{Statistic: methodOf(RaoScottFirstID), P: 1}
	test.SecondOrder = Corrected{Statistic: methodOf(RaoScottSecondID), P: 1}
	if test.Why.IsZero() {
		test.correct(k.cells(p), k.covariance(cov), df)
	}
	if !test.Defined {
		test.FirstOrder.Why, test.SecondOrder.Why = test.Why, test.Why
	}
	return test
}

// correct sets the statistic and its corrections.
func (r *RaoScottTest) correct(p []float64, cov *mat.SymDense, df float64) {
	effects, ok := designEffects(p, cov, r.Shape)
	trace := 0.0
	if ok {
		trace = mat.Trace(effects)
	}
	if !(trace > 0) {
		r.Why = locale.Text{
			FR: "la covariance des proportions est nulle ou singulière\u00a0: aucun effet de plan à estimer",
			EN: "the covariance of the proportions is zero or singular: no design effect to estimate",
		}
		return
	}
	r.Defined, r.DF = true, (r.Shape.Rows-1)*(r.Shape.Columns-1)
	r.Value, r.Effect = proportionStatistic(p, r.Shape), trace/float64(r.DF)
	first, second := &r.FirstOrder, &r.SecondOrder
	first.Defined, first.Value, first.DF, first.DesignDF = true, r.Value/r.Effect, float64(r.DF), math.Inf(1)
	first.P = tail.ChiSquare(first.Value, first.DF)
	if !(df > 0) {
		second.Why = noFreedom
		return
	}
	var square mat.Dense
	square.Mul(effects, effects)
	second.Defined, second.Value, second.DF = true, r.Value/trace, trace*trace/mat.Trace(&square)
	second.DesignDF = second.DF * df
	second.P = tail.F(second.Value, second.DF, second.DesignDF)
}

var noFreedom = locale.Text{
	FR: "trop peu de degrés de liberté du plan de sondage pour une loi de F",
	EN: "too few degrees of freedom of the design for an F distribution",
}

// proportionStatistic returns X² of proportions.
func proportionStatistic(p []float64, s Shape) float64 {
	rows, columns := totals(p, s)
	terms := make([]float64, 0, len(p))
	for i, r := range rows {
		for j, c := range columns {
			d := p[i*s.Columns+j] - r*c
			terms = append(terms, float64(s.N)*d*d/(r*c))
		}
	}
	return sorted(terms)
}

// designEffects returns the matrix of the generalised design effects of the interaction, or false where it does not
// exist.
func designEffects(p []float64, cov *mat.SymDense, s Shape) (*mat.Dense, bool) {
	contrasts := mat.NewDense(len(p), (s.Rows-1)*(s.Columns-1), nil) // D⁻¹ C
	weighted := mat.NewDense(len(p), (s.Rows-1)*(s.Columns-1), nil)  // C / n where p is above 0
	for i := range s.Rows - 1 {
		for j := range s.Columns - 1 {
			place := i*(s.Columns-1) + j
			set := func(cell int, sign float64) {
				if p[cell] > 0 {
					contrasts.Set(cell, place, sign/p[cell])
					weighted.Set(cell, place, sign/float64(s.N))
				}
			}
			last := (s.Rows - 1) * s.Columns
			set(i*s.Columns+j, 1)
			set(i*s.Columns+s.Columns-1, -1)
			set(last+j, -1)
			set(last+s.Columns-1, 1)
		}
	}
	var simple, design, half, effects mat.Dense
	simple.Mul(weighted.T(), contrasts)
	half.Mul(cov, contrasts)
	design.Mul(contrasts.T(), &half)
	if err := effects.Solve(&simple, &design); err != nil {
		return nil, false
	}
	return &effects, true
}
