package grim

import (
	"math/big"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Rounding is a way to print a number with fewer decimals.
type Rounding uint8

// The roundings. HalfUp is the one by which numbers are judged; the others only explain.
const (
	HalfUp    Rounding = iota // to the nearest, halves away from zero, as package round does
	HalfEven                  // to the nearest, halves to the even digit
	Truncated                 // the decimals beyond are dropped
)

// Label returns the name that people read.
func (r Rounding) Label() locale.Text {
	return [...]locale.Text{
		{FR: "arrondi des demies vers le haut", EN: "rounding halves up"},
		{FR: "arrondi des demies au pair", EN: "rounding halves to even"},
		{FR: "troncature", EN: "truncation"},
	}[r]
}

// Mean tests the mean of n whole numbers. For a mean of scores that are themselves means of k whole items, n is the
// number of respondents times k.
//
//	possible: round(T / n) = mean for some whole total T
//
// With n ≥ 10^decimals every printed mean is possible, and the test says nothing: NotTestable, as for a mean that is not
// Readable. With n below 1 there is no mean: Impossible.
//
// Source: N. J. L. Brown and J. A. J. Heathers, The GRIM test, Social Psychological and Personality Science 8 (2017),
// 363-369.
func Mean(mean Printed, n int) Verdict {
	switch {
	case n < 1:
		return Impossible
	case !mean.Readable() || power(mean.Decimals).Cmp(big.NewInt(int64(n))) <= 0:
		return NotTestable
	case !MeanUnder(mean, n, HalfUp):
		return Impossible
	}
	return Possible
}

// MeanUnder reports whether some whole total of n numbers has the printed mean under a rounding. It panics where n is
// below 1 or the mean is not finite.
func MeanUnder(mean Printed, n int, rounding Rounding) bool {
	exact, unit := mean.rat(), mean.unit()
	below, above := totals(exact, n)
	return rounding.prints(ratio(below, n), exact, unit) || rounding.prints(ratio(above, n), exact, unit)
}

// Others returns the roundings, beside HalfUp, under which some whole total of n numbers has the printed mean: how an
// impossible mean may have come about. The arguments are those of MeanUnder.
func Others(mean Printed, n int) []Rounding {
	var others []Rounding
	for _, rounding := range []Rounding{HalfEven, Truncated} {
		if MeanUnder(mean, n, rounding) {
			others = append(others, rounding)
		}
	}
	return others
}

// Totals returns the whole totals of n numbers whose means are next to the printed one: the largest that is not above
// it, and the smallest that is not below. They are equal where the printed mean is exact. It is meant for a mean that
// Mean does not call NotTestable: the totals of others may not fit.
func Totals(mean Printed, n int) (below, above int) {
	first, last := totals(mean.rat(), n)
	return int(first.Int64()), int(last.Int64())
}

// totals returns the whole numbers next to mean × n. The interval of numbers that print as the mean holds the mean
// itself, so that if any total over n is in it, one of these two is.
func totals(mean *big.Rat, n int) (below, above *big.Int) {
	if n < 1 {
		panic("grim: n: must be 1 or more")
	}
	sum := new(big.Rat).Mul(mean, new(big.Rat).SetInt64(int64(n)))
	below = new(big.Int).Div(sum.Num(), sum.Denom()) // Div rounds down, since the denominator is positive.
	if sum.IsInt() {
		return below, below
	}
	return below, new(big.Int).Add(below, big.NewInt(1))
}

func ratio(total *big.Int, n int) *big.Rat {
	return new(big.Rat).SetFrac(total, big.NewInt(int64(n)))
}

// prints reports whether x is printed as p where the last printed decimal counts in the given unit.
func (r Rounding) prints(x, p, unit *big.Rat) bool {
	distance := new(big.Rat).Sub(x, p)
	if x.Sign() < 0 { // Each rounding treats a number and its opposite alike.
		distance.Neg(distance)
	}
	if r == Truncated {
		return x.Sign()*p.Sign() >= 0 && distance.Sign() >= 0 && distance.Cmp(unit) < 0
	}
	half := new(big.Rat).Quo(unit, big.NewRat(2, 1))
	switch side := new(big.Rat).Abs(distance).Cmp(half); {
	case side != 0:
		return side < 0
	case r == HalfUp:
		return distance.Sign() < 0 // x is half a unit nearer to zero than p.
	}
	digits := new(big.Rat).Quo(p, unit)
	return digits.Num().Bit(0) == 0
}
