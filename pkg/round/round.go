// Package round holds the one rule by which arrimage turns a computed number into a printed one.
//
// Published survey figures round half up: 12.25 prints as 12.3 and 80.5 % as 81 %. Binary floating point and the usual
// formatting functions round half to even on the binary value, so the same table would print 12.2. Every number that
// arrimage prints, and every number that it compares with a printed one, goes through HalfUp.
package round

import (
	"math"
	"math/big"
	"strconv"
)

// significant is how many significant decimal digits of a float64 are taken at their word. The digits beyond come from
// the binary representation and from the order of additions, not from the data.
const significant = 15

// HalfUp returns x rounded to the given number of decimals, halves away from zero. It looks at the decimal value of x
// to 15 significant digits, so that a mean stored as 12.949999999999999 is the 12.95 that it stands for. NaN and
// infinities are returned unchanged. decimals may be negative (-3 rounds to thousands).
func HalfUp(x float64, decimals int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || decimals >= 0 && x == math.Trunc(x) {
		return x
	}
	if rounded, ok := quick(x, decimals); ok {
		return rounded
	}
	exact, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'e', significant-1, 64))
	return rat(exact, decimals)
}

// quick rounds a number of ordinary size that is not near a half: there binary and decimal digits agree.
func quick(x float64, decimals int) (float64, bool) {
	scale := math.Pow10(max(decimals, 0))
	scaled := x * scale
	// Below 1e9 the error of the product is far below the distance from a half that is asked for.
	if decimals < 0 || math.Abs(scaled) > 1e9 || math.Abs(scaled-math.Floor(scaled)-0.5) < 1e-4 {
		return 0, false
	}
	return math.Round(scaled)/scale + 0, true // A negative zero becomes zero.
}

// Percent returns 100 × count / base rounded half up to the given number of decimals, computed exactly from the two
// whole numbers. It panics when base is not positive: an empty base has no percent, and the caller knows it.
func Percent(count, base, decimals int) float64 {
	if base <= 0 {
		panic("round: base: must be positive")
	}
	return rat(big.NewRat(int64(count)*100, int64(base)), decimals)
}

// rat rounds an exact fraction half away from zero.
func rat(x *big.Rat, decimals int) float64 {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(abs(decimals))), nil))
	if decimals < 0 {
		scale.Inv(scale)
	}
	scaled := new(big.Rat).Mul(x, scale)
	half := big.NewRat(1, 2)
	if scaled.Sign() < 0 {
		half.Neg(half)
	}
	scaled.Add(scaled, half)
	whole := new(big.Int).Quo(scaled.Num(), scaled.Denom()) // Quo truncates toward zero.
	value, _ := new(big.Rat).Quo(new(big.Rat).SetInt(whole), scale).Float64()
	return value
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
