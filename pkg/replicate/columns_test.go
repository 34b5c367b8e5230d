package replicate

import (
	"math"
	"strings"
	"testing"
)

func TestScaleOf(t *testing.T) {
	each := []float64{0.5, 0.75}
	s, err := ScaleOf(KindOther, 2, ScaleOptions{Overall: 0.1, Each: each, AroundMean: true})
	if err != nil || s.Overall != 0.1 || s.Each[1] != 0.75 || !s.AroundMean {
		t.Errorf("other is %+v, %v", s, err)
	}
	if s, err = ScaleOf(KindOther, 2, ScaleOptions{}); err != nil || s.Overall != 1 || s.Each != nil {
		t.Errorf("other without options is %+v, %v", s, err)
	}
	if s, err = ScaleOf(KindJK1, 2, ScaleOptions{Largest: []float64{1.25, 1.25}}); err != nil || s.Overall != 0.8 {
		t.Errorf("jk1 with five units is %+v, %v", s, err)
	}
}

func TestScaleOfErrors(t *testing.T) {
	for _, c := range []struct {
		kind    Kind
		count   int
		o       ScaleOptions
		message string
	}{
		{"half", 4, ScaleOptions{}, "unknown kind of replicates \"half\""},
		{KindBRR, 1, ScaleOptions{}, "at least 2 replicates for a variance (read: 1)"},
		{KindFay, 4, ScaleOptions{Rho: -0.5}, "Fay's factor must be at least 0 and below 1 (given: -0.5)"},
		{KindBRR, 4, ScaleOptions{Overall: math.NaN()}, "finite multiplier of at least 0 (given: NaN)"},
		{KindJKn, 4, ScaleOptions{}, "jkn replicates need a multiplier each"},
		{KindJKn, 4, ScaleOptions{Each: []float64{1}}, "one multiplier a replicate (replicates: 4, multipliers: 1)"},
		{KindJKn, 2, ScaleOptions{Each: []float64{1, -1}}, "(replicate 2: -1)"},
		{KindJKn, 2, ScaleOptions{Largest: []float64{0.5, 2}}, "replicate 1 raises no weight"},
	} {
		if _, err := ScaleOf(c.kind, c.count, c.o); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: error %v, want %q", c.kind, err, c.message)
		}
	}
}
