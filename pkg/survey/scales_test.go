package survey_test

import (
	"strings"
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

// ratedStudy makes a study of ratings out of the small one: q1 and q3 have values of 1 to 4, n goes from 0 to 10.
func ratedStudy(scale string, rows string) changed {
	return changed{
		study: []string{
			`    - { code: Oui, means: "yes" }`, `    - { code: Oui, means: "yes", value: 4 }`, `    - { code: Non, means: "no" }`, `    - { code: Non, means: "no", value: 1 }`,
			"max: 1000, asked_of: [a] }", "max: 10 }", "  s: { label: S, items: [q1, q3], not_applicable: zero, no_answer: zero }", "  s: { label: S, " + scale + " }",
		},
		files: map[string]string{"a.csv": header + rows, "b.csv": "region,q1,q2,q3,n\nN,Oui,Non,Oui,2\nS,Non,,Non,4\nE,Non,,,5\n"},
	}
}

// Two respondents of one region, one of another: complete; without q3; q1 not applicable.
const ratedRows = "1,A1,N,Oui,Oui,Non,3\n2,A2,N,Non,,,10\n3,A3,S,NA,,Oui,0\n"

func TestRatedScales(t *testing.T) {
	for _, c := range []struct {
		scale          string
		score, maximum [3]any
		highest        float64
	}{
		{"items: [q1, q3, n], score: sum, not_applicable: zero, no_answer: zero", [3]any{8.0, 11.0, 4.0}, [3]any{18.0, 18.0, 18.0}, 18},
		{"items: [q1, q3, n], score: sum, no_answer: excluded", [3]any{8.0, 11.0, 4.0}, [3]any{18.0, 14.0, 14.0}, 18},
		{"items: [q1, q3, n], score: sum, not_applicable: prorated, no_answer: prorated", [3]any{8.0, 16.5, 6.0}, [3]any{18.0, 18.0, 18.0}, 18},
		{"items: [q1, q3, n], score: sum", [3]any{8.0, noAnswer, 4.0}, [3]any{18.0, noAnswer, 14.0}, 18},
		{"items: [q1, q3, n], score: sum, reverse: [q1, n], no_answer: excluded", [3]any{9.0, 4.0, 14.0}, [3]any{18.0, 14.0, 14.0}, 18},
		{"items: [q1, q3, n], score: mean, no_answer: excluded", [3]any{8.0 / 3, 5.5, 2.0}, [3]any{6.0, 7.0, 7.0}, 6},
		{"items: [q1, q3, n], score: mean, no_answer: excluded, minimum_items: 3", [3]any{8.0 / 3, noAnswer, noAnswer}, [3]any{6.0, noAnswer, noAnswer}, 6},
	} {
		s := ratedStudy(c.scale, ratedRows).must(t)
		a := s.Frame("a")
		wantValues(t, a, "s", c.score[:]...)
		wantValues(t, a, "s_maximum", c.maximum[:]...)
		wantValues(t, a, "s_na", 0.0, 0.0, 1.0)
		wantValues(t, a, "s_answered", 3.0, 2.0, 2.0)
		if v := a.Variable("s"); v.Maximum != c.highest {
			t.Errorf("%s: the highest score is %v", c.scale, v.Maximum)
		}
	}
}

// Where an item has no highest value a score has no maximum, for one respondent or for all.
func TestRatedScaleWithoutMaximum(t *testing.T) {
	c := ratedStudy("items: [q1, n], score: sum", ratedRows)
	c.study = append(c.study, "min: 0, max: 10 }", "min: 0 }")
	s := c.must(t)
	wantValues(t, s.Frame("a"), "s", 7.0, 11.0, 0.0)
	wantValues(t, s.Frame("a"), "s_maximum", noAnswer, noAnswer, noAnswer)
	if s.Frame("a").Variable("s").Maximum != 0 || s.Regions.Variable("s").Maximum != 0 {
		t.Error("there is a maximum")
	}
}

// A region adds its sides' sums, and takes the mean of their means; units of one side are combined first.
func TestRatedScoresOfRegions(t *testing.T) {
	sums := ratedStudy("items: [q1, n], score: sum, no_answer: excluded", ratedRows).must(t)
	wantValues(t, sums.Regions, "a.s", noAnswer, 9.0, 0.0)
	wantValues(t, sums.Regions, "s", noAnswer, 15.0, 5.0)
	means := ratedStudy("items: [q1, n], score: mean", ratedRows).must(t)
	wantValues(t, means.Regions, "a.s", noAnswer, 4.5, 0.0)
	wantValues(t, means.Regions, "s", noAnswer, 3.75, 1.25)
	if sum, mean := sums.Regions.Variable("s").Maximum, means.Regions.Variable("s").Maximum; sum != 28 || mean != 7 {
		t.Errorf("maxima of a region: %v and %v, want 28 and 7", sum, mean)
	}
}

func TestValues(t *testing.T) {
	s := ratedStudy("items: [q1, n], score: sum, reverse: [q1]", ratedRows).must(t)
	scale, a := s.Study.Scale("s"), s.Frame("a")
	of := func(name string, i int) float64 {
		return survey.Values(scale, s.Study.Question(name))(a.Variable(name), i)
	}
	if of("q1", 0) != 1 || of("q1", 1) != 4 || of("n", 0) != 3 {
		t.Errorf("values %v %v %v", of("q1", 0), of("q1", 1), of("n", 0))
	}
	defer func() {
		if got := recover(); got != "survey: unit: has no answer to q1" {
			t.Error(got)
		}
	}()
	of("q1", 2)
}

// A sum past the largest number is no score, and no infinity.
func TestScoreBeyondNumbers(t *testing.T) {
	huge := strings.Repeat("9", 308)
	c := ratedStudy("items: [n, m], score: sum", "1,A1,N,Oui,Oui,Non,"+huge+"\n2,A2,N,Oui,Oui,Non,1\n")
	c.study = append(c.study, "min: 0, max: 10 }", "column: { a: n, b: n } }\n  m: { type: number, label: M, column: n }")
	wantValues(t, c.must(t).Frame("a"), "s", invalid, 2.0)
}
