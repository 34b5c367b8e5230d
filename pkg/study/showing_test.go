package study_test

import "testing"

func TestAnalyses(t *testing.T) {
	const rates = "x: { kind: rates, questions: [q1] }"
	const link = "link:\n  one: b\n  many: a\n  combine: mean\n"
	const ofRegion = "  e: { unit: region, label: E, expr: a.s + b.s }\n"
	checkAll(t, []mistake{
		{"unknown question", []string{"questions: [q1]", "questions: [‸q11]"}, []string{`unknown question "q11" (did you mean "q1"?); expected: id, region, q1, q2, q3, n, only`}},
		{"question without codes", []string{"questions: [q1]", "questions: [‸n]"}, []string{`question "n" has no codes: no rates`}},
		{"unknown scale", []string{rates, "x: { kind: scores, scale: ‸ss }"}, []string{`unknown scale "ss" (did you mean "s"?); expected: s`}},
		{"unknown table", []string{rates, "x: { kind: table, table: ‸tt }"}, []string{`unknown table "tt" (did you mean "t"?); expected: t`}},
		{"unknown pair", []string{rates, "x: { kind: correlate, pairs: [[a.s, ‸b.z]] }"},
			[]string{`unknown variable "b.z" (did you mean "b.n"?); expected: a.d, a.n, a.q1, a.q2, a.q3, a.s, a.s_answered, a.s_maximum… (22 in all)`}},
		{"unknown variable of bands", []string{rates, "x: { kind: bands, of: [‸u] }"},
			[]string{`unknown variable "u"; expected: a.d, a.n, a.q1, a.q2, a.q3, a.s, a.s_answered, a.s_maximum… (22 in all)`}},
		{"no scale", []string{"scales:\n  s:\n    label: S\n    items: [q1, q3]\n", "", ofRegion, "", rates, "x: { kind: ‸scores }"}, []string{`analysis "x": scale is missing`}},
		{"no table", []string{"tables:\n  t: { label: T, file: t.csv, key: region, value: v, type: money, side: b }\n", "", rates, "x: { kind: ‸table }"},
			[]string{`analysis "x": table is missing`}},
		{"no link", []string{link, "", ofRegion, "", rates, "x: { kind: ‸ranking }"}, []string{`analysis "x": link (the sides are not joined) is missing`}},
		{"no claims", []string{"claims:\n  file: p.csv\n  figures:\n    f: { unit: a, share: q1 == \"Oui\", label: F }\n", "", rates, "x: { kind: ‸claims }"},
			[]string{`analysis "x": claims is missing`}},
		{"condition", []string{"questions: [q1]", "where: ‸nn > 3"}, []string{`unknown variable "nn" (did you mean "n"?)`}},
		{"condition that does not end", []string{"questions: [q1]", "where: n ‸>"}, []string{"invalid formula: unexpected token EOF"}},
		{"report", []string{"show: [x]", "show: [x, ‸xx]"}, []string{`unknown analysis "xx" (did you mean "x"?); expected: x`}},
	})
}

// A condition may rest on a score, a table or a derived variable of the sides that have it.
func TestConditionsOfAnalyses(t *testing.T) {
	for _, where := range []string{"t > 3", "s > 1", "d > 1", "only > 3", "s_na == 0 && n > 1"} {
		mustLoad(t, "questions: [q1]", "where: "+where)
	}
}

// What goes without saying is filled in.
func TestDefaultScaleAndTable(t *testing.T) {
	const rates = "x: { kind: rates, questions: [q1] }"
	if a := mustLoad(t, rates, "x: { kind: sensitivity }").Analyses[0].Value; a.Scale.Value != "s" {
		t.Errorf("scale %q", a.Scale.Value)
	}
	if a := mustLoad(t, rates, "x: { kind: bands, of: [a.s, s, e, t] }").Analyses[0].Value; a.Table.Value != "t" {
		t.Errorf("table %q", a.Table.Value)
	}
	if f := mustLoad(t, `share: q1 == "Oui"`, "statistic: items").Claims.Figures[0].Value; f.Scale.Value != "s" {
		t.Errorf("scale %q", f.Scale.Value)
	}
}

