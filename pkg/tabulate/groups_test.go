package tabulate

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// groupsOf returns the groups of a side in a table of rates, by key, with a column of numbers.
func groupsOf(t *testing.T, tab *table.Table, side, question, key string) map[string]float64 {
	t.Helper()
	groups := map[string]float64{}
	for _, row := range body(tab) {
		if row.Cells[at(t, tab, "side")].Text.EN != side || row.Cells[at(t, tab, "question")].Text.EN != question {
			continue
		}
		group := row.Cells[at(t, tab, "group")].Text.EN
		if _, twice := groups[group]; twice {
			t.Errorf("%s has the group %q twice", side, group)
		}
		groups[group] = row.Cells[at(t, tab, key)].Number
	}
	return groups
}

func sum(groups map[string]float64) float64 {
	total := 0.0
	for _, n := range groups {
		total += n
	}
	return total
}

// The groups of --by add up to the whole, whatever splits them: a region, an answer, a question that some were not asked.
func TestGroupsAddUp(t *testing.T) {
	s := demo(t)
	for _, by := range []string{"region", "satisfaction", "rencontres_annee", "m_1_1", "rythme_maintenu", "collaboration", "etablissement"} {
		for _, base := range []study.Base{study.AskedBase, study.AnsweredBase} {
			whole, split := rates(t, s, nil, Options{Base: base}), rates(t, s, nil, Options{Base: base, By: []string{by}})
			for _, side := range s.Study.Sides.Names() {
				if _, ok := s.Study.Scope(side)[by]; !ok {
					continue
				}
				for _, q := range []string{"satisfaction", "rencontres_pasm", "cible_10"} {
					for _, key := range []string{"count", "base", "no_answer", "not_asked"} {
						want := cell(t, whole, key, map[string]string{"side": side, "question": q}).Number
						if got := sum(groupsOf(t, split, side, q, key)); got != want {
							t.Errorf("%s of %s %s by %s: %v, want %v", key, side, q, by, got, want)
						}
					}
				}
			}
		}
	}
}

// A group of --by is what --where selects: the same counts, bases and intervals.
func TestFilterIsGroup(t *testing.T) {
	s := demo(t)
	for by, codes := range map[string][]string{"satisfaction": {"Oui", "Non"}, "region": s.Study.Regions.Names(), "m_1_1": {"Oui", "Non"}} {
		split := rates(t, s, nil, Options{By: []string{by}})
		for _, code := range codes {
			list, err := Rates(s, nil, Options{Where: by + ` == "` + code + `"`})
			if err != nil {
				t.Fatal(err)
			}
			for _, rate := range list {
				if rate.Share.Selected == 0 {
					continue // A region without a unit makes no group.
				}
				row := map[string]string{"side": rate.Side.Name, "question": rate.Question.Name, "group": code}
				wilson := cell(t, split, "wilson", row)
				if cell(t, split, "count", row).Number != float64(rate.Share.Count) || cell(t, split, "base", row).Number != float64(rate.Share.Base) ||
					wilson.Number != 100*rate.Like.Lo || wilson.Hi != 100*rate.Like.Hi {
					t.Errorf("%v: where gives %d of %d", row, rate.Share.Count, rate.Share.Base)
				}
			}
		}
	}
}

// Units without a value of the variable are in a group of their reason: never one "NA".
func TestGroupOfEachReason(t *testing.T) {
	tab := rates(t, oneSide(t), []string{"colour"}, Options{By: []string{"happy"}})
	got := groupsOf(t, firstCode(t, tab, "red"), "p", "colour", "not_asked")
	want := map[string]float64{"Y": 0, "N": 1, "no_answer": 1, "not_applicable": 1, "refused": 1}
	if len(got) != len(want) {
		t.Errorf("groups %v, want %v", got, want)
	}
	for group, n := range want {
		if got[group] != n {
			t.Errorf("group %s: %v not asked, want %v", group, got[group], n)
		}
	}
}

// firstCode keeps the rows of one answer.
func firstCode(t *testing.T, tab *table.Table, code string) *table.Table {
	kept := *tab
	kept.Rows = slices.DeleteFunc(body(tab), func(row table.Row) bool { return row.Cells[at(t, tab, "answer")].Text.EN != code })
	return &kept
}

// A condition that only one side can answer keeps that side.
func TestConditionOfOneSide(t *testing.T) {
	s := demo(t)
	for where, side := range map[string]string{
		`collaboration == "Oui"`: "ci", `budget > 20000`: "regroupements", `rang_mesures <= 4`: "regroupements",
	} {
		for _, row := range body(rates(t, s, []string{"satisfaction"}, Options{Where: where})) {
			if got := row.Cells[2].Text.EN; got != side {
				t.Errorf("%s keeps %s", where, got)
			}
		}
		scores := must(t)(Scores(s, "", Options{Where: where}))
		if got := body(scores); len(got) != 1 || got[0].Cells[at(t, scores, "unit")].Text.EN != side {
			t.Errorf("%s: %d rows of scores", where, len(got))
		}
		respondents := must(t)(Respondents(s, "", Options{Where: where}))
		for _, row := range body(respondents) {
			if got := row.Cells[at(t, respondents, "side")].Text.EN; got != side {
				t.Errorf("%s lists a respondent of %s", where, got)
			}
		}
	}
}

