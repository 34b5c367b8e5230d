package tail

import (
	"math"
	"testing"
)

// The tails beyond the central quantiles hold what the centre does not. Values: R 4.2.2, pchisq, pf, pt, pnorm.
func TestTails(t *testing.T) {
	tests := []struct{ got, want float64 }{
		{ChiSquare(3.841458820694124, 1), 0.05}, {ChiSquare(5.991464547107979, 2), 0.05}, {ChiSquare(-1, 3), 1},
		{F(4.964602743730711, 1, 10), 0.05}, {F(3, 2, math.Inf(1)), ChiSquare(6, 2)},
		{Student(-2.2281388519649385, 10), 0.05}, {Student(1.959963984540054, math.Inf(1)), 0.05},
		{Student(NormalWithin(0.9), math.Inf(1)), 0.1}, {Student(StudentWithin(0.99, 7), 7), 0.01},
		{Student(1e9, math.Inf(1)), Smallest}, {Clamp(1.0000001), 1}, {Clamp(0), Smallest},
	}
	for i, test := range tests {
		if math.Abs(test.got-test.want) > 1e-9*test.want {
			t.Errorf("%d: got %v, want %v", i, test.got, test.want)
		}
	}
}
