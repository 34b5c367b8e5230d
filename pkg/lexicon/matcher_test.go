package lexicon

import (
	"reflect"
	"runtime"
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

// TestCoresChangeNothing compares what one core finds with what three find.
func TestCoresChangeNothing(t *testing.T) {
	texts, words := synthetic(700, 5, 30)
	texts = append(texts, texts[:40]...)
	rules := []*Rule{
		compiled(t, words[0]), compiled(t, "fi* near/3 *ce"), compiled(t, "~"+words[2]+" or "+words[1]), compiled(t, "*gé* not "+words[3]),
	}
	find := func(cores int) []any {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		x := NewIndex(texts)
		all := []any{
			NewMatcher(rules).FindAll(texts), FrequentWords(texts, ""), FrequentPairs(texts, ""), Duplicates(texts, 0.5),
			Concordance(rules[1], texts, 25),
		}
		for _, r := range rules {
			all = append(all, x.Find(r))
		}
		return all
	}
	one, three := find(1), find(3)
	for i := range one {
		if !reflect.DeepEqual(one[i], three[i]) {
			t.Errorf("part %d depends on the number of cores", i)
		}
		if reflect.ValueOf(one[i]).Len() == 0 {
			t.Errorf("part %d is empty", i)
		}
	}
}
