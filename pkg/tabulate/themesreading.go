package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Reading says which words of the corpus are read. The zero value reads those of all respondents.
type Reading struct {
	Questions    []string // open questions of the corpus; none for all of them
	Side         string   // the side whose words are read; "" for every side
	Interviewers bool     // the words of interviewers are read too
	Coder        string   // of UncodedTables: whose uncoded words are listed; "" for those that nobody coded
}

// A sideWords is the words of a side that are read.
type sideWords struct {
	side      *study.Side
	questions []*study.Question // those of the reading that the side was asked
	kept      dataset.Mask      // the units that the condition keeps
	segments  []int             // of the corpus, in order
}

// words returns the words that are read, side by side; sides that were asked none of the questions are left out. Of the
// options, Where counts.
func (r Reading) words(s *survey.Survey, options Options) ([]sideWords, error) {
	if err := r.check(s.Study); err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	var list []sideWords
	for _, name := range units {
		if r.Side != "" && r.Side != name {
			continue
		}
		words := sideWords{side: s.Study.Side(name), questions: r.asked(s.Study, name)}
		if len(words.questions) == 0 {
			continue
		}
		selection, err := options.selection(s, s.Frame(name))
		if err != nil {
			return nil, err
		}
		words.kept = selection.Mask
		list = append(list, words)
	}
	r.fill(s.Codings.Corpus, list)
	return list, nil
}

// check reports names that the study does not have.
func (r Reading) check(def *study.Definition) error {
	if _, err := corpusQuestions(def, r.Questions); err != nil {
		return err
	}
	if r.Side != "" && def.Side(r.Side) == nil {
		return unknown(locale.Text{FR: "partie", EN: "side"}, r.Side, def.Sides.Names())
	}
	if r.Coder != "" && def.Coding.Coders.Index(r.Coder) < 0 {
		return unknown(locale.Text{FR: "personne qui code", EN: "coder"}, r.Coder, def.Coding.Coders.Names())
	}
	return nil
}

// asked returns the questions of the reading that a side was asked, in the order of the corpus.
func (r Reading) asked(def *study.Definition, side string) []*study.Question {
	var asked []*study.Question
	for _, name := range study.Values(def.Corpus.Questions) {
		if q := def.Question(name); def.Asks(side, q) && (len(r.Questions) == 0 || slices.Contains(r.Questions, name)) {
			asked = append(asked, q)
		}
	}
	return asked
}

// fill gives each side its segments.
func (r Reading) fill(words *corpus.Corpus, list []sideWords) {
	for i, segment := range words.Segments {
		at := slices.IndexFunc(list, func(w sideWords) bool { return w.side.Name == segment.Side })
		if at >= 0 && list[at].kept.Has(segment.Unit) && slices.Contains(list[at].questions, segment.Question) && (r.Interviewers || !segment.Context) {
			list[at].segments = append(list[at].segments, i)
		}
	}
}

// texts returns the words of segments.
func texts(s *survey.Survey, segments []int) []string {
	list := make([]string, len(segments))
	for i, segment := range segments {
		list[i] = s.Codings.Corpus.Segments[segment].Text
	}
	return list
}

// unitOf returns what people read for the respondent of a segment.
func unitOf(s *survey.Survey, segment corpus.Segment) string {
	return s.Frame(segment.Side).Units[segment.Unit].Name
}

// respondents counts the respondents of segments, which stand together by respondent.
func respondents(s *survey.Survey, segments []int) int {
	n, last := 0, -1
	for _, i := range segments {
		if unit := s.Codings.Corpus.Segments[i].Unit; unit != last {
			n, last = n+1, unit
		}
	}
	return n
}

// readingNotes say whose words were read.
func (r Reading) readingNotes(s *survey.Survey, t *table.Table, list []sideWords, options Options) {
	var names []string
	for _, words := range list {
		t.Note("%s\u00a0– réponses ou tours de parole lus\u00a0: %s\u00a0; répondants\u00a0: %s.", "%s – answers or turns read: %s; respondents: %s.",
			words.side.Label.Text, locale.Count(len(words.segments)), locale.Count(respondents(s, words.segments)))
		names = append(names, words.side.Name)
	}
	if r.Interviewers {
		t.Note("Les mots de qui mène l'entretien sont lus aussi.", "The words of interviewers are read too.")
	}
	options.whereNotes(t, s, names)
}

// placeAt returns where words of a segment stand that come behind so many line ends of it.
func placeAt(segment corpus.Segment, lines int) diag.Pos {
	if segment.Pos.Sheet != "" || lines == 0 {
		return segment.Pos
	}
	return segment.Pos.At(segment.Pos.Line+lines, 0)
}
