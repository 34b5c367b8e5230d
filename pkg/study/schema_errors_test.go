package study_test

import "testing"

func TestUnknownKeys(t *testing.T) {
	checkAll(t, []mistake{
		{"top", []string{"title: Essai", "title: Essai\n‸titel: Essai"},
			[]string{`unknown key "titel" (did you mean "title"?); expected: analyses, base, claims, codes, coding, corpus, derived, figures… (27 in all)`}},
		{"top, nothing near", []string{"title: Essai", "title: Essai\n‸budgetary: 3"},
			[]string{`unknown key "budgetary"; expected: analyses, base, claims, codes, coding, corpus, derived, figures… (27 in all)`}},
		{"side", []string{"    file: a.csv", "    file: a.csv\n    ‸flie: a.csv"},
			[]string{`unknown key "flie" (did you mean "file"?); expected: complete, delimiter, design, encoding, file, files, folder, header_rows… (21 in all)`}},
		{"population", []string{"      size: 2", "      size: 2\n      ‸unit: x"},
			[]string{`unknown key "unit" (did you mean "units"?); expected: size, units`}},
		{"unit of a population", []string{`{ name: A1, region: "01" }`, `{ name: A1, ‸regoin: "01" }`},
			[]string{`unknown key "regoin" (did you mean "region"?); expected: name, region`}},
		{"regions", []string{"  list: quebec-health", "  list: quebec-health\n  ‸alias: {}"},
			[]string{`unknown key "alias" (did you mean "aliases"?); expected: aliases, file, list, tiles`}},
		{"link", []string{"  combine: mean", "  combine: mean\n  ‸combined: mean"},
			[]string{`unknown key "combined" (did you mean "combine"?); expected: combine, many, one`}},
		{"code", []string{`- { code: Non, means: "no" }`, `- { code: Non, means: "no", ‸labels: N }`},
			[]string{`unknown key "labels" (did you mean "label"?); expected: code, label, means, reason, spellings, value`}},
		{"question", []string{"label: N }", "label: N, ‸askedof: [a] }"},
			[]string{`unknown key "askedof" (did you mean "asked_of"?); expected: asked_if, asked_of, codes, column, columns, decimal, format, label… (24 in all)`}},
		{"rule", []string{"label: R,", "label: R, ‸side: [a],"},
			[]string{`unknown key "side" (did you mean "sides"?); expected: if, label, sides, then`}},
		{"scale", []string{"    items: [q1, q3]", "    items: [q1, q3]\n    ‸counst: [Oui]"},
			[]string{`unknown key "counst" (did you mean "counts"?); expected: counts, drawn_from, items, label, minimum_items, no_answer, not_applicable, reverse… (9 in all)`}},
		{"table", []string{"value: v,", "value: v, ‸band: [1],"},
			[]string{`unknown key "band" (did you mean "bands"?); expected: bands, decimal, file, files, key, label, min, missing… (15 in all)`}},
		{"derived", []string{"label: D,", "label: D, ‸exp: n,"},
			[]string{`unknown key "exp" (did you mean "expr"?); expected: combine, expr, label, rank, unit`}},
		{"analysis", []string{"kind: rates, questions: [q1]", "kind: rates, ‸question: [q1]"},
			[]string{`unknown key "question" (did you mean "questions"?); expected: adjust, base, by, chart, date, each, kind, least… (20 in all)`}},
		{"report", []string{"report:", "report:\n  ‸section: []"},
			[]string{`unknown key "section" (did you mean "sections"?); expected: authors, date, sections, subtitle, title`}},
		{"section", []string{"      show: [x]", "      show: [x]\n      ‸shows: [x]"},
			[]string{`unknown key "shows" (did you mean "show"?); expected: id, show, text, title`}},
		{"claims", []string{"  file: p.csv", "  file: p.csv\n  ‸figure: {}"},
			[]string{`unknown key "figure" (did you mean "figures"?); expected: figures, file`}},
		{"figure", []string{"label: F }", "label: F, ‸shar: q1 }"},
			[]string{`unknown key "shar" (did you mean "share"?); expected: also, base, between, label, not_checkable, nth, of, scale… (14 in all)`}},
		{"constraint", []string{"label: F }", "label: F, also: [{ label: L, ‸coutn: x }] }"},
			[]string{`unknown key "coutn" (did you mean "count"?); expected: at_least, at_most, count, holds, is, label`}},
		{"text", []string{"label: N }", "label: { fr: N, ‸de: N } }"},
			[]string{`unknown key "de"; expected: en, fr`}},
	})
}

