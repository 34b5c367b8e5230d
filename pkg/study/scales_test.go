package study_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/score"
)

func TestScales(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown item", []string{"items: [q1, q3]", "items: [q1, ‸q33]"}, []string{`unknown question "q33" (did you mean "q3"?); expected: id, region, q1, q2, q3, n, only`}},
		{"item without codes", []string{"items: [q1, q3]", "items: [q1, ‸n]"}, []string{`item "n" is not a question with codes (to add up numbers: score: sum or mean)`}},
		{"counts that no item has", []string{"items: [q1, q3]", "items: [‸q1, ‸q3]\n    counts: [Peut-être]"},
			[]string{`item "q1" has none of the answers that add one`, `item "q3" has none of the answers that add one`}},
		{"counts is a reason", []string{`- { code: Non, means: "no" }`, `- { code: Non, means: "no" }
    - { code: NA, reason: not_applicable }`, "items: [q1, q3]", "items: [‸q1, ‸q3]\n    counts: [NA]"},
			[]string{`item "q1" has none of the answers that add one`, `item "q3" has none of the answers that add one`}},
		{"too many minimum items", []string{"  s:\n", "  ‸s:\n", "items: [q1, q3]", "items: [q1, q3]\n    minimum_items: 3"},
			[]string{`scale "s": at least 3 answered items, but it has only 2`}},
		{"asked of no side in full", []string{"label: Q1 }", "label: Q1, asked_of: [a] }", "label: Q3 }", "label: Q3, asked_of: [b] }", "  s:\n", "  ‸s:\n"},
			[]string{`no side was asked all the items of scale "s"`}},
		{"name of a question", []string{"  s:\n", "  ‸q3:\n"}, []string{`variable "q3" exists already`}},
		{"name made of a question's", []string{"  n: {", "  s_na: {", "  s:\n", "  ‸s:\n"}, []string{`variable "s_na" exists already`}},
		{"called region", []string{"  s:\n", "  ‸region:\n"}, []string{`variable "region" exists already`}},
	})
}

// Three answers of a question with values, and a scale of them.
const (
	agree    = "{ type: choice, label: A, codes: [{ code: no, value: 1 }, { code: so, value: 2.5 }, { code: yes, value: 4 }, { code: NA, reason: not_applicable }] }"
	halfway  = "{ type: choice, label: B, codes: [{ code: no, value: 1 }, so, yes] }"
	numbered = "  n: { type: number, label: N }\n"
)

// rating puts scale s in place of the valid study's: its items, then more lines.
func rating(lines string, questions ...string) []string {
	edits := []string{"    items: [q1, q3]\n", lines, numbered, numbered}
	for _, q := range questions {
		edits[3] += "  " + q + "\n"
	}
	return edits
}

func TestRatedScaleMistakes(t *testing.T) {
	keyed := func(lines string, questions ...string) []string {
		return append(rating(lines, questions...), "  s:\n", "  ‸s:\n")
	}
	checkAll(t, []mistake{
		{"unknown way", rating("    items: [n]\n    score: ‸average\n"), []string{`score: unknown value "average"; expected: count, sum, mean`}},
		{"item that is a text", rating("    items: [n, ‸id]\n    score: sum\n"), []string{`item "id" is neither a number nor a question with codes`}},
		{"code without a value", rating("    items: [‸h]\n    score: mean\n", "h: "+halfway), []string{`item "h": codes have no value (value:): so, yes`}},
		{"yes/no without values", rating("    items: [‸q1]\n    score: sum\n"), []string{`item "q1": codes have no value (value:): Oui, Non`}},
		{"value that is no number", rating("    items: [n]\n    score: sum\n", "h: { type: choice, label: H, codes: [{ code: a, value: ‸one }] }"),
			[]string{"value: a text where a number is expected"}},
		{"codes with values, and no score", rating("    items: [‸v]\n", "v: { type: choice, label: V, codes: [{ code: a, value: 1 }, { code: b, value: 2 }] }"),
			[]string{`scale "s": counts is missing, the answers that add one, or score: sum or mean, for the values of the answers`}},
		{"counts of a sum", rating("    items: [n]\n    score: sum\n    counts: [‸Oui]\n"), []string{`scale "s": counts goes with score: count, not with score: sum`}},
		{"reverse of a count", rating("    items: [q1]\n    reverse: [‸q1]\n"), []string{`scale "s": reverse goes with score: sum or mean`}},
		{"reversed item that is no item", rating("    items: [n]\n    score: sum\n    reverse: [‸m]\n", "m: { type: number, label: M, min: 0, max: 9 }"),
			[]string{`reverse: "m" is no item of scale "s"; expected: n`}},
		{"reversed item without bounds", rating("    items: [n, m, p]\n    score: sum\n    reverse: [‸n, ‸m, p]\n", "m: { type: number, label: M, min: 1 }", "p: { type: number, label: P, min: 1, max: 5 }"),
			[]string{`reversed item "n": the question needs min and max, its value becomes min + max - x`,
				`reversed item "m": the question needs min and max, its value becomes min + max - x`}},
		{"reversed twice", rating("    items: [n]\n    score: sum\n    reverse: ‸[n, n]\n"), []string{"reverse: value 2 is the same as value 1"}},
		{"zero of a mean", keyed("    items: [n]\n    score: mean\n    no_answer: zero\n"),
			[]string{`scale "s": zero makes no sense for a mean (not_applicable, no_answer); expected: excluded or prorated`}},
		{"zero for what does not apply to a mean", keyed("    items: [n]\n    score: mean\n    not_applicable: zero\n"),
			[]string{`scale "s": zero makes no sense for a mean (not_applicable, no_answer); expected: excluded or prorated`}},
	})
}

