// Package grim tests published numbers with no data at all: whether whole answers can give them.
//
// A mean of whole answers is a whole total over the number of answers, and a percent a whole count over its base: most
// printed decimals cannot come from a small base. The arithmetic is exact. Nothing is called impossible that some
// rounding of whole answers half up prints, and what is printed too coarsely to be tested is called so, not possible.
//
//  1. A Printed number keeps its decimals (printed.go).
//  2. Mean and Percent test one against its base (mean.go, percent.go), under a Rounding.
//  3. Bases lists the bases that a percent printed without one allows (percent.go).
//  4. Sum tests percents that should add up to 100 (sum.go).
package grim

import (
	"math"
	"math/big"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Verdict is what a test says of a printed number.
type Verdict string

// The verdicts, from the gravest.
const (
	Impossible  Verdict = "impossible"   // no whole answers give the printed number
	Possible    Verdict = "possible"     // some whole answers do, and others would not
	NotTestable Verdict = "not-testable" // the printed number is too coarse, or something to test it against is missing
)

// Verdicts lists the verdicts in the order in which summaries name them.
var Verdicts = []Verdict{Impossible, Possible, NotTestable}

// Label returns the name that people read.
func (v Verdict) Label() locale.Text {
	return map[Verdict]locale.Text{
		Impossible:  locale.Same("impossible"),
		Possible:    locale.Same("possible"),
		NotTestable: {FR: "non testable", EN: "not testable"},
	}[v]
}

// A Printed is a number as it was printed: its decimals are part of what was said.
type Printed struct {
	Value    float64 // the number; a percent of 81 means 81 %
	Decimals int     // digits after the decimal point, 0 or more
}

// mostUnits is the largest number of units of the last printed decimal that a float64 surely tells from its neighbours:
// 15 significant digits.
const mostUnits = 1e15

// Readable reports whether the number is held exactly: a finite number of 15 significant digits at most. What is not
// readable is never called impossible.
func (p Printed) Readable() bool {
	return math.Abs(p.Value)*math.Pow(10, float64(p.Decimals)) <= mostUnits
}

// rat returns the decimal number that was printed. It panics where the number is not finite.
func (p Printed) rat() *big.Rat {
	exact, ok := new(big.Rat).SetString(strconv.FormatFloat(p.Value, 'f', p.Decimals, 64))
	if !ok {
		panic("grim: printed: must be finite")
	}
	return exact
}

// unit returns one unit of the last printed decimal.
func (p Printed) unit() *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), power(p.Decimals))
}

func power(decimals int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
}
