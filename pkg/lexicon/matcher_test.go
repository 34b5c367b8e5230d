package lexicon

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestMatcherFindsWhatEachRuleFinds compares the matcher and the index with each rule on its own.
func TestMatcherFindsWhatEachRuleFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rules []*Rule
		for range rapid.IntRange(0, 6).Draw(t, "rules") {
			rules = append(rules, compiled(t, drawnRule(t, "rule", 2)))
		}
		var texts []string
		for range rapid.IntRange(0, 5).Draw(t, "texts") {
			texts = append(texts, frenchText(t, "text"))
		}
		m := NewMatcher(rules)
		want := make([][]Match, len(texts))
		hits := make([][]Hit, len(rules))
		for i, text := range texts {
			for k, r := range rules {
				spans := r.Find(Tokens(text))
				if spans != nil {
					want[i] = append(want[i], Match{Rule: k, Spans: spans})
				}
				for _, s := range spans {
					hits[k] = append(hits[k], Hit{Text: i, Span: s})
				}
			}
			if got := m.Find(text); !reflect.DeepEqual(got, want[i]) {
				t.Fatalf("%v in %q: %v, want %v", rules, text, got, want[i])
			}
		}
		if got := m.FindAll(texts); !reflect.DeepEqual(got, want) {
			t.Fatalf("%v in %q: %v, want %v", rules, texts, got, want)
		}
		x := NewIndex(texts)
		for k, r := range rules {
			if got := x.Find(r); !reflect.DeepEqual(got, hits[k]) {
				t.Fatalf("%v in %q: %v, want %v", r, texts, got, hits[k])
			}
		}
	})
}
