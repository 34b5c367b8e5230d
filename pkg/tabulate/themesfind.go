package tabulate

import (
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// The orders of the places of a search.
const (
	SortText  = "text"  // as they stand in the corpus
	SortLeft  = "left"  // by the words before, the nearest first
	SortRight = "right" // by the words behind
)

// DefaultContext is how many characters of context stand on either side where the user names no number.
const DefaultContext = 60

// A Search is a rule that is looked for in the words of a study.
type Search struct {
	Reading
	Rule    *lexicon.Rule
	Sort    string // SortText, SortLeft or SortRight
	Context int    // characters on either side, 0 or more
	Width   int    // columns of the terminal, into which each place fits on one line where it can; 0 for no such limit
}

// A hit is a place where a rule matches.
type hit struct {
	segment int
	line    lexicon.Line
}

// FindTable shows where a rule matches, each place in its context. Of the options, Where counts.
func FindTable(s *survey.Survey, search Search, options Options) (*table.Table, error) {
	list, err := search.words(s, options)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "themes-find", Title: search.title()}
	bySide := make([][]hit, len(list))
	var all []hit
	for i, words := range list {
		bySide[i] = search.find(s, words.segments)
		all = append(all, bySide[i]...)
	}
	if len(all) == 0 {
		search.nothing(s, t, list, options)
		return t, nil
	}
	columns := search.measure(s, all)
	t.Columns = columns.columns()
	for i, places := range bySide {
		if len(places) > 0 && len(s.Study.Sides) > 1 {
			t.AddGroup(list[i].side.Label.Text)
		}
		for _, f := range places {
			t.Add(columns.cells(s, f)...)
		}
	}
	t.Note("Endroits\u00a0: %s\u00a0; réponses ou tours de parole\u00a0: %s\u00a0; répondants\u00a0: %s.", "Places: %s; answers or turns: %s; respondents: %s.",
		locale.Count(len(all)), locale.Count(segmentsOf(all)), locale.Count(respondentsOf(s, bySide)))
	search.readingNotes(s, t, list, options)
	return t, nil
}

// title names the rule.
func (search Search) title() locale.Text {
	rule := func(lang locale.Lang) string { return lang.Quote(locale.Line(search.Rule.String())) }
	return locale.Textf("Endroits où se trouve %s", "Places of %s", rule)
}

// nothing says that the rule matches nowhere.
func (search Search) nothing(s *survey.Survey, t *table.Table, list []sideWords, options Options) {
	t.Columns = findColumns{}.columns()
	t.Note("La règle ne se trouve nulle part.", "The rule is found nowhere.")
	search.readingNotes(s, t, list, options)
}

// find returns the places of the rule in segments, in the order of the search. Contexts are as wide as it takes to sort them.
func (search Search) find(s *survey.Survey, segments []int) []hit {
	const sorted = 80 // characters
	lines := lexicon.Concordance(search.Rule, texts(s, segments), sorted)
	switch search.Sort {
	case SortLeft:
		lexicon.SortByLeft(lines)
	case SortRight:
		lexicon.SortByRight(lines)
	}
	places := make([]hit, len(lines))
	for i, line := range lines {
		places[i] = hit{segment: segments[line.Text], line: line}
	}
	return places
}

// segmentsOf counts the segments of places.
func segmentsOf(places []hit) int {
	seen := map[int]bool{}
	for _, f := range places {
		seen[f.segment] = true
	}
	return len(seen)
}

// respondentsOf counts the respondents of places, side by side.
func respondentsOf(s *survey.Survey, bySide [][]hit) int {
	n := 0
	for _, places := range bySide {
		units := map[int]bool{}
		for _, f := range places {
			units[s.Codings.Corpus.Segments[f.segment].Unit] = true
		}
		n += len(units)
	}
	return n
}

// place returns where a match stands.
func (f hit) place(segment corpus.Segment) diag.Pos {
	end := 0
	for range f.line.Span.Start {
		_, size := utf8.DecodeRuneInString(segment.Text[end:])
		end += size
	}
	return placeAt(segment, strings.Count(segment.Text[:end], "\n"))
}
