package tabulate

import "github.com/arrimage/arrimage/pkg/design"

// weigh estimates the percents and the weighted bases under the design.
func (x *Xtab) weigh(c *crossing, level float64) {
	for j := range x.columns {
		x.bases[j].weight = c.design.Totals(nil, x.groups(c, func(i int) int {
			if c.has(j, i) {
				return 0
			}
			return -1
		}, 1)).At(0, level).Value
	}
	for k, line := range x.lines {
		if !x.counts(line) {
			continue
		}
		switch x.percent {
		case OfColumn:
			x.weighColumns(c, k, level)
		case OfRow:
			x.weighRow(c, k, level)
		case OfTotal:
			x.weighTotal(c, k, level)
		}
	}
}

// groups makes the groups of a design from the units in the base; of gives a unit's group, or -1.
func (x *Xtab) groups(c *crossing, of func(i int) int, count int) design.Groups {
	g := design.Groups{Of: make([]int, len(c.in)), Count: count}
	for i := range g.Of {
		if g.Of[i] = -1; x.inBase(c, i) {
			g.Of[i] = of(i)
		}
	}
	return g
}

// line returns whether each unit is in a line, as categories: 0 for yes, 1 for no.
func (c *crossing) line(k int) []int {
	category := make([]int, len(c.in))
	for i := range category {
		if !c.gives[k][i] {
			category[i] = 1
		}
	}
	return category
}

// columnShares estimates the share of a line in each column of answers; that of column j is estimate 2j.
func (x *Xtab) columnShares(c *crossing, k int) *design.Estimates {
	_, columns := x.answers()
	return c.design.Proportions(c.line(k), 2, x.groups(c, func(i int) int { return c.of[i] }, columns))
}

// weighColumns estimates the percents of a line of the base of each column.
func (x *Xtab) weighColumns(c *crossing, k int, level float64) {
	_, answers := x.answers()
	shares := x.columnShares(c, k)
	for j := range x.columns {
		if j < answers {
			x.cells[k][j].take(shares.At(2*j, level))
			continue
		}
		one := x.groups(c, func(i int) int {
			if c.has(j, i) {
				return 0
			}
			return -1
		}, 1)
		x.cells[k][j].take(c.design.Proportions(c.line(k), 2, one).At(0, level))
	}
}

// weighRow estimates the percents of the units of a line that are in each column.
func (x *Xtab) weighRow(c *crossing, k int, level float64) {
	_, answers := x.answers()
	shares := c.design.Proportions(c.of, answers, x.groups(c, func(i int) int {
		if c.gives[k][i] && c.of[i] >= 0 {
			return 0
		}
		return -1
	}, 1))
	for j := range answers {
		x.cells[k][j].take(shares.At(j, level))
	}
	if total := &x.cells[k][answers]; total.base > 0 {
		total.has, total.percent = true, 100
	}
}

// weighTotal estimates the percents of the base of the table that are in a line and each column.
func (x *Xtab) weighTotal(c *crossing, k int, level float64) {
	_, answers := x.answers()
	category := make([]int, len(c.of))
	for i, j := range c.of {
		if category[i] = answers; c.gives[k][i] && j >= 0 {
			category[i] = j
		}
	}
	all := x.groups(c, func(i int) int { return min(c.of[i], 0) }, 1)
	shares := c.design.Proportions(category, answers+1, all)
	for j := range answers {
		x.cells[k][j].take(shares.At(j, level))
	}
	x.cells[k][answers].take(c.design.Proportions(c.line(k), 2, all).At(0, level))
}

// take fills in the percent of a cell.
func (cell *xtabCell) take(e design.Estimate) {
	if cell.base == 0 {
		return
	}
	cell.estimate, cell.has, cell.percent = &e, e.Exists, 100*e.Value
}
