package survey

import (
	"maps"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// Check returns everything that is wrong or odd in the answers, sorted by place: what Load found, answers that break a
// rule of the study, respondents that the population does not list, and units of the population without an answer; and what
// is odd in the study file.
func (s *Survey) Check() diag.List {
	list := slices.Concat(s.Diagnostics, s.Study.Doubts)
	for _, frame := range s.Sides {
		s.checkRules(frame, &list)
		s.checkPopulation(frame, &list)
	}
	if s.Regions != nil {
		for _, name := range slices.Sorted(maps.Keys(s.Tables)) {
			for _, regionName := range s.Without(s.Tables[name]) {
				list.Warnf(s.Study.Pos(s.Tables[name].Declared.File), "no-table-row", "table %s\u00a0: aucune ligne pour %s", "table %s: no row for %s", name, regionName)
			}
		}
	}
	list.Sort()
	return list
}

// checkRules reports respondents that break a rule of the study.
func (s *Survey) checkRules(frame *dataset.Frame, list *diag.List) {
	for _, entry := range s.Study.Rules {
		rule, ok := entry.Value.Compiled[frame.Name]
		if !ok {
			continue
		}
		for i := range frame.Units {
			applies, _, _ := frame.Holds(rule.If, i)
			if !applies {
				continue
			}
			holds, state, _ := frame.Holds(rule.Then, i)
			if holds {
				continue
			}
			at := frame.Units[i].Pos
			if names := rule.Then.Names(); len(names) > 0 {
				at = frame.Variable(names[0]).Pos(i)
			}
			message := locale.Textf("%s\u00a0: la règle %s n'est pas respectée (%s)\u00a0: %s, mais pas %s", "%s: rule %s is broken (%s): %s, but not %s",
				frame.Units[i].Name, entry.Key.Value, entry.Value.Label.Text, rule.If.Text(), rule.Then.Text())
			if state != study.Answered {
				message = locale.Textf("%s\u00a0: la règle %s ne peut pas être vérifiée (%s)", "%s: rule %s cannot be checked (%s)", frame.Units[i].Name, entry.Key.Value, state.Label())
			}
			list.Add(at, diag.Warning, "rule", message)
		}
	}
}

// checkPopulation compares the respondents with the population.
func (s *Survey) checkPopulation(frame *dataset.Frame, list *diag.List) {
	side := s.Study.Side(frame.Name)
	for _, i := range s.Strangers(frame.Name) {
		names := make([]string, 0, len(side.Population.Units))
		for _, unit := range side.Population.Units {
			names = append(names, unit.Name.Value)
		}
		unit := frame.Units[i]
		list.Warnf(unit.Pos, "not-in-population", "%q n'est pas dans la population de %s%s", "%q is not in the population of %s%s",
			unit.Name, frame.Name, diag.DidYouMean(unit.Name, names))
	}
	for _, missing := range s.Nonrespondents(frame.Name) {
		list.Add(missing.Pos, diag.Note, "no-respondent", locale.Textf("%s\u00a0: n'a pas répondu (%s)", "%s: did not answer (%s)", missing.Name, side.Label.Text))
	}
	if size := s.Population(frame.Name); size > 0 && frame.Len() > size {
		list.Warnf(diag.Pos{File: s.label(side.Source().Value)}, "too-many", "%d répondants pour une population de %d", "%d respondents for a population of %d", frame.Len(), size)
	}
}
