package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A rateInterval is an interval of a proportion as users name it. Some are for simple samples, some for declared designs,
// some for both.
type rateInterval struct {
	id       string                                                 // as flags name it
	heading  locale.Text                                            // of its column
	simple   func(count, base int, level float64) estimate.Interval // nil: not for simple samples
	designed string                                                 // identifier of its method in package design; "": not for designs
}

// The intervals of a proportion, in the order in which help names them.
var rateIntervals = allRateIntervals()

// designedIntervals are the intervals of a proportion under a design; the first is the one where nobody asks for another.
var designedIntervals = []rateInterval{
	{id: design.KornGraubardID, heading: locale.Same("Korn-Graubard"), designed: design.KornGraubardID},
	{id: estimate.LogitID, designed: design.LogitDesignID},
	{id: estimate.WilsonID, designed: design.WilsonDesignID},
	{id: "student", heading: locale.Same("Student"), designed: design.StudentDesignID},
}

func allRateIntervals() []rateInterval {
	var all []rateInterval
	for _, simple := range estimate.ProportionIntervals {
		all = append(all, rateInterval{id: simple.ID, heading: simple.Heading, simple: simple.Interval})
	}
	for _, designed := range designedIntervals {
		i := slices.IndexFunc(all, func(known rateInterval) bool { return known.id == designed.id })
		if i < 0 {
			all = append(all, designed)
			continue
		}
		all[i].designed = designed.designed
	}
	return all
}

// Intervals returns the names of the intervals of a proportion: that of simple samples where nobody asks for another
// first.
func Intervals() []string { return namesOf(rateIntervals, func(rateInterval) bool { return true }) }

func namesOf(intervals []rateInterval, fits func(rateInterval) bool) []string {
	var names []string
	for _, interval := range intervals {
		if fits(interval) {
			names = append(names, interval.id)
		}
	}
	return names
}

// rateInterval returns the interval of the options for a side with a design or without, and an error where the named one
// is not for it.
func (o Options) rateInterval(designed bool) (rateInterval, error) {
	fits := func(i rateInterval) bool { return designed && i.designed != "" || !designed && i.simple != nil }
	name := o.Interval
	if name == "" {
		name = estimate.WilsonID
		if designed {
			name = design.KornGraubardID
		}
	}
	i := slices.IndexFunc(rateIntervals, func(known rateInterval) bool { return known.id == name })
	if i >= 0 && fits(rateIntervals[i]) {
		return rateIntervals[i], nil
	}
	names := namesOf(rateIntervals, fits)
	if i < 0 {
		return rateInterval{}, unknown(locale.Text{FR: "intervalle", EN: "interval"}, name, Intervals())
	}
	if designed {
		return rateInterval{}, usage("--interval %s\u00a0: pas pour une partie dont le plan est déclaré (design:)\u00a0; il y a\u00a0: %s",
			"--interval %s: not for a side that declares a design (design:); there are: %s", name, diag.OneOf(names))
	}
	return rateInterval{}, usage("--interval %s\u00a0: seulement pour une partie dont le plan est déclaré (design:)\u00a0; il y a\u00a0: %s",
		"--interval %s: only for a side that declares a design (design:); there are: %s", name, diag.OneOf(names))
}

// of computes the interval of a rate.
func (i rateInterval) of(r Rate, level float64) estimate.Interval {
	if r.Estimate != nil {
		return r.Estimate.ProportionInterval(i.designed, level)
	}
	return i.simple(r.Share.Count, r.Share.Base, level)
}
