package calibrate

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// A solver solves A y = b for a symmetric matrix of cross products, some of whose columns others may imply. These get a y
// of 0. It holds a Cholesky factor of the columns that are left, the largest pivot first.
type solver struct {
	rank   int
	scale  []float64   // 1/√ of the diagonal, 0 where it is 0
	pivots []int       // columns that are left, in the order of the factor
	factor [][]float64 // lower triangle, one row a pivot
}

// dependent is how much of a column, relative to its size, may be left unexplained by others that imply it.
const dependent = 1e-11

// newSolver factors the matrix, scaled to a diagonal of 1.
func newSolver(a *mat.SymDense) *solver {
	p := a.SymmetricDim()
	s := &solver{scale: make([]float64, p)}
	left := make([]float64, p)   // of each diagonal entry, what the pivots do not explain
	rows := make([][]float64, p) // of each column, its products with the pivots
	for j := range p {
		if d := a.At(j, j); d > 0 {
			s.scale[j], left[j] = 1/math.Sqrt(d), 1
		}
	}
	for {
		pivot := largest(left)
		if pivot < 0 || left[pivot] <= dependent {
			s.rank = len(s.pivots)
			return s
		}
		root := math.Sqrt(left[pivot])
		head := rows[pivot]
		s.pivots, s.factor = append(s.pivots, pivot), append(s.factor, append(head[:len(head):len(head)], root))
		left[pivot] = 0
		for j := range p {
			if left[j] > 0 {
				product := (a.At(j, pivot)*s.scale[j]*s.scale[pivot] - dot(rows[j], head)) / root
				rows[j] = append(rows[j], product)
				left[j] = max(left[j]-product*product, math.SmallestNonzeroFloat64)
			}
		}
	}
}

// largest returns the place of the largest number, the first of them, -1 for none.
func largest(xs []float64) int {
	place := -1
	for i, x := range xs {
		if place < 0 || x > xs[place] {
			place = i
		}
	}
	return place
}

// solve returns y.
func (s *solver) solve(b []float64) []float64 {
	z := make([]float64, s.rank)
	for i, row := range s.factor {
		pivot := s.pivots[i]
		z[i] = (b[pivot]*s.scale[pivot] - dot(row[:i], z[:i])) / row[i]
	}
	y := make([]float64, len(b))
	for i := s.rank - 1; i >= 0; i-- {
		for k := i + 1; k < s.rank; k++ {
			z[i] -= s.factor[k][i] * z[k]
		}
		z[i] /= s.factor[i][i]
		y[s.pivots[i]] = z[i] * s.scale[s.pivots[i]]
	}
	return y
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
