package agree

import (
	"fmt"
	"math"
)

// A Metric says how far apart two codes are for Krippendorff's alpha.
type Metric uint8

// The metrics.
const (
	Nominal Metric = iota // 1 between any two different codes
	Squared               // the square of the difference of the codes, as numbers: interval data
)

// distance returns how far apart two codes are.
func (m Metric) distance(a, b int) float64 {
	switch {
	case a == b:
		return 0
	case m == Nominal:
		return 1
	case m == Squared:
		return float64(a-b) * float64(a-b)
	}
	panic(fmt.Sprintf("agree: metric: unknown, %d", m))
}

// Krippendorff returns Krippendorff's alpha of any number of coders, with missing codes. coders[c][u] is the code of
// coder c for unit u, from 0 to categories - 1, or Missing; all coders have as many units. A unit with fewer than two
// codes does not count.
//
//	α = 1 - (n - 1) Σₐ / Σₑ, Σₐ = Σ over units of Σ δ(c,k) / (m - 1), Σₑ = Σ n(c) n(k) δ(c,k)
//
// where m is the number of codes of a unit, n their sum and n(c) the number of codes c. It is undefined for fewer than
// MinUnits units and where all codes are the same. The standard error is linearised over the units. Weights and clusters
// of the options do not count.
//
// K. Krippendorff, Content Analysis, 2nd edition, Sage, 2004, chapter 11.
func Krippendorff(coders [][]int, categories int, metric Metric, options Options) Coefficient {
	units := pairable(coders, categories)
	c := begin(AlphaID, LinearizationID, len(units), options.level())
	if !c.Defined {
		return c
	}
	n, margin, apart := 0.0, make([]float64, categories), 0.0
	for _, unit := range units {
		n += unit.size()
		apart += unit.apart(metric)
		for code, count := range unit {
			margin[code] += count
		}
	}
	expected := 0.0
	for code, count := range margin {
		expected += count * distanceTo(code, margin, metric)
	}
	if expected == 0 {
		c.undefined(oneCategory())
		return c
	}
	c.Value = exactZero(1 - (n-1)*apart/expected)
	c.SE = alphaError(units, metric, n, margin, apart, expected)
	c.setInterval(len(units))
	return c
}

// A tally is how many coders gave each code to one unit.
type tally []float64

// pairable tallies the units that at least two coders rated.
func pairable(coders [][]int, categories int) []tally {
	var units []tally
	if len(coders) == 0 {
		return nil
	}
	for u := range coders[0] {
		unit := make(tally, categories)
		for i, codes := range coders {
			if len(codes) != len(coders[0]) {
				panic(fmt.Sprintf("agree: coders: coder %d must have %d units, not %d", i, len(coders[0]), len(codes)))
			}
			checkCode("coders", codes[u], categories)
			if codes[u] != Missing {
				unit[codes[u]]++
			}
		}
		if unit.size() >= 2 {
			units = append(units, unit)
		}
	}
	return units
}

// size returns the number of codes of a unit.
func (unit tally) size() float64 {
	n := 0.0
	for _, count := range unit {
		n += count
	}
	return n
}

// apart returns the disagreement within a unit.
func (unit tally) apart(metric Metric) float64 {
	sum := 0.0
	for code, count := range unit {
		sum += count * distanceTo(code, unit, metric)
	}
	return sum / (unit.size() - 1)
}

// distanceTo returns the sum of the distances from a code to the codes that were counted.
func distanceTo(code int, counts []float64, metric Metric) float64 {
	sum := 0.0
	for other, count := range counts {
		sum += count * metric.distance(code, other)
	}
	return sum
}

// alphaError returns the linearised standard error of alpha: the root of the sum over the units of the squared
// deviations of what each one does to it, to first order.
func alphaError(units []tally, metric Metric, n float64, margin []float64, apart, expected float64) float64 {
	influence, mean := make([]float64, len(units)), 0.0
	for i, unit := range units {
		moved := 0.0
		for code, count := range unit {
			moved += 2 * count * distanceTo(code, margin, metric)
		}
		influence[i] = -(unit.size()*apart + (n-1)*unit.apart(metric) - (n-1)*apart*moved/expected) / expected
		mean += influence[i] / float64(len(units))
	}
	sum := 0.0
	for _, u := range influence {
		sum += (u - mean) * (u - mean)
	}
	return math.Sqrt(sum)
}
