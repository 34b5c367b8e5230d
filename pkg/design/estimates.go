package design

import (
	"fmt"
	"math"
	"sync"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/precise"
)

// Estimates are estimates of the same kind, by group, with what their variances and covariances need. They can be read
// from several goroutines.
type Estimates struct {
	tally   *Tally
	frame   *frame
	method  Method
	items   []item
	byGroup [][]int32 // cells of the tally by group
	totals  [][]sum   // sums of the columns by group
	source  source
	effects []*effect // by item, as far as asked for
	once    []sync.Once
}

// A source says how variances are computed.
type source interface {
	effect(e *Estimates, i int) *effect
	combine(coef []float64, effects []*effect) *effect
	product(a, b *effect) float64
	df(e *Estimates, groups []int) float64
	method() Method
}

// An item is one estimate: the total of a column of a group, over the total of another one.
type item struct {
	group int
	num   int // column of the tally
	den   int // column of the tally, or total
	value float64
	ratio sum         // the value of a ratio with twice the digits, so that residuals that ought to be 0 are
	why   locale.Text // why there is no value
}

// total as the denominator of an item makes it a total.
const total = -1

// A kind is the columns of an estimate.
type kind struct{ num, den int }

// newEstimates computes the estimates of each kind for each group; those of a group stand together.
func newEstimates(t *Tally, groups int, src source, kinds ...kind) *Estimates {
	t.grow(groups - 1)
	frame := newFrame(t.plan)
	if src == nil {
		src = linearisation{frame: frame}
	}
	e := &Estimates{
		tally: t, frame: frame, method: src.method(), byGroup: t.byGroup(groups),
		totals: make([][]sum, groups), source: src,
		items:   make([]item, 0, groups*len(kinds)),
		effects: make([]*effect, groups*len(kinds)), once: make([]sync.Once, groups*len(kinds)),
	}
	for g := range groups {
		e.totals[g] = make([]sum, t.columns+1)
		for _, cell := range e.byGroup[g] {
			for column := range e.totals[g] {
				e.totals[g][column].AddSum(t.sum(cell, column))
			}
		}
		for _, k := range kinds {
			e.items = append(e.items, e.newItem(g, k))
		}
	}
	return e
}

func (e *Estimates) newItem(g int, k kind) item {
	it := item{group: g, num: k.num, den: k.den}
	switch {
	case e.tally.rows[g] == 0:
		it.why = emptyGroup
	case k.den == total:
		it.value = e.totals[g][k.num].Value()
	default:
		den := e.totals[g][k.den].Value()
		if den == 0 {
			it.why = zeroDenominator
			break
		}
		it.ratio = e.totals[g][k.num].Over(e.totals[g][k.den])
		it.value = it.ratio.Value()
	}
	return it
}

// residual returns the linearised value of an item over a set of rows, given the sums of the columns over them; scale
// turns it into the unit of the estimate.
func (it item) residual(of func(column int) sum) float64 {
	if it.den == total {
		return of(it.num).Value()
	}
	return precise.Difference(of(it.num), it.ratio, of(it.den))
}

// scale returns what a residual of the item is multiplied with.
func (e *Estimates) scale(it item) float64 {
	if it.den == total {
		return 1
	}
	return 1 / e.totals[it.group][it.den].Value()
}

// Len returns the number of estimates: groups, times categories for proportions.
func (e *Estimates) Len() int { return len(e.items) }

// Method returns how the variances are computed.
func (e *Estimates) Method() Method { return e.method }

// At returns estimate i with an interval of the given level.
//
// It panics when there is no estimate i, or level does not lie between 0 and 1.
func (e *Estimates) At(i int, level float64) Estimate {
	checkLevel(level)
	it := e.items[i]
	est := Estimate{
		Value: it.value, Exists: it.why.IsZero(), Why: it.why, N: e.tally.rows[it.group],
		Weight: e.totals[it.group][0].Value(), DF: e.source.df(e, []int{it.group}), census: e.frame.isCensus(),
	}
	if !est.Exists {
		est.WhySE = it.why
		est.Interval = noInterval(StudentDesignID, level, it.why)
		return est
	}
	effect := e.effect(i)
	est.WhySE, est.Warnings, est.HasSE = effect.why, effect.warnings, effect.why.IsZero()
	if est.HasSE {
		variance := max(0, e.source.product(effect, effect))
		est.SE = math.Sqrt(variance)
		est.Deff, est.HasDeff = e.deff(it, variance)
		if est.HasDeff && est.Deff > 0 {
			est.NEff = float64(est.N) / est.Deff
		}
	}
	est.Interval = est.student(level)
	return est
}

