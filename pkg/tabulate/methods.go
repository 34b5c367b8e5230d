package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Paragraph is one paragraph of the methods section.
type Paragraph struct {
	Text   locale.Text // what was done
	Source string      // printed source, or ""
}

// Methods writes the methods section: what the study declares and the methods of what its report shows, no others.
func Methods(s *survey.Survey, options Options) []Paragraph {
	var list []Paragraph
	add := func(fr, en string, args ...any) { list = append(list, Paragraph{Text: locale.Textf(fr, en, args...)}) }
	for _, frame := range s.Sides {
		population := locale.Text{FR: "population non précisée", EN: "population not given"}
		if n := s.Population(frame.Name); n > 0 {
			population = locale.Textf("population de %s", "population of %s", locale.Count(n))
		}
		add("%s\u00a0– répondants\u00a0: %s, %s.", "%s – respondents: %s, %s.", frame.Label, locale.Count(frame.Len()), population)
	}
	if s.Study.DefaultBase() == study.AnsweredBase {
		add("Les pourcentages ont pour base les unités qui ont répondu à la question.", "Percentages have as their base the units that answered the question.")
	} else {
		add("Les pourcentages ont pour base toutes les unités à qui la question a été posée, répondue ou non\u00a0; une question conditionnelle n'est posée qu'aux unités qui remplissent sa condition.",
			"Percentages have as their base all the units that were asked the question, answered or not; a conditional question is asked only of the units that meet its condition.")
	}
	for _, entry := range s.Study.Scales {
		scale := entry.Value
		if scale.IsRated() {
			add("%s\u00a0: %s de %d énoncés. Un énoncé qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s.",
				"%s: %s of %d items. An item that does not apply: %s; without an answer: %s.",
				scale.Label.Text, wayName(scale), len(scale.Questions), ruleName(scale.NotApplicable), ruleName(scale.NoAnswer))
			continue
		}
		add("%s\u00a0: un point pour chacun des %d énoncés dont la réponse compte. Un énoncé qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s.",
			"%s: one for each of the %d items whose answer counts. An item that does not apply: %s; without an answer: %s.",
			scale.Label.Text, len(scale.Questions), ruleName(scale.NotApplicable), ruleName(scale.NoAnswer))
	}
	if link := s.Study.Link; link != nil {
		add("Les parties sont jointes par région, selon le code, le nom ou un synonyme déclaré, jamais par ressemblance. Plusieurs unités d'une région deviennent une\u00a0: %s.",
			"The sides are joined by region, by code, name or declared alias, never by resemblance. Several units of a region become one: %s.", link.Combine.Label())
	}
	if s.Codings != nil && len(s.Study.Coded) > 0 {
		list = append(list, Paragraph{Text: themesMethod(len(s.Codings.Coders))})
	}
	list = append(list, usedMethods(s, options)...)
	if s.Study.Claims != nil {
		add("Chaque chiffre publié est recalculé et arrondi, les demies vers le haut, aux décimales publiées. Les chiffres imprimés sont aussi confrontés entre eux et aux règles de l'étude, sans les réponses.",
			"Each published figure is computed again and rounded, halves up, to the printed decimals. The printed figures are also set against each other and the study's rules, without the answers.")
	}
	return list
}

// usedMethods describes the statistical methods of what the report shows.
func usedMethods(s *survey.Survey, options Options) []Paragraph {
	var list []Paragraph
	def := s.Study
	rates := def.Shows("rates") && asks(def, func(q *study.Question) bool { return q.Type.HasCodes() })
	scores := def.Shows("scores") && len(def.Scales) > 0
	simple := len(s.Samplings) < len(s.Sides)
	estimates := map[string]bool{
		estimate.WilsonID: (rates || def.NamesIntervals()) && simple, estimate.FinitePopulationID: rates && simple && knowsPopulation(s),
		estimate.NewcombeID:      rates && s.Study.Link != nil && len(s.Samplings) == 0,
		estimate.StudentID:       scores && simple,
		estimate.StudentFiniteID: scores && simple && (knowsPopulation(s) || s.Regions != nil),
	}
	for _, method := range estimate.Methods {
		if estimates[method.ID] {
			list = append(list, Paragraph{Text: method.Sentence, Source: method.Source})
		}
	}
	for _, id := range designMethods(s, rates || def.NamesIntervals(), scores, showsMeans(def)) {
		method := describedMethod(id)
		list = append(list, Paragraph{Text: method.Sentence, Source: method.Source})
	}
	if def.Shows("correlate") && def.Link != nil {
		for _, method := range assoc.Methods {
			if slices.Contains(reportedCoefficients, method.ID) {
				list = append(list, Paragraph{Text: method.Sentence, Source: method.Source})
			}
		}
	}
	list = append(list, codersParagraphs(s)...)
	list = append(list, wordMethods(def)...)
	return append(list, Paragraph{Text: locale.Textf("Intervalles à %s. Les nombres sont arrondis au plus proche, les demies vers le haut, une seule fois.",
		"Intervals at %s. Numbers are rounded to the nearest, halves up, once.", levelText(options.level()))})
}

// asks reports whether a study has a question like that.
func asks(def *study.Definition, like func(*study.Question) bool) bool {
	return slices.ContainsFunc(def.Questions, func(e study.Entry[*study.Question]) bool { return like(e.Value) && !e.Value.Absent })
}

// showsMeans reports whether the report shows means of numbers or of graded answers.
func showsMeans(def *study.Definition) bool {
	graded := func(q *study.Question) bool {
		return q.Type == study.Choice && slices.ContainsFunc(q.Codes.List, func(code study.Code) bool { return code.Value != nil })
	}
	numbers := func(q *study.Question) bool { return q.Type.IsNumeric() }
	return def.Shows("means") && asks(def, numbers) || def.Shows("likert") && asks(def, graded)
}

// designMethods returns the identifiers of the methods behind rates and scores of the sides that declare a design, and of those
// behind means of any side: without a design its respondents are a simple random sample.
func designMethods(s *survey.Survey, rates, scores, means bool) []string {
	var ids []string
	add := func(used bool, id string) {
		if used && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, side := range s.Study.Sides.Names() {
		sampling := s.Samplings[side]
		if sampling == nil {
			add(means, design.LinearisationID)
			add(means, design.StudentDesignID)
			continue
		}
		used := rates || scores || means
		add(used, sampling.Method().ID)
		if r := sampling.Declared.Replicates; r != nil {
			add(used, r.Kind.Value)
		}
		if c := sampling.Declared.Calibrate; c != nil {
			add(used, calibrationMethods[c.Method.Value])
		}
		add(used && sampling.Trimmed != nil, calibrate.TrimID)
		add(rates, design.KornGraubardID)
		add(scores || means, design.StudentDesignID)
	}
	return ids
}

// calibrationMethods are the identifiers of the ways to calibrate, by their names in the study file.
var calibrationMethods = map[string]string{
	study.PostStratify: calibrate.PostStratifyID, study.Rake: calibrate.RakeID, study.Linear: calibrate.LinearID,
}

// reportedCoefficients are the methods behind the correlations of a report, which has neither lines nor point-biserial
// correlations.
var reportedCoefficients = []string{
	assoc.PearsonID, assoc.SpearmanID, assoc.KendallTauBID, assoc.FisherID, assoc.BonettID, assoc.FiellerID, string(assoc.Exact), string(assoc.MonteCarlo),
}
