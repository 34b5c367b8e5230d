package tabulate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
)

// clustered is the study of the rows of groupedRows with weights 1, 2, 3, 1, 2, 3 and so on, and as many clusters as
// asked for, 1, 2, ..., 1, 2 and so on.
func clustered(t testing.TB, clusters int, codes string) *survey.Survey {
	t.Helper()
	var data strings.Builder
	data.WriteString("id,g,y,x,w,c\n")
	for i, row := range groupedRows {
		fmt.Fprintf(&data, "%d,%s,%d,%d\n", i+1, row, i%3+1, i%clusters+1)
	}
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: clustered
title: Clustered
sides: { p: { label: Persons, file: p.csv, id: id, design: { weight: w, stages: [{ cluster: c }] } } }
questions:
  id: { type: id, label: ID }
  g: { type: choice, label: G, codes: [` + codes + `] }
  y: { type: yesno, label: Y, codes: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }] }
  x: { type: number, label: X }
  w: { type: number, label: W }
  c: { type: number, label: C }
`,
		"p.csv": data.String(),
	})
}

// R 4.2.2, package survey 4.1.1, d <- svydesign(id=~c, weights=~w): b <- svyby(~x, ~g, d, svymean, covmat=TRUE), and the
// adjusted Wald statistic of the contrasts (-1, 1, 0) and (-1, 0, 1) with degf(d) = 6; the same of the share of y.
func TestGroupsOfADesignAgainstR(t *testing.T) {
	s := clustered(t, 7, "a, b, c")
	for variable, want := range map[string][5]float64{
		"x": {0.997850363561, 0.431863952444, -3.54166666667, 2.28927480709, 1.27733039225},
		"y": {0.710235458965, 0.535189769465, 0.444444444444, 0.344293777983, 0.213357718466},
	} {
		c := compared(t, s, ComparisonRequest{Variable: variable, Pairs: true}, Options{By: []string{"g"}})
		f := numberOf(t, c.Tests, contingency.AdjustedWaldID, contingency.AdjustedWaldID)
		reference.Near(t, variable+": F", f.Value, want[0], 11)
		reference.Near(t, variable+": p", f.P.P, want[1], 11)
		if f.P.DF != 2 || f.P.Against != 5 {
			t.Errorf("%s: %v and %v degrees of freedom", variable, f.P.DF, f.P.Against)
		}
		pair := c.Pairs[0].Tested
		reference.Near(t, variable+": difference", pair.Value, want[2], 11)
		t95 := (pair.Interval.Hi - pair.Interval.Lo) / 2 / want[3]
		if pair.P.Against != 6 || t95 < 2.4469 || t95 > 2.4470 { // qt(0.975, 6) = 2.446912
			t.Errorf("%s: %v degrees of freedom, half width over SE %v", variable, pair.P.Against, t95)
		}
		reference.Near(t, variable+": SE of the first group", c.Groups[0].Estimate.SE, want[4], 11)
		if c.Family() != 3 || !c.Sampled || pair.Number.ID != design.LinearisationID {
			t.Errorf("%s: family of %d, number %s", variable, c.Family(), pair.Number.ID)
		}
	}
}

// The overall test does not depend on which group is the first, and that of two groups is their difference.
func TestOverallTestOfADesign(t *testing.T) {
	request := ComparisonRequest{Variable: "x"}
	options := Options{By: []string{"g"}}
	first := compared(t, clustered(t, 7, "a, b, c"), request, options).Tests[0]
	for _, codes := range []string{"b, c, a", "c, a, b", "c, b, a"} {
		other := compared(t, clustered(t, 7, codes), request, options).Tests[0]
		reference.Near(t, codes, other.Value, first.Value, 10)
		reference.Near(t, codes+": p", other.P.P, first.P.P, 10)
	}
	options.Where = `g != "c"`
	two := compared(t, clustered(t, 7, "a, b, c"), request, options)
	if len(two.Tests) != 1 || two.Tests[0].Test.ID != design.StudentDesignID {
		t.Fatalf("two groups: %+v", two.Tests)
	}
	pairs := compared(t, clustered(t, 7, "a, b, c"), ComparisonRequest{Variable: "x", Pairs: true}, Options{By: []string{"g"}})
	if !sameTested(two.Tests[0], pairs.Pairs[0].Tested) {
		t.Errorf("filtered to two groups: %+v, want the pair %+v", two.Tests[0], pairs.Pairs[0].Tested)
	}
}

// Too few clusters for the groups, or none to spare: no overall test, and the reason.
func TestOverallTestThatADesignCannotGive(t *testing.T) {
	for clusters, want := range map[int]string{1: "no standard error", 2: "too few"} {
		c := compared(t, clustered(t, clusters, "a, b, c"), ComparisonRequest{Variable: "x"}, Options{By: []string{"g"}})
		if c.Tests[0].P.Exists || !slices.ContainsFunc(c.Doubts, func(doubt locale.Text) bool { return strings.Contains(doubt.EN, want) }) {
			t.Errorf("%d clusters: %+v, doubts %v", clusters, c.Tests[0], c.Doubts)
		}
	}
}

// A test by name or for a trend is not for a side with a design.
func TestWrongTestsOfADesign(t *testing.T) {
	s := clustered(t, 7, "a, b, c")
	for _, request := range []ComparisonRequest{{Variable: "x", Test: KruskalTest}, {Variable: "x", Ordered: true}, {Variable: "y", Test: FisherTest}} {
		if _, err := Compare(s, request, Options{By: []string{"g"}}); !strings.Contains(wrong(t, err), "design") {
			t.Errorf("%+v: %v", request, err)
		}
	}
}
