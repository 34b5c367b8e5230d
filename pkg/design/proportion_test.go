package design

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// TestKornGraubard compares with numbers that R ("beta") and Stata print.
func TestKornGraubard(t *testing.T) {
	e := Estimate{Value: .507348258, Exists: true, SE: .019230989, HasSE: true, DF: 921, N: 922}
	in := e.ProportionInterval("", 0.95)
	reference.Near(t, "lower bound", in.Lo, .4689548, 7)
	reference.Near(t, "upper bound", in.Hi, .5456773, 7)
	if in.Method.ID != KornGraubardID || !in.Exists || in.Level != 0.95 {
		t.Errorf("%+v", in)
	}
}

// TestSimpleSample: with the standard error of a binomial count the intervals are those of package estimate, Wilson with
// Student's quantile aside.
func TestSimpleSample(t *testing.T) {
	const count, base = 7, 40
	p := float64(count) / base
	e := Estimate{Value: p, Exists: true, SE: math.Sqrt(p * (1 - p) / base), HasSE: true, DF: base - 1, N: base}
	got, want := e.ProportionInterval(KornGraubardID, 0.9), estimate.ClopperPearson(count, base, 0.9)
	if math.Abs(got.Lo-want.Lo) > 1e-12 || math.Abs(got.Hi-want.Hi) > 1e-12 {
		t.Errorf("%+v, want %+v", got, want)
	}
	e.DF = 1e9
	got, want = e.ProportionInterval(WilsonDesignID, 0.9), estimate.Wilson(count, base, 0.9)
	if math.Abs(got.Lo-want.Lo) > 1e-7 || math.Abs(got.Hi-want.Hi) > 1e-7 {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestProportionEdges: at 0 and 1 the intervals are those of n rows, and hold 0 and 1 exactly.
func TestProportionEdges(t *testing.T) {
	d := mustNew(t, Columns{Rows: 20})
	shares := d.Proportions(make([]int, 20), 2, oneGroup(20))
	for c, want := range []estimate.Interval{estimate.ClopperPearson(20, 20, 0.95), estimate.ClopperPearson(0, 20, 0.95)} {
		e := shares.At(c, 0.95)
		for _, id := range []string{KornGraubardID, LogitDesignID} {
			if in := e.ProportionInterval(id, 0.95); math.Abs(in.Lo-want.Lo) > 1e-12 || math.Abs(in.Hi-want.Hi) > 1e-12 || !in.Exists {
				t.Errorf("%s: %+v, want %+v", id, in, want)
			}
		}
		if in := e.ProportionInterval(WilsonDesignID, 0.95); in.Lo != 0 && in.Hi != 1 || in.Lo == in.Hi || !in.Exists {
			t.Errorf("Wilson: %+v", in)
		}
		if in := e.ProportionInterval(StudentDesignID, 0.95); in.Lo != e.Value || in.Hi != e.Value {
			t.Errorf("Student: %+v", in)
		}
	}
}

func TestProportionIntervalNone(t *testing.T) {
	e := mustNew(t, Columns{Rows: 1}).Proportions([]int{0}, 1, oneGroup(1)).At(0, 0.95)
	if in := e.ProportionInterval("", 0.95); in.Exists || in.Why != e.WhySE || in.Method.ID != KornGraubardID {
		t.Errorf("%+v", in)
	}
	mustPanic(t, "design: estimate: must be a proportion", func() {
		Estimate{Exists: true, Value: 2}.ProportionInterval("", 0.95)
	})
	mustPanic(t, "design: id: wilson is no interval", func() {
		Estimate{Exists: true, Value: 0.5, HasSE: true, DF: 3, N: 4}.ProportionInterval("wilson", 0.95)
	})
}
