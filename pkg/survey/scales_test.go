package survey_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Four respondents: 2 of 2; 1 with one not applicable; 1 with one blank; nothing but not applicable.
const scaleRows = header + "1,A1,N,Oui,Oui,Oui,\n2,A2,N,Oui,Oui,NA,\n3,A3,S,Oui,Oui,,\n4,A4,E,NA,,NA,\n"

func TestScaleRules(t *testing.T) {
	type row struct{ score, maximum any }
	for _, c := range []struct {
		rules string
		want  [4]row
	}{
		{"not_applicable: zero, no_answer: zero", [4]row{{2.0, 2.0}, {1.0, 2.0}, {1.0, 2.0}, {0.0, 2.0}}},
		{"not_applicable: excluded, no_answer: zero", [4]row{{2.0, 2.0}, {1.0, 1.0}, {1.0, 2.0}, {noAnswer, noAnswer}}},
		{"not_applicable: prorated, no_answer: zero", [4]row{{2.0, 2.0}, {2.0, 2.0}, {1.0, 2.0}, {noAnswer, noAnswer}}},
		{"not_applicable: prorated, no_answer: excluded, minimum_items: 2", [4]row{{2.0, 2.0}, {noAnswer, noAnswer}, {1.0, 1.0}, {noAnswer, noAnswer}}},
		{"not_applicable: zero, no_answer: missing", [4]row{{2.0, 2.0}, {1.0, 2.0}, {noAnswer, noAnswer}, {0.0, 2.0}}},
		{"not_applicable: zero", [4]row{{2.0, 2.0}, {1.0, 2.0}, {noAnswer, noAnswer}, {0.0, 2.0}}},
		{"no_answer: prorated", [4]row{{2.0, 2.0}, {1.0, 1.0}, {2.0, 2.0}, {noAnswer, noAnswer}}},
	} {
		s := changed{study: []string{"not_applicable: zero, no_answer: zero", c.rules}, files: map[string]string{"a.csv": scaleRows}}.must(t)
		a := s.Frame("a")
		wantValues(t, a, "s", c.want[0].score, c.want[1].score, c.want[2].score, c.want[3].score)
		wantValues(t, a, "s_maximum", c.want[0].maximum, c.want[1].maximum, c.want[2].maximum, c.want[3].maximum)
		wantValues(t, a, "s_na", 0.0, 1.0, 0.0, 2.0)
		wantValues(t, a, "s_answered", 2.0, 1.0, 1.0, 0.0)
		if v := a.Variable("s"); v.Maximum != 2 {
			t.Errorf("%s: the highest score is %v", c.rules, v.Maximum)
		}
		want := []score.Items{{Total: 2, Counting: 2}, {Total: 2, Counting: 1, NotApplicable: 1}, {Total: 2, Counting: 1, NoAnswer: 1}, {Total: 2, NotApplicable: 2}}
		for i, items := range s.Items["s"]["a"] {
			if items != want[i] {
				t.Errorf("%s: items of unit %d are %+v, want %+v", c.rules, i, items, want[i])
			}
		}
	}
}

// counts says which answers add one, in the place of the yes; a question that was not asked is an item without an answer.
func TestScaleCounts(t *testing.T) {
	s := changed{study: []string{"items: [q1, q3]", "items: [q1, q2, q3], counts: [Non]"}}.must(t)
	wantValues(t, s.Frame("a"), "s", 0.0, 2.0, 1.0)
	scale := s.Study.Scale("s")
	if q := s.Study.Question("q1"); !survey.Adds(scale, q, "Non") || survey.Adds(scale, q, "Oui") {
		t.Error("counts is not what adds")
	}
	if items := s.Items["s"]["a"][1]; items != (score.Items{Total: 3, Counting: 2, NoAnswer: 1}) {
		t.Errorf("items %+v", items)
	}
}

// A scale of one side's questions is no variable of the other side, nor of the regions.
func TestScaleOfOneSide(t *testing.T) {
	s := changed{
		study: []string{"  q3: { type: yesno, codes: on, label: Q3 }", "  q3: { type: yesno, codes: on, label: Q3, asked_of: [a] }"},
		files: map[string]string{"b.csv": "region,q1,q2\nN,Oui,Non\nS,Non,\nE,Non,\n"},
	}.must(t)
	if s.Frame("a").Variable("s") == nil || s.Frame("b").Variable("s") != nil || s.Regions.Variable("s") != nil || s.Regions.Variable("a.s") == nil {
		t.Errorf("variables of b %v, of the regions %v", s.Frame("b").Names(), s.Regions.Names())
	}
}
