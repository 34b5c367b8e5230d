package tabulate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// the units table of an explanation, or nil.
func unitsOf(tables []*table.Table) *table.Table {
	for _, tab := range tables {
		if tab.ID == "units" {
			return tab
		}
	}
	return nil
}

// place is file:line, and the column where one cell says it.
var place = regexp.MustCompile(`^cosme2018/[a-z]+\.csv:\d+(:\d+)?$`)

// Every published figure is explained down to the respondents that count, with their number and their places.
func TestEveryFigureIsExplained(t *testing.T) {
	s := demo(t)
	for _, r := range figures(t, s) {
		tables := ExplainClaim(s, r)
		facts := factsOf(t, tables[0])
		for _, what := range []string{"Statement", "Published", "Where", "Computed", "Outcome", "Defined", "Formula"} {
			if facts[what] == "" {
				t.Errorf("%s: nothing on %s", r.Published.ID, what)
			}
		}
		units := unitsOf(tables)
		switch {
		case r.Declared.Units == "population" || !r.Declared.Scale.IsZero():
			if units != nil {
				t.Errorf("%s is a number of the study file, yet has units", r.Published.ID)
			}
			continue
		case units == nil:
			t.Errorf("%s: no units", r.Published.ID)
			continue
		}
		counted := 0
		for _, row := range body(units) {
			if row.Cells[at(t, units, "role")].Text.EN == "counts" {
				counted++
			}
			for where := range strings.SplitSeq(row.Cells[at(t, units, "place")].Text.EN, "; ") {
				if !place.MatchString(where) {
					t.Errorf("%s: %s stands at %q", r.Published.ID, row.Cells[0].Text.EN, where)
				}
			}
		}
		if r.Share != nil && counted != r.Computed.Count.Value {
			t.Errorf("%s: %d units count, want %d", r.Published.ID, counted, r.Computed.Count.Value)
		}
		if len(body(units)) != s.Frame(r.Declared.Unit.Value).Len() {
			t.Errorf("%s: %d units are listed", r.Published.ID, len(body(units)))
		}
	}
}

func factsOf(t *testing.T, tab *table.Table) map[string]string {
	t.Helper()
	facts := map[string]string{}
	for _, row := range tab.Rows {
		what, value := row.Cells[0].Text, row.Cells[1].Text
		if what.FR == "" || what.EN == "" || value.FR == "" && value.EN == "" {
			t.Errorf("a fact without words: %+v %+v", what, value)
		}
		facts[what.EN] = value.EN
	}
	return facts
}

// The places of the satisfied centres are those of the cells in the export, line breaks in earlier cells included.
func TestPlacesAreThoseOfTheCells(t *testing.T) {
	s := demo(t)
	units := unitsOf(ExplainClaim(s, *claim.Find(figures(t, s), "satisfied-ci")))
	text := demoLines(t, "ci.csv")
	checked := 0
	for _, row := range body(units) {
		if row.Cells[at(t, units, "role")].Text.EN != "counts" {
			continue
		}
		var line, column int
		if _, err := fmt.Sscanf(row.Cells[at(t, units, "place")].Text.EN, "cosme2018/ci.csv:%d:%d", &line, &column); err != nil {
			t.Fatal(err)
		}
		if got := text[line-1][column-1:]; !strings.HasPrefix(got, `"Oui"`) || !strings.Contains(text[line-1], row.Cells[0].Text.EN) {
			t.Errorf("%s: at %d:%d stands %.10q", row.Cells[0].Text.EN, line, column, got)
		}
		checked++
	}
	if checked != 17 {
		t.Errorf("%d places", checked)
	}
}

func demoLines(t *testing.T, name string) []string {
	t.Helper()
	file, err := study.Folders{studies.Folder(studies.Demo)}.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	text := make([]byte, info.Size())
	if _, err := file.Read(text); err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n")
}

// Those that count come first, then the rest of the base, then who is outside of it.
func TestOrderOfTheUnits(t *testing.T) {
	s := demo(t)
	units := unitsOf(ExplainClaim(s, *claim.Find(figures(t, s), "pace-kept-groups")))
	var roles []string
	for _, row := range body(units) {
		roles = append(roles, row.Cells[at(t, units, "role")].Text.EN)
	}
	want := slices.Concat(slices.Repeat([]string{"counts"}, 9), slices.Repeat([]string{"in the base"}, 3), slices.Repeat([]string{"outside the base"}, 3))
	if !slices.Equal(roles, want) {
		t.Errorf("%v, want %v", roles, want)
	}
}

