package score_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/internal/reference"
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
		{score.Rules{NotApplicable: score.Excluded, NoAnswer: score.Zero}, score.Items{Total: 4, Counting: 2, NotApplicable: 1, NoAnswer: 1}, score.Score{Value: 2, Maximum: 3, Bounded: true}, true},
		{score.Rules{NotApplicable: score.Prorated, NoAnswer: score.Prorated, Minimum: 3}, score.Items{Total: 4, Counting: 2, NotApplicable: 1, NoAnswer: 1}, score.Score{}, false},
		{score.Rules{NotApplicable: score.Prorated, NoAnswer: score.Prorated, Minimum: 2}, score.Items{Total: 4, Counting: 2, NotApplicable: 1, NoAnswer: 1}, score.Score{Value: 4, Maximum: 4, Bounded: true}, true},
		{score.Rules{NotApplicable: score.Excluded, NoAnswer: score.Missing}, score.Items{Total: 4, NotApplicable: 4}, score.Score{}, false},
		{score.Rules{NotApplicable: score.Zero, NoAnswer: score.Missing}, score.Items{Total: 4, Counting: 3, NoAnswer: 1}, score.Score{}, false},
		{score.Rules{NotApplicable: score.Zero, NoAnswer: score.Missing}, score.Items{Total: 4, Counting: 4}, score.Score{Value: 4, Maximum: 4, Bounded: true}, true},
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
		if na+blank == 0 && (!ok || got != score.Score{Value: float64(items.Counting), Maximum: float64(total), Bounded: true}) {
			t.Fatalf("a complete answer scores %+v, %v", got, ok)
		}
	})
}

// rated are five items of 1 to 5, two of which have no answer: one is not applicable, one blank.
func rated(sum float64) score.Items {
	return score.Items{Total: 5, NotApplicable: 1, NoAnswer: 1, Sum: sum, Highest: score.Highest{Known: true, Total: 25, NotApplicable: 5, NoAnswer: 5}}
}

func TestRatedScore(t *testing.T) {
	const sum, mean = score.Sum, score.Mean
	unbounded := rated(12)
	unbounded.Highest = score.Highest{}
	for _, c := range []struct {
		rules score.Rules
		items score.Items
		want  score.Score
		ok    bool
	}{
		{score.Rules{Way: sum, NotApplicable: score.Zero, NoAnswer: score.Zero}, rated(12), score.Score{Value: 12, Maximum: 25, Bounded: true}, true},
		{score.Rules{Way: sum, NotApplicable: score.Excluded, NoAnswer: score.Zero}, rated(12), score.Score{Value: 12, Maximum: 20, Bounded: true}, true},
		{score.Rules{Way: sum, NotApplicable: score.Prorated, NoAnswer: score.Prorated}, rated(12), score.Score{Value: 20, Maximum: 25, Bounded: true}, true},
		{score.Rules{Way: sum, NotApplicable: score.Excluded, NoAnswer: score.Prorated}, rated(12), score.Score{Value: 16, Maximum: 20, Bounded: true}, true},
		{score.Rules{Way: sum, NotApplicable: score.Excluded, NoAnswer: score.Prorated, Minimum: 4}, rated(12), score.Score{}, false},
		{score.Rules{Way: sum, NotApplicable: score.Excluded, NoAnswer: score.Missing}, rated(12), score.Score{}, false},
		{score.Rules{Way: sum, NotApplicable: score.Excluded, NoAnswer: score.Prorated}, unbounded, score.Score{Value: 16}, true},
		{score.Rules{Way: mean, NotApplicable: score.Excluded, NoAnswer: score.Excluded}, rated(12), score.Score{Value: 4, Maximum: 5, Bounded: true}, true},
		{score.Rules{Way: mean, NotApplicable: score.Excluded, NoAnswer: score.Prorated, Minimum: 3}, rated(12), score.Score{Value: 4, Maximum: 5, Bounded: true}, true},
		{score.Rules{Way: mean, NotApplicable: score.Excluded, NoAnswer: score.Excluded, Minimum: 4}, rated(12), score.Score{}, false},
		{score.Rules{Way: mean, NotApplicable: score.Excluded, NoAnswer: score.Missing}, rated(12), score.Score{}, false},
		{score.Rules{Way: mean, NotApplicable: score.Excluded, NoAnswer: score.Excluded}, score.Items{Total: 2, NotApplicable: 2}, score.Score{}, false},
		{score.Rules{Way: mean, NotApplicable: score.Excluded, NoAnswer: score.Missing, Minimum: 2}, score.Items{Total: 2, Sum: 5}, score.Score{Value: 2.5}, true},
	} {
		got, ok := c.rules.Score(c.items)
		if got != c.want || ok != c.ok {
			t.Errorf("%+v.Score(%+v) = %+v, %v; want %+v, %v", c.rules, c.items, got, ok, c.want, c.ok)
		}
	}
}

func TestZeroOfAMeanPanics(t *testing.T) {
	for _, rules := range []score.Rules{{Way: score.Mean, NotApplicable: score.Zero, NoAnswer: score.Missing}, {Way: score.Mean, NotApplicable: score.Excluded, NoAnswer: score.Zero}} {
		func() {
			defer func() {
				if got := recover(); got != "score: rules: zero is not for a mean" {
					t.Errorf("%+v: %v", rules, got)
				}
			}()
			rules.Score(score.Items{Total: 1})
		}()
	}
}

// Without gaps prorating changes nothing to the last bit, and the mean times the items is the sum; with them, a prorated
// sum is the mean times the items. Turning every item round twice gives the same score.
func TestRatedLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 10), 1, 12).Draw(t, "values")
		blank := rapid.IntRange(0, 3).Draw(t, "blank")
		items, turned := score.Items{Total: len(values) + blank, NoAnswer: blank}, 0.0
		for _, x := range values {
			items.Sum += x
			turned += score.Reverse(score.Reverse(x, 0, 10), 0, 10)
		}
		if math.Abs(turned-items.Sum) > 1e-12*float64(len(values)) {
			t.Fatalf("turned twice: %v, want %v", turned, items.Sum)
		}
		of := func(way score.Way, rule score.Rule) score.Score {
			got, ok := score.Rules{Way: way, NotApplicable: score.Excluded, NoAnswer: rule}.Score(items)
			if !ok {
				t.Fatalf("%s, %s: no score of %+v", way, rule, items)
			}
			return got
		}
		mean, prorated := of(score.Mean, score.Excluded), of(score.Sum, score.Prorated)
		if mean != of(score.Mean, score.Prorated) || math.Abs(mean.Value*float64(items.Total)-prorated.Value) > 1e-9 {
			t.Fatalf("mean %+v of %+v, prorated sum %+v", mean, items, prorated)
		}
		if blank == 0 && (prorated.Value != items.Sum || prorated != of(score.Sum, score.Missing)) {
			t.Fatalf("complete: prorated %+v, sum %v", prorated, items.Sum)
		}
	})
}

func TestMethods(t *testing.T) {
	reference.Methods(t, score.Methods, score.CountID, score.SumID, score.MeanID, score.ReverseID, score.ProratedID)
	if m, ok := score.Lookup(score.SumID); !ok || m.ID != score.SumID {
		t.Errorf("Lookup(%q) = %+v, %v", score.SumID, m, ok)
	}
	if _, ok := score.Lookup("total"); ok {
		t.Error("a method is named total")
	}
}
