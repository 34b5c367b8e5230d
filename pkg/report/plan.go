package report

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A plan is a section before its analyses are computed.
type plan struct {
	id    string // "" for the name of the first analysis
	title locale.Text
	text  study.Prose
	show  []shown
}

// A shown is an analysis of a section, or the part of one, or a quotation.
type shown struct {
	analysis *study.Analysis
	only     string          // study.OnlyTables, study.OnlyCharts, or "" for all of the analysis
	quote    *study.Quote    // nil for an analysis
	at       func() diag.Pos // where the study file names it; nil where it does not
}

// plansOf returns the sections that a study declares, or where it declares none the default ones.
func plansOf(s *survey.Survey) []plan {
	if len(s.Study.Report.Sections) == 0 {
		return defaultPlans(s)
	}
	var plans []plan
	for _, declared := range s.Study.Report.Sections {
		section := plan{id: declared.ID.Value, title: declared.Title.Text, text: declared.Text}
		for _, item := range declared.Show {
			section.show = append(section.show, shownOf(s.Study, item))
		}
		plans = append(plans, section)
	}
	return plans
}

func shownOf(def *study.Definition, item study.Shown) shown {
	if item.Quote != nil {
		return shown{quote: item.Quote}
	}
	name, only := item.Analysis()
	return shown{analysis: analysisNamed(def, name.Value), only: only, at: func() diag.Pos { return def.Pos(name) }}
}

// analysisNamed returns an analysis of the study.
func analysisNamed(def *study.Definition, name string) *study.Analysis {
	return def.Analyses[def.Analyses.Index(name)].Value
}

// whole shows analyses that no study file names.
func whole(analyses ...*study.Analysis) []shown {
	var list []shown
	for _, a := range analyses {
		list = append(list, shown{analysis: a})
	}
	return list
}

// defaultPlans shows everything that the study declares, and of correlations and comparisons of words those that its analyses
// name.
func defaultPlans(s *survey.Survey) []plan {
	def := s.Study
	plans := append([]plan{{id: summaryID, title: summaryTitle}, planOf("response")}, questionPlans(def)...)
	if len(def.Coded) > 0 {
		plans = append(plans, planOf("themes"))
	}
	if len(def.Coding.Coders) > 1 {
		plans = append(plans, planOf("coders"))
	}
	for _, entry := range def.Scales {
		if !entry.Value.Absent {
			plans = append(plans, scalePlan(s, entry.Value))
		}
	}
	if def.Link != nil {
		plans = append(plans, planOf("join"))
	}
	for _, entry := range def.Tables {
		plans = append(plans, tablePlan(s, entry.Value))
	}
	for _, entry := range def.Analyses {
		if entry.Value.ShowsDeclared() {
			plans = append(plans, plan{title: titleOf(entry.Value.Kind.Value), show: whole(entry.Value)})
		}
	}
	if def.Claims != nil {
		plans = append(plans, planOf("claims"))
	}
	return append(plans, planOf("methods"))
}

// questionPlans shows the answers to the questions that are no items of a scale: graded ones, other codes, and numbers.
func questionPlans(def *study.Definition) []plan {
	var plans []plan
	for _, section := range []struct {
		kind string
		fits func(*study.Question) bool
	}{
		{"rates", func(q *study.Question) bool { return q.Type.HasCodes() && !isGraded(q) }},
		{"likert", isGraded},
		{"means", func(q *study.Question) bool { return q.Type.IsNumeric() }},
	} {
		if questions := loose(def, section.fits); len(questions) > 0 {
			plan := planOf(section.kind)
			plan.show[0].analysis.Questions = questions
			plans = append(plans, plan)
		}
	}
	return plans
}

// isGraded reports whether the answers to a question are steps of a scale: three or more, each with a value.
func isGraded(q *study.Question) bool {
	const least = 3
	steps := 0
	for _, code := range q.Codes.List {
		if code.Reason == study.Answered && code.Value == nil {
			return false
		}
		if code.Reason == study.Answered {
			steps++
		}
	}
	return q.Type == study.Choice && steps >= least
}

// loose returns the questions that fit, were put, and are no items of a scale.
func loose(def *study.Definition, fits func(*study.Question) bool) []study.Located {
	items := map[*study.Question]bool{}
	for _, entry := range def.Scales {
		for _, q := range entry.Value.Questions {
			items[q] = true
		}
	}
	var names []study.Located
	for _, entry := range def.Questions {
		if q := entry.Value; fits(q) && !items[q] && !q.Absent {
			names = append(names, entry.Key)
		}
	}
	return names
}

// planOf returns the default section of one analysis.
func planOf(kind string) plan {
	return plan{title: titleOf(kind), show: whole(analysisOf(kind, kind))}
}

func analysisOf(name, kind string) *study.Analysis {
	return &study.Analysis{Name: name, Kind: study.Located{Value: kind}}
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
		section.show = append(section.show, whole(a)...)
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
		section.show = append(section.show, whole(a)...)
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
