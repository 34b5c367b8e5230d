package coding_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// inMemory opens files that are held.
type inMemory struct{ files fstest.MapFS }

// OpenLocated implements coding.Files.
func (f inMemory) OpenLocated(name study.Located) (fs.File, error) { return f.files.Open(name.Value) }

// LabelOf implements coding.Files.
func (f inMemory) LabelOf(name study.Located) string { return name.Value }

// The segments that the laws are about: both have all themes.
var coded = []string{"people/1/said", "people/2/said"}

// A draw is what coders gave: by coder and segment, the themes; nil where he did not code it.
type draw map[string]map[string][]string

func anyDraw(t *rapid.T, def *study.Definition) draw {
	given := draw{}
	for _, coder := range coders {
		given[coder] = map[string][]string{}
		for _, segment := range coded {
			switch rapid.IntRange(0, 3).Draw(t, "how") {
			case 0:
			case 1:
				given[coder][segment] = []string{coding.NoTheme}
			default:
				given[coder][segment] = rapid.SliceOfNDistinct(rapid.SampledFrom(def.Themes.Names()), 1, 3, rapid.ID).Draw(t, "themes")
			}
		}
	}
	return given
}

// files writes what was drawn: each coder's file, its rows in any order.
func (d draw) files(t *rapid.T) map[string]string {
	files := map[string]string{}
	for _, coder := range coders {
		var rows []string
		for _, segment := range coded {
			for _, theme := range d[coder][segment] {
				rows = append(rows, segment+","+theme)
			}
		}
		files[coder+".csv"] = "segment,theme\n" + strings.Join(rapid.Permutation(rows).Draw(t, "rows"), "\n") + "\n"
	}
	return files
}

// votes counts who gave a theme, or one that is part of it, and who coded the segment, from what was drawn alone.
func (d draw) votes(def *study.Definition, segment string, theme *study.Theme) (pro, all int) {
	for _, coder := range coders {
		themes := d[coder][segment]
		if themes == nil {
			continue
		}
		all++
		if slices.ContainsFunc(themes, func(name string) bool { return def.ThemeNamed(name).IsPartOf(theme) }) {
			pro++
		}
	}
	return pro, all
}

// Without decisions a theme counts where more than half of those who coded the segment gave it or a part of it, and a
// conflict is where some did and others did not.
func TestMajority(t *testing.T) {
	f := newFixture(t)
	rapid.Check(t, func(rt *rapid.T) {
		given := anyDraw(rt, f.def)
		codings, problems := f.load(coders, given.files(rt))
		if len(problems) > 0 {
			rt.Fatal(problems)
		}
		seen := 0
		for segment := range f.words.Segments {
			on := codings.On(segment)
			seen += len(on)
			if !slices.IsSorted(on) || slices.ContainsFunc(on, func(i int32) bool { return codings.All[i].Segment != segment }) {
				rt.Errorf("segment %d has codings %v", segment, on)
			}
		}
		if seen != len(codings.All) {
			rt.Errorf("%d codings of segments, want %d", seen, len(codings.All))
		}
		conflicts := 0
		for _, name := range coded {
			for _, theme := range f.def.ThemeTree() {
				pro, all := given.votes(f.def, name, theme)
				if has := codings.Has(f.segment(t, name), theme); has != (2*pro > all) {
					rt.Errorf("%s %s: %d of %d, and it counts: %v", name, theme.Name, pro, all, has)
				}
				if pro > 0 && pro < all {
					conflicts++
				}
			}
		}
		if len(codings.Conflicts) != conflicts {
			rt.Errorf("%d conflicts, want %d", len(codings.Conflicts), conflicts)
		}
	})
}

// decisions are what was decided on the first segment: yes, no or nothing, by theme.
type decisions struct {
	def  *study.Definition
	keep map[string]string
}

func anyDecisions(t *rapid.T, def *study.Definition) decisions {
	decided := decisions{def, map[string]string{}}
	for _, theme := range rapid.SliceOfNDistinct(rapid.SampledFrom(def.Themes.Names()), 0, 4, rapid.ID).Draw(t, "decided") {
		decided.keep[theme] = rapid.SampledFrom([]string{"yes", "oui", "no", "NON", ""}).Draw(t, "keep")
	}
	return decided
}

