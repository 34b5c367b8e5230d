package tabulate

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// rates makes the table of rates of a study.
func rates(t testing.TB, s *survey.Survey, questions []string, options Options) *table.Table {
	t.Helper()
	list, err := Rates(s, questions, options)
	if err != nil {
		t.Fatal(err)
	}
	return RatesTables(s, list, options)[0]
}

// near reports whether two numbers agree to four decimals, as the reference values are printed.
func near(got, want float64) bool { return math.Abs(got-want) < 0.00005 }

// The rates of the founding study, counted here from the raw exports; the intervals are those of references.md.
func TestRatesOfSatisfaction(t *testing.T) {
	s := demo(t)
	tab := rates(t, s, []string{"satisfaction"}, Options{})
	for _, c := range []struct {
		side, file         string
		count, base        float64
		wilsonLo, wilsonHi float64
		finite             string // "" where there is an interval
		finiteLo, finiteHi float64
	}{
		{"ci", "ci.csv", 17, 21, 60.00, 92.33, "", 77.27, 81.82},
		{"regroupements", "regroupements.csv", 8, 15, 30.12, 75.19, "census", 0, 0},
	} {
		records := export(t, c.file, ';')
		yes := count(records, func(r map[string]string) bool { return r["satisfaction"] == "Oui" })
		if float64(yes) != c.count || float64(len(records)) != c.base {
			t.Fatalf("%s has %d of %d", c.file, yes, len(records))
		}
		row := map[string]string{"side": c.side}
		if got := cell(t, tab, "count", row).Number; got != c.count {
			t.Errorf("%s: count %v, want %v", c.side, got, c.count)
		}
		if got := cell(t, tab, "base", row).Number; got != c.base {
			t.Errorf("%s: base %v, want %v", c.side, got, c.base)
		}
		if got := cell(t, tab, "percent", row).Number; got != 100*c.count/c.base {
			t.Errorf("%s: %v %%", c.side, got)
		}
		wilson := cell(t, tab, "wilson", row)
		if !wilson.Range || !near(wilson.Number/100, c.wilsonLo/100) || !near(wilson.Hi/100, c.wilsonHi/100) {
			t.Errorf("%s: Wilson %v to %v, want %v to %v", c.side, wilson.Number, wilson.Hi, c.wilsonLo, c.wilsonHi)
		}
		finite := cell(t, tab, "finite", row)
		if finite.Text.EN != c.finite || finite.Set == (c.finite != "") || !near(finite.Number/100, c.finiteLo/100) || !near(finite.Hi/100, c.finiteHi/100) {
			t.Errorf("%s: finite population %+v, want %q %v to %v", c.side, finite, c.finite, c.finiteLo, c.finiteHi)
		}
		if got := cell(t, tab, "base_kind", row).Text.EN; got != "asked" {
			t.Errorf("%s: base %s", c.side, got)
		}
	}
}

// Every yes/no question of both sides, against the raw exports: base asked counts blanks, skip logic does not ask.
func TestRatesAgainstTheExports(t *testing.T) {
	s := demo(t)
	asked, answered := rates(t, s, nil, Options{}), rates(t, s, nil, Options{Base: study.AnsweredBase})
	gates := map[string]string{"rythme_maintenu": "rencontres_pasm", "plan_primaute_regroupement": "plan_primaute"}
	seen := 0
	for side, file := range map[string]string{"ci": "ci.csv", "regroupements": "regroupements.csv"} {
		records := export(t, file, ';')
		for _, q := range s.Study.QuestionsOf(side) {
			if q.Type != study.YesNo || strings.HasPrefix(q.Name, "m_") {
				continue
			}
			seen++
			isAsked := func(r map[string]string) bool { return gates[q.Name] == "" || r[gates[q.Name]] == "Oui" }
			yes := count(records, func(r map[string]string) bool { return isAsked(r) && r[q.Name] == "Oui" })
			base := count(records, isAsked)
			blank := count(records, func(r map[string]string) bool { return isAsked(r) && r[q.Name] == "" })
			row := map[string]string{"side": side, "question": q.Name}
			if got := cell(t, asked, "count", row).Number; got != float64(yes) {
				t.Errorf("%s %s: %v yes, want %d", side, q.Name, got, yes)
			}
			if got := cell(t, asked, "base", row).Number; got != float64(base) {
				t.Errorf("%s %s: base asked %v, want %d", side, q.Name, got, base)
			}
			if got := cell(t, answered, "base", row).Number; got != float64(base-blank) {
				t.Errorf("%s %s: base answered %v, want %d", side, q.Name, got, base-blank)
			}
			for _, tab := range []*table.Table{asked, answered} {
				if got := cell(t, tab, "no_answer", row).Number; got != float64(blank) {
					t.Errorf("%s %s: %v without an answer, want %d", side, q.Name, got, blank)
				}
				if got := cell(t, tab, "not_asked", row).Number; got != float64(len(records)-base) {
					t.Errorf("%s %s: %v not asked, want %d", side, q.Name, got, len(records)-base)
				}
			}
		}
	}
	if len(body(asked)) != seen {
		t.Errorf("%d rows, want one for each of the %d questions of a side", len(body(asked)), seen)
	}
}

