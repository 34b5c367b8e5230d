package calibrate

import (
	"math"
	"slices"
)

// A Base is what the bounds of Trim are multiples of.
type Base string

// The bases of the bounds of Trim.
const (
	Absolute Base = ""       // the bounds are weights
	Median   Base = "median" // the bounds are multiples of the median weight
	Mean     Base = "mean"   // the bounds are multiples of the mean weight
)

// TrimOptions says how far weights may go.
type TrimOptions struct {
	// Lower is the smallest weight, in units of Of; 0: none.
	Lower float64
	// Upper is the largest weight, in units of Of; 0: none.
	Upper float64
	// Of is what the bounds are multiples of.
	Of Base
	// Equally gives the same amount to each of the other weights, as R's trimWeights does; false multiplies them by the
	// same factor.
	Equally bool
	// MaxIterations is the number of passes after which Equally gives up. 0: 10000.
	MaxIterations int
}

// A Trimmed value is the weights within their bounds.
type Trimmed struct {
	// Weights holds the weight of each row after trimming.
	Weights []float64
	// Factors holds what each weight was multiplied by; 1 for a weight of 0 that stays so.
	Factors []float64
	// Lower is the smallest weight allowed; 0 for none.
	Lower float64
	// Upper is the largest weight allowed; 0 for none.
	Upper float64
	// Raised is the number of weights that began below Lower.
	Raised int
	// Lowered is the number of weights that began above Upper.
	Lowered int
	// Iterations is the number of passes that it took; 0 where all weights were within the bounds.
	Iterations int
}

// Trim brings the weights within bounds and keeps their sum: the weights that lie outside go to the bound, and the others
// share what that takes or leaves, in proportion to their weight,
//
//	max(L, min(c w, U)), with c such that the sum is kept
//
// or, with Equally, the same amount each, as trimWeights(strict=TRUE) of R's package survey does. That goes in passes, each
// of which gives also to the weights that an earlier one cut, until none lies outside.
//
// Weights that all lie within the bounds stay as they are. Bounds between which the sum has no room are an error, and so
// are a lower one above the upper one, and weights that are negative or not finite.
//
// It panics when Of is none of the three bases.
//
// Source: F. J. Potter, A study of procedures to identify and trim extreme sampling weights, Proceedings of the Section
// on Survey Research Methods, American Statistical Association, 1990, 225-230.
func Trim(weights []float64, o TrimOptions) (*Trimmed, error) {
	if err := checkWeights(weights); err != nil {
		return nil, err
	}
	lower, upper := o.bounds(weights)
	if err := checkRoom(weights, lower, upper); err != nil {
		return nil, err
	}
	t := &Trimmed{Weights: slices.Clone(weights), Lower: lower, Upper: upper}
	if math.IsInf(upper, 1) {
		t.Upper = 0
	}
	for _, w := range weights {
		switch {
		case w < lower:
			t.Raised++
		case w > upper:
			t.Lowered++
		}
	}
	if t.Raised+t.Lowered > 0 {
		if err := t.share(lower, upper, o); err != nil {
			return nil, err
		}
	}
	t.Factors = ratios(t.Weights, weights)
	return t, nil
}

// share moves the weights within the bounds.
func (t *Trimmed) share(lower, upper float64, o TrimOptions) error {
	room := false
	if o.Equally {
		passes := o.MaxIterations
		if passes <= 0 {
			passes = 10000
		}
		t.Iterations, room = equally(t.Weights, lower, upper, passes)
	} else {
		t.Iterations, room = 1, proportionally(t.Weights, lower, upper)
	}
	if !room {
		return problem(
			"les autres poids n'ont pas de place pour l'excédent (passages\u00a0: %d)\u00a0; élargir les bornes",
			"the other weights have no room for the excess (passes: %d); widen the bounds", t.Iterations,
		)
	}
	return nil
}

// bounds returns the bounds as weights, the upper one infinite where there is none.
func (o TrimOptions) bounds(weights []float64) (lower, upper float64) {
	unit := 1.0
	switch o.Of {
	case Absolute:
	case Median:
		sorted := slices.Sorted(slices.Values(weights))
		n := len(sorted)
		unit = (sorted[(n-1)/2] + sorted[n/2]) / 2
	case Mean:
		unit = total(weights) / float64(len(weights))
	default:
		panic("calibrate: of: must be Absolute, Median or Mean, not " + string(o.Of))
	}
	if lower, upper = o.Lower*unit, o.Upper*unit; o.Upper == 0 {
		upper = math.Inf(1)
	}
	return lower, upper
}

// checkRoom returns an error where no weights between the bounds have the sum of these.
func checkRoom(weights []float64, lower, upper float64) error {
	n := float64(len(weights))
	mean := total(weights) / n
	switch {
	case !(lower >= 0) || !(upper > 0) || lower > upper:
		return problem(
			"il faut une borne inférieure d'au moins 0 et une borne supérieure qui la dépasse (données\u00a0: %s et %s)",
			"need a lower bound of at least 0 and an upper one above it (given: %s and %s)", number(lower), number(upper),
		)
	case mean < lower*(1-rounding) || mean > upper*(1+rounding):
		return problem(
			"le poids moyen (%s) doit se trouver entre les bornes (%s et %s), sinon la somme ne peut être gardée",
			"the mean weight (%s) must lie between the bounds (%s and %s), or else the sum cannot be kept",
			number(mean), number(lower), number(upper),
		)
	}
	return nil
}

// rounding is a relative difference that counts for nothing.
const rounding = 1e-13

// ratios returns what each weight was multiplied by, 1 where both are 0.
func ratios(after, before []float64) []float64 {
	factors := make([]float64, len(after))
	for i := range factors {
		if factors[i] = after[i] / before[i]; after[i] == before[i] {
			factors[i] = 1
		}
	}
	return factors
}
