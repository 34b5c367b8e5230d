package tabulate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// What a SaturationRequest means where its rule says nothing.
const (
	SaturationBase = keyness.DefaultBase // interviews of the base
	SaturationRun  = keyness.DefaultRun  // interviews of a run
)

// A SaturationRequest says of which words saturation is looked for, and what counts as such.
type SaturationRequest struct {
	Questions []string            // open questions of the corpus; nil for all of them together
	Rule      keyness.BaseRunRule // when it is reached
}

// An Interview is a respondent, or a document, and what is known after it.
type Interview struct {
	Name, ID string         // of the respondent
	When     string         // its value of the question that orders them, or ""
	Step     keyness.Step   // themes, new ones, those known after it
	New      []*study.Theme // the new ones
}

// A Saturation is the interviews of a side in the order in which they were held.
type Saturation struct {
	Side       *study.Side           // whose interviews
	Order      *study.Question       // what orders them; nil for the order of the file
	Undated    int                   // interviews without a value of it, which come last
	Interviews []Interview           // those with coded words
	Without    int                   // respondents without coded words
	Result     keyness.BaseRunResult // where saturation is reached
}

// Saturations are the sides that were asked an open question.
type Saturations struct {
	Question *study.Question // the coded question
	Sides    []Saturation    // those with coded words
}

// SaturateThemes follows the themes of the respondents of each side, in the order in which they were interviewed: that of the
// study's corpus (order), else of the file. Of the options, Where counts.
func SaturateThemes(s *survey.Survey, request SaturationRequest, options Options) ([]Saturations, error) {
	if len(request.Questions) == 0 {
		request.Questions = []string{study.AllThemes}
	}
	coded, err := codedQuestions(s, request.Questions)
	if err != nil {
		return nil, err
	}
	var list []Saturations
	for _, q := range coded {
		speakers, err := speakersOf(s, q.CodedFrom, options)
		if err != nil {
			return nil, err
		}
		all := Saturations{Question: q}
		for _, p := range speakers {
			if side := saturationOf(s, q, p, request.Rule); len(side.Interviews) > 0 {
				all.Sides = append(all.Sides, side)
			}
		}
		list = append(list, all)
	}
	return list, nil
}

// saturationOf follows the themes of the respondents of one side.
func saturationOf(s *survey.Survey, q *study.Question, p Speakers, rule keyness.BaseRunRule) Saturation {
	side := Saturation{Side: p.Side}
	order := p.frame.Variable(s.Study.Corpus.Order.Value)
	if order != nil {
		side.Order = order.Source
	}
	by := s.Codings.Corpus.ByUnit(p.Side.Name, q.CodedFrom...)
	tree := themesOf(s.Study, q)
	var themes [][]int
	for _, i := range heldOrder(p, order) {
		segments := slices.DeleteFunc(by[i], func(segment int) bool { return !s.Codings.Coded(segment) })
		if len(segments) == 0 {
			side.Without++
			continue
		}
		when, dated := heldAt(order, i)
		if order != nil && !dated {
			side.Undated++
		}
		side.Interviews = append(side.Interviews, Interview{Name: p.frame.Units[i].Name, ID: p.frame.Units[i].ID, When: when})
		themes = append(themes, preciseThemes(s, segments, tree))
	}
	for i, step := range keyness.Saturation(themes) {
		interview := &side.Interviews[i]
		interview.Step = step
		for _, theme := range step.New {
			interview.New = append(interview.New, tree[theme])
		}
	}
	side.Result = keyness.BaseRun(themes, rule)
	return side
}

// preciseThemes returns the themes that count for any of some segments, as positions in a list; a theme with parts only where
// none of them counts in the same segment.
func preciseThemes(s *survey.Survey, segments []int, tree []*study.Theme) []int {
	var precise []int
	for i, theme := range tree {
		if slices.ContainsFunc(segments, func(segment int) bool {
			return s.Codings.Has(segment, theme) &&
				!slices.ContainsFunc(theme.Children, func(part *study.Theme) bool { return s.Codings.Has(segment, part) })
		}) {
			precise = append(precise, i)
		}
	}
	return precise
}

// heldOrder returns the respondents in the order in which they were interviewed: those without a value of the variable last,
// and in the order of the file where nothing else tells.
func heldOrder(p Speakers, order *dataset.Variable) []int {
	var units []int
	for i := range p.frame.Units {
		if p.mask.Has(i) {
			units = append(units, i)
		}
	}
	if order == nil {
		return units
	}
	slices.SortStableFunc(units, func(a, b int) int {
		_, first := heldAt(order, a)
		_, second := heldAt(order, b)
		switch {
		case first && !second:
			return -1
		case second && !first:
			return 1
		case !first:
			return 0
		case order.Words == nil:
			return cmp.Compare(order.Numbers[a], order.Numbers[b])
		}
		return compareDates(order.Words[a], order.Words[b])
	})
	return units
}

// heldAt returns when an interview was held, and false where that is not known.
func heldAt(order *dataset.Variable, i int) (string, bool) {
	switch {
	case order == nil || order.States[i] != study.Answered:
		return "", false
	case order.Words == nil:
		return strconv.FormatFloat(order.Numbers[i], 'f', -1, 64), true
	}
	return order.Words[i], true
}

// compareDates compares two dates as ISO 8601 writes them: as instants where both have a zone, else as they are written.
func compareDates(a, b string) int {
	first, second := instant(a), instant(b)
	if !first.IsZero() && !second.IsZero() {
		return first.Compare(second)
	}
	return strings.Compare(a, b)
}

// instant returns the instant of a date with a zone; the zero time for any other.
func instant(text string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at
		}
	}
	return time.Time{}
}
