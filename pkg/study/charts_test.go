package study_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
)

func TestChartsOfAnalyses(t *testing.T) {
	rates := "x: { kind: rates, questions: [q1] }"
	checkAll(t, []mistake{
		{"chart of another kind", []string{rates, "x: { kind: rates, chart: ‸strip }"},
			[]string{`chart "strip" is not one of an analysis of kind rates; expected: rates, likert, dumbbell, bars, none`}},
		{"chart of a kind that has none", []string{rates, "x: { kind: methods, chart: ‸none }"}, []string{`an analysis of kind methods has no chart; got "none"`}},
		{"no such chart", []string{rates, "x: { kind: rates, chart: ‸rtes }"},
			[]string{`chart: unknown value "rtes" (did you mean "rates"?); expected: rates, likert, dumbbell, bars, strip, dots, ranking, scatter… (12 in all)`}},
		{"map of a text", []string{rates, "x: { kind: map, of: [‸region] }"}, []string{`unknown variable "region"; expected: a.d, a.n, a.q1, a.q2, a.q3, a.s, a.s_answered, a.s_maximum… (22 in all)`}},
	})
}

// TestChartsAreThoseOfTheSchema wants each name of the schema to be a chart of some kind, and the other way round.
func TestChartsAreThoseOfTheSchema(t *testing.T) {
	var schema struct {
		Defs struct {
			Analysis struct {
				Properties map[string]struct {
					Enum []string `json:"enum"`
				} `json:"properties"`
			} `json:"analysis"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(study.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, kind := range schema.Defs.Analysis.Properties["kind"].Enum {
		for _, name := range study.Charts(kind) {
			used[name] = true
			if !slices.Contains(schema.Defs.Analysis.Properties["chart"].Enum, name) {
				t.Errorf("the schema has no chart %q, that of kind %s", name, kind)
			}
		}
	}
	for _, name := range schema.Defs.Analysis.Properties["chart"].Enum {
		if !used[name] {
			t.Errorf("chart %q is of no kind", name)
		}
	}
}
