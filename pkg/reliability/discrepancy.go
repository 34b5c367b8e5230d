package reliability

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// When a step ends: the discrepancies of two points are told apart, or else, where both are flat, their gradients.
const (
	blur   = 1e-9 // difference of two discrepancies that can be rounding and nothing else, next to dependent items
	gentle = 1e-3 // gradient from which the minimum is near
)

// A discrepancy is how far a correlation matrix lies from what a factor with given uniquenesses makes of it, at one
// point of the search; fitFactor has the formulas.
type discrepancy struct {
	x        []float64  // logarithms of the uniquenesses
	theta    []float64  // eigenvalues of ψ^-½ R ψ^-½, rising: the last is the factor's
	omega    *mat.Dense // their eigenvectors, in columns
	value    float64    // the discrepancy, 0 or more
	gradient []float64  // by x
}

func newDiscrepancy(r *mat.SymDense, x []float64) *discrepancy {
	k := len(x)
	scaled := mat.NewSymDense(k, nil)
	for i := range k {
		for j := i; j < k; j++ {
			scaled.SetSym(i, j, r.At(i, j)*math.Exp(-(x[i]+x[j])/2))
		}
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(scaled, true) {
		panic("reliability: factor: the eigenvalues do not converge")
	}
	d := &discrepancy{x: x, theta: eigen.Values(nil), omega: &mat.Dense{}, gradient: make([]float64, k)}
	eigen.VectorsTo(d.omega)
	for m, theta := range d.theta[:k-1] {
		if theta <= 0 {
			d.value = math.Inf(1) // Rounding alone can do this, next to dependent items.
			return d
		}
		d.value += theta - math.Log(theta) - 1
		for i := range d.gradient {
			d.gradient[i] += (1 - theta) * d.omega.At(i, m) * d.omega.At(i, m)
		}
	}
	return d
}

// free lists the uniquenesses that can move: those within their bounds, or drawn inwards from one.
func (d *discrepancy) free() []int {
	var free []int
	least, most := bounded(math.Inf(-1)), bounded(math.Inf(1))
	for i, x := range d.x {
		if x <= least && d.gradient[i] > 0 || x >= most && d.gradient[i] < 0 {
			continue
		}
		free = append(free, i)
	}
	return free
}

// steepest returns the largest slope of the uniquenesses that can move.
func (d *discrepancy) steepest(free []int) float64 {
	slope := 0.0
	for _, i := range free {
		slope = max(slope, math.Abs(d.gradient[i]))
	}
	return slope
}

// curvature returns the second derivatives of the free uniquenesses: the exact ones, or those that hold next to a model
// that fits, which are never negative.
//
//	h(i,j) = Σₘ Σₙ θₘ ωᵢₘωⱼₘωᵢₙωⱼₙ + Σₘ (1 - θₘ) (θ₁ + θₘ) / (θ₁ - θₘ) ωᵢₘωⱼₘωᵢ₁ωⱼ₁
//	h(i,j) ≈ (Σₘ ωᵢₘωⱼₘ)²
func (d *discrepancy) curvature(free []int, exact bool) *mat.SymDense {
	h, last := mat.NewSymDense(len(free), nil), len(d.x)-1
	first := d.theta[last]
	for a, i := range free {
		for b, j := range free[:a+1] {
			plain, weighted, common := 0.0, 0.0, 0.0
			for m, theta := range d.theta[:last] {
				product := d.omega.At(i, m) * d.omega.At(j, m)
				plain += product
				weighted += theta * product
				common += (1 - theta) * (first + theta) / (first - theta) * product
			}
			if exact {
				h.SetSym(a, b, weighted*plain+common*d.omega.At(i, last)*d.omega.At(j, last))
			} else {
				h.SetSym(a, b, plain*plain)
			}
		}
	}
	return h
}

// directions lists where to go from here, the best first: Newton's step with each curvature that is positive, and
// straight down, which falls even where the others run into a bound.
func (d *discrepancy) directions(free []int) [][]float64 {
	slope := mat.NewVecDense(len(free), nil)
	for a, i := range free {
		slope.SetVec(a, -d.gradient[i])
	}
	var list [][]float64
	for _, exact := range []bool{true, false} {
		h, root, solved := d.curvature(free, exact), mat.Cholesky{}, mat.VecDense{}
		if finite(h) && root.Factorize(h) && root.SolveVecTo(&solved, slope) == nil {
			list = append(list, d.along(free, &solved))
		}
	}
	return append(list, d.along(free, slope))
}

// along spreads a step of the free uniquenesses over all of them.
func (d *discrepancy) along(free []int, step *mat.VecDense) []float64 {
	along := make([]float64, len(d.x))
	for a, i := range free {
		along[i] = max(-2, min(2, step.AtVec(a))) // Of a logarithm: far enough in one step.
	}
	return along
}

// finite reports whether a matrix has numbers only: two equal eigenvalues leave it without.
func finite(h *mat.SymDense) bool {
	sum := mat.Sum(h)
	return !math.IsNaN(sum) && !math.IsInf(sum, 0)
}

// descend goes from here to where the discrepancy is lower, if there is such a place.
func (d *discrepancy) descend(r *mat.SymDense, free []int) (next *discrepancy, lower bool) {
	for _, along := range d.directions(free) {
		if next, lower = d.follow(r, along); lower {
			return next, true
		}
	}
	return nil, false
}

// follow goes along a direction until the discrepancy falls by enough, within the bounds. Near the minimum, where rounding
// hides the fall, a gradient that shortens is enough.
func (d *discrepancy) follow(r *mat.SymDense, along []float64) (next *discrepancy, lower bool) {
	slope := d.steepest(d.free())
	for length := 1.0; length > 1e-9; length /= 2 {
		x, fall := make([]float64, len(d.x)), 0.0
		for i := range x {
			x[i] = bounded(d.x[i] + length*along[i])
			fall += d.gradient[i] * (d.x[i] - x[i])
		}
		next = newDiscrepancy(r, x)
		near := slope < gentle && next.value < d.value+blur && next.steepest(next.free()) < slope
		if next.value < d.value-max(blur, 1e-4*fall) || near {
			return next, true
		}
	}
	return nil, false
}

// identified reports whether the discrepancy rises in every direction that is free, so that no other point is as good.
func (d *discrepancy) identified(free []int) bool {
	if len(free) == 0 {
		return true
	}
	h := d.curvature(free, true)
	var eigen mat.EigenSym
	if !finite(h) || !eigen.Factorize(h, false) {
		return false
	}
	values := eigen.Values(nil)
	return values[0] > unidentified*values[len(values)-1]
}
