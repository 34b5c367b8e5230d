package design

import "fmt"

// Means returns the mean of a column in each of so many groups, as Design.Means does; column 1 is the first value of a
// row. The tally must not be added to while the estimates are read.
//
// It panics when the tally has no such column, or rows of other groups.
func (t *Tally) Means(column, groups int) *Estimates {
	t.check(column, 1)
	return t.estimates(groups, kind{num: column, den: 0})
}

// Totals returns the total of a column in each of so many groups, as Design.Totals does; column 0 counts 1 each.
//
// It panics when the tally has no such column, or rows of other groups.
func (t *Tally) Totals(column, groups int) *Estimates {
	t.check(column, 0)
	return t.estimates(groups, kind{num: column, den: total})
}

// Ratios returns the ratio of two columns in each of so many groups, as Design.Ratios does.
//
// It panics when the tally has no such column, or rows of other groups.
func (t *Tally) Ratios(num, den, groups int) *Estimates {
	t.check(num, 0)
	t.check(den, 0)
	return t.estimates(groups, kind{num: num, den: den})
}

// Proportions returns the shares of all categories in each of so many groups, as Design.Proportions does.
//
// It panics when the tally does not count categories, or has rows of other groups.
func (t *Tally) Proportions(groups int) *Estimates {
	if !t.category {
		panic("design: tally: must count categories")
	}
	return t.estimates(groups, shares(t.columns)...)
}

func (t *Tally) estimates(groups int, kinds ...kind) *Estimates {
	if groups < len(t.rows) {
		panic(fmt.Sprintf("design: groups: must be at least %d, not %d", len(t.rows), groups))
	}
	t.settle()
	return newEstimates(t, groups, nil, kinds...)
}

func (t *Tally) check(column, first int) {
	if column < first || column > t.columns {
		panic(fmt.Sprintf("design: column: must be %d to %d, not %d", first, t.columns, column))
	}
}
