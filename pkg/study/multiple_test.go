package study_test

import (
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/formula"
)

// number is a question of the valid study, after which the tests put one with several answers.
const number = "  n: { type: number, label: N }\n"

// severalAnswers is a question with several answers in columns.
const severalAnswers = number + `  m: { type: multiple, label: M, columns: { TV/web: m1, radio: { a: m2, b: r2 } }, codes: [{ code: TV/web, label: Écran }, radio] }
`

func TestMultiple(t *testing.T) {
	def, err := load(edit(t, number, severalAnswers))
	if err != nil {
		t.Fatal(err)
	}
	q := def.Question("m")
	if got := q.TickNames(); !slices.Equal(got, []string{"m_TV_web", "m_radio"}) {
		t.Errorf("ticks %v", got)
	}
	if q.HeadingOf("radio", "a") != "m2" || q.HeadingOf("radio", "b") != "r2" || q.HeadingOf("TV/web", "b") != "m1" {
		t.Error("headings differ from the file")
	}
	scope := def.Scope("a")
	if scope["m"].Kind != formula.Number || scope["m_TV_web"].Kind != formula.Truth || scope["m_radio"].Kind != formula.Truth {
		t.Errorf("scope %v", scope)
	}
	if _, ok := def.Scope("region")["a.m_radio"]; !ok {
		t.Error("the region does not see a tick")
	}
	if label := def.VariableLabel("a", "m_TV_web"); label.EN != "M – Écran" {
		t.Errorf("label %q", label.EN)
	}
	if def.QuestionOf("m_radio") != q || def.QuestionOf("q1") != def.Question("q1") || def.QuestionOf("m_tv") != nil || def.Question("q1").TickNames() != nil {
		t.Error("QuestionOf")
	}
}

// Without codes, the codes are the keys of the columns.
func TestMultipleWithoutCodes(t *testing.T) {
	def, err := load(edit(t, number, number+"  m: { type: multiple, label: M, columns: { x: m1, y: m2 } }\n"))
	if err != nil || !slices.Equal(def.Question("m").AnswerCodes(), []string{"x", "y"}) {
		t.Errorf("%v", err)
	}
}

func TestMultipleMistakes(t *testing.T) {
	either := `question "m": one of columns (one for each code), slots (a code in each column) and separator (a single column) is needed`
	only := `question "n": columns, slots, separator, ticked, unticked and none are for type multiple only`
	checkAll(t, []mistake{
		{"columns of a number", []string{number, "  ‸n: { type: number, label: N, columns: { a: x } }\n"}, []string{only}},
		{"none of a number", []string{number, "  ‸n: { type: number, label: N, none: answered }\n"}, []string{only}},
		{"neither columns nor separator", []string{number, number + "  ‸m: { type: multiple, label: M, codes: on }\n"}, []string{either}},
		{"both columns and separator", []string{number, number + "  ‸m: { type: multiple, label: M, columns: { x: m1 }, separator: \";\" }\n"}, []string{either}},
		{"separator without codes", []string{number, number + "  ‸m: { type: multiple, label: M, separator: \";\" }\n"}, []string{`question "m": its codes are missing`}},
		{"separator with ticked", []string{number, number + "  ‸m: { type: multiple, label: M, separator: \";\", codes: [x, y], ticked: [\"1\"] }\n"},
			[]string{`question "m": ticked and unticked are of use with columns only`}},
		{"code without a column", []string{number, number + "  ‸m: { type: multiple, label: M, columns: { x: m1 }, codes: [x, y] }\n"}, []string{`question "m": code "y" has no column (columns)`}},
		{"column without a code", []string{number, number + "  m: { type: multiple, label: M, columns: { x: m1, ‸yy: m2 }, codes: [x] }\n"}, []string{`unknown answer "yy"; expected: x`}},
		{"code without a column on a side", []string{number, number + "  m: { type: multiple, label: M, columns: { ‸x: { a: m1 } } }\n"}, []string{`question "m": code "x" has no column for side b`}},
		{"unknown side", []string{number, number + "  m: { type: multiple, label: M, columns: { ‸x: { a: m1, b: m2, c: m3 } } }\n"}, []string{`unknown side "c"`}},
		{"two ticks of one name", []string{number, number + "  ‸m: { type: multiple, label: M, columns: { \"a-b\": m1, \"a/b\": m2 } }\n"}, []string{`variable "m_a_b" exists already`}},
		{"a tick and a scale of one name", []string{number, number + "  m: { type: multiple, label: M, columns: { x: m1 } }\n", "  s:\n    label: S", "  ‸m_x:\n    label: S", "expr: a.s + b.s", "expr: a.n + b.n"}, []string{`variable "m_x" exists already`}},
		{"unknown value of none", []string{number, number + "  m: { type: multiple, label: M, columns: { x: m1 }, none: ‸nothing }\n"}, []string{`none: unknown value "nothing"; expected: answered, no_answer`}},
	})
}

func TestNets(t *testing.T) {
	def, err := load(edit(t, "codes: on, label: Q3", "codes: on, label: Q3, nets: { any: [Oui, Non], named: { label: { fr: Un, en: One }, codes: [Oui] } }"))
	if err != nil {
		t.Fatal(err)
	}
	nets := def.Question("q3").Nets
	if len(nets) != 2 || nets[0].Value.Label.EN != "any" || nets[1].Value.Label.FR != "Un" || len(nets[0].Value.Codes) != 2 || nets[1].Value.Codes[0].Value != "Oui" {
		t.Errorf("nets %+v", nets)
	}
	checkAll(t, []mistake{
		{"unknown code", []string{"codes: on, label: Q3", "codes: on, label: Q3, nets: { any: [Oui, ‸Nom] }"}, []string{`unknown answer "Nom" (did you mean "Non"?); expected: Oui, Non`}},
		{"nets of a number", []string{number, "  n: { type: number, label: N, nets: { ‸any: [1, 2] } }\n"}, []string{`question "n": no codes to net (nets)`}},
		{"an empty net", []string{"codes: on, label: Q3", "codes: on, label: Q3, nets: { any: ‸[] }"}, []string{"any: nothing is written there"}},
	})
}

func TestValues(t *testing.T) {
	def, err := load(edit(t, number, number+`  l: { type: choice, label: L, codes: [{ code: low, value: 1 }, { code: high, value: 2.5 }, { code: none, reason: dont_know }] }
  p: { type: choice, label: P, codes: [{ code: low, value: 1 }, high] }
`))
	if err != nil {
		t.Fatal(err)
	}
	l, p := def.Question("l"), def.Question("p")
	if x, ok := l.Value("high"); !ok || x != 2.5 {
		t.Errorf("high: %v, %t", x, ok)
	}
	if _, ok := l.Value("none"); ok || !l.IsOrdered() || p.IsOrdered() || def.Question("n").IsOrdered() {
		t.Error("order")
	}
}
