package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/survey"
)

// composed are pieces of which each character is a letter by itself; decomposed have accents of their own.
var (
	composed   = []string{"a", "é", "Ça", "œ", "💰", "👩\u200d🔬", " ", "\n", "\u00a0", "« b »", "\"c\"", ", ", ";", "P07 ", "un mot ", "# ", "x : ", "…", "<&>"}
	decomposed = append(slices.Clone(composed), "e\u0301", "o\u0302\u0323")
)

// said draws words, not only white space.
func said(t *rapid.T, pieces []string, label string) string {
	return "m" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 25).Draw(t, label), "")
}

// document draws an interview with headings, empty lines and two speakers.
func document(t *rapid.T, pieces []string) string {
	lines := []string{"P07 : bonjour"}
	for range rapid.IntRange(0, 8).Draw(t, "lines") {
		line := rapid.SampledFrom([]string{"P07 : ", "I : ", "**P07:** ", "", "# ", "   "}).Draw(t, "begin")
		lines = append(lines, line+strings.ReplaceAll(said(t, pieces, "line"), "\n", " "), "")
	}
	return strings.Join(lines, "\n")
}

// coded draws a study that two people coded, and the files of its words; no coding has white space at its ends where bare
// is set.
func coded(t *rapid.T, pieces []string, bare bool) (*survey.Survey, []string) {
	gens := "id,dit,autre,ouvert\n"
	for i := range rapid.IntRange(1, 3).Draw(t, "people") {
		gens += fmt.Sprintf("%d,%s,%s,Oui\n", i, csvCell(said(t, pieces, "dit")), csvCell(said(t, pieces, "autre")))
	}
	files := []string{"gens.csv", gens, "docs/p07.md", "---\nid: P07\n---\n" + document(t, pieces)}
	uncoded := load(t, append([]string{"study.yaml", small}, files...)...)
	return codedBy(t, files, codingsOfOne(t, uncoded, bare), codingsOfOne(t, uncoded, bare)), files
}

// codedBy reads a study with the files of its coders.
func codedBy(t rapid.TB, files []string, anne, luc string) *survey.Survey {
	t.Helper()
	return load(t, append([]string{"study.yaml", small + coders, "anne.csv", anne, "luc.csv", luc}, files...)...)
}

// codingsOfOne draws the file of a coder.
func codingsOfOne(t *rapid.T, s *survey.Survey, bare bool) string {
	file := "segment,theme,start,end,text,quote,remark\n"
	for _, segment := range s.Codings.Corpus.Segments {
		words := []rune(segment.Text)
		none := rapid.IntRange(0, 4).Draw(t, "none") == 0
		for range rapid.IntRange(0, 3).Draw(t, "codings") {
			theme := rapid.SampledFrom([]string{"argent", "paie"}).Draw(t, "theme")
			if none {
				theme = "0"
			}
			start := rapid.IntRange(0, len(words)-1).Draw(t, "start")
			end := rapid.IntRange(start+1, len(words)).Draw(t, "end")
			if bare {
				start, end = trimmed(words, start, end)
			}
			if segment.Context || strings.TrimSpace(string(words[start:end])) == "" {
				continue
			}
			at := fmt.Sprintf("%d,%d", start, end)
			if rapid.Bool().Draw(t, "whole") {
				at = ","
			}
			quote := rapid.SampledFrom([]string{"", "x"}).Draw(t, "quote")
			remark := rapid.SampledFrom([]string{"", "voir l’autre", "é 💰\nligne, \"deux\""}).Draw(t, "remark")
			file += fmt.Sprintf("%s,%s,%s,,%s,%s\n", segment.Name, theme, at, quote, csvCell(remark))
		}
	}
	return file
}

// trimmed takes white space off the ends of a stretch.
func trimmed(words []rune, start, end int) (int, int) {
	for start < end && unicode.IsSpace(words[start]) {
		start++
	}
	for start < end && unicode.IsSpace(words[end-1]) {
		end--
	}
	return start, end
}

// TestRoundTrip checks that codings that are written as a project and read again are the same, to the byte, in either
// language, and that the files that came back are read as the same codings.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, files := coded(t, decomposed, false)
		if len(s.Codings.All) == 0 {
			t.Skip("nobody coded")
		}
		lang := rapid.SampledFrom(locale.Langs).Draw(t, "lang")
		got := found(t, s, through(t, Project(s, lang)))
		isTidy(t, s, got)
		tidy := []string{string(Tidy(s.Codings, s.Study, 0)), string(Tidy(s.Codings, s.Study, 1))}
		again := codedBy(t, files, tidy[0], tidy[1])
		isTidy(t, again, got)
	})
}

// TestPlaces checks that the characters of a turn are those of the document where they are said to stand.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := load(t, "study.yaml", small, "gens.csv", "id,dit,autre,ouvert\n1,a,b,Oui\n", "docs/p07.md", "---\nid: P07\n---\n"+document(t, decomposed))
		for _, text := range textsOf(s) {
			body := []rune(text.words)
			for _, part := range text.parts {
				words := []rune(s.Codings.Corpus.Segments[part.segment].Text)
				if part.places == nil {
					continue
				}
				if len(part.places) != len(words) || !slices.IsSorted(part.places) {
					t.Fatalf("%d places of %d characters: %v", len(part.places), len(words), part.places)
				}
				for i, at := range part.places {
					if body[at] != words[i] {
						t.Fatalf("character %d of %q is said to stand at %d of %q", i, string(words), at, text.words)
					}
				}
			}
		}
	})
}

// TestOtherWriting checks that codings are found where a program changed line ends, spaces and the form of accents of a
// text, and gave it a GUID of its own.
func TestOtherWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := coded(t, composed, true)
		if len(s.Codings.All) == 0 {
			t.Skip("nobody coded")
		}
		project := Project(s, english)
		for i := range project.Sources {
			rewrite(&project.Sources[i])
		}
		got := found(t, s, &qda.Reading{Project: *project})
		if len(got.Warnings) > 0 {
			t.Fatalf("warnings %v", got.Warnings)
		}
		isTidy(t, s, got)
	})
}

// rewrite changes a text as programs do, and counts the positions of its selections anew.
func rewrite(source *qda.TextSource) {
	source.GUID = qda.GUID("other", source.GUID)
	var places []int
	at, text := 0, ""
	for _, r := range source.Text {
		places = append(places, at)
		piece := norm.NFD.String(string(r))
		switch r {
		case '\n':
			piece = "\r\n"
		case '\u00a0':
			piece = "  "
		}
		text, at = text+piece, at+utf8.RuneCountInString(piece)
	}
	places = append(places, at)
	source.Text = text
	for i := range source.Selections {
		sel := &source.Selections[i]
		sel.Name, sel.Start, sel.End = "", places[sel.Start], places[sel.End]
	}
}
