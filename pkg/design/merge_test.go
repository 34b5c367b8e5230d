package design

import "testing"

// TestMergeByLabels: plans that met the labels in another order, and plans merged twice.
func TestMergeByLabels(t *testing.T) {
	shape := Shape{Stages: []Form{{Clusters: true, FPC: true}}}
	a, b := NewPlan(shape), NewPlan(shape)
	label := func(stratum, cluster string) []Label { return []Label{{Stratum: stratum, Cluster: cluster, FPC: 10}} }
	a.Unit(label("n", "x"))
	a.Unit(label("n", "y"))
	b.Unit(label("s", "z"))
	b.Unit(label("n", "y"))
	for range 2 {
		if place := a.Merge(b); len(place) != 2 || place[0] != 2 || place[1] != 1 {
			t.Fatalf("places %v", place)
		}
	}
	b.Unit(label("n", "w"))
	if place := a.Merge(b); len(place) != 3 || place[2] != 3 {
		t.Errorf("places %v", place)
	}
	if a.Merge(a) != nil || len(a.levels[0].units) != 4 || a.rows != 5 || len(a.Problems()) != 0 {
		t.Errorf("%d units, %d rows, problems %v", len(a.levels[0].units), a.rows, a.Problems())
	}
}

// TestMergeRows: rows that are units stay apart, and are merged once for both tallies of a plan.
func TestMergeRows(t *testing.T) {
	a, b := NewPlan(Shape{}), NewPlan(Shape{})
	a1, a2, b1, b2 := NewTally(a, 1), NewTally(a, 0), NewTally(b, 1), NewTally(b, 0)
	for i, y := range []float64{1, 2, 4, 9} {
		p, one, two := a, a1, a2
		if i > 1 {
			p, one, two = b, b1, b2
		}
		unit := p.Unit(nil)
		one.Add(unit, 0, 1, y)
		two.Add(unit, 0, 1)
	}
	a1.Merge(b1)
	a2.Merge(b2)
	d := mustNew(t, Columns{Rows: 4})
	got, want := a1.Means(1, 1).At(0, 0.95), d.Means([]float64{1, 2, 4, 9}, oneGroup(4)).At(0, 0.95)
	if got.SE != want.SE || got.Value != want.Value || got.DF != want.DF {
		t.Errorf("%+v, want %+v", got, want)
	}
	if e := a2.Totals(0, 1).At(0, 0.95); e.Value != 4 || e.SE != 0 {
		t.Errorf("%+v", e)
	}
}

// TestMergeProblems: what two processes cannot see alone.
func TestMergeProblems(t *testing.T) {
	shape := Shape{Stages: []Form{{Clusters: true, FPC: true}}}
	a, b := NewPlan(shape), NewPlan(shape)
	a.Unit([]Label{{Stratum: "n", Cluster: "x", FPC: 10}})
	b.Unit([]Label{{Stratum: "n", Cluster: "y", FPC: 11}})
	b.Unit([]Label{{Stratum: "s", Cluster: "x", FPC: 11}})
	a.Merge(b)
	problems := a.Problems()
	if len(problems) != 2 || problems[0].Column != "fpc" || problems[1].Column != "cluster" {
		t.Errorf("%+v", problems)
	}
}

func TestMergePanics(t *testing.T) {
	p := NewPlan(Shape{})
	mustPanic(t, "design: labels: must be 2, not 0", func() {
		NewPlan(Shape{Stages: []Form{{Clusters: true, FPC: true}, {}}}).Unit(nil)
	})
	mustPanic(t, "design: other: must hold the same columns", func() { NewTally(p, 1).Merge(NewTally(p, 2)) })
	mustPanic(t, "design: other: must be a plan of shape", func() { p.Merge(NewPlan(Shape{Nest: true})) })
}
