package claim

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// demoFigures checks figures added to the embedded study: how they are computed, and their lines.
func demoFigures(t *testing.T, declared, published string) []Result {
	t.Helper()
	text := replaceOnce(t, demoFile(t, studies.StudyFile), "  file: published.csv\n  figures:\n", "  file: published.csv\n  figures:\n"+declared)
	all := results(t, demoWith(map[string]string{studies.StudyFile: text, "published.csv": demoFile(t, "published.csv") + published}))
	return all[45:]
}

// The budgets of the groups, from the lowest: 0 8071 9662 10350 12500 13000 14700 19370 28000 28790 77000 105000 125000
// 125000 146981.
func TestStatistics(t *testing.T) {
	all := demoFigures(t, `
    sum: { unit: regroupements, statistic: sum, of: budget }
    median: { unit: regroupements, statistic: median, of: budget }
    min: { unit: regroupements, statistic: min, of: budget }
    max: { unit: regroupements, statistic: max, of: budget }
    first: { unit: regroupements, statistic: highest, of: budget }
    third: { unit: regroupements, statistic: highest, nth: 3, of: budget }
    low: { unit: regroupements, statistic: mean, of: budget, where: budget < 10000 }
    deep: { unit: regroupements, statistic: highest, nth: 16, of: budget }
    none: { unit: regroupements, statistic: mean, of: budget, where: budget < 0 }
`, `sum,,,,,,,723424,eq,
median,,,,,,,19370,eq,
min,,,,,,,0,eq,
max,,,,146981,,,,eq,
first,,,,,,,146981,eq,
third,,,,,,,125000,eq,
low,,,,,3,,5911,eq,
deep,,,,,,,0,eq,
none,,,,,,,0,eq,
`)
	for i, want := range []float64{723424, 19370, 0, 146981, 146981, 125000, (0 + 8071 + 9662) / 3.0} {
		if r := all[i]; r.Status != Match || math.Abs(r.Computed.Value-want) > 1e-9 {
			t.Errorf("%s: %s, %v, want %v (%v)", r.Published.ID, r.Status, r.Computed.Value, want, r.Notes)
		}
	}
	for i, want := range map[int]string{7: "15 values of budget: too few", 8: "0 values of budget: too few"} {
		if r := all[i]; r.Status != NotCheckable || !strings.Contains(r.Notes[0].EN, want) || r.Computed != (Figure{}) {
			t.Errorf("%s: %s %v", r.Published.ID, r.Status, r.Notes)
		}
	}
}

func TestUnitsAndBases(t *testing.T) {
	all := demoFigures(t, `
    regions: { unit: region, units: respondents }
    all-regions: { unit: region, units: population }
    answered: { unit: ci, share: 'rencontres_annee == "Non"', base: answered }
    asked: { unit: ci, share: 'rencontres_annee == "Non"' }
    gated: { unit: regroupements, share: 'rythme_maintenu == "Oui"' }
    undecided: { unit: ci, where: 'rencontres_annee == "Oui"', share: 'satisfaction == "Oui"' }
    nobody: { unit: ci, where: 'mesures > 19', share: 'satisfaction == "Oui"' }
`, "regions,,,,15,15,,,eq,\nall-regions,,,,15,,,,eq,\nanswered,,,,3,20,15,,eq,\nasked,,,,3,21,14,,eq,\ngated,,,,9,12,75,,eq,\nundecided,,,,15,17,,,eq,\nnobody,,,,0,0,,,eq,\n")
	for _, r := range all {
		if !r.Agrees {
			t.Errorf("%s: %+v %v", r.Published.ID, r.Computed, r.Notes)
		}
	}
	undecided := Find(all, "undecided")
	left := undecided.LeftOutByWhere()
	if left[study.NoAnswer] != 1 || left.Total() != 1 {
		t.Errorf("the condition was undecided for %v, want one centre that left it blank", left)
	}
	if nobody := Find(all, "nobody"); nobody.Computed.Percent.Set {
		t.Errorf("an empty base has the percent %v", nobody.Computed.Percent)
	}
	if gated := Find(all, "gated"); gated.Share.LeftOut[study.NotAsked] != 3 || len(gated.Share.Members) != 9 || len(gated.Share.InBase) != 12 {
		t.Errorf("%+v", gated.Share)
	}
}

