package report

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A kind is how the analyses of one kind are shown.
type kind struct {
	name  string                                    // as study files write it
	title locale.Text                               // heading in a default report
	takes []string                                  // the keys of a study file that it heeds, beside kind
	build func(b *builder, a *study.Analysis) error // adds its blocks to the section
}

// kinds are those of the study file's schema, in its order.
var kinds = []kind{
	{name: "response", title: locale.Text{FR: "Participation", EN: "Response"}, build: (*builder).response},
	{name: "rates", title: locale.Text{FR: "Réponses aux questions", EN: "Answers to the questions"},
		takes: []string{"questions", "where", "base", "chart"}, build: (*builder).rates},
	{name: "scores", title: locale.Same("Scores"), takes: []string{"scale", "where", "chart"}, build: (*builder).scores},
	{name: "ranking", title: locale.Text{FR: "Classement des régions", EN: "Ranking of the regions"}, takes: []string{"scale", "chart"}, build: (*builder).ranking},
	{name: "items", title: locale.Text{FR: "Énoncés", EN: "Items"}, takes: []string{"scale", "chart"}, build: (*builder).items},
	{name: "sensitivity", title: locale.Text{FR: "Sensibilité", EN: "Sensitivity"}, takes: []string{"scale"}, build: (*builder).sensitivity},
	{name: "table", title: locale.Text{FR: "Données par région", EN: "Data by region"}, takes: []string{"table", "chart"}, build: (*builder).table},
	{name: "bands", title: locale.Text{FR: "Tranches", EN: "Bands"}, takes: []string{"table", "of"}, build: (*builder).bands},
	{name: "correlate", title: locale.Text{FR: "Corrélations", EN: "Correlations"}, takes: []string{"pairs", "where", "chart"}, build: (*builder).correlate},
	{name: "claims", title: locale.Text{FR: "Chiffres publiés", EN: "Published figures"}, build: (*builder).claims},
	{name: "methods", title: locale.Text{FR: "Méthodes", EN: "Methods"}, build: (*builder).methods},
	{name: "join", title: locale.Text{FR: "Arrimage des parties", EN: "How the sides are joined"}, build: (*builder).join},
	{name: "likert", title: locale.Text{FR: "Réponses graduées", EN: "Graded answers"}, takes: []string{"questions", "where", "chart"}, build: (*builder).likert},
	{name: "means", title: locale.Text{FR: "Moyennes", EN: "Means"}, takes: []string{"questions", "where"}, build: (*builder).means},
	{name: "map", title: locale.Text{FR: "Carte des régions", EN: "Map of the regions"}, takes: []string{"of", "chart"}, build: (*builder).regionMap},
	{name: "heatmap", title: locale.Text{FR: "Énoncés par région", EN: "Items by region"}, takes: []string{"scale", "chart"}, build: (*builder).heatmap},
	{name: "themes", title: locale.Text{FR: "Thèmes des réponses ouvertes", EN: "Themes of the open answers"}, takes: []string{"questions", "where", "by", "base", "chart"}, build: (*builder).themes},
	{name: "quotations", title: locale.Text{FR: "Ce qui a été dit", EN: "What was said"}, takes: []string{"questions", "where", "themes", "each", "pick", "most", "length"}, build: (*builder).quotations},
	{name: "answers", title: locale.Text{FR: "Réponses, question par question", EN: "Answers, question by question"}, takes: []string{"questions", "where", "by", "tagged"}, build: (*builder).answers},
	{name: "recommendations", title: locale.Text{FR: "Recommandations", EN: "Recommendations"}, takes: []string{"by", "base"}, build: (*builder).recommendations},
	{name: "coders", title: locale.Text{FR: "Accord des personnes qui codent", EN: "Agreement of the coders"}, takes: []string{"questions"}, build: (*builder).coders},
	{name: "keyness", title: locale.Text{FR: "Ce qui distingue les parties", EN: "What distinguishes the sides"}, takes: []string{"questions", "where", "by", "base", "words", "least", "adjust", "most"}, build: (*builder).keyness},
	{name: "cooccurrence", title: locale.Text{FR: "Thèmes qui vont ensemble", EN: "Themes that stand together"}, takes: []string{"questions", "where"}, build: (*builder).cooccurrence},
	{name: "coverage", title: locale.Text{FR: "Qui parle de quoi", EN: "Who speaks of what"}, takes: []string{"questions", "where", "by", "chart"}, build: (*builder).coverage},
	{name: "saturation", title: locale.Text{FR: "Saturation des thèmes", EN: "Saturation of themes"}, takes: []string{"questions", "where", "chart"}, build: (*builder).saturation},
	{name: "timeline", title: locale.Text{FR: "Chronologie", EN: "Timeline"}, takes: []string{"questions", "date", "where", "by", "chart"}, build: (*builder).timeline},
}

