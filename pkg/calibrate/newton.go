package calibrate

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"github.com/arrimage/arrimage/pkg/precise"
)

// A newton value solves Σ w F(x'λ) x = t, where F(u) is 1 + u cut to the bounds: the slope of a convex function of λ is
// zero there,
//
//	D(λ) = Σ w ∫₀^(x'λ) F(u) du - t'λ
//
// Its steps are Newton's, that is with the second derivatives of D, which count the rows within the bounds. Where such a
// step does not lower D enough, those of all rows are mixed in, more and more: as F is never steeper than 1 + u, that
// lowers it in the end.
type newton struct {
	weights []float64
	model   *Model
	totals  []float64
	scales  []float64 // what the difference from each total is compared with, above 0
	bounds  [2]float64
	lambda  []float64
	u       []float64     // x'λ of each row
	factors []float64     // F(u)
	all     *mat.SymDense // second derivatives of D if all rows were within the bounds
	whole   *solver       // the same, factored
}

// unbounded are the bounds that let every factor through.
var unbounded = [2]float64{math.Inf(-1), math.Inf(1)}

func newNewton(weights []float64, model *Model, totals []float64, o Options) *newton {
	n := &newton{
		weights: weights, model: model, totals: totals, scales: model.sizes(weights),
		bounds: unbounded, lambda: make([]float64, model.P()),
		u: make([]float64, len(weights)), factors: make([]float64, len(weights)),
	}
	if o.bounded() {
		n.bounds = o.Bounds
	}
	for j, t := range totals {
		if n.scales[j] = max(n.scales[j], math.Abs(t)); n.scales[j] == 0 {
			n.scales[j] = 1
		}
	}
	n.move(n.lambda)
	n.all = n.crossProducts(func(float64) bool { return true })
	n.whole = newSolver(n.all)
	return n
}

// move sets λ and what follows from it.
func (n *newton) move(lambda []float64) {
	n.lambda = lambda
	for i := range n.u {
		var u precise.Sum
		index, value := n.model.Row(i)
		for k, j := range index {
			u.Add(lambda[j] * value[k])
		}
		n.u[i] = u.Value()
		n.factors[i] = max(n.bounds[0], min(1+n.u[i], n.bounds[1]))
	}
}

// misfit returns what each total lacks, and the largest of it relative to its scale.
func (n *newton) misfit() (missing []float64, worst float64, column int) {
	sums := make([]precise.Sum, n.model.P())
	for j, t := range n.totals {
		sums[j].Add(t)
	}
	for i, w := range n.weights {
		index, value := n.model.Row(i)
		for k, j := range index {
			sums[j].Add(-w * n.factors[i] * value[k])
		}
	}
	missing = values(sums)
	for j, m := range missing {
		if relative := math.Abs(m) / n.scales[j]; relative > worst {
			worst, column = relative, j
		}
	}
	return missing, worst, column
}

// dual returns D(λ).
func (n *newton) dual() float64 {
	var sum precise.Sum
	for i, w := range n.weights {
		u := n.u[i]
		// Between 0 and the cut F is 1 + u, and beyond the cut it is the bound.
		c := n.factors[i] - 1
		sum.Add(w * (c + c*c/2 + (1+c)*(u-c)))
	}
	for j, t := range n.totals {
		sum.Add(-t * n.lambda[j])
	}
	return sum.Value()
}

// crossProducts returns Σ w x x' over the rows whose factor is chosen.
func (n *newton) crossProducts(chosen func(g float64) bool) *mat.SymDense {
	p := n.model.P()
	sums := make([]precise.Sum, p*p)
	for i, w := range n.weights {
		if !chosen(n.factors[i]) {
			continue
		}
		index, value := n.model.Row(i)
		for a, j := range index {
			for b, k := range index[a:] {
				sums[j*p+k].Add(w * value[a] * value[a+b])
			}
		}
	}
	return mat.NewSymDense(p, values(sums))
}

// solve takes steps until the totals are met.
func (n *newton) solve(o Options) (int, error) {
	epsilon, passes := o.stops(500)
	missing, worst, column := n.misfit()
	iterations := 0
	for ; worst > epsilon; iterations++ {
		if iterations == passes || (!o.bounded() && iterations == refinements) {
			return 0, n.error(column, missing[column], o)
		}
		n.step(missing)
		missing, worst, column = n.misfit()
	}
	return iterations, nil
}

// refinements is the number of steps after which totals that are still not met contradict each other: without bounds
// one step is enough but for rounding.
const refinements = 5

// dampings are the shares of the second derivatives of all rows that a step tries one after the other. The last of them
// always lowers D.
var dampings = []float64{0, 1e-6, 1e-4, 1e-2, 1}

// step moves λ to where D is lower.
func (n *newton) step(missing []float64) {
	from := n.lambda
	if n.bounds == unbounded {
		n.move(sum(from, n.whole.solve(missing)))
		return
	}
	before := n.dual()
	within := n.crossProducts(func(g float64) bool { return g > n.bounds[0] && g < n.bounds[1] })
	for _, damping := range dampings {
		damped := newSolver(within)
		if damping > 0 {
			var both mat.SymDense
			both.ScaleSym(damping, n.all)
			both.AddSym(within, &both)
			damped = newSolver(&both)
		}
		if damped.rank < n.whole.rank {
			continue
		}
		change := damped.solve(missing)
		n.move(sum(from, change))
		if n.dual() <= before-descent*dot(missing, change)+rounding*math.Abs(before) {
			return
		}
	}
}

// descent is the least part of what a step promises to lower D by, to first order, that it must keep.
const descent = 1e-4

func (n *newton) error(column int, missing float64, o Options) error {
	name, target := n.model.Names[column], n.totals[column]
	if !o.bounded() {
		return problem(
			"les totaux se contredisent\u00a0: le plus grand écart est à la colonne %s (atteint\u00a0: %s, visé\u00a0: %s)",
			"the totals contradict each other: the largest difference is in column %s (achieved: %s, target: %s)",
			name, number(target-missing), number(target),
		)
	}
	return problem(
		"les totaux ne sont pas atteints entre les bornes %s et %s\u00a0: le plus grand écart est à la colonne %s"+
			" (atteint\u00a0: %s, visé\u00a0: %s)\u00a0; élargir les bornes",
		"the totals are not met within the bounds %s and %s: the largest difference is in column %s"+
			" (achieved: %s, target: %s); widen the bounds",
		number(o.Bounds[0]), number(o.Bounds[1]), name, number(target-missing), number(target),
	)
}

func sum(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}
