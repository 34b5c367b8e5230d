package design

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/replicate"
)

// TestRules reads quantiles of four values off by hand.
func TestRules(t *testing.T) {
	dist := newDistribution([]float64{1, 2, 4, 8}, []float64{1, 1, 1, 1})
	for _, c := range []struct {
		p    float64
		rule Rule
		want float64
	}{
		{0.5, RuleMath, 2}, {0.5, RuleSchool, 3}, {0.5, RuleHF7, 3}, {0.6, RuleMath, 4}, {0.6, RuleSchool, 4},
		{0.1, RuleMath, 1}, {0.1, RuleSchool, 1}, {0.99, RuleMath, 8}, {0.75, RuleHF7, 5}, {1, RuleSchool, 8}, {0, RuleHF7, 1},
	} {
		if got := dist.quantile(c.p, c.rule); math.Abs(got-c.want) > 1e-14 {
			t.Errorf("%s of %v = %v, want %v", c.rule, c.p, got, c.want)
		}
	}
	// Weights whose sums are only nearly the share: 0.1 + 0.2 is 0.3 of 1.
	thirds := newDistribution([]float64{1, 2, 3, 4}, []float64{0.1, 0.2, 0.3, 0.4})
	if got := thirds.quantile(0.3, RuleSchool); got != 2.5 {
		t.Errorf("a tie is %v, want 2.5", got)
	}
	if got := newDistribution([]float64{5, 6}, []float64{0, 2}).quantile(0.2, RuleMath); got != 6 {
		t.Errorf("a value without weight is the quantile: %v", got)
	}
	if got := newDistribution([]float64{5}, []float64{2}).quantile(0.2, RuleHF7); got != 5 {
		t.Errorf("a single value: %v", got)
	}
}

func TestQuantilesLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		rule := rapid.SampledFrom([]Rule{RuleMath, RuleSchool, RuleHF7}).Draw(t, "rule")
		design, probs := d.design(t), []float64{0.2, 0.5, 0.9}
		all := design.Quantiles(d.y, probs, rule, d.groups(), 0.9)
		for i, e := range all {
			if e.Interval.Exists && !(e.Interval.Lo <= e.Value && e.Value <= e.Interval.Hi && e.SE >= 0) {
				t.Fatalf("%+v does not hold the quantile", e)
			}
			if i%3 > 0 && e.Value < all[i-1].Value {
				t.Fatalf("quantiles fall: %v", all)
			}
			if e.Exists != (e.N > 0) || e.HasSE == !e.WhySE.IsZero() {
				t.Fatalf("%+v", e)
			}
		}
	})
}

// TestQuantileTooFew: the bounds of a share near 1 leave the data.
func TestQuantileTooFew(t *testing.T) {
	d := mustNew(t, Columns{Rows: 5})
	e := d.Quantiles([]float64{1, 2, 3, 4, 5}, []float64{0.95}, RuleMath, oneGroup(5), 0.95)[0]
	if e.Value != 5 || e.HasSE {
		// The share up to the largest value is 1 without error.
		if e.SE != 0 || e.Interval.Lo != 5 {
			t.Errorf("%+v", e)
		}
	}
	e = d.Quantiles([]float64{1, 2, 3, 4, 5}, []float64{0.7}, RuleMath, oneGroup(5), 0.95)[0]
	if e.Value != 4 || e.HasSE || e.Interval.Exists || e.WhySE != tooFew {
		t.Errorf("%+v", e)
	}
}

// TestQuantilesOfJackknife: a doubt, and a standard error all the same.
func TestQuantilesOfJackknife(t *testing.T) {
	d := mustNew(t, Columns{Rows: 6})
	set, err := replicate.JK1(d.Units())
	if err != nil {
		t.Fatal(err)
	}
	q := d.WithReplicates(Replicates{Scale: set.Scale, Made: set}).
		Quantiles([]float64{1, 2, 3, 5, 8, 9}, []float64{0.5}, RuleSchool, Groups{Of: []int{1, 1, 1, 1, 1, 1}, Count: 2}, 0.95)
	if q[0].Exists || q[0].Why != emptyGroup {
		t.Errorf("empty group: %+v", q[0])
	}
	if e := q[1]; e.Value != 4 || !e.HasSE || e.SE == 0 || len(e.Warnings) != 1 || !strings.Contains(e.Warnings[0].EN, "jackknife") {
		t.Errorf("%+v", e)
	}
}

func TestQuantilesPanics(t *testing.T) {
	d := mustNew(t, Columns{Rows: 2})
	y := []float64{1, 2}
	mustPanic(t, "design: probs: must lie between 0 and 1, not 1", func() { d.Quantiles(y, []float64{1}, RuleMath, oneGroup(2), 0.9) })
	mustPanic(t, `design: Rule: unknown rule "x"`, func() { d.Quantiles(y, nil, "x", oneGroup(2), 0.9) })
	mustPanic(t, "design: y: must have 2 elements, not 1", func() { d.Quantiles(y[:1], nil, RuleMath, oneGroup(2), 0.9) })
}