func (d decisions) keeps(theme *study.Theme) bool {
	return d.keep[theme.Name] == "yes" || d.keep[theme.Name] == "oui"
}
func (d decisions) drops(theme *study.Theme) bool { return d.keep[theme.Name] != "" && !d.keeps(theme) }

// file writes the decisions, in the order of the codebook.
func (d decisions) file() string {
	rows := "segment,theme,keep\n"
	for _, theme := range d.def.Themes.Names() {
		if keep, there := d.keep[theme]; there {
			rows += coded[0] + "," + theme + "," + keep + "\n"
		}
	}
	return rows
}

// counts tells from what was drawn alone whether a theme counts for the first segment: what is dropped is no vote for what it
// is part of.
func (d decisions) counts(given draw, theme *study.Theme) bool {
	if d.keeps(theme) || slices.ContainsFunc(theme.Children, func(part *study.Theme) bool { return d.counts(given, part) }) {
		return true
	}
	pro, all := 0, 0
	for _, coder := range coders {
		themes := given[coder][coded[0]]
		if themes != nil {
			all++
		}
		if slices.ContainsFunc(themes, func(name string) bool { return d.votes(name, theme) }) {
			pro++
		}
	}
	return !d.drops(theme) && 2*pro > all
}

// votes reports whether whoever gave a theme speaks for another one.
func (d decisions) votes(name string, whole *study.Theme) bool {
	for theme := d.def.ThemeNamed(name); theme != nil; theme = theme.Parent {
		if theme == whole {
			return true
		}
		if d.drops(theme) {
			return false
		}
	}
	return false
}

// contradicted tells whether one of the decisions drops a theme a part of which counts.
func (d decisions) contradicted(given draw) bool {
	return slices.ContainsFunc(d.def.ThemeTree(), func(theme *study.Theme) bool { return d.drops(theme) && d.counts(given, theme) })
}

// A decision settles: what it keeps counts with all that it is part of, and what it drops does not. Where a part counts of what
// is dropped, that is an error. What a conflict says of whether its theme counts is what the codings say.
func TestDecisions(t *testing.T) {
	f := newFixture(t)
	rapid.Check(t, func(rt *rapid.T) {
		given, decided := anyDraw(rt, f.def), anyDecisions(rt, f.def)
		files := given.files(rt)
		files["decisions.csv"] = decided.file()
		codings, problems := f.load(coders, files)
		if contradicted := decided.contradicted(given); contradicted != (len(problems) > 0) || contradicted && !strings.HasPrefix(rules(problems), "contradiction") {
			rt.Fatalf("contradicted: %v, and the problems are %v", contradicted, problems)
		}
		segment := f.segment(t, coded[0])
		for _, theme := range f.def.ThemeTree() {
			if has, want := codings.Has(segment, theme), decided.counts(given, theme); has != want {
				rt.Errorf("%s counts: %v, want %v", theme.Name, has, want)
			}
			if (codings.DecisionOn(segment, theme) != nil) != (decided.keep[theme.Name] != "") {
				rt.Errorf("%s: %q, and the decision is %v", theme.Name, decided.keep[theme.Name], codings.DecisionOn(segment, theme))
			}
		}
		for i := range codings.Conflicts {
			conflict := &codings.Conflicts[i]
			if conflict.Counts != codings.Has(conflict.Segment, conflict.Theme) {
				rt.Errorf("conflict on %s: it counts: %v", conflict.Theme.Name, conflict.Counts)
			}
			if conflict.Segment == segment && (decided.keep[conflict.Theme.Name] != "") != (conflict.Decision != nil) {
				rt.Errorf("%s: decision %v", conflict.Theme.Name, conflict.Decision)
			}
		}
	})
}

