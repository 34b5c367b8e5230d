package tabulate

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
)

// printed reads figures, each written as "count,base,percent,value,comparison", all of one group and called a, b, c and so on.
func printed(t rapid.TB, cells ...string) []claim.Published {
	t.Helper()
	text := "id,section,group,statement,count,base,percent,value,comparison,note\n"
	for i, c := range cells {
		text += string(rune('a'+i)) + ",1,ci,said," + c + ",\n"
	}
	figures, _, err := claim.ReadPublished("f.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return figures
}

// said writes findings as "test: verdict: detail".
func said(findings []GrimFinding) string {
	lines := make([]string, len(findings))
	for i, f := range findings {
		lines[i] = string(f.Test) + ": " + string(f.Verdict) + ": " + f.Detail.EN
	}
	return strings.Join(lines, "\n")
}

func parsed(t rapid.TB, text string) claim.Printed {
	t.Helper()
	var p claim.Printed
	if err := p.UnmarshalCSV(text); err != nil {
		t.Fatal(err)
	}
	return p
}

// The means are those of Brown and Heathers 2017, the bases those of the definition (see package grim).
func TestGrimOfOneFigure(t *testing.T) {
	for _, c := range []struct {
		figure  string
		options GrimOptions
		want    string
	}{
		{",28,,5.19,eq", GrimOptions{}, "mean: impossible: no whole total of 28 gives it; the nearest: 145/28 = 5.179 and 146/28 = 5.214"},
		{",20,,3.48,eq", GrimOptions{}, "mean: impossible: no whole total of 20 gives it; the nearest: 69/20 = 3.45 and 70/20 = 3.5"},
		{",49,,5.93,eq", GrimOptions{}, "mean: impossible: no whole total of 49 gives it; the nearest: 290/49 = 5.918 and 291/49 = 5.939; possible with: truncation"},
		{",20,,3.45,eq", GrimOptions{}, "mean: possible: 69/20 = 3.45"},
		{",28,,5.19,eq", GrimOptions{Items: 3}, "mean: possible: 436/84 = 5.19"},
		{",21,,12.9,eq", GrimOptions{}, "mean: not-testable: every mean so rounded is possible with 21"},
		{",0,,12.9,eq", GrimOptions{}, "mean: impossible: a base of 0 has no mean"},
		{",7,,1234567890.1234567,eq", GrimOptions{}, "mean: not-testable: more than 15 digits"},
		{",,81,,eq", GrimOptions{MaxBase: 22}, "bases: possible: up to 22: 13/16, 17/21"},
		{",,53,,eq", GrimOptions{MaxBase: 22}, "bases: possible: up to 22: 8/15, 9/17, 10/19"},
		{"17,,81,,eq", GrimOptions{MaxBase: 22}, "bases: possible: up to 22: 17/21"},
		{",,33.4,,eq", GrimOptions{MaxBase: 4}, "bases: impossible: no base up to 4 gives it"},
		{",,50,,eq", GrimOptions{MaxBase: 100}, "bases: possible: up to 100: 1/2, 2/4, 3/6, 4/8, 5/10, 6/12, 7/14, 8/16, 9/18, 10/20, 11/22, 12/24… (49 in all); every one from 100 on"},
		{",,0.001,,eq", GrimOptions{MaxBase: 20000}, "bases: not-testable: no base up to 10000, where the search ends"},
		{",,81.00000000000000,,eq", GrimOptions{MaxBase: 22}, "bases: not-testable: more than 15 digits"},
		{",,81,,eq", GrimOptions{}, "bases: not-testable: no base printed for this group (--max-n)"},
		{",,101,,eq", GrimOptions{MaxBase: 20000}, "bases: impossible: no percent of a base is above 100"},
		{"0,,0,,eq", GrimOptions{MaxBase: 2}, "bases: possible: up to 2: 0/1, 0/2"},
		{",15,75,,eq", GrimOptions{}, "percent-base: impossible: no whole count of 15 gives it; the nearest: 11/15 = 73.3% and 12/15 = 80.0%"},
		{",8,12,,eq", GrimOptions{}, "percent-base: impossible: no whole count of 8 gives it; the nearest: 0/8 = 0.0% and 1/8 = 12.5%; possible with: rounding halves to even, truncation"},
		{",0,50,,eq", GrimOptions{}, "percent-base: impossible: a base of 0 has no percent"},
		{",21,101,,eq", GrimOptions{}, "percent-base: impossible: no percent of a base is above 100"},
		{",100,81,,eq", GrimOptions{}, "percent-base: not-testable: a base of 100 gives every percent so rounded"},
		{",21,81.00000000000000,,eq", GrimOptions{}, "percent-base: not-testable: more than 15 digits"},
		{"17,21,81,,eq", GrimOptions{}, "percent-base: possible: 17 of 21\ncount-percent: possible: 17 of 21 is 81.0%"},
		{"16,21,81,,eq", GrimOptions{}, "percent-base: possible: 17 of 21\ncount-percent: impossible: 16 of 21 is 76.2%, not 81%"},
		{"0,0,0,,eq", GrimOptions{}, "percent-base: impossible: a base of 0 has no percent"},
		{"20,21,95,,over", GrimOptions{}, "count-percent: possible: 20 of 21 is 95.2%"},
		{"19,21,95,,over", GrimOptions{}, "count-percent: impossible: 19 of 21 is 90.48%, not more than 95%"},
		{"19,21,90,,under", GrimOptions{}, "count-percent: impossible: 19 of 21 is 90.48%, not less than 90%"},
		{"22,21,,,eq", GrimOptions{}, "count-base: impossible: 22 is more than its base, 21"},
		{"20,21,,,eq", GrimOptions{}, "count-base: possible: 20 of 21"},
		{"5,10,,,majority", GrimOptions{}, "count-base: impossible: 5 of 10 is not a majority"},
		{"6,11,,,majority", GrimOptions{}, "count-base: possible: 6 of 11"},
		{"20,,,,eq", GrimOptions{}, "none: not-testable: no number with its base"},
		{",,,12.9,eq", GrimOptions{}, "none: not-testable: no number with its base"},
		{",,50,,over", GrimOptions{}, "none: not-testable: printed as a bound"},
	} {
		findings, err := Grim(printed(t, c.figure), nil, c.options)
		if got := said(findings); err != nil || got != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.figure, err, got, c.want)
		}
	}
}

