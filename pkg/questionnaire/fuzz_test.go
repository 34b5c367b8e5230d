package questionnaire

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// sound fails unless a file is read into a questionnaire that can be used, or refused with a place.
func sound(t *testing.T, q *Questionnaire, err error) {
	t.Helper()
	if err != nil {
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.Kind != diag.Data || failure.List[0].Pos.File == "" || failure.List[0].Message.FR == "" {
			t.Fatalf("%#v", err)
		}
		return
	}
	if len(q.Questions) == 0 {
		t.Fatal("no question, and no error")
	}
	for _, question := range q.Questions {
		switch {
		case question.Type == "":
			t.Fatalf("%q has no type", question.Name)
		case question.Type.HasCodes() != (len(question.Codes) > 0):
			t.Fatalf("%q is %s with %d codes", question.Name, question.Type, len(question.Codes))
		case question.Skip != nil && (question.Skip.If == nil) == question.Skip.Why.IsZero():
			t.Fatalf("%q: condition %q is neither read nor refused", question.Name, question.Skip.Text)
		}
		if question.Skip != nil && question.Skip.If != nil {
			if f, why, ok := Write(question.Skip.If, byName); ok != why.IsZero() || !ok && f.Text != "" {
				t.Fatalf("%q: %+v %+v", question.Skip.Text, f, why)
			}
		}
	}
}

// fuzzed fuzzes the reader of one format, beginning with files of it.
func fuzzed(f *testing.F, names ...string) {
	for _, name := range names {
		content := library(f, name)
		f.Add(content)
		f.Add(content[:len(content)/2])
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		q, err := Read("fuzz", bytes.NewReader(content))
		sound(t, q, err)
	})
}

func FuzzLimeSurvey(f *testing.F)     { fuzzed(f, "library-old.lss", "library-new.lss") }
func FuzzLimeSurveyText(f *testing.F) { fuzzed(f, "library-lime.txt") }
func FuzzREDCap(f *testing.F)         { fuzzed(f, "library-redcap.csv") }
func FuzzQualtrics(f *testing.F)      { fuzzed(f, "library.qsf") }
func FuzzDDI(f *testing.F)            { fuzzed(f, "library-ddi.xml") }
func FuzzWorkbook(f *testing.F)       { fuzzed(f, "library.xlsx") }

// FuzzXLSForm fuzzes the sheets of a form: the bytes of a workbook seldom stay a workbook.
func FuzzXLSForm(f *testing.F) {
	var texts [2]string
	for i := range texts {
		for _, row := range libraryForm[i].Rows {
			for _, cell := range row {
				text, _ := cell.(string)
				texts[i] += text + "\t"
			}
			texts[i] += "\n"
		}
	}
	f.Add(texts[0], texts[1])
	f.Add("type\tname\tlabel\nselect_one a or_other\tq\tQ\nrange\tr\tR\nselect_multiple a\t\t\nend group", "list name\tname\tlabel:fr\na\tx y\tX\n\ta\t\n")
	f.Fuzz(func(t *testing.T, survey, choices string) {
		q := &Questionnaire{File: "fuzz.xlsx", Format: XLSForm}
		err := q.readXLSForm([]workbook.Whole{{Name: "Survey", Rows: cut(survey)}, {Name: "choices ", Rows: cut(choices)}, {Name: "settings"}})
		if err == nil {
			err = q.finish()
		}
		sound(t, q, err)
	})
}

// cut cuts a text into rows and cells.
func cut(text string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(text, "\n") {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

// FuzzCondition reads conditions in every notation: what is read can be written, and a formula says the opposite of its
// opposite's opposite.
func FuzzCondition(f *testing.F) {
	for _, seed := range []string{`${q} = '1' and not(selected(${m}, 'x'))`, `((q.NAOK == "1") || !is_empty(n))`, `[m(x)] = '1' or [n] <> ''`, `. >= 0 and . <= 3 or . = 99`, `-`, `${`, `'`, "((((("} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range []notation{xpath, limeExpression, branching} {
			tree, why := n.read(text, lookup(asked()))
			if (tree == nil) == why.IsZero() {
				t.Fatalf("%q is neither read nor refused", text)
			}
			if tree == nil {
				continue
			}
			once, _, ok := Write(tree, byName)
			twice, _, ok2 := Write(tree.not().not(), byName)
			if ok != ok2 || once.Text != twice.Text {
				t.Fatalf("%q: %q, but twice turned round %q", text, once.Text, twice.Text)
			}
		}
		_, _, _, _ = bounds(text)
	})
}

// FuzzPlain: a label is one line without tags that are known.
func FuzzPlain(f *testing.F) {
	f.Add("<p>Why <b>never</b>?</p>\n<script>x</script> 3 < 4 &amp; &nbsp;")
	f.Fuzz(func(t *testing.T, text string) {
		if got := plain(text); got != strings.Join(strings.Fields(got), " ") || got != locale.Line(got) {
			t.Fatalf("%q gives %q", text, got)
		}
	})
}
