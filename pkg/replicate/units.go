package replicate

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Units are the first-stage units of a sample, in an order of their own (by name, say) and never in that of the rows:
// the numbers of replicates follow it.
type Units struct {
	// Strata holds the number of the stratum of each unit, from 0. A sample without strata has 0 for each unit.
	Strata []int
	// Fractions holds the sampling fraction of each stratum at the first stage, from 0 to 1; 0 where it is unknown or
	// the units were drawn with replacement. Nil for 0 each.
	Fractions []float64
}

// A layout lists the units of each stratum that was not taken whole, in the order of their numbers.
type layout struct {
	units    int   // all units, those of strata taken whole included
	strata   []int // number of each stratum listed, increasing
	start    []int // where the units of each stratum listed begin in members, and one more
	members  []int // units, by stratum
	fraction []float64
}

// layout sorts the units by stratum, and leaves out the strata that were taken whole.
//
// It panics when a stratum is negative, a fraction does not lie between 0 and 1, or a stratum has no fraction where
// others have one.
func (u Units) layout() layout {
	count := 0
	for _, h := range u.Strata {
		if h < 0 {
			panic("replicate: strata: must be 0 or above")
		}
		count = max(count, h+1)
	}
	if u.Fractions != nil && len(u.Fractions) < count {
		panic("replicate: fractions: must have one number a stratum")
	}
	sizes := make([]int, count)
	for _, h := range u.Strata {
		sizes[h]++
	}
	l := layout{units: len(u.Strata), start: []int{0}}
	place := make([]int, count)
	for h, size := range sizes {
		f := u.fraction(h)
		if place[h] = -1; size == 0 || f == 1 {
			continue
		}
		place[h] = l.start[len(l.strata)]
		l.strata, l.fraction = append(l.strata, h), append(l.fraction, f)
		l.start = append(l.start, place[h]+size)
	}
	l.members = make([]int, l.start[len(l.strata)])
	for unit, h := range u.Strata {
		if place[h] >= 0 {
			l.members[place[h]] = unit
			place[h]++
		}
	}
	return l
}

// fraction returns the sampling fraction of a stratum, 0 where it is unknown.
func (u Units) fraction(h int) float64 {
	if u.Fractions == nil {
		return 0
	}
	f := u.Fractions[h]
	if !(f >= 0 && f <= 1) {
		panic(fmt.Sprintf("replicate: fractions: must lie between 0 and 1, not %v", f))
	}
	return f
}

// of returns the units of the i-th stratum listed.
func (l layout) of(i int) []int { return l.members[l.start[i]:l.start[i+1]] }

// freedom returns the degrees of freedom of the design: units less strata, those taken whole aside.
func (l layout) freedom() int { return len(l.members) - len(l.strata) }

// noLonely returns an error for the first stratum that has a single unit.
func (l layout) noLonely() error {
	for i, h := range l.strata {
		if len(l.of(i)) == 1 {
			return &Error{Stratum: h, Message: locale.Textf(
				"il faut au moins 2 unités dans la strate %d pour en tirer des répliques (unités\u00a0: 1)",
				"need at least 2 units in stratum %d to make replicates from it (units: 1)", h,
			)}
		}
	}
	return nil
}
