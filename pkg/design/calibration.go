package design

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/calibrate"
)

// Calibration is how the weights of a design were calibrated to known totals.
type Calibration struct {
	Before []float64        // weights before calibration, one a row; those of the design are the weights after it
	Model  *calibrate.Model // auxiliary variables of the rows; what others imply need not be left out

	// Again calibrates other weights the same way, so that each replicate made from the design is calibrated on its own;
	// nil: replicates multiply the calibrated weights. It is not used for replicates that came as columns.
	Again func(weights []float64) ([]float64, error)
}

// WithCalibration returns a copy of the design whose linearised variances take into account that the weights were
// calibrated: the linearised value z of a row is replaced with its residual
//
//	e = z - x'β, β = (Σ d x x')⁻ Σ d x z
//
// where x are the auxiliary variables, d the weights before and w those after calibration, and w e is added up by unit.
// Rows outside a group have z = 0 and count through x'β. Post-stratification is the case in which x marks the
// post-strata. The package survey of R does the same for calibrate and postStratify.
//
// It panics when the weights before calibration or the model do not fit the rows.
//
// Source: J.-C. Deville and C.-E. Särndal, Calibration estimators in survey sampling, Journal of the American Statistical
// Association 87 (1992), 376-382.
func (d *Design) WithCalibration(c Calibration) *Design {
	checkRows("Calibration.Before", len(c.Before), len(d.unit))
	checkRows("Calibration.Model", c.Model.Rows(), len(d.unit))
	other := *d
	other.calibration = &c
	other.auxiliary = newAuxiliary(&other)
	return &other
}

// An auxiliary is what the residuals of any estimate need of a calibration.
type auxiliary struct {
	model   *calibrate.Model
	inverse *mat.Dense // generalised inverse of Σ d x x'
	columns [][]int    // by unit of the last stage that counts: the columns of the model that are not 0
	sums    [][]sum    // by unit: Σ w x in these columns
}

func newAuxiliary(d *Design) *auxiliary {
	m := d.calibration.Model
	a := &auxiliary{model: m, columns: make([][]int, d.unitCount()), sums: make([][]sum, d.unitCount())}
	products := make([]sum, m.P()*m.P())
	for row, before := range d.calibration.Before {
		index, value := m.Row(row)
		for i, j := range index {
			for k, l := range index[:i+1] {
				products[j*m.P()+l].AddTriple(before, value[i], value[k])
			}
			a.at(d.unit[row], j).AddProduct(d.weights[row], value[i])
		}
	}
	cross := mat.NewSymDense(max(1, m.P()), nil)
	for j := range m.P() {
		for l := range j + 1 {
			cross.SetSym(j, l, products[j*m.P()+l].Value())
		}
	}
	a.inverse = inverse(cross)
	return a
}

// at returns the sum of a unit in a column.
func (a *auxiliary) at(unit int32, column int) *sum {
	place, ok := slices.BinarySearch(a.columns[unit], column)
	if !ok {
		a.columns[unit] = slices.Insert(a.columns[unit], place, column)
		a.sums[unit] = slices.Insert(a.sums[unit], place, sum{})
	}
	return &a.sums[unit][place]
}

// dependent is the share of the largest eigenvalue, of cross products scaled to a diagonal of 1, below which an
// eigenvalue stands for columns that others imply.
const dependent = 1e-11

// inverse returns a generalised inverse of a matrix of cross products.
func inverse(cross *mat.SymDense) *mat.Dense {
	p := cross.SymmetricDim()
	scale := make([]float64, p)
	for j := range p {
		if d := cross.At(j, j); d > 0 {
			scale[j] = 1 / math.Sqrt(d)
		}
	}
	scaled := mat.NewSymDense(p, nil)
	for j := range p {
		for l := range j + 1 {
			scaled.SetSym(j, l, cross.At(j, l)*scale[j]*scale[l])
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(scaled, true) {
		panic("design: Calibration: auxiliary variables must be finite")
	}
	values := eigen.Values(nil)
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	out := mat.NewDense(p, p, nil)
	for j := range p {
		for l := range p {
			var s sum
			for k, lambda := range values {
				if lambda > dependent*values[p-1] {
					s.Add(vectors.At(j, k) * vectors.At(l, k) / lambda)
				}
			}
			out.Set(j, l, s.Value()*scale[j]*scale[l])
		}
	}
	return out
}

// A calibrated takes variances from the residuals of the auxiliary variables.
type calibrated struct {
	linearisation
	auxiliary *auxiliary
	products  [][]sum // by group × columns + column of the tally: Σ d x v for each column of the model
}

// calibratedSource adds the products of the rows of the groups with the auxiliary variables up.
func (d *Design) calibratedSource(t *Tally, rows rowValues, g Groups) *calibrated {
	m := d.calibration.Model
	c := &calibrated{
		linearisation: linearisation{frame: newFrame(d.plan)}, auxiliary: d.auxiliary,
		products: make([][]sum, g.Count*(t.columns+1)),
	}
	for i := range c.products {
		c.products[i] = make([]sum, m.P())
	}
	for row, group := range g.Of {
		if group < 0 {
			continue
		}
		index, value := m.Row(row)
		before := d.calibration.Before[row]
		rows.each(row, func(column int, v float64) {
			for i, j := range index {
				c.products[group*(t.columns+1)+column][j].AddTriple(before, value[i], v)
			}
		})
	}
	return c
}

func (*calibrated) method() Method { return methodOf(CalibratedID) }

// effect returns the linearised totals of the residuals of all units.
func (c *calibrated) effect(e *Estimates, i int) *effect {
	beta := c.beta(e, i)
	own := e.cellScores(i)
	z := scores{units: make([]int32, len(c.auxiliary.columns)), z: make([]float64, len(c.auxiliary.columns))}
	at := 0
	for unit := range z.units {
		z.units[unit] = int32(unit)
		for ; at < len(own.units) && own.units[at] == int32(unit); at++ {
			z.z[unit] = own.z[at]
		}
		z.z[unit] = c.auxiliary.residual(unit, z.z[unit], beta)
	}
	return c.frame.newEffect(z)
}

// residual returns z - Σ w x'β of a unit, exactly 0 where only rounding is left.
func (a *auxiliary) residual(unit int, z float64, beta []float64) float64 {
	const rounding = 1e-12
	var fitted sum
	size := math.Abs(z)
	for k, j := range a.columns[unit] {
		fitted.AddScaled(-beta[j], a.sums[unit][k])
		size += math.Abs(beta[j] * a.sums[unit][k].Value())
	}
	fitted.Add(z)
	if residual := fitted.Value(); math.Abs(residual) > rounding*size {
		return residual
	}
	return 0
}

// beta returns the coefficients of the regression of the linearised values on the auxiliary variables.
func (c *calibrated) beta(e *Estimates, i int) []float64 {
	it, p := e.items[i], c.auxiliary.model.P()
	scale := e.scale(it)
	target, beta := make([]float64, p), make([]float64, p)
	for j := range p {
		target[j] = scale * it.residual(func(column int) sum {
			return c.products[it.group*(e.tally.columns+1)+column][j]
		})
	}
	for j := range p {
		var s sum
		for l := range p {
			s.AddProduct(c.auxiliary.inverse.At(j, l), target[l])
		}
		beta[j] = s.Value()
	}
	return beta
}
