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

// A decision settles: what it keeps counts with all that it is part of, and what it drops does not, unless a part of it counts.
func TestDecisions(t *testing.T) {
	f := newFixture(t)
	rapid.Check(t, func(rt *rapid.T) {
		files, decided := anyDraw(rt, f.def).files(rt), map[string]string{}
		rows := "segment,theme,keep\n"
		for _, theme := range rapid.SliceOfNDistinct(rapid.SampledFrom(f.def.Themes.Names()), 0, 4, rapid.ID).Draw(rt, "decided") {
			decided[theme] = rapid.SampledFrom([]string{"yes", "oui", "no", "NON", ""}).Draw(rt, "keep")
			rows += coded[0] + "," + theme + "," + decided[theme] + "\n"
		}
		files["decisions.csv"] = rows
		codings, problems := f.load(coders, files)
		if len(problems) > 0 {
			rt.Fatal(problems)
		}
		segment := f.segment(t, coded[0])
		for name, keep := range decided {
			theme := f.def.ThemeNamed(name)
			part := slices.ContainsFunc(theme.Children, func(child *study.Theme) bool { return codings.Has(segment, child) })
			switch has := codings.Has(segment, theme); {
			case keep == "":
				if codings.DecisionOn(segment, theme) != nil {
					rt.Errorf("%s: an empty keep decided", name)
				}
			case keep == "yes" || keep == "oui":
				for up := theme; up != nil; up = up.Parent {
					if !codings.Has(segment, up) {
						rt.Errorf("%s is kept, and %s does not count", name, up.Name)
					}
				}
			case has != part:
				rt.Errorf("%s is dropped, a part of it counts: %v, and it counts: %v", name, part, has)
			}
		}
		for i := range codings.Conflicts {
			conflict := &codings.Conflicts[i]
			if conflict.Segment == segment && (decided[conflict.Theme.Name] != "") != (conflict.Decision != nil) {
				rt.Errorf("%s: decision %v", conflict.Theme.Name, conflict.Decision)
			}
		}
	})
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
