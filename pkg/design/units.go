package design

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/replicate"
)

// Units returns the first-stage units as the makers of replicates take them: by label of the stratum, then by label of
// the unit, so that the order of the rows does not show. Rows that are units themselves keep their order within a
// stratum.
func (d *Design) Units() replicate.Units {
	l := d.plan.levels[0]
	number, strata := d.plan.canonical(), d.strataByLabel()
	u := replicate.Units{Strata: make([]int, len(l.units)), Fractions: make([]float64, len(l.strata))}
	place := make([]int, len(l.strata))
	for at, h := range strata {
		place[h] = at
		u.Fractions[at] = min(1, l.fraction(h))
	}
	for unit, node := range l.units {
		u.Strata[number[unit]] = place[node.stratum]
	}
	return u
}

// StratumLabel returns the label of a first-stage stratum by its number in Units.
//
// It panics when there is no such stratum.
func (d *Design) StratumLabel(number int) string {
	return d.plan.levels[0].strata[d.strataByLabel()[number]].label
}

// strataByLabel returns the strata of the first stage, by label.
func (d *Design) strataByLabel() []int32 {
	l := d.plan.levels[0]
	strata := make([]int32, len(l.strata))
	for h := range strata {
		strata[h] = int32(h)
	}
	slices.SortFunc(strata, func(a, b int32) int { return cmp.Compare(l.strata[a].label, l.strata[b].label) })
	return strata
}

// canonical returns the number of each first-stage unit in Design.Units.
func (p *Plan) canonical() []int32 {
	l := p.levels[0]
	units := make([]int32, len(l.units))
	for i := range units {
		units[i] = int32(i)
	}
	slices.SortStableFunc(units, func(a, b int32) int {
		x, y := l.units[a], l.units[b]
		return cmp.Or(
			cmp.Compare(l.strata[x.stratum].label, l.strata[y.stratum].label), cmp.Compare(x.label, y.label))
	})
	number := make([]int32, len(units))
	for at, unit := range units {
		number[unit] = int32(at)
	}
	return number
}
