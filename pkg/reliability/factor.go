package reliability

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The bounds of a uniqueness and of the search for the likeliest ones.
const (
	leastUniqueness = 0.005 // as R's factanal has it: an item at the bound is a Heywood case
	mostUniqueness  = 1     // an item that the factor says nothing of
	maxSteps        = 500   // Newton steps
	flat            = 1e-11 // projected gradient at which the search is over
	unidentified    = 1e-9  // least curvature, relative to the largest, of a maximum that is a single point
)

// The reasons for having no factor.
var (
	dependent = locale.Text{
		FR: "énoncés linéairement dépendants\u00a0: voir l'alpha",
		EN: "linearly dependent items: see alpha",
	}
	notUnique = locale.Text{
		FR: "facteur non identifié par les réponses\u00a0: voir l'alpha",
		EN: "factor not identified by the answers: see alpha",
	}
	notFound = locale.Text{
		FR: "recherche du facteur sans aboutissement\u00a0: voir l'alpha",
		EN: "search for the factor without an end: see alpha",
	}
)

// A factor is the model of a correlation matrix with one common factor: R = λλ' + ψ, ψ diagonal.
type factor struct {
	loadings     []float64 // λ, with a sum of 0 or more
	uniquenesses []float64 // ψ, from leastUniqueness to mostUniqueness
}

// fitFactor finds the factor of a correlation matrix by maximum likelihood, or says why there is none. The loadings
// follow from the uniquenesses, by which the discrepancy is minimised with Newton's method on their logarithms x:
//
//	f(x) = Σ (θₘ - ln θₘ - 1), gᵢ = Σ (1 - θₘ) ωᵢₘ², λᵢ = √ψᵢ ωᵢ₁ √(θ₁ - 1)
//
// with θ and ω the eigenvalues and eigenvectors of ψ^-½ R ψ^-½ and sums over all but the largest eigenvalue. The search
// starts where factanal of R does, and takes the minimum that it finds from there.
//
// Sources: K. G. Jöreskog, Some contributions to maximum likelihood factor analysis, Psychometrika 32 (1967), 443-482;
// M. R. B. Clarke, A rapidly convergent method for maximum-likelihood factor analysis, British Journal of Mathematical
// and Statistical Psychology 23 (1970), 43-52.
func fitFactor(r *mat.SymDense) (factor, locale.Text) {
	var root mat.Cholesky
	if !root.Factorize(r) || root.Cond() > 1/negligible {
		return factor{}, dependent
	}
	at := newDiscrepancy(r, start(&root, r.SymmetricDim()))
	for range maxSteps {
		free := at.free()
		if at.steepest(free) < flat {
			if !at.identified(free) {
				return factor{}, notUnique
			}
			return at.factor(), locale.Text{}
		}
		next, lower := at.descend(r, free)
		if !lower {
			break
		}
		at = next
	}
	return factor{}, notFound
}

// start returns the logarithms of the first uniquenesses: (1 - 1/2k) / rⁱⁱ, with rⁱⁱ the diagonal of the inverse.
func start(root *mat.Cholesky, k int) []float64 {
	var inverse mat.SymDense
	// The condition is known to be good enough.
	_ = root.InverseTo(&inverse)
	x := make([]float64, k)
	for i := range x {
		x[i] = bounded(math.Log((1 - 0.5/float64(k)) / inverse.At(i, i)))
	}
	return x
}

// bounded keeps the logarithm of a uniqueness within its bounds.
func bounded(x float64) float64 {
	return max(math.Log(leastUniqueness), min(math.Log(mostUniqueness), x))
}

// factor returns the loadings and the uniquenesses of a point.
func (d *discrepancy) factor() factor {
	k := len(d.x)
	f := factor{loadings: make([]float64, k), uniquenesses: make([]float64, k)}
	scale, sum := math.Sqrt(max(d.theta[k-1]-1, 0)), 0.0
	for i, x := range d.x {
		f.uniquenesses[i] = math.Exp(x)
		if x == bounded(math.Inf(-1)) {
			f.uniquenesses[i] = leastUniqueness
		}
		f.loadings[i] = math.Sqrt(f.uniquenesses[i]) * d.omega.At(i, k-1) * scale
		sum += f.loadings[i]
	}
	if sum < 0 {
		for i := range f.loadings {
			f.loadings[i] = -f.loadings[i]
		}
	}
	return f
}
