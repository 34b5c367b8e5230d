package design

import "math"

// A sum is a sum of float64 numbers with what rounding took from it, about 32 digits together. Adding the same numbers in
// another order, in parts or as exact halves gives the same float64.
type sum struct{ hi, lo float64 }

// add adds a number.
func (s *sum) add(x float64) {
	total := s.hi + x
	part := total - s.hi
	s.lo += (s.hi - (total - part)) + (x - part)
	s.hi = total
}

// addProduct adds the product of two numbers, without rounding it first.
func (s *sum) addProduct(a, b float64) {
	product := float64(a * b)
	s.add(product)
	s.lo += math.FMA(a, b, -product)
}

// addTriple adds the product of three numbers, without rounding it first.
func (s *sum) addTriple(a, b, c float64) {
	product := float64(a * b)
	s.addProduct(product, c)
	s.lo += math.FMA(a, b, -product) * c
}

// addScaled adds a multiple of another sum.
func (s *sum) addScaled(a float64, other sum) {
	s.addProduct(a, other.hi)
	s.addProduct(a, other.lo)
}

// addSum adds another sum.
func (s *sum) addSum(other sum) {
	s.add(other.hi)
	s.lo += other.lo
}

// subtract takes another sum away.
func (s *sum) subtract(other sum) { s.addSum(sum{hi: -other.hi, lo: -other.lo}) }

// times returns a multiple.
func (s sum) times(x float64) sum {
	var t sum
	t.addScaled(x, s)
	return t
}

// product returns the product of two sums.
func (s sum) product(other sum) sum {
	t := other.times(s.hi)
	t.addScaled(s.lo, other)
	return t
}

// over returns the quotient of two sums, to twice the digits of a float64.
func (s sum) over(other sum) sum {
	quotient := sum{hi: s.value() / other.value()}
	rest := s
	rest.addScaled(-quotient.hi, other)
	quotient.lo = rest.value() / other.value()
	return quotient
}

// value returns the sum as one number.
func (s sum) value() float64 { return s.hi + s.lo }

// noise is the share of the terms of a difference below which nothing but rounding is left of it. Sums are exact to about
// 2⁻¹⁰⁰ of their terms.
const noise = 0x1p-80

// difference returns a - x·b as one number; it is exactly 0 where only rounding is left.
func difference(a, x, b sum) float64 {
	product := x.product(b)
	d := a
	d.subtract(product)
	return cleaned(d.value(), math.Abs(a.value())+math.Abs(product.value()))
}

// cleaned returns x, or 0 where x is only rounding of terms of the given size.
func cleaned(x, size float64) float64 {
	if math.Abs(x) <= noise*size {
		return 0
	}
	return x
}
