package tabulate

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Within says what two themes stand together in.
type Within string

// What two themes may stand together in.
const (
	WithinSegment    Within = "segment"    // an answer, or a turn of a speaker
	WithinRespondent Within = "respondent" // all that a respondent said
)

// Withins lists what two themes may stand together in, the default first.
var Withins = []Within{WithinSegment, WithinRespondent}

// DefaultTop is how many pairs of themes are shown where nobody says.
const DefaultTop = 20

// A TogetherRequest says which themes are paired.
type TogetherRequest struct {
	Questions []string // open questions of the corpus, study.AllThemes for all of them together; nil for each
	Within    Within   // "" for WithinSegment
	Top       int      // how many pairs are shown, 0 for all; the family stays whole
}

func (r TogetherRequest) within() Within { return cmp.Or(r.Within, WithinSegment) }

// togetherAdjustments are how the p values of pairs are adjusted.
var togetherAdjustments = []string{multiple.HolmID, multiple.BenjaminiHochbergID}

// A ThemePair is two themes, neither of them part of the other.
type ThemePair struct {
	First, Second *study.Theme // in the order of the tree
	keyness.Pair
	Adjusted []float64 // p values adjusted over the family, by Holm and by Benjamini and Hochberg; nil where there is none
}

// Together is which themes stand together in what was said to an open question.
type Together struct {
	Question    *study.Question // the coded question
	Units       int             // coded segments, or respondents with one
	Respondents int             // respondents with a coded segment
	Pairs       []ThemePair     // those in most units first
	Family      int             // p values

	sides []string
}

// TogetherThemes pairs the themes of open questions. Of the options, Where counts; the sides count together.
func TogetherThemes(s *survey.Survey, request TogetherRequest, options Options) ([]Together, error) {
	coded, err := codedQuestions(s, request.Questions)
	if err != nil {
		return nil, err
	}
	var list []Together
	for _, q := range coded {
		speakers, err := speakersOf(s, q.CodedFrom, options)
		if err != nil {
			return nil, err
		}
		together := Together{Question: q}
		for _, p := range speakers {
			together.sides = append(together.sides, p.Side.Name)
		}
		together.pair(s, speakers, request.within())
		list = append(list, together)
	}
	return list, nil
}

// pair pairs every two themes of which neither is part of the other.
func (t *Together) pair(s *survey.Survey, speakers []Speakers, within Within) {
	themes := themesOf(s.Study, t.Question)
	units := unitsOfThemes(s, t.Question, speakers, within, themes)
	t.Units, t.Respondents = len(units), len(unitsOfThemes(s, t.Question, speakers, WithinRespondent, nil))
	for _, pair := range keyness.CoOccurrence(units, len(themes)) {
		first, second := themes[pair.First], themes[pair.Second]
		if !isWithin(first, second) && !isWithin(second, first) {
			t.Pairs = append(t.Pairs, ThemePair{First: first, Second: second, Pair: pair})
		}
	}
	slices.SortStableFunc(t.Pairs, func(a, b ThemePair) int {
		return cmp.Or(cmp.Compare(b.Both, a.Both), cmp.Compare(b.Jaccard, a.Jaccard), cmp.Compare(b.Lift, a.Lift))
	})
	t.adjust()
}

// adjust adjusts the p values of the pairs that are left: those of themes within themes are no part of the family.
func (t *Together) adjust() {
	var p []float64
	for _, pair := range t.Pairs {
		if pair.PValue.Method != keyness.None {
			p = append(p, pair.PValue.P)
		}
	}
	t.Family = len(p)
	for _, id := range togetherAdjustments {
		adjusted := multiple.Adjust(p, id)
		for i := range t.Pairs {
			if pair := &t.Pairs[i]; pair.PValue.Method != keyness.None {
				pair.Adjusted, adjusted = append(pair.Adjusted, adjusted[0]), adjusted[1:]
			}
		}
	}
}

// themesOf returns the themes of a coded question, in the order of the tree.
func themesOf(def *study.Definition, q *study.Question) []*study.Theme {
	var themes []*study.Theme
	for _, name := range q.AnswerCodes() {
		themes = append(themes, def.ThemeNamed(name))
	}
	return themes
}

// isWithin reports whether a theme is part of another one.
func isWithin(theme, whole *study.Theme) bool {
	for up := theme.Parent; up != nil; up = up.Parent {
		if up == whole {
			return true
		}
	}
	return false
}

// unitsOfThemes returns the themes of each coded segment of some respondents, or of each respondent with one, as positions
// in a list of themes.
func unitsOfThemes(s *survey.Survey, q *study.Question, speakers []Speakers, within Within, themes []*study.Theme) [][]int {
	var units [][]int
	for _, p := range speakers {
		for i, segments := range s.Codings.Corpus.ByUnit(p.Side.Name, q.CodedFrom...) {
			if !p.mask.Has(i) {
				continue
			}
			coded := slices.DeleteFunc(slices.Clone(segments), func(segment int) bool { return !s.Codings.Coded(segment) })
			switch {
			case within == WithinRespondent && len(coded) > 0:
				units = append(units, themesIn(s, coded, themes))
			case within == WithinSegment:
				for _, segment := range coded {
					units = append(units, themesIn(s, []int{segment}, themes))
				}
			}
		}
	}
	return units
}

// themesIn returns which of a list of themes count for any of some segments.
func themesIn(s *survey.Survey, segments []int, themes []*study.Theme) []int {
	var in []int
	for i, theme := range themes {
		if slices.ContainsFunc(segments, func(segment int) bool { return s.Codings.Has(segment, theme) }) {
			in = append(in, i)
		}
	}
	return in
}
