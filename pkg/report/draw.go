package report

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
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
	questionNames = locale.Same("[QUESTION…]")
	scaleName     = locale.Text{FR: "[ÉCHELLE]", EN: "[SCALE]"}
	tableName     = locale.Same("[TABLE]")
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
		{Name: "map", Names: locale.Same("[VARIABLE]"), About: locale.Text{FR: "une variable des régions, en carte de tuiles", EN: "a variable of the regions, as a map of tiles"}, Takes: []string{"highlight"}, most: 1, draw: drawMap},
		{Name: "bars", Names: tableName, About: locale.Text{FR: "valeurs d'une table, une barre par région", EN: "values of a side table, a bar for each region"}, most: 1, draw: drawBars},
		{Name: "timeline", Names: locale.Same("QUESTION [DATE]"), About: locale.Text{FR: "les réponses à une question le long du temps, selon la question qui les date", EN: "the answers to a question along time, by the question that dates them"}, Takes: []string{"where", "by"}, most: 2, draw: drawTimeline},
		{Name: "scatter", Names: locale.Same("X Y"), About: locale.Text{FR: "deux variables, avec la droite de Theil-Sen", EN: "two variables, with the Theil-Sen line"}, Takes: []string{"where"}, most: 2, draw: drawScatter},
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
