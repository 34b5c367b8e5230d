package contingency

import "math"

// A Residual is how far a cell is from independence.
type Residual struct {
	Expected float64 // expected count under independence, 0 or more
	Value    float64 // adjusted standardised residual, about standard normal under independence; 0 where Defined is false
	Defined  bool    // false: the row or the column of the cell is empty or holds every unit
}

// AdjustedResiduals returns the adjusted standardised residual of each cell:
//
//	d(i,j) = (n(i,j) - e(i,j)) / √(e(i,j) (1 - n(i,·)/n) (1 - n(·,j)/n))
//
// One beyond about 2 in size shows where a table departs from independence; among many cells some do so by chance. It is
// undefined where the row or the column of the cell is empty or holds every unit. It panics when a count is negative or
// the rows differ in length.
//
// Source: S. J. Haberman, The analysis of residuals in cross-classified tables, Biometrics 29 (1973), 205-220.
func AdjustedResiduals(t Table) [][]Residual {
	t.check()
	m := t.margins()
	residuals := make([][]Residual, len(t))
	for i, row := range t {
		residuals[i] = make([]Residual, len(row))
		for j, x := range row {
			if m.n == 0 {
				continue
			}
			n, r, c := float64(m.n), float64(m.rows[i]), float64(m.columns[j])
			cell := &residuals[i][j]
			cell.Expected = r * c / n
			if r > 0 && r < n && c > 0 && c < n {
				cell.Defined = true
				cell.Value = (float64(x) - cell.Expected) / math.Sqrt(cell.Expected*((n-r)/n)*((n-c)/n))
			}
		}
	}
	return residuals
}