// The different values of a variable are counted among the units that have one, whatever its kind.
func TestDistinct(t *testing.T) {
	all := demoFigures(t, `
    regions: { unit: ci, statistic: distinct, of: region }
    there: { unit: ci, statistic: distinct, of: region, where: 'region in ["Montréal", "Laval"]' }
    answers: { unit: ci, statistic: distinct, of: rencontres_annee }
    budgets: { unit: regroupements, statistic: distinct, of: budget }
    nothing: { unit: ci, statistic: distinct, of: mesures, where: mesures > 19 }
    wrong: { unit: ci, statistic: distinct, of: region }
`, "regions,,,,15,21,,,eq,\nthere,,,,2,,,,eq,\nanswers,,,,2,20,,,eq,\nbudgets,,,,,,,14,eq,\nnothing,,,,0,0,,,eq,\nwrong,,,,14,,,,eq,\n")
	for i, r := range all {
		if want := map[bool]Status{true: Match, false: Mismatch}[i < 5]; r.Status != want || r.Computed.Measure != "distinct" {
			t.Errorf("%s: %s, want %s: %+v %v", r.Published.ID, r.Status, want, r.Computed, r.Notes)
		}
	}
	if wrong := all[5]; len(wrong.Notes) != 1 || wrong.Notes[0].EN != "published count 14, recomputed 15" {
		t.Errorf("%v", wrong.Notes)
	}
}

// What a study recommends is counted; a study that recommends nothing has none.
func TestRecommendations(t *testing.T) {
	const figures = "  file: published.csv\n  figures:\n"
	none := demoFigures(t, "    advice: { units: recommendations }\n", "advice,,,,0,,,,eq,\n")[0]
	text := replaceOnce(t, demoFile(t, studies.StudyFile), figures, figures+"    advice: { units: recommendations }\n    more: { units: recommendations }\n")
	text = replaceOnce(t, text, "\nanalyses:\n", "\nrecommendations:\n  one: { title: One, themes: [concertation] }\n  two: { title: Two, themes: [structures] }\n\nanalyses:\n")
	all := results(t, demoWith(map[string]string{studies.StudyFile: text, "published.csv": demoFile(t, "published.csv") + "advice,,,,2,,,,eq,\nmore,,,,3,,,,eq,\n"}))[45:]
	for i, want := range []struct {
		r      Result
		status Status
		n      int
	}{{none, Match, 0}, {all[0], Match, 2}, {all[1], Mismatch, 2}} {
		if want.r.Status != want.status || want.r.Computed.Count.Value != want.n || want.r.Computed.Base.Set {
			t.Errorf("%d: %s %+v %v", i, want.r.Status, want.r.Computed, want.r.Notes)
		}
	}
}

// What the study file does not say cannot be checked.
func TestWithoutPopulation(t *testing.T) {
	s := load(t, small{figures: "    f: { units: population }\n    g: { units: respondents }\n", published: "f,,,,3,,,,eq,\ng,,,,3,,,,eq,\n", answers: people(0, 3, "Y,N,N")}.files())
	all, err := Verify(s)
	if err != nil {
		t.Fatal(err)
	}
	if f := Find(all, "f"); f.Status != NotCheckable || !strings.Contains(f.Notes[0].EN, "does not give the population") {
		t.Errorf("%s %v", f.Status, f.Notes)
	}
	if g := Find(all, "g"); g.Status != Match || g.Computed.Base.Set || g.Computed.Percent.Set {
		t.Errorf("%s %+v", g.Status, g.Computed)
	}
}

