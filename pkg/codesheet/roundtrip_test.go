package codesheet_test

import (
	"bytes"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/codesheet"
	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A given is a coding without its place.
type given struct {
	Coder, Segment, Theme string
	Start, End            int
	Quote                 bool
	Remark                string
}

func allGiven(s *survey.Survey) []given {
	var list []given
	for _, c := range s.Codings.InOrder(s.Study.ThemeTree()) {
		g := given{Coder: s.Codings.Coders[c.Coder].Name, Segment: s.Codings.Corpus.Segments[c.Segment].Name, Start: c.Start, End: c.End, Quote: c.Quote, Remark: c.Remark}
		if c.Theme != nil {
			g.Theme = c.Theme.Name
		}
		list = append(list, g)
	}
	return list
}

// anyCodings draws the codings of a coder, as a file with one a row.
func anyCodings(t *rapid.T, words *survey.Survey) [][]string {
	rows := [][]string{{"segment", "theme", "start", "end", "text", "quote", "remark"}}
	for _, segment := range words.Codings.Corpus.Segments {
		if segment.Context || !rapid.Bool().Draw(t, "coded") {
			continue
		}
		themes := slices.DeleteFunc(words.Study.Themes.Names(), func(name string) bool { return !words.Study.ThemeNamed(name).IsFor(segment.Question.Name) })
		if rapid.IntRange(0, 4).Draw(t, "none") == 0 {
			rows = append(rows, []string{segment.Name, coding.NoTheme, "", "", "", "", ""})
			continue
		}
		for range rapid.IntRange(1, 9).Draw(t, "themes") {
			row := []string{segment.Name, rapid.SampledFrom(themes).Draw(t, "theme"), "", "", "", "", ""}
			if rapid.Bool().Draw(t, "part") {
				start := rapid.IntRange(0, segment.Runes()-1).Draw(t, "start")
				row[2], row[3] = strconv.Itoa(start), strconv.Itoa(rapid.IntRange(start+1, segment.Runes()).Draw(t, "end"))
			}
			if rapid.Bool().Draw(t, "quote") {
				row[5] = "x"
			}
			row[6] = rapid.SampledFrom([]string{"", "", "why?", "=2+2", "two\nlines", "-", "+1", "'quoted'", "@a", ".s"}).Draw(t, "remark")
			rows = append(rows, row)
		}
	}
	return rows
}

// A sheet that is written and read gives the same codings: as CSV, as a workbook, in both languages, with all that was given.
func TestSheetsComeBack(t *testing.T) {
	words := load(t, nil)
	rapid.Check(t, func(rt *rapid.T) {
		s := load(t, map[string][]byte{"ann.csv": csvOf(anyCodings(rt, words))})
		want := allGiven(s)
		sheet := codesheet.New(s, 0, codesheet.Options{})
		var text, book bytes.Buffer
		if err := sheet.Grid(locale.French).CSV(&text); err != nil {
			rt.Fatal(err)
		}
		if err := sheet.Workbook(&book, locale.English); err != nil {
			rt.Fatal(err)
		}
		for name, content := range map[string][]byte{"CSV": text.Bytes(), "workbook": book.Bytes()} {
			again, problems := tryLoad(t, map[string][]byte{"ann.csv": content})
			if len(problems) > 0 {
				rt.Fatalf("%s: %v", name, problems)
			}
			if diff := cmp.Diff(want, allGiven(again)); diff != "" {
				rt.Fatalf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}

// Merged codings are read again as each coder's, and give the same codings and the same bytes.
func TestMergedComesBack(t *testing.T) {
	words := load(t, nil)
	rapid.Check(t, func(rt *rapid.T) {
		s := load(t, map[string][]byte{"ann.csv": csvOf(anyCodings(rt, words)), "bob.xlsx": csvOf(anyCodings(rt, words))})
		merged := mergedCSV(rt, s)
		again, problems := tryLoad(t, map[string][]byte{"ann.csv": merged, "bob.xlsx": merged})
		if len(problems) > 0 {
			rt.Fatal(problems)
		}
		if diff := cmp.Diff(allGiven(s), allGiven(again)); diff != "" {
			rt.Fatalf("(-want +got):\n%s", diff)
		}
		if twice := mergedCSV(rt, again); !bytes.Equal(merged, twice) {
			rt.Fatalf("merged again:\n%s\nbefore:\n%s", twice, merged)
		}
	})
}

func mergedCSV(t *rapid.T, s *survey.Survey) []byte {
	var text bytes.Buffer
	if err := codesheet.Merged(s.Study, s.Codings).CSV(&text); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

// A file of decisions that nobody filled in decides nothing; what is decided already is kept.
func TestDecisionsComeBack(t *testing.T) {
	coded := map[string][]byte{
		"ann.csv":       []byte("segment,theme\npeople/1/said,pay\npeople/2/said,time\npeople/4/said,rest\n"),
		"bob.xlsx":      []byte("segment,theme\npeople/1/said,0\npeople/2/said,0\npeople/4/said,rest\n"),
		"decisions.csv": []byte("segment,theme,keep,by,why\npeople/2/said,time,yes,both,=it is\npeople/4/said,rest,non,both,-\n"),
	}
	s := load(t, coded)
	grid := codesheet.Decisions(s.Codings, nil)
	want := codesheet.Grid{
		{"segment", "theme", "keep", "by", "why", "for", "against", "text"},
		{"people/1/said", "money", "", "", "", "ann", "bob", answers[1][1]},
		{"people/1/said", "pay", "", "", "", "ann", "bob", answers[1][1]},
		{"people/2/said", "time", "yes", "both", "=it is", "ann", "bob", answers[2][1]},
		{"people/4/said", "rest", "no", "both", "-", "", "", answers[4][1]},
	}
	if diff := cmp.Diff(want, grid); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	var text bytes.Buffer
	if err := grid.CSV(&text); err != nil {
		t.Fatal(err)
	}
	coded["decisions.csv"] = text.Bytes()
	again := load(t, coded)
	if diff := cmp.Diff(want, codesheet.Decisions(again.Codings, nil)); diff != "" {
		t.Errorf("read again (-want +got):\n%s", diff)
	}
	if len(again.Codings.Decisions) != 2 || again.Codings.Decisions[0].Why != "=it is" {
		t.Errorf("decisions %+v", again.Codings.Decisions)
	}
	if only := codesheet.Decisions(s.Codings, []string{"more"}); len(only) != 3 {
		t.Errorf("of another question: %v", only)
	}
	if all := codesheet.Decisions(s.Codings, []string{study.AllThemes}); len(all) != len(want) {
		t.Errorf("of all questions: %v", all)
	}
}
