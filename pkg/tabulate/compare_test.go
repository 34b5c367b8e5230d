package tabulate

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
)

// groupedRows are fifteen units of three groups, without ties in x: a: 1.5 2.5 4 7 9; b: 3 5.5 8 10 12 14; c: 2 6 11 13.
var groupedRows = []string{
	"a,Y,1.5", "a,Y,2.5", "a,Y,4", "a,Y,7", "a,N,9", "b,Y,3", "b,Y,5.5", "b,N,8", "b,N,10", "b,N,12", "b,N,14", "c,Y,2", "c,N,6", "c,N,11", "c,N,13",
}

// grouped is a study of one side whose rows are a group, a yes or no, and a number.
func grouped(t testing.TB, codes string, rows ...string) *survey.Survey {
	t.Helper()
	var data strings.Builder
	data.WriteString("id,g,y,x\n")
	for i, row := range rows {
		fmt.Fprintf(&data, "%d,%s\n", i+1, row)
	}
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: grouped
title: Grouped
sides: { p: { label: Persons, file: p.csv, id: id } }
questions:
  id: { type: id, label: ID }
  g: { type: choice, label: G, codes: [` + codes + `] }
  y: { type: yesno, label: Y, codes: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }] }
  x: { type: number, label: X }
`,
		"p.csv": data.String(),
	})
}

// compared compares a variable of a study, which has one frame with it.
func compared(t *testing.T, s *survey.Survey, request ComparisonRequest, options Options) Comparison {
	t.Helper()
	list, err := Compare(s, request, options)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d comparisons, error %v", len(list), err)
	}
	for _, tab := range ComparisonTables(s, list, request, options) {
		checkShape(t, "grouped", tab)
	}
	return list[0]
}

// numberOf returns a number of a test by the identifier of what it is.
func numberOf(t testing.TB, list []Tested, test, number string) Tested {
	t.Helper()
	i := slices.IndexFunc(list, func(n Tested) bool { return n.Test.ID == test && n.Number.ID == number })
	if i < 0 {
		t.Fatalf("no number %s of the test %s", number, test)
	}
	return list[i]
}

// R 4.2.2: wilcox.test(a, b, conf.int=TRUE), t.test(a, b), and the share of combn(11, 5) with a difference as large.
func TestTwoGroupsAgainstR(t *testing.T) {
	c := compared(t, grouped(t, "a, b, c", groupedRows...), ComparisonRequest{Variable: "x"}, Options{By: []string{"g"}, Where: `g != "c"`})
	means := numberOf(t, c.Tests, compare.MeansID, compare.DifferenceID)
	reference.Near(t, "difference", means.Value, -3.95, 12)
	reference.Near(t, "permutation p", means.P.P, 0.114718614719, 11)
	reference.Near(t, "Welch lo", means.Interval.Lo, -8.888940389883, 11)
	reference.Near(t, "Welch hi", means.Interval.Hi, 0.988940389883, 11)
	u := numberOf(t, c.Tests, compare.WilcoxonID, compare.WilcoxonID)
	reference.Near(t, "U", u.Value, 6, 12)
	reference.Near(t, "Wilcoxon p", u.P.P, 0.125541125541, 11)
	shift := numberOf(t, c.Tests, compare.WilcoxonID, compare.HodgesLehmannID)
	reference.Near(t, "shift", shift.Value, -4, 12)
	reference.Near(t, "Moses lo", shift.Interval.Lo, -10, 12)
	reference.Near(t, "Moses hi", shift.Interval.Hi, 1.5, 12)
	reference.Near(t, "SE of the first group", c.Groups[0].Estimate.SE, 1.40178457689, 11)
	reference.Near(t, "t interval of the first group", c.Groups[0].Interval.Lo, 0.908022072959, 10)
}

// R 4.2.2: kruskal.test(list(a, b, c)), p.adjust of the permutation p values of the pairs, and the count of the pairs in
// order over a, b, c, sum(outer(a, b, "<")) and so on.
func TestThreeGroupsAgainstR(t *testing.T) {
	s := grouped(t, "a, b, c", groupedRows...)
	request := ComparisonRequest{Variable: "x", Ordered: true, Pairs: true}
	c := compared(t, s, request, Options{By: []string{"g"}})
	reference.Near(t, "H", numberOf(t, c.Tests, compare.KruskalWallisID, compare.KruskalWallisID).Value, 2.63583333333, 11)
	reference.Near(t, "epsilon squared", numberOf(t, c.Tests, compare.KruskalWallisID, compare.EpsilonID).Value, 0.188273809524, 11)
	reference.Near(t, "J", numberOf(t, c.Tests, compare.JonckheereID, compare.JonckheereID).Value, 49, 12)
	adjusted := map[string][]float64{
		"": {0.344155844156, 0.555555555556, 0.8}, "holm": {0.344155844156, 0.555555555556, 0.8},
		"benjamini-hochberg": {0.344155844156, 0.416666666667, 0.8}, Unadjusted: {0.114718614719, 0.277777777778, 0.8},
	}
	for adjust, want := range adjusted {
		request.Adjust = adjust
		c := compared(t, s, request, Options{By: []string{"g"}})
		if len(c.Pairs) != 3 || c.Family() != 3 {
			t.Fatalf("%d pairs, a family of %d", len(c.Pairs), c.Family())
		}
		for k, p := range c.Pairs {
			reference.Near(t, fmt.Sprintf("%s, pair %d", adjust, k), p.Adjusted, want[k], 11)
		}
	}
}

// R 4.2.2: fisher.test of matrix(c(4, 1, 2, 4, 1, 3), 3, byrow=TRUE), and of its first two rows.
func TestSharesAgainstR(t *testing.T) {
	s := grouped(t, "a, b, c", groupedRows...)
	three := compared(t, s, ComparisonRequest{Variable: "y"}, Options{By: []string{"g"}})
	reference.Near(t, "three groups", three.Tests[0].P.P, 0.230769230769, 11)
	two := compared(t, s, ComparisonRequest{Variable: "y"}, Options{By: []string{"g"}, Where: `g != "c"`})
	reference.Near(t, "two groups", two.Tests[0].P.P, 0.242424242424, 11)
	reference.Near(t, "difference", two.Tests[0].Value, 4.0/5-2.0/6, 12)
	if share := two.Groups[0].Share; share.Count != 4 || share.Base != 5 || !two.Tests[0].Points {
		t.Errorf("share %+v, in points %v", share, two.Tests[0].Points)
	}
	same := compared(t, s, ComparisonRequest{Variable: "y=Y"}, Options{By: []string{"g"}, Where: `g != "c"`})
	if same.Tests[0].P != two.Tests[0].P || same.Tests[0].Value != two.Tests[0].Value {
		t.Error("question=code differs from the yes of a yes/no question")
	}
}

// Another order of the groups mirrors the differences and leaves the p values; another order of the rows changes nothing.
func TestOrderOfGroupsAndRows(t *testing.T) {
	options := Options{By: []string{"g"}, Where: `g != "c"`}
	reversed := slices.Clone(groupedRows)
	slices.Reverse(reversed)
	for _, variable := range []string{"x", "y"} {
		request := ComparisonRequest{Variable: variable, Pairs: true}
		first := compared(t, grouped(t, "a, b, c", groupedRows...), request, options)
		turned := compared(t, grouped(t, "a, b, c", reversed...), request, options)
		mirrored := compared(t, grouped(t, "b, a, c", groupedRows...), request, options)
		for k, tested := range first.Tests {
			if !sameTested(tested, turned.Tests[k]) {
				t.Errorf("%s: rows in reverse: %+v, want %+v", variable, turned.Tests[k], tested)
			}
		}
		a, b := first.Pairs[0].Tested, mirrored.Pairs[0].Tested
		if a.Value != -b.Value || a.P.P != b.P.P || math.Abs(a.Interval.Lo+b.Interval.Hi) > 1e-12 || math.Abs(a.Interval.Hi+b.Interval.Lo) > 1e-12 {
			t.Errorf("%s: mirrored: %+v, want %+v", variable, b, a)
		}
	}
}

func sameTested(a, b Tested) bool {
	return a.Value == b.Value && a.P.P == b.P.P && a.Interval.Lo == b.Interval.Lo && a.Interval.Hi == b.Interval.Hi
}

// A group is what the condition on its code selects.
func TestFilterEqualsGroupInComparisons(t *testing.T) {
	s := grouped(t, "a, b, c", groupedRows...)
	all := compared(t, s, ComparisonRequest{Variable: "x"}, Options{By: []string{"g"}})
	for k, code := range []string{"a", "b", "c"} {
		only := compared(t, s, ComparisonRequest{Variable: "x"}, Options{By: []string{"g"}, Where: `g == "` + code + `"`})
		if only.Groups[k].Estimate.Value != all.Groups[k].Estimate.Value || only.Groups[k].Interval != all.Groups[k].Interval {
			t.Errorf("%s: %+v, want %+v", code, only.Groups[k].Estimate, all.Groups[k].Estimate)
		}
		if len(only.Tests) != 0 || len(only.Doubts) != 1 {
			t.Errorf("%s alone: %d numbers of tests, doubts %v", code, len(only.Tests), only.Doubts)
		}
	}
}

// Every unit is in a group, without a group or without a value, and each of them is counted.
func TestEveryUnitIsCounted(t *testing.T) {
	s := grouped(t, "a, b", "a,Y,1", "a,,", "b,N,2", ",Y,3", ",N,", "b,Y,5")
	for variable, inGroups := range map[string]int{"x": 3, "y": 4} { // y: who does not answer is in the base of those asked
		c := compared(t, s, ComparisonRequest{Variable: variable}, Options{By: []string{"g"}})
		counted := c.Outside.Total()
		for _, g := range c.Groups {
			counted += len(g.values) + g.LeftOut.Total()
		}
		if c.Outside.Total() != 2 || counted != 6 || c.units() != inGroups {
			t.Errorf("%s: %d outside, %d counted, %d in groups", variable, c.Outside.Total(), counted, c.units())
		}
	}
}

// Groups of which one or none has a value are compared by no test, and the reason is said.
func TestComparisonsWithoutATest(t *testing.T) {
	for name, rows := range map[string][]string{"one group": {"a,Y,1", "a,N,2"}, "no value": {"a,,", "b,,"}, "all equal": {"a,Y,1", "b,Y,1"}} {
		for _, variable := range []string{"x", "y"} {
			s := grouped(t, "a, b", rows...)
			list, err := Compare(s, ComparisonRequest{Variable: variable, Pairs: true}, Options{By: []string{"g"}, Base: "answered"})
			if err != nil {
				t.Fatal(err)
			}
			tables := ComparisonTables(s, list, ComparisonRequest{Variable: variable, Pairs: true}, Options{By: []string{"g"}})
			for _, tested := range list[0].Tests {
				if tested.P.Exists {
					t.Errorf("%s, %s: p %v", name, variable, tested.P.P)
				}
			}
			if len(tables[1].Notes) == 0 {
				t.Errorf("%s, %s: no note says why", name, variable)
			}
		}
	}
}

// Names, tests and conditions that do not fit are told with what would.
func TestWrongComparisons(t *testing.T) {
	s := grouped(t, "a, b, c", groupedRows...)
	cases := []struct {
		request ComparisonRequest
		by      string
		want    string
	}{
		{ComparisonRequest{Variable: "xx"}, "g", `"x"`},
		{ComparisonRequest{Variable: "g"}, "y", "g=a"},
		{ComparisonRequest{Variable: "g=d"}, "y", "a, b, c"},
		{ComparisonRequest{Variable: "x"}, "gg", `"g"`},
		{ComparisonRequest{Variable: "x"}, "x", "bands"},
		{ComparisonRequest{Variable: "x", Test: FisherTest}, "g", "kruskal-wallis"},
		{ComparisonRequest{Variable: "y", Test: MeansTest}, "g", "fisher"},
		{ComparisonRequest{Variable: "x", Test: WilcoxonTest}, "g", "kruskal-wallis"},
		{ComparisonRequest{Variable: "x", Test: JonckheereTest}, "g", "--ordered"},
	}
	for _, c := range cases {
		_, err := Compare(s, c.request, Options{By: []string{c.by}})
		if message := wrong(t, err); !strings.Contains(message, c.want) {
			t.Errorf("%+v by %s: %q does not say %q", c.request, c.by, message, c.want)
		}
	}
	if _, err := Compare(s, ComparisonRequest{Variable: "x"}, Options{By: []string{"g"}, Where: "z > 1"}); !strings.Contains(wrong(t, err), "z") {
		t.Error("a wrong condition is not told")
	}
	if _, err := CompareSides(s, ComparisonRequest{Variable: "x"}, Options{}); !strings.Contains(wrong(t, err), "--by") {
		t.Error("a study without a link is not told to say --by")
	}
}

// Few permutations of very many units, never fewer than said, and as ever of few.
func TestPermutationsFor(t *testing.T) {
	for units, want := range map[int]int{0: permutations, 15: permutations, 10_000: permutations, 50_000: 2000, 10_000_000: fewerPermutations} {
		if got := permutationsFor(units); got != want {
			t.Errorf("%d units: %d permutations, want %d", units, got, want)
		}
	}
}

// comparisons makes the tables of comparisons between groups and between the sides.
func (a *attempt) comparisons(s *survey.Survey) {
	a.t.Helper()
	for _, variable := range []string{"satisfaction", "mesures", "ci.mesures", "age", "colour=red", "s", "a", "nothing"} {
		for _, by := range []string{"budget", "satisfaction", "colour", "b", "region"} {
			request, options := ComparisonRequest{Variable: variable, Pairs: by != "region"}, Options{By: []string{by}}
			list, err := Compare(s, request, options)
			if err != nil {
				a.keep(err)
				continue
			}
			a.keep(nil, ComparisonTables(s, list, request, options)...)
		}
		c, err := CompareSides(s, ComparisonRequest{Variable: variable}, Options{})
		if err != nil {
			a.keep(err)
			continue
		}
		a.keep(nil, SidesTables(s, c, Options{})...)
	}
}

// Each test that is asked for is made, alone, and the pairs follow it where they can.
func TestTestsByName(t *testing.T) {
	s := grouped(t, "a, b, c", groupedRows...)
	cases := []struct {
		variable    string
		test        GroupTest
		want, pairs string
	}{
		{"x", KruskalTest, compare.KruskalWallisID, compare.WilcoxonID},
		{"x", WilcoxonTest, compare.KruskalWallisID, compare.WilcoxonID},
		{"x", MeansTest, compare.KruskalWallisID, compare.MeansID},
		{"x", JonckheereTest, compare.JonckheereID, compare.WilcoxonID},
		{"y", FisherTest, contingency.FisherID, contingency.FisherID},
		{"y", ChiSquareTest, contingency.ChiSquareID, contingency.ChiSquareID},
		{"y", JonckheereTest, compare.JonckheereID, contingency.FisherID},
	}
	for _, c := range cases {
		request := ComparisonRequest{Variable: c.variable, Test: c.test, Pairs: true, Ordered: c.test == JonckheereTest}
		made := compared(t, s, request, Options{By: []string{"g"}})
		for _, tested := range made.Tests {
			if tested.Test.ID != c.want {
				t.Errorf("%s of %s: %s", c.test, c.variable, tested.Test.ID)
			}
		}
		for _, p := range made.Pairs {
			if p.Tested.Test.ID != c.pairs || !p.Tested.P.Exists {
				t.Errorf("%s of %s, a pair: %s, p %+v", c.test, c.variable, p.Tested.Test.ID, p.Tested.P)
			}
		}
		described := ComparisonMethods([]Comparison{made}, request)
		if names := fmt.Sprint(described.Rows); !strings.Contains(names, c.want) || !strings.Contains(names, "holm") {
			t.Errorf("%s of %s: the methods are %s", c.test, c.variable, names)
		}
	}
}