func kindNamed(name string) (kind, bool) {
	i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
	if i < 0 {
		return kind{}, false
	}
	return kinds[i], true
}

func titleOf(name string) locale.Text {
	k, _ := kindNamed(name)
	return k.title
}

// stray returns a key that an analysis gives and its kind does not heed, or "": a condition that is not applied would
// make a table of other units than its author thinks.
func (k kind) stray(a *study.Analysis) string {
	given := []struct {
		key   string
		there bool
	}{
		{"questions", len(a.Questions) > 0}, {"where", !a.Where.IsZero()}, {"by", len(a.By) > 0}, {"base", a.Base != ""}, {"scale", a.Scale.Value != ""},
		{"table", a.Table.Value != ""}, {"of", len(a.Of) > 0}, {"pairs", len(a.Pairs) > 0}, {"chart", !a.Chart.IsZero()},
		{"themes", len(a.Themes) > 0}, {"each", !a.Each.IsZero()}, {"pick", !a.Pick.IsZero()}, {"most", a.Most > 0}, {"length", a.Length > 0}, {"date", !a.Date.IsZero()}, {"tagged", a.Tagged},
		{"words", a.Words}, {"least", a.Least > 0}, {"adjust", !a.Adjust.IsZero()},
	}
	for _, field := range given {
		if field.there && !slices.Contains(k.takes, field.key) {
			return field.key
		}
	}
	return ""
}

func (b *builder) response(*study.Analysis) error {
	b.addTable(tabulate.Response(b.survey))
	return nil
}

func (b *builder) rates(a *study.Analysis) error {
	options := b.optionsOf(a)
	rates, err := tabulate.Rates(b.survey, study.Values(a.Questions), options)
	if err != nil || len(rates) == 0 {
		return err
	}
	subject := b.subject
	if sameQuestion(rates) {
		subject = rates[0].Question.Title()
	}
	if !a.Where.IsZero() {
		subject = locale.Textf("%s (%s)", "%s (%s)", subject, a.Where.Value)
	}
	if err := b.rateCharts(a, subject, rates, options); err != nil {
		return err
	}
	tables := tabulate.RatesTables(b.survey, rates, options)
	for _, t := range tables {
		t.Title = locale.Textf("%s\u00a0: %s", "%s: %s", subject, lower(t.Title))
	}
	return b.addTables(nil, tables...)
}

func (b *builder) scores(a *study.Analysis) error {
	t, err := tabulate.Scores(b.survey, a.Scale.Value, b.optionsOf(a))
	if err != nil {
		return err
	}
	if a.Chart.Value != "none" {
		scale, spreads, err := tabulate.Spreads(b.survey, a.Scale.Value, b.optionsOf(a))
		if err != nil {
			return err
		}
		caption := spreadCaption(b.survey, scale)
		b.addChart(caption, stripChart(caption, scale, spreads, ""))
	}
	b.addTable(t)
	if !a.Where.IsZero() {
		return nil // The distribution is that of all units.
	}
	t, err = tabulate.Distribution(b.survey, a.Scale.Value)
	return b.addTables(err, t)
}

func (b *builder) ranking(a *study.Analysis) error {
	t, err := tabulate.Ranking(b.survey, a.Scale.Value)
	if err != nil {
		return err
	}
	b.listed[a.Scale.Value] = true
	switch a.Chart.Value {
	case "none":
	case "dumbbell":
		b.addChart(t.Title, rankingDumbbell(b.survey.Study, t, sideMaximum(b.survey, a.Scale.Value)))
	case "dots":
		b.addChart(t.Title, rankingDots(t))
	case "map":
		b.addChart(t.Title, variableMap(b.survey, t.Title, b.survey.Regions.Variable(a.Scale.Value), ""))
	default:
		b.addChart(t.Title, rankingChart(b.survey.Study, t))
	}
	b.addTable(t)
	return nil
}

