package report

import (
	"slices"

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
	by                 locale.Text     // who said it; what a respondent of the side is called where empty
	at                 func() diag.Pos // where the study file asks for it
}

func quotationOf(def *study.Definition, q *study.Quote) quotation {
	return quotation{side: q.Side.Value, id: q.ID.Value, question: q.Question.Value, by: q.By.Text, at: func() diag.Pos { return def.Pos(q.ID) }}
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
	words, err := tabulate.Published(b.survey, v.Words[i])
	if err != nil {
		return err
	}
	if q.by.IsZero() {
		if q.by = upper(side.Unit.Text); q.by.IsZero() {
			q.by = side.Label.Text
		}
	}
	b.blocks = append(b.blocks, document.Block{Quote: &document.Quote{Words: words, By: q.by, Place: v.Pos(i).String()}})
	return nil
}

func idsOf(frame *dataset.Frame) []string {
	var ids []string
	for _, unit := range frame.Units {
		ids = append(ids, unit.ID)
	}
	return ids
}
