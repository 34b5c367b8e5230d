package tabulate

import (
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
	"github.com/arrimage/arrimage/pkg/tail"
)

// testUnderDesign tests whether the groups have the same mean or share in the population: two by their difference, more
// by the adjusted Wald test of all differences from the first.
func (c *Comparison) testUnderDesign(filled []ComparedGroup, level float64) {
	if len(filled) == 2 {
		t, doubts := c.designContrast(ComparedPair{First: filled[0], Second: filled[1]}, level)
		c.Tests = []Tested{t}
		c.doubt(doubts...)
		return
	}
	wald, _ := contingency.Lookup(contingency.AdjustedWaldID)
	t := Tested{Test: wald, Number: wald, Label: locale.Same("F")}
	t.Value, t.P, t.Why = c.wald(filled, level, wald)
	t.Defined = t.P.Exists
	c.Tests = []Tested{t}
	if !t.Defined {
		c.doubt(t.Why)
	}
}

// designContrast is the difference of two groups under the design, with their covariance, and what is doubtful about it.
func (c *Comparison) designContrast(p ComparedPair, level float64) (Tested, []locale.Text) {
	coef := make([]float64, len(c.Groups))
	coef[c.position(p.First)], coef[c.position(p.Second)] = 1, -1
	difference := c.estimate.Contrast(coef, level)
	return contrast(c.estimate.Method(), difference, c.Variable.IsShare), difference.Warnings
}

func (c *Comparison) position(g ComparedGroup) int {
	return slices.IndexFunc(c.Groups, func(known ComparedGroup) bool { return known.Key == g.Key })
}

// wald tests whether k+1 groups have the same mean, by the differences d of k of them from the first and their design
// covariance V:
//
//	W = d' V⁻¹ d, W (df - k + 1) / (k df) ~ F(k, df - k + 1)
//
// with df the degrees of freedom of all groups together. It does not depend on which group is the first. There is none
// where an estimate has no standard error, where V is singular or where df is below k.
//
// Source: D. R. Thomas and J. N. K. Rao, Journal of the American Statistical Association 82 (1987), 630-636.
func (c *Comparison) wald(filled []ComparedGroup, level float64, by method.Method) (f float64, p TestedP, why locale.Text) {
	k := len(filled) - 1
	at, coef := make([]int, len(filled)), make([]float64, len(c.Groups))
	for i, g := range filled {
		at[i] = c.position(g)
		coef[at[i]] = 1
	}
	differences, covariance := mat.NewVecDense(k, nil), mat.NewSymDense(k, nil)
	for i := range k {
		differences.SetVec(i, filled[i+1].Estimate.Value-filled[0].Estimate.Value)
		for j := i; j < k; j++ {
			v, ok := c.covariance(at[i+1], at[0], at[j+1])
			if !ok {
				return 0, p, locale.Text{FR: "un groupe n'a pas d'erreur type selon le plan\u00a0: pas de test d'ensemble", EN: "a group has no standard error under the design: no overall test"}
			}
			covariance.SetSym(i, j, v)
		}
	}
	df := c.estimate.Contrast(coef, level).DF - float64(k) + 1
	if df <= 0 {
		return 0, p, locale.Textf("degrés de liberté du plan\u00a0: trop peu pour comparer %d groupes d'un coup", "degrees of freedom of the design: too few to compare %d groups at once", len(filled))
	}
	var solved mat.VecDense
	if err := solved.SolveVec(covariance, differences); err != nil {
		return 0, p, locale.Text{FR: "la covariance des écarts est singulière\u00a0: pas de test d'ensemble", EN: "the covariance of the differences is singular: no overall test"}
	}
	f = max(0, mat.Dot(differences, &solved)) * df / (float64(k) * (df + float64(k) - 1))
	return f, TestedP{P: tail.F(f, float64(k), df), Exists: true, Method: by, DF: float64(k), Against: df}, locale.Text{}
}

// covariance returns that of two differences from the same estimate.
func (c *Comparison) covariance(i, first, j int) (float64, bool) {
	sum := 0.0
	for _, term := range []struct {
		sign float64
		a, b int
	}{{1, i, j}, {-1, i, first}, {-1, first, j}, {1, first, first}} {
		v, ok := c.estimate.Covariance(term.a, term.b)
		if !ok {
			return 0, false
		}
		sum += term.sign * v
	}
	return sum, true
}
