package tabulate

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// drawnThemes are the themes of drawnWords, a tree.
var drawnThemes = []string{"money", "pay", "time", "respect"}

// drawnWords is a study of two sides whose respondents wrote words that name their themes.
func drawnWords(t *rapid.T, tb testing.TB) *survey.Survey {
	files := map[string]string{studies.StudyFile: `version: 1
id: drawn
title: Drawn
sides: { p: { label: P, file: p.csv, id: id }, q: { label: Q, file: q.csv, id: id } }
questions:
  id: { type: id, label: ID }
  g: { type: choice, label: G, codes: [a, b] }
  at: { type: date, label: At }
  said: { type: text, label: Said }
  more: { type: text, label: More }
corpus: { questions: [said, more], order: at }
themes: { money: {}, pay: { under: money }, time: {}, respect: {} }
coding: { coders: { ann: { file: ann.csv } } }
`}
	coded := "segment,theme\n"
	for _, side := range []string{"p", "q"} {
		rows := "id,g,at,said,more\n"
		for i := range rapid.IntRange(1, 8).Draw(t, side) {
			rows += fmt.Sprintf("%d,%s,%s", i, rapid.SampledFrom([]string{"a", "b", ""}).Draw(t, "g"), rapid.SampledFrom([]string{"2026-01-02", "2026-01-01", ""}).Draw(t, "at"))
			for _, question := range []string{"said", "more"} {
				themes := rapid.SliceOfNDistinct(rapid.SampledFrom(drawnThemes), 0, 3, rapid.ID[string]).Draw(t, "themes")
				rows += "," + strings.Join(themes, " ")
				for _, theme := range themes {
					coded += fmt.Sprintf("%s/%d/%s,%s\n", side, i, question, theme)
				}
			}
			rows += "\n"
		}
		files[side+".csv"] = rows
	}
	files["ann.csv"] = coded
	return written(tb, files)
}

// What keyness tables count is what ThemeRates counts; the adjusted p values are those of all tests of the table; and the
// rows with the most evidence stand first.
func TestKeynessLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawnWords(rt, t)
		options := Options{Base: rapid.SampledFrom([]study.Base{study.AskedBase, study.AnsweredBase}).Draw(rt, "base")}
		list, err := CompareSpeakers(s, KeynessRequest{Questions: []string{study.AllThemes}}, options)
		if err != nil {
			rt.Fatal(err)
		}
		rates := made(ThemeRates(s, []string{study.AllThemes}, options))[0].Rates
		pair := list[0].Pairs[0]
		var p []float64
		for i, item := range pair.Items {
			for _, rate := range rates {
				want := item.First
				if rate.Side.Name == "q" {
					want = item.Second
				}
				if rate.Code == item.Name && (rate.Share.Count != want.Count || rate.Share.Base != want.Base) {
					rt.Errorf("%s of %s: %d of %d, want %d of %d", item.Name, rate.Side.Name, want.Count, want.Base, rate.Share.Count, rate.Share.Base)
				}
			}
			if i > 0 && item.Defined && (!pair.Items[i-1].Defined || item.G2 > pair.Items[i-1].G2) {
				rt.Errorf("%s stands behind %s", item.Name, pair.Items[i-1].Name)
			}
			if item.Defined {
				p = append(p, item.PValue.P)
			}
		}
		if len(p) != list[0].Family {
			rt.Errorf("family of %d, want %d", list[0].Family, len(p))
		}
		holm := multiple.Adjust(p, multiple.HolmID)
		for i := range p {
			if pair.Items[i].Adjusted[0] != holm[i] {
				rt.Errorf("%s: %v adjusted, want %v", pair.Items[i].Name, pair.Items[i].Adjusted[0], holm[i])
			}
		}
	})
}

