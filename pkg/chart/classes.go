package chart

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// classes are the steps of a colour scale: numbers between two round bounds share a colour.
type classes struct {
	bounds []float64 // rising, one more than there are classes
	paints []Paint   // one a class
	whole  bool      // the numbers are counts: a class ends one below the next bound
}

// countClasses returns at most five classes of as many whole numbers each, from 0 on.
func countClasses(numbers []float64) classes {
	hi := 0.0
	for _, x := range numbers {
		if finite(x) {
			hi = math.Max(hi, x)
		}
	}
	const most = 5
	k, step := classes{whole: true, bounds: []float64{0}}, math.Ceil((hi+1)/most)
	for k.bounds[len(k.bounds)-1] <= hi {
		k.bounds = append(k.bounds, k.bounds[len(k.bounds)-1]+step)
	}
	for _, colour := range steps(sequential, len(k.bounds)-1) {
		k.paints = append(k.paints, Paint{Colour: colour})
	}
	return k
}

// newClasses returns classes that cover the numbers that are finite. A scale that diverges has as many classes below 0
// as above; another one goes from little to much.
func newClasses(numbers []float64, diverges bool) classes {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range numbers {
		if finite(x) {
			lo, hi = math.Min(lo, x), math.Max(hi, x)
		}
	}
	if diverges && lo <= hi {
		hi = math.Max(math.Abs(lo), math.Abs(hi))
		half := Ticks(0, hi, 2)
		k := classes{paints: diverging(len(half)-1, 0, len(half)-1)}
		for i := len(half) - 1; i > 0; i-- {
			k.bounds = append(k.bounds, -half[i])
		}
		k.bounds = append(k.bounds, half...)
		return k
	}
	k := classes{bounds: Ticks(lo, hi, 5)}
	for _, colour := range steps(sequential, len(k.bounds)-1) {
		k.paints = append(k.paints, Paint{Colour: colour})
	}
	return k
}

// paint returns the paint of a number, which belongs to the class that begins with it, and the highest one to the last.
func (k classes) paint(x float64) Paint {
	if !finite(x) {
		return absent
	}
	last := len(k.paints) - 1
	for i := range last {
		if x < k.bounds[i+1] {
			return k.paints[i]
		}
	}
	return k.paints[last]
}

// signs returns the legend: the bounds of each class.
func (k classes) signs(c *canvas, unit Unit) []sign {
	var list []sign
	for i, paint := range k.paints {
		lo, hi := k.bounds[i], k.bounds[i+1]
		if k.whole {
			hi--
		}
		text := unit.write(lo, c.lang) + " – " + unit.write(hi, c.lang)
		if k.whole && lo == hi {
			text = unit.write(lo, c.lang)
		}
		list = append(list, c.swatch(text, paint, edge))
	}
	return list
}

var absentWord = locale.Text{FR: "sans valeur", EN: "no value"}

// absentSign is the legend's entry of cells without a value.
func (c *canvas) absentSign(reason locale.Text) sign {
	if reason.IsZero() {
		reason = absentWord
	}
	return c.swatch(locale.Line(reason.In(c.lang)), absent, edge)
}
