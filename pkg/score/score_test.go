package score_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/score"
)

func ExampleRules_Score() {
	// Nine yes and ten not applicable, of nineteen.
	items := score.Items{Total: 19, Counting: 9, NotApplicable: 10}
	for _, rule := range []score.Rule{score.Zero, score.Excluded, score.Prorated, score.Missing} {
		result, ok := score.Rules{NotApplicable: rule, NoAnswer: score.Zero}.Score(items)
		fmt.Println(rule, result.Value, result.Maximum, ok)
	}
	// Output:
	// zero 9 19 true
	// excluded 9 9 true
	// prorated 19 19 true
	// missing 0 0 false
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		rules score.Rules
		items score.Items
		want  score.Score
		ok    bool
	}{
		{score.Rules{NotApplicable: score.Excluded, NoAnswer: score.Zero}, score.Items{Total: 4, Counting: 2, NotApplicable: 1, NoAnswer: 1}, score.Score{Value: 2, Maximum: 3}, true},
		{score.Rules{NotApplicable: score.Prorated, NoAnswer: score.Prorated, Minimum: 3}, score.Items{Total: 4, Counting: 2, NotApplicable: 1, NoAnswer: 1}, score.Score{}, false},
		{score.Rules{NotApplicable: score.Prorated, NoAnswer: score.Prorated, Minimum: 2}, score.Items{Total: 4, Counting: 2, NotApplicable: 1, NoAnswer: 1}, score.Score{Value: 4, Maximum: 4}, true},
		{score.Rules{NotApplicable: score.Excluded, NoAnswer: score.Missing}, score.Items{Total: 4, NotApplicable: 4}, score.Score{}, false},
		{score.Rules{NotApplicable: score.Zero, NoAnswer: score.Missing}, score.Items{Total: 4, Counting: 3, NoAnswer: 1}, score.Score{}, false},
		{score.Rules{NotApplicable: score.Zero, NoAnswer: score.Missing}, score.Items{Total: 4, Counting: 4}, score.Score{Value: 4, Maximum: 4}, true},
	} {
		got, ok := c.rules.Score(c.items)
		if got != c.want || ok != c.ok {
			t.Errorf("%+v.Score(%+v) = %+v, %v; want %+v, %v", c.rules, c.items, got, ok, c.want, c.ok)
		}
	}
}

// A score lies between 0 and its maximum, the maximum never exceeds the items, and without gaps every rule agrees.
func TestScoreLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom([]score.Rule{score.Zero, score.Excluded, score.Prorated, score.Missing})
		rules := score.Rules{NotApplicable: rule.Draw(t, "na"), NoAnswer: rule.Draw(t, "blank"), Minimum: rapid.IntRange(0, 5).Draw(t, "minimum")}
		total := rapid.IntRange(1, 40).Draw(t, "total")
		na := rapid.IntRange(0, total).Draw(t, "not applicable")
		blank := rapid.IntRange(0, total-na).Draw(t, "no answer")
		items := score.Items{Total: total, NotApplicable: na, NoAnswer: blank}
		items.Counting = rapid.IntRange(0, items.Answered()).Draw(t, "counting")
		got, ok := rules.Score(items)
		if ok && (got.Value < 0 || got.Value > got.Maximum+1e-12 || got.Maximum > float64(total)) {
			t.Fatalf("%+v.Score(%+v) = %+v", rules, items, got)
		}
		if na+blank == 0 && (!ok || got != score.Score{Value: float64(items.Counting), Maximum: float64(total)}) {
			t.Fatalf("a complete answer scores %+v, %v", got, ok)
		}
	})
}

func TestSensitivity(t *testing.T) {
	respondents := []score.Items{{Total: 4, Counting: 2, NotApplicable: 1}, {Total: 4, Counting: 4}}
	got := score.Sensitivity(score.Rules{NotApplicable: score.Zero, NoAnswer: score.Zero}, respondents)
	want := []score.Variant{
		{Rule: score.Zero, N: 2, Mean: 3, Maximum: 4, Percent: 75},
		{Rule: score.Excluded, N: 2, Mean: 3, Maximum: 3.5, Percent: 100 * 6 / 7.0},
		{Rule: score.Prorated, N: 2, Mean: 20 / 6.0, Maximum: 4, Percent: 100 * (8/3.0 + 4) / 8},
		{Rule: score.Missing, N: 1, Mean: 4, Maximum: 4, Percent: 100},
	}
	for i := range want {
		if diff := got[i].Percent - want[i].Percent; got[i].N != want[i].N || math.Abs(got[i].Mean-want[i].Mean) > 1e-12 || got[i].Maximum != want[i].Maximum || math.Abs(diff) > 1e-9 {
			t.Errorf("Sensitivity[%d] = %+v, want %+v", i, got[i], want[i])
		}
	}
	if none := score.Sensitivity(score.Rules{}, nil); none[0].N != 0 || none[0].Mean != 0 {
		t.Errorf("Sensitivity of nobody = %+v", none[0])
	}
}
