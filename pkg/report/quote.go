package report

import (
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// quote adds what a respondent wrote, as it is or edited, or records what is wrong. Who it was is not said unless the study file
// does: answers are personal.
func (b *builder) quote(q tabulate.Quoting) error {
	words, wrong := tabulate.WordsOf(b.survey, q)
	if words == nil {
		b.wrong.Errorf(q.At(), "quote", "%s", "%s", wrong)
		return nil
	}
	publisher, err := b.publisher()
	if err != nil {
		return err
	}
	said, problems := publisher.Edited(words, q.As)
	b.wrong = append(b.wrong, problems...)
	by, side := q.By, b.survey.Study.Side(q.Side)
	if by.IsZero() {
		if by = upper(side.Unit.Text); by.IsZero() {
			by = side.Label.Text
		}
	}
	b.blocks = append(b.blocks, document.Block{Quote: &document.Quote{Words: said.Words, By: by, Place: words.Pos.String()}})
	return nil
}
