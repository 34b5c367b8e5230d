package design

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// An Estimate is one estimate with how far off it can be, or the reasons for what is missing.
type Estimate struct {
	Value    float64           // the estimate, in the unit of the values; 0 where Exists is false
	Exists   bool              // false: there is nothing to estimate, and Why says why
	Why      locale.Text       // the reason for having no value; empty where there is one
	SE       float64           // standard error, in the unit of Value; 0 where HasSE is false
	HasSE    bool              // false: there is no standard error, and WhySE says why
	WhySE    locale.Text       // the reason for having no standard error; empty where there is one
	DF       float64           // degrees of freedom: units less strata of the first stage that hold rows of the group
	N        int               // rows of the group with a weight above 0
	Weight   float64           // sum of the weights of the group
	Deff     float64           // design effect: the variance over that of a simple random sample of N rows
	HasDeff  bool              // false: there is no design effect (equal values, a contrast, or no standard error)
	NEff     float64           // effective sample size, N / Deff; 0 where there is no design effect or it is 0
	P        float64           // of a contrast: probability of a contrast at least as far from 0 if it were 0
	HasP     bool              // P holds a probability
	Interval estimate.Interval // Student interval with DF degrees of freedom; that of quantiles is their own
	Warnings []locale.Text     // what is doubtful about the numbers
	census   bool              // every unit was taken
}

// student returns the interval Value ± t × SE.
func (e Estimate) student(level float64) estimate.Interval {
	if why := e.whyNoInterval(); !why.IsZero() {
		return noInterval(StudentDesignID, level, why)
	}
	half := tail.StudentWithin(level, e.DF) * e.SE
	return someInterval(StudentDesignID, level, e.Value-half, e.Value+half)
}

// whyNoInterval returns why an estimate has no interval; empty where it has one.
func (e Estimate) whyNoInterval() locale.Text {
	switch {
	case !e.Exists:
		return e.Why
	case !e.HasSE:
		return e.WhySE
	case e.census:
		return estimate.Census(estimate.Interval{}).Why
	case e.DF < 1:
		return noFreedom
	}
	return locale.Text{}
}

// without returns an estimate that does not exist.
func (e Estimate) without(why locale.Text, level float64) Estimate {
	return Estimate{Why: why, WhySE: why, Interval: noInterval(StudentDesignID, level, why), census: e.census}
}

// warn adds warnings that the estimate does not have yet.
func (e *Estimate) warn(warnings []locale.Text) {
	for _, w := range warnings {
		known := false
		for _, have := range e.Warnings {
			known = known || have == w
		}
		if !known {
			e.Warnings = append(e.Warnings, w)
		}
	}
}

// test computes the P value of the value being 0.
func (e *Estimate) test() {
	if e.HasSE && e.SE > 0 && e.DF >= 1 {
		t := distuv.StudentsT{Sigma: 1, Nu: e.DF}
		e.P, e.HasP = 2*t.CDF(-math.Abs(e.Value/e.SE)), true
	}
}

// noFreedom is why an estimate with a standard error has no interval.
var noFreedom = locale.Text{
	FR: "il faut des lignes du groupe dans au moins deux unités d'une même strate pour un intervalle",
	EN: "need rows of the group in at least two units of one stratum for an interval",
}

func noInterval(id string, level float64, why locale.Text) estimate.Interval {
	return estimate.Interval{Level: level, Method: methodOf(id), Why: why}
}

func someInterval(id string, level, lo, hi float64) estimate.Interval {
	return estimate.Interval{Lo: lo, Hi: hi, Level: level, Method: methodOf(id), Exists: true}
}

// checkLevel panics unless the level lies between 0 and 1.
func checkLevel(level float64) {
	if !(level > 0 && level < 1) {
		panic(fmt.Sprintf("design: level: must be between 0 and 1, not %v", level))
	}
}
