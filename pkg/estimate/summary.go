package estimate

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// A Summary describes a column of numbers. Fields that need more values than there are hold 0: read N, HasMean or HasSD
// first.
type Summary struct {
	N      int     // how many values
	Sum    float64 // sum of the values, in their unit; 0 where there are none
	Mean   float64 // arithmetic mean; no meaning where N is 0
	SD     float64 // standard deviation with the divisor N-1; no meaning where N is below 2
	Min    float64 // smallest value; no meaning where N is 0
	Q1     float64 // first quartile, type 7; no meaning where N is 0
	Median float64 // middle value, or the mean of the two middle ones; no meaning where N is 0
	Q3     float64 // third quartile, type 7; no meaning where N is 0
	Max    float64 // largest value; no meaning where N is 0
}

// HasMean reports whether there is a value at all: mean, extremes and quartiles have a meaning.
func (s Summary) HasMean() bool { return s.N > 0 }

// HasSD reports whether there are two values or more: the standard deviation has a meaning.
func (s Summary) HasSD() bool { return s.N > 1 }

// Describe summarises the values. The result does not depend on their order, to the last bit: they are sorted, then
// added with compensation.
//
//	mean = Σx / n
//	sd   = √( (Σ(x-mean)² - (Σ(x-mean))²/n) / (n-1) )
//
// Quartiles follow type 7, the default of R: at position (n-1)p among the sorted values counted from 0, with linear
// interpolation. Values whose sum or sum of squares passes the largest float64 give infinities.
//
// It panics when a value is not finite.
//
// Sources: A. Neumaier, Zeitschrift für Angewandte Mathematik und Mechanik 54 (1974), 39-51, for the sums; R. J. Hyndman
// and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), 361-365, for the quartiles.
func Describe(values []float64) Summary {
	sorted := sortedFinite(values)
	n := len(sorted)
	if n == 0 {
		return Summary{}
	}
	s := Summary{
		N: n, Sum: floats.SumCompensated(sorted),
		Min: sorted[0], Max: sorted[n-1],
		Q1: quantile(sorted, 0.25), Median: quantile(sorted, 0.5), Q3: quantile(sorted, 0.75),
	}
	// Rounding must not push the mean of equal values off these values.
	s.Mean = min(max(s.Sum/float64(n), s.Min), s.Max)
	if n > 1 {
		s.SD = deviation(sorted, s.Mean)
	}
	return s
}

// sortedFinite returns a sorted copy of the values, and panics at one that is not finite.
func sortedFinite(values []float64) []float64 {
	sorted := make([]float64, len(values))
	for i, value := range values {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			panic(fmt.Sprintf("estimate: values: must be finite, not %v at index %d", value, i))
		}
		sorted[i] = value + 0 // A negative zero becomes zero: sorting cannot tell them apart.
	}
	slices.Sort(sorted)
	return sorted
}

// deviation returns the standard deviation around the mean. The second term takes back the rounding of the mean.
func deviation(sorted []float64, mean float64) float64 {
	off, squares := make([]float64, len(sorted)), make([]float64, len(sorted))
	for i, value := range sorted {
		off[i] = value - mean
		squares[i] = off[i] * off[i]
	}
	n, rest := float64(len(sorted)), floats.SumCompensated(off)
	return math.Sqrt(max(floats.SumCompensated(squares)-rest*rest/n, 0) / (n - 1))
}

// quantile returns the type 7 quantile of sorted values at the probability p.
func quantile(sorted []float64, p float64) float64 {
	position := float64(len(sorted)-1) * p
	i := int(position)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (position-float64(i))*(sorted[i+1]-sorted[i])
}
