package design

import "math"

// Difference returns estimate i of a less estimate j of b, with a standard error that takes their covariance into
// account: the means of two variables of the same rows, a ratio and a mean. Degrees of freedom, P value and interval are
// those of Contrast, over the units of both groups; N and Weight are those of the smaller group.
//
// It panics when there is no such estimate, a and b are not of one design, or level does not lie between 0 and 1.
func Difference(a *Estimates, i int, b *Estimates, j int, level float64) Estimate {
	checkLevel(level)
	if a.frame.plan != b.frame.plan {
		panic("design: b: must be estimates of the design of a")
	}
	first, second := a.At(i, level), b.At(j, level)
	est := Estimate{
		Exists: true, HasSE: true, N: min(first.N, second.N), Weight: min(first.Weight, second.Weight), census: a.frame.isCensus(),
		DF: differenceDF(a, i, b, j),
	}
	for _, e := range []Estimate{first, second} {
		switch {
		case !e.Exists:
			return est.without(e.Why, level)
		case !e.HasSE && est.HasSE:
			est.HasSE, est.WhySE = false, e.WhySE
		}
		est.warn(e.Warnings)
	}
	est.Value = first.Value - second.Value
	if est.HasSE {
		c := a.source.combine([]float64{1, -1}, []*effect{a.effect(i), b.effect(j)})
		est.SE = math.Sqrt(max(0, a.source.product(c, c)))
	}
	est.test()
	est.Interval = est.student(level)
	return est
}

// differenceDF returns the degrees of freedom of the units of two groups together; those of replicates do not depend on
// the units where they are given.
func differenceDF(a *Estimates, i int, b *Estimates, j int) float64 {
	if rep, ok := a.source.(*replication); ok && (rep.design.replicates.DF > 0 || rep.design.replicates.Columns != nil) {
		return rep.df(a, nil)
	}
	var units degrees
	units.add(a, a.items[i].group)
	units.add(b, b.items[j].group)
	return units.freedom()
}