// The census of the groups has no interval for the population, a conditional question none at all.
func TestNoIntervalWhereNothingSupportsIt(t *testing.T) {
	tab := rates(t, demo(t), []string{"rythme_maintenu", "cible_10"}, Options{})
	for question, want := range map[string]string{"rythme_maintenu": "–", "cible_10": "census"} {
		if got := cell(t, tab, "finite", map[string]string{"side": "regroupements", "question": question}); got.Set || got.Text.EN != want {
			t.Errorf("%s: %+v, want %q", question, got, want)
		}
	}
	where := Options{Where: `region == "Laval"`}
	if got := cell(t, rates(t, demo(t), []string{"cible_10"}, where), "finite", map[string]string{"side": "ci"}); got.Set {
		t.Errorf("a part of the centres has the population interval %v", got)
	}
}

// A choice has a row for each code, reasons for not answering aside; what does not count is in a column of its reason.
func TestRatesOfOneSide(t *testing.T) {
	s := oneSide(t)
	tab := rates(t, s, nil, Options{})
	if got := column(t, tab, "count"); !equal(got, 3, 1, 1, 0) {
		t.Errorf("counts %v", got)
	}
	if got := column(t, tab, "base"); !equal(got, 7, 3, 3, 3) {
		t.Errorf("bases %v", got)
	}
	for reason, want := range map[string][]float64{
		"no_answer": {1, 1, 1, 1}, "not_asked": {0, 4, 4, 4}, "not_applicable": {1, 0, 0, 0}, "refused": {1, 0, 0, 0},
	} {
		if got := column(t, tab, reason); !equal(got, want...) {
			t.Errorf("%s: %v, want %v", reason, got, want)
		}
	}
	answered := rates(t, s, []string{"happy"}, Options{Base: study.AnsweredBase})
	if got := column(t, answered, "base"); !equal(got, 4) {
		t.Errorf("base answered %v", got)
	}
}

func equal(got []float64, want ...float64) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if got[i] != want[i] {
			return false
		}
	}
	return true
}

// Another interval takes the column of Wilson's, under its own name and key; all else stays. 17 of 21 by Clopper and
// Pearson is 58.09 to 94.55: R, binom.test(17, 21).
func TestRatesByAnotherInterval(t *testing.T) {
	s := demo(t)
	by := func(s *survey.Survey, question, interval string) []*table.Table {
		list, err := Rates(s, []string{question}, Options{Interval: interval})
		if err != nil {
			t.Fatal(err)
		}
		tables := RatesTables(s, list, Options{Interval: interval})
		if s.Study.Claims != nil {
			checkFrench(t, s, append(tables, MethodsTable(RatesMethods(s, list, tables)...)))
		}
		return tables
	}
	usual := by(s, "satisfaction", "")
	for _, simple := range estimate.ProportionIntervals {
		tables := by(s, "satisfaction", simple.ID)
		if len(tables) != len(usual) || len(tables[0].Columns) != len(usual[0].Columns) {
			t.Fatalf("%s: another shape", simple.ID)
		}
		checkShape(t, simple.ID, tables[0])
		in := cell(t, tables[0], strings.ReplaceAll(simple.ID, "-", "_"), map[string]string{"side": "ci"})
		if !in.Range || in.Number >= 100*17.0/21 || in.Hi <= 100*17.0/21 {
			t.Errorf("%s: %v to %v", simple.ID, in.Number, in.Hi)
		}
		if isWilson := simple.ID == "wilson"; isWilson != (tables[0].Notes[1] == usual[0].Notes[1]) {
			t.Errorf("%s: the note is %q", simple.ID, tables[0].Notes[1].EN)
		}
		if !cmp.Equal(tables[1], usual[1]) {
			t.Errorf("%s changes the differences", simple.ID)
		}
	}
	exact := by(s, "satisfaction", "clopper-pearson")[0]
	in := cell(t, exact, "clopper_pearson", map[string]string{"side": "ci"})
	if !near(in.Number/100, 0.58093) || !near(in.Hi/100, 0.94554) {
		t.Errorf("%v to %v", in.Number, in.Hi)
	}
	if note := exact.Notes[1].EN; !strings.Contains(note, "For units like these: Clopper-Pearson (exact).") {
		t.Errorf("note %q", note)
	}
	if note := by(oneSide(t), "happy", "logit")[0].Notes[1].EN; note != "Intervals at 95%. For units like these: logit." {
		t.Errorf("note without a population %q", note)
	}
	_, err := Rates(s, nil, Options{Interval: "korn-graubard"})
	if got := wrong(t, err); !strings.Contains(got, "only for a side that declares a design") {
		t.Errorf("an interval for designs: %s", got)
	}
}

