package tabulate

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Choice says which words are quoted.
type Choice struct {
	Questions []string // of the corpus; all where nil
	Themes    []string // what they speak of; any theme where nil
	Each      string   // one of study.Eaches, of which there is one each; "" for as many as there are
	Pick      string   // one of study.Picks; "" for the first of these
	Most      int      // how many at most; 0 for any number
	Length    int      // how many words each has at most, longer ones being cut; 0 for any number
}

// A Quotation is words that are quoted.
type Quotation struct {
	Segment int          // which segment of the corpus
	Theme   *study.Theme // the first of the themes asked for that it speaks of; nil where none was asked for
	Words   locale.Text  // as they may be published: as the study edits them, else cut to what was coded, and scrubbed
	Edited  bool         // they are cut or edited, and brackets say where
	By      locale.Text  // who said it, as the study says
	Changes []Scrubbed   // what was taken out
	Pos     diag.Pos     // where the words stand
}

// A Scrubbed is a stretch that was taken out of a quotation. It does not say what was there.
type Scrubbed struct {
	Rule        string // the list or pattern that matched
	Start, End  int    // characters of the segment, from 0
	Replacement string // what stands there now, in the study's language
}

// Quotations chooses words of respondents who agreed to be quoted. Of the options, Where counts.
func Quotations(s *survey.Survey, choice Choice, options Options) ([]Quotation, error) {
	q, err := newQuoter(s, choice, options)
	if err != nil {
		return nil, err
	}
	var list []Quotation
	for i := range s.Codings.Corpus.Segments {
		if theme, ok := q.speaks(i); ok && q.mayQuote(&s.Codings.Corpus.Segments[i]) {
			list = append(list, q.quote(i, theme))
		}
	}
	return q.choose(list), nil
}

// A quoter chooses and makes quotations.
type quoter struct {
	*survey.Survey
	*Publisher
	choice Choice
	themes []*study.Theme
	within map[string]dataset.Mask // by side: the units that the condition selects
}

func newQuoter(s *survey.Survey, choice Choice, options Options) (*quoter, error) {
	if s.Codings == nil {
		return nil, usage("l'étude n'a pas de corpus (corpus:)", "the study has no corpus (corpus:)")
	}
	publisher, err := NewPublisher(s)
	if err != nil {
		return nil, err
	}
	q := &quoter{Survey: s, Publisher: publisher, choice: choice, within: map[string]dataset.Mask{}}
	for _, name := range choice.Themes {
		theme := s.Study.ThemeNamed(name)
		if theme == nil {
			return nil, unknown(locale.Text{FR: "thème", EN: "theme"}, name, s.Study.Themes.Names())
		}
		q.themes = append(q.themes, theme)
	}
	if _, err := corpusQuestions(s.Study, choice.Questions, study.AllThemes); err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	for _, frame := range s.Sides {
		if !slices.Contains(units, frame.Name) {
			q.within[frame.Name] = make(dataset.Mask, frame.Len())
			continue
		}
		selection, err := options.selection(s, frame)
		if err != nil {
			return nil, err
		}
		q.within[frame.Name] = selection.Mask
	}
	return q, nil
}

// speaks reports whether a segment speaks of what is asked for, and of which theme.
func (q *quoter) speaks(segment int) (*study.Theme, bool) {
	words := &q.Codings.Corpus.Segments[segment]
	asked := len(q.choice.Questions) == 0 || slices.Contains(q.choice.Questions, words.Question.Name) || slices.Contains(q.choice.Questions, study.AllThemes)
	if words.Context || !asked || !q.within[words.Side].Has(words.Unit) {
		return nil, false
	}
	for _, theme := range q.themes {
		if q.Codings.Has(segment, theme) {
			return theme, true
		}
	}
	return nil, len(q.themes) == 0
}

// mayQuote reports whether the respondent agreed to be quoted.
func (q *quoter) mayQuote(words *corpus.Segment) bool {
	return MayQuote(q.Survey, words.Side, words.Unit)
}

// MayQuote reports whether a respondent of a side agreed to be quoted; where the study asks nobody, everybody may be.
func MayQuote(s *survey.Survey, side string, unit int) bool {
	consent := s.Study.Corpus.Consent
	if consent == nil {
		return true
	}
	v := s.Frame(side).Variable(consent.Question.Value)
	if v == nil || v.States[unit] != study.Answered {
		return false // Who was not asked has not agreed.
	}
	return slices.Contains(consent.Is, valueText(v, unit).EN)
}

