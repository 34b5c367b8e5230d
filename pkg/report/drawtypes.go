package report

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// name returns the only name of a request, or "".
func (r ChartRequest) name() string {
	if len(r.Names) == 0 {
		return ""
	}
	return r.Names[0]
}

// one returns a single chart.
func one(caption locale.Text, drawing document.Drawing) []document.Chart {
	return []document.Chart{{Caption: caption, Drawing: drawing}}
}

// subjectOf names the questions of rates: the only one, or all of the study.
func subjectOf(s *survey.Survey, rates []tabulate.Rate) locale.Text {
	if len(rates) > 0 && sameQuestion(rates) {
		return rates[0].Question.Title()
	}
	return s.Study.Title.Text
}

func drawRates(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	rates, err := tabulate.Rates(s, r.Names, r.Options)
	if err != nil || len(rates) == 0 {
		return nil, err
	}
	caption := ratesCaption(subjectOf(s, rates), rates, r.Options)
	return one(caption, ratesChart(caption, rates)), nil
}

func drawLikert(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	list, err := tabulate.Likerts(s, r.Names, 1, r.Options)
	if err != nil {
		return nil, err
	}
	var rates []tabulate.Rate
	for _, l := range list {
		rates = append(rates, l.Rates...)
	}
	var charts []document.Chart
	for _, drawn := range likertCharts(rates) {
		drawn.Title = likertCaption(subjectOf(s, rates))
		charts = append(charts, document.Chart{Caption: drawn.Title, Drawing: drawn})
	}
	return charts, nil
}

func drawDumbbell(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	if by := r.Options.By; len(by) > 0 {
		if !slices.Equal(by, []string{study.RegionUnit}) {
			return nil, usage("un graphique dumbbell se découpe par région seulement (--by region)", "a dumbbell chart is split by region only (--by region)")
		}
		t, err := tabulate.Ranking(s, r.name())
		if err != nil {
			return nil, err
		}
		return one(t.Title, rankingDumbbell(s.Study, t, sideMaximum(s, scaleOf(s, r.name())))), nil
	}
	t, err := tabulate.ItemsTable(s, r.name())
	if err != nil {
		return nil, err
	}
	scale := scaleOf(s, r.name())
	if sides := s.Study.Scale(scale).Sides; len(sides) != 2 || s.Study.Scale(scale).IsRated() {
		return nil, usage("un graphique dumbbell demande une échelle qui compte des réponses de deux parties", "a dumbbell chart needs a scale that counts answers of two sides")
	}
	return one(t.Title, itemsDrawing(s.Study, scale, t, "dumbbell")), nil
}

// scaleOf returns the name of a scale that is known to exist, where "" is the first.
func scaleOf(s *survey.Survey, name string) string {
	if name == "" {
		return s.Study.Scales[0].Key.Value
	}
	return name
}

func drawRanking(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	t, err := tabulate.Ranking(s, r.name())
	if err != nil {
		return nil, err
	}
	return one(t.Title, rankingChart(s.Study, t)), nil
}

func drawDots(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	t, err := tabulate.Ranking(s, r.name())
	if err != nil {
		return nil, err
	}
	return one(t.Title, rankingDots(t)), nil
}

func drawStrip(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	scale, spreads, err := tabulate.Spreads(s, r.name(), r.Options)
	if err != nil {
		return nil, err
	}
	caption := spreadCaption(s, scale)
	return one(caption, stripChart(caption, scale, spreads, r.Highlight)), nil
}

func drawHeatmap(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	if len(r.Options.By) > 0 {
		rates, err := tabulate.Rates(s, r.Names, r.Options)
		if err != nil || len(rates) == 0 {
			return nil, err
		}
		caption := locale.Textf("%s\u00a0: taux par groupe, en\u00a0%%", "%s: rates by group, in %%", subjectOf(s, rates))
		return one(caption, heatOfRates(caption, rates, answerLabel)), nil
	}
	if r.Options.Where != "" || r.Options.Base != "" {
		return nil, usage("sans --by, un graphique heatmap ne tient compte ni de --where ni de --base", "without --by, a heatmap chart takes no account of --where and --base")
	}
	if len(r.Names) > 1 {
		return nil, usage("sans --by, un graphique heatmap prend une échelle, ou aucune\u00a0; reçu\u00a0: %d", "without --by, a heatmap chart takes one scale, or none; got %d", len(r.Names))
	}
	list, err := tabulate.AnswersByRegion(s, r.name())
	if err != nil {
		return nil, err
	}
	caption := itemRegionsCaption(list)
	return one(caption, itemRegionsChart(s, caption, list)), nil
}

func drawMap(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	list, err := tabulate.RegionVariables(s, r.Names)
	if err != nil {
		return nil, err
	}
	caption := mapCaption(list[0])
	return one(caption, variableMap(s, caption, list[0], r.Highlight)), nil
}

func drawBars(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	name := r.name()
	if name == "" && len(s.Study.Tables) > 0 {
		name = s.Study.Tables[0].Key.Value
	}
	t, err := tabulate.SideTable(s, name)
	if err != nil {
		return nil, err
	}
	return one(t.Title, tableChart(t)), nil
}

func drawScatter(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	if len(r.Names) != 2 {
		return nil, usage("un graphique scatter prend deux variables\u00a0; reçu\u00a0: %d", "a scatter chart takes two variables; got %d", len(r.Names))
	}
	c, err := tabulate.Correlate(s, r.Names[0], r.Names[1], r.Options)
	if err != nil {
		return nil, err
	}
	list := []tabulate.Correlation{c}
	tabulate.Refine(list, tabulate.CorrelationRequest{Lines: true}, r.Options)
	caption := locale.Textf("%s et %s", "%s and %s", c.X.Label, lower(c.Y.Label))
	drawn := scatterChart(caption, c)
	drawn.Line = lineOf(list[0])
	return one(caption, drawn), nil
}

// lineOf returns the Theil-Sen line of a correlation over the values that there are; nil where there is none, or where a
// variable has two values only.
func lineOf(c tabulate.Correlation) *chart.FitLine {
	if c.Line == nil || !c.Line.Defined || !isScatter(c) {
		return nil
	}
	lo, hi := slices.Min(c.Xs), slices.Max(c.Xs)
	at := func(x float64) float64 { return c.Line.Intercept + c.Line.Slope*x }
	return &chart.FitLine{X1: lo, Y1: at(lo), X2: hi, Y2: at(hi), Label: locale.Text{FR: "droite de Theil-Sen", EN: "Theil-Sen line"}}
}
