package report

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A plan is a section before its analyses are computed.
type plan struct {
	title locale.Text
	text  locale.Text
	show  []*study.Analysis
}

// plansOf returns the sections that a study declares, or where it declares none the default ones.
func plansOf(s *survey.Survey) []plan {
	if len(s.Study.Report.Sections) == 0 {
		return defaultPlans(s)
	}
	var plans []plan
	for _, declared := range s.Study.Report.Sections {
		section := plan{title: declared.Title.Text, text: declared.Text.Text}
		for _, name := range declared.Show {
			section.show = append(section.show, s.Study.Analyses[s.Study.Analyses.Index(name.Value)].Value)
		}
		plans = append(plans, section)
	}
	return plans
}

// defaultPlans shows everything that the study declares, and of correlations those that its analyses name.
func defaultPlans(s *survey.Survey) []plan {
	def := s.Study
	plans := []plan{planOf("response")}
	if hasRates(def) {
		plans = append(plans, planOf("rates"))
	}
	for _, entry := range def.Scales {
		plans = append(plans, scalePlan(s, entry.Value))
	}
	if def.Link != nil {
		plans = append(plans, planOf("join"))
	}
	for _, entry := range def.Tables {
		plans = append(plans, tablePlan(s, entry.Value))
	}
	for _, entry := range def.Analyses {
		if entry.Value.Kind.Value == "correlate" {
			plans = append(plans, plan{title: titleOf("correlate"), show: []*study.Analysis{entry.Value}})
		}
	}
	if def.Claims != nil {
		plans = append(plans, planOf("claims"))
	}
	return append(plans, planOf("methods"))
}

// planOf returns the default section of one analysis.
func planOf(kind string) plan {
	return plan{title: titleOf(kind), show: []*study.Analysis{analysisOf(kind, kind)}}
}

func analysisOf(name, kind string) *study.Analysis {
	return &study.Analysis{Name: name, Kind: study.Located{Value: kind}}
}

// hasRates reports whether a study has a question with codes that is no item of a scale.
func hasRates(def *study.Definition) bool {
	items := map[*study.Question]bool{}
	for _, entry := range def.Scales {
		for _, q := range entry.Value.Questions {
			items[q] = true
		}
	}
	for _, entry := range def.Questions {
		if entry.Value.Type.HasCodes() && !items[entry.Value] {
			return true
		}
	}
	return false
}

// mostColumns is how many regions a default report sets against the items of a scale: beyond, nobody reads the cells.
const mostColumns = 60

func scalePlan(s *survey.Survey, scale *study.Scale) plan {
	kinds := []string{"scores"}
	if s.Regions != nil && s.Regions.Variable(scale.Name) != nil {
		kinds = append(kinds, "ranking")
		if hasPlaces(s) {
			kinds = append(kinds, "map")
		}
	}
	kinds = append(kinds, "items")
	if tabulate.HasItemRegions(s, scale.Name) && len(s.Links) <= mostColumns {
		kinds = append(kinds, "heatmap")
	}
	section := plan{title: scale.Label.Text}
	for _, kind := range append(kinds, "sensitivity") {
		a := analysisOf(scale.Name, kind)
		a.Scale.Value = scale.Name
		if kind == "map" {
			a.Scale.Value, a.Of = "", []study.Located{{Value: scale.Name}}
		}
		section.show = append(section.show, a)
	}
	return section
}

func tablePlan(s *survey.Survey, declared *study.SideTable) plan {
	kinds := []string{"table"}
	if s.Regions != nil && len(declared.Bands) > 0 && len(numericScales(s)) > 0 {
		kinds = append(kinds, "bands")
	}
	section := plan{title: declared.Label.Text}
	for _, kind := range kinds {
		a := analysisOf(declared.Name, kind)
		a.Table.Value = declared.Name
		if kind == "bands" {
			a.Of = numericScales(s)
		}
		section.show = append(section.show, a)
	}
	return section
}

// numericScales returns the scales that the regions have.
func numericScales(s *survey.Survey) []study.Located {
	var names []study.Located
	for _, entry := range s.Study.Scales {
		if s.Regions.Variable(entry.Value.Name) != nil {
			names = append(names, study.Located{Value: entry.Value.Name})
		}
	}
	return names
}
