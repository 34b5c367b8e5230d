package report

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A ChartRequest says what a single chart shows.
type ChartRequest struct {
	Type      string           // one of ChartTypes, by name
	Names     []string         // what it is of: questions, a scale, a table or variables, as its type says
	Highlight string           // unit or region that stands out, or ""; a code or a name of a region as its list has it
	Options   tabulate.Options // Where, By and Base only where its type takes them
}

// A ChartType is a chart that can be drawn alone.
type ChartType struct {
	Name  string      // as a command line has it
	Names locale.Text // what it is of, as a command line shows it
	About locale.Text // what it shows, in one line
	Takes []string    // of "where", "by", "base" and "highlight": what it heeds
	most  int         // how many names it takes at most; 0 for any number
	draw  func(s *survey.Survey, r ChartRequest) ([]document.Chart, error)
}

var (
	questionNames = locale.Text{FR: "[QUESTION…]", EN: "[QUESTION…]"}
	scaleName     = locale.Text{FR: "[ÉCHELLE]", EN: "[SCALE]"}
	tableName     = locale.Text{FR: "[TABLE]", EN: "[TABLE]"}
)

// ChartTypes lists the charts that can be drawn alone.
func ChartTypes() []ChartType {
	return []ChartType{
		{Name: "rates", Names: questionNames, About: locale.Text{FR: "taux avec leurs intervalles", EN: "rates with their intervals"}, Takes: []string{"where", "by", "base"}, draw: drawRates},
		{Name: "likert", Names: questionNames, About: locale.Text{FR: "réponses ordonnées, de part et d'autre d'un milieu", EN: "ordered answers, on both sides of a middle"}, Takes: []string{"where", "by"}, draw: drawLikert},
		{Name: "dumbbell", Names: scaleName, About: locale.Text{FR: "les deux parties, énoncé par énoncé, ou par région (--by region)", EN: "the two sides, item by item, or by region (--by region)"}, Takes: []string{"by"}, most: 1, draw: drawDumbbell},
		{Name: "ranking", Names: scaleName, About: locale.Text{FR: "régions classées par score, part de chaque partie", EN: "regions ranked by score, with the part of each side"}, most: 1, draw: drawRanking},
		{Name: "dots", Names: scaleName, About: locale.Text{FR: "régions classées par score, un point chacune", EN: "regions ranked by score, a dot each"}, most: 1, draw: drawDots},
		{Name: "strip", Names: scaleName, About: locale.Text{FR: "distribution des scores, un point par répondant", EN: "distribution of the scores, a dot for each respondent"}, Takes: []string{"where", "by", "highlight"}, most: 1, draw: drawStrip},
		{Name: "heatmap", Names: locale.Text{FR: "[ÉCHELLE | QUESTION…]", EN: "[SCALE | QUESTION…]"}, About: locale.Text{FR: "énoncés par région, qui dit oui ; ou taux par groupe (--by)", EN: "items by region, who says yes; or rates by group (--by)"}.French(), Takes: []string{"where", "by", "base"}, draw: drawHeatmap},
		{Name: "map", Names: locale.Text{FR: "[VARIABLE]", EN: "[VARIABLE]"}, About: locale.Text{FR: "une variable des régions, en carte de tuiles", EN: "a variable of the regions, as a map of tiles"}, Takes: []string{"highlight"}, most: 1, draw: drawMap},
		{Name: "bars", Names: tableName, About: locale.Text{FR: "valeurs d'une table, une barre par région", EN: "values of a side table, a bar for each region"}, most: 1, draw: drawBars},
		{Name: "scatter", Names: locale.Text{FR: "X Y", EN: "X Y"}, About: locale.Text{FR: "deux variables, avec la droite de Theil-Sen", EN: "two variables, with the Theil-Sen line"}, Takes: []string{"where"}, most: 2, draw: drawScatter},
	}
}

// Draw draws a single chart. The error is a *tabulate.UsageError where the study cannot give it, with what it has.
func Draw(s *survey.Survey, request ChartRequest) (*document.Chart, error) {
	types := ChartTypes()
	i := slices.IndexFunc(types, func(t ChartType) bool { return t.Name == request.Type })
	if i < 0 {
		panic("report: chart: " + request.Type + " is not one of ChartTypes")
	}
	if err := types[i].check(s, &request); err != nil {
		return nil, err
	}
	charts, err := types[i].draw(s, request)
	switch {
	case err != nil:
		return nil, err
	case len(charts) == 0:
		return nil, usage("rien à dessiner\u00a0: l'étude n'a pas ce que montre un graphique %s", "nothing to draw: the study has nothing that a %s chart shows", request.Type)
	case len(charts) > 1:
		return nil, usage("il faudrait plusieurs graphiques\u00a0: nommer des questions qui ont les mêmes réponses", "several charts would be needed: name questions that have the same answers")
	}
	return &charts[0], nil
}

// check reports what a type does not heed, and finds the region that is highlighted.
func (t ChartType) check(s *survey.Survey, request *ChartRequest) error {
	given := []struct {
		key   string
		there bool
	}{{"where", request.Options.Where != ""}, {"by", len(request.Options.By) > 0}, {"base", request.Options.Base != ""}, {"highlight", request.Highlight != ""}}
	for _, flag := range given {
		if flag.there && !slices.Contains(t.Takes, flag.key) {
			return usage("un graphique %s ne tient pas compte de --%s", "a %s chart takes no account of --%s", t.Name, flag.key)
		}
	}
	if t.most > 0 && len(request.Names) > t.most {
		return usage("un graphique %s prend au plus %s\u00a0; reçu\u00a0: %s", "a %s chart takes at most %s; got %s", t.Name,
			namesWord(t.most), diag.OneOf(request.Names))
	}
	return highlighted(s, request)
}

func namesWord(n int) locale.Text {
	if n == 1 {
		return locale.Text{FR: "1 nom", EN: "1 name"}
	}
	return locale.Textf("%d noms", "%d names", n)
}

// highlighted finds what is highlighted: a region by its code or any of its names, else a respondent by name.
func highlighted(s *survey.Survey, request *ChartRequest) error {
	if request.Highlight == "" {
		return nil
	}
	var names []string
	if s.Study.Regions != nil {
		if match := s.Study.Regions.Known.Match(request.Highlight); match.Found() {
			request.Highlight = match.Region.Name
			return nil
		}
		names = s.Study.Regions.Names()
	}
	for _, frame := range s.Sides {
		for _, unit := range frame.Units {
			if unit.Name == request.Highlight && request.Type == "strip" {
				return nil
			}
			if request.Type == "strip" {
				names = append(names, unit.Name)
			}
		}
	}
	return usage("--highlight %q\u00a0: ni région ni répondant de l'étude%s", "--highlight %q: no region and no respondent of the study%s",
		request.Highlight, diag.DidYouMean(request.Highlight, names))
}

// usage returns a *tabulate.UsageError, formatting the same arguments into both languages.
func usage(fr, en string, args ...any) error {
	return &tabulate.UsageError{Message: locale.Textf(fr, en, args...)}
}

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
	caption := spreadCaption(scale)
	return one(caption, stripChart(caption, scale, spreads, r.Highlight)), nil
}

func drawHeatmap(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	if len(r.Options.By) > 0 {
		rates, err := tabulate.Rates(s, r.Names, r.Options)
		if err != nil || len(rates) == 0 {
			return nil, err
		}
		caption := locale.Textf("%s\u00a0: taux par groupe, en\u00a0%%", "%s: rates by group, in %%", subjectOf(s, rates))
		return one(caption, heatOfRates(caption, rates)), nil
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
