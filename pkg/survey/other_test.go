package survey_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// said is the text question that holds the words of the other answer to m.
const said = " }\n  w: { type: text, label: W, asked_of: [a], other_of: m"

// otherWords are the words of each respondent, or the reason for having none.
func otherWords(s *survey.Survey) string {
	text := ""
	for i, state := range s.Frame("a").Variable("w").States {
		if state == study.Answered {
			text += s.Frame("a").Variable("w").Words[i] + "|"
			continue
		}
		text += state.String() + "|"
	}
	return text
}

// Whatever way a platform writes several answers, the same ticks and the same words of another answer come out.
func TestOtherAnswers(t *testing.T) {
	const codes = `codes: [{ code: x, spellings: [Ex] }, { code: y, spellings: ["Why, oh"] }, o], other: o`
	const ticked, want = "answered 2: 1 1\nanswered 2: 1 0\nno_answer\n", "no_answer|my mother, Sue|no_answer|"
	for name, c := range map[string]struct {
		question, headings string
		cells              []string
	}{
		"columns":        {"columns: { x: m1, y: m2, o: m3 }, " + codes, "m1,m2,m3", []string{"Y,Y,", `1,0,"my mother, Sue"`, ",,"}},
		"declared ticks": {"columns: { x: m1, y: m2, o: m3 }, ticked: [Y], " + codes, "m1,m2,m3", []string{"Y,Y,", `Y,,"my mother, Sue"`, ",,"}},
		"joined":         {`separator: ", ", ` + codes, "m", []string{`"Why, oh, Ex"`, `"Ex, my mother, Sue"`, ""}},
		"joined by ;":    {`separator: ";", ` + codes, "m", []string{`"x;Why, oh;"`, `"my mother, Sue;x;"`, ""}},
		"slots":          {`slots: [m1, m2], ` + codes, "m1,m2", []string{`"Why, oh",Ex`, `x,"my mother, Sue"`, ","}},
	} {
		t.Run(name, func(t *testing.T) {
			s := changed{study: several(c.question + said), files: export(c.headings, c.cells...)}.must(t)
			if got := ticks(t, s); got != ticked {
				t.Errorf("got\n%swant\n%s", got, ticked)
			}
			if got := otherWords(s); got != want {
				t.Errorf("words %s, want %s", got, want)
			}
			for _, d := range s.Diagnostics {
				if d.Severity != diag.Note || d.Rule == "undeclared-column" {
					t.Error(d.Text("en"))
				}
			}
		})
	}
}

// The words of another answer are not asked where its question is not.
func TestOtherWordsNotAsked(t *testing.T) {
	s := changed{study: several(`separator: ";", codes: [x, y, o], other: o, asked_if: q1 == "Oui"` + said), files: export("m", "z", "", "")}.must(t)
	if got := otherWords(s); got != "z|not_asked|not_asked|" {
		t.Error(got)
	}
}

// A single choice can have words of its own too; a reason is none.
func TestOtherChoice(t *testing.T) {
	edits := several(`separator: ";", codes: [x, y]`)
	edits[1] += "  c: { type: choice, label: C, asked_of: [a], codes: [p, { code: r, reason: refused }, o], other: o }\n  w: { type: text, label: W, asked_of: [a], other_of: c }\n"
	s := changed{study: edits, files: export("m,c", "x,p", "y,qq", "x,r")}.must(t)
	if got := otherWords(s); got != "no_answer|qq|no_answer|" {
		t.Error(got)
	}
	wantValues(t, s.Frame("a"), "c", "p", "o", refused)
}

// A reason in a slot is one for the question, and a code that is none has its place.
func TestSlots(t *testing.T) {
	const slots = `slots: [m1, m2], codes: [x, y, { code: dk, reason: dont_know }], missing: { "-9": refused }`
	s := changed{study: several(slots), files: export("m1,m2", "x,", "dk,", "-9,-9")}.must(t)
	if got := ticks(t, s); got != "answered 1: 1 0\ndont_know\nrefused\n" {
		t.Error(got)
	}
	checkMessages(t, map[string]oddity{
		"unknown":        {changed{study: several(slots), files: export("m1,m2", "x,z", "x,", "x,")}, `t/a.csv:2:25: question m: unknown code "z" (expected: x, y, dk)`},
		"missing column": {changed{study: several(slots), files: export("m1,m3", "x,", "x,", "x,")}, `t/a.csv:1: column "m2" is missing (question m) (did you mean "q2"?)`},
	})
}