// What no side knows is a *UsageError with the nearest name of any side, everywhere.
func TestConditionOfNoSide(t *testing.T) {
	s := demo(t)
	for _, c := range []struct {
		options Options
		want    string
	}{
		{Options{Where: `satisfacton == "Oui"`}, `did you mean "satisfaction"?`},
		{Options{Where: `colaboration == "Oui"`}, `did you mean "collaboration"?`}, // of the first side alone
		{Options{Where: `rythme_maintenus == "Oui"`}, `did you mean "rythme_maintenu"?`},
		{Options{Where: `satisfaction == "Ouais"`}, `satisfaction is never "Ouais"`},
		{Options{Where: `satisfaction ==`}, "invalid formula"},
		{Options{Where: `mesures`}, "invalid formula"},
		{Options{Where: `collaboration == "Oui" && budget > 3`}, "no side has all the variables of: collaboration"},
		{Options{By: []string{"regoin"}}, `did you mean "region"?`},
		{Options{By: []string{"colaboration"}}, `did you mean "collaboration"?`},
		{Options{Where: `collaboration == "Oui"`, By: []string{"rythme_maintenu"}}, "no side has all the variables of"},
		{Options{Where: `collaboration == "Oui"`, By: []string{"regoin"}}, `did you mean "region"?`},
		{Options{By: []string{"mesures"}}, "a variable with codes, a region, a condition or a table with bands (bands:) is needed"},
	} {
		_, err := Rates(s, nil, c.options)
		if got := wrong(t, err); !strings.Contains(got, c.want) {
			t.Errorf("rates %+v: %s", c.options, got)
		}
		_, err = Scores(s, "", c.options)
		if got := wrong(t, err); !strings.Contains(got, c.want) {
			t.Errorf("scores %+v: %s", c.options, got)
		}
		if len(c.options.By) > 0 {
			continue
		}
		_, err = Respondents(s, "", c.options)
		if got := wrong(t, err); !strings.Contains(got, c.want) {
			t.Errorf("respondents %+v: %s", c.options, got)
		}
	}
}

// A condition that cannot be computed on some answer is an error in both languages, not a crash.
func TestConditionThatCannotBeComputed(t *testing.T) {
	s := demo(t)
	where := Options{Where: `["Oui"][2] == satisfaction`}
	_, ratesErr := Rates(s, nil, where)
	_, scoresErr := Scores(s, "", where)
	_, respondentsErr := Respondents(s, "", where)
	_, correlateErr := Correlate(s, "budget", "mesures", Options{Where: `[1][2] == mesures`})
	for _, err := range []error{ratesErr, scoresErr, respondentsErr, correlateErr} {
		if got := wrong(t, err); !strings.Contains(got, "condition ") {
			t.Error(got)
		}
	}
}

// Units for which the condition could not be decided are counted, with the reason.
func TestUndecidedConditionIsCounted(t *testing.T) {
	s := demo(t)
	options := Options{Where: `rencontres_annee == "Oui"`}
	for name, tab := range map[string]*table.Table{
		"rates":       rates(t, s, []string{"satisfaction"}, options),
		"scores":      must(t)(Scores(s, "", options)),
		"respondents": must(t)(Respondents(s, "", options)),
	} {
		notes := notesOf(tab)
		if !strings.Contains(notes, `Condition: rencontres_annee == "Oui".`) || !strings.Contains(notes, "Integrated centres – condition not decided (no answer): 1.") {
			t.Errorf("%s: %s", name, notes)
		}
	}
	correlation, err := Correlate(s, "budget", "mesures", Options{Where: `ci.rencontres_annee > 0.5`})
	if err != nil {
		t.Fatal(err)
	}
	if all := len(correlation.Units) + correlation.LeftOut.Total(); all > s.Regions.Len() || len(correlation.Units) == 0 {
		t.Errorf("%d regions and %v left out", len(correlation.Units), correlation.LeftOut)
	}
}

func notesOf(tab *table.Table) string {
	var notes []string
	for _, note := range tab.Notes {
		notes = append(notes, note.EN)
	}
	return strings.Join(notes, "\n")
}

// Several variables make the crosses of their groups, each with what a condition on all of them selects, and the crosses
// add up to the groups of the first.
func TestGroupsOfSeveralVariables(t *testing.T) {
	s := demo(t)
	crossed := groupsOf(t, rates(t, s, []string{"satisfaction"}, Options{By: []string{"rencontres_annee", "m_1_1"}}), "ci", "satisfaction", "count")
	for _, first := range []string{"Oui", "Non"} {
		for _, second := range []string{"Oui", "Non"} {
			where := `rencontres_annee == "` + first + `" && m_1_1 == "` + second + `"`
			want := groupsOf(t, rates(t, s, []string{"satisfaction"}, Options{Where: where}), "ci", "satisfaction", "count")[""]
			if got, ok := crossed[first+" × "+second]; !ok || got != want {
				t.Errorf("%s: %v (shown: %t), want %v", where, got, ok, want)
			}
		}
	}
	if whole := groupsOf(t, rates(t, s, []string{"satisfaction"}, Options{}), "ci", "satisfaction", "count")[""]; sum(crossed) != whole {
		t.Errorf("the crosses add up to %v, want %v", sum(crossed), whole)
	}
}

// The bands of a side table and the two sides of a condition make groups too.
func TestGroupsOfBands(t *testing.T) {
	s := demo(t)
	bands := groupsOf(t, rates(t, s, []string{"satisfaction"}, Options{By: []string{"budget"}}), "regroupements", "satisfaction", "base")
	if len(bands) < 3 || sum(bands) != 15 {
		t.Errorf("bands of the budget: %v", bands)
	}
}
