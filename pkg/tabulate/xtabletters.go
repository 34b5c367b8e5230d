package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/letters"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
)

// NoCorrection is the name for letters whose p values are not adjusted for the number of pairs of columns.
const NoCorrection = "none"

// letterCorrections are the corrections of letters after NoCorrection, as flags name them, with their methods.
var letterCorrections = []struct{ name, id string }{
	{"bonferroni", multiple.BonferroniID}, {"holm", multiple.HolmID}, {"bh", multiple.BenjaminiHochbergID},
}

// LetterCorrections returns the names of the corrections of letters; the first is the default.
func LetterCorrections() []string {
	names := []string{NoCorrection}
	for _, correction := range letterCorrections {
		names = append(names, correction.name)
	}
	return names
}

// letterSpec says how the columns are compared.
func (r XtabRequest) letterSpec() letters.Spec {
	spec := letters.Spec{MinBase: r.MinBase}
	for _, correction := range letterCorrections {
		if correction.name == r.Correction {
			m, _ := multiple.Lookup(correction.id)
			spec.Correction = letters.Correction{
				Name:   locale.Textf("correction de %s", "%s correction", m.Name),
				Adjust: func(p []float64) []float64 { return multiple.Adjust(p, correction.id) },
			}
		}
	}
	return spec
}

// letter compares the columns line by line.
func (x *Xtab) letter(c *crossing, request XtabRequest) {
	spec := request.letterSpec()
	least := spec.MinBase
	if least == 0 {
		least = letters.DefaultMinBase
	}
	_, columns := x.answers()
	for j := range columns {
		if x.bases[j].n < least {
			x.small = append(x.small, locale.Textf("%s (%s)", "%s (%s)", x.columns[j].label, locale.Count(x.bases[j].n)))
		}
	}
	x.constant = slices.ContainsFunc(x.cells, func(line []xtabCell) bool {
		return slices.ContainsFunc(line[:columns], func(cell xtabCell) bool { return cell.has && (cell.percent == 0 || cell.percent == 100) })
	})
	x.spec = spec.Specification()
	if c.design != nil {
		x.spec = spec.DesignSpecification()
	}
	for k, line := range x.lines {
		if !x.counts(line) {
			continue
		}
		if c.design != nil {
			x.letterDesign(c, spec, k)
			continue
		}
		shares := make([]letters.Share, columns)
		for j := range shares {
			shares[j] = letters.Share{Count: x.cells[k][j].count, Base: x.cells[k][j].base}
		}
		for j, column := range letters.Proportions(spec, shares).Columns {
			x.cells[k][j].letters = column.Text()
		}
	}
}

// letterDesign compares the columns of a line under the design. A column in which all or none are in the line has an
// estimated variance of 0 and is not compared, as without a design.
func (x *Xtab) letterDesign(c *crossing, spec letters.Spec, k int) {
	shares := x.columnShares(c, k)
	_, columns := x.answers()
	var kept, bases []int
	var values []float64
	for j := range columns {
		if e := x.cells[k][j].estimate; e != nil && e.HasSE && e.Value > 0 && e.Value < 1 {
			kept, bases, values = append(kept, j), append(bases, x.bases[j].n), append(values, e.Value)
		}
	}
	tests := letters.Estimates(spec, values, covarianceOf(shares, kept), bases, x.cells[k][columns].df())
	for at, column := range tests.Columns {
		var names []string
		for _, lower := range column.Above {
			names = append(names, letters.Name(kept[lower]))
		}
		x.cells[k][kept[at]].letters = strings.Join(names, " ")
	}
}

// df returns the degrees of freedom of a cell's percent.
func (cell xtabCell) df() float64 {
	if cell.estimate == nil {
		return 0
	}
	return cell.estimate.DF
}

// covarianceOf returns the covariance of the shares of a line in some columns.
func covarianceOf(shares *design.Estimates, columns []int) [][]float64 {
	cov := make([][]float64, len(columns))
	for a, i := range columns {
		for _, j := range columns {
			v, _ := shares.Covariance(2*i, 2*j)
			cov[a] = append(cov[a], v)
		}
	}
	return cov
}
