package design

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// ProportionInterval returns an interval of an estimate that is a proportion, by one of the methods KornGraubardID (also
// for an empty id), LogitDesignID, WilsonDesignID and StudentDesignID; only the last can leave 0 to 1.
//
// Korn-Graubard is the interval of Clopper-Pearson for the effective sample size
//
//	m = p(1-p)/SE² × (t(n-1) / t(df))²
//
// with m no larger than the n rows, as the presentation standards of the National Center for Health Statistics have it
// (J. D. Parker and others, Vital and Health Statistics 2(175), 2017); the package survey of R, whose method "beta" is the
// same otherwise, does not cap. Where p is 0 or 1, m is n: bounds are exactly 0 where p is 0 and exactly 1 where p
// is 1. Any other share whose standard error is 0 has no interval: the design fixes it, as it does that of a stratum.
//
// The logit interval is that of svyciprop in the package survey with method "logit", and at 0 and 1, where the logit does
// not exist, that of Korn-Graubard. The Wilson interval takes min(n, p(1-p)/SE²) for n and t(df) for the normal quantile.
//
// There is none without a standard error or degrees of freedom, and none for a census, which has no sampling error.
//
// It panics when the estimate exists and does not lie between 0 and 1, the method is unknown, or level does not lie
// between 0 and 1.
//
// Sources: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998), 193-201; N. Dean and M. Pagano, Journal of Survey
// Statistics and Methodology 3 (2015), 484-503.
func (e Estimate) ProportionInterval(id string, level float64) estimate.Interval {
	checkLevel(level)
	p, ok := e.share()
	if !ok {
		panic("design: estimate: must be a proportion")
	}
	if id == "" {
		id = KornGraubardID
	}
	bounds, known := map[string]func(p, level float64) (lo, hi float64){
		KornGraubardID: e.kornGraubard, LogitDesignID: e.logit, WilsonDesignID: e.wilson,
	}[id]
	if !known && id != StudentDesignID {
		panic("design: id: " + id + " is no interval of a proportion")
	}
	why := e.whyNoInterval()
	if why.IsZero() && e.SE == 0 && p > 0 && p < 1 {
		why = fixedShare
	}
	switch {
	case !why.IsZero():
		return noInterval(id, level, why)
	case id == StudentDesignID:
		return e.student(level)
	}
	lo, hi := bounds(p, level)
	return someInterval(id, level, lo, hi)
}

// fixedShare is why a share without a standard error has no interval.
var fixedShare = locale.Text{
	FR: "la part ne varie pas d'une unité à l'autre d'une strate\u00a0: le plan la fixe, ou les unités sont trop peu pour une variance",
	EN: "the share does not vary from one unit to another of a stratum: the design fixes it, or the units are too few for a variance",
}

// share returns the value as a proportion. Rounding can take the share of everyone past 1 in the last digit.
func (e Estimate) share() (float64, bool) {
	const rounding = 1e-12
	return min(max(e.Value, 0), 1), !e.Exists || e.Value >= -rounding && e.Value <= 1+rounding
}

// kornGraubard returns the bounds of Clopper and Pearson for the effective sample size.
func (e Estimate) kornGraubard(p, level float64) (lo, hi float64) {
	n, half := float64(e.N), (1-level)/2
	m := n
	if e.SE > 0 && p > 0 && p < 1 {
		ratio := 1.0
		if n > 1 {
			ratio = tail.StudentWithin(level, n-1) / tail.StudentWithin(level, e.DF)
		}
		m = min(n, p*(1-p)/(e.SE*e.SE)*ratio*ratio)
	}
	return exactLower(m*p, m*(1-p), half), 1 - exactLower(m*(1-p), m*p, half)
}

// exactLower returns the proportion under which x or more has the probability of the tail.
func exactLower(x, rest, tail float64) float64 {
	if x == 0 {
		return 0
	}
	return distuv.Beta{Alpha: x, Beta: rest + 1}.Quantile(tail)
}

// logit returns the Student bounds on the scale of the logit.
func (e Estimate) logit(p, level float64) (lo, hi float64) {
	if p == 0 || p == 1 {
		return e.kornGraubard(p, level)
	}
	middle := math.Log(p / (1 - p))
	half := tail.StudentWithin(level, e.DF) * e.SE / (p * (1 - p))
	return 1 / (1 + math.Exp(half-middle)), 1 / (1 + math.Exp(-middle-half))
}

// wilson returns the score bounds for the effective sample size.
func (e Estimate) wilson(p, level float64) (lo, hi float64) {
	m, t := float64(e.N), tail.StudentWithin(level, e.DF)
	if e.SE > 0 {
		m = min(m, p*(1-p)/(e.SE*e.SE))
	}
	centre := p + t*t/(2*m)
	half := t * math.Sqrt(p*(1-p)/m+t*t/(4*m*m))
	lo, hi = (centre-half)/(1+t*t/m), (centre+half)/(1+t*t/m)
	// At the edges the formula gives 0 and 1, but its floating-point value does not.
	if p == 0 {
		lo = 0
	}
	if p == 1 {
		hi = 1
	}
	return lo, hi
}
