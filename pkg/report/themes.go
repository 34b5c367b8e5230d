package report

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// themes shows the themes of open questions: a chart and a table each.
func (b *builder) themes(a *study.Analysis) error {
	options := b.optionsOf(a)
	list, err := tabulate.ThemeRates(b.survey, study.Values(a.Questions), options)
	if err != nil {
		return err
	}
	tables := tabulate.ThemesTables(b.survey, list, options)
	for i, themes := range list {
		if len(themes.Rates) == 0 {
			continue // No side was asked.
		}
		if err := b.themesChart(a, themes); err != nil {
			return err
		}
		if err := b.addTables(nil, tables[i]); err != nil {
			return err
		}
	}
	return nil
}

// themesChart draws the themes of a question: two sides against each other, theme by theme, else as bars.
func (b *builder) themesChart(a *study.Analysis, themes tabulate.Themes) error {
	var rates []tabulate.Rate
	for _, rate := range themes.Rates {
		rates = append(rates, rate.Rate)
	}
	caption := locale.Textf("%s\u00a0: qui en parle", "%s: who speaks of them", themes.Question.Title())
	label := func(rate tabulate.Rate) locale.Text { return tabulate.ThemeLabel(b.survey.Study.ThemeNamed(rate.Code)) }
	drawn, two := dumbbellOfRates(b.survey.Study, caption, rates, label)
	switch {
	case a.Chart.Value == "none":
	case a.Chart.Value == "dumbbell" && !two:
		return b.fail(a, locale.Text{FR: "dumbbell demande deux parties", EN: "dumbbell needs two sides"})
	case two && a.Chart.Value != "bars":
		b.addChart(caption, drawn)
	default:
		b.addChart(caption, barsOfRates(caption, rates))
	}
	return nil
}

// coders shows how far the coders agree, theme by theme and over all of them.
func (b *builder) coders(a *study.Analysis) error {
	options := tabulate.CodersOptions{Questions: study.Values(a.Questions), Level: b.options.Level}
	list, err := tabulate.CodersAgreements(b.survey, options)
	if err != nil {
		return err
	}
	return b.addTables(nil, tabulate.CodersTables(list, options)...)
}
