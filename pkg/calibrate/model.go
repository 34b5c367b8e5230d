package calibrate

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/precise"
)

// A Model is the auxiliary variables of each row. Only what is not 0 is stored.
type Model struct {
	// Names holds the names of the columns, for messages.
	Names []string

	start []int // where each row begins in index and value, and one more
	index []int
	value []float64
}

// Rows returns the number of rows.
func (m *Model) Rows() int { return len(m.start) - 1 }

// P returns the number of columns.
func (m *Model) P() int { return len(m.Names) }

// Row returns the columns in which row i is not 0, increasing, and its values there. Both belong to the model and must
// not be changed.
func (m *Model) Row(i int) (index []int, value []float64) {
	from, to := m.start[i], m.start[i+1]
	return m.index[from:to:to], m.value[from:to:to]
}

// NewModel returns the model of the given columns, each with one finite value a row.
//
// It panics when a column has no name or the columns differ in length.
func NewModel(names []string, columns ...[]float64) *Model {
	if len(names) != len(columns) {
		panic("calibrate: names: must be one for each column")
	}
	m := &Model{Names: names, start: []int{0}}
	rows := 0
	for j, column := range columns {
		if rows = len(columns[0]); len(column) != rows {
			panic(fmt.Sprintf("calibrate: columns: must have one length, not %d and %d (%s)", rows, len(column), names[j]))
		}
	}
	for i := range rows {
		for j, column := range columns {
			if column[i] != 0 {
				m.index, m.value = append(m.index, j), append(m.value, column[i])
			}
		}
		m.start = append(m.start, len(m.index))
	}
	return m
}

// Margins returns the model with one column for each category of each margin, 1 in the rows of the category. A row whose
// category is unknown has 0 in all of the margin.
//
// It panics when the margins differ in their number of rows, or name a category that they do not have.
func Margins(margins []Margin) *Model {
	m := &Model{start: []int{0}}
	rows := 0
	first := make([]int, len(margins)) // column of the first category
	for k, margin := range margins {
		rows = len(margins[0].Of)
		margin.check(rows)
		first[k] = len(m.Names)
		for _, category := range margin.Categories {
			m.Names = append(m.Names, margin.Name+" = "+category)
		}
	}
	m.index = make([]int, 0, rows*len(margins))
	for i := range rows {
		for k, margin := range margins {
			if c := margin.Of[i]; c >= 0 {
				m.index = append(m.index, first[k]+c)
			}
		}
		m.start = append(m.start, len(m.index))
	}
	m.value = make([]float64, len(m.index))
	for i := range m.value {
		m.value[i] = 1
	}
	return m
}

// Join returns the columns of all models side by side.
//
// It panics when the models differ in their number of rows, or there is none.
func Join(models ...*Model) *Model {
	m := &Model{start: []int{0}}
	for _, part := range models {
		if part.Rows() != models[0].Rows() {
			panic("calibrate: models: must have one number of rows")
		}
		m.Names = append(m.Names, part.Names...)
	}
	for i := range models[0].Rows() {
		first := 0
		for _, part := range models {
			index, value := part.Row(i)
			for k, j := range index {
				m.index, m.value = append(m.index, first+j), append(m.value, value[k])
			}
			first += part.P()
		}
		m.start = append(m.start, len(m.index))
	}
	return m
}

// totals returns the weighted sum of each column.
func (m *Model) totals(weights []float64) []float64 {
	sums := make([]precise.Sum, m.P())
	for i, w := range weights {
		index, value := m.Row(i)
		for k, j := range index {
			sums[j].Add(w * value[k])
		}
	}
	return values(sums)
}

// sizes returns the weighted sum of the absolute values of each column.
func (m *Model) sizes(weights []float64) []float64 {
	sums := make([]precise.Sum, m.P())
	for i, w := range weights {
		index, value := m.Row(i)
		for k, j := range index {
			sums[j].Add(w * max(value[k], -value[k]))
		}
	}
	return values(sums)
}
