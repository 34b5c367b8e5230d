package design

import (
	"math"
	"testing"
)

func TestTallyPanics(t *testing.T) {
	p := NewPlan(Shape{})
	unit := p.Unit(nil)
	tally := NewTally(p, 1)
	mustPanic(t, "design: columns: must not be negative", func() { NewTally(p, -1) })
	mustPanic(t, "design: values: must be 1, not 2", func() { tally.Add(unit, 0, 1, 2, 3) })
	mustPanic(t, "design: value: must be finite", func() { tally.Add(unit, 0, 0, math.Inf(1)) })
	mustPanic(t, "design: group -2", func() { tally.Add(unit, -2, 1, 1) })
	mustPanic(t, "design: group 0, weight NaN", func() { tally.Add(unit, 0, math.NaN(), 1) })
	mustPanic(t, "design: column: must be 1 to 1, not 0", func() { tally.Means(0, 1) })
	mustPanic(t, "design: tally: must count categories", func() { tally.Proportions(1) })
	mustPanic(t, "design: category: must be 0 to 0", func() { tally.AddCategory(unit, 0, 1, 0) })
	tally.Add(unit, 3, 1, 2)
	mustPanic(t, "design: groups: must be at least 4, not 2", func() { tally.Means(1, 2) })
}

// TestTallyOutside: rows outside of all groups, whatever their values, and rows without weight count nothing.
func TestTallyOutside(t *testing.T) {
	p := NewPlan(Shape{})
	tally := NewTally(p, 1)
	tally.Add(p.Unit(nil), -1, 1, math.NaN())
	tally.Add(p.Unit(nil), 0, 0, 7)
	if e := tally.Means(1, 1).At(0, 0.95); e.Exists || len(tally.cells) != 0 {
		t.Errorf("%+v", e)
	}
}

// TestTallyMemory: sums grow with units and groups, not with rows.
func TestTallyMemory(t *testing.T) {
	p := NewPlan(Shape{Stages: []Form{{Clusters: true}}})
	tally := NewCategoryTally(p, 2)
	labels := make([]Label, 1)
	for row := range 10_000 {
		labels[0].Cluster = string(rune('a' + row%20))
		tally.AddCategory(p.Unit(labels), row%3, 1, row%2)
	}
	if len(tally.cells) != 60 || len(tally.sums) != 180 || len(p.levels[0].units) != 20 {
		t.Errorf("%d cells, %d sums, %d units", len(tally.cells), len(tally.sums), len(p.levels[0].units))
	}
	if e := tally.Proportions(3).At(0, 0.95); math.Abs(e.Value-0.5) > 1e-3 || e.N != 3334 || e.DF != 19 {
		t.Errorf("%+v", e)
	}
}
