package report

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// rateCharts draws rates as the analysis says; where it says nothing, ordered answers as parts of a whole and the others
// with their intervals.
func (b *builder) rateCharts(a *study.Analysis, subject locale.Text, rates []tabulate.Rate, options tabulate.Options) error {
	ordered, others := parted(rates)
	switch a.Chart.Value {
	case "none":
		return nil
	case "rates":
		ordered, others = nil, rates
	case "likert":
		if len(ordered) == 0 {
			return b.fail(a, locale.Text{FR: "likert demande une question dont chaque réponse a une valeur (value:)", EN: "likert needs a question whose every answer has a value (value:)"})
		}
	case "dumbbell":
		caption := locale.Textf("%s\u00a0: les deux parties", "%s: the two sides", subject)
		drawn, two := dumbbellOfRates(b.survey.Study, caption, rates, answerLabel)
		if !two {
			return b.fail(a, locale.Text{FR: "dumbbell demande deux parties", EN: "dumbbell needs two sides"})
		}
		b.addChart(caption, drawn)
		return nil
	case "bars":
		caption := locale.Textf("%s\u00a0: taux", "%s: rates", subject)
		b.addChart(caption, barsOfRates(caption, rates))
		return nil
	}
	for _, drawn := range likertCharts(ordered) {
		drawn.Title = likertCaption(subject)
		b.addChart(drawn.Title, drawn)
	}
	if len(others) > 0 {
		caption := ratesCaption(subject, others, options)
		b.addChart(caption, ratesChart(caption, others))
	}
	return nil
}

// likertCharts draws the answers to questions whose every answer has a value.
func (b *builder) likertCharts(a *study.Analysis, list []tabulate.Likert) {
	var rates []tabulate.Rate
	for _, l := range list {
		rates = append(rates, l.Rates...)
	}
	if a.Chart.Value == "none" {
		return
	}
	for _, drawn := range likertCharts(rates) {
		drawn.Title = likertCaption(b.subject)
		b.addChart(drawn.Title, drawn)
	}
}

func likertCaption(subject locale.Text) locale.Text {
	return locale.Textf("%s\u00a0: répartition des réponses", "%s: distribution of the answers", subject)
}

// regionMap draws variables of the regions; their table stands beside them unless the section shows them already.
func (b *builder) regionMap(a *study.Analysis) error {
	variables, err := tabulate.RegionVariables(b.survey, study.Values(a.Of))
	if err != nil {
		return err
	}
	shown := true
	for _, v := range variables {
		shown = shown && b.listed[v.Name]
		if a.Chart.Value != "none" {
			caption := mapCaption(v)
			b.addChart(caption, variableMap(b.survey, caption, v, ""))
		}
	}
	if !shown {
		b.addTable(tabulate.RegionValues(b.survey, variables))
	}
	return nil
}

func (b *builder) heatmap(a *study.Analysis) error {
	list, err := tabulate.AnswersByRegion(b.survey, a.Scale.Value)
	if err != nil {
		return err
	}
	t := tabulate.ItemRegionsTable(b.survey, list)
	if a.Chart.Value != "none" {
		caption := itemRegionsCaption(list)
		b.addChart(caption, itemRegionsChart(b.survey, caption, list))
	}
	b.addTable(t)
	return nil
}
