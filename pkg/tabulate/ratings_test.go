package tabulate

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// rated is a study of one side with two ratings of 1 to 5 and one of 0 to 10, drawn by stratum where it has a design.
func rated(t testing.TB, scale, rows string, designed bool) *survey.Survey {
	t.Helper()
	design := ""
	if designed {
		design = "    design: { weight: w, stages: [{ strata: h }] }\n"
	}
	if !strings.Contains(scale, "items: [") {
		scale = "items: [x, y, z], " + scale
	}
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: rated
title: Ratings
sides:
  p:
    label: { fr: Personnes, en: Persons }
    file: p.csv
    id: id
` + design + `codes: { five: [{ code: a, value: 1 }, { code: b, value: 2 }, { code: c, value: 3 }, { code: d, value: 4 }, { code: e, value: 5 }, { code: na, reason: not_applicable }] }
questions:
  id: { type: id, label: ID }
  h: { type: choice, codes: [u, v], label: H }
  x: { type: choice, codes: five, label: { fr: Énoncé X, en: Item X } }
  y: { type: choice, codes: five, label: { fr: Énoncé Y, en: Item Y } }
  z: { type: number, min: 0, max: 10, label: { fr: Énoncé Z, en: Item Z } }
scales: { s: { label: { fr: Échelle, en: Scale }, ` + scale + ` } }
claims: { file: c.csv, figures: { m: { statistic: mean, of: s } } }
`,
		"c.csv": "id,section,group,statement,count,base,percent,value,comparison,note\nm,1,,S,,,,9,eq,\n",
		"p.csv": "id,h,w,x,y,z\n" + rows,
	})
}

// Six persons in two strata; the fifth leaves y blank, the sixth calls x not applicable.
const ratedRows = "1,u,2,a,b,3\n2,u,2,e,d,9\n3,u,2,c,c,5\n4,v,5,b,a,0\n5,v,5,d,,8\n6,v,5,na,e,10\n"

// attemptRated makes every table of a survey with a scale of ratings and checks its shape, and the French of those of the
// scale.
func attemptRated(t *testing.T, s *survey.Survey) {
	t.Helper()
	for _, tab := range attempts(t, s) {
		checkShape(t, "rated", tab)
	}
	var tables []*table.Table
	for _, options := range []Options{{}, {By: []string{"h"}}} {
		tables = append(tables, must(t)(Scores(s, "", options)))
	}
	tables = append(tables, must(t)(Respondents(s, "", Options{})), must(t)(ItemsTable(s, "")), must(t)(Sensitivity(s, "")))
	if tab := must(t)(Distribution(s, "")); tab != nil {
		tables = append(tables, tab)
	}
	explained, err := ExplainVariable(s, "s")
	if err != nil {
		t.Fatal(err)
	}
	tables = append(tables, explained...)
	scale, list, err := Reliability(s, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tab := range ReliabilityTables(s, scale, list, Options{}) {
		checkShape(t, "rated", tab)
	}
	ids, err := ScoresMethods(s, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	tables = append(tables, MethodsTable(ids...), MethodsTable(ReliabilityMethods(scale)...))
	for _, tab := range tables {
		checkShape(t, "rated", tab)
	}
	checkFrench(t, s, tables)
}

func TestTablesOfRatings(t *testing.T) {
	for _, scale := range []string{"score: sum", "score: mean, no_answer: excluded, reverse: [y, z]", "score: sum, no_answer: prorated, not_applicable: zero, minimum_items: 2"} {
		for _, designed := range []bool{false, true} {
			attemptRated(t, rated(t, scale, ratedRows, designed))
		}
	}
}

func TestScoresOfRatings(t *testing.T) {
	row := map[string]string{"unit": "p"}
	for scale, want := range map[string][]float64{ // n, missing, mean, min, max, maximum
		"score: sum": {5, 1, (6 + 18 + 11 + 3 + 15) / 5.0, 3, 18, 20},
		"score: mean, no_answer: excluded, reverse: [z]": {6, 0, (10/3.0 + 10/3.0 + 11/3.0 + 13/3.0 + 3 + 2.5) / 6, 2.5, 13 / 3.0, 20 / 3.0},
	} {
		tab := must(t)(Scores(rated(t, scale, ratedRows, false), "", Options{}))
		for i, key := range []string{"n", "missing", "mean", "min", "max", "maximum"} {
			if got := cell(t, tab, key, row).Number; math.Abs(got-want[i]) > 1e-12 {
				t.Errorf("%s: %s is %v, want %v", scale, key, got, want[i])
			}
		}
		for _, column := range tab.Columns {
			if column.Key == "se" {
				t.Error("a standard error without a design")
			}
		}
	}
}

// A scale without a maximum shows none, and no 0 in its place.
func TestScoresWithoutMaximum(t *testing.T) {
	s := written(t, map[string]string{
		studies.StudyFile: "version: 1\nid: o\ntitle: O\nsides: { p: { label: P, file: p.csv, id: id } }\nquestions:\n  id: { type: id, label: ID }\n  n: { type: number, label: N }\n" +
			"scales: { s: { label: S, items: [n], score: sum } }\n",
		"p.csv": "id,n\n1,5\n2,7\n",
	})
	for _, tab := range []*table.Table{must(t)(Scores(s, "", Options{})), must(t)(Respondents(s, "", Options{}))} {
		c := body(tab)[0].Cells[at(t, tab, "maximum")]
		if c.Set || c.Text.EN != "–" || !tab.Columns[at(t, tab, "maximum")].Machine {
			t.Errorf("%s: maximum %+v", tab.ID, c)
		}
	}
	whole := must(t)(Distribution(s, ""))
	if got := column(t, whole, "score"); !equal(got, 7, 5) {
		t.Errorf("distribution of %v", got)
	}
}

// Scores whose regions add up the units of a side have no maximum there.
func TestSummedRegionsHaveNoMaximum(t *testing.T) {
	s := demo(t)
	s.Regions.Variable("mesures").Maximum = 0 // as link: combine: sum leaves it
	tab := must(t)(Scores(s, "", Options{}))
	if c := cell(t, tab, "maximum", map[string]string{"unit": study.RegionUnit}); c.Set || c.Text.EN != "–" {
		t.Errorf("maximum of a region: %+v", c)
	}
	ranks := must(t)(Ranking(s, ""))
	if c := body(ranks)[0].Cells[at(t, ranks, "maximum")]; c.Set {
		t.Errorf("maximum in the ranking: %+v", c)
	}
}

// drawnRows draws answers, each with a chance of none.
func drawnRows(t *rapid.T) (rows string, complete bool) {
	n := rapid.IntRange(4, 12).Draw(t, "n")
	complete = true
	for i := range n {
		x, y := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "x"), rapid.SampledFrom([]string{"a", "b", "c", "d", "e", ""}).Draw(t, "y")
		z, h := rapid.IntRange(0, 10).Draw(t, "z"), rapid.SampledFrom([]string{"u", "v"}).Draw(t, "h")
		complete = complete && y != ""
		rows += fmt.Sprintf("%d,%s,%d,%s,%s,%d\n", i+1, h, 1+i%3, x, y, z)
	}
	return rows, complete
}

// Alpha does not change when every item is turned round; the mean score then lies as far from the other end; a mean times
// its items is the prorated sum, and the sum itself where nothing is missing.
func TestRatingLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows, complete := drawnRows(rt)
		of := func(scale string) *survey.Survey { return rated(t, scale, rows, false) }
		const reverse = ", reverse: [x, y, z]"
		alpha := func(scale string) (float64, bool) {
			_, list, err := Reliability(of(scale), "", Options{})
			if err != nil {
				rt.Fatal(err)
			}
			return list[0].Analysis.Alpha.Value, list[0].Analysis.Alpha.Exists
		}
		a, exists := alpha("score: sum")
		turned, alsoExists := alpha("score: sum" + reverse)
		if exists != alsoExists || math.Abs(a-turned) > 1e-9*(1+math.Abs(a)) {
			rt.Fatalf("alpha %v (%v), turned round %v (%v)", a, exists, turned, alsoExists)
		}
		scores := func(scale string) []float64 { return of(scale).Frame("p").Variable("s").Numbers }
		mean, prorated, back := scores("score: mean, no_answer: excluded"), scores("score: sum, no_answer: prorated"), scores("score: mean, no_answer: prorated"+reverse)
		sum := scores("score: sum")
		for i := range mean {
			if math.Abs(3*mean[i]-prorated[i]) > 1e-9 || complete && (prorated[i] != sum[i] || math.Abs(mean[i]+back[i]-22/3.0) > 1e-9) {
				rt.Fatalf("respondent %d: mean %v, prorated %v, sum %v, turned round %v", i, mean[i], prorated[i], sum[i], back[i])
			}
		}
	})
}

// Items shows what enters the score; an item turned round keeps its distance from the middle of its range.
func TestItemsOfRatings(t *testing.T) {
	plain := must(t)(ItemsTable(rated(t, "score: sum", ratedRows, false), ""))
	turned := must(t)(ItemsTable(rated(t, "score: sum, reverse: [z]", ratedRows, false), ""))
	z := map[string]string{"question": "z"}
	if got, back := cell(t, plain, "p_mean", z).Number, cell(t, turned, "p_mean", z).Number; math.Abs(got-35/6.0) > 1e-12 || math.Abs(got+back-10) > 1e-12 {
		t.Errorf("means %v and %v", got, back)
	}
	if got := cell(t, turned, "reversed", z).Number; got != 1 || cell(t, turned, "item", z).Text.EN != "Item Z (reversed)" {
		t.Errorf("reversed %v", got)
	}
	if n, missing := cell(t, plain, "p_n", map[string]string{"question": "y"}).Number, cell(t, plain, "p_missing", map[string]string{"question": "y"}).Number; n != 5 || missing != 1 {
		t.Errorf("n %v, missing %v", n, missing)
	}
	defer func() {
		if recover() == nil {
			t.Error("ratings are counted")
		}
	}()
	_, _, _ = Items(rated(t, "score: sum", ratedRows, false), "")
}

// An item that runs against the others is named, with what to do; once reversed it is not, and the marks of alpha change.
func TestContraryItems(t *testing.T) {
	const rows = "1,u,1,a,e,1\n2,u,1,b,d,3\n3,v,1,c,b,6\n4,v,1,e,a,9\n5,v,1,d,b,8\n"
	_, items := reliabilityOf(t, rated(t, "score: sum", rows, false), "s", Options{})
	if !strings.Contains(notesOf(items), "negative correlation with the other items; to be reversed (reverse)? Item Y") {
		t.Errorf("notes %s", notesOf(items))
	}
	whole, items := reliabilityOf(t, rated(t, "score: sum, reverse: [y]", rows, false), "s", Options{})
	if strings.Contains(notesOf(items), "negative correlation") || !strings.Contains(notesOf(whole), "Reversed items, x becoming min + max - x: Item Y.") {
		t.Errorf("notes %s", notesOf(items))
	}
	if strings.Contains(notesOf(whole), "KR-20") {
		t.Error("ratings have a KR-20")
	}
	_, items = reliabilityOf(t, rated(t, "score: sum, reverse: [x]", rows, false), "s", Options{})
	if !strings.Contains(notesOf(items), "too many in reverse? Item X.") {
		t.Errorf("notes %s", notesOf(items))
	}
}

// Agreement is of answers that count: a scale of ratings has no part in it.
func TestRatingsHaveNoDistributionOfHalves(t *testing.T) {
	if tab, err := Distribution(rated(t, "score: mean, no_answer: excluded", ratedRows, false), ""); tab != nil || err != nil {
		t.Errorf("%v, %v", tab, err)
	}
}

func TestScoresMethods(t *testing.T) {
	for scale, want := range map[string]string{
		"score: sum": score.SumID + " student",
		"score: mean, no_answer: excluded, reverse: [y]": score.MeanID + " " + score.ReverseID + " student",
		"score: sum, no_answer: prorated":                score.SumID + " " + score.ProratedID + " student",
	} {
		ids, err := ScoresMethods(rated(t, scale, ratedRows, false), "", Options{})
		if got := strings.Join(ids, " "); err != nil || got != want {
			t.Errorf("%s: %s (%v), want %s", scale, got, err, want)
		}
	}
	ids, _ := ScoresMethods(rated(t, "score: sum", ratedRows, true), "", Options{})
	if got := strings.Join(ids, " "); got != score.SumID+" linearisation student-design" {
		t.Errorf("under a design: %s", got)
	}
	_, err := ScoresMethods(oneSide(t), "", Options{})
	wrong(t, err)
}