// Here words are the themes that are coded, so that comparing words is comparing themes without their tree.
func TestKeynessOfWordsIsThatOfThemes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawnWords(rt, t)
		compare := func(words bool) map[string]KeyItem {
			list, err := CompareSpeakers(s, KeynessRequest{Questions: []string{"said"}, Words: words, Least: 1}, Options{})
			if err != nil {
				rt.Fatal(err)
			}
			items := map[string]KeyItem{}
			for _, item := range list[0].Pairs[0].Items {
				items[item.Label.EN] = item
			}
			return items
		}
		themes, words := compare(false), compare(true)
		for _, name := range []string{"pay", "time", "respect"} { // money counts with pay as a theme
			theme, word := themes[name], words[name]
			if theme.First.Count+theme.Second.Count > 0 && (theme.First != word.First || theme.Second != word.Second || theme.G2 != word.G2) {
				rt.Errorf("%s: the theme %v, %v, the word %v, %v", name, theme.First, theme.Second, word.First, word.Second)
			}
		}
	})
}

// Groups of one side are compared with each other only, and who has no value of --by is in none.
func TestKeynessBy(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawnWords(rt, t)
		list, err := CompareSpeakers(s, KeynessRequest{Questions: []string{"said"}}, Options{By: []string{"g"}})
		if err != nil {
			return // No side has both groups.
		}
		for _, p := range list[0].Pairs {
			if p.First.Side != p.Second.Side || p.First.Key != "a" || p.Second.Key != "b" {
				rt.Errorf("%s %s against %s %s", p.First.Side.Name, p.First.Key, p.Second.Side.Name, p.Second.Key)
			}
		}
	})
}

// No theme stands with one that it is part of; both are never more than either; segments are no fewer than respondents; and
// the family is that of the pairs that are left.
func TestTogetherLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawnWords(rt, t)
		within := rapid.SampledFrom(Withins).Draw(rt, "within")
		together := made(TogetherThemes(s, TogetherRequest{Questions: []string{study.AllThemes}, Within: within}, Options{}))[0]
		if len(together.Pairs) != 5 { // of four themes six, but for money with pay
			rt.Fatalf("%d pairs", len(together.Pairs))
		}
		if together.Units < together.Respondents || within == WithinRespondent && together.Units != together.Respondents {
			rt.Errorf("%d units of %d respondents", together.Units, together.Respondents)
		}
		tested := 0
		for i, pair := range together.Pairs {
			if pair.Both > min(pair.FirstUnits, pair.SecondUnits) || i > 0 && pair.Both > together.Pairs[i-1].Both {
				rt.Errorf("%s and %s: %d together", pair.First.Name, pair.Second.Name, pair.Both)
			}
			if pair.PValue.Method == keyness.None {
				continue
			}
			tested++
			if holm := pair.Adjusted[0]; holm < pair.PValue.P || holm > 1 || holm > 5*pair.PValue.P+1e-12 {
				rt.Errorf("p %v adjusted to %v", pair.PValue.P, holm)
			}
		}
		if tested != together.Family {
			rt.Errorf("family of %d, want %d", together.Family, tested)
		}
	})
}

// The mentions of a matrix are those of ThemeRates, whatever its sources.
func TestCoverageLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawnWords(rt, t)
		options := Options{Where: rapid.SampledFrom([]string{"", `g == "a"`}).Draw(rt, "where")}
		want := map[string]int{}
		for _, rate := range made(ThemeRates(s, []string{study.AllThemes}, options))[0].Rates {
			want[rate.Theme.Name] += rate.Mentions
		}
		c := made(CoverThemes(s, nil, options))[0]
		for i, theme := range c.Themes {
			if got := c.mentions(i); theme.Parent != nil || got != want[theme.Name] {
				rt.Errorf("%s: %d mentions, want %d", theme.Name, got, want[theme.Name])
			}
		}
		checkShape(t, "coverage", CoverageTables(s, []Coverage{c}, options)[0])
	})
}

