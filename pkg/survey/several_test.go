package survey_test

import (
	"fmt"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// several is a question with several answers of the side a, put after the number.
func several(question string) []string {
	const number = "  n: { type: number, label: N, min: 0, max: 1000, asked_of: [a] }\n"
	return []string{number, number + "  m: { type: multiple, label: M, asked_of: [a], " + question + " }\n"}
}

const (
	inColumns = `columns: { x: m1, y: m2, dk: m9 }, codes: [x, y, { code: dk, reason: dont_know }]`
	inOne     = `separator: ";", codes: [x, y, { code: dk, reason: dont_know }]`
)

// export is the export of the side a with more columns: the headings, and the cells of each respondent.
func export(headings string, cells ...string) map[string]string {
	text := "id,name,region,q1,q2,q3,n," + headings + "\n"
	for i, row := range []string{"1,A1,N,Oui,Oui,Oui,10", "2,A2,Nord,Non,,Non,20", "3,A3,s,Non,,Oui,"} {
		text += row + "," + cells[i] + "\n"
	}
	return map[string]string{"a.csv": text}
}

// ticks are the states of the question m, how many answers are ticked and which.
func ticks(t *testing.T, s *survey.Survey) string {
	t.Helper()
	frame := s.Frame("a")
	m, x, y := frame.Variable("m"), frame.Variable("m_x"), frame.Variable("m_y")
	text := ""
	for i, state := range m.States {
		if x.States[i] != state || y.States[i] != state {
			t.Errorf("respondent %d: state %v, that of the ticks %v and %v", i, state, x.States[i], y.States[i])
		}
		if text += state.String(); state == study.Answered {
			text += fmt.Sprintf(" %v: %v %v", m.Numbers[i], x.Numbers[i], y.Numbers[i])
		}
		text += "\n"
	}
	return text
}

func TestSeveralAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		question, headings string
		cells              []string
		want               string
	}{
		"columns":                    {inColumns, "m1,m2,m9", []string{"1,1,0", "Yes,No,", ",,"}, "answered 2: 1 1\nanswered 1: 1 0\nno_answer\n"},
		"nothing ticked counts":      {inColumns + ", none: answered", "m1,m2,m9", []string{"1,1,0", "0,0,0", ",,"}, "answered 2: 1 1\nanswered 0: 0 0\nanswered 0: 0 0\n"},
		"a reason is ticked":         {inColumns, "m1,m2,m9", []string{"0,0,1", "1,0,0", "0,1,0"}, "dont_know\nanswered 1: 1 0\nanswered 1: 0 1\n"},
		"a reason in a cell":         {inColumns + `, missing: { "-9": refused }`, "m1,m2,m9", []string{"-9,-9,-9", "1,0,0", "0,1,0"}, "refused\nanswered 1: 1 0\nanswered 1: 0 1\n"},
		"contents of one's own":      {inColumns + `, ticked: [X], unticked: [O]`, "m1,m2,m9", []string{"X,O,", "O,X,O", "O,O,O"}, "answered 1: 1 0\nanswered 1: 0 1\nno_answer\n"},
		"one column":                 {inOne, "m", []string{"x;y", " y ;", ""}, "answered 2: 1 1\nanswered 1: 0 1\nno_answer\n"},
		"one column, a reason":       {inOne + ", none: answered", "m", []string{"dk", "x", ""}, "dont_know\nanswered 1: 1 0\nanswered 0: 0 0\n"},
		"not asked":                  {inColumns + `, asked_if: q1 == "Oui"`, "m1,m2,m9", []string{"1,0,0", "0,0,0", ",,"}, "answered 1: 1 0\nnot_asked\nnot_asked\n"},
		"not asked, none counts":     {inColumns + `, none: answered, asked_if: q1 == "Oui"`, "m1,m2,m9", []string{"0,0,0", "0,0,0", ",,"}, "answered 0: 0 0\nnot_asked\nnot_asked\n"},
		"a cell without an own name": {`column: Media, ` + inOne, "Media", []string{"x", "y", "x;x"}, "answered 1: 1 0\nanswered 1: 0 1\nanswered 1: 1 0\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s := changed{study: several(c.question), files: export(c.headings, c.cells...)}.must(t)
			if got := ticks(t, s); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// A question may rest on a tick, and rows may be kept by one.
func TestTicksInFormulas(t *testing.T) {
	edits := append(several(inColumns), "asked_if: q1 == \"Oui\"", "asked_if: m_x", "    name: name\n", "    name: name\n    keep: not missing(m)\n")
	edits = append(edits, "  q2: { type: yesno, codes: on, label: Q2,", "  q2: { type: yesno, codes: on, label: Q2, asked_of: [a],")
	files := export("m1,m2,m9", "1,0,0", "0,1,0", "0,0,0")
	s := changed{study: edits, files: files}.must(t)
	if s.Frame("a").Len() != 2 || s.Dropped["a"] != 1 {
		t.Fatalf("%d respondents, %d dropped", s.Frame("a").Len(), s.Dropped["a"])
	}
	if got := s.Frame("a").Variable("q2").States; got[0] != study.Answered || got[1] != study.NotAsked {
		t.Errorf("q2: %v", got)
	}
	if got := ticks(t, s); got != "answered 1: 1 0\nanswered 1: 0 1\n" {
		t.Errorf("after keep:\n%s", got)
	}
	for i, region := range s.Regions.Units {
		if v := s.Regions.Variable("a.m_x"); region.Name == "Nord" && v.Numbers[i] != 0.5 {
			t.Errorf("the region Nord has %v of its two centres, want half", v.Numbers[i])
		}
	}
}

// What is wrong or odd has the place of its cell.
func TestSeveralAnswersDiagnostics(t *testing.T) {
	checkMessages(t, map[string]oddity{
		"unknown code":       {changed{study: several(inOne), files: export("m", "x;z", "x", "y")}, `t/a.csv:2:23: question m: unknown code "z" (expected: x, y, dk)`},
		"neither of both":    {changed{study: several(inColumns + ", ticked: [X]"), files: export("m1,m2,m9", "X,1,0", "X,,", ",X,")}, `t/a.csv:2:25: question m: "1" is neither ticked nor unticked (ticked: X; unticked: 0, No, Non, False, FALSE, false, Unchecked)`},
		"missing column":     {changed{study: several(inColumns), files: export("m1,m3,m9", "1,0,0", "1,0,0", "1,0,0")}, `t/a.csv:1: column "m2" is missing (question m, y) (did you mean "q2"?)`},
		"answers and reason": {changed{study: several(inColumns), files: export("m1,m2,m9", "1,0,1", "1,0,0", "1,0,0")}, `t/a.csv:2:23: question m: answers are ticked beside “don't know”; it is they that count`},
		"not to be asked":    {changed{study: several(inColumns + `, asked_if: q1 == "Oui"`), files: export("m1,m2,m9", "1,0,0", "1,1,0", "0,0,0")}, `t/a.csv:3:23: question m: answer 2 to a question that was not to be asked (asked_if: q1 == "Oui"); it does not count`},
	})
}

type oddity struct {
	changed changed
	want    string // the first message that is no note
}

func checkMessages(t *testing.T, oddities map[string]oddity) {
	t.Helper()
	for name, o := range oddities {
		t.Run(name, func(t *testing.T) {
			s, _ := o.changed.read(t)
			for _, d := range s.Diagnostics {
				if d.Severity.String() != "note" {
					if d.Text("en") != o.want {
						t.Errorf("got  %s\nwant %s", d.Text("en"), o.want)
					}
					return
				}
			}
			t.Errorf("nothing is reported, want %s", o.want)
		})
	}
}

// Contents that nobody declared are named, each once.
func TestTakenAsTicked(t *testing.T) {
	s, err := changed{study: several(inColumns), files: export("m1,m2,m9", "1,0,0", "No,Radio,0", "1,,0")}.read(t)
	if err != nil {
		t.Fatal(err)
	}
	want := `t/a.csv:2:23: question m: contents taken as ticked: 1, Radio (ticked declares them)`
	for _, d := range s.Diagnostics {
		if d.Rule == "taken-as-ticked" {
			if d.Text("en") != want {
				t.Errorf("got  %s\nwant %s", d.Text("en"), want)
			}
			return
		}
	}
	t.Error("nothing is noted")
}
