package coding_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
)

// Characters of a coding hold where its words stand there; else they are found where that is certain, and it is said.
func TestAnchors(t *testing.T) {
	f := newFixture(t)
	const tidy, sheet = "segment,theme,start,end,text\n", "segment,text,theme_1,theme_2,quote,remark\n"
	for _, test := range []struct{ file, want, problems string }{
		{tidy + "people/1/said,pay,,,", "pay 0-0", ""},
		{tidy + `people/1/said,pay,,,"The pay is late, the pay  is low. Déjà!"`, "pay 0-0", ""},
		{tidy + "people/1/said,pay,4,15,", "pay 4-15", ""},
		{tidy + "people/1/said,pay,4,15,pay is late", "pay 4-15", ""},
		{tidy + "people/1/said,pay,3,15,pay is late", "pay 3-15", ""},
		{tidy + "people/1/said,pay,33,37,Déjà", "pay 33-37", ""},
		{tidy + "people/3/said,pay,8,9,𝕏", "pay 8-9", ""},
		{tidy + "people/1/said,pay,0,11,pay is late", "pay 4-15", "moved-text"},
		{tidy + "people/1/said,pay,90,99,pay is late", "pay 4-15", "moved-text"},
		{tidy + "people/1/said,pay,,,pay is late", "pay 4-15", ""},
		{tidy + "people/1/said,pay,0,3,pay", "", "changed-text"},
		{tidy + "people/1/said,pay,4,7,pay", "pay 4-7", ""},
		{tidy + "people/1/said,pay,0,3,gone", "", "changed-text"},
		{tidy + "people/1/said,pay,0,99,", "", "offset"},
		{tidy + "people/1/said,pay,5,5,", "", "offset"},
		{tidy + "people/1/said,pay,-1,5,", "", "offset"},
		{tidy + "people/1/said,pay,a,5,", "", "offset"},
		{tidy + "people/1/said,pay,1,,", "", "offset"},
		{sheet + "people/2/said,No time and no money.,time 3-7,money,,", "time 3-7 money 0-0", ""},
		{sheet + "people/2/said,No  time and no money.,money,,,", "money 0-0", ""},
		{sheet + "people/2/said,No  time and no money.,time 4-8,,,", "", "changed-text"},
		{sheet + "people/2/said,No time and no money.,time 3-99,,,", "", "offset"},
		{sheet + "people/2/said,No time and no money.,time 7-3,,,", "", "offset"},
		{sheet + "people/2/said,No time and no money.,time 3 7,,,", "", "unknown-theme"},
		{sheet + "people/2/said,No time and no money.,0,,,", "0 0-0", ""},
		{sheet + "people/2/said,No time and no money.,,,x,look", "", "not-coded"},
		{sheet + "people/2/said,No time and a little money.,money,,,", "", "changed-text"},
		{sheet + `people/1/said,"The pay is late, the pay is low. D?j?!",pay,,,`, "pay 0-0", "lost-accents"},
		{sheet + `people/1/said,"'The pay is late, the pay is low. Déjà!",pay,,,`, "pay 0-0", ""},
	} {
		codings, problems := f.load(coders[:1], map[string]string{"ann.csv": test.file + "\n"})
		if got := said(codings); got != test.want || rules(problems) != test.problems {
			t.Errorf("%s\ngives %q with %q, want %q with %q", test.file, got, rules(problems), test.want, test.problems)
		}
	}
}

// said writes all codings: the theme and its characters.
func said(codings *coding.Codings) string {
	var all []string
	for _, c := range codings.All {
		name := coding.NoTheme
		if c.Theme != nil {
			name = c.Theme.Name
		}
		all = append(all, fmt.Sprintf("%s %d-%d", name, c.Start, c.End))
	}
	return strings.Join(all, " ")
}

