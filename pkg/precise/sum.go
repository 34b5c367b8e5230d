// Package precise adds numbers without losing what rounding takes: the same numbers in another order, in parts or split in
// halves give the same float64.
//
// A Sum is for the sums that estimates come from. It refuses to be exact at any price: it keeps about 32 digits, which is
// enough for results that do not depend on the order of the rows, and costs a few operations a number.
package precise

import "math"

// A Sum is a sum of float64 numbers with what rounding took from it, about 32 digits together. Adding the same numbers in
// another order, in parts or as exact halves gives the same float64.
type Sum struct{ hi, lo float64 }

// Add adds a number.
func (s *Sum) Add(x float64) {
	total := s.hi + x
	part := total - s.hi
	s.lo += (s.hi - (total - part)) + (x - part)
	s.hi = total
}

// AddProduct adds the product of two numbers, without rounding it first.
func (s *Sum) AddProduct(a, b float64) {
	product := float64(a * b)
	s.Add(product)
	s.lo += math.FMA(a, b, -product)
}

// AddTriple adds the product of three numbers, without rounding it first.
func (s *Sum) AddTriple(a, b, c float64) {
	product := float64(a * b)
	s.AddProduct(product, c)
	s.lo += math.FMA(a, b, -product) * c
}

// AddQuadruple adds the product of four numbers, without rounding it first.
func (s *Sum) AddQuadruple(a, b, c, d float64) {
	left, right := float64(a*b), float64(c*d)
	s.AddProduct(left, right)
	s.lo += left*math.FMA(c, d, -right) + math.FMA(a, b, -left)*right
}

// AddScaled adds a multiple of another Sum.
func (s *Sum) AddScaled(a float64, other Sum) {
	s.AddProduct(a, other.hi)
	s.AddProduct(a, other.lo)
}

// AddSum adds another Sum.
func (s *Sum) AddSum(other Sum) {
	s.Add(other.hi)
	s.lo += other.lo
}

// Subtract takes another Sum away.
func (s *Sum) Subtract(other Sum) { s.AddSum(Sum{hi: -other.hi, lo: -other.lo}) }

// Times returns a multiple.
func (s Sum) Times(x float64) Sum {
	var t Sum
	t.AddScaled(x, s)
	return t
}

// Product returns the product of two sums.
func (s Sum) Product(other Sum) Sum {
	t := other.Times(s.hi)
	t.AddScaled(s.lo, other)
	return t
}

// Over returns the quotient of two sums, to twice the digits of a float64.
func (s Sum) Over(other Sum) Sum {
	quotient := Sum{hi: s.Value() / other.Value()}
	rest := s
	rest.AddScaled(-quotient.hi, other)
	quotient.lo = rest.Value() / other.Value()
	return quotient
}

// Value returns the sum as one number.
func (s Sum) Value() float64 { return s.hi + s.lo }

// noise is the share of the terms of a difference below which nothing but rounding is left of it. Sums are exact to about
// 2⁻¹⁰⁰ of their terms.
const noise = 0x1p-80

// Difference returns a - x·b as one number; it is exactly 0 where only rounding is left.
func Difference(a, x, b Sum) float64 {
	product := x.Product(b)
	d := a
	d.Subtract(product)
	return Cleaned(d.Value(), math.Abs(a.Value())+math.Abs(product.Value()))
}

// Cleaned returns x, or 0 where x is only rounding of terms of the given size.
func Cleaned(x, size float64) float64 {
	if math.Abs(x) <= noise*size {
		return 0
	}
	return x
}
