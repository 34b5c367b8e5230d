package study_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/study"
)

func TestCodeOf(t *testing.T) {
	def, err := load(edit(t, `{ code: Oui, means: "yes" }`, `{ code: Oui, means: "yes", spellings: ["Yes", "1"] }`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"Oui": "Oui", "Yes": "Oui", "1": "Oui", "Non": "Non", "yes": "", "": ""} {
		if code, found := def.Question("q1").CodeOf(text); code.Code != want || found != (want != "") {
			t.Errorf("%q is %q, %t", text, code.Code, found)
		}
	}
}

func TestSpellingMistakes(t *testing.T) {
	checkAll(t, []mistake{
		{"two codes", []string{number, number + "  ‸m: { type: choice, label: M, codes: [{ code: a, spellings: [x] }, { code: b, spellings: [x] }] }\n"},
			[]string{`question "m": "x" is a spelling of two codes, "b" and "a"`}},
		{"another code", []string{number, number + "  ‸m: { type: choice, label: M, codes: [{ code: a, spellings: [b] }, b] }\n"},
			[]string{`question "m": "b" is a spelling of two codes, "a" and "b"`}},
		{"a reason", []string{number, number + "  ‸m: { type: choice, label: M, missing: { NA: refused }, codes: [{ code: a, spellings: [NA] }, b] }\n"},
			[]string{`question "m": "NA" is a spelling of code "a" and stands in missing (refused)`}},
		{"other of a number", []string{number, "  n: { type: number, label: N, other: ‸x }\n"},
			[]string{`question "n": other is for types choice and multiple only`}},
		{"other that is no code", []string{number, number + "  m: { type: choice, label: M, codes: [a, b], other: ‸c }\n"},
			[]string{`unknown answer "c"; expected: a, b`}},
		{"other_of nothing", []string{number, number + "  w: { type: text, label: W, other_of: ‸m }\n"},
			[]string{`unknown question "m"; expected: id, region, q1, q2, q3, n, w, only`}},
		{"other_of without other", []string{number, number + "  w: { type: text, label: W, other_of: ‸q1 }\n"},
			[]string{`question "q1" does not say which code is the other answer (other)`}},
		{"other_of with a column", []string{number, number + "  m: { type: choice, label: M, codes: [a, b], other: b }\n  ‸w: { type: text, label: W, column: x, other_of: m }\n"},
			[]string{`question "w": other_of is for type text, without column`}},
		{"other_of a question of the other side", []string{number, number + "  m: { type: choice, label: M, codes: [a, b], other: b, asked_of: [b] }\n  w: { type: text, label: W, other_of: ‸m }\n"},
			[]string{`question "m" is not asked of side "a"`}},
	})
	checkAll(t, []mistake{
		{"a format that is none", []string{number, number + "  d8: { type: date, label: D, format: ‸DD/MM }\n"},
			[]string{`question "d8": "DD/MM" does not describe a date (expected for example YYYY-MM-DD, D/M/YYYY h:mm, or excel)`}},
		{"a format of a number", []string{number, "  ‸n: { type: number, label: N, format: YYYY }\n"}, []string{`question "n": format is for type date only`}},
		{"thousands as decimals", []string{number, "  n: { type: number, label: N, decimal: \",\", thousands: ‸\",\" }\n"}, []string{`"," is the decimal mark already (decimal)`}},
		{"thousands as the default decimals", []string{number, "  n: { type: number, label: N, thousands: ‸. }\n"}, []string{`"." is the decimal mark already (decimal)`}},
		{"slots of a number", []string{number, "  ‸n: { type: number, label: N, slots: [a] }\n"}, []string{`question "n": columns, slots, separator, ticked, unticked and none are for type multiple only`}},
		{"slots and columns", []string{number, number + "  ‸m: { type: multiple, label: M, codes: [x], slots: [m1], columns: { x: m1 } }\n"},
			[]string{`question "m": one of columns (one for each code), slots (a code in each column) and separator (a single column) is needed`}},
	})
}

func TestSplitCodes(t *testing.T) {
	question := func(separator, other string, codes ...string) *study.Question {
		q := &study.Question{Type: study.Multiple, Separator: study.Located{Value: separator}, Other: study.Located{Value: other}}
		for _, code := range codes {
			q.Codes.List = append(q.Codes.List, study.Code{Code: code[:1], Spellings: []string{code}})
		}
		return q
	}
	labels := []string{"Radio", "Radio, TV", "Web", "Other"}
	for _, c := range []struct {
		question *study.Question
		text     string
		want     []string
	}{
		{question(", ", "", labels...), "Radio, TV, Web", []string{"Radio, TV", "Web"}}, {question(", ", "", labels...), "Web, Radio", []string{"Web", "Radio"}},
		{question(", ", "", labels...), "Radio, TVs", []string{"Radio", "TVs"}}, {question(",", "", labels...), "Radio, TV,Web", []string{"Radio, TV", "Web"}},
		{question(", ", "O", labels...), "Radio, a friend, or two, Web", []string{"Radio", "a friend, or two", "Web"}},
		{question(", ", "O", labels...), "a friend, or two", []string{"a friend, or two"}}, {question(";", "O", labels...), "Web;my mother;", []string{"Web", "my mother"}},
		{question(";", "", labels...), "Web;;Radio; ", []string{"Web", "Radio"}}, {question(" ", "", "Site web", "Amis", "Site"), "Amis Site web Site", []string{"Amis", "Site web", "Site"}},
		{question(" / ", "", labels...), "Radio / Web", []string{"Radio", "Web"}}, {question(";", "", labels...), "", nil}, {question(";", "", labels...), "x;y", []string{"x", "y"}},
		{question(", ", "", labels...), "Radio , Web", []string{"Radio", "Web"}},
	} {
		if got := c.question.SplitCodes(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q by %q: %q, want %q", c.text, c.question.Separator.Value, got, c.want)
		}
	}
}

// Codes that are joined come apart as they were, in whatever order, even where their labels have the separator in them.
func TestSplitCodesLaw(t *testing.T) {
	labels := []string{"a", "b, c", "c", "d, a b", "e"}
	rapid.Check(t, func(t *rapid.T) {
		q := &study.Question{Type: study.Multiple, Separator: study.Located{Value: ", "}}
		for _, label := range labels {
			q.Codes.List = append(q.Codes.List, study.Code{Code: label})
		}
		ticked := rapid.Permutation(labels).Draw(t, "order")[:rapid.IntRange(1, len(labels)).Draw(t, "n")]
		if slices.Contains(ticked, "c") && slices.Contains(ticked, "b, c") {
			t.Skip("\"b, c\" is there in two ways")
		}
		if got := q.SplitCodes(strings.Join(ticked, ", ")); !slices.Equal(got, ticked) {
			t.Fatalf("%q comes apart as %q", ticked, got)
		}
	})
}