// What is wrong in a file is said by its name.
func TestBadRows(t *testing.T) {
	f := newFixture(t)
	for file, want := range map[string]string{
		"segment,theme\npeople/9/said,pay\n":                    "unknown-segment",
		"segment,theme\npeople/1/said,pai\n":                    "unknown-theme",
		"segment,theme\npeople/1/said,\n":                       "unknown-theme",
		"segment,theme\ntalks/P1/talk#2,time\n":                 "theme-of",
		"segment,theme\ntalks/P1/talk#1,pay\n":                  "context",
		"segment,theme\npeople/1/said,pay\npeople/1/said,0\n":   "theme-and-none",
		"segment,theme\npeople/1/said,pay\npeople/1/said,pay\n": "same-coding",
		"segment,label\npeople/1/said,pay\n":                    "missing-column",
		"coder,segment,theme\nbob,people/1/said,pai\n":          "unknown-coder",
		"coder,segment,theme\nann,people/1/said,pay\n":          "",
	} {
		if _, problems := f.load(coders[:1], map[string]string{"ann.csv": file}); rules(problems) != want {
			t.Errorf("%q: %v, want %s", file, problems, want)
		}
	}
	for row, want := range map[string]string{
		"people/1/said,pay,y": "decision", "people/1/said,0,yes": "decision", "people/1/said,0,": "decision", "people/1/said,pay,": "", "people/1/said,,": "unknown-theme",
		"people/1/said,pay,yes\npeople/1/said,pay,no": "decision", "people/1/said,pay,yes\npeople/1/said,pay,": "",
	} {
		if _, problems := f.load(nil, map[string]string{"decisions.csv": "segment,theme,keep\n" + row + "\n"}); rules(problems) != want {
			t.Errorf("decision %q: %v, want %q", row, problems, want)
		}
	}
}

// In a file of several coders each has his own rows.
func TestFileOfSeveralCoders(t *testing.T) {
	f := newFixture(t)
	merged := "coder,segment,theme\nann,people/1/said,pay\nbob,people/1/said,0\nann,people/2/said,time\n"
	codings, problems := f.load(coders[:2], map[string]string{"ann.csv": merged, "bob.csv": merged})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := said(codings); got != "pay 0-0 time 0-0 0 0-0" {
		t.Errorf("codings %s", got)
	}
	if names := codings.Names([]int{1, 0}); names != "bob, ann" {
		t.Errorf("names %q", names)
	}
}

// Rules propose themes in the order of the codebook, each once, and nothing for context or for a question that is not theirs.
func TestProposed(t *testing.T) {
	f := newFixture(t)
	var got []string
	for i, themes := range coding.Proposed(f.def, f.words) {
		for _, theme := range themes {
			got = append(got, f.words.Segments[i].Name+" "+theme.Name)
		}
	}
	want := "people/1/said pay, people/2/said money, people/2/said time"
	if strings.Join(got, ", ") != want {
		t.Errorf("proposed %v, want %s", got, want)
	}
}

// FuzzLoad checks that no bytes of a coder's file or of decisions panic, and that what is read without an error is sound.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"segment,theme,start,end,text,quote,remark\npeople/1/said,pay,4,15,pay is late,x,'=1\n", "segment,text,theme_1\npeople/2/said,No time and no money.,time 3-7\n",
		"coder,segment,theme\nann,people/1/said,0\n", "segment;theme\npeople/1/said;pay\n", "segment,theme_1,text,theme_\npeople/1/said\n", "", "\xff\xfe", "PK\x03\x04",
		"segment,theme,segment\npeople/1/said,pay,x\n", "segment,text,theme_1\npeople/3/said,Nothing 𝕏 new,pay 8-9\n",
	} {
		f.Add([]byte(seed), []byte("segment,theme,keep,by,why\npeople/1/said,pay,yes,ann,'-\n"))
	}
	fix := newFixture(f)
	f.Fuzz(func(t *testing.T, file, decisions []byte) {
		codings, problems := fix.load(coders[:1], map[string]string{"ann.csv": string(file), "decisions.csv": string(decisions)})
		if problems.Count(diag.Error) > 0 {
			return
		}
		for _, c := range codings.All {
			segment := &fix.words.Segments[c.Segment]
			if c.Start < 0 || c.End > segment.Runes() || c.End > 0 && c.Start >= c.End || c.End == 0 && c.Start > 0 || segment.Context {
				t.Errorf("%s: characters %d to %d", segment.Name, c.Start, c.End)
			}
			if c.Theme != nil && !c.Theme.IsFor(segment.Question.Name) || !codings.Seen(0, c.Segment) {
				t.Errorf("%s: %v", segment.Name, c.Theme)
			}
		}
		if len(codings.InOrder(fix.def.ThemeTree())) != len(codings.All) {
			t.Error("codings were lost in order")
		}
	})
}
