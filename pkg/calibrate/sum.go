package calibrate

import "math"

// A compensated value is a sum that remembers what rounding took from it (Neumaier's algorithm), so that the order of
// the rows does not matter.
type compensated struct{ sum, lost float64 }

func (c *compensated) add(x float64) {
	next := c.sum + x
	if math.Abs(c.sum) >= math.Abs(x) {
		c.lost += (c.sum - next) + x
	} else {
		c.lost += (x - next) + c.sum
	}
	c.sum = next
}

func (c *compensated) value() float64 { return c.sum + c.lost }

func values(sums []compensated) []float64 {
	out := make([]float64, len(sums))
	for i := range sums {
		out[i] = sums[i].value()
	}
	return out
}

// total returns the compensated sum of the values.
func total(xs []float64) float64 {
	var sum compensated
	for _, x := range xs {
		sum.add(x)
	}
	return sum.value()
}
