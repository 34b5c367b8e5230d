package design

// Means returns the mean of y in each group:
//
//	Σ w y / Σ w
//
// It panics when y or the groups do not fit the rows, or a value inside a group is not finite.
func (d *Design) Means(y []float64, g Groups) *Estimates {
	return d.estimates(rowValues{columns: [][]float64{y}}, g, kind{num: 1, den: 0})
}

// Totals returns the total of y in each group, Σ w y; y nil stands for 1 each, which gives the size of the group in the
// population.
//
// It panics when y or the groups do not fit the rows, or a value inside a group is not finite.
func (d *Design) Totals(y []float64, g Groups) *Estimates {
	if y == nil {
		return d.estimates(rowValues{}, g, kind{num: 0, den: total})
	}
	return d.estimates(rowValues{columns: [][]float64{y}}, g, kind{num: 1, den: total})
}

// Ratios returns the ratio of the totals of num and den in each group:
//
//	Σ w num / Σ w den
//
// A group whose denominator adds up to 0 has none.
//
// It panics when num, den or the groups do not fit the rows, or a value inside a group is not finite.
func (d *Design) Ratios(num, den []float64, g Groups) *Estimates {
	return d.estimates(rowValues{columns: [][]float64{num, den}}, g, kind{num: 1, den: 2})
}

// Proportions returns the share of each of k categories in each group; that of category c in group g is estimate
// g·k + c. It is the mean of a variable that is 1 in the category and 0 elsewhere: numerator and denominator have the
// same rows.
//
// It panics when category or the groups do not fit the rows, or a category inside a group is not 0 to k-1: rows without
// one belong in no group.
func (d *Design) Proportions(category []int, k int, g Groups) *Estimates {
	return d.estimates(rowValues{byCategory: true, category: category, k: k}, g, shares(k)...)
}

func shares(k int) []kind {
	kinds := make([]kind, k)
	for c := range kinds {
		kinds[c] = kind{num: c + 1, den: 0}
	}
	return kinds
}

// estimates adds the rows up and gives the sums the variances of the design.
func (d *Design) estimates(rows rowValues, g Groups, kinds ...kind) *Estimates {
	g.check(len(d.unit))
	rows.check(len(d.unit))
	t := rows.tally(d, g)
	var src source
	switch {
	case d.replicates != nil:
		src = d.replicateTotals(t, rows, g)
	case d.calibration != nil:
		src = d.calibratedSource(t, rows, g)
	}
	return newEstimates(t, g.Count, src, kinds...)
}
