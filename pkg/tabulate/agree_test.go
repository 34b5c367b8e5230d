package tabulate

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// agreements compares the sides, and fails where that is refused.
func agreements(t testing.TB, s *survey.Survey, names []string, rule UnitsRule) []Agreement {
	t.Helper()
	list, err := Agreements(s, names, rule, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// linked is a study of two sides in three regions: the first has two units in the first region. Both sides answer alike
// to a, the second always says yes to b, c has no answer of the second side, and only the first side was asked d.
func linked(t testing.TB, scales string) *survey.Survey {
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: linked
title: Linked
sides:
  p: { label: Persons, file: p.csv, region: region }
  q: { label: Queries, file: q.csv, region: region }
regions: { file: r.csv }
link: { one: q, many: p, combine: mean }
codes: { yn: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }] }
questions:
  region: { type: region, label: Region }
  a: { type: yesno, codes: yn, label: Alpha }
  b: { type: yesno, codes: yn, label: Beta }
  c: { type: yesno, codes: yn, label: Gamma }
  d: { type: yesno, codes: yn, label: Delta, asked_of: [p] }
` + scales,
		"r.csv": "code,name\nN,Nord\nS,Sud\nE,Est\n",
		"p.csv": "region,a,b,c,d\nN,Y,Y,Y,Y\nN,Y,N,Y,Y\nS,Y,N,N,N\nE,Y,Y,N,N\n",
		"q.csv": "region,a,b,c\nN,Y,Y,\nS,Y,Y,\nE,Y,Y,\n",
	})
}

const linkedScale = "scales: { s: { label: S, items: [a, b], no_answer: zero } }\n"

// The default rule is that of the items of a scale.
func TestAgreementsFollowItems(t *testing.T) {
	s := demo(t)
	_, items, err := Items(s, "")
	if err != nil {
		t.Fatal(err)
	}
	list := agreements(t, s, nil, Majority)
	if len(list) != len(items) {
		t.Fatalf("%d questions for %d items", len(list), len(items))
	}
	for i, a := range list {
		item := items[i]
		item.Shares = nil
		if a.Question != item.Question || a.Both != item.Both || a.Only != item.Only || a.Neither != item.Neither || a.Silent != item.Silent {
			t.Errorf("%s: %+v, as an item %+v", a.Question.Name, a.Item, item)
		}
		if a.Counts.N()+a.Silent != len(s.Links) || a.Results.Kappa.N != a.Counts.N() {
			t.Errorf("%s: %d of %d regions", a.Question.Name, a.Counts.N(), len(s.Links))
		}
	}
}

// Every rule against the raw exports, for a question that is in no scale.
func TestAgreementsAgainstTheExports(t *testing.T) {
	s := demo(t)
	for rule, says := range map[UnitsRule]func(yes, n int) bool{
		Majority: func(yes, n int) bool { return 2*yes >= n },
		AnyUnit:  func(yes, _ int) bool { return yes >= 1 },
		AllUnits: func(yes, n int) bool { return yes == n },
	} {
		var want agree.Paired
		for _, group := range export(t, "regroupements.csv", ';') {
			yes, n := 0, 0
			for _, centre := range export(t, "ci.csv", ';') {
				if regionOf(centre) == regionOf(group) && centre["satisfaction"] != "" {
					n++
					if centre["satisfaction"] == "Oui" {
						yes++
					}
				}
			}
			switch first, second := says(yes, n), group["satisfaction"] == "Oui"; {
			case first && second:
				want.Both++
			case first:
				want.First++
			case second:
				want.Second++
			default:
				want.Neither++
			}
		}
		if got := agreements(t, s, []string{"satisfaction"}, rule)[0].Counts; got != want {
			t.Errorf("%s: %+v, want %+v", rule, got, want)
		}
	}
}

// What all units say, most say; and what most say, one says.
func TestRulesAreOrdered(t *testing.T) {
	s := demo(t)
	one, most, all := agreements(t, s, nil, AnyUnit), agreements(t, s, nil, Majority), agreements(t, s, nil, AllUnits)
	differ := false
	for i := range most {
		yes := func(a Agreement) int { return a.Both + a.Only[0] }
		if yes(one[i]) < yes(most[i]) || yes(most[i]) < yes(all[i]) || one[i].Silent != all[i].Silent {
			t.Errorf("%s: %d with any, %d with the majority, %d with all", most[i].Question.Name, yes(one[i]), yes(most[i]), yes(all[i]))
		}
		differ = differ || yes(one[i]) > yes(all[i])
	}
	if !differ {
		t.Error("the rules make no difference")
	}
}

func TestAgreementQuestions(t *testing.T) {
	names := func(list []Agreement) string {
		var all []string
		for _, a := range list {
			all = append(all, a.Question.Name)
		}
		return strings.Join(all, " ")
	}
	for _, c := range []struct {
		scales string
		names  []string
		want   string
	}{
		{"", nil, "a b c"},
		{linkedScale, nil, "a b"},
		{linkedScale, []string{"c"}, "c"},
		{linkedScale, []string{"b", "s", "c", "b"}, "b a c"},
	} {
		if got := names(agreements(t, linked(t, c.scales), c.names, Majority)); got != c.want {
			t.Errorf("%v: %s, want %s", c.names, got, c.want)
		}
	}
}

func TestAgreementsRefused(t *testing.T) {
	for _, c := range []struct {
		s     *survey.Survey
		names []string
		want  string
	}{
		{oneSide(t), nil, "no agreement to measure: the study declares no link (link:)"},
		{twoSides(t), []string{"a"}, "no agreement to measure: the study declares no link (link:)"},
		{linked(t, linkedScale), []string{"a", "bb"}, `scale or yes/no question of both sides "bb": not in the study (did you mean "b"?); there are: s, a, b, c`},
		{linked(t, ""), []string{"d"}, `scale or yes/no question of both sides "d": not in the study; there are: a, b, c`},
		{linked(t, ""), []string{"region"}, `scale or yes/no question of both sides "region": not in the study; there are: a, b, c`},
	} {
		_, err := Agreements(c.s, c.names, Majority, Options{})
		if got := wrong(t, err); got != c.want {
			t.Errorf("%v: %s, want %s", c.names, got, c.want)
		}
	}
}

// Over all the items, each region is a cluster, and the counts are the sums.
func TestPooledAgreement(t *testing.T) {
	list := agreements(t, demo(t), nil, Majority)
	counts, results := pooledAgreement(list, Options{})
	var want agree.Paired
	for _, a := range list {
		want.Both, want.First, want.Second, want.Neither = want.Both+a.Both, want.First+a.Only[0], want.Second+a.Only[1], want.Neither+a.Neither
	}
	if counts != want || results.AC1.N != want.N() || results.AC1.Clusters != 15 {
		t.Errorf("%+v in %d clusters, want %+v", counts, results.AC1.Clusters, want)
	}
	alone := agree.Gwet(counts.Table(), agree.Options{})
	if alone.Value != results.AC1.Value || alone.SE >= results.AC1.SE {
		t.Errorf("AC1 %v (%v) by region, %v (%v) with independent pairs", results.AC1.Value, results.AC1.SE, alone.Value, alone.SE)
	}
	if observed := float64(want.Both+want.Neither) / float64(want.N()); math.Abs(results.Observed.Value-observed) > 1e-12 {
		t.Errorf("observed %v, want %v", results.Observed.Value, observed)
	}
}

// tableNamed returns the table of an identifier.
func tableNamed(t testing.TB, tables []*table.Table, id string) *table.Table {
	t.Helper()
	i := slices.IndexFunc(tables, func(tab *table.Table) bool { return tab.ID == id })
	if i < 0 {
		t.Fatalf("no table %s", id)
	}
	return tables[i]
}

// What has no value is a dash with a footnote that says why, and so is a kappa that means little.
func TestAgreementFootnotes(t *testing.T) {
	s := linked(t, "")
	list := agreements(t, s, nil, Majority)
	tables := AgreementTables(s, list, Majority, Options{})
	coefficients, differences := tableNamed(t, tables, "agreement"), tableNamed(t, tables, "agreement-difference")
	for _, c := range []struct {
		tab           *table.Table
		key, question string
		set           bool
		note          string
	}{
		{coefficients, "kappa", "a", false, "All answers are the same"},
		{coefficients, "alpha", "a", false, "All answers are the same"},
		{coefficients, "ac1", "a", true, ""},
		{coefficients, "kappa", "b", true, "appa is 0 whatever the other says"},
		{coefficients, "observed_percent", "c", false, "0 unit(s): at least 2 are needed"},
		{differences, "mid_p", "a", false, "No discordant unit"},
		{differences, "mid_p", "b", true, ""},
		{differences, "difference", "c", false, ""},
	} {
		got := cell(t, c.tab, c.key, map[string]string{"question": c.question})
		note := ""
		if got.Mark > 0 {
			note = c.tab.Notes[got.Mark-1].EN
		}
		if got.Set != c.set || !strings.Contains(note, c.note) || c.note == "" && note != "" {
			t.Errorf("%s of %s: %+v with the note %q", c.key, c.question, got, note)
		}
	}
	if got := column(t, tableNamed(t, tables, "agreement-answers"), "silent"); !equal(got, 0, 0, 3) {
		t.Errorf("silent: %v", got)
	}
	if got := cell(t, differences, "newcombe", map[string]string{"question": "b"}); !got.Range || got.Number >= 0 || got.Hi <= got.Number {
		t.Errorf("Newcombe of b: %+v", got)
	}
}

// The paradox of kappa has its footnote.
func TestParadoxFootnote(t *testing.T) {
	tab := &table.Table{ID: "t"}
	a := Agreement{Item: Item{Question: linked(t, "").Study.Question("a")}, Counts: agree.Paired{Both: 118, First: 5, Second: 2}}
	a.Results = agreementResults(a.Counts.Table(), agree.Options{})
	cells := coefficientCells(tab, a, Majority)
	if kappa := cells[5]; kappa.Mark == 0 || !strings.Contains(tab.Notes[kappa.Mark-1].EN, "Kappa paradox") {
		t.Errorf("%+v, %v", kappa, tab.Notes)
	}
}

// One question has no table over all of them; every table says the rule.
func TestAgreementTables(t *testing.T) {
	s := demo(t)
	for _, rule := range UnitsRules {
		one := AgreementTables(s, agreements(t, s, []string{"satisfaction"}, rule), rule, Options{})
		many := AgreementTables(s, agreements(t, s, nil, rule), rule, Options{Level: 0.8})
		if len(one) != 3 || len(many) != 4 {
			t.Errorf("%d and %d tables", len(one), len(many))
		}
		for _, tab := range append(one, many...) {
			if notes := notesOf(tab); !strings.Contains(notes, rule.Label().EN) {
				t.Errorf("%s: the rule is not said: %s", tab.ID, notes)
			}
			for _, row := range tab.Rows {
				if got := row.Cells[at(t, tab, "rule")].Text.EN; got != string(rule) {
					t.Errorf("%s: rule %q", tab.ID, got)
				}
			}
		}
		if notes := notesOf(many[1]); !strings.Contains(notes, "Intervals at 80%") {
			t.Errorf("the level is not said: %s", notes)
		}
	}
}

// Every table has its shape and its French, and is the same when it is made again.
func TestAgreementTablesHaveTheirShape(t *testing.T) {
	for name, build := range map[string]func(testing.TB) *survey.Survey{
		"demo":   demo,
		"linked": func(t testing.TB) *survey.Survey { return linked(t, "") },
	} {
		s, again := build(t), build(t)
		for _, rule := range UnitsRules {
			tables := AgreementTables(s, agreements(t, s, nil, rule), rule, Options{})
			for _, tab := range tables {
				checkShape(t, name, tab)
			}
			if name == "demo" {
				checkFrench(t, s, tables)
			}
			if diff := cmp.Diff(tables, AgreementTables(again, agreements(t, again, nil, rule), rule, Options{})); diff != "" {
				t.Errorf("%s by %s varies:\n%s", name, rule, diff)
			}
		}
	}
}