func TestWrongTypes(t *testing.T) {
	checkAll(t, []mistake{
		{"number for a text", []string{"title: Essai", "title: ‸2018"}, []string{"title: a number where a text or a mapping is expected"}},
		{"list for a text", []string{"label: N }", "label: ‸[N] }"}, []string{"label: a list where a text or a mapping is expected"}},
		{"nothing for a text", []string{"    label: Centres\n", "    label:‸\n"}, []string{"label: nothing where a text or a mapping is expected"}},
		{"text for a list", []string{"items: [q1, q3]", "items: ‸q1"}, []string{"items: a text where a list is expected"}},
		{"number in a list", []string{"items: [q1, q3]", "items: [q1, ‸3]"}, []string{"items: a number where a text is expected"}},
		{"text for a whole number", []string{"size: 2", "size: ‸two"}, []string{"size: a text where a whole number is expected"}},
		{"fraction for a whole number", []string{"size: 2", "size: ‸2.5"}, []string{"size: a number where a whole number is expected"}},
		{"text for a number", []string{"label: N }", "label: N, min: ‸zéro }"}, []string{"min: a text where a number is expected"}},
		{"not a finite number", []string{"label: N }", "label: N, min: ‸.nan, max: ‸.inf }"},
			[]string{"min: NaN is not a finite number", "max: +Inf is not a finite number"}},
		{"region without quotes", []string{`region: "01"`, "region: ‸01"}, []string{"region: a number where a text is expected"}},
		{"code without quotes", []string{`{ code: Non, means: "no" }`, "‸2"}, []string{"on: a number where a text or a mapping is expected"}},
		{"codes", []string{"codes: on, label: Q3", "codes: ‸12, label: Q3"}, []string{"codes: a number where a text or a list is expected"}},
		{"mapping without values", []string{"scales:\n  s:\n    label: S\n    items: [q1, q3]", "scales:‸"}, []string{"scales: nothing where a mapping is expected"}},
		{"truth", []string{"title: Essai", "title: ‸true"}, []string{"title: true or false where a text or a mapping is expected"}},
	})
}

func TestMissingKeys(t *testing.T) {
	checkAll(t, []mistake{
		{"top", []string{"version: 1", "‸version: 1", "title: Essai\n", ""}, []string{"missing: title"}},
		{"several", []string{"version: 1", "‸notice: x", "title: Essai\n", ""}, []string{"missing: version, title"}},
		{"side", []string{"  b:", "  ‸b:", "    file: b.csv\n", ""}, []string{"missing: file (an export) or folder (a folder of documents)"}},
		{"question", []string{"  n: { type: number, ", "  ‸n: { "}, []string{"missing: type"}},
		{"rule", []string{`  r: { label: R, if: q1 == "Oui", then: q3 == "Oui" }`, "  ‸r: { label: R, if: q1 == 3 }"}, []string{"missing: then"}},
		{"scale", []string{"  s:\n", "  ‸s:\n", "    items: [q1, q3]\n", ""}, []string{"missing: items"}},
		{"table", []string{"  t: { label: T, file: t.csv, key: region, value: v, ", "  ‸t: { label: T, "}, []string{"missing: key, value"}},
		{"derived", []string{"  d: { unit: a, label: D, ", "  ‸d: { unit: a, "}, []string{"missing: label"}},
		{"analysis", []string{"  x: { kind: rates, ", "  ‸x: { "}, []string{"missing: kind"}},
		{"section", []string{"- title: X\n", "- ‸text: X\n"}, []string{"missing: title"}},
		{"claims", []string{"claims:", "‸claims:", "  file: p.csv\n", ""}, []string{"missing: file"}},
		{"code", []string{`- { code: Non, means: "no" }`, "- { ‸label: N }"}, []string{"missing: code"}},
		{"link", []string{"link:", "‸link:", "  combine: mean\n", ""}, []string{"missing: combine"}},
		{"constraint", []string{"label: F }", "label: F, also: [{ ‸holds: value == 1 }] }"}, []string{"missing: label"}},
	})
}