func TestFigures(t *testing.T) {
	const figure = `f: { unit: a, share: q1 == "Oui", label: F }`
	const ways = `"f": one of units, share and statistic is needed`
	const bounds = `"f": a constraint has a count with is, at_least or at_most, or else holds`
	checkAll(t, []mistake{
		{"unknown question", []string{figure, `f: { unit: a, share: ‸q11 == "Oui" }`}, []string{`unknown variable "q11" (did you mean "q1"?)`}},
		{"unknown answer", []string{figure, `f: { unit: a, share: q1 == ‸"yes" }`}, []string{`q1 is never "yes" (expected: "Oui", "Non")`}},
		{"unknown region", []string{figure, `f: { unit: a, share: 'region in ["Laval", ‸"Montreal"]' }`},
			[]string{`region is never "Montreal" (expected: "Bas-Saint-Laurent", "Saguenay–Lac-Saint-Jean", "Capitale-Nationale", "Mauricie-et-Centre-du-Québec", "Estrie", "Montréal", "Outaouais", "Abitibi-Témiscamingue"… (18 in all)) (did you mean "Montréal"?)`}},
		{"two ways", []string{figure, `‸f: { unit: a, share: q1 == "Oui", statistic: mean, of: n }`}, []string{ways}},
		{"no way", []string{figure, "‸f: { unit: a, label: F }"}, []string{ways}},
		{"statistic of nothing", []string{figure, "‸f: { unit: a, statistic: mean }"}, []string{`"f": of is missing, the variable`}},
		{"statistic of a category", []string{figure, "f: { unit: a, statistic: mean, of: ‸q1 }"}, []string{`unknown variable "q1"; expected: d, n, s, s_answered, s_maximum, s_na`}},
		{"distinct of nothing", []string{figure, "‸f: { unit: a, statistic: distinct }"}, []string{`"f": of is missing, the variable`}},
		{"distinct of what is unknown", []string{figure, "f: { unit: a, statistic: distinct, of: ‸q11 }"}, []string{`unknown variable "q11" (did you mean "q1"?); expected: d, id, n, q1, q2, q3, region, s… (11 in all)`}},
		{"no unit", []string{figure, `‸f: { share: q1 == "Oui" }`}, []string{`"f": unit is missing (a side, or region)`}},
		{"unknown unit", []string{figure, `f: { unit: ‸c, share: q1 == "Oui" }`}, []string{`unknown unit of analysis "c"; expected: a, b, region`}},
		{"unknown scale", []string{figure, "f: { unit: a, scale: ‸z, statistic: items }"}, []string{`unknown scale "z"; expected: s`}},
		{"no scale", []string{"scales:\n  s:\n    label: S\n    items: [q1, q3]\n", "", "  e: { unit: region, label: E, expr: a.s + b.s }\n", "", figure, "‸f: { unit: a, statistic: maximum }"},
			[]string{`"f": scale is missing`}},
		{"where", []string{figure, `f: { unit: a, share: q1 == "Oui", where: ‸m > 3 }`}, []string{`unknown variable "m"`}},
		{"constraint of nothing", []string{figure, `‸f: { unit: a, share: q1 == "Oui", also: [{ label: L }] }`}, []string{bounds}},
		{"constraint without a bound", []string{figure, `‸f: { unit: a, share: q1 == "Oui", also: [{ label: L, count: n > 1 }] }`}, []string{bounds}},
		{"constraint of both", []string{figure, `‸f: { unit: a, share: q1 == "Oui", also: [{ label: L, count: n > 1, is: 3, holds: value == 1 }] }`}, []string{bounds}},
		{"constraint on the figure", []string{figure, `f: { unit: a, share: q1 == "Oui", also: [{ label: L, holds: ‸valu == 3 }] }`}, []string{`unknown variable "valu" (did you mean "value"?)`}},
		{"constraint on the units", []string{figure, `f: { unit: a, share: q1 == "Oui", also: [{ label: L, is: 1, count: ‸maximum == 3 }] }`},
			[]string{`unknown variable "maximum" (did you mean "s_maximum"?)`}},
	})
}

// The programs of a figure are there for whoever computes it.
func TestFigurePrograms(t *testing.T) {
	def := mustLoad(t, `share: q1 == "Oui"`, `share: q1 == "Oui", where: n > 1, also: [{ label: L, is: 1, count: n == value }, { label: M, holds: percent > 50 }]`)
	f := def.Claims.Figures[0].Value
	if f.ShareOf == nil || f.WhereIf == nil || f.Also[0].Program == nil || f.Also[1].Program == nil || f.ID.Value != "f" {
		t.Errorf("figure %+v", f)
	}
}
