package contingency

import (
	"math"
	"testing"
)

func TestRatioEdges(t *testing.T) {
	for _, table := range []Table{{{0, 3}, {2, 4}}, {{3, 0}, {2, 4}}, {{0, 3}, {4, 0}}} {
		if c := OddsRatio(table, Options{}); c.Defined || c.Interval.Exists || c.Why.EN == "" || c.HasSE {
			t.Errorf("odds ratio of %v: %+v", table, c)
		}
	}
	if c := RelativeRisk(Table{{0, 3}, {2, 4}}, Options{}); c.Defined {
		t.Errorf("relative risk without an event: %+v", c)
	}
	if c := RelativeRisk(Table{{3, 0}, {2, 4}}, Options{}); !c.Defined || c.Value != 3 || !c.Interval.Exists {
		t.Errorf("relative risk where all have the event: %+v", c)
	}
	if c := RelativeRisk(Table{{3, 0}, {2, 0}}, Options{}); c.Defined || c.Interval.Exists {
		t.Errorf("relative risk where everybody has the event: %+v", c)
	}
	if c := OddsRatio(Table{{0, 0}, {0, 0}}, Options{}); c.Defined || c.Why.EN != "empty table: no unit" {
		t.Errorf("empty: %+v", c)
	}
	turned := OddsRatio(Table{{8, 22}, {17, 6}}, Options{})
	straight := OddsRatio(four, Options{})
	if math.Abs(turned.Value*straight.Value-1) > 1e-12 || math.Abs(turned.Interval.Lo*straight.Interval.Hi-1) > 1e-12 {
		t.Errorf("turned %+v, straight %+v", turned, straight)
	}
}
