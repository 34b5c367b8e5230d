package replicate

import "math/bits"

// A hadamard value is a square matrix of 1 and -1 whose rows are orthogonal, the first of them 1 throughout. Its entries
// are computed when they are asked for. It is a matrix of Paley, or that of order 1, doubled some number of times as
// Sylvester does.
//
// Primes are enough for every order that is a multiple of 4 up to 200 but 52, 92, 100, 116, 156, 172, 184 and 188.
//
// Source: R. E. A. C. Paley, On orthogonal matrices, Journal of Mathematics and Physics 12 (1933), 311-320.
type hadamard struct {
	base      int       // order of the matrix that is doubled
	doublings int       // how often
	residue   []float64 // quadratic character of 0 .. q-1, q prime; nil for the matrix of order 1
}

// hadamardFrom returns the matrix of the smallest order that is at hand, a multiple of 4 and at least the given one.
func hadamardFrom(least int) hadamard {
	order := max(4, (least+3)/4*4)
	for {
		if h, ok := hadamardOf(order); ok {
			return h
		}
		order += 4
	}
}

// hadamardOf returns a matrix of the given order, a multiple of 4, or false where none is at hand.
func hadamardOf(order int) (hadamard, bool) {
	if bits.OnesCount(uint(order)) == 1 {
		return hadamard{base: 1, doublings: bits.TrailingZeros(uint(order))}, true
	}
	for doublings, base := 0, order; base%4 == 0; doublings, base = doublings+1, base/2 {
		for _, q := range []int{base - 1, base/2 - 1} {
			// The first construction asks for q = 3 modulo 4, the second for q = 1.
			if isPrime(q) && (q == base-1 || q%4 == 1) {
				return hadamard{base: base, doublings: doublings, residue: residues(q)}, true
			}
		}
	}
	return hadamard{}, false
}

func isPrime(q int) bool {
	for d := 2; d*d <= q; d++ {
		if q%d == 0 {
			return false
		}
	}
	return q > 1
}

// residues returns 0 for 0, 1 for the squares modulo a prime and -1 for the other numbers.
func residues(q int) []float64 {
	character := make([]float64, q)
	for i := range character {
		character[i] = -1
	}
	for i := range character {
		character[i*i%q] = 1
	}
	character[0] = 0
	return character
}

func (h hadamard) order() int { return h.base << h.doublings }

// at returns the entry of row i and column j.
func (h hadamard) at(i, j int) float64 {
	sign := 1.0
	if bits.OnesCount(uint(i/h.base)&uint(j/h.base))%2 == 1 {
		sign = -1
	}
	// The columns change sign where the first row is -1.
	return sign * h.paley(i%h.base, j%h.base) * h.paley(0, j%h.base)
}

// paley returns an entry of the matrix that is doubled.
func (h hadamard) paley(i, j int) float64 {
	switch len(h.residue) {
	case 0:
		return 1
	case h.base - 1:
		return h.first(i, j)
	}
	// Of each entry of the symmetric matrix of order q+1 come four.
	c, a, b := h.conference(i/2, j/2), i%2, j%2
	switch {
	case c == 0 && a+b > 0:
		return -1
	case c == 0:
		return 1
	case a+b == 2:
		return -c
	}
	return c
}

// first returns an entry of the first construction, I + S with S skew.
func (h hadamard) first(i, j int) float64 {
	switch {
	case i == j || i == 0:
		return 1
	case j == 0:
		return -1
	}
	return h.character(i - j)
}

// conference returns an entry of the symmetric matrix with 0 on its diagonal, 1 in its border and the quadratic character
// within.
func (h hadamard) conference(i, j int) float64 {
	switch {
	case i == j:
		return 0
	case i == 0 || j == 0:
		return 1
	}
	return h.character(i - j)
}

func (h hadamard) character(difference int) float64 {
	if difference < 0 {
		difference += len(h.residue)
	}
	return h.residue[difference]
}