// The ends of a scale are rounded as the mean is: 1.4 prints as 1.
func TestGrimBoundsOfAMean(t *testing.T) {
	low, high := parsed(t, "1.4"), parsed(t, "5.5")
	for figure, want := range map[string]string{
		",9,,1,eq": "possible: within the bounds", ",9,,0,eq": "impossible: below the minimum, 1.4", ",9,,1.3,eq": "impossible: below the minimum, 1.4",
		",9,,6,eq": "possible: within the bounds", ",9,,7,eq": "impossible: above the maximum, 5.5", ",9,,5.51,eq": "impossible: above the maximum, 5.5",
	} {
		findings, err := Grim(printed(t, figure), nil, GrimOptions{Min: low, Max: high})
		if err != nil || len(findings) != 2 || !strings.HasSuffix(said(findings[1:]), "bounds: "+want) {
			t.Errorf("%s: %v\n%s\nwant bounds: %s", figure, err, said(findings), want)
		}
	}
}

// Without --max-n, the largest base printed for the same group is the limit; other groups do not count.
func TestGrimTakesTheLargestBaseOfTheGroup(t *testing.T) {
	figures := printed(t, ",,81,,eq", "3,20,,,eq", "3,21,,,eq", "3,60,,,eq")
	figures[3].Group = "other"
	findings, err := Grim(figures, nil, GrimOptions{})
	if err != nil || findings[0].Detail.EN != "up to 21: 13/16, 17/21" {
		t.Errorf("%v\n%s", err, said(findings))
	}
}

func TestGrimSum(t *testing.T) {
	figures := printed(t, ",,33,,eq", ",,33.3,,eq", ",,50,,eq", ",,50,,eq", ",,49,,eq", ",,34,,over", "3,,,,eq")
	figures = append(figures, printed(t, ",,33,,eq", ",,33,,eq")...)
	figures[7].ID, figures[8].ID = "h", "i"
	for ids, want := range map[string]string{
		"a,h,i": "sum: possible: 1 off 100; rounding explains up to 1.5",
		"c,d":   "sum: possible: make 100",
		"c,e":   "sum: impossible: 1 off 100; rounding explains less than 1",
		"a,b":   "sum: impossible: 33.7 off 100; rounding explains less than 0.55",
	} {
		findings, err := Grim(figures, nil, GrimOptions{Sum: strings.Split(ids, ",")})
		last := findings[len(findings)-1:]
		if err != nil || said(last) != want || last[0].ID != strings.ReplaceAll(ids, ",", ", ") {
			t.Errorf("%s: %v\n%s\nwant %s", ids, err, said(last), want)
		}
	}
	for ids, want := range map[string]string{
		"c,x": `--sum "x": not in the file`, "c,c": `--sum "c": there twice`,
		"c,f": `--sum "f": not a printed percent`, "c,g": `--sum "g": not a printed percent`,
	} {
		_, err := Grim(figures, nil, GrimOptions{Sum: strings.Split(ids, ",")})
		var unmet *UsageError
		if !errors.As(err, &unmet) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", ids, err, want)
		}
	}
}

