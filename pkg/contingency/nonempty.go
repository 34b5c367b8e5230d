package contingency

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// nonempty names the rows and the columns of a table of estimates, row by row, that are not all 0.
type nonempty struct {
	rows, columns []int
	of            int // columns of the whole table
	emptyRows     int
	emptyColumns  int
}

// checkDesign panics unless the estimates and their covariance fit the table.
func checkDesign(cells []float64, cov [][]float64, rows, columns int) {
	if rows < 0 || columns < 0 || len(cells) != rows*columns {
		panic(fmt.Sprintf("contingency: cells: must be %d × %d, not %d", rows, columns, len(cells)))
	}
	for k, x := range cells {
		if !(x >= 0) || math.IsInf(x, 1) {
			panic(fmt.Sprintf("contingency: cells: must be 0 or more and finite, not %v at index %d", x, k))
		}
	}
	checkCovariance(cov, len(cells))
}

// checkCovariance panics unless the matrix is square, of the given size, symmetric and finite.
func checkCovariance(cov [][]float64, size int) {
	if len(cov) != size {
		panic(fmt.Sprintf("contingency: cov: must have %d rows, not %d", size, len(cov)))
	}
	for i, row := range cov {
		if len(row) != size {
			panic(fmt.Sprintf("contingency: cov: row %d must have %d columns, not %d", i, size, len(row)))
		}
	}
	for i, row := range cov {
		for j, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v-cov[j][i]) > 1e-9*math.Sqrt(math.Abs(cov[i][i]*cov[j][j]))+1e-300 {
				panic(fmt.Sprintf("contingency: cov: must be finite and symmetric at row %d, column %d", i, j))
			}
		}
	}
}

func keep(cells []float64, rows, columns int) nonempty {
	k := nonempty{of: columns}
	for i := range rows {
		for j := range columns {
			if cells[i*columns+j] > 0 {
				k.rows = append(k.rows, i)
				break
			}
		}
	}
	for j := range columns {
		for i := range rows {
			if cells[i*columns+j] > 0 {
				k.columns = append(k.columns, j)
				break
			}
		}
	}
	k.emptyRows, k.emptyColumns = rows-len(k.rows), columns-len(k.columns)
	return k
}

func (k nonempty) shape(n int) Shape {
	if len(k.rows) == 0 {
		n = 0
	}
	return Shape{
		N: n, Rows: len(k.rows), Columns: len(k.columns), EmptyRows: k.emptyRows, EmptyColumns: k.emptyColumns,
	}
}

// places returns the indices of the cells that are kept.
func (k nonempty) places() []int {
	var places []int
	for _, i := range k.rows {
		for _, j := range k.columns {
			places = append(places, i*k.of+j)
		}
	}
	return places
}

func (k nonempty) cells(cells []float64) []float64 {
	var values []float64
	for _, place := range k.places() {
		values = append(values, cells[place])
	}
	return values
}

func (k nonempty) covariance(cov [][]float64) *mat.SymDense {
	places := k.places()
	v := mat.NewSymDense(len(places), nil)
	for a, i := range places {
		for b := a; b < len(places); b++ {
			v.SetSym(a, b, cov[i][places[b]])
		}
	}
	return v
}

// totals returns the sums of the rows and of the columns.
func totals(cells []float64, s Shape) (rows, columns []float64) {
	rows, columns = make([]float64, s.Rows), make([]float64, s.Columns)
	for i := range rows {
		rows[i] = sorted(append([]float64(nil), cells[i*s.Columns:(i+1)*s.Columns]...))
	}
	for j := range columns {
		column := make([]float64, s.Rows)
		for i := range column {
			column[i] = cells[i*s.Columns+j]
		}
		columns[j] = sorted(column)
	}
	return rows, columns
}
