package design

import (
	"math"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/estimate"
)

// mustPanic fails unless f panics with a message that begins with the given text.
func mustPanic(t *testing.T, prefix string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got, ok := recover().(string); !ok || !strings.HasPrefix(got, prefix) {
			t.Errorf("panic %q, want %q", got, prefix)
		}
	}()
	f()
}

// wrongColumns holds each kind of wrong column, with the first problem that it has.
var wrongColumns = []struct {
	name    string
	columns Columns
	row     int
	stage   int
	column  string
	message string
}{
	{
		"weight below 0", Columns{Rows: 2, Weights: []float64{1, -2}},
		1, 0, "weight", "weight -2: a finite number of at least 0 is needed",
	},
	{
		"weight not a number", Columns{Rows: 1, Weights: []float64{math.NaN()}},
		0, 0, "weight", "weight NaN: a finite number",
	},
	{
		"cluster in two strata",
		Columns{Rows: 2, Stages: []Stage{{Strata: []string{"n", "s"}, Clusters: []string{"a", "a"}}}},
		1, 0, "cluster", `cluster "a" is in stratum "s", but above in stratum "n"`,
	},
	{
		"correction not above 0", Columns{Rows: 2, Stages: []Stage{{FPC: []float64{0, 0}}}},
		0, 0, "fpc", "finite population correction 0: a sampling fraction above 0",
	},
	{
		"correction uneven", Columns{Rows: 2, Stages: []Stage{{FPC: []float64{10, 11}}}},
		1, 0, "fpc", "the finite population correction is 11, but 10 above",
	},
	{
		"population too small", Columns{Rows: 3, Stages: []Stage{{FPC: []float64{2, 2, 2}}}},
		0, 0, "fpc", `the population of stratum "" has 2 units, but 3 were drawn`,
	},
	{
		"counts and fractions",
		Columns{Rows: 2, Stages: []Stage{{Strata: []string{"n", "s"}, FPC: []float64{0.5, 10}}}},
		0, 0, "fpc", "sampling fraction 0.5 among numbers of units",
	},
	{
		"correction of the second stage only",
		Columns{Rows: 1, Stages: []Stage{{Clusters: []string{"a"}}, {FPC: []float64{10}}}},
		-1, 1, "fpc", "a finite population correction at stage 2 needs that of stage 1",
	},
}

func TestProblems(t *testing.T) {
	for _, c := range wrongColumns {
		t.Run(c.name, func(t *testing.T) {
			d, problems := New(c.columns)
			if d != nil || len(problems) == 0 {
				t.Fatalf("a design without problems: %v", problems)
			}
			p := problems[0]
			if p.Row != c.row || p.Stage != c.stage || p.Column != c.column || !strings.HasPrefix(p.Message.EN, c.message) {
				t.Errorf("%+v", p)
			}
			if p.Message.FR == "" || p.Message.FR == p.Message.EN {
				t.Errorf("no French: %+v", p.Message)
			}
		})
	}
}

// TestNest: a label in two strata is two clusters where the design says so.
func TestNest(t *testing.T) {
	d := mustNew(t, Columns{Rows: 4, Nest: true, Stages: []Stage{{
		Strata: []string{"n", "n", "s", "s"}, Clusters: []string{"a", "b", "a", "b"},
	}}})
	if e := d.Means([]float64{1, 2, 3, 5}, oneGroup(4)).At(0, 0.95); e.DF != 2 {
		t.Errorf("%v degrees of freedom, want 2", e.DF)
	}
}

// TestFractions: a sampling fraction is the number of units over the population.
func TestFractions(t *testing.T) {
	y := []float64{1, 4, 2, 9}
	counts := mustNew(t, Columns{Rows: 4, Stages: []Stage{{FPC: []float64{16, 16, 16, 16}}}})
	shares := mustNew(t, Columns{Rows: 4, Stages: []Stage{{FPC: []float64{0.25, 0.25, 0.25, 0.25}}}})
	a, b := counts.Means(y, oneGroup(4)).At(0, 0.95), shares.Means(y, oneGroup(4)).At(0, 0.95)
	if a.SE != b.SE || a.SE == 0 {
		t.Errorf("SE %v by counts, %v by fractions", a.SE, b.SE)
	}
}

// TestZeroWeights: rows of weight 0 count as units of their stratum, but not in an estimate nor in its degrees of
// freedom, as in the package survey of R: mean 1.5, SE √(4/3 × Σ z²) = √(4/3 × 0.125) of four units, two of them 0.
func TestZeroWeights(t *testing.T) {
	d := mustNew(t, Columns{Rows: 4, Weights: []float64{1, 1, 0, 0}})
	e := d.Means([]float64{1, 2, 7, 8}, oneGroup(4)).At(0, 0.95)
	if e.Value != 1.5 || e.N != 2 || e.DF != 1 || math.Abs(e.SE-math.Sqrt(0.125*4/3)) > 1e-15 {
		t.Errorf("%+v", e)
	}
}

