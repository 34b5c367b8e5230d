package codesheet

import (
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Themes is how many columns for themes a row of a sheet has. A segment with more themes has more rows.
const Themes = 6

// Options choose the segments of a sheet.
type Options struct {
	Questions []string // names of questions of the corpus; none for all
	Uncoded   bool     // only segments that the coder has not coded
	Disputed  bool     // only segments with a conflict that no decision settles
	Sample    int      // how many of the segments are drawn, without replacement; 0 for all
	Seed      uint64   // of the draw
}

// A Sheet is what one coder codes.
type Sheet struct {
	Segments []int // of the corpus, in its order
	Of       int   // how many segments there were before the draw
	survey   *survey.Survey
	coder    int
	proposed [][]*study.Theme
	held     map[int][]coding.Coding // by segment: what the coder has given already
}

// New makes a sheet for a coder, by his index in the survey's codings; -1 for one who has coded nothing. The survey has codings.
func New(s *survey.Survey, coder int, options Options) *Sheet {
	sheet := &Sheet{survey: s, coder: coder, proposed: coding.Proposed(s.Study, s.Codings.Corpus), held: map[int][]coding.Coding{}}
	disputed := disputes(s.Codings)
	for i := range s.Codings.Corpus.Segments {
		segment := &s.Codings.Corpus.Segments[i]
		switch {
		case segment.Context:
		case len(options.Questions) > 0 && !slices.Contains(options.Questions, segment.Question.Name):
		case options.Uncoded && coder >= 0 && s.Codings.Seen(coder, i):
		case options.Disputed && !disputed[i]:
		default:
			sheet.Segments = append(sheet.Segments, i)
		}
	}
	sheet.Of = len(sheet.Segments)
	sheet.draw(options)
	for _, given := range s.Codings.InOrder(s.Study.ThemeTree()) {
		if given.Coder == coder {
			sheet.held[given.Segment] = append(sheet.held[given.Segment], given)
		}
	}
	return sheet
}

// disputes returns the segments with a conflict that no decision settles.
func disputes(codings *coding.Codings) map[int]bool {
	disputed := map[int]bool{}
	for i := range codings.Conflicts {
		if conflict := &codings.Conflicts[i]; codings.SettledBy(conflict) == nil {
			disputed[conflict.Segment] = true
		}
	}
	return disputed
}

// draw leaves the sheet a simple random sample of its segments.
func (s *Sheet) draw(options Options) {
	if options.Sample <= 0 || options.Sample >= len(s.Segments) {
		return
	}
	source := rand.New(rand.NewPCG(options.Seed, 0))
	source.Shuffle(len(s.Segments), func(i, j int) { s.Segments[i], s.Segments[j] = s.Segments[j], s.Segments[i] })
	s.Segments = s.Segments[:options.Sample]
	slices.Sort(s.Segments)
}

// Headings of a sheet before and behind its themes.
var (
	before = []string{"segment", "side", "respondent", "region", "question", "speaker", "context", "text", "proposed"}
	behind = []string{"quote", "remark"}
)

// headings returns the headings of a sheet.
func headings() []string {
	all := slices.Clone(before)
	for i := range Themes {
		all = append(all, "theme_"+strconv.Itoa(i+1))
	}
	return append(all, behind...)
}

// Grid returns the sheet with its headings as texts. Words are in the given language; the headings are not.
func (s *Sheet) Grid(lang locale.Lang) Grid {
	return slices.AppendSeq(Grid{headings()}, s.all(lang))
}

// all returns the rows of all segments, one at a time.
func (s *Sheet) all(lang locale.Lang) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, segment := range s.Segments {
			for _, row := range s.rows(segment, lang) {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// rows returns the rows of a segment: one, or several where what the coder gave does not go into one.
func (s *Sheet) rows(segment int, lang locale.Lang) [][]string {
	var rows [][]string
	for _, given := range together(s.held[segment]) {
		row := s.row(segment, lang)
		for i, g := range given {
			row[len(before)+i] = coding.Mark(nameOf(g.Theme), g.Start, g.End)
		}
		row[len(before)+Themes] = quoteMark(given[0].Quote)
		row[len(before)+Themes+1] = given[0].Remark
		rows = append(rows, row)
	}
	if rows == nil {
		rows = [][]string{s.row(segment, lang)}
	}
	return rows
}

// together parts codings of one segment into those that can stand in one row: with the same quote and remark, and no more
// than there are columns.
func together(given []coding.Coding) [][]coding.Coding {
	var groups [][]coding.Coding
	for _, g := range given {
		at := slices.IndexFunc(groups, func(group []coding.Coding) bool {
			return len(group) < Themes && group[0].Quote == g.Quote && group[0].Remark == g.Remark
		})
		if at < 0 {
			groups = append(groups, []coding.Coding{g})
			continue
		}
		groups[at] = append(groups[at], g)
	}
	return groups
}

// row returns the row of a segment without a coder's themes.
func (s *Sheet) row(segment int, lang locale.Lang) []string {
	words := &s.survey.Codings.Corpus.Segments[segment]
	var proposed []string
	for _, theme := range s.proposed[segment] {
		proposed = append(proposed, theme.Name)
	}
	region := s.survey.Frame(words.Side).Units[words.Unit].Region
	row := []string{words.Name, words.Side, words.Respondent, region, words.Question.Name, words.Speaker, s.context(segment, lang), words.Text, strings.Join(proposed, ", ")}
	return append(row, make([]string, Themes+len(behind))...)
}

// nameOf returns what a coder writes for a theme, or for none.
func nameOf(theme *study.Theme) string {
	if theme == nil {
		return coding.NoTheme
	}
	return theme.Name
}

// quoteMark is what stands beside words that are worth quoting.
func quoteMark(quote bool) string {
	if quote {
		return "x"
	}
	return ""
}
