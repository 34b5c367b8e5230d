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
	level := 1 // of the headings of groups, where they alone are needed: the section says what the one question is
	if len(a.Questions) != 1 || len(a.By) == 0 {
		level = 2
	}
	for _, answers := range list {
		if level > 1 {
			b.addText(document.Passage{Kind: document.Heading, Level: 1}, answers.Question.Title())
		}
		for _, side := range answers.BySide() {
			whole := side.Whole()
			counts := whole.Counts()
			if n := whole.Withheld(b.survey); n > 0 {
				counts = locale.Textf("%s Ne sont pas cités, faute d'y avoir consenti\u00a0: %d.", "%s Not quoted, as they have not agreed to it: %d.", counts, n)
			}
			b.addText(document.Passage{Kind: document.Paragraph}, counts)
			for _, of := range side {
				b.addText(document.Passage{Kind: document.Heading, Level: level}, groupHeading(of))
				b.addAnswers(of.Given, a.Tagged)
			}
		}
	}
	return nil
}

// groupHeading names a group with how many of it answered; empty where the respondents of the side are not split.
func groupHeading(of tabulate.AnswersOf) locale.Text {
	switch {
	case of.Group.IsZero():
		return locale.Text{}
	case of.Share.Count == of.Share.Base:
		return locale.Textf("%s – %d", "%s – %d", of.Group, of.Share.Count)
	}
	return locale.Textf("%s – %d sur %d", "%s – %d of %d", of.Group, of.Share.Count, of.Share.Base)
}

// addAnswers shows what may be quoted, where it is tagged with its themes.
func (b *builder) addAnswers(given []tabulate.Answer, tagged bool) {
	for _, answer := range given {
		if answer.Quotable {
			if tagged {
				answer.By = withThemes(answer)
			}
			place := b.survey.Codings.Corpus.Segments[answer.Segment].Pos.String()
			b.blocks = append(b.blocks, document.Block{Quote: &document.Quote{Words: answer.Published, By: answer.By, Place: place}})
		}
	}
}

// withThemes says who gave an answer, and of which themes it speaks.
func withThemes(answer tabulate.Answer) locale.Text {
	var themes locale.Text
	for _, theme := range answer.Themes {
		themes = listed(themes, theme.Label.Text)
	}
	if themes.IsZero() {
		return answer.By
	}
	return locale.Textf("%s – thèmes\u00a0: %s", "%s – themes: %s", answer.By, themes)
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