func (b *builder) items(a *study.Analysis) error {
	t, err := tabulate.ItemsTable(b.survey, a.Scale.Value)
	if err != nil {
		return err
	}
	if drawing := itemsDrawing(b.survey.Study, a.Scale.Value, t, a.Chart.Value); drawing != nil {
		b.addChart(t.Title, drawing)
	}
	b.addTable(t)
	return nil
}

func (b *builder) sensitivity(a *study.Analysis) error {
	t, err := tabulate.Sensitivity(b.survey, a.Scale.Value)
	return b.addTables(err, t)
}

func (b *builder) table(a *study.Analysis) error {
	t, err := tabulate.SideTable(b.survey, a.Table.Value)
	if err != nil {
		return err
	}
	b.listed[a.Table.Value] = true
	switch a.Chart.Value {
	case "none":
	case "dots":
		b.addChart(t.Title, tableDots(t))
	case "map":
		rows, err := tabulate.TableRows(b.survey, a.Table.Value)
		if err != nil {
			return err
		}
		b.addChart(t.Title, tableMap(b.survey, t.Title, unitOf(t.Columns[len(t.Columns)-1]), rows, ""))
	default:
		b.addChart(t.Title, tableChart(t))
	}
	b.addTable(t)
	return nil
}

func (b *builder) bands(a *study.Analysis) error {
	t, err := tabulate.Bands(b.survey, a.Table.Value, study.Values(a.Of))
	return b.addTables(err, t)
}

func (b *builder) correlate(a *study.Analysis) error {
	if len(a.Pairs) == 0 {
		return b.fail(a, locale.Text{FR: "il manque pairs, les paires de variables", EN: "pairs is missing, the pairs of variables"})
	}
	options := b.optionsOf(a)
	correlations, err := tabulate.CorrelatePairs(b.survey, a.Pairs, options)
	if err != nil {
		return err
	}
	for _, c := range correlations {
		if isScatter(c) && a.Chart.Value != "none" {
			caption := locale.Textf("%s et %s", "%s and %s", c.X.Label, lower(c.Y.Label))
			b.addChart(caption, scatterChart(caption, c))
		}
	}
	b.addTable(tabulate.CorrelationsTable(b.survey, correlations, options))
	return nil
}

// claims shows the count of outcomes as a sentence, and so takes it from the notes of the table.
func (b *builder) claims(*study.Analysis) error {
	figures, err := b.computed()
	if err != nil {
		return err
	}
	summary := tabulate.SummaryText(claim.Summarize(figures.published))
	b.addProse(document.Plain(summary))
	for _, t := range tabulate.Claims(b.survey.Study, figures.published) {
		t.Notes = slices.DeleteFunc(t.Notes, func(note locale.Text) bool { return note == summary })
		b.addTable(t)
	}
	return nil
}

func (b *builder) methods(*study.Analysis) error {
	for _, paragraph := range tabulate.Methods(b.survey, b.options) {
		b.addProse(document.Cited(paragraph.Text, paragraph.Source))
	}
	return nil
}

func (b *builder) join(*study.Analysis) error {
	t, err := tabulate.Join(b.survey)
	return b.addTables(err, t)
}

// likert shows how graded answers are spread, with their mean and the highest two together.
func (b *builder) likert(a *study.Analysis) error {
	const top = 2
	options := b.optionsOf(a)
	list, err := tabulate.Likerts(b.survey, study.Values(a.Questions), top, options)
	if err != nil {
		return err
	}
	b.likertCharts(a, list)
	return b.addTables(nil, tabulate.LikertTables(b.survey, list, top, options)...)
}

func (b *builder) means(a *study.Analysis) error {
	options, request := b.optionsOf(a), tabulate.Request{Statistic: tabulate.MeanOf, Variables: study.Values(a.Questions)}
	list, err := tabulate.Estimates(b.survey, request, options)
	if err != nil || len(list) == 0 {
		return err
	}
	b.addTable(tabulate.EstimatesTable(b.survey, request, list, options))
	return nil
}
