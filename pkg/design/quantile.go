package design

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// Quantiles returns the quantiles of y in each group; that of probs[k] in group g is element g·len(probs) + k. Covariances
// of quantiles are not offered.
//
// The interval is that of Woodruff: with F the share of the group's weights on values up to the quantile and SE its
// standard error under the design, the bounds are the quantiles, by the same rule, of the shares
//
//	F ± t SE
//
// and the standard error is the width of the interval over 2t, at the given level. There is neither where the bounds of
// the share leave 0 to 1: the sample is too small for that quantile. This is svyquantile of the package survey of R with
// interval.type="mean", except that a share below that of the smallest value gives that value here, and that an interval
// is widened to hold the quantile where F is far from its share, as can be with few values under "hf7".
//
// With replicates the quantile of each replicate is computed instead, by the same rule, and the interval is that of
// Student: interval.type="quantile" in R. A jackknife does not suit quantiles, and a warning says so.
//
// It panics when y or the groups do not fit the rows, a value inside a group is not finite, a share does not lie between
// 0 and 1, the rule is unknown, or level does not lie between 0 and 1.
//
// Source: R. S. Woodruff, Confidence intervals for medians and other position measures, Journal of the American
// Statistical Association 47 (1952), 635-646.
func (d *Design) Quantiles(y []float64, probs []float64, rule Rule, g Groups, level float64) []Estimate {
	checkLevel(level)
	rule.check()
	checkRows("y", len(y), len(d.unit))
	g.check(len(d.unit))
	for _, p := range probs {
		if !(p > 0 && p < 1) {
			panic(fmt.Sprintf("design: probs: must lie between 0 and 1, not %v", p))
		}
	}
	q := &quantiles{design: d, y: y, probs: probs, rule: rule, groups: g, level: level, rows: d.rowsByValue(y, g)}
	q.points = make([]float64, g.Count*len(probs))
	for group := range g.Count {
		if dist := q.distribution(group, d.weights); !dist.isEmpty() {
			for k, p := range probs {
				q.points[group*len(probs)+k] = dist.quantile(p, rule)
			}
		}
	}
	if d.replicates != nil {
		return q.replicated()
	}
	return q.woodruff()
}

// A quantiles is one call of Quantiles.
type quantiles struct {
	design *Design
	y      []float64
	probs  []float64
	rule   Rule
	groups Groups
	level  float64
	rows   [][]int   // rows of each group, by value
	points []float64 // the quantiles, 0 where a group is empty
}

// rowsByValue returns the rows of each group in the order of their values, and of their weights where these are equal: the
// rule "hf7" tells them apart.
func (d *Design) rowsByValue(y []float64, g Groups) [][]int {
	rows := make([][]int, g.Count)
	for row, group := range g.Of {
		if group >= 0 {
			rows[group] = append(rows[group], row)
		}
	}
	for _, list := range rows {
		slices.SortFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(y[a], y[b]), cmp.Compare(d.weights[a], d.weights[b]))
		})
	}
	return rows
}

func (q *quantiles) distribution(group int, weights []float64) distribution {
	values, ordered := make([]float64, len(q.rows[group])), make([]float64, len(q.rows[group]))
	for i, row := range q.rows[group] {
		values[i], ordered[i] = q.y[row], weights[row]
	}
	return newDistribution(values, ordered)
}

// woodruff returns the quantiles with the intervals of Woodruff.
func (q *quantiles) woodruff() []Estimate {
	estimates := make([]Estimate, len(q.points))
	for k := range q.probs {
		shares := q.design.Means(q.upTo(k), q.groups)
		for group := range q.groups.Count {
			e := shares.At(group, q.level)
			share, half := e.Value, tail.StudentWithin(q.level, max(1, e.DF))*e.SE
			e.Interval = noInterval(WoodruffID, q.level, e.whyNoInterval())
			e.Value, e.SE, e.Deff, e.HasDeff, e.NEff = q.points[group*len(q.probs)+k], 0, 0, false, 0
			switch {
			case !e.Interval.Why.IsZero():
			case half == 0: // All the values lie up to the quantile.
				e.Interval = noInterval(WoodruffID, q.level, tooFew)
			default:
				e.Interval = q.read(group, e.Value, share-half, share+half)
			}
			e.HasSE = e.Interval.Exists
			if e.HasSE {
				e.SE = (e.Interval.Hi - e.Interval.Lo) / (2 * tail.StudentWithin(q.level, e.DF))
			} else {
				e.WhySE = e.Interval.Why
			}
			estimates[group*len(q.probs)+k] = e
		}
	}
	return estimates
}

// upTo returns a variable that is 1 where a value is at most quantile k of its group, and 0 elsewhere.
func (q *quantiles) upTo(k int) []float64 {
	below := make([]float64, len(q.y))
	for row, group := range q.groups.Of {
		if group >= 0 && q.y[row] <= q.points[group*len(q.probs)+k] {
			below[row] = 1
		}
	}
	return below
}

// read returns the interval between the quantiles of two shares, widened to hold a value.
func (q *quantiles) read(group int, value, lo, hi float64) estimate.Interval {
	if lo < 0 || hi > 1 {
		return noInterval(WoodruffID, q.level, tooFew)
	}
	dist := q.distribution(group, q.design.weights)
	return someInterval(WoodruffID, q.level, min(value, dist.quantile(lo, q.rule)), max(value, dist.quantile(hi, q.rule)))
}

// replicated returns the quantiles with the variance of those of the replicates.
func (q *quantiles) replicated() []Estimate {
	r := q.design.replicates
	replicates := make([][]float64, len(q.points))
	for i := range replicates {
		replicates[i] = make([]float64, r.count())
	}
	q.design.eachReplicate(func(at int, weights []float64) {
		for group := range q.groups.Count {
			dist := distribution{}
			if weights != nil {
				dist = q.distribution(group, weights)
			}
			for k, p := range q.probs {
				value := math.NaN()
				if !dist.isEmpty() {
					value = dist.quantile(p, q.rule)
				}
				replicates[group*len(q.probs)+k][at] = value
			}
		}
	})
	sizes := q.design.Means(make([]float64, len(q.y)), q.groups)
	estimates := make([]Estimate, len(q.points))
	for i, point := range q.points {
		e := sizes.At(i/len(q.probs), q.level)
		e.Deff, e.HasDeff, e.NEff = 0, false, 0
		if e.Exists {
			ef := newReplicated(point, replicates[i])
			e.Value, e.WhySE, e.HasSE, e.Warnings = point, ef.why, ef.why.IsZero(), append(ef.warnings, r.doubts()...)
			e.SE = 0
			if e.HasSE {
				e.SE = math.Sqrt(max(0, covariance(r.Scale, ef, ef)))
			}
			e.Interval = e.student(q.level)
		}
		estimates[i] = e
	}
	return estimates
}

var tooFew = locale.Text{
	FR: "trop peu de lignes pour un intervalle de ce quantile\u00a0: ses bornes sortent des données",
	EN: "too few rows for an interval of this quantile: its bounds leave the data",
}
