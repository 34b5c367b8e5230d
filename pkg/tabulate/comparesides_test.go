package tabulate

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
)

func comparedSides(t *testing.T, s *survey.Survey, request ComparisonRequest, options Options) *SidesComparison {
	t.Helper()
	c, err := CompareSides(s, request, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, tab := range SidesTables(s, c, options) {
		checkShape(t, "sides", tab)
	}
	return c
}

// The published 81 % of 21 centres and 53 % of 15 groups are satisfied; R 4.2.2: fisher.test(matrix(c(17, 4, 8, 7), 2)).
func TestSatisfactionOfTheSides(t *testing.T) {
	c := comparedSides(t, demo(t), ComparisonRequest{Variable: "satisfaction"}, Options{})
	if a, b := c.Groups[0].Share, c.Groups[1].Share; a.Count != 17 || a.Base != 21 || b.Count != 8 || b.Base != 15 {
		t.Fatalf("%d of %d and %d of %d", a.Count, a.Base, b.Count, b.Base)
	}
	reference.Near(t, "Fisher", numberOf(t, c.Tests, contingency.FisherID, "newcombe").P.P, 0.14096681498, 10)
	if c.ByRegion.Regions != 15 || c.ByRegion.LeftOut != 0 || c.Paired.N()+c.Silent != 15 {
		t.Errorf("%d regions with both, %d with one; %d pairs and %d silent", c.ByRegion.Regions, c.ByRegion.LeftOut, c.Paired.N(), c.Silent)
	}
	// All 2^15 ways to exchange the sides of a region, counted in R from the exports.
	region, each := numberOf(t, c.Tests, compare.RegionID, compare.DifferenceID), numberOf(t, c.Tests, compare.RegionUnitsID, compare.DifferenceID)
	reference.Near(t, "difference of the regions", region.Value, 0.3, 12)
	reference.Near(t, "p of the regions", region.P.P, 0.125, 12)
	reference.Near(t, "difference of the units", each.Value, 17.0/21-8.0/15, 12)
	reference.Near(t, "p of the units", each.P.P, 0.15234375, 12)
}

// McNemar of the sides is that of agree, by each rule.
func TestPairedSidesAreThoseOfAgree(t *testing.T) {
	s := demo(t)
	for _, rule := range UnitsRules {
		agreements, err := Agreements(s, []string{"satisfaction"}, rule, Options{})
		if err != nil {
			t.Fatal(err)
		}
		c := comparedSides(t, s, ComparisonRequest{Variable: "satisfaction", Rule: rule}, Options{})
		if c.Paired != agreements[0].Counts || c.Silent != agreements[0].Silent {
			t.Errorf("%s: %+v, want %+v", rule, c.Paired, agreements[0].Counts)
		}
		want := agree.McNemar(agreements[0].Counts)
		if p := numberOf(t, c.Tests, agree.McNemarExactID, agree.NewcombePairedID).P; p.Exists != want.Defined || want.Defined && p.P != want.P {
			t.Errorf("%s: p %+v, want %v", rule, p, want.P)
		}
	}
}

// Scores of the sides, and the regions that the condition leaves on one side only.
func TestScoresOfTheSides(t *testing.T) {
	s := demo(t)
	c := comparedSides(t, s, ComparisonRequest{Variable: "mesures"}, Options{})
	reference.Near(t, "difference", c.Groups[0].Estimate.Value-c.Groups[1].Estimate.Value, numberOf(t, c.Tests, compare.MeansID, compare.DifferenceID).Value, 12)
	some := comparedSides(t, s, ComparisonRequest{Variable: "mesures"}, Options{Where: `mesures >= 3`})
	if some.ByRegion.LeftOut == 0 || some.ByRegion.Regions+some.ByRegion.LeftOut > 15 || some.ByRegion.UnitsLeftOut < some.ByRegion.LeftOut {
		t.Errorf("%+v", some.ByRegion)
	}
	tables := SidesTables(s, some, Options{})
	if notes := notesOf(tables[1]); !strings.Contains(notes, "very regions") || !strings.Contains(notes, "one side only") {
		t.Errorf("the notes do not say which question a test answers: %s", notes)
	}
}

func TestWrongSides(t *testing.T) {
	s := demo(t)
	for variable, want := range map[string]string{"collaboration": "--by", "satisfation": "satisfaction", "budgets": "budget"} {
		_, err := CompareSides(s, ComparisonRequest{Variable: variable}, Options{})
		if message := wrong(t, err); !strings.Contains(message, want) {
			t.Errorf("%s: %q does not say %q", variable, message, want)
		}
	}
	_, err := CompareSides(s, ComparisonRequest{Variable: "mesures", Test: FisherTest}, Options{})
	wrong(t, err)
}

// Under a design that gives every respondent the weight 1, the difference of the sides is that of Welch.
func TestSidesOfADesignWithoutEffect(t *testing.T) {
	plain, designed := pairedSides(t, ""), pairedSides(t, ", design: { weight: w }")
	want := numberOf(t, comparedSides(t, plain, ComparisonRequest{Variable: "x"}, Options{}).Tests, compare.MeansID, compare.DifferenceID)
	c := comparedSides(t, designed, ComparisonRequest{Variable: "x"}, Options{})
	got := c.Tests[0]
	if !c.Sampled || got.Interval.Method.ID != design.StudentDesignID || !got.P.Exists {
		t.Fatalf("%+v", got)
	}
	reference.Near(t, "difference", got.Value, want.Value, 12)
	reference.Near(t, "lo", got.Interval.Lo, want.Interval.Lo, 10)
	reference.Near(t, "hi", got.Interval.Hi, want.Interval.Hi, 10)
	if notes := notesOf(SidesTables(designed, c, Options{})[1]); !strings.Contains(notes, "neither the weights nor the design") {
		t.Errorf("the notes do not say that the tests by region ignore the design: %s", notes)
	}
}

// pairedSides is a study of two joined sides of which the first may declare a design.
func pairedSides(t *testing.T, declared string) *survey.Survey {
	t.Helper()
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: paired
title: Paired
sides: { p: { label: Persons, file: p.csv, id: id, region: r` + declared + ` }, q: { label: Queries, file: q.csv, id: id, region: r } }
regions: { list: quebec-health }
link: { one: q, many: p, combine: mean }
questions:
  id: { type: id, label: ID }
  r: { type: region, label: R }
  w: { type: number, label: W, asked_of: [p] }
  x: { type: number, label: X }
`,
		"p.csv": "id,r,w,x\n1,Laval,1,4\n2,Laval,1,7\n3,Montréal,1,1\n4,Estrie,1,9\n",
		"q.csv": "id,r,x\n1,Laval,5\n2,Montréal,2\n3,Estrie,4\n",
	})
}
