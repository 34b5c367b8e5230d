package design

import "fmt"

// Groups divides the rows.
type Groups struct {
	Of    []int // group of each row, 0 to Count-1, or -1: in no group (outside the domain, or without a value)
	Count int   // number of groups; one without rows has estimates that do not exist
}

// check panics unless the groups fit the rows.
func (g Groups) check(rows int) {
	if len(g.Of) != rows {
		panic(fmt.Sprintf("design: Groups: must have %d rows, not %d", rows, len(g.Of)))
	}
	for row, group := range g.Of {
		if group < -1 || group >= g.Count {
			panic(fmt.Sprintf("design: Groups: row %d must be in group -1 to %d, not %d", row, g.Count-1, group))
		}
	}
}

// checkRows panics unless a column of values has one element a row.
func checkRows(name string, n, rows int) {
	if n != rows {
		panic(fmt.Sprintf("design: %s: must have %d elements, not %d", name, rows, n))
	}
}
