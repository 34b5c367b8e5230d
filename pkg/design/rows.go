package design

import "fmt"

// A rowValues reads the values of the rows: columns of numbers, or one of k categories.
type rowValues struct {
	columns    [][]float64
	byCategory bool // each row has a category instead
	category   []int
	k          int
}

// check panics unless the columns fit the rows.
func (v rowValues) check(rows int) {
	for i, column := range v.columns {
		if len(column) != rows {
			panic(fmt.Sprintf("design: column %d of values: must have %d elements, not %d", i+1, rows, len(column)))
		}
	}
	if v.byCategory && len(v.category) != rows {
		panic(fmt.Sprintf("design: category: must have %d elements, not %d", rows, len(v.category)))
	}
}

// tally adds the rows of the groups up.
func (v rowValues) tally(d *Design, g Groups) *Tally {
	t := v.add(d, g)
	t.settle()
	return t
}

func (v rowValues) add(d *Design, g Groups) *Tally {
	if v.byCategory {
		t := NewCategoryTally(d.plan, v.k)
		for row, group := range g.Of {
			if group >= 0 {
				t.AddCategory(int(d.unit[row]), group, d.weights[row], v.category[row])
			}
		}
		return t
	}
	t := NewTally(d.plan, len(v.columns))
	values := make([]float64, len(v.columns))
	for row, group := range g.Of {
		if group < 0 {
			continue
		}
		for i, column := range v.columns {
			values[i] = column[row]
		}
		t.Add(int(d.unit[row]), group, d.weights[row], values...)
	}
	return t
}

// each calls f with each column of the sums of a row and its value there: 1 for the weight, then the values, or 1 for the
// category.
func (v rowValues) each(row int, f func(column int, value float64)) {
	f(0, 1)
	if v.byCategory {
		f(v.category[row]+1, 1)
	}
	for i, column := range v.columns {
		f(i+1, column[row])
	}
}