// A theme cannot be dropped where a part of it counts: the error stands at the decision, and names what to decide on.
func TestContradictions(t *testing.T) {
	f := newFixture(t)
	files := map[string]string{"ann.csv": "segment,theme\npeople/1/said,late\n", "bob.csv": "segment,theme\npeople/1/said,late\n", "cat.csv": "segment,theme\npeople/1/said,0\n"}
	for decisions, want := range map[string]string{
		"people/1/said,money,no":                         "decisions.csv:2:21: people/1/said, money: decided that this theme does not count, but late, which is part of it, does (given by: ann, bob); decide too that late does not count, or delete this decision",
		"people/1/said,late,no":                          "",
		"people/1/said,money,no\npeople/1/said,late,no":  "",
		"people/1/said,money,yes\npeople/1/said,late,no": "",
		"people/2/said,pay,yes\npeople/2/said,money,no":  "decisions.csv:3:21: people/2/said, money: decided that this theme does not count, but pay, which is part of it, does (decided at decisions.csv:2:19); decide too that pay does not count, or delete this decision",
		"people/1/said,pay,no\npeople/1/said,money,no": "decisions.csv:2:19: people/1/said, pay: decided that this theme does not count, but late, which is part of it, does (given by: ann, bob); decide too that late does not count, or delete this decision\n" +
			"decisions.csv:3:21: people/1/said, money: decided that this theme does not count, but late, which is part of it, does (given by: ann, bob); decide too that late does not count, or delete this decision",
		"people/1/said,money,no\npeople/1/said,late,perhaps": "decisions.csv:3:20: keep: \"perhaps\"; expected: yes or no",
	} {
		files["decisions.csv"] = "segment,theme,keep\n" + decisions + "\n"
		_, problems := f.load(coders, files)
		var got []string
		for _, problem := range problems {
			got = append(got, problem.Text(locale.English))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q\ngives %s\nwant  %s", decisions, strings.Join(got, "\n"), want)
		}
	}
}

// The order of coders and of rows changes nothing of what counts.
func TestOrderChangesNothing(t *testing.T) {
	f := newFixture(t)
	rapid.Check(t, func(rt *rapid.T) {
		given := anyDraw(rt, f.def)
		one, problems := f.load(coders, given.files(rt))
		other, more := f.load(rapid.Permutation(coders).Draw(rt, "coders"), given.files(rt))
		if len(problems)+len(more) > 0 {
			rt.Fatal(problems, more)
		}
		for segment := range f.words.Segments {
			for _, theme := range f.def.ThemeTree() {
				if one.Has(segment, theme) != other.Has(segment, theme) {
					rt.Errorf("%s %s: %v and %v", f.words.Segments[segment].Name, theme.Name, one.Has(segment, theme), other.Has(segment, theme))
				}
			}
		}
		if len(one.All) != len(other.All) || len(one.Conflicts) != len(other.Conflicts) {
			rt.Errorf("%d and %d codings, %d and %d conflicts", len(one.All), len(other.All), len(one.Conflicts), len(other.Conflicts))
		}
	})
}

// A conflict is settled by a decision on its theme, or by one that keeps a part of it.
func TestSettledBy(t *testing.T) {
	f := newFixture(t)
	files := map[string]string{"ann.csv": "segment,theme\npeople/1/said,late\n", "bob.csv": "segment,theme\npeople/1/said,0\n"}
	settled := func(decisions string) string {
		files["decisions.csv"] = decisions
		codings, problems := f.load(coders[:2], files)
		if problems.Count(diag.Error) > 0 {
			t.Fatal(problems)
		}
		var names []string
		for i := range codings.Conflicts {
			if codings.SettledBy(&codings.Conflicts[i]) != nil {
				names = append(names, codings.Conflicts[i].Theme.Name)
			}
		}
		return strings.Join(names, " ")
	}
	for decisions, want := range map[string]string{
		"":                     "",
		"people/1/said,pay,":   "",
		"people/1/said,pay,no": "pay",
		"people/1/said,pay,yes\npeople/2/said,late,yes": "money pay",
		"people/1/said,late,yes":                        "money pay late",
	} {
		if got := settled("segment,theme,keep\n" + decisions + "\n"); got != want {
			t.Errorf("%q settles %q, want %q", decisions, got, want)
		}
	}
}