func TestNewPanics(t *testing.T) {
	mustPanic(t, "design: Weights: must have 2 elements, not 1", func() { New(Columns{Rows: 2, Weights: []float64{1}}) })
	mustPanic(t, "design: Lonely: unknown policy", func() { New(Columns{Lonely: "other"}) })
	mustPanic(t, "design: Clusters: stage 1 needs them", func() { New(Columns{Stages: make([]Stage, 2)}) })
	d := mustNew(t, Columns{Rows: 2})
	mustPanic(t, "design: column 1 of values: must have 2", func() { d.Means([]float64{1}, oneGroup(2)) })
	mustPanic(t, "design: Groups: must have 2 rows", func() { d.Means([]float64{1, 2}, oneGroup(3)) })
	mustPanic(t, "design: Groups: row 1 must be", func() { d.Means([]float64{1, 2}, Groups{Of: []int{0, 1}, Count: 1}) })
	mustPanic(t, "design: value: must be finite", func() { d.Means([]float64{1, math.NaN()}, oneGroup(2)) })
	mustPanic(t, "design: category: must have 2 elements, not 0", func() { d.Proportions(nil, 2, oneGroup(2)) })
	mustPanic(t, "design: category: must be 0 to 1", func() { d.Proportions([]int{0, -1}, 2, oneGroup(2)) })
	mustPanic(t, "design: level: must be", func() { d.Means([]float64{1, 2}, oneGroup(2)).At(0, 1) })
}

// TestEdges: no rows, an empty group, one row, one cluster, equal values.
func TestEdges(t *testing.T) {
	none := mustNew(t, Columns{}).Means(nil, Groups{Count: 1}).At(0, 0.95)
	if none.Exists || none.Why != emptyGroup || none.HasSE || none.Interval.Exists || none.N != 0 {
		t.Errorf("no rows: %+v", none)
	}
	if e := mustNew(t, Columns{}).Proportions(nil, 2, Groups{Count: 1}).At(1, 0.95); e.Exists {
		t.Errorf("no rows: %+v", e)
	}
	one := mustNew(t, Columns{Rows: 1}).Means([]float64{3}, Groups{Of: []int{1}, Count: 2})
	if e := one.At(0, 0.95); e.Exists || e.Why != emptyGroup {
		t.Errorf("empty group: %+v", e)
	}
	if e := one.At(1, 0.95); e.Value != 3 || e.HasSE || e.WhySE != oneRow {
		t.Errorf("one row: %+v", e)
	}
	few := mustNew(t, Columns{Rows: 3}).Means([]float64{3, 4, 9}, Groups{Of: []int{0, 1, 1}, Count: 2})
	if e := few.At(0, 0.95); e.Value != 3 || e.HasSE || e.WhySE != oneRow {
		t.Errorf("a group of one row: %+v", e)
	}
	if q := mustNew(t, Columns{Rows: 3}).Quantiles([]float64{3, 4, 9}, []float64{0.99}, RuleMath, oneGroup(3), 0.95)[0]; q.Value != 9 || q.HasSE || q.WhySE != tooFew {
		t.Errorf("a quantile at the largest value: %+v", q)
	}
	cluster := Columns{Rows: 3, Stages: []Stage{{Clusters: []string{"a", "a", "a"}}}}
	for _, policy := range []Lonely{LonelyError, LonelyCentred, LonelyAverage} {
		cluster.Lonely = policy
		if e := mustNew(t, cluster).Means([]float64{1, 2, 4}, oneGroup(3)).At(0, 0.95); e.HasSE || e.WhySE.IsZero() {
			t.Errorf("one cluster, %s: %+v", policy, e)
		}
	}
	equal := mustNew(t, Columns{Rows: 4, Weights: []float64{0.1, 0.7, 1.3, 2.9}}).Means([]float64{0.1, 0.1, 0.1, 0.1}, oneGroup(4))
	if e := equal.At(0, 0.95); e.Value != 0.1 || e.SE != 0 || !e.HasSE || e.HasDeff || e.Interval.Lo != 0.1 || e.Interval.Hi != 0.1 {
		t.Errorf("equal values: %+v", e)
	}
}

// TestCensus: a sample that is the whole population has no sampling error and no interval.
func TestCensus(t *testing.T) {
	d := mustNew(t, Columns{Rows: 3, Stages: []Stage{{FPC: []float64{3, 3, 3}}}})
	e := d.Means([]float64{0, 1, 1}, oneGroup(3)).At(0, 0.95)
	if !e.HasSE || e.SE != 0 || e.Interval.Exists || e.Interval.Why != estimate.Census(estimate.Interval{}).Why {
		t.Errorf("%+v", e)
	}
	if in := e.ProportionInterval("", 0.95); in.Exists || in.Why != estimate.Census(estimate.Interval{}).Why {
		t.Errorf("%+v", in)
	}
}
