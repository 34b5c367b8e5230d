package study_test

import (
	"reflect"
	"testing"

	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
)

func TestScope(t *testing.T) {
	def := mustLoad(t)
	for unit, want := range map[string][]string{
		"a": {"d", "id", "n", "q1", "q2", "q3", "region", "s", "s_answered", "s_maximum", "s_na"},
		"b": {"n", "only", "q1", "q2", "q3", "region", "s", "s_answered", "s_maximum", "s_na", "t"},
		study.RegionUnit: {"a.d", "a.n", "a.q1", "a.q2", "a.q3", "a.s", "a.s_answered", "a.s_maximum", "a.s_na",
			"b.n", "b.only", "b.q1", "b.q2", "b.q3", "b.s", "b.s_answered", "b.s_maximum", "b.s_na", "b.t", "e", "region", "s", "t"},
		"nobody": {},
	} {
		if got := def.Scope(unit).Names(); !reflect.DeepEqual(got, want) {
			t.Errorf("scope of %s:\n %v\nwant\n %v", unit, got, want)
		}
	}
	if q1 := def.Scope("a")["q1"]; q1.Kind != formula.Words || !reflect.DeepEqual(q1.Codes, []string{"Oui", "Non"}) {
		t.Errorf("q1 is %+v", q1)
	}
	if q1 := def.Scope(study.RegionUnit)["a.q1"]; q1.Kind != formula.Number {
		t.Errorf("a.q1 is %+v", q1)
	}
}

func TestVariableLabel(t *testing.T) {
	def := mustLoad(t, "label: N }", "label: Nombre, short: { en: Number } }", "  e: {", "  only: { unit: a, label: À part, expr: n }\n  e: {")
	for _, c := range []struct {
		unit, name string
		want       locale.Text
	}{
		{"a", "q1", locale.Same("Q1")},
		{"a", "n", locale.Text{EN: "Number"}},
		{"a", "s", locale.Same("S")},
		{"b", "t", locale.Same("T")},
		{"a", "d", locale.Same("D")},
		{"a", "only", locale.Same("À part")}, // A derived variable of one side, a question of the other.
		{"b", "only", locale.Same("Groupes seulement")},
		{study.RegionUnit, "e", locale.Same("E")},
		{study.RegionUnit, "a.s", locale.Same("S (Centres)")},
		{study.RegionUnit, "a.n", locale.Same("Number (Centres)")},
		{study.RegionUnit, "a.only", locale.Same("À part (Centres)")},
		{"a", "s_na", locale.Same("s_na")},
	} {
		if got := def.VariableLabel(c.unit, c.name).Text; got != c.want {
			t.Errorf("label of %s in %s: %+v, want %+v", c.name, c.unit, got, c.want)
		}
	}
}

func TestQuestionMethods(t *testing.T) {
	def := mustLoad(t, `then: q3 == "Oui"`, `then: q3 == "O"`, "q3: { type: yesno, codes: on, label: Q3 }",
		"q3: { type: yesno, label: Q3, column: { a: Question 3 }, codes: [{ code: N, means: \"no\" }, { code: O, means: \"yes\", label: Oui }, { code: NSP, reason: dont_know }] }",
		"label: N }", "label: N, column: Combien }")
	q3, n := def.Question("q3"), def.Question("n")
	if got := q3.AnswerCodes(); !reflect.DeepEqual(got, []string{"N", "O"}) || q3.YesCode() != "O" {
		t.Errorf("answers %v, yes %q", got, q3.YesCode())
	}
	if q3.CodeLabel("O").FR != "Oui" || q3.CodeLabel("N").FR != "N" || n.YesCode() != "" {
		t.Errorf("labels %v, %v", q3.CodeLabel("O"), q3.CodeLabel("N"))
	}
	for _, c := range [][3]string{{"q3", "a", "Question 3"}, {"q3", "b", "q3"}, {"n", "a", "Combien"}, {"q1", "b", "q1"}} {
		if got := def.Question(c[0]).Heading(c[1]); got != c[2] {
			t.Errorf("heading of %s in %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if scale := def.Scale("s"); scale.NotApplicable != score.Excluded || scale.NoAnswer != score.Missing {
		t.Errorf("rules %s, %s", scale.NotApplicable, scale.NoAnswer)
	}
	if def.Question("z") != nil || def.Side("z") != nil || def.Scale("z") != nil || def.Table("z") != nil || def.Table("t") == nil {
		t.Error("a name that is not there is there")
	}
}

// Labels get the spaces of Quebec typography, and every reason has its names.
func TestLabelsAndReasons(t *testing.T) {
	def := mustLoad(t, "label: N }", `label: { fr: "Combien ?", en: "How many?" }, missing: { -99: refused, n/d: dont_know } }`)
	n := def.Question("n")
	if n.Label.FR != "Combien\u00a0?" || n.Label.EN != "How many?" {
		t.Errorf("label %q", n.Label)
	}
	if want := map[string]study.Reason{"-99": study.Refused, "n/d": study.DontKnow}; !reflect.DeepEqual(n.Missing, want) {
		t.Errorf("missing %v, want %v", n.Missing, want)
	}
	seen := map[string]bool{}
	for reason := range study.Reasons {
		if label := reason.Label(); label.FR == "" || label.EN == "" || seen[reason.String()] {
			t.Errorf("reason %s: %v", reason, label)
		}
		seen[reason.String()] = true
	}
}

// A text over several lines is one text, and a block keeps its lines.
func TestTextsOverLines(t *testing.T) {
	for yaml, want := range map[string]string{
		"Un\n  deux":              "Un deux",
		"\"Un\n  deux\"":          "Un deux",
		">-\n  Un\n  deux":        "Un deux",
		"|-\n  Un\n  deux":        "Un\ndeux",
		"'l''an deux'":            "l'an deux",
		"{ fr: Un, en: \"One\" }": "Un",
	} {
		if got := mustLoad(t, "title: Essai", "title: "+yaml).Title.FR; got != want {
			t.Errorf("%q is read as %q, want %q", yaml, got, want)
		}
	}
}
