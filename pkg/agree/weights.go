package agree

import "fmt"

// Weights say what a pair of different codes counts, when the codes are in order.
type Weights uint8

// The weights. The distance d of two codes is the number of steps between them, of k - 1 at most.
const (
	Identity  Weights = iota // 1 for the same code, 0 for any other: the codes need no order
	Linear                   // 1 - d / (k - 1)
	Quadratic                // 1 - d² / (k - 1)²
)

// of returns the weight of two codes of k.
func (w Weights) of(i, j, k int) float64 {
	switch {
	case i == j:
		return 1
	case w == Identity:
		return 0
	}
	d := float64(i-j) / float64(k-1)
	switch w {
	case Linear:
		return 1 - max(d, -d)
	case Quadratic:
		return 1 - d*d
	}
	panic(fmt.Sprintf("agree: weights: unknown, %d", w))
}

// total returns the sum of the weights of all pairs of k codes.
func (w Weights) total(k int) float64 {
	sum := 0.0
	for i := range k {
		for j := range k {
			sum += w.of(i, j, k)
		}
	}
	return sum
}