// A code comes out as the study has it, whatever the export writes for it.
func TestSpellings(t *testing.T) {
	s := changed{
		study: []string{`{ code: Oui, means: "yes" }`, `{ code: Oui, means: "yes", spellings: ["Yes", "1"] }`, "{ code: NA, reason: not_applicable }", `{ code: NA, reason: not_applicable, spellings: [n/a] }`},
		files: map[string]string{"a.csv": header + "1,A1,N,Yes,1,Oui,1\n2,A2,N,n/a,,Non,2\n"},
	}.must(t)
	wantValues(t, s.Frame("a"), "q1", "Oui", notApplicable)
	wantValues(t, s.Frame("a"), "q2", "Oui", notAsked)
}

// Numbers are read as their column declares them, and never otherwise.
func TestThousands(t *testing.T) {
	c := changed{study: []string{"n: { type: number, label: N, min: 0, max: 1000, ", `n: { type: money, label: N, thousands: ",", `},
		files: map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui,\"$1,250.50\"\n2,A2,N,Oui,Oui,Oui,\"12,500\"\n"}}
	wantValues(t, c.must(t).Frame("a"), "n", 1250.5, 12500.0)
	c.files["a.csv"] = header + "1,A1,N,Oui,Oui,Oui,\"1,25\"\n2,A2,N,Oui,Oui,Oui,1\n"
	c.wants(t, `error t/a.csv:2:20: question n: "1,25" is not a number (expected digits, in groups of three where "," or a space parts them, decimal mark ".")`)
}

// Responses that are tests or not complete are counted apart and read no further: what is wrong with them does not matter.
func TestLeftOut(t *testing.T) {
	c := changed{
		study: []string{"    name: name\n", "    name: name\n    complete: { column: sent }\n    tests: { column: status, is: [\"1\", Test] }\n"},
		files: map[string]string{"a.csv": "id,name,region,q1,q2,q3,n,sent,status\n1,A1,N,Oui,Oui,Oui,10,2026-01-01,0\n2,A2,Nowhere,?,,Non,20, ,0\n1,A3,s,Non,,Oui,,2026-01-01,Test\n4,A3,s,Non,,Oui,,,1\n"},
	}
	s := c.must(t)
	if got := s.LeftOut["a"]; got != (survey.LeftOut{Tests: 2, Incomplete: 1}) || s.Frame("a").Len() != 1 || s.LeftOut["b"] != (survey.LeftOut{}) {
		t.Errorf("%+v, %d respondents", got, s.Frame("a").Len())
	}
	c.wants(t, "note t/a.csv:1:27: incomplete responses left out (complete): 1", "note t/a.csv:1:32: tests and previews left out (tests): 2")
	c.study[1] = "    name: name\n    complete: { column: send, is: [x] }\n"
	c.wants(t, `error t/a.csv:1: column "send" is missing (complete) (did you mean "sent"?)`)
}

// An apostrophe that a platform puts before a formula is cut where the study says so, and nowhere else.
func TestMasked(t *testing.T) {
	file := map[string]string{"a.csv": header + "1,'=A1,N,Oui,Oui,Oui,'-5\n2,'A2,N,Oui,Oui,Oui,'\n"}
	c := changed{study: []string{"    name: name\n", "    name: name\n    masked: true\n", "n: { type: number, label: N, min: 0, max: 1000, ", "n: { type: text, label: N, "}, files: file}
	wantValues(t, c.must(t).Frame("a"), "name", "=A1", "'A2")
	wantValues(t, c.must(t).Frame("a"), "n", "-5", "'")
	c.study[1] = c.study[0]
	wantValues(t, c.must(t).Frame("a"), "name", "'=A1", "'A2")
}
