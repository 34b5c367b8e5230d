package study_test

import "testing"

func TestQuestions(t *testing.T) {
	const twoCodes = `question "q3": a yes/no question has two answer codes, one of them with means: "yes"`
	checkAll(t, []mistake{
		{"unknown side in asked_of", []string{"asked_of: [b]", "asked_of: [‸bb]"}, []string{`unknown side "bb" (did you mean "b"?); expected: a, b`}},
		{"unknown side in column", []string{"  n: {", "  ‸‸n: { column: { zz: X, groupes: Y },"},
			[]string{`unknown side "groupes"; expected: a, b`, `unknown side "zz"; expected: a, b`}},
		{"unknown codes", []string{"codes: on, label: Q3", "codes: ‸onn, label: Q3"}, []string{`unknown list of codes "onn" (did you mean "on"?); expected: on`}},
		{"no codes", []string{"q3: { type: yesno, codes: on, ", "‸q3: { type: yesno, "}, []string{`question "q3": its codes are missing`}},
		{"yes/no without means", []string{"q3: { type: yesno, codes: on, ", "‸q3: { type: yesno, codes: [Oui, Non], ", "items: [q1, q3]", "items: [q1, ‸q3]"},
			[]string{twoCodes, `scale "s": counts is missing, the answers that add one`}},
		{"yes/no with three answers", []string{"q3: { type: yesno, codes: on, ", `‸q3: { type: yesno, codes: [{ code: Oui, means: "yes" }, Non, Peut-être], `}, []string{twoCodes}},
		{"duplicate code", []string{"q3: { type: yesno, codes: on, ", `‸q3: { type: choice, codes: [Oui, Non, Oui], `, "items: [q1, q3]", "items: [q1]"},
			[]string{`question "q3": code "Oui" is listed twice`}},
		{"region without a list of regions", []string{
			"regions:\n  list: quebec-health\nlink:\n  one: b\n  many: a\n  combine: mean\n", "",
			"    id: id\n    region: region\n", "    id: id\n", "    file: b.csv\n    region: region\n", "    file: b.csv\n",
			`region: "01"`, `region: ‸"01"`, "  region: {", "  ‸region: {", "  t: {", "  ‸t: {", "value: v, type: money, side: b", "value: v, type: money",
		}, []string{"the list of regions is missing (regions:)", `question "region": the list of regions is missing (regions:)`,
			`table "t": the list of regions is missing (regions:)`}},
		{"reserved name", []string{"    id: id\n    region: region\n", "    id: id\n    region: ‸region\n", "    file: b.csv\n    region: region\n", "    file: b.csv\n    region: ‸region\n",
			"  region: { type: region,", "  ‸region: { type: text,"},
			[]string{`question "region" is not of type region`, `question "region" is not of type region`, `"region" is reserved for the question of the region`}},
	})
}

func TestSides(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown question", []string{"    id: id\n", "    id: ‸idd\n"}, []string{`unknown question "idd" (did you mean "id"?); expected: id, region, q1, q2, q3, n`}},
		{"question of the other side", []string{"    id: id\n", "    id: id\n    name: ‸only\n"},
			[]string{`unknown question "only"; expected: id, region, q1, q2, q3, n`}},
		{"a number as identifier", []string{"    id: id\n", "    id: ‸n\n"},
			[]string{`question "n" is a number, not a text that names a respondent (id or text)`}},
		{"called region", []string{"  b:\n", "  ‸region:\n", "one: b", "one: region", "asked_of: [b]", "asked_of: [region]", "side: b", "side: region"},
			[]string{`a side cannot be called "region"`}},
		{"size of the population", []string{"  a:\n", "  ‸a:\n", "size: 2", "size: 3"}, []string{`side "a": the population has 3 units, but 2 are listed`}},
		{"unknown region", []string{`region: "01"`, `region: ‸Motréal`}, []string{`unknown region "Motréal" (did you mean "Montréal"?)`}},
		{"ambiguous region", []string{`region: "01"`, `region: ‸Québec`}, []string{`ambiguous region "Québec": Capitale-Nationale, Nord-du-Québec`}},
		{"unknown region of a side without a region", []string{`    id: id
    region: region
`, "    id: id\n", `region: "01"`, `region: ‸"99"`, "link:\n  one: b\n  many: a\n  combine: mean\n", "", "  e: { unit: region, label: E, expr: a.s + b.s }\n", ""},
			[]string{`unknown region "99"`}},
	})
}

func TestLink(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown side", []string{"many: a", "many: ‸c"}, []string{`unknown side "c"; expected: a, b`}},
		{"one side twice", []string{"many: a", "many: ‸b"}, []string{"a link joins two different sides"}},
		{"side without a region", []string{"    file: b.csv\n    region: region\n", "    file: b.csv\n", "one: b", "one: ‸b", "side: b", "side: ‸b"},
			[]string{`side "b" has no region (region:)`, `side "b" has no region (region:)`}},
	})
}

func TestTables(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown side", []string{"side: b", "side: ‸c"}, []string{`unknown side "c"; expected: a, b`}},
		{"bands that fall", []string{"  t: {", "  ‸t: { bands: [5, 3],"}, []string{`table "t": the bounds of the bands must rise`}},
		{"bands that stay", []string{"  t: {", "  ‸t: { bands: [3, 3],"}, []string{`table "t": the bounds of the bands must rise`}},
		{"one column", []string{"value: v", "value: ‸region"}, []string{`table "t": key and value name the same column`}},
		{"name of a question", []string{"  t: {", "  ‸n: {"}, []string{`variable "n" exists already`}},
		{"name of a scale", []string{"  t: {", "  ‸s_answered: {"}, []string{`variable "s_answered" exists already`}},
	})
}