// What stands beside a figure is checked on the units and on the figure itself.
func TestBesideAFigure(t *testing.T) {
	also := func(constraint string) Result {
		all := demoFigures(t, "    x: { unit: regroupements, statistic: max, of: budget, also: [{ label: so, "+constraint+" }] }\n", "x,,,,,,,146981,eq,\n")
		return all[0]
	}
	for constraint, want := range map[string]bool{
		`count: budget == value, is: 1`:                  true,
		`count: budget == value, is: 2`:                  false,
		`count: budget > 100000, at_least: 4`:            true,
		`count: budget > 100000, at_least: 5`:            false,
		`count: budget > 100000, at_most: 4`:             true,
		`count: budget > 100000, at_most: 3`:             false,
		`count: 'rythme_maintenu == "Non"', is: 3`:       true, // the three that were not asked do not count
		`holds: value > 146980 && value < 146982`:        true,
		`holds: value < 0`:                               false,
		`holds: percent > 0`:                             false, // a maximum has no percent
		`holds: count == value`:                          true,
		`count: budget > 10 && budget < 9, at_least: 0`:  true,
		`count: 'jamais_rencontre == "Oui"', at_most: 0`: false,
	} {
		r := also(constraint)
		if len(r.Checks) != 1 || r.Checks[0].Holds != want || (r.Status == Match) != want {
			t.Errorf("%s: %+v, %s", constraint, r.Checks, r.Status)
		}
	}
}

// Figures that more questions tie together than can be looked through are not judged, and nothing breaks.
func TestTooManyQuestionsToJudge(t *testing.T) {
	long := `m_1_1 == "Oui" && m_1_2 == "Oui" && m_1_3 == "Oui" && m_1_4 == "Oui" && m_1_5 == "Oui" && m_2 == "Oui" && m_3 == "Oui"`
	all := demoFigures(t, "    x: { unit: ci, share: '"+long+"' }\n    y: { unit: ci, share: '"+long+` && m_7 == "Oui"' }`+"\n", "x,,,,1,,,,eq,\ny,,,,9,,,,eq,\n")
	for _, r := range all {
		if strings.Contains(r.Notes[0].EN, "hold") {
			t.Errorf("%s: %v", r.Published.ID, r.Notes)
		}
	}
}

func TestNamesOfOutcomes(t *testing.T) {
	seen := map[string]bool{}
	for _, status := range Statuses {
		for _, text := range []string{status.Label().FR, status.Plural().FR, status.Label().EN, status.Plural().EN} {
			if text == "" {
				t.Errorf("%s has no name", status)
			}
		}
		if seen[status.Label().FR] {
			t.Errorf("two outcomes are called %q", status.Label().FR)
		}
		seen[status.Label().FR] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d outcomes", len(seen))
	}
}

// The same study gives the same outcomes and notes.
func TestVerifyDoesNotVary(t *testing.T) {
	first, again := results(t, demoWith(nil)), results(t, demoWith(nil))
	for i, r := range first {
		if !reflect.DeepEqual(r.Notes, again[i].Notes) || r.Computed != again[i].Computed || r.Status != again[i].Status {
			t.Errorf("%s varies", r.Published.ID)
		}
	}
}

// A number of items has no unit to count and nothing beside it: that is an error with its place.
func TestNothingBesideANumberOfItems(t *testing.T) {
	for _, constraint := range []string{"holds: value < 40", "count: mesures == value, is: 1"} {
		text := replaceOnce(t, demoFile(t, studies.StudyFile), "  figures:\n", "  figures:\n    x: { scale: mesures, statistic: items, also: [{ label: so, "+constraint+" }] }\n")
		s := load(t, demoWith(map[string]string{studies.StudyFile: text, "published.csv": demoFile(t, "published.csv") + "x,,,,19,,,,eq,\n"}))
		if f := refusal(t, s); f.Kind != diag.Study || f.List[0].Pos.Line == 0 || !strings.Contains(f.Error(), "beside a number of items") {
			t.Errorf("%v", f)
		}
	}
}