// The methods of a table of rates are those that it uses, described in both languages.
func TestMethodsOfRates(t *testing.T) {
	for _, c := range []struct {
		s        *survey.Survey
		question string
		want     []string
	}{
		{demo(t), "satisfaction", []string{"mid-p", "finite-population", "newcombe"}},
		{demo(t), "collaboration", []string{"mid-p", "finite-population"}},
		{oneSide(t), "happy", []string{"mid-p"}},
	} {
		list, err := Rates(c.s, []string{c.question}, Options{Interval: "mid-p"})
		if err != nil {
			t.Fatal(err)
		}
		ids := RatesMethods(c.s, list, RatesTables(c.s, list, Options{Interval: "mid-p"}))
		tab := MethodsTable(ids...)
		checkShape(t, c.question, tab)
		if !slices.Equal(ids, c.want) || len(tab.Rows) != len(ids) || len(tab.Notes) != len(ids) {
			t.Errorf("%s: %q, %d rows, %d notes, want %q", c.question, ids, len(tab.Rows), len(tab.Notes), c.want)
		}
	}
	tab := MethodsTable("spearman", "wilson", "feldt")
	if tab.Rows[2].Cells[at(t, tab, "method")].Text.FR != "Feldt" || tab.Rows[0].Cells[at(t, tab, "id")].Text.EN != "spearman" || !strings.Contains(tab.Rows[1].Cells[at(t, tab, "source")].Text.FR, "Wilson") {
		t.Errorf("rows %+v", tab.Rows)
	}
}

func TestUnknownMethodsPanic(t *testing.T) {
	defer func() {
		if message, _ := recover().(string); !strings.HasPrefix(message, "tabulate: method: ") {
			t.Errorf("panic %q", message)
		}
	}()
	MethodsTable("guess")
}

// An empty base has no percent and no interval, and says so.
func TestEmptyBase(t *testing.T) {
	tab := rates(t, oneSide(t), []string{"colour"}, Options{Where: "age > 100"})
	for _, row := range body(tab) {
		percent, wilson := row.Cells[at(t, tab, "percent")], row.Cells[at(t, tab, "wilson")]
		if percent.Set || percent.Text.EN != "empty base" || wilson.Set || row.Cells[at(t, tab, "base")].Number != 0 {
			t.Errorf("percent %+v, Wilson %+v", percent, wilson)
		}
	}
	if len(body(tab)) != 3 {
		t.Errorf("%d rows", len(body(tab)))
	}
}

// The differences of Newcombe between the two sides: 17 of 21 less 8 of 15.
func TestDifferences(t *testing.T) {
	s := demo(t)
	list, err := Rates(s, []string{"satisfaction", "collaboration"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	tables := RatesTables(s, list, Options{})
	if len(tables) != 2 || len(body(tables[1])) != 1 {
		t.Fatalf("%d tables; only satisfaction was asked of both sides", len(tables))
	}
	difference := body(tables[1])[0].Cells[at(t, tables[1], "difference")].Number
	if want := 100 * (17.0/21 - 8.0/15); math.Abs(difference-want) > 1e-9 {
		t.Errorf("difference %v, want %v", difference, want)
	}
	interval := body(tables[1])[0].Cells[at(t, tables[1], "newcombe")]
	if !interval.Range || interval.Number > difference || interval.Hi < difference {
		t.Errorf("interval %v to %v around %v", interval.Number, interval.Hi, difference)
	}
	if by := RatesTables(s, list, Options{By: []string{"region"}}); len(by) != 1 {
		t.Errorf("%d tables with --by", len(by))
	}
}

func TestUnknownQuestions(t *testing.T) {
	s := demo(t)
	for name, want := range map[string]string{
		"satisfacton": `(did you mean "satisfaction"?)`, "reussites": `question "reussites": not in the study`, "": `question "": not in the study`,
	} {
		_, err := Rates(s, []string{name}, Options{})
		if got := wrong(t, err); !strings.Contains(got, want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	_, err := Rates(s, []string{"collaboration"}, Options{Where: `rythme_maintenu == "Oui"`})
	if got := wrong(t, err); !strings.Contains(got, "no side that --where and --by keep was asked: collaboration") {
		t.Errorf("a question of the other side: %s", got)
	}
}