func TestWrongValues(t *testing.T) {
	checkAll(t, []mistake{
		{"enum", []string{"type: number, label: N }", "type: ‸numbr, label: N }"},
			[]string{`type: unknown value "numbr" (did you mean "number"?); expected: yesno, choice, multiple, number, money, date, text, id… (9 in all)`}},
		{"enum, nothing near", []string{"type: number, label: N }", "type: ‸zzzzzzzz, label: N }"},
			[]string{`type: unknown value "zzzzzzzz"; expected: yesno, choice, multiple, number, money, date, text, id… (9 in all)`}},
		{"enum, not a text", []string{"type: number, label: N }", "type: ‸3, label: N }"},
			[]string{`type: unknown value 3; expected: yesno, choice, multiple, number, money, date, text, id… (9 in all)`}},
		{"reason", []string{"label: N }", "label: N, missing: { n/d: ‸no } }"},
			[]string{`n/d: unknown value "no"; expected: no_answer, not_asked, not_applicable, dont_know, refused`}},
		{"list of regions", []string{"list: quebec-health", "list: ‸quebec-heath"},
			[]string{`list: unknown value "quebec-heath" (did you mean "quebec-health"?); expected: quebec-health`}},
		{"version", []string{"version: 1", "version: ‸2"}, []string{"version: value 2; expected: 1"}},
		{"version in quotes", []string{"version: 1", `version: ‸"1"`}, []string{`version: value "1"; expected: 1`}},
		{"name of the study", []string{"id: t", "id: ‸é t"}, []string{`invalid name "é t": letters without accents, digits and underscores, a letter first`}},
		{"name of a question", []string{"  n: {", "  ‸1n: {"}, []string{`invalid name "1n": letters without accents, digits and underscores, a letter first`}},
		{"name with a dash", []string{"  s:\n", "  ‸s-1:\n"}, []string{`invalid name "s-1": letters without accents, digits and underscores, a letter first`}},
		{"too small", []string{"size: 2", "size: ‸0"}, []string{"size: 0 is less than the minimum, 1"}},
		{"empty text", []string{`asked_if: q1 == "Oui"`, `asked_if: ‸""`}, []string{"asked_if: nothing is written there"}},
		{"empty list", []string{"items: [q1, q3]", "items: ‸[]"}, []string{"items: nothing is written there"}},
		{"empty codes", []string{"codes: on, label: Q3", "codes: ‸[], label: Q3"}, []string{"codes: nothing is written there"}},
		{"empty mapping", []string{"label: N }", "label: ‸{} }"}, []string{"label: nothing is written there"}},
		{"twice in a list", []string{"asked_of: [a]", "asked_of: ‸[a, a]"}, []string{"asked_of: value 2 is the same as value 1"}},
		{"pair of one", []string{"kind: rates, questions: [q1]", "kind: correlate, pairs: [‸[t]]"}, []string{"pairs: number of values: 1 (expected: 2)"}},
		{"pair of three", []string{"kind: rates, questions: [q1]", "kind: correlate, pairs: [‸[t, t, t]]"}, []string{"pairs: number of values: 3 (expected: 2)"}},
		{"codes in place", []string{"codes: on, label: Q3", "codes: [{ ‸‸cod: x }], label: Q3"},
			[]string{"missing: code", `unknown key "cod" (did you mean "code"?); expected: code, label, means, reason, spellings, value`}},
		{"name of codes", []string{"codes: on, label: Q3", "codes: ‸o n, label: Q3"},
			[]string{`invalid name "o n": letters without accents, digits and underscores, a letter first`}},
	})
}

// All problems are shown at once, in the order of the file and, at one place, always in the same order.
func TestAllSchemaErrorsAtOnce(t *testing.T) {
	several := mistake{"several", []string{
		"version: 1", "‸‸sidess: 1", "label: Centres", "label: ‸3", "  n: {", "  ‸9: {", "  r: {", "  ‸é: {", "kind: rates,", "kind: ‸rate,",
	}, []string{
		"missing: version",
		`unknown key "sidess" (did you mean "sides"?); expected: analyses, base, claims, codes, coding, corpus, derived, figures… (27 in all)`,
		"label: a number where a text or a mapping is expected",
		`invalid name "9": letters without accents, digits and underscores, a letter first`,
		`invalid name "é": letters without accents, digits and underscores, a letter first`,
		`kind: unknown value "rate" (did you mean "rates"?); expected: response, rates, scores, ranking, items, sensitivity, table, bands… (26 in all)`,
	}}
	for range 8 {
		several.check(t)
	}
}
