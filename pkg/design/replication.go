package design

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/replicate"
)

// Replicates are other weights for the same rows, whose estimates tell the variance. They are given as columns or made
// from the design, not both.
type Replicates struct {
	Scale   replicate.Scale // how the estimates become a variance; for Made, that of the set as a rule
	Columns [][]float64     // replicate weights as given in the data, one slice of rows a replicate; nil where Made is set
	Made    *replicate.Set  // factors by first-stage unit, numbered as Design.Units does; nil where Columns is set
	DF      float64         // degrees of freedom; 0: replicates less 1 for Columns, units less strata of the group for Made
}

// WithReplicates returns a copy of the design whose variances come from replicates.
//
// The estimate of each replicate is computed as that of the full weights, and the variance is what the scale makes of
// them. A replicate in which an estimate does not exist (no weight in the group, or a calibration that fails) is left
// out, with a warning, as the package survey of R does.
//
// It panics when not exactly one of Columns and Made is set, or when they do not fit the rows, the units or the scale.
func (d *Design) WithReplicates(r Replicates) *Design {
	if (r.Columns == nil) == (r.Made == nil) {
		panic("design: Replicates: need Columns or Made, not both")
	}
	for _, column := range r.Columns {
		checkRows("Replicates.Columns", len(column), len(d.unit))
	}
	if r.Made != nil && r.Made.Units != len(d.plan.levels[0].units) {
		panic(fmt.Sprintf("design: Replicates.Made: must have %d units, not %d", len(d.plan.levels[0].units), r.Made.Units))
	}
	if each := r.Scale.Each; each != nil && len(each) != r.count() {
		panic(fmt.Sprintf("design: Replicates.Scale: must be of %d replicates, not %d", r.count(), len(each)))
	}
	c := *d
	c.replicates = &r
	return &c
}

// count returns the number of replicates.
func (r *Replicates) count() int {
	if r.Made != nil {
		return r.Made.Count
	}
	return len(r.Columns)
}

// recalibrated reports whether the weights of each replicate are calibrated on their own.
func (d *Design) recalibrated() bool {
	return d.replicates.Made != nil && d.calibration != nil && d.calibration.Again != nil
}

// eachReplicate calls f with the weights of the rows in each replicate, or nil where they could not be calibrated. f must
// not keep them.
func (d *Design) eachReplicate(f func(r int, weights []float64)) {
	if d.replicates.Columns != nil {
		for r, column := range d.replicates.Columns {
			f(r, column)
		}
		return
	}
	set, number := d.replicates.Made, d.plan.canonical()
	factors, weights := make([]float64, set.Units), make([]float64, len(d.unit))
	full := d.weights
	if d.recalibrated() {
		full = d.calibration.Before
	}
	for r := range set.Count {
		set.Factors(r, factors)
		for row, unit := range d.unit {
			weights[row] = full[row] * factors[number[d.plan.ancestor(unit)]]
		}
		if !d.recalibrated() {
			f(r, weights)
			continue
		}
		again, err := d.calibration.Again(weights)
		if err != nil {
			again = nil
		}
		f(r, again)
	}
}

// A replication takes variances from the totals of the columns in each replicate.
type replication struct {
	design *Design
	totals [][]float64 // by group × columns + column: in each replicate; not a number where there are no weights
}

// replicateTotals adds the rows of the groups up for each replicate.
func (d *Design) replicateTotals(t *Tally, rows rowValues, g Groups) *replication {
	rep := &replication{design: d, totals: make([][]float64, g.Count*(t.columns+1))}
	for i := range rep.totals {
		rep.totals[i] = make([]float64, d.replicates.count())
	}
	if d.replicates.Made != nil && !d.recalibrated() {
		rep.fromCells(t)
		return rep
	}
	sums := make([]sum, len(rep.totals))
	d.eachReplicate(func(r int, weights []float64) {
		if weights == nil {
			for i := range rep.totals {
				rep.totals[i][r] = math.NaN()
			}
			return
		}
		clear(sums)
		for row, group := range g.Of {
			if group >= 0 {
				rows.each(row, func(column int, value float64) {
					sums[group*(t.columns+1)+column].AddProduct(weights[row], value)
				})
			}
		}
		for i, s := range sums {
			rep.totals[i][r] = s.Value()
		}
	})
	return rep
}

