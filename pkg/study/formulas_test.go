package study_test

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
)

func TestDerived(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown variable", []string{"expr: n * 2", "expr: ‸nn * 2"}, []string{`unknown variable "nn" (did you mean "n"?)`}},
		{"variable of the other side", []string{"expr: n * 2", "expr: n + ‸only"}, []string{`unknown variable "only"`}},
		{"variable of the region", []string{"expr: n * 2", "expr: n + ‸b.n"}, []string{`unknown variable "b.n" (did you mean "n"?)`}},
		{"expr and rank", []string{"  d: {", "  ‸d: { rank: n,"}, []string{`"d": either expr or rank is needed`}},
		{"neither expr nor rank", []string{"  d: { unit: a, label: D, expr: n * 2 }", "  ‸d: { unit: a, label: D }"}, []string{`"d": either expr or rank is needed`}},
		{"name of a question", []string{"  d: {", "  ‸q1: {"}, []string{`variable "q1" exists already`}},
		{"name of the other side's table", []string{"  d: {", "  ‸t: {"}, []string{`variable "t" exists already`}},
		{"name of a score", []string{"  d: {", "  ‸s_na: {"}, []string{`variable "s_na" exists already`}},
		{"forward reference", []string{"expr: n * 2 }", "expr: ‸later }\n  later: { unit: a, label: L, expr: n }"}, []string{`unknown variable "later"`}},
		{"itself", []string{"expr: n * 2", "expr: ‸d + 1"}, []string{`unknown variable "d" (did you mean "id"?)`}},
		{"rank of a category", []string{"expr: n * 2", "rank: ‸q1"}, []string{`unknown variable "q1"; expected: n, s, s_answered, s_maximum, s_na`}},
		{"unknown unit", []string{"unit: a, label: D", "unit: ‸aa, label: D"}, []string{`unknown unit of analysis "aa" (did you mean "a"?); expected: a, b, region`}},
		{"no unit", []string{"  d: { unit: a, ", "  ‸d: { "}, []string{`"d": unit is missing (a side, or region)`}},
		{"combine of a side", []string{"  d: {", "  ‸d: { combine: max,"}, []string{`"d": combine is only for a formula (expr) of the regions`}},
		{"combine of a rank", []string{"  e: { unit: region, label: E, expr: a.s + b.s }", "  ‸e: { unit: region, label: E, combine: max, rank: a.s }"},
			[]string{`"e": combine is only for a formula (expr) of the regions`}},
		{"neither number nor condition", []string{"expr: n * 2", "expr: ‸q1"}, []string{"invalid formula: a number is needed"}},
	})
}

func TestAskedIf(t *testing.T) {
	checkAll(t, []mistake{
		{"circle of one", []string{`asked_if: q1 == "Oui"`, `asked_if: ‸q2 == "Oui"`}, []string{"asked_if goes round in a circle: q2 → q2"}},
		{"circle of two", []string{"label: Q1 }", `label: Q1, asked_if: ‸q2 == "Oui" }`}, []string{"asked_if goes round in a circle: q1 → q2 → q1"}},
		{"circle of three", []string{"label: Q1 }", `label: Q1, asked_if: ‸q3 == "Oui" }`, "label: Q3 }", `label: Q3, asked_if: q2 == "Oui" }`},
			[]string{"asked_if goes round in a circle: q1 → q3 → q2 → q1"}},
		{"off the circle", []string{"label: Q1 }", `label: Q1, asked_if: q3 == "Oui" }`, "label: Q3 }", `label: Q3, asked_if: ‸q3 == "Non" }`},
			[]string{"asked_if goes round in a circle: q3 → q3"}},
		{"unknown question", []string{`asked_if: q1 == "Oui"`, `asked_if: ‸q11 == "Oui"`}, []string{`unknown variable "q11" (did you mean "q1"?)`}},
		{"unknown answer", []string{`asked_if: q1 == "Oui"`, `asked_if: q1 == ‸"oui"`}, []string{`q1 is never "oui" (expected: "Oui", "Non") (did you mean "Oui"?)`}},
		{"a score", []string{`asked_if: q1 == "Oui"`, `asked_if: ‸s > 1`}, []string{`unknown variable "s"`}},
		{"no condition", []string{`asked_if: q1 == "Oui"`, `asked_if: ‸n + 1`}, []string{"invalid formula: a condition is needed, true or false"}},
		{"question of the other side", []string{`asked_if: q1 == "Oui"`, `asked_if: ‸only > 3`}, []string{`unknown variable "only"`}},
		{"keep", []string{"    id: id\n", "    id: id\n    keep: ‸nn > 3\n"}, []string{`unknown variable "nn" (did you mean "n"?)`}},
	})
}