// Figures that whole data really give are never called impossible.
func TestGrimNeverDoubtsRealData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.IntRange(1, 300).Draw(t, "base")
		count := rapid.IntRange(0, base).Draw(t, "count")
		items := rapid.IntRange(1, 4).Draw(t, "items")
		total := rapid.IntRange(0, 7*base*items).Draw(t, "total")
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		figures := printed(t, ",,,,eq", ",,,,eq", ",,,,eq")
		percent := claim.Printed{Decimals: decimals}
		percent.Value, percent.Set = round.Percent(count, base, decimals), true
		mean := claim.Printed{Decimals: decimals}
		mean.Value, mean.Set = round.HalfUp(float64(total)/float64(base*items), decimals), true
		for i := range figures[:2] { // the first with its count, the third without its base
			figures[i].Base.Value, figures[i].Base.Set, figures[i].Percent = base, true, percent
		}
		figures[0].Count.Value, figures[0].Count.Set = count, true
		figures[1].Value, figures[2].Percent = mean, percent
		options := GrimOptions{Items: items, Min: parsed(t, "0"), Max: parsed(t, "7")}
		if findings, err := Grim(figures, nil, options); err != nil || GrimFailed(findings) {
			t.Errorf("%d of %d, %d in all: %v\n%s", count, base, total, err, said(findings))
		}
	})
}

// Nothing that the founding study printed is impossible on its own.
func TestGrimOfTheFoundingStudy(t *testing.T) {
	s := demo(t)
	var list []claim.Published
	for _, r := range figures(t, s) {
		list = append(list, r.Published)
	}
	findings, err := Grim(list, nil, GrimOptions{})
	if err != nil || GrimFailed(findings) || len(findings) < len(list) {
		t.Errorf("%v, %d findings on %d figures\n%s", err, len(findings), len(list), said(findings))
	}
}

func TestGrimTable(t *testing.T) {
	figures := printed(t, ",28,,5.10,eq", "17,21,81,,eq", "3,,,,eq")
	places := []diag.Pos{{File: "f.csv", Line: 2}, {File: "f.csv", Line: 3}, {File: "f.csv", Line: 4}}
	findings, err := Grim(figures, places, GrimOptions{Items: 2})
	if err != nil {
		t.Fatal(err)
	}
	tab := GrimTable(findings, GrimOptions{Items: 2})
	row := map[string]string{"id": "a"}
	if got := cell(t, tab, "printed", row).Text; got != (locale.Text{FR: "5,10 (n = 28)", EN: "5.10 (n = 28)"}) {
		t.Errorf("printed %+v: the last zero counts", got)
	}
	if got := cell(t, tab, "line", row); !got.Set || got.Number != 2 {
		t.Errorf("line %+v", got)
	}
	if len(body(tab)) != 4 || len(tab.Notes) != 4 {
		t.Errorf("%d rows, %d notes", len(body(tab)), len(tab.Notes))
	}
	if want := "Tests: 4. impossible: 1; possible: 2; not testable: 1."; tab.Notes[0].EN != want || !GrimFailed(findings) {
		t.Errorf("%q, want %q\n%s", tab.Notes[0].EN, want, said(findings))
	}
	if !strings.Contains(tab.Notes[1].EN, "items per respondent: 2") || !strings.Contains(tab.Notes[2].EN, "Brown and J. A. J. Heathers") {
		t.Errorf("%q", tab.Notes)
	}
	defer func() {
		if recover() == nil {
			t.Error("places and figures that differ in number are accepted")
		}
	}()
	_, _ = Grim(figures, places[:2], GrimOptions{})
}
