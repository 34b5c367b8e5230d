package report

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A quotation says which answer is shown word for word.
type quotation struct {
	side, id, question string
	turn               string          // which turn of the document, from 1; "" for the whole answer
	by                 locale.Text     // who said it; what a respondent of the side is called where empty
	at                 func() diag.Pos // where the study file asks for it
}

func quotationOf(def *study.Definition, q *study.Quote) quotation {
	return quotation{side: q.Side.Value, id: q.ID.Value, question: q.Question.Value, turn: q.Turn.Value, by: q.By.Text, at: func() diag.Pos { return def.Pos(q.ID) }}
}

// quote adds what a respondent wrote. Who it was is not said unless the study file does: answers are personal.
func (b *builder) quote(q quotation) error {
	fail := func(message locale.Text) error {
		return diag.Fail(diag.Study, q.at(), "quote", "%s", "%s", message)
	}
	side, frame := b.survey.Study.Side(q.side), b.survey.Frame(q.side)
	if frame == nil || frame.Variable(q.question) == nil {
		return fail(locale.Textf("citation\u00a0: la partie %s n'a pas de réponses à la question %s ici", "quotation: side %s has no answers to question %s here", q.side, q.question))
	}
	i := slices.IndexFunc(frame.Units, func(u dataset.Unit) bool { return u.ID == q.id })
	if i < 0 || q.id == "" {
		return fail(locale.Textf("citation\u00a0: aucun répondant %q dans %s%s", "quotation: no respondent %q in %s%s", q.id, side.Label.Text, diag.DidYouMean(q.id, idsOf(frame))))
	}
	v := frame.Variable(q.question)
	if v.States[i] != study.Answered {
		return fail(locale.Textf("citation\u00a0: le répondant %q n'a rien écrit à la question %s (%s)", "quotation: respondent %q wrote nothing to question %s (%s)",
			q.id, q.question, v.States[i].Label()))
	}
	if !tabulate.MayQuote(b.survey, q.side, i) {
		return fail(locale.Textf("citation\u00a0: le répondant %q n'a pas consenti à être cité (corpus: consent)", "quotation: respondent %q has not agreed to be quoted (corpus: consent)", q.id))
	}
	words, pos, wrong := b.words(q, v, i)
	if !wrong.IsZero() {
		return fail(wrong)
	}
	published, err := b.published(words)
	if err != nil {
		return err
	}
	if q.by.IsZero() {
		if q.by = upper(side.Unit.Text); q.by.IsZero() {
			q.by = side.Label.Text
		}
	}
	b.blocks = append(b.blocks, document.Block{Quote: &document.Quote{Words: published, By: q.by, Place: pos.String()}})
	return nil
}

// words returns what is quoted of an answer and its place, or what is wrong with the turn that is asked for.
func (b *builder) words(q quotation, v *dataset.Variable, unit int) (words string, at diag.Pos, wrong locale.Text) {
	if q.turn == "" {
		return v.Words[unit], v.Pos(unit), locale.Text{}
	}
	turns := 0
	if b.survey.Codings != nil {
		for _, segment := range b.survey.Codings.Corpus.Segments {
			if segment.Side != q.side || segment.Unit != unit || segment.Question.Name != q.question || segment.Turn == 0 {
				continue
			}
			if turns++; strconv.Itoa(segment.Turn) != q.turn {
				continue
			}
			if segment.Context {
				return "", diag.Pos{}, locale.Textf("citation\u00a0: %s\u00a0: ces mots sont ceux de qui mène l'entretien", "quotation: %s: these are the interviewer's words", segment.Name)
			}
			return tabulate.CueEnds.ReplaceAllString(segment.Text, " "), segment.Pos, locale.Text{}
		}
	}
	if turns == 0 {
		return "", diag.Pos{}, locale.Textf("citation\u00a0: la réponse de %q à %s n'est pas un document du corpus\u00a0: elle n'a pas de tours de parole (turn)",
			"quotation: the answer of %q to %s is no document of the corpus: it has no turns (turn)", q.id, q.question)
	}
	return "", diag.Pos{}, locale.Textf("citation\u00a0: %q n'a pas de tour de parole %q\u00a0; attendu\u00a0: 1 à %d", "quotation: %q has no turn %q; expected: 1 to %d", q.id, q.turn, turns)
}

// published returns words as they may be published.
func (b *builder) published(words string) (locale.Text, error) {
	if b.publisher == nil {
		var err error
		if b.publisher, err = tabulate.NewPublisher(b.survey); err != nil {
			return locale.Text{}, err
		}
	}
	return b.publisher.Published(words), nil
}

func idsOf(frame *dataset.Frame) []string {
	var ids []string
	for _, unit := range frame.Units {
		ids = append(ids, unit.ID)
	}
	return ids
}
