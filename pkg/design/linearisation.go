package design

// A linearisation takes variances from the first-order effect of each sampling unit.
//
// An estimate that is a smooth function of totals has about the variance of the total of its linearised values, which for
// a ratio R = Y/X of weighted totals are
//
//	z = w (y - R x) / X
//
// and for a total z = w y. The values are added up by unit, and the variance of a stage is
//
//	Σ_h (1 - f_h) n_h/(n_h - 1) Σ_i (z_hi - z̄_h)²
//
// over its strata h and their n_h units, f_h of the population being drawn. Where a stage has a finite population
// correction and another stage follows, f_h times the variance of that next stage within each unit is added. Units
// without rows of the group count with z = 0.
//
// Sources: D. A. Binder, On the variances of asymptotically normal estimators from complex surveys, International
// Statistical Review 51 (1983), 279-292; C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling,
// Springer, 1992, sections 4.3 and 5.5. The computation is that of svyrecvar in the package survey of R.
type linearisation struct{ frame *frame }

func (l linearisation) effect(e *Estimates, i int) *effect {
	return l.frame.newEffect(e.cellScores(i))
}

// cellScores returns the linearised totals of the units with rows of the group.
func (e *Estimates) cellScores(i int) scores {
	it := e.items[i]
	scale := e.scale(it)
	cells := e.byGroup[it.group]
	z := scores{units: make([]int32, len(cells)), z: make([]float64, len(cells))}
	for k, cell := range cells {
		z.units[k] = e.tally.cells[cell].unit
		z.z[k] = scale * it.residual(func(column int) sum { return e.tally.sum(cell, column) })
	}
	if e.tally.squares != nil {
		z.squares = e.cellSquares(it, cells)
	}
	return z
}

func (l linearisation) combine(coef []float64, effects []*effect) *effect {
	return l.frame.combine(coef, effects)
}

func (l linearisation) product(a, b *effect) float64 { return l.frame.product(a, b) }

func (linearisation) method() Method { return methodOf(LinearisationID) }

// df returns the number of units less the number of strata of the first stage that hold rows of the groups.
func (l linearisation) df(e *Estimates, groups []int) float64 { return e.unitsLessStrata(groups) }

func (e *Estimates) unitsLessStrata(groups []int) float64 {
	var units degrees
	for _, g := range groups {
		units.add(e, g)
	}
	return units.freedom()
}

// A degrees counts the units of the first stage that hold rows of groups, and their strata.
type degrees struct {
	units, strata map[int32]bool
	rows          int // that are units themselves, gathered
}

// add counts the units of a group of the estimates.
func (d *degrees) add(e *Estimates, group int) {
	if d.units == nil {
		d.units, d.strata = map[int32]bool{}, map[int32]bool{}
	}
	for _, cell := range e.byGroup[group] {
		unit := e.frame.plan.ancestor(e.tally.cells[cell].unit)
		if e.frame.plan.levels[0].gathered {
			d.rows += int(e.tally.counts[cell])
		} else {
			d.units[unit] = true
		}
		d.strata[e.frame.plan.levels[0].units[unit].stratum] = true
	}
}

// freedom returns the units less the strata.
func (d *degrees) freedom() float64 { return float64(len(d.units) + d.rows - len(d.strata)) }
