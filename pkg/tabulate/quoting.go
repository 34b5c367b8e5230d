package tabulate

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/prose"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Quoting is where a report quotes a respondent.
type Quoting struct {
	Side, ID, Question string
	Turn               string          // which turn of the document, from 1; "" for the whole answer
	By                 locale.Text     // who said it; what a respondent of the side is called where empty
	As                 Edits           // how the words are edited there; zero where they are not
	At                 func() diag.Pos // where the report asks for it
}

// QuotingOf returns a quotation that a section shows.
func QuotingOf(def *study.Definition, q *study.Quote) Quoting {
	return Quoting{Side: q.Side.Value, ID: q.ID.Value, Question: q.Question.Value, Turn: q.Turn.Value, By: q.By.Text, As: writtenIn(def, q.Text), At: func() diag.Pos { return def.Pos(q.ID) }}
}

// QuotingCalled returns a quotation of the prose, by its calls in both languages; nil where a language has no prose.
func QuotingCalled(french, english *prose.Call) Quoting {
	call := french
	if call == nil {
		call, french = english, english
	}
	q := Quoting{Side: call.Keys["side"], ID: call.Keys["id"], Question: call.Keys["question"], Turn: call.Keys["turn"], At: func() diag.Pos { return call.PlaceOfKey("id").Pos() }}
	q.By.FR, q.As.FR = french.Keys["by"], editCalled(french)
	if english != nil {
		q.By.EN, q.As.EN = english.Keys["by"], editCalled(english)
	}
	return q
}

func editCalled(call *prose.Call) Edit {
	words, there := call.Keys["text"]
	if !there {
		return Edit{}
	}
	return Edit{Words: words, At: call.PlaceOfKey("text").Pos}
}

// quotings returns the quotations of the report, in order.
func quotings(def *study.Definition) []Quoting {
	var list []Quoting
	for _, section := range def.Report.Sections {
		french, english := quotesIn(section.Text.FR), quotesIn(section.Text.EN)
		for i := range max(len(french), len(english)) {
			list = append(list, QuotingCalled(nth(french, i), nth(english, i)))
		}
		for _, shown := range section.Show {
			if shown.Quote != nil {
				list = append(list, QuotingOf(def, shown.Quote))
			}
		}
	}
	return list
}

func quotesIn(passages []prose.Passage) []*prose.Call {
	return slices.DeleteFunc(prose.Calls(passages), func(c *prose.Call) bool { return c.Name != prose.QuoteCall })
}

func nth(calls []*prose.Call, i int) *prose.Call {
	if i < len(calls) {
		return calls[i]
	}
	return nil
}

// WordsOf returns the words that a report quotes, or why they cannot be quoted.
func WordsOf(s *survey.Survey, q Quoting) (*corpus.Segment, locale.Text) {
	side, frame := s.Study.Side(q.Side), s.Frame(q.Side)
	if frame == nil || frame.Variable(q.Question) == nil {
		return nil, locale.Textf("citation\u00a0: la partie %s n'a pas de réponses à la question %s ici", "quotation: side %s has no answers to question %s here", q.Side, q.Question)
	}
	i := slices.IndexFunc(frame.Units, func(u dataset.Unit) bool { return u.ID == q.ID })
	if i < 0 || q.ID == "" {
		return nil, locale.Textf("citation\u00a0: aucun répondant %q dans %s%s", "quotation: no respondent %q in %s%s", q.ID, side.Label.Text, diag.DidYouMean(q.ID, idsOf(frame)))
	}
	if v := frame.Variable(q.Question); v.States[i] != study.Answered {
		return nil, locale.Textf("citation\u00a0: le répondant %q n'a rien écrit à la question %s (%s)", "quotation: respondent %q wrote nothing to question %s (%s)",
			q.ID, q.Question, v.States[i].Label())
	}
	if !MayQuote(s, q.Side, i) {
		return nil, locale.Textf("citation\u00a0: le répondant %q n'a pas consenti à être cité (corpus: consent)", "quotation: respondent %q has not agreed to be quoted (corpus: consent)", q.ID)
	}
	if q.Turn != "" {
		return turnOf(s, q, i)
	}
	return answerOf(s, frame, i, q.Question), locale.Text{}
}

// answerOf returns all that a respondent answered to an open question, whether or not the corpus has it.
func answerOf(s *survey.Survey, frame *dataset.Frame, unit int, question string) *corpus.Segment {
	name := frame.Name + "/" + frame.Units[unit].ID + "/" + question
	if s.Study.Wave != "" {
		name = s.Study.Wave + "/" + name
	}
	if s.Codings != nil {
		if i := s.Codings.Corpus.Index(name); i >= 0 {
			return &s.Codings.Corpus.Segments[i]
		}
	}
	v := frame.Variable(question)
	return &corpus.Segment{Name: name, Side: frame.Name, Unit: unit, Respondent: frame.Units[unit].ID, Question: s.Study.Question(question), Text: v.Words[unit], Pos: v.Pos(unit)}
}

// turnOf returns the turn of a document that a report quotes.
func turnOf(s *survey.Survey, q Quoting, unit int) (*corpus.Segment, locale.Text) {
	turns := 0
	if s.Codings != nil {
		for i := range s.Codings.Corpus.Segments {
			segment := &s.Codings.Corpus.Segments[i]
			if segment.Side != q.Side || segment.Unit != unit || segment.Question.Name != q.Question || segment.Turn == 0 {
				continue
			}
			if turns++; strconv.Itoa(segment.Turn) != q.Turn {
				continue
			}
			if segment.Context {
				return nil, locale.Textf("citation\u00a0: %s\u00a0: ces mots sont ceux de qui mène l'entretien", "quotation: %s: these are the interviewer's words", segment.Name)
			}
			return segment, locale.Text{}
		}
	}
	if turns == 0 {
		return nil, locale.Textf("citation\u00a0: la réponse de %q à %s n'est pas un document du corpus\u00a0: elle n'a pas de tours de parole (turn)",
			"quotation: the answer of %q to %s is no document of the corpus: it has no turns (turn)", q.ID, q.Question)
	}
	return nil, locale.Textf("citation\u00a0: %q n'a pas de tour de parole %q\u00a0; attendu\u00a0: 1 à %d", "quotation: %q has no turn %q; expected: 1 to %d", q.ID, q.Turn, turns)
}

func idsOf(frame *dataset.Frame) []string {
	ids := make([]string, len(frame.Units))
	for i, unit := range frame.Units {
		ids[i] = unit.ID
	}
	return ids
}

// CheckQuotations returns what is wrong with the quotations that the study declares, by name or in its report: words that
// nobody said, that may not be quoted, or that are no honest edit. Where a study has waves, the report is of its last one.
func CheckQuotations(s *survey.Survey) diag.List {
	publisher, list := newPublisher(s)
	if publisher == nil || s.Study.Wave != s.Study.LastWave() {
		return list
	}
	for _, q := range quotings(s.Study) {
		words, wrong := WordsOf(s, q)
		if words == nil {
			list.Errorf(q.At(), "quote", "%s", "%s", wrong)
			continue
		}
		_, problems := publisher.Edited(words, q.As)
		list = append(list, problems...)
	}
	return list
}
