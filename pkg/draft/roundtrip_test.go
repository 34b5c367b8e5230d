package draft

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/form"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/questionnaire"
	"github.com/arrimage/arrimage/pkg/study"
)

// returning is a study with a question of each kind; GATE is the condition of its last one.
const returning = `version: 1
id: wave2
title: { fr: Les voisins inventés, en: The invented neighbours }
language: en
sides:
  people: { label: { fr: Voisins, en: Neighbours }, file: people.csv, id: id }
codes:
  agree:
    - { code: "1", label: { fr: Peu, en: Little }, value: 1 }
    - { code: "2", label: { fr: Assez, en: Some }, value: 2 }
    - { code: "3", label: { fr: Beaucoup, en: Much }, value: 3 }
    - { code: "9", label: { fr: Refus, en: Refused }, reason: refused }
questions:
  id: { type: id, label: { fr: Numéro, en: Number } }
  a: { type: choice, codes: agree, label: { fr: Le bruit, en: The noise } }
  b: { type: choice, codes: agree, label: { fr: La vue, en: The view } }
  y:
    type: yesno
    label: { fr: Content ?, en: Happy? }
    codes: [{ code: O, label: { fr: Oui, en: "Yes" }, means: "yes" }, { code: N, label: { fr: Non, en: "No" }, means: "no" }]
  n: { type: number, min: -2, max: 10.5, label: { fr: Distance, en: Distance } }
  k: { type: number, label: { fr: Pas, en: Steps } }
  m:
    type: multiple
    label: { fr: Médias, en: Media }
    separator: " "
    codes: [{ code: tv, label: { fr: Télé, en: TV } }, { code: radio, label: { fr: Radio, en: Radio } }]
  t: { type: text, label: { fr: Pourquoi ?, en: Why? } }
  d: { type: date, label: { fr: Jour, en: Day } }
  last: { type: text, asked_if: GATE, label: { fr: Fin, en: End } }
`

// original returns the study with the condition of its last question.
func original(t testing.TB, gate string) *study.Definition {
	t.Helper()
	quoted := `'` + strings.ReplaceAll(gate, `'`, `''`) + `'`
	def, err := study.Parse(fstest.MapFS{}, "study.yaml", []byte(strings.Replace(returning, "GATE", quoted, 1)))
	if err != nil {
		t.Fatalf("%s: %v", gate, err)
	}
	return def
}

// returned writes a study as an XLSForm, and drafts a study of the form. The warnings are those of the form.
func returned(t testing.TB, def *study.Definition) (d Draft, warnings int) {
	t.Helper()
	var book bytes.Buffer
	list, err := form.New(def, "people").Workbook(&book, locale.English)
	if err != nil {
		t.Fatal(err)
	}
	q, err := questionnaire.Read("form.xlsx", &book)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = From(q, nil, Options{Lang: locale.English}); err != nil {
		t.Fatal(err)
	}
	return d, len(list)
}

// Through an XLSForm and back, a study keeps its questions, labels, codes, bounds and reasons. A form cannot tell an
// identifier from a text.
func TestFormAndBack(t *testing.T) {
	def := original(t, `a == "1"`)
	d, _ := returned(t, def)
	back := parsed(t, d)
	if len(back.Questions) != len(def.Questions) {
		t.Fatalf("%d questions, not %d\n%s", len(back.Questions), len(def.Questions), d.Text)
	}
	for i, entry := range def.Questions {
		want, got := entry.Value, back.Questions[i].Value
		typ := want.Type
		if typ == study.Identifier {
			typ = study.OpenText
		}
		if got.Name != want.Name || got.Type != typ || got.Label != want.Label || got.AskedIf.Value != want.AskedIf.Value {
			t.Errorf("%+v\nnot %+v", got, want)
		}
		if !sameBound(got.Min, want.Min) || !sameBound(got.Max, want.Max) || len(got.Codes.List) != len(want.Codes.List) {
			t.Errorf("%+v\nnot %+v", got, want)
		}
		for k, code := range want.Codes.List {
			if c := got.Codes.List[k]; c.Code != code.Code || c.Reason != code.Reason || c.Means != code.Means || c.Label != code.Label {
				t.Errorf("%s: %+v, not %+v", want.Name, c, code)
			}
		}
	}
}

