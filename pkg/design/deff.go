package design

import (
	"math"

	"github.com/arrimage/arrimage/pkg/precise"
)

// deff returns the design effect of an estimate: its variance over that which a simple random sample of as many rows
// would give,
//
//	N̂² s²/n, s² = n/(n-1) Σ w (u - ū)² / N̂
//
// where u is the linearised value of a row, w its weight, n the rows of the group and N̂ the sum of their weights. Where
// the first stage has a finite population correction the comparison is with a sample without replacement, and the
// denominator is multiplied by 1 - n/N̂; otherwise with one with replacement. The package survey of R calls the first
// deff=TRUE and the second deff="replace".
//
// There is none where the values are equal, with fewer than two rows, or where the weights do not add up to more than n
// under a finite population correction.
//
// Source: L. Kish, Survey Sampling, Wiley, 1965, section 8.2.
func (e *Estimates) deff(it item, variance float64) (float64, bool) {
	n, size := float64(e.tally.rows[it.group]), e.totals[it.group][0].Value()
	spread := e.rowSpread(it)
	if n < 2 || spread <= 0 {
		return 0, false
	}
	simple := size * spread / (n - 1)
	if e.frame.corrected() {
		if size <= n {
			return 0, false
		}
		simple *= 1 - n/size
	}
	return variance / simple, true
}

// rowSpread returns Σ w (u - ū)² over the rows of a group, exactly 0 where all values are equal.
func (e *Estimates) rowSpread(it item) float64 {
	totals, scale := e.totals[it.group], e.scale(it)
	moment := func(i, j int) sum { return e.tally.moment(it.group, i, j, totals) }
	squares, mean := moment(it.num, it.num), totals[it.num]
	size := math.Abs(squares.Value())
	if it.den != total {
		cross := it.ratio.Product(moment(it.num, it.den))
		dens := it.ratio.Product(it.ratio.Product(moment(it.den, it.den)))
		squares.Subtract(cross)
		squares.Subtract(cross)
		squares.AddSum(dens)
		size += 2*math.Abs(cross.Value()) + dens.Value()
		mean.Subtract(it.ratio.Product(totals[it.den]))
	}
	weight := totals[0]
	d := weight.Product(squares)
	d.Subtract(mean.Product(mean))
	return precise.Cleaned(d.Value(), weight.Value()*size) / weight.Value() * scale * scale
}
