package report

import (
	"github.com/arrimage/arrimage/pkg/chart"
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
		if len(a.By) > 0 {
			tables[i].Title = locale.Textf("%s, par groupe", "%s, by group", tables[i].Title)
		}
		if err := b.addTables(nil, tables[i]); err != nil {
			return err
		}
	}
	return nil
}

// themesChart draws the themes of a question: group by group where the units are split, else two sides against each other,
// theme by theme, else as bars.
func (b *builder) themesChart(a *study.Analysis, themes tabulate.Themes) error {
	var rates []tabulate.Rate
	for _, rate := range themes.Rates {
		rates = append(rates, rate.Rate)
	}
	caption := locale.Textf("%s\u00a0: qui en parle", "%s: who speaks of them", themes.Question.Title())
	label := func(rate tabulate.Rate) locale.Text { return tabulate.ThemeLabel(b.survey.Study.ThemeNamed(rate.Code)) }
	drawn, two := dumbbellOfRates(b.survey.Study, caption, rates, label)
	switch split := len(a.By) > 0; {
	case a.Chart.Value == "none":
	case split && (a.Chart.IsZero() || a.Chart.Value == "heatmap"):
		caption = locale.Textf("%s\u00a0: taux par groupe, en\u00a0%%", "%s: rates by group, in %%", themes.Question.Title())
		b.addChart(caption, heatOfRates(caption, rates, label))
	case split:
		return b.fail(a, locale.Text{FR: "avec by, le graphique est heatmap ou none", EN: "with by, the chart is heatmap or none"})
	case a.Chart.Value == "heatmap":
		return b.fail(a, locale.Text{FR: "heatmap demande by, ce qui partage les unités", EN: "heatmap needs by, what splits the units"})
	case a.Chart.Value == "dumbbell" && !two:
		return b.fail(a, locale.Text{FR: "dumbbell demande deux parties", EN: "dumbbell needs two sides"})
	case two && a.Chart.Value != "bars":
		b.addChart(caption, drawn)
	default:
		b.addChart(caption, barsOfThemes(caption, rates, label))
	}
	return nil
}

// barsOfThemes draws themes as bars, those that are part of another set in.
func barsOfThemes(title locale.Text, rates []tabulate.Rate, label func(tabulate.Rate) locale.Text) chart.BarChart {
	drawn := barsOfRates(title, rates)
	if !sameSide(rates) {
		return drawn // The side stands in the label.
	}
	for i, rate := range rates {
		drawn.Rows[i].Label = locale.Textf("%s (%d/%d)", "%s (%d/%d)", label(rate), rate.Share.Count, rate.Share.Base)
	}
	return drawn
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
