package survey_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/survey"
)

func TestSkipLogic(t *testing.T) {
	s := changed{files: map[string]string{"a.csv": header +
		"1,A1,N,Oui,Non,Oui,\n" + // asked, answered
		"2,A2,N,Oui,,Oui,\n" + // asked, left blank
		"3,A3,S,Non,,Oui,\n" + // not asked
		"4,A4,E,Non,Oui,Oui,\n" + // not to be asked, answered all the same
		"5,A5,E,,,Oui,\n" + // nobody can tell, left blank
		"6,A6,E,,Oui,Oui,\n" + // nobody can tell, answered
		"7,A7,E,Oui,NA,Oui,\n" + // asked, not applicable
		"8,A8,E,Non,NA,Oui,\n" + // not to be asked, a reason
		"9,A9,E,,NA,Oui,\n"}}.wants(t, // nobody can tell, a reason
		`warning t/a.csv:5:12: question q2: answer Oui to a question that was not to be asked (asked_if: q1 == "Oui"); it does not count`)
	wantValues(t, s.Frame("a"), "q2", "Non", noAnswer, notAsked, notAsked, notAsked, "Oui", notApplicable, notAsked, notApplicable)
	if words := s.Frame("a").Variable("q2").Words[3]; words != "Oui" {
		t.Errorf("the cell said %q", words)
	}
}

// A chain of conditions gives the same answers in whatever order the study file has the questions.
func TestChainsInAnyOrder(t *testing.T) {
	files := map[string]string{"a.csv": "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,\n2,A2,N,Non,Oui,,\n3,A3,S,Oui,Non,,\n4,A4,E,Oui,,,\n", "b.csv": "region,q1,q2,q3\nN,Non,,\n"}
	inOrder := changed{files: files, study: []string{"label: Q3 }", `label: Q3, asked_if: q2 == "Oui" }`}}
	reversed := changed{files: files, study: []string{
		`  q1: { type: yesno, codes: on, label: Q1 }
  q2: { type: yesno, codes: on, label: Q2, asked_if: q1 == "Oui" }
  q3: { type: yesno, codes: on, label: Q3 }
`, `  q3: { type: yesno, codes: on, label: Q3, asked_if: q2 == "Oui" }
  q2: { type: yesno, codes: on, label: Q2, asked_if: q1 == "Oui" }
  q1: { type: yesno, codes: on, label: Q1 }
`}}
	for name, c := range map[string]changed{"in order": inOrder, "reversed": reversed} {
		s := c.wants(t, `warning t/a.csv:3:12: question q2: answer Oui to a question that was not to be asked (asked_if: q1 == "Oui"); it does not count`)
		t.Log(name)
		wantValues(t, s.Frame("a"), "q2", "Oui", notAsked, "Non", noAnswer)
		wantValues(t, s.Frame("a"), "q3", "Oui", notAsked, notAsked, notAsked)
	}
}

func TestConditionThatCannotBeComputed(t *testing.T) {
	files := map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui,0\n"}
	changed{files: files, study: []string{`asked_if: q1 == "Oui"`, `asked_of: [a], asked_if: 1 / n > 3`}}.wants(t,
		"note t/b.csv:1:11: columns that the study does not declare, not read (1): q2",
		"error t/study.yaml:33:69: asked_if: 1 / n > 3 has no finite value")
	changed{files: files, study: []string{"    id: id\n", "    id: id\n    keep: 1 / n > 3\n"}}.wants(t,
		"error t/study.yaml:9:11: keep: 1 / n > 3 has no finite value")
}

func TestKeep(t *testing.T) {
	s := changed{study: []string{"    id: id\n", "    id: id\n    keep: n >= 10\n"}, files: map[string]string{
		"a.csv": header + "1,A1,N,Oui,Oui,Oui,10\n2,A2,N,Non,,Non,9\n3,A3,S,Non,,Non,\n4,A4,E,Non,,Non,11\n"}}.wants(t,
		"note t/a.csv: rows left out (keep: n >= 10): 2")
	if s.Dropped["a"] != 2 || s.Dropped["b"] != 0 || s.Frame("a").Len() != 2 || s.Frame("a").Units[1].ID != "4" {
		t.Errorf("%d rows are left out, %d are there", s.Dropped["a"], s.Frame("a").Len())
	}
	if missing := s.Nonrespondents("a"); len(missing) != 2 || missing[0].Name != "A2" {
		t.Errorf("nonrespondents %+v", missing)
	}
}

// A row that is left out is no duplicate, and an answer in it that is not valid is an error all the same.
func TestKeepComesBeforeDuplicates(t *testing.T) {
	c := changed{study: []string{"    id: id\n", "    id: id\n    keep: n >= 10\n"}, files: map[string]string{
		"a.csv": header + "1,A1,N,Oui,Oui,Oui,10\n1,A1,N,Non,,Non,9\n"}}
	c.wants(t, "note t/a.csv: rows left out (keep: n >= 10): 1")
	c.files["a.csv"] += "2,A2,X,Non,,Non,9\n"
	c.wants(t, "note t/a.csv: rows left out (keep: n >= 10): 2", `error t/a.csv:4:6: question region: unknown region "X"`)
	c.options = survey.Options{InvalidAsMissing: true}
	c.wants(t, "note t/a.csv: rows left out (keep: n >= 10): 2", `warning t/a.csv:4:6: question region: unknown region "X"`)
}
