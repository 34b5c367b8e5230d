package calibrate

import "github.com/arrimage/arrimage/pkg/precise"

// values returns the sums as numbers.
func values(sums []precise.Sum) []float64 {
	out := make([]float64, len(sums))
	for i := range sums {
		out[i] = sums[i].Value()
	}
	return out
}

// total returns the sum of the values.
func total(xs []float64) float64 {
	var sum precise.Sum
	for _, x := range xs {
		sum.Add(x)
	}
	return sum.Value()
}