// effect returns the effect of the units on estimate i, computed once. A share or a mean of a single row has none: how
// much it would vary cannot be told.
func (e *Estimates) effect(i int) *effect {
	e.once[i].Do(func() {
		if it := e.items[i]; it.den != total && e.tally.rows[it.group] < 2 {
			e.effects[i] = &effect{why: oneRow}
			return
		}
		e.effects[i] = e.source.effect(e, i)
	})
	return e.effects[i]
}

// Covariance returns the covariance of estimates i and j; false where one of them does not exist or has no standard
// error. The covariance of an estimate with itself is its variance.
//
// It panics when i and j differ and the rows are gathered (Shape.Gathered).
func (e *Estimates) Covariance(i, j int) (float64, bool) {
	if !e.items[i].why.IsZero() || !e.items[j].why.IsZero() {
		return 0, false
	}
	if i != j {
		e.mustHaveCovariances()
	}
	a, b := e.effect(min(i, j)), e.effect(max(i, j))
	if !a.why.IsZero() || !b.why.IsZero() {
		return 0, false
	}
	return e.source.product(a, b), true
}

// Contrast returns Σ coef × estimate with its standard error, which takes the covariances into account:
//
//	Var(Σ c θ) = Σ Σ c c' Cov(θ, θ')
//
// and the P value of the two-sided t test that it is 0. Its degrees of freedom, rows and weight are those of the groups
// with a coefficient other than 0 together; it has no design effect. A standard error of 0 gives no P value.
//
// It panics when coef has not one element for each estimate, level does not lie between 0 and 1, or the rows are gathered
// (Shape.Gathered).
func (e *Estimates) Contrast(coef []float64, level float64) Estimate {
	checkLevel(level)
	e.mustHaveCovariances()
	if len(coef) != len(e.items) {
		panic(fmt.Sprintf("design: coef: must have %d elements, not %d", len(e.items), len(coef)))
	}
	est := Estimate{Exists: true, HasSE: true, census: e.frame.isCensus()}
	var value sum
	var used []float64
	var effects []*effect
	groups := e.groupsOf(coef)
	for i, it := range e.items {
		if coef[i] == 0 {
			continue
		}
		if !it.why.IsZero() {
			return est.without(it.why, level)
		}
		value.AddProduct(coef[i], it.value)
		effect := e.effect(i)
		if est.HasSE && !effect.why.IsZero() {
			est.HasSE, est.WhySE = false, effect.why
		}
		est.warn(effect.warnings)
		used, effects = append(used, coef[i]), append(effects, effect)
	}
	for _, g := range groups {
		est.N += e.tally.rows[g]
		est.Weight += e.totals[g][0].Value()
	}
	est.Value, est.DF = value.Value(), e.source.df(e, groups)
	if est.HasSE {
		c := e.source.combine(used, effects)
		est.SE = math.Sqrt(max(0, e.source.product(c, c)))
	}
	est.test()
	est.Interval = est.student(level)
	return est
}

// mustHaveCovariances panics where rows that are units were added up by stratum: what two estimates have in common is gone.
func (e *Estimates) mustHaveCovariances() {
	if e.tally.squares != nil {
		panic("design: covariance: of rows that are gathered there is none")
	}
}

// groupsOf returns the groups with a coefficient other than 0.
func (e *Estimates) groupsOf(coef []float64) []int {
	var groups []int
	seen := map[int]bool{}
	for i, it := range e.items {
		if coef[i] != 0 && !seen[it.group] {
			seen[it.group] = true
			groups = append(groups, it.group)
		}
	}
	return groups
}

var (
	emptyGroup = locale.Text{
		FR: "aucune ligne de poids positif dans le groupe\u00a0: rien à estimer",
		EN: "no row with a positive weight in the group: nothing to estimate",
	}
	zeroDenominator = locale.Text{
		FR: "le total du dénominateur est 0\u00a0: aucun rapport à estimer",
		EN: "the total of the denominator is 0: no ratio to estimate",
	}
)
