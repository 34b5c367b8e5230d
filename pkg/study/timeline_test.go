package study_test

import "testing"

func TestTimelines(t *testing.T) {
	with := func(analysis string) []string {
		return []string{"x: { kind: rates, questions: [q1] }", "x: { kind: rates, questions: [q1] }\n  y: { " + analysis + " }",
			"  n: { type: number, label: N }", "  n: { type: number, label: N }\n  at: { type: date, label: At }\n  hour: { type: date, format: \"hh:mm\", label: Hour }\n  fee: { type: money, label: Fee }"}
	}
	checkAll(t, []mistake{
		{"date that there is not", with("kind: timeline, questions: [q1], date: ‸att"), []string{`unknown question "att" (did you mean "at"?); expected: id, region, q1, q2, q3, n, at, hour… (10 in all)`}},
		{"date that is none", with("kind: timeline, questions: [q1], date: ‸q2"), []string{`question "q2" is neither a date that tells the year nor a number (a year)`}},
		{"amount as a date", with("kind: timeline, questions: [q1], date: ‸fee"), []string{`question "fee" is neither a date that tells the year nor a number (a year)`}},
		{"time without a date", with("kind: timeline, questions: [q1], date: ‸hour"), []string{`question "hour" is neither a date that tells the year nor a number (a year)`}},
		{"question without codes", with("kind: timeline, questions: [‸n], date: at"), []string{`question "n" does not have a code for each answer: no events`}},
		{"no such question", with("kind: timeline, questions: [‸q11], date: n"), []string{`unknown question "q11" (did you mean "q1"?); expected: id, region, q1, q2, q3, n, at, hour… (10 in all)`}},
		{"what is said, unknown", with("kind: timeline, questions: [q1], date: n, by: [‸qq3]"), []string{`unknown variable "qq3" (did you mean "q3"?); expected: q1, q2, q3, region`}},
		{"no questions and no date", with("kind: ‸‸timeline"), []string{`analysis "y": questions, whose answers are the events is missing`, `analysis "y": date, what dates the units is missing`}},
		{"a chart of another kind", with("kind: timeline, questions: [q1], date: n, chart: ‸bars"), []string{`chart "bars" is not one of an analysis of kind timeline; expected: timeline, none`}},
		{"themes of what nobody coded", append(with("kind: ‸answers, tagged: true"), "claims:", "corpus: { questions: [said] }\nclaims:", "  q3: { type", "  said: { type: text, label: Said, asked_of: [a] }\n  q3: { type"),
			[]string{`analysis "y": coding (nobody has coded the corpus) is missing`}},
	})
}

// A timeline takes the date of the corpus where it names none, and is part of a default report.
func TestTimelineOfTheCorpus(t *testing.T) {
	def := mustLoad(t, "x: { kind: rates, questions: [q1] }", "x: { kind: timeline, questions: [q1] }",
		"claims:", "corpus: { questions: [said], order: n }\nclaims:", "  q3: { type", "  said: { type: text, label: Said, asked_of: [a] }\n  q3: { type")
	a := def.Analyses[0].Value
	if a.Date.Value != "n" || !a.ShowsDeclared() || !def.Shows("timeline") || def.Shows("saturation") {
		t.Errorf("date %q, shown by default %v, shown %v", a.Date.Value, a.ShowsDeclared(), def.Shows("timeline"))
	}
}
