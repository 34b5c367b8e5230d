package design

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// elements makes the rows of the last stage units themselves.
func (d *drawing) elements() {
	last := len(d.columns.Stages) - 1
	d.columns.Stages = slices.Clone(d.columns.Stages)
	d.columns.Stages[last].Clusters = nil
	if fpc := d.columns.Stages[last].FPC; fpc != nil {
		d.columns.Stages[last].FPC = slices.Repeat([]float64{200}, len(fpc))
	}
}

// gatheredEstimates reads the rows into so many tallies that gather them, and merges these.
func (d drawing) gatheredEstimates(t *rapid.T, parts int) []*Estimates {
	shape := Shape{Stages: forms(d.columns.Stages), Nest: true, Lonely: d.columns.Lonely, Gathered: true}
	var plans []*Plan
	var values, categories []*Tally
	for range parts {
		p := NewPlan(shape)
		plans, values, categories = append(plans, p), append(values, NewTally(p, 2)), append(categories, NewCategoryTally(p, 3))
	}
	seen := make([]map[string]int, parts)
	for row := range d.columns.Rows {
		k := row % parts
		labels, key := []Label(nil), ""
		for _, stage := range d.columns.Stages {
			labels = append(labels, stage.label(row))
			key += stage.label(row).Stratum + "/" + stage.label(row).Cluster + "/"
		}
		unit, again := seen[k][key]
		if again {
			plans[k].Another(unit)
		} else {
			unit = plans[k].Unit(labels)
			if seen[k] == nil {
				seen[k] = map[string]int{}
			}
			seen[k][key] = unit
		}
		values[k].Add(unit, d.of[row], d.columns.Weights[row], d.y[row], d.x[row])
		categories[k].AddCategory(unit, d.of[row], d.columns.Weights[row], d.categories()[row])
	}
	for k := 1; k < parts; k++ {
		values[0].Merge(values[k])
		categories[0].Merge(categories[k])
	}
	if problems := plans[0].Problems(); len(problems) > 0 {
		t.Skip(problems)
	}
	return []*Estimates{
		values[0].Means(1, 4), values[0].Totals(1, 4), values[0].Totals(0, 4), values[0].Ratios(1, 2, 4), categories[0].Proportions(4),
	}
}

// nearly fails unless two estimates agree but for the last digits of what comes from a variance.
func nearly(t *rapid.T, what string, a, b Estimate) {
	t.Helper()
	for _, pair := range [][2]*float64{
		{&a.SE, &b.SE}, {&a.Deff, &b.Deff}, {&a.NEff, &b.NEff}, {&a.Interval.Lo, &b.Interval.Lo}, {&a.Interval.Hi, &b.Interval.Hi},
	} {
		if near(*pair[0], *pair[1], 1e-11) {
			*pair[1] = *pair[0]
		}
	}
	same(t, what, a, b)
}

// TestGathered: rows that are units and are added up by stratum give the estimates of rows that are kept.
func TestGathered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		d.elements()
		if rapid.Bool().Draw(t, "equal values") {
			for i := range d.y {
				d.y[i] = 1.0 / 3
			}
		}
		kept, gathered := d.estimates(d.design(t), d.groups()), d.gatheredEstimates(t, rapid.IntRange(1, 3).Draw(t, "parts"))
		for k := range kept {
			for i := range kept[k].Len() {
				nearly(t, fmt.Sprintf("kind %d, estimate %d", k, i), kept[k].At(i, 0.95), gathered[k].At(i, 0.95))
			}
		}
	})
}

func TestGatheredPanics(t *testing.T) {
	p := NewPlan(Shape{Gathered: true})
	tally := NewTally(p, 1)
	for group := range 2 {
		tally.Add(p.Unit(nil), group, 1, float64(group))
		tally.Add(p.Unit(nil), group, 1, 3)
	}
	e := tally.Means(1, 2)
	mustPanic(t, "design: covariance", func() { e.Covariance(0, 1) })
	mustPanic(t, "design: covariance", func() { e.Contrast([]float64{1, -1}, 0.95) })
	if v, ok := e.Covariance(0, 0); !ok || v <= 0 {
		t.Errorf("variance %v, %v", v, ok)
	}
	mustPanic(t, "design: Another: rows that are units must be gathered", func() { NewPlan(Shape{}).Another(0) })
}
