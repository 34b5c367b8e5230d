package design

import (
	"fmt"
	"math"
	"slices"
)

// A Tally holds sums by sampling unit and group: all that estimates of means, totals and ratios and their linearised
// variances need. It takes one pass over the rows and grows with the units and the groups that occur in them, not with
// the rows. The order of the rows, and splitting them over tallies that are merged, change no bit of an estimate.
type Tally struct {
	plan     *Plan
	columns  int    // values of a row, or categories
	category bool   // the values are 1 for one category and 0 for the others
	cells    []cell // by order of appearance
	sums     []sum  // columns+1 a cell: of the weights, then of weight × value
	places
	waiting waiting
	rows    []int // by group: rows with a weight above 0
	moments []sum // by group: of weight × value × value, for each pair of columns
	gathered
}

// A cell is a group within a unit.
type cell struct{ unit, group int32 }

// NewTally returns an empty tally of rows with the given number of values.
//
// It panics when columns is negative.
func NewTally(p *Plan, columns int) *Tally {
	if columns < 0 {
		panic("design: columns: must not be negative")
	}
	t := &Tally{plan: p, columns: columns}
	if p.levels[len(p.levels)-1].gathered {
		t.gathered = gathered{width: pairs(columns + 1), squares: []sum{}}
	}
	return t
}

// NewCategoryTally returns an empty tally of rows that each fall into one of k categories.
//
// It panics when k is negative.
func NewCategoryTally(p *Plan, k int) *Tally {
	t := NewTally(p, k)
	t.category, t.width = true, k+1
	return t
}

// AddCategory counts a row of a category, 0 to k-1, as Add does.
//
// It panics when the tally does not count categories, the category is not one of them, or as Add does.
func (t *Tally) AddCategory(unit, group int, weight float64, category int) {
	if !t.category || category < 0 || category >= t.columns {
		panic(fmt.Sprintf("design: category: must be 0 to %d inside a group, not %d", t.columns-1, category))
	}
	if !t.open(unit, group, weight) {
		return
	}
	t.waiting.categories = append(t.waiting.categories, int32(category))
	if t.waiting.isFull() {
		t.settle()
	}
}

// Add counts a row with its values. unit is the number that Unit of the plan returned; a group of -1 is outside of all
// groups, and counts nothing, as does a weight of 0.
//
// It panics when the number of values is not that of NewTally, a value or the weight is not finite, the weight is
// negative, or the group is below -1.
func (t *Tally) Add(unit, group int, weight float64, values ...float64) {
	if t.category || len(values) != t.columns {
		panic(fmt.Sprintf("design: values: must be %d, not %d", t.columns, len(values)))
	}
	for _, v := range values {
		if group >= 0 && (math.IsNaN(v) || math.IsInf(v, 0)) {
			panic(fmt.Sprintf("design: value: must be finite inside a group, not %v", v))
		}
	}
	if !t.open(unit, group, weight) {
		return
	}
	t.waiting.values = append(t.waiting.values, values...)
	if t.waiting.isFull() {
		t.settle()
	}
}

// open takes a row; false where it counts nothing.
func (t *Tally) open(unit, group int, weight float64) bool {
	if group < -1 || !(weight >= 0) || math.IsInf(weight, 1) {
		panic(fmt.Sprintf("design: group %d, weight %v: must be -1 or more, and finite and not negative", group, weight))
	}
	if group == -1 || weight == 0 {
		return false
	}
	t.grow(group)
	t.rows[group]++
	t.waiting.add(cell{unit: int32(unit), group: int32(group)}, weight)
	return true
}

// pairs returns the number of pairs of columns, each with itself too.
func pairs(columns int) int { return columns * (columns + 1) / 2 }

// grow makes room for a group.
func (t *Tally) grow(group int) {
	for len(t.rows) <= group {
		t.rows = append(t.rows, 0)
		if !t.category {
			t.moments = append(t.moments, make([]sum, pairs(t.columns))...)
		}
	}
}

// cell returns the cell of a group within a unit.
func (t *Tally) cell(unit, group int32) int32 {
	if at := t.find(t.cells, unit, group); at >= 0 {
		return at
	}
	at := t.newCell(unit, group)
	t.put(t.cells, at)
	return at
}

func (t *Tally) newCell(unit, group int32) int32 {
	t.cells = append(t.cells, cell{unit: unit, group: group})
	for range t.columns + 1 {
		t.sums = append(t.sums, sum{})
	}
	if t.squares != nil {
		t.newSquares()
	}
	return int32(len(t.cells) - 1)
}

// sum returns the sum of a column of a cell; column 0 is the weight.
func (t *Tally) sum(cell int32, column int) sum { return t.sums[int(cell)*(t.columns+1)+column] }

// moment returns the sum of weight × value × value of two columns over a group; of categories, of one with itself or with
// the weights.
func (t *Tally) moment(group, i, j int, totals []sum) sum {
	if i < j {
		i, j = j, i
	}
	if j == 0 || t.category {
		return totals[i]
	}
	return t.moments[group*pairs(t.columns)+pairs(i-1)+j-1]
}

// byGroup returns the cells of each group, by unit.
func (t *Tally) byGroup(groups int) [][]int32 {
	cells := make([][]int32, groups)
	for at, c := range t.cells {
		cells[c.group] = append(cells[c.group], int32(at))
	}
	for _, list := range cells {
		slices.SortFunc(list, func(a, b int32) int { return int(t.cells[a].unit) - int(t.cells[b].unit) })
	}
	return cells
}
