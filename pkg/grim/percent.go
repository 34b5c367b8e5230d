package grim

import (
	"math"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/round"
)

// Percent tests a percent against its base: some whole count, from 0 to the base, must round half up to it. A percent is
// the mean of answers that are 0 or 1, with two decimals more; see Mean for the method and its source. A base that is
// not positive has no percent, and none is below 0 or above 100: Impossible.
func Percent(percent Printed, base int) Verdict {
	if base < 1 || percent.Value < 0 || percent.Value > 100 {
		return Impossible
	}
	return Mean(percent.share(), base)
}

// share returns the percent as a share of one, with the same digits. Dividing by 100 loses no digit that counts: rat
// writes the share with the decimals that the print has.
func (p Printed) share() Printed {
	return Printed{Value: p.Value / 100, Decimals: p.Decimals + 2}
}

// PercentOthers is Others for a percent.
func PercentOthers(percent Printed, base int) []Rounding { return Others(percent.share(), base) }

// Counts returns the whole counts whose percents are next to the printed one, as Totals does for means.
func Counts(percent Printed, base int) (below, above int) { return Totals(percent.share(), base) }

// MostBases is the largest base that Bases looks at.
const MostBases = 10_000

// Bases returns the bases from 1 to most (to MostBases, where most is more) that the percent can come from, each with the
// count that gives it. Where a base is large enough to give every percent, the list ends before it, and every is that
// base: all bases from it on are possible. every is 0 where most is below it.
func Bases(percent Printed, most int) (fractions []estimate.Fraction, every int) {
	if percent.Value < 0 || percent.Value > 100 {
		return nil, 0
	}
	most = min(most, MostBases)
	if enough := math.Pow(10, float64(percent.Decimals+2)); enough <= float64(most) {
		every, most = int(enough), int(enough)-1
	}
	return estimate.DenominatorsOf(percent.Value, percent.Decimals, most), every
}

// BasesOfCount is Bases where the count was printed too: only the bases of which that very count is the percent.
func BasesOfCount(percent Printed, count, most int) []estimate.Fraction {
	var fractions []estimate.Fraction
	for base := max(count, 1); base <= min(most, MostBases); base++ {
		if round.Percent(count, base, percent.Decimals) == percent.Value {
			fractions = append(fractions, estimate.Fraction{Count: count, Base: base})
		}
	}
	return fractions
}