// quote makes a quotation: the stretch that was coded with the theme, if a coder marked one, else all of it, no longer than
// asked for; or as the study edits the words.
func (q *quoter) quote(segment int, theme *study.Theme) Quotation {
	words := &q.Codings.Corpus.Segments[segment]
	span := scrub.Span{End: words.Runes()}
	if coded := q.marked(segment, theme); coded != nil && coded.End > 0 && (theme != nil || coded.Quote) {
		span = scrub.Span{Start: coded.Start, End: coded.End}
	}
	if q.choice.Length > 0 {
		span = shortened(words.Text, span, q.choice.Length)
	}
	said := q.Part(words, span)
	return Quotation{Segment: segment, Theme: theme, Words: said.Words, Edited: said.Edited, Changes: said.Changes, By: Attribution(q.Survey, words), Pos: words.Pos}
}

// marked returns the coding of a segment that says best what to quote: one that a coder marked, else one of the theme with
// a stretch; nil for none.
func (q *quoter) marked(segment int, theme *study.Theme) *coding.Coding {
	var best *coding.Coding
	for i := range q.Codings.All {
		coded := &q.Codings.All[i]
		if coded.Segment != segment || theme != nil && !coded.Theme.IsPartOf(theme) {
			continue
		}
		if best == nil || coded.Quote && !best.Quote {
			best = coded
		}
	}
	return best
}

// isMarked reports whether a coder marked a segment as worth quoting.
func (q *quoter) isMarked(segment int, theme *study.Theme) bool {
	coded := q.marked(segment, theme)
	return coded != nil && coded.Quote
}

// choose picks among quotations, which stand in the order of the corpus.
func (q *quoter) choose(list []Quotation) []Quotation {
	switch cmp.Or(q.choice.Pick, study.Picks[0]) {
	case "marked":
		list = slices.DeleteFunc(list, func(quotation Quotation) bool { return !q.isMarked(quotation.Segment, quotation.Theme) })
	case "longest":
		slices.SortStableFunc(list, func(a, b Quotation) int {
			return cmp.Compare(q.Codings.Corpus.Segments[b.Segment].Runes(), q.Codings.Corpus.Segments[a.Segment].Runes())
		})
	}
	taken := map[string]bool{}
	list = slices.DeleteFunc(list, func(quotation Quotation) bool {
		key, limited := q.key(quotation)
		again := limited && taken[key]
		taken[key] = true
		return again
	})
	if q.choice.Most > 0 && len(list) > q.choice.Most {
		list = list[:q.choice.Most]
	}
	return list
}

// key returns of what there is one quotation each; false where there are as many as there are.
func (q *quoter) key(quotation Quotation) (string, bool) {
	words := &q.Codings.Corpus.Segments[quotation.Segment]
	switch q.choice.Each {
	case study.RegionUnit:
		return q.Frame(words.Side).Units[words.Unit].Region, true
	case "side":
		return words.Side, true
	case "respondent":
		return words.Side + "/" + words.Respondent, true
	case "theme":
		if quotation.Theme == nil {
			return "", true
		}
		return quotation.Theme.Name, true
	}
	return "", false
}

// Attribution says who said some words, as the study has it: never more than that.
func Attribution(s *survey.Survey, words *corpus.Segment) locale.Text {
	side, frame := s.Study.Side(words.Side), s.Frame(words.Side)
	template := s.Study.Corpus.Attribution.Text
	if template.IsZero() {
		if side.Unit.IsZero() {
			return side.Label.Text
		}
		return capital(side.Unit.Text)
	}
	fill := func(lang locale.Lang) string {
		return study.Fill(template.In(lang), func(name string) string {
			switch v := frame.Variable(name); {
			case name == "side":
				return side.Label.In(lang)
			case name == "unit":
				return side.Unit.In(lang)
			case name == study.RegionUnit:
				return frame.Units[words.Unit].Region
			case v == nil:
				return ""
			case v.Source != nil && v.Source.Type.IsCategory() && v.States[words.Unit] == study.Answered:
				return v.Source.CodeLabel(v.Words[words.Unit]).In(lang)
			default:
				return valueText(v, words.Unit).In(lang)
			}
		})
	}
	return capital(locale.Text{FR: fill(locale.French), EN: fill(locale.English)})
}
