package tabulate

import (
	"math"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Under a design a score has the mean, the standard error and the interval that means gives.
func TestScoresUnderADesign(t *testing.T) {
	s := rated(t, "score: sum, no_answer: excluded", ratedRows, true)
	for _, options := range []Options{{}, {By: []string{"h"}}, {Where: `x != "a"`, Level: 0.9}} {
		tab := must(t)(Scores(s, "", options))
		list, err := Estimates(s, Request{Statistic: MeanOf, Variables: []string{"s"}}, options)
		if err != nil || len(list) != len(body(tab)) {
			t.Fatalf("%d estimates for %d rows (%v)", len(list), len(body(tab)), err)
		}
		for k, row := range body(tab) {
			e := list[k]
			for key, want := range map[string]float64{"mean": e.Estimate.Value, "se": e.Estimate.SE, "n": float64(e.Estimate.N), "df": e.Estimate.DF, "missing": float64(e.LeftOut.Total())} {
				if got := row.Cells[at(t, tab, key)].Number; got != want {
					t.Errorf("%+v, %s: %v, want %v", options, key, got, want)
				}
			}
			if in := row.Cells[at(t, tab, "student")]; in.Range != e.Interval.Exists || in.Number != e.Interval.Lo || in.Hi != e.Interval.Hi {
				t.Errorf("%+v: interval %+v, want %+v", options, in, e.Interval)
			}
		}
		if notes := notesOf(tab); !strings.Contains(notes, "weighted, under the design") || !strings.Contains(notes, "Design (Persons): weights w") {
			t.Errorf("notes %s", notes)
		}
	}
}

// Filter equals group, weighted percents add up to 100, and the numbers are those of the weights: 2 in stratum u, 5 in v.
func TestWeightedScores(t *testing.T) {
	s := rated(t, "score: sum, no_answer: zero, not_applicable: zero", ratedRows, true)
	groups := must(t)(Scores(s, "", Options{By: []string{"h"}}))
	for _, h := range []string{"u", "v"} {
		filter := must(t)(Scores(s, "", Options{Where: `h == "` + h + `"`}))
		for _, key := range []string{"mean", "se", "sd", "min", "max", "n"} {
			if got, want := body(filter)[0].Cells[at(t, filter, key)], cell(t, groups, key, map[string]string{"group": h}); got != want {
				t.Errorf("%s, %s: by a filter %+v, by a group %+v", h, key, got, want)
			}
		}
	}
	// Scores 6, 18, 11 with weight 2; 3, 12, 15 with weight 5.
	mean := (2*(6+18+11) + 5*(3+12+15)) / 21.0
	squares := 0.0
	for i, x := range []float64{6, 18, 11, 3, 12, 15} {
		squares += []float64{2, 2, 2, 5, 5, 5}[i] / 21 * (x - mean) * (x - mean)
	}
	row := map[string]string{"unit": "p"}
	tab := must(t)(Scores(s, "", Options{}))
	if got, sd := cell(t, tab, "mean", row).Number, cell(t, tab, "sd", row).Number; math.Abs(got-mean) > 1e-12 || math.Abs(sd-math.Sqrt(squares*6/5)) > 1e-12 {
		t.Errorf("mean %v, SD %v, want %v and %v", got, sd, mean, math.Sqrt(squares*6/5))
	}
	shares := must(t)(Distribution(s, ""))
	if got := column(t, shares, "p_percent"); math.Abs(total(got)-100) > 1e-9 || math.Abs(got[0]-100*2/21.0) > 1e-9 {
		t.Errorf("percents %v", got)
	}
	items := must(t)(ItemsTable(s, ""))
	if got := cell(t, items, "p_mean", map[string]string{"question": "z"}).Number; math.Abs(got-(2*17+5*18)/21.0) > 1e-12 {
		t.Errorf("weighted mean of z %v", got)
	}
}

// The percents of items that count are weighted too, on the base of the study.
func TestWeightedItems(t *testing.T) {
	s := rated(t, "items: [x, y], counts: [d, e], no_answer: zero", ratedRows, true)
	items := must(t)(ItemsTable(s, ""))
	x := map[string]string{"question": "x"}
	if count, base, percent := cell(t, items, "p_count", x).Number, cell(t, items, "p_base", x).Number, cell(t, items, "p_percent", x).Number; count != 2 || base != 6 || math.Abs(percent-100*7/21.0) > 1e-9 {
		t.Errorf("%v of %v, %v %%", count, base, percent)
	}
	if notes := notesOf(items); !strings.Contains(notes, "Numbers and bases: unweighted; %: weighted.") {
		t.Errorf("notes %s", notes)
	}
	sensitivity := must(t)(Sensitivity(s, ""))
	if !strings.Contains(notesOf(sensitivity), "unweighted") {
		t.Errorf("notes %s", notesOf(sensitivity))
	}
}

// Nobody, or one person alone: no numbers, and no panic.
func TestScoresOfFewUnderADesign(t *testing.T) {
	s := rated(t, "score: mean, no_answer: excluded", ratedRows, true)
	nobody := must(t)(Scores(s, "", Options{Where: "z > 100"}))
	for _, key := range []string{"mean", "se", "sd", "min"} {
		if c := body(nobody)[0].Cells[at(t, nobody, key)]; c.Set {
			t.Errorf("nobody has the %s %v", key, c.Number)
		}
	}
	one := must(t)(Scores(s, "", Options{Where: "z == 10"}))
	if c := body(one)[0].Cells[at(t, one, "sd")]; c.Set {
		t.Errorf("one person has the SD %v", c.Number)
	}
}

// linkedRatings has two sides in two regions, of which p declares a design.
func linkedRatings(t testing.TB, way string) *survey.Survey {
	t.Helper()
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: linked
title: Linked
sides:
  p: { label: { fr: Personnes, en: Persons }, file: p.csv, id: id, region: region, design: { weight: w } }
  q: { label: { fr: Bureaux, en: Offices }, file: q.csv, id: id, region: region }
regions: { file: r.csv }
link: { one: q, many: p, combine: mean }
questions:
  id: { type: id, label: ID }
  region: { type: region, label: { fr: Région, en: Region } }
  x: { type: number, min: 1, max: 5, label: X }
  y: { type: number, min: 1, max: 5, label: Y }
scales: { s: { label: { fr: Échelle, en: Scale }, items: [x, y], score: ` + way + ` } }
`,
		"r.csv": "code,name\nN,Nord\nS,Sud\n",
		"p.csv": "id,region,w,x,y\n1,N,1,1,2\n2,N,3,4,5\n3,S,2,3,3\n",
		"q.csv": "id,region,x,y\n4,N,5,5\n5,S,1,3\n",
	})
}

// A side with a design stands beside one without, and beside the regions, in which nothing is weighted; it says so.
func TestScoresOfLinkedSides(t *testing.T) {
	for way, want := range map[string][]float64{"sum": {(3*1 + 9*3 + 6*2) / 6.0, 7, 13, 20}, "mean": {(1.5*1 + 4.5*3 + 3*2) / 6, 3.5, 3.25, 5}} {
		s := linkedRatings(t, way)
		tab := must(t)(Scores(s, "", Options{}))
		checkShape(t, way, tab)
		for i, unit := range []string{"p", "q", "region"} {
			if got := cell(t, tab, "mean", map[string]string{"unit": unit}).Number; math.Abs(got-want[i]) > 1e-12 {
				t.Errorf("%s of %s: %v, want %v", way, unit, got, want[i])
			}
			if se := cell(t, tab, "se", map[string]string{"unit": unit}); se.Set != (unit == "p") {
				t.Errorf("%s of %s: SE %+v", way, unit, se)
			}
		}
		if got := cell(t, tab, "maximum", map[string]string{"unit": "region"}).Number; got != want[3] {
			t.Errorf("%s: a region can have %v", way, got)
		}
		for _, tab := range []*table.Table{tab, must(t)(Ranking(s, ""))} {
			if notes := notesOf(tab); !strings.Contains(notes, "The units of a region are put together unweighted.") {
				t.Errorf("%s: notes of %s: %s", way, tab.ID, notes)
			}
		}
		items := must(t)(ItemsTable(s, ""))
		checkShape(t, way, items)
		if got := cell(t, items, "p_mean", map[string]string{"question": "x"}).Number; math.Abs(got-19/6.0) > 1e-12 {
			t.Errorf("weighted mean of x %v", got)
		}
	}
	if _, err := Agreements(linkedRatings(t, "sum"), []string{"s"}, Majority, Options{}); err == nil || !strings.Contains(wrong(t, err), "yes/no question") {
		t.Errorf("agreement on ratings: %v", err)
	}
}