// A statistic of some units sets the others apart, and a region stands where its respondents do.
func TestUnitsBehindAStatistic(t *testing.T) {
	s := demo(t)
	result := *claim.Find(figures(t, s), "region-score-first")
	units := unitsOf(ExplainClaim(s, result))
	first := body(units)[0]
	if got := first.Cells[at(t, units, "mesures")].Text.EN; got != "27" {
		t.Errorf("the first region has %s", got)
	}
	places := strings.Split(first.Cells[at(t, units, "place")].Text.EN, "; ")
	if len(places) < 2 || !strings.HasPrefix(places[0], "cosme2018/ci.csv:") || !strings.HasPrefix(places[len(places)-1], "cosme2018/regroupements.csv:") {
		t.Errorf("places %v, want rows of both sides", places)
	}
	condition := claim.Find(figures(t, s), "high-scores-budgets-100000").Declared.ShareOf
	declared := *claim.Find(figures(t, s), "score-mean-groups").Declared
	declared.Unit.Value, declared.WhereIf = study.RegionUnit, condition
	units = unitsOf(ExplainClaim(s, claim.Result{Declared: &declared}))
	roles := map[string]int{}
	for _, row := range body(units) {
		roles[row.Cells[at(t, units, "role")].Text.EN]++
	}
	if roles["counts"] != 2 || roles["outside the base"] != 13 {
		t.Errorf("%v; two regions meet the condition", roles)
	}
}

// Figures that are not computed are explained as far as they go.
func TestFiguresThatAreNotComputed(t *testing.T) {
	s := demo(t)
	for _, declared := range []*study.Figure{
		nil, {}, {Of: study.Located{Value: "nothing"}}, {Of: study.Located{Value: "mesures"}, Unit: study.Located{Value: "nobody"}},
		{Units: "respondents", Unit: study.Located{Value: "nobody"}},
	} {
		tables := ExplainClaim(s, claim.Result{Published: claim.Published{ID: "x", Comparison: "eq"}, Declared: declared, Status: claim.NotCheckable})
		if len(tables) != 1 || factsOf(t, tables[0])["Outcome"] != "not checkable" {
			t.Errorf("%+v: %d tables", declared, len(tables))
		}
	}
}

// Every variable of every unit is explained in both languages; each value has a place or comes from those that have one.
func TestEveryVariableIsExplained(t *testing.T) {
	s := demo(t)
	for _, unit := range s.Study.Units() {
		for _, v := range s.Frame(unit).Variables {
			tables, err := ExplainVariable(s, unit+":"+v.Name)
			if err != nil {
				t.Fatalf("%s: %v", v.Name, err)
			}
			units := tableNamed(t, tables, "units-"+unit)
			if units.ID != "units-"+unit || len(body(units)) != s.Frame(unit).Len() {
				t.Errorf("%s:%s: table %s with %d units", unit, v.Name, units.ID, len(body(units)))
			}
			for i, row := range body(units) {
				where := row.Cells[at(t, units, "place")].Text.EN
				for one := range strings.SplitSeq(where, "; ") {
					if !place.MatchString(one) {
						t.Errorf("%s:%s of %s stands at %q", unit, v.Name, row.Cells[0].Text.EN, one)
					}
				}
				value := row.Cells[at(t, units, strings.ReplaceAll(v.Name, ".", "_"))].Text
				if _, has := v.Value(i); has && (value.In(locale.French) == "" || value.In(locale.English) == "") {
					t.Errorf("%s:%s of %s has no words", unit, v.Name, row.Cells[0].Text.EN)
				}
			}
		}
	}
}

// A name alone stands for all units that have it.
func TestExplainedNames(t *testing.T) {
	s := demo(t)
	for name, want := range map[string]int{"satisfaction": 2, "ci:satisfaction": 1, "mesures": 3, "budget": 2, "ci.mesures": 1, "region:mesures": 1, "meilleur_centre": 1} {
		tables, err := ExplainVariable(s, name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := len(tables) - 1; got != want {
			t.Errorf("%s: %d units, want %d", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"satisfacton": `did you mean "satisfaction"?`, "satisfied-c": `did you mean "satisfied-ci"?`, "region:satisfaction": "nothing is called", "x:y": "nothing is called", "": "nothing is called",
	} {
		_, err := ExplainVariable(s, name)
		if got := wrong(t, err); !strings.Contains(got, want) {
			t.Errorf("%q: %s", name, got)
		}
	}
}

func TestWordsOfRanks(t *testing.T) {
	for nth, want := range map[int]string{0: "plus haute valeur de x", 1: "plus haute valeur de x", 2: "2e plus haute valeur de x"} {
		if got := figureFormula(nil, &study.Figure{Statistic: "highest", Nth: nth, Of: study.Located{Value: "x"}}); got.FR != want {
			t.Errorf("%d: %q, want %q", nth, got.FR, want)
		}
	}
}
