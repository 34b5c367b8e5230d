package contingency

import (
	"math"
	"slices"
)

// quanta is how many steps the largest sum of a measure is cut into, so that sums are whole numbers and do not depend on
// their order.
const quanta = 1 << 50

// cells adds up a measure over the cells of tables with given margins, in whole numbers.
type cells struct {
	measure
	margins margins
	scale   float64     // steps in one unit of the measure
	slack   int64       // steps that two equal sums can differ by
	low     [][][]int64 // least that row i of column j and beyond can add with so many units left; nil before bound
	high    [][][]int64 // most that they can add
	costs   [][][]int64 // what a count adds by column and row
}

func newCells(s measure, m margins) *cells {
	c := &cells{measure: s, margins: m, slack: int64(len(m.rows) * len(m.columns))}
	c.scale = quanta / max(s.ceiling(m), math.SmallestNonzeroFloat64)
	if s.whole != nil {
		if whole := s.whole(m); whole <= c.scale {
			c.scale, c.slack = whole, 0
		}
	}
	return c
}

// cost returns what a count adds.
func (c *cells) cost(i, j, x int) int64 {
	return int64(math.Round(c.cell(c.margins, i, j, x) * c.scale))
}

// observed returns the sum from which a table counts as extreme: that of a table, less what rounding can take away.
func (c *cells) observed(t Table) int64 {
	m, sum := t.margins(), int64(0)
	for i, row := range t {
		for j, x := range row {
			sum += int64(math.Round(c.cell(m, i, j, x) * c.scale))
		}
	}
	return sum - c.slack
}

// exact returns the probability of a table with a sum from a limit on, or false where that takes too many steps.
func (c *cells) exact(limit int64, steps int) (float64, bool) {
	if c.margins.n > steps/max(c.margins.n, 1) {
		return 0, false
	}
	c.bound()
	return walk(c.margins, c, tails{from: limit, upTo: math.MinInt64}, steps)
}

// bound computes, for each row on its own, the least and the most that the columns still to come can add.
func (c *cells) bound() {
	rows, columns := c.margins.rows, c.margins.columns
	c.costs = make([][][]int64, len(columns))
	c.low, c.high = make([][][]int64, len(columns)+1), make([][][]int64, len(columns)+1)
	for j := len(columns); j >= 0; j-- {
		c.low[j], c.high[j] = make([][]int64, len(rows)), make([][]int64, len(rows))
		if j < len(columns) {
			c.costs[j] = make([][]int64, len(rows))
		}
		for i, r := range rows {
			c.low[j][i], c.high[j][i] = make([]int64, r+1), make([]int64, r+1)
			for left := range r + 1 {
				c.low[j][i][left], c.high[j][i][left] = unreachable, -unreachable
			}
			if j == len(columns) {
				c.low[j][i][0], c.high[j][i][0] = 0, 0
				continue
			}
			c.costs[j][i] = make([]int64, min(r, columns[j])+1)
			for x := range c.costs[j][i] {
				c.costs[j][i][x] = c.cost(i, j, x)
			}
			c.extend(i, j)
		}
	}
}

// unreachable is beyond any sum, and far enough from the end of the whole numbers to add a few of it.
const unreachable = int64(1) << 55

// extend computes the bounds of row i from column j on from those of the column after it.
func (c *cells) extend(i, j int) {
	low, high := c.low[j][i], c.high[j][i]
	for left := range low {
		for x := 0; x <= left && x < len(c.costs[j][i]); x++ {
			low[left] = min(low[left], c.costs[j][i][x]+c.low[j+1][i][left-x])
			high[left] = max(high[left], c.costs[j][i][x]+c.high[j+1][i][left-x])
		}
	}
}

func (c *cells) add(j int, _, taken []int) int64 {
	sum := int64(0)
	if c.costs != nil {
		for i, x := range taken {
			sum += c.costs[j][i][x]
		}
		return sum
	}
	for i, x := range taken {
		sum += c.cost(i, j, x)
	}
	return sum
}

func (c *cells) bounds(j int, left []int) (lo, hi int64) {
	for i, units := range left {
		lo += c.low[j][i][units]
		hi += c.high[j][i][units]
	}
	return lo, hi
}

// order sorts rows that can stand for each other.
func (c *cells) order(left []int) {
	rows := c.margins.rows
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && (c.alike || rows[to] == rows[from]) {
			to++
		}
		slices.SortFunc(left[from:to], func(a, b int) int { return b - a })
		from = to
	}
}