func TestRules(t *testing.T) {
	const rule = `r: { label: R, if: q1 == "Oui", then: q3 == "Oui" }`
	checkAll(t, []mistake{
		{"unknown question", []string{rule, `r: { label: R, if: ‸q9 == "Oui", then: q3 == "Oui" }`}, []string{`unknown variable "q9" (did you mean "q1"?)`}},
		{"unknown answer", []string{rule, `r: { label: R, if: q1 == "Oui", then: q3 == ‸"Ouii" }`}, []string{`q3 is never "Ouii" (expected: "Oui", "Non") (did you mean "Oui"?)`}},
		{"both parts", []string{rule, `r: { label: R, if: q1 == ‸"oui", then: ‸n }`},
			[]string{`q1 is never "oui" (expected: "Oui", "Non") (did you mean "Oui"?)`, "invalid formula: a condition is needed, true or false"}},
		{"unknown side", []string{rule, `r: { label: R, sides: [‸c], if: q1 == "Oui", then: q3 == "Oui" }`}, []string{`unknown side "c"; expected: a, b`}},
		{"question of the other side", []string{rule, `r: { label: R, sides: [a], if: q1 == "Oui", then: ‸only > 3 }`}, []string{`unknown variable "only"`}},
		{"syntax", []string{rule, `r: { label: R, if: q1 =‸= , then: q3 == "Oui" }`}, []string{"invalid formula: unexpected token EOF"}},
	})
}

// A rule without sides holds on those that were asked all of its questions.
func TestRuleSides(t *testing.T) {
	def := mustLoad(t, `then: q3 == "Oui"`, "then: only > 3")
	if compiled := def.Rules[0].Value.Compiled; len(compiled) != 1 || compiled["b"].Then == nil {
		t.Errorf("the rule holds on %v, want b alone", compiled)
	}
	if compiled := mustLoad(t).Rules[0].Value.Compiled; len(compiled) != 2 {
		t.Errorf("the rule holds on %v, want both sides", compiled)
	}
}

// The place of a mistake inside a formula is that of the character, however the YAML writes the formula.
func TestPlacesInFormulas(t *testing.T) {
	const want = `q3 is never "oui" (expected: "Oui", "Non") (did you mean "Oui"?)`
	derived := "  d: { unit: a, label: D, expr: n * 2 }"
	block := func(text string) []string {
		return []string{derived, "  d:\n    unit: a\n    label: D\n    expr: " + text}
	}
	checkAll(t, []mistake{
		{"plain", block(`n > 1 && q3 == ‸"oui"`), []string{want}},
		{"single quotes", block(`'n > 1 && q3 == ‸"oui"'`), []string{want}},
		{"doubled quotes", block(`'id != ''x'' && q3 == ‸"oui"'`), []string{want}},
		{"double quotes", block(`"n > 1 && q3 == ‸'oui'"`), []string{want}},
		{"escapes", block(`"q1 == \"Oui\" && id != \"\x41\u00e9\U0001F600\t\" && q3 == ‸\"oui\""`), []string{want}},
		{"escaped at the start", block(`"\"Oui\" == q1 && q3 == ‸\"oui\""`), []string{want}},
		{"accents", block(`id != "éé" && q3 == ‸"oui"`), []string{want}},
		{"spaces", block(`n   >  1 &&  q3 ==   ‸"oui"`), []string{want}},
		{"plain over lines", block("n > 1 &&\n      q3 == ‸\"oui\""), []string{want}},
		{"plain over blank lines", block("n > 1 &&\n\n      q3 == ‸\"oui\""), []string{want}},
		{"quoted over lines", block("\"n > 1 &&\n      q3 == ‸'oui'\""), []string{want}},
		{"literal block", block("|\n      n > 1 &&\n      q3 == ‸\"oui\""), []string{want}},
		{"folded block", block(">-\n      n > 1 &&\n      q3 ==\n      ‸\"oui\""), []string{want}},
		{"tabs", block("n > 1 &&\tq3 == ‸\"oui\""), []string{want}},
	})
}

// Every formula that is right compiles, and its program says what the formula says.
func TestFormulas(t *testing.T) {
	for _, text := range []string{"n * 2", "region == \"Laval\"", "s >= 1 && !missing(n)", "s_na + s_answered", "q1 in [\"Oui\"]"} {
		def := mustLoad(t, "expr: n * 2", "expr: '"+strings.ReplaceAll(text, "'", "''")+"'")
		d := def.Derived[0].Value
		if d.Program == nil || d.Program.Text() != text {
			t.Errorf("%s: no program", text)
		}
		if isTruth := strings.ContainsAny(text, "=!["); d.Truth != isTruth {
			t.Errorf("%s: a condition is %t", text, d.Truth)
		}
	}
	if list := mustLoad(t).DerivedOf(study.RegionUnit); len(list) != 1 || list[0].Name != "e" {
		t.Errorf("derived variables of the region: %v", list)
	}
}