// fromCells makes the totals from those of the units, without a pass over the rows.
func (rep *replication) fromCells(t *Tally) {
	set, plan := rep.design.replicates.Made, rep.design.plan
	number := plan.canonical()
	primary := make([]int32, len(t.cells))
	for at, c := range t.cells {
		primary[at] = number[plan.ancestor(c.unit)]
	}
	columns := t.columns + 1
	factors, sums := make([]float64, set.Units), make([]sum, len(rep.totals))
	for r := range set.Count {
		set.Factors(r, factors)
		clear(sums)
		for at, c := range t.cells {
			factor := factors[primary[at]]
			if factor == 0 {
				continue
			}
			for column := range columns {
				sums[int(c.group)*columns+column].AddScaled(factor, t.sums[at*columns+column])
			}
		}
		for i, s := range sums {
			rep.totals[i][r] = s.Value()
		}
	}
}

func (rep *replication) method() Method { return methodOf(ReplicationID) }

// effect computes an estimate in each replicate.
func (rep *replication) effect(e *Estimates, i int) *effect {
	it := e.items[i]
	of := func(column int) []float64 { return rep.totals[it.group*(e.tally.columns+1)+column] }
	replicates := make([]float64, rep.design.replicates.count())
	for r := range replicates {
		replicates[r] = of(it.num)[r]
		if it.den != total {
			replicates[r] /= of(it.den)[r]
		}
	}
	return newReplicated(it.value, replicates)
}

// newReplicated returns the effect of an estimate with its replicates, with a warning where some do not exist.
func newReplicated(value float64, replicates []float64) *effect {
	ef := &effect{value: value, replicates: replicates}
	missing := 0
	for _, x := range replicates {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			missing++
		}
	}
	switch {
	case missing > 0 && missing == len(replicates):
		ef.why = noReplicate
	case missing > 0:
		ef.warnings = []locale.Text{missingReplicates(missing, len(replicates))}
	}
	return ef
}

func (rep *replication) combine(coef []float64, effects []*effect) *effect {
	var value sum
	replicates := make([]sum, rep.design.replicates.count())
	for i, e := range effects {
		value.AddProduct(coef[i], e.value)
		for r, x := range e.replicates {
			replicates[r].AddProduct(coef[i], x)
		}
	}
	c := &effect{value: value.Value(), replicates: make([]float64, len(replicates))}
	for r, s := range replicates {
		c.replicates[r] = s.Value()
	}
	return c
}

// product returns the covariance over the replicates in which both estimates exist.
func (rep *replication) product(a, b *effect) float64 {
	return covariance(rep.design.replicates.Scale, a, b)
}

func covariance(scale replicate.Scale, a, b *effect) float64 {
	kept := scale
	kept.Each = nil
	var x, y []float64
	for r := range a.replicates {
		if d := a.replicates[r] - b.replicates[r]; math.IsNaN(d) || math.IsInf(d, 0) {
			continue
		}
		x, y = append(x, a.replicates[r]), append(y, b.replicates[r])
		if scale.Each != nil {
			kept.Each = append(kept.Each, scale.Each[r])
		}
	}
	return kept.Covariance(a.value, b.value, x, y)
}

func (rep *replication) df(e *Estimates, groups []int) float64 {
	switch r := rep.design.replicates; {
	case r.DF > 0:
		return r.DF
	case r.Columns != nil:
		return float64(len(r.Columns) - 1)
	}
	return e.unitsLessStrata(groups)
}

var oneRow = locale.Text{
	FR: "une seule ligne\u00a0: il en faut au moins deux pour une erreur type",
	EN: "a single row: need at least two for a standard error",
}

var noReplicate = locale.Text{
	FR: "l'estimation n'existe dans aucune réplique\u00a0: il en faut pour une erreur type",
	EN: "the estimate exists in no replicate: need some for a standard error",
}

func missingReplicates(missing, all int) locale.Text {
	return locale.Textf(
		"répliques laissées de côté, faute d'estimation\u00a0: %[1]d de %[2]d",
		"replicates left out, for want of an estimate: %[1]d of %[2]d", missing, all)
}

// doubts returns what is doubtful about replicates of this kind for a quantile.
func (r *Replicates) doubts() []locale.Text {
	if r.Made != nil && (r.Made.Kind == replicate.KindJK1 || r.Made.Kind == replicate.KindJKn) {
		return []locale.Text{{
			FR: "le jackknife ne convient pas aux quantiles\u00a0: préférer le bootstrap ou la linéarisation",
			EN: "the jackknife does not suit quantiles: prefer the bootstrap or linearisation",
		}}
	}
	return nil
}