func sameBound(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// drawCondition draws a condition on the answers to the questions of the study.
func drawCondition(t *rapid.T, depth int) string {
	pick := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "part") }
	if depth > 0 {
		inner := func() string { return drawCondition(t, depth-1) }
		switch pick("and", "or", "not", "one") {
		case "and":
			return "(" + inner() + " and " + inner() + ")"
		case "or":
			return "(" + inner() + " or " + inner() + ")"
		case "not":
			return "not (" + inner() + ")"
		}
	}
	switch pick("code", "list", "number", "pair", "count", "tick", "missing") {
	case "code":
		return pick(`a == "1"`, `b != "2"`, `y == "O"`, `"3" != a`)
	case "list":
		return pick("a", "b") + pick(" in ", " not in ") + pick(`["1"]`, `["1", "2"]`)
	case "number":
		return pick("n", "k") + pick(" == ", " != ", " < ", " <= ", " > ", " >= ") + pick("-2", "0", "3.5")
	case "pair":
		return "n" + pick(" == ", " != ", " < ", " >= ") + "k"
	case "count":
		return "m" + pick(" > ", " == ", " != ") + pick("0", "1", "k")
	case "tick":
		return pick("", "not ") + pick("m_tv", "m_radio")
	}
	return "missing(" + pick("a", "b", "y", "n", "m", "t", "d") + ")"
}

// drawAnswers draws the answers of a respondent, by variable; what is lacking has none.
func drawAnswers(t *rapid.T) map[string]any {
	answers := map[string]any{}
	for _, name := range []string{"a", "b"} {
		if code := rapid.SampledFrom([]string{"", "1", "2", "3"}).Draw(t, name); code != "" {
			answers[name] = code
		}
	}
	if code := rapid.SampledFrom([]string{"", "O", "N"}).Draw(t, "y"); code != "" {
		answers["y"] = code
	}
	for _, name := range []string{"n", "k"} {
		if text := rapid.SampledFrom([]string{"", "-2", "0", "1", "3.5", "7"}).Draw(t, name); text != "" {
			answers[name], _ = strconv.ParseFloat(text, 64)
		}
	}
	for _, name := range []string{"t", "d"} {
		if rapid.Bool().Draw(t, name) {
			answers[name] = "x"
		}
	}
	tv, radio := rapid.Bool().Draw(t, "tv"), rapid.Bool().Draw(t, "radio")
	if n := slices.Index([]bool{tv || radio, true}, true); n == 0 { // Who ticks nothing has not answered.
		count := 0.0
		for _, ticked := range []bool{tv, radio} {
			if ticked {
				count++
			}
		}
		answers["m"], answers["m_tv"], answers["m_radio"] = count, tv, radio
	}
	return answers
}

// asks reports whether a question is asked of a respondent: its condition holds, and nothing that it needs is lacking.
func asks(t testing.TB, gate *formula.Program, answers map[string]any) bool {
	t.Helper()
	if gate == nil {
		return true
	}
	result, lacking, err := gate.Eval(func(name string) (any, bool) {
		value, ok := answers[name]
		return value, ok
	})
	if err != nil {
		t.Fatal(err)
	}
	return lacking == "" && result == true
}

// TestConditionsThroughAFormAndBack: a condition that an XLSForm can say comes back as one that asks the same respondents,
// whatever they answered and left blank, and asks for no decision.
func TestConditionsThroughAFormAndBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		gate := drawCondition(r, rapid.IntRange(0, 3).Draw(r, "depth"))
		def := original(t, gate)
		d, warnings := returned(t, def)
		if warnings > 0 {
			r.Fatalf("the form cannot say %s", gate)
		}
		back := parsed(t, d)
		question := back.Question("last")
		if strings.Contains(d.Text, "? asked_if: ") {
			if !strings.Contains(d.Text, "never") { // What never holds cannot be said by a study; it is told.
				r.Fatalf("%s is not read back\n%s", gate, d.Text[strings.Index(d.Text, "? asked_if: "):])
			}
			for range 4 {
				if answers := drawAnswers(r); asks(t, def.Question("last").Gate["people"], answers) {
					r.Fatalf("%s never holds, but does for %v", gate, answers)
				}
			}
			return
		}
		if strings.Contains(d.Text, "the platform decides otherwise") {
			r.Fatalf("%s is read back in part\n%s", gate, question.AskedIf.Value)
		}
		for range 6 {
			answers := drawAnswers(r)
			// A condition that always holds is none: asks tells that it is.
			want, got := asks(t, def.Question("last").Gate["people"], answers), asks(t, question.Gate["form"], answers)
			if got != want {
				r.Fatalf("%s\nbecame %s\nwhich gives %v for %v, not %v", gate, question.AskedIf.Value, got, answers, want)
			}
		}
	})
}