func TestRatedScale(t *testing.T) {
	const bounded, open = "m: { type: number, label: M, min: -2, max: 6 }", "o: { type: number, label: O, min: 0 }"
	for _, c := range []struct {
		lines          string
		way            score.Way
		maximum        float64
		known, isWhole bool
	}{
		{"    items: [q1, q3]\n", score.Count, 2, true, true},
		{"    items: [q1, q3]\n    no_answer: prorated\n", score.Count, 2, true, false},
		{"    items: [h, m]\n    reverse: [h, m]\n    score: sum\n", score.Sum, 10, true, false},
		{"    items: [h, m]\n    score: mean\n", score.Mean, 5, true, false},
		{"    items: [w, v]\n    score: sum\n", score.Sum, 9, true, true},
		{"    items: [w, v]\n    score: mean\n", score.Mean, 4.5, true, false},
		{"    items: [h, o]\n    score: sum\n", score.Sum, 0, false, false},
	} {
		scale := mustLoad(t, rating(c.lines, "h: "+agree, bounded, open, "w: { type: choice, label: W, codes: [{ code: a, value: 5 }, { code: b, value: 1 }] }",
			"v: { type: choice, label: V, codes: [{ code: a, value: 4 }] }")...).Scale("s")
		maximum, known := scale.Maximum()
		if scale.Score != c.way || maximum != c.maximum || known != c.known || scale.IsWhole() != c.isWhole {
			t.Errorf("%s: %s, maximum %v (%v), whole %v", c.lines, scale.Score, maximum, known, scale.IsWhole())
		}
	}
}

func TestRange(t *testing.T) {
	def := mustLoad(t, rating("    items: [q1]\n", "h: "+agree, "b: "+halfway, "m: { type: money, label: M, min: -2, max: 6 }")...)
	for name, want := range map[string][]float64{"h": {1, 4}, "m": {-2, 6}, "n": {}, "b": nil, "q1": nil, "id": nil} {
		least, greatest, ok := def.Question(name).Range()
		switch {
		case ok != (want != nil) || (least == nil) != (len(want) == 0) || (greatest == nil) != (len(want) == 0):
			t.Errorf("%s: %v, %v, %v", name, least, greatest, ok)
		case len(want) == 2 && (*least != want[0] || *greatest != want[1]):
			t.Errorf("%s: %v to %v", name, *least, *greatest)
		}
	}
	scale := mustLoad(t, rating("    items: [h, m]\n    score: mean\n    reverse: [m]\n", "h: "+agree, "m: { type: number, label: M, min: -2, max: 6 }")...).Scale("s")
	if scale.Reverses(scale.Questions[0]) || !scale.Reverses(scale.Questions[1]) || !scale.IsRated() {
		t.Errorf("%+v", scale)
	}
}