// Respondents stand by date, those without one last and otherwise as in the file; all themes are known in the end, in
// whatever order.
func TestSaturationLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawnWords(rt, t)
		all := made(SaturateThemes(s, SaturationRequest{}, Options{}))[0]
		for _, side := range all.Sides {
			seen, last := map[string]bool{}, Interview{}
			for i, interview := range side.Interviews {
				if i > 0 && rankOf(last) > rankOf(interview) {
					rt.Errorf("%s (%q) stands before %s (%q)", last.ID, last.When, interview.ID, interview.When)
				}
				for _, theme := range interview.New {
					if seen[theme.Name] {
						rt.Errorf("%s is new twice", theme.Name)
					}
					seen[theme.Name] = true
				}
				if interview.Step.Cumulative != len(seen) || interview.Step.WithoutNew > 0 != (len(interview.New) == 0) {
					rt.Errorf("%s: %+v", interview.ID, interview.Step)
				}
				last = interview
			}
			if statement := side.Statement(); statement.FR == "" || statement.EN == "" || strings.Contains(statement.EN, "%!") {
				rt.Errorf("statement %q", statement)
			}
		}
	})
}

// rankOf is where an interview stands: by date, then by its line, which is its identifier.
func rankOf(i Interview) string {
	if i.When == "" {
		return "9999 " + i.ID
	}
	return i.When + " " + i.ID
}

// Dates with a zone are compared as instants, others as they are written.
func TestCompareDates(t *testing.T) {
	sorted := []string{"2026-03-05T10:00:00+02:00", "2026-03-05T09:00Z", "2026-03-05T05:00:00.500-05:00"}
	for i := range sorted[1:] {
		if compareDates(sorted[i], sorted[i+1]) >= 0 || compareDates(sorted[i+1], sorted[i]) <= 0 {
			t.Errorf("%s is not before %s", sorted[i], sorted[i+1])
		}
	}
	if compareDates("2025-12", "2026-01") >= 0 || compareDates("2026-01-02", "2026-01-02") != 0 {
		t.Error("dates without a zone")
	}
}

// TestThemesComparedRoles checks the tables of every command, and that every method has a description.
func TestThemesComparedRoles(t *testing.T) {
	s := demo(t)
	keys := KeynessRequest{Words: true, Top: 3}
	list := made(CompareSpeakers(s, keys, Options{}))
	together := made(TogetherThemes(s, TogetherRequest{}, Options{}))
	tables := slices.Concat(KeynessTables(s, list, keys, Options{}), TogetherTables(s, together, TogetherRequest{}, Options{}),
		SaturationTables(s, made(SaturateThemes(s, SaturationRequest{}, Options{})), Options{}))
	for _, tab := range tables {
		checkShape(t, "themes", tab)
		checkRoles(t, "themes", tab)
	}
	checkFrench(t, s, append(tables, MethodsTable(slices.Concat(KeynessMethods(list, keys), CoverageMethods(), SaturationMethods())...), MethodsTable(TogetherMethods(together)...)))
	for _, item := range list[0].Pairs[0].Items {
		if item.First.Count+item.Second.Count < DefaultLeast || math.IsNaN(item.LogRatio) {
			t.Errorf("%s: %+v", item.Name, item)
		}
	}
}

// made returns a list that a test cannot do without.
func made[T any](list []T, err error) []T {
	if err != nil {
		panic(err)
	}
	return list
}

// A year or a rank that orders interviews is printed as it stands, without separators.
func TestYearsThatOrderInterviews(t *testing.T) {
	s := written(t, map[string]string{studies.StudyFile: `version: 1
id: years
title: Years
sides: { p: { label: P, file: p.csv, id: id } }
questions: { id: { type: id, label: ID }, year: { type: number, label: Year }, said: { type: text, label: Said } }
corpus: { questions: [said], order: year }
themes: { money: {} }
coding: { coders: { ann: { file: ann.csv } } }
`, "p.csv": "id,year,said\n1,2002,x\n2,1989.5,y\n", "ann.csv": "segment,theme\np/1/said,money\np/2/said,money\n"})
	interviews := made(SaturateThemes(s, SaturationRequest{}, Options{}))[0].Sides[0].Interviews
	if len(interviews) != 2 || interviews[0].When != "1989.5" || interviews[1].When != "2002" {
		t.Errorf("interviews are %+v", interviews)
	}
}
