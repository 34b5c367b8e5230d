package claim

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// weighted returns the design of the unit that a figure speaks of; nil where its units are taken as they are.
func weighted(s *survey.Survey, figure *study.Figure) *design.Design {
	if sampling := s.Samplings[figure.Unit.Value]; sampling != nil {
		return sampling.Design
	}
	return nil
}

// weightedShare estimates the share of the weight of the base that meets the condition; it does not exist where the base has
// no weight.
func weightedShare(d *design.Design, share dataset.Share, units int) design.Estimate {
	meets, of := make([]float64, units), none(units)
	for _, i := range share.InBase {
		of[i] = 0
	}
	for _, i := range share.Members {
		meets[i] = 1
	}
	return d.Means(meets, design.Groups{Of: of, Count: 1}).At(0, level)
}

// weightedStatistic returns a statistic of the population: a mean, a total or a median; false for any other statistic,
// which weights do not change, and where the units have no weight.
func weightedStatistic(d *design.Design, figure *study.Figure, v *dataset.Variable, within dataset.Mask) (float64, bool) {
	of := none(len(v.States))
	for i, state := range v.States {
		if state == study.Answered && within.Has(i) {
			of[i] = 0
		}
	}
	groups := design.Groups{Of: of, Count: 1}
	var e design.Estimate
	switch figure.Statistic {
	case "mean":
		e = d.Means(v.Numbers, groups).At(0, level)
	case "sum":
		e = d.Totals(v.Numbers, groups).At(0, level)
	case "median":
		e = d.Quantiles(v.Numbers, []float64{0.5}, design.RuleMath, groups, level)[0]
	default:
		return 0, false
	}
	return e.Value, e.Exists
}

// level is that of the intervals of means, which nothing here reads: those of shares are made for a level of their own.
const level = 0.95

// none puts no unit in any group.
func none(units int) []int {
	of := make([]int, units)
	for i := range of {
		of[i] = -1
	}
	return of
}
