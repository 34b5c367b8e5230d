package calibrate

import "github.com/arrimage/arrimage/pkg/locale"

// A Result is the weights that meet the totals.
type Result struct {
	// Weights holds the weight of each row after calibration.
	Weights []float64
	// Factors holds what each weight was multiplied by (g): after divided by before. Where the weight is 0 it is what
	// another row with the same auxiliary variables was multiplied by.
	Factors []float64
	// Model holds the auxiliary variables, for the residuals of a variance.
	Model *Model
	// Achieved holds the weighted total of each column of the model after calibration.
	Achieved []float64
	// Target holds the known total of each column.
	Target []float64
	// Iterations is the number of passes that it took; 0 where the weights met the totals as they were.
	Iterations int
	// Warnings holds the doubts about the weights, one phrase each; nil for none.
	Warnings []locale.Text
}

// newResult multiplies the weights by the factors.
func newResult(weights, factors []float64, model *Model, target []float64, iterations int) *Result {
	after := make([]float64, len(weights))
	for i, w := range weights {
		after[i] = w * factors[i]
	}
	return &Result{
		Weights: after, Factors: factors, Model: model, Achieved: model.totals(after), Target: target,
		Iterations: iterations,
	}
}

// Options says how calibration goes on and where it stops.
type Options struct {
	// Bounds holds the smallest and the largest factor g allowed, on either side of 1, for Linear only. Zero: none.
	Bounds [2]float64
	// Epsilon is the largest relative difference between a total that is achieved and its target. 0: 1e-10.
	Epsilon float64
	// MaxIterations is the number of passes after which it gives up. 0: 5000 for Rake, 500 for Linear.
	MaxIterations int
}

// stops returns the tolerance and the number of passes, with the given default.
func (o Options) stops(passes int) (float64, int) {
	if o.MaxIterations > 0 {
		passes = o.MaxIterations
	}
	if o.Epsilon > 0 {
		return o.Epsilon, passes
	}
	return 1e-10, passes
}

// bounded reports whether there are bounds.
func (o Options) bounded() bool { return o.Bounds != [2]float64{} }
