package tabulate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// tasks is a study of five tasks that are right or wrong, with the rows given: a number and the five answers.
func tasks(t testing.TB, rows string) *survey.Survey {
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: tasks
title: Tasks
sides: { p: { label: Persons, file: p.csv, id: id } }
codes: { yn: [{ code: "1", means: "yes" }, { code: "0", means: "no" }] }
questions:
  id: { type: id, label: ID }
  a: { type: yesno, codes: yn, label: A }
  b: { type: yesno, codes: yn, label: B }
  c: { type: yesno, codes: yn, label: C }
  d: { type: yesno, codes: yn, label: D }
  e: { type: yesno, codes: yn, label: E }
scales:
  five: { label: Five, items: [a, b, c, d, e], no_answer: missing }
  two: { label: Two, items: [a, b], no_answer: missing }
`,
		"p.csv": "id,a,b,c,d,e\n" + rows,
	})
}

// The omega of made-up tasks is that of R's factanal, of which the second is at its bound: testdata/reference/reliability.csv.
func TestOmegaOfTasks(t *testing.T) {
	s := tasks(t, "1,1,1,1,0,1\n2,1,1,0,1,0\n3,1,0,1,0,0\n4,0,0,0,0,0\n5,1,1,1,1,1\n6,0,0,1,0,0\n7,1,1,1,1,0\n8,1,0,0,0,0\n")
	whole, items := reliabilityOf(t, s, "five", Options{})
	checkSpaces(t, whole)
	checkSpaces(t, items)
	for key, want := range map[string]float64{"omega": 0.799616905957413, "omega_standardised": 0.791776851262268} {
		got := body(whole)[0].Cells[at(t, whole, key)]
		if math.Abs(got.Number-want) > 1e-9 || got.Mark == 0 || whole.Notes[got.Mark-1] != sentence(heywood) {
			t.Errorf("%s: %+v", key, got)
		}
	}
	for question, want := range map[string]bool{"a": false, "b": true} {
		if got := cell(t, items, "loading", map[string]string{"question": question}); (got.Mark > 0) != want || !got.Set {
			t.Errorf("loading of %s: %+v", question, got)
		}
	}
	whole, items = reliabilityOf(t, s, "two", Options{})
	if got := body(whole)[0].Cells[at(t, whole, "omega")]; got.Set || got.Mark == 0 || whole.Notes[got.Mark-1].EN != "Fewer than three items: see alpha." {
		t.Errorf("omega of two items: %+v", got)
	}
	if !items.Columns[at(t, items, "loading")].Machine || strings.Contains(notesOf(items), "Loading") {
		t.Error("loadings are shown where there are none")
	}
	MethodsTable(ReliabilityMethods(&study.Scale{})...)
}

// manyTasks are the answers of 80 made-up people who differ in how able they are; the last lacks an answer.
func manyTasks() string {
	source, rows := rand.New(rand.NewPCG(2, 0)), ""
	for i := range 80 {
		able, row := source.NormFloat64(), fmt.Sprint(i)
		for range 5 {
			answer := 0
			if able+0.7*source.NormFloat64() > 0 {
				answer = 1
			}
			row += fmt.Sprintf(",%d", answer)
		}
		if i == 79 {
			row = fmt.Sprintf("%d,1,,0,1,1", i)
		}
		rows += row + "\n"
	}
	return rows
}

// The interval holds omega, is wider at a higher level, and follows its seed, not the order of the rows; it is said how
// it was made.
func TestBootstrapOmega(t *testing.T) {
	interval := func(rows string, resamples int, options Options) (SideReliability, []*table.Table) {
		s := tasks(t, rows)
		scale, list, err := Reliability(s, "five", options)
		if err != nil {
			t.Fatal(err)
		}
		BootstrapOmega(list, resamples, options)
		return list[0], ReliabilityTables(s, scale, list, options)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(manyTasks(), "\n"), "\n")
	lines[len(lines)-1] += "\n"
	slices.Reverse(lines)
	side, tables := interval(manyTasks(), 400, Options{Seed: 5})
	again, _ := interval(strings.Join(lines, ""), 400, Options{Seed: 5})
	other, _ := interval(manyTasks(), 400, Options{Seed: 6})
	narrow, _ := interval(manyTasks(), 400, Options{Seed: 5, Level: 0.8})
	if i, omega := side.Omega, side.Analysis.Omega.Total.Value; !i.Exists || i.Lo >= omega || i.Hi <= omega || i.Resamples != 400 || i.Seed != 5 || i.Value != omega {
		t.Errorf("omega %v: %+v", omega, i)
	}
	if diff := cmp.Diff(side.Omega, again.Omega); diff != "" {
		t.Errorf("the order of the rows counts:\n%s", diff)
	}
	if other.Omega.Lo == side.Omega.Lo || narrow.Omega.Lo <= side.Omega.Lo || narrow.Omega.Hi >= side.Omega.Hi {
		t.Errorf("%+v, with another seed %+v, at 80 %% %+v", side.Omega, other.Omega, narrow.Omega)
	}
	checkShape(t, "bootstrap", tables[0])
	checkSpaces(t, tables[0])
	if notes := notesOf(tables[0]); !strings.Contains(notes, "at 95% (bootstrap percentile; resamples: 400, seed 5;") {
		t.Error(notes)
	}
	if got := body(tables[0])[0].Cells[at(t, tables[0], "omega_bootstrap")]; got.Number != side.Omega.Lo || got.Hi != side.Omega.Hi {
		t.Errorf("%+v", got)
	}
}

// Without an omega there is no word of its interval; without a respondent there is no panic.
func TestBootstrapOmegaOfNothing(t *testing.T) {
	for where, rows := range map[string]string{"": "1,1,0,1,0,1\n", `a == "0"`: "1,1,0,1,0,1\n"} {
		s := tasks(t, rows)
		scale, list, err := Reliability(s, "five", Options{Where: where})
		if err != nil {
			t.Fatal(err)
		}
		BootstrapOmega(list, 10, Options{})
		if whole := ReliabilityTables(s, scale, list, Options{})[0]; list[0].Omega.Exists || strings.Contains(notesOf(whole), "interval:") {
			t.Errorf("%+v, %s", list[0].Omega, notesOf(whole))
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("no resample at all is taken")
		}
	}()
	BootstrapOmega(nil, 0, Options{})
}

// checkSpaces checks the no-break spaces of the French notes and headings of a table, as checkFrench does.
func checkSpaces(t *testing.T, tab *table.Table) {
	t.Helper()
	texts := append([]locale.Text{tab.Title}, tab.Notes...)
	for _, column := range tab.Columns {
		texts = append(texts, column.Label)
	}
	for _, text := range texts {
		if found := loose.FindString(text.FR); found != "" {
			t.Errorf("%s: %q in %q", tab.ID, found, text.FR)
		}
	}
}
