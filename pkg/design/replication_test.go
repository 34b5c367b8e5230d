package design

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/replicate"
)

// jackknifed returns a sample of six clusters in two strata with its jackknife.
func jackknifed(t *testing.T) (*Design, *replicate.Set) {
	t.Helper()
	d := mustNew(t, Columns{Rows: 8, Weights: []float64{1, 2, 1.5, 3, 2, 1, 2.5, 2}, Stages: []Stage{{
		Strata:   []string{"n", "n", "n", "n", "s", "s", "s", "s"},
		Clusters: []string{"a", "b", "b", "c", "d", "e", "f", "f"},
	}}})
	set, err := replicate.JKn(d.Units())
	if err != nil {
		t.Fatal(err)
	}
	return d, set
}

// columnsOf writes the replicates of a set out as columns.
func columnsOf(d *Design, set *replicate.Set) [][]float64 {
	var columns [][]float64
	d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).eachReplicate(func(_ int, weights []float64) {
		columns = append(columns, append([]float64(nil), weights...))
	})
	return columns
}

// TestMadeEqualsColumns: replicates from the totals of the units are those from the weights of the rows.
func TestMadeEqualsColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		d.columns.Stages = d.columns.Stages[:1]
		design := d.design(t)
		set, err := replicate.Bootstrap(design.Units(), 12, 3)
		if err != nil {
			t.Skip("strata with a single unit")
		}
		made := design.WithReplicates(Replicates{Scale: set.Scale, Made: set, DF: 9})
		given := design.WithReplicates(Replicates{Scale: set.Scale, Columns: columnsOf(design, set), DF: 9})
		a, b := d.estimates(made, d.groups()), d.estimates(given, d.groups())
		for k := range a {
			for i := range a[k].Len() {
				x, y := a[k].At(i, 0.95), b[k].At(i, 0.95)
				if x.Value != y.Value || x.HasSE != y.HasSE || !near(x.SE, y.SE, 1e-9) || x.DF != 9 || y.DF != 9 {
					t.Fatalf("made:\n%+v\ngiven:\n%+v", x, y)
				}
			}
		}
	})
}

// TestJackknifeOfTotal: for a total the jackknife is the linearised variance.
func TestJackknifeOfTotal(t *testing.T) {
	d, set := jackknifed(t)
	y := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	linear := d.Totals(y, oneGroup(8))
	again := d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).Totals(y, oneGroup(8))
	a, b := linear.At(0, 0.95), again.At(0, 0.95)
	if math.Abs(a.SE-b.SE) > 1e-12 || a.DF != 4 || b.DF != 4 {
		t.Errorf("%+v, want %+v", b, a)
	}
	if linear.Method().ID != LinearisationID || again.Method().ID != ReplicationID {
		t.Errorf("methods %s and %s", linear.Method().ID, again.Method().ID)
	}
	if s := d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).Summary(); s.Replicates != 6 || s.Method.ID != ReplicationID {
		t.Errorf("%+v", s)
	}
}

// TestContrastOfReplicates: the variance of a difference is that of the differences.
func TestContrastOfReplicates(t *testing.T) {
	d, set := jackknifed(t)
	e := d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).
		Means([]float64{3, 1, 4, 1, 5, 9, 2, 6}, Groups{Of: []int{0, 1, 0, 1, 0, 1, 0, 1}, Count: 2})
	a, _ := e.Covariance(0, 0)
	b, _ := e.Covariance(1, 1)
	ab, _ := e.Covariance(0, 1)
	if c := e.Contrast([]float64{1, -1}, 0.95); math.Abs(c.SE*c.SE-(a+b-2*ab)) > 1e-12 || c.SE == 0 || !c.HasP {
		t.Errorf("%+v, want a variance of %v", c, a+b-2*ab)
	}
}

// TestMissingReplicates: a group whose only cluster a replicate leaves out has no estimate there.
func TestMissingReplicates(t *testing.T) {
	d, set := jackknifed(t)
	e := d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).
		Means([]float64{3, 1, 4, 1, 5, 9, 2, 6}, Groups{Of: []int{-1, 0, 0, -1, -1, -1, -1, -1}, Count: 1}).At(0, 0.95)
	if !e.HasSE || len(e.Warnings) != 1 || e.Warnings[0].EN != "replicates left out, for want of an estimate: 1 of 6" {
		t.Errorf("%+v", e)
	}
	failing := d.WithReplicates(Replicates{Scale: set.Scale, Made: set})
	failing.calibration = &Calibration{Before: d.weights, Again: func([]float64) ([]float64, error) { return nil, errors.New("no") }}
	e = failing.Means([]float64{3, 1, 4, 1, 5, 9, 2, 6}, oneGroup(8)).At(0, 0.95)
	if e.HasSE || e.WhySE != noReplicate {
		t.Errorf("no calibration works: %+v", e)
	}
}

func TestWithReplicatesPanics(t *testing.T) {
	d, set := jackknifed(t)
	mustPanic(t, "design: Replicates: need Columns or Made", func() { d.WithReplicates(Replicates{}) })
	mustPanic(t, "design: Replicates.Scale: must be of 6 replicates, not 1", func() {
		d.WithReplicates(Replicates{Made: set, Scale: replicate.Scale{Each: []float64{1}}})
	})
	mustPanic(t, "design: Replicates.Columns: must have 8 elements", func() {
		d.WithReplicates(Replicates{Columns: [][]float64{{1}}})
	})
	mustPanic(t, "design: Replicates.Made: must have 1 units, not 6", func() {
		mustNew(t, Columns{Rows: 1}).WithReplicates(Replicates{Made: set})
	})
}

// TestUnits: units go by label, whatever the order of the rows.
func TestUnits(t *testing.T) {
	d := mustNew(t, Columns{Rows: 5, Stages: []Stage{{
		Strata: strings.Split("sssnn", ""), Clusters: strings.Split("zyyba", ""), FPC: []float64{4, 4, 4, 8, 8},
	}}})
	u := d.Units()
	if got := u.Strata; len(got) != 4 || got[0] != 0 || got[1] != 0 || got[2] != 1 || got[3] != 1 {
		t.Errorf("strata %v", got)
	}
	if u.Fractions[0] != 0.25 || u.Fractions[1] != 0.5 || d.StratumLabel(0) != "n" || d.StratumLabel(1) != "s" {
		t.Errorf("fractions %v", u.Fractions)
	}
	// By order of appearance the clusters are z, y, b, a; by label a, b, y, z.
	if got := d.plan.canonical(); got[0] != 3 || got[1] != 2 || got[2] != 1 || got[3] != 0 {
		t.Errorf("numbers %v", got)
	}
}
