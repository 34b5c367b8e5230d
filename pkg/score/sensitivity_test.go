package score_test

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/score"
)

func TestSensitivity(t *testing.T) {
	respondents := []score.Items{{Total: 4, Counting: 2, NotApplicable: 1}, {Total: 4, Counting: 4}}
	got := score.Sensitivity(score.Rules{NotApplicable: score.Zero, NoAnswer: score.Zero}, respondents)
	compareVariants(t, got, []score.Variant{
		{Rule: score.Zero, N: 2, Mean: 3, Maximum: 4, Percent: 75, Bounded: true},
		{Rule: score.Excluded, N: 2, Mean: 3, Maximum: 3.5, Percent: 100 * 6 / 7.0, Bounded: true},
		{Rule: score.Prorated, N: 2, Mean: 20 / 6.0, Maximum: 4, Percent: 100 * (8/3.0 + 4) / 8, Bounded: true},
		{Rule: score.Missing, N: 1, Mean: 4, Maximum: 4, Percent: 100, Bounded: true},
	})
	if none := score.Sensitivity(score.Rules{}, nil); none[0].N != 0 || none[0].Mean != 0 || none[0].Bounded {
		t.Errorf("Sensitivity of nobody = %+v", none[0])
	}
}

// A mean has no zero rule, and without a maximum there is no percent of it.
func TestSensitivityOfRatedItems(t *testing.T) {
	rules := score.Rules{Way: score.Mean, NotApplicable: score.Excluded, NoAnswer: score.Missing}
	known := score.Items{Total: 4, NotApplicable: 1, Sum: 9, Highest: score.Highest{Known: true, Total: 20, NotApplicable: 5}}
	unknown := score.Items{Total: 4, Sum: 8}
	compareVariants(t, score.Sensitivity(rules, []score.Items{known, unknown}), []score.Variant{
		{Rule: score.Excluded, N: 2, Mean: 2.5},
		{Rule: score.Prorated, N: 2, Mean: 2.5},
		{Rule: score.Missing, N: 1, Mean: 2},
	})
	rules.Way = score.Sum
	compareVariants(t, score.Sensitivity(rules, []score.Items{known}), []score.Variant{
		{Rule: score.Zero, N: 1, Mean: 9, Maximum: 20, Percent: 45, Bounded: true},
		{Rule: score.Excluded, N: 1, Mean: 9, Maximum: 15, Percent: 60, Bounded: true},
		{Rule: score.Prorated, N: 1, Mean: 12, Maximum: 20, Percent: 60, Bounded: true},
		{Rule: score.Missing},
	})
}

func compareVariants(t *testing.T, got, want []score.Variant) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d variants, want %d: %+v", len(got), len(want), got)
	}
	for i := range want {
		if diff := got[i].Percent - want[i].Percent; got[i].Rule != want[i].Rule || got[i].N != want[i].N || math.Abs(got[i].Mean-want[i].Mean) > 1e-12 ||
			got[i].Maximum != want[i].Maximum || math.Abs(diff) > 1e-9 || got[i].Bounded != want[i].Bounded {
			t.Errorf("variant %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}
