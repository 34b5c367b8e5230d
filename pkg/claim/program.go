package claim

import (
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A program collects the equations of a linear program; each inequality has a slack column of its own.
type program struct {
	columns, slack int
	rows, right    []float64
}

func newProgram(variables, inequalities int) *program {
	return &program{columns: variables + inequalities, slack: variables}
}

func (p *program) equal(row []float64, right float64) {
	p.rows, p.right = append(p.rows, row...), append(p.right, right)
}

func (p *program) atLeast(row []float64, right float64) { p.inequality(row, right, -1) }

func (p *program) atMost(row []float64, right float64) { p.inequality(row, right, 1) }

func (p *program) inequality(row []float64, right, sign float64) {
	row = slices.Clone(row)
	row[p.slack] = sign
	p.slack++
	p.equal(row, right)
}

func (p *program) matrix() *mat.Dense { return mat.NewDense(len(p.right), p.columns, p.rows) }
