package design

import (
	"math"
	"testing"
)

func TestSummary(t *testing.T) {
	s := mustNew(t, Columns{Rows: 5, Weights: []float64{1, 3, 2, 0, 2}, Stages: []Stage{
		{Strata: []string{"n", "n", "s", "s", "s"}, Clusters: []string{"a", "b", "c", "d", "d"}},
	}}).Summary()
	// Σw² = 18, (Σw)² = 64, four rows with a weight: 4 × 18 / 64.
	if s.Rows != 5 || s.Weighted != 4 || s.WeightSum != 8 || s.WeightMin != 0 || s.WeightMax != 3 || s.Kish != 1.125 ||
		math.Abs(s.WeightCV-math.Sqrt(0.125)) > 1e-15 || s.DF != 2 || s.Lonely != LonelyError || s.Method.ID != LinearisationID {
		t.Errorf("%+v", s)
	}
	if len(s.Stages) != 1 || s.Stages[0].Strata != 2 || s.Stages[0].Units != 4 || s.Stages[0].FPC || s.Stages[0].Elements {
		t.Errorf("%+v", s.Stages)
	}
	if s := mustNew(t, Columns{}).Summary(); s.Rows != 0 || s.Kish != 0 || s.DF != 0 {
		t.Errorf("no rows: %+v", s)
	}
}
