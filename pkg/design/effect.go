package design

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/precise"
)

// An effect is what the sampling units add to an estimate: the covariance of two estimates is a product of their effects,
// and the effect of a sum of estimates the sum of their effects.
type effect struct {
	stages     []scores      // by stage, of the linearised estimate; nil where replicates are used
	value      float64       // the estimate itself; only where replicates are used
	replicates []float64     // the estimate in each replicate, not a number where it has none; nil where it is linearised
	why        locale.Text   // why there is no variance; empty where there is one
	warnings   []locale.Text // what is doubtful about the variance
}

// A scores holds the linearised totals of the units of one stage that have any, by unit.
type scores struct {
	units   []int32
	z       []float64
	squares []float64 // where a unit stands for all rows of its stratum: Σ z² of them; else nil
	alone   []score   // deviations of the units that are alone in their stratum, where they count
}

// A score is the value of one stratum.
type score struct {
	stratum int32
	z       float64
}

// product returns the covariance of two linearised estimates:
//
//	Σ factor (Σ z z' - Σ z Σ z' / n)
//
// over the strata of all stages. Units without a score have one of 0. Of rows that are gathered only a variance is known:
// then a and b are the same.
func (fr *frame) product(a, b *effect) float64 {
	var total sum
	for s := range fr.stages {
		fr.addStage(&total, s, &a.stages[s], &b.stages[s])
	}
	return total.Value()
}

// A cross holds the sums of one stratum.
type cross struct{ a, b, ab sum }

func (fr *frame) addStage(total *sum, s int, a, b *scores) {
	strata, units := fr.plan.levels[s].strata, fr.plan.levels[s].units
	sums := make([]cross, len(strata))
	for i, unit := range a.units {
		sums[units[unit].stratum].a.Add(a.z[i])
	}
	for i, unit := range b.units {
		sums[units[unit].stratum].b.Add(b.z[i])
	}
	both(a.units, b.units, func(i, j int) {
		ab := &sums[units[a.units[i]].stratum].ab
		if a.squares != nil {
			ab.Add(a.squares[i])
			return
		}
		ab.AddProduct(a.z[i], b.z[j])
	})
	st := fr.stages[s]
	for h := range strata {
		if st.factor[h] > 0 && !st.alone[h] {
			total.AddProduct(st.factor[h], sums[h].spread(float64(strata[h].units)))
		}
	}
	for i, j := 0, 0; i < len(a.alone) && j < len(b.alone); {
		switch h, k := a.alone[i].stratum, b.alone[j].stratum; {
		case h < k:
			i++
		case h > k:
			j++
		default:
			total.AddProduct(st.factor[h], a.alone[i].z*b.alone[j].z)
			i, j = i+1, j+1
		}
	}
}

// spread returns Σ ab - Σ a Σ b / n, exactly 0 where only rounding is left.
func (c cross) spread(n float64) float64 {
	d := c.ab.Times(n)
	d.Subtract(c.a.Product(c.b))
	size := math.Abs(n*c.ab.Value()) + math.Abs(c.a.Value()*c.b.Value())
	return precise.Cleaned(d.Value(), size) / n
}

// both calls f with the places of the numbers that two increasing lists share.
func both(a, b []int32, f func(i, j int)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			f(i, j)
			i, j = i+1, j+1
		}
	}
}

// newEffect builds the effect of an estimate from the linearised totals of the units of the last stage that counts.
func (fr *frame) newEffect(last scores) *effect {
	e := &effect{stages: make([]scores, len(fr.stages))}
	for s := len(fr.stages) - 1; s >= 0; s-- {
		e.stages[s] = last
		if s > 0 {
			last = fr.plan.levels[s].gather(last)
		}
	}
	for s := range fr.stages {
		fr.settleAlone(e, s)
	}
	return e
}

// gather adds the scores of units to those of the units of the stage before that hold them.
func (l *level) gather(from scores) scores {
	sums := map[int32]*sum{}
	var to scores
	for i, unit := range from.units {
		parent := l.parentOf(unit)
		if sums[parent] == nil {
			sums[parent] = &sum{}
			to.units = append(to.units, parent)
		}
		sums[parent].Add(from.z[i])
	}
	slices.Sort(to.units)
	to.z = make([]float64, len(to.units))
	for i, unit := range to.units {
		to.z[i] = sums[unit].Value()
	}
	return to
}

// combine returns the effect of Σ coef × estimate.
func (fr *frame) combine(coef []float64, effects []*effect) *effect {
	c := &effect{stages: make([]scores, len(fr.stages))}
	for s := range fr.stages {
		units, alone := map[int32]*blend{}, map[int32]*blend{}
		for i, e := range effects {
			for j, unit := range e.stages[s].units {
				addTo(units, unit, coef[i], e.stages[s].z[j])
			}
			for _, a := range e.stages[s].alone {
				addTo(alone, a.stratum, coef[i], a.z)
			}
		}
		for _, unit := range sortedKeys(units) {
			c.stages[s].units = append(c.stages[s].units, unit)
			c.stages[s].z = append(c.stages[s].z, units[unit].value())
		}
		for _, h := range sortedKeys(alone) {
			c.stages[s].alone = append(c.stages[s].alone, score{stratum: h, z: alone[h].value()})
		}
	}
	return c
}

// A blend is a sum of multiples of numbers that are themselves rounded.
type blend struct {
	sum  sum
	size float64
}

func addTo(blends map[int32]*blend, key int32, coef, z float64) {
	b := blends[key]
	if b == nil {
		b = &blend{}
		blends[key] = b
	}
	b.sum.AddProduct(coef, z)
	b.size += math.Abs(coef * z)
}

// value returns the sum, exactly 0 where only the rounding of the numbers is left.
func (b *blend) value() float64 {
	const rounding = 0x1p-50
	if v := b.sum.Value(); math.Abs(v) > rounding*b.size {
		return v
	}
	return 0
}

func sortedKeys(blends map[int32]*blend) []int32 {
	keys := make([]int32, 0, len(blends))
	for key := range blends {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
