package design

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

// thin returns a sample of which the stratum "north" has a single unit, of more, and the stratum "whole" the single unit
// that it has.
func thin(t *testing.T, policy Lonely) *Design {
	t.Helper()
	return mustNew(t, Columns{Rows: 6, Lonely: policy, Stages: []Stage{{
		Strata:   []string{"south", "south", "south", "north", "north", "whole"},
		Clusters: []string{"a", "b", "c", "d", "d", "e"},
		FPC:      []float64{10, 10, 10, 8, 8, 1},
	}}})
}

func TestLonelyError(t *testing.T) {
	d := thin(t, "")
	y := []float64{1, 2, 4, 8, 9, 5}
	e := d.Means(y, Groups{Of: []int{0, 0, 0, 1, 1, 0}, Count: 2})
	if with := e.At(1, 0.95); with.HasSE || with.Value != 8.5 ||
		with.WhySE.EN != `need at least two units drawn in stratum "north" at stage 1 for a standard error, or a declared policy`+
			` for strata with a single unit` || !strings.Contains(with.WhySE.FR, "«\u00a0north\u00a0»") {
		t.Errorf("%+v", with)
	}
	if without := e.At(0, 0.95); !without.HasSE || without.SE == 0 {
		t.Errorf("a group without rows in the stratum: %+v", without)
	}
	if _, ok := e.Covariance(0, 1); ok {
		t.Error("a covariance with an estimate without variance")
	}
	if c := e.Contrast([]float64{1, -1}, 0.95); c.HasSE || !c.Exists || c.WhySE != e.At(1, 0.95).WhySE || c.HasP {
		t.Errorf("contrast: %+v", c)
	}
}

// TestLonelyPolicies: the output names the policy and the strata; a stratum that was taken whole is not among them.
func TestLonelyPolicies(t *testing.T) {
	y := []float64{1, 2, 4, 8, 9, 5}
	for policy, rule := range map[Lonely]string{
		LonelyCentred:   "deviation from the mean of all units",
		LonelyAverage:   "average variance of the other strata",
		LonelyCertainty: "unit drawn with certainty, no variance",
	} {
		e := thin(t, policy).Means(y, oneGroup(6)).At(0, 0.95)
		want := `stratum with a single unit at stage 1: "north" (policy "` + string(policy) + `": ` + rule + ")"
		if !e.HasSE || len(e.Warnings) != 1 || e.Warnings[0].EN != want {
			t.Errorf("%s: %+v", policy, e)
		}
	}
	summary := thin(t, LonelyAverage).Summary()
	if s := summary.Stages[0]; !slices.Equal(s.Lonely, []string{"north"}) || s.Whole != 1 || s.Strata != 3 || s.Units != 5 {
		t.Errorf("%+v", summary)
	}
}

// TestLonelySecondStage: a cluster with a single row, of more.
func TestLonelySecondStage(t *testing.T) {
	columns := Columns{Rows: 5, Stages: []Stage{
		{Clusters: []string{"a", "a", "b", "c", "c"}, FPC: []float64{9, 9, 9, 9, 9}},
		{FPC: []float64{20, 20, 20, 20, 20}},
	}}
	y := []float64{1, 2, 4, 8, 9}
	e := mustNew(t, columns).Means(y, oneGroup(5)).At(0, 0.95)
	if e.HasSE || !strings.Contains(e.WhySE.EN, `stratum of cluster "b" at stage 2`) {
		t.Errorf("%+v", e)
	}
	columns.Stages[1].Strata = []string{"u", "u", "v", "u", "u"}
	e = mustNew(t, columns).Means(y, oneGroup(5)).At(0, 0.95)
	if e.HasSE || !strings.Contains(e.WhySE.EN, `stratum "v" of cluster "b" at stage 2`) {
		t.Errorf("%+v", e)
	}
	if s := mustNew(t, columns).Summary(); !slices.Equal(s.Stages[1].Lonely, []string{"b v"}) {
		t.Errorf("%+v", s)
	}
	columns.Stages[1].Strata = nil
	columns.Lonely = LonelyCertainty
	if e := mustNew(t, columns).Means(y, oneGroup(5)).At(0, 0.95); !e.HasSE || len(e.Warnings) != 1 {
		t.Errorf("%+v", e)
	}
	columns.Lonely = LonelyAverage
	if e := mustNew(t, columns).Means(y, oneGroup(5)).At(0, 0.95); e.HasSE || !strings.Contains(e.WhySE.EN, "average variance") {
		t.Errorf("%+v", e)
	}
	if s := mustNew(t, columns).Summary(); !slices.Equal(s.Stages[1].Lonely, []string{"b"}) || !s.Stages[1].Elements {
		t.Errorf("%+v", s)
	}
}

// TestNames: a message names the first strata of many.
func TestNames(t *testing.T) {
	columns := Columns{Rows: 8, Stages: []Stage{{Strata: strings.Split("hgfedcba", "")}}}
	e := mustNew(t, columns).Means(make([]float64, 8), oneGroup(8)).At(0, 0.95)
	want := locale.Text{EN: `"a", "b", "c", "d", "e" and 3 more`}
	if !strings.Contains(e.WhySE.EN, want.EN) || !strings.Contains(e.WhySE.FR, "et 3 de plus") {
		t.Errorf("%+v", e.WhySE)
	}
}
