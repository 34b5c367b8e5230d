package tabulate

import (
	"math"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// reliabilityOf makes the tables of the reliability of a scale, and checks their shape.
func reliabilityOf(t *testing.T, s *survey.Survey, name string, options Options) (whole, items *table.Table) {
	t.Helper()
	scale, list, err := Reliability(s, name, options)
	if err != nil {
		t.Fatal(err)
	}
	tables := ReliabilityTables(s, scale, list, options)
	for _, tab := range tables {
		checkShape(t, name, tab)
	}
	return tables[0], tables[1]
}

// The alpha of the founding study's scale against KR-20, from the shares and totals of the raw exports: what does not
// apply and what is blank counts as zero there.
func TestReliabilityAgainstTheExports(t *testing.T) {
	s := demo(t)
	whole, items := reliabilityOf(t, s, "mesures", Options{})
	checkFrench(t, s, []*table.Table{whole, items})
	for side, file := range map[string]string{"ci": "ci.csv", "regroupements": "regroupements.csv"} {
		records := export(t, file, ';')
		n, parts, sum, squares := float64(len(records)), 0.0, 0.0, 0.0
		for _, q := range s.Study.Scale("mesures").Questions {
			p := float64(count(records, func(r map[string]string) bool { return r[q.Name] == "Oui" })) / n
			parts += p * (1 - p)
			if got := cell(t, items, "percent", map[string]string{"side": side, "question": q.Name}).Number; math.Abs(got-100*p) > 1e-9 {
				t.Errorf("%s %s: %v, want %v", side, q.Name, got, 100*p)
			}
		}
		for _, r := range records {
			total := 0.0
			for _, q := range s.Study.Scale("mesures").Questions {
				if r[q.Name] == "Oui" {
					total++
				}
			}
			sum, squares = sum+total, squares+total*total
		}
		want := 19.0 / 18 * (1 - parts/(squares/n-sum*sum/(n*n)))
		row := map[string]string{"side": side}
		if got := cell(t, whole, "alpha", row).Number; math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: alpha %v, KR-20 %v", side, got, want)
		}
		if in := cell(t, whole, "feldt", row); !in.Range || in.Number >= want || in.Hi <= want {
			t.Errorf("%s: interval %v to %v", side, in.Number, in.Hi)
		}
		if got := cell(t, whole, "n", row).Number; got != n || cell(t, whole, "left_out", row).Number != 0 {
			t.Errorf("%s: %v respondents, want %v", side, got, n)
		}
	}
}

// Items to which all answer alike have no correlation, and are named.
func TestConstantItemsAreNamed(t *testing.T) {
	whole, items := reliabilityOf(t, demo(t), "", Options{})
	ci := map[string]string{"side": "ci"}
	if got := cell(t, whole, "standardised", ci); got.Set || got.Text.EN != "constant item" {
		t.Errorf("standardised alpha %+v", got)
	}
	got := 0
	for _, row := range body(items) {
		c := row.Cells[at(t, items, "item_total")]
		if percent := row.Cells[at(t, items, "percent")].Number; c.Set == (percent == 100 || percent == 0) {
			t.Errorf("item at %v %% has the correlation %+v", percent, c)
		}
		if !c.Set {
			got++
		}
	}
	note := items.Notes[len(items.Notes)-1]
	if got != 2 || strings.Count(note.FR, "\u00a0;") != 1 || !strings.Contains(note.FR, "1.1 ") || !strings.Contains(note.EN, "constant items") {
		t.Errorf("%d constant items; note %+v", got, note)
	}
}

// A blank item is 0 where the scale says so; else the respondent is left out and counted by reason.
func TestReliabilityFollowsTheRules(t *testing.T) {
	for rule, want := range map[string][]float64{"zero": {3, 0, 0}, "missing": {2, 1, 1}, "prorated": {2, 1, 1}} {
		whole, _ := reliabilityOf(t, twoSidesWith(t, rule), "s", Options{})
		row := map[string]string{"side": "p"}
		for i, key := range []string{"n", "left_out", "no_answer"} {
			if got := cell(t, whole, key, row).Number; got != want[i] {
				t.Errorf("%s: %s is %v, want %v", rule, key, got, want[i])
			}
		}
	}
	s := written(t, map[string]string{
		studies.StudyFile: `version: 1
id: one
title: One side
sides: { p: { label: Persons, file: p.csv, id: id } }
codes: { yn: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }, { code: NA, reason: not_applicable }] }
questions:
  id: { type: id, label: ID }
  a: { type: yesno, codes: yn, label: A }
  b: { type: yesno, codes: yn, label: B }
  c: { type: yesno, codes: yn, label: C }
scales: { s: { label: S, items: [a, b, c], not_applicable: excluded, no_answer: missing } }
`,
		"p.csv": "id,a,b,c\n1,Y,Y,Y\n2,N,NA,\n3,Y,,NA\n4,N,N,Y\n5,Y,N,N\n",
	})
	whole, items := reliabilityOf(t, s, "s", Options{})
	for key, want := range map[string]float64{"n": 3, "left_out": 2, "not_applicable": 1, "no_answer": 1, "items": 3} {
		if got := column(t, whole, key); !equal(got, want) {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	if reasons := body(whole)[0].Cells[at(t, whole, "reasons")].Text.EN; reasons != "no answer: 1; not applicable: 1" || !strings.Contains(notesOf(whole), "left out: no answer: 1; not applicable: 1.") {
		t.Errorf("reasons %q", reasons)
	}
	// Respondents 1, 4 and 5 have 111, 001 and 100: the variances are 1/3 each and that of the totals 3, 1, 1 is 4/3.
	if got := column(t, whole, "alpha"); math.Abs(got[0]-1.5*(1-1/(4.0/3))) > 1e-12 {
		t.Errorf("alpha %v", got)
	}
	if got := column(t, items, "percent"); math.Abs(got[1]-100.0/3) > 1e-9 || len(got) != 3 {
		t.Errorf("percents %v", got)
	}
	empty, none := reliabilityOf(t, s, "s", Options{Where: `a == "N" and b == "Y"`})
	if c := body(empty)[0].Cells[at(t, empty, "alpha")]; c.Set || c.Text.EN != "fewer than two complete respondents" {
		t.Errorf("alpha of nobody %+v", c)
	}
	if c := body(none)[0].Cells[at(t, none, "percent")]; c.Set || c.Text.EN != "empty base" {
		t.Errorf("percent of nobody %+v", c)
	}
}

func TestReliabilityOfWhatIsNotThere(t *testing.T) {
	for name, c := range map[string]struct {
		s       *survey.Survey
		scale   string
		options Options
		want    string
	}{
		"unknown scale": {demo(t), "mesure", Options{}, `(did you mean "mesures"?)`},
		"no scale":      {oneSide(t), "", Options{}, "the study declares no scale"},
		"condition":     {twoSides(t), "s", Options{Where: "d == 1"}, `unknown variable "d"`},
	} {
		_, _, err := Reliability(c.s, c.scale, c.options)
		if got := wrong(t, err); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	// Only the side q was asked c: the other has no part in the condition, nor in the tables.
	whole, _ := reliabilityOf(t, twoSides(t), "s", Options{Where: `c == "Y" or c == "N"`})
	if len(body(whole)) != 1 || body(whole)[0].Cells[at(t, whole, "side")].Text.EN != "q" {
		t.Errorf("rows %+v", whole.Rows)
	}
}
