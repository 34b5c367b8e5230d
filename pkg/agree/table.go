package agree

import (
	"fmt"
	"slices"
)

// Missing is the code of a unit that a rater did not rate.
const Missing = -1

// A Table counts units by the codes of two raters: Table[i][j] units have code i from the first and j from the second.
// It has as many rows as columns, one for each code that a rater may give, used or not.
type Table [][]int

// NewTable returns an empty table for a number of categories, 1 or more.
func NewTable(categories int) Table {
	if categories < 1 {
		panic(fmt.Sprintf("agree: categories: must be 1 or more, not %d", categories))
	}
	t := make(Table, categories)
	for i := range t {
		t[i] = make([]int, categories)
	}
	return t
}

// Cross counts the units that both raters rated, by their codes from 0 to categories - 1. Units with a Missing code are
// counted apart, as left out.
func Cross(first, second []int, categories int) (t Table, leftOut int) {
	if len(first) != len(second) {
		panic(fmt.Sprintf("agree: second: must be as long as first, %d, not %d", len(first), len(second)))
	}
	t = NewTable(categories)
	for i := range first {
		checkCode("first", first[i], categories)
		checkCode("second", second[i], categories)
		if first[i] == Missing || second[i] == Missing {
			leftOut++
			continue
		}
		t[first[i]][second[i]]++
	}
	return t, leftOut
}

func checkCode(name string, code, categories int) {
	if code < Missing || code >= categories {
		panic(fmt.Sprintf("agree: %s: codes must be from %d to %d, not %d", name, Missing, categories-1, code))
	}
}

// N returns the number of units.
func (t Table) N() int {
	n := 0
	for _, row := range t {
		for _, count := range row {
			n += count
		}
	}
	return n
}

// Add adds the counts of another table of the same size.
func (t Table) Add(other Table) {
	if len(t) != len(other) {
		panic(fmt.Sprintf("agree: other: must have %d categories, not %d", len(t), len(other)))
	}
	for i, row := range other {
		for j, count := range row {
			t[i][j] += count
		}
	}
}

// check panics at a table that is not square, or counts less than none.
func (t Table) check() {
	if len(t) == 0 {
		panic("agree: table: has no category")
	}
	for i, row := range t {
		if len(row) != len(t) {
			panic(fmt.Sprintf("agree: table: row %d must have %d columns, not %d", i, len(t), len(row)))
		}
		for _, count := range row {
			if count < 0 {
				panic(fmt.Sprintf("agree: table: counts must not be negative, as in row %d", i))
			}
		}
	}
}

// checkClusters panics where the clusters do not add up to the table.
func (t Table) checkClusters(clusters []Table) {
	if clusters == nil {
		return
	}
	sum := NewTable(len(t))
	for _, cluster := range clusters {
		cluster.check()
		sum.Add(cluster)
	}
	for i, row := range t {
		for j, count := range row {
			if sum[i][j] != count {
				panic(fmt.Sprintf("agree: clusters: add up to %d in row %d, column %d, not to %d", sum[i][j], i, j, count))
			}
		}
	}
}

// margins returns the shares of each code, from the first rater and from the second. The table must not be empty.
func (t Table) margins() (first, second []float64) {
	n := float64(t.N())
	first, second = make([]float64, len(t)), make([]float64, len(t))
	for i, row := range t {
		for j, count := range row {
			first[i] += float64(count) / n
			second[j] += float64(count) / n
		}
	}
	return first, second
}

// oneSided reports whether a rater gives one code to all units. The table must not be empty.
func (t Table) oneSided() bool {
	first, second := t.margins()
	return slices.Max(first) > 1-tiny || slices.Max(second) > 1-tiny
}

// meanShares returns the mean of the two raters' shares of each code.
func (t Table) meanShares() []float64 {
	shares, second := t.margins()
	for i := range shares {
		shares[i] = (shares[i] + second[i]) / 2
	}
	return shares
}
