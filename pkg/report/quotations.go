package report

import (
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// quotations shows words of respondents, chosen by theme and rule.
func (b *builder) quotations(a *study.Analysis) error {
	choice := tabulate.Choice{Questions: study.Values(a.Questions), Themes: study.Values(a.Themes), Each: a.Each.Value, Pick: a.Pick.Value, Most: a.Most, Length: a.Length}
	list, err := tabulate.Quotations(b.survey, choice, b.optionsOf(a))
	if err != nil {
		return err
	}
	b.addQuotations(list)
	return nil
}

func (b *builder) addQuotations(list []tabulate.Quotation) {
	for _, quotation := range list {
		b.blocks = append(b.blocks, document.Block{Quote: &document.Quote{Words: quotation.Words, By: quotation.By, Place: quotation.Pos.String()}})
	}
}

// answers shows what respondents said to open questions, question by question: those who agreed to be quoted, scrubbed.
func (b *builder) answers(a *study.Analysis) error {
	list, err := tabulate.AnswersTo(b.survey, study.Values(a.Questions), b.optionsOf(a))
	if err != nil {
		return err
	}
	for _, answers := range list {
		b.addText(document.Passage{Kind: document.Heading, Level: 1}, answers.Question.Title())
		for _, of := range answers.Sides {
			counts := of.Counts()
			if n := of.Withheld(b.survey); n > 0 {
				counts = locale.Textf("%s Ne sont pas cités, faute d'y avoir consenti\u00a0: %d.", "%s Not quoted, as they have not agreed to it: %d.", counts, n)
			}
			b.addText(document.Passage{Kind: document.Paragraph}, counts)
			b.addAnswers(of.Given)
		}
	}
	return nil
}

func (b *builder) addAnswers(given []tabulate.Answer) {
	for _, answer := range given {
		if answer.Quotable {
			place := b.survey.Codings.Corpus.Segments[answer.Segment].Pos.String()
			b.blocks = append(b.blocks, document.Block{Quote: &document.Quote{Words: answer.Published, By: answer.By, Place: place}})
		}
	}
}

// recommendations shows each recommendation with what it rests on, then all of them by group of respondents.
func (b *builder) recommendations(a *study.Analysis) error {
	options := b.optionsOf(a)
	list, err := tabulate.Recommendations(b.survey, options)
	if err != nil {
		return err
	}
	for i, r := range list {
		heading := locale.Textf("%d. %s", "%d. %s", i+1, r.Title.Text)
		b.addText(document.Passage{Kind: document.Heading, Level: 1}, heading)
		b.addText(document.Passage{Kind: document.Paragraph}, r.Text.Text)
		b.addText(document.Passage{Kind: document.Paragraph}, b.evidence(r))
		b.addQuotations(r.Quotes)
	}
	b.addTable(tabulate.RecommendationsTable(b.survey, list, options))
	return nil
}

// addText adds a passage of words of the program, and nothing where there are none.
func (b *builder) addText(passage document.Passage, words locale.Text) {
	if words.IsZero() {
		return
	}
	made := &document.Prose{}
	for _, lang := range []locale.Lang{locale.French, locale.English} {
		one := passage
		one.Spans = []document.Span{{Text: words.In(lang)}}
		if lang == locale.French {
			made.FR = append(made.FR, one)
		} else {
			made.EN = append(made.EN, one)
		}
	}
	b.blocks = append(b.blocks, document.Block{Prose: made})
}

// evidence says how many respondents speak of what a recommendation rests on; empty where it rests on quotations alone.
func (b *builder) evidence(r tabulate.Recommended) locale.Text {
	if len(r.Themes) == 0 {
		return locale.Text{}
	}
	var themes, counts locale.Text
	for _, name := range r.Themes {
		themes = listed(themes, b.survey.Study.ThemeNamed(name.Value).Label.Text)
	}
	count, base := map[string]int{}, map[string]int{}
	for _, support := range r.Support {
		count[support.Side.Name] += support.Count
		base[support.Side.Name] += support.Base
	}
	for _, side := range b.survey.Study.Sides {
		if base[side.Key.Value] > 0 {
			counts = listed(counts, locale.Textf("%s, %d sur %d", "%s, %d of %d", side.Value.Label.Text, count[side.Key.Value], base[side.Key.Value]))
		}
	}
	return locale.Textf("S'appuie sur les thèmes suivants\u00a0: %s. En parlent\u00a0: %s.", "It rests on these themes: %s. Who speaks of them: %s.", themes, counts)
}

// listed adds an item to a list in words.
func listed(list, item locale.Text) locale.Text {
	if list.IsZero() {
		return item
	}
	return locale.Textf("%s\u00a0; %s", "%s; %s", list, item)
}
