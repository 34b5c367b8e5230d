package regional

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Members lists the units of a region by side, those of the population that did not answer among them. Where the units of a
// side have no names, their number stands in place of them: respondents who are persons are not listed.
func (r *Regions) Members(i int) *table.Table {
	link := r.survey.Links[i]
	t := &table.Table{ID: "members", Title: locale.Textf("%s\u00a0: qui a répondu", "%s: who answered", locale.Same(link.Region.Name))}
	t.Columns = []table.Column{
		{Key: "unit", Label: locale.Text{FR: "Unité", EN: "Unit"}},
		{Key: "side", Machine: true},
		{Key: "answered", Label: locale.Text{FR: "Réponse", EN: "Answer"}},
	}
	yes, no := locale.Text{FR: "a répondu", EN: "answered"}, locale.Text{FR: "sans réponse", EN: "no answer"}
	for _, side := range r.survey.Study.LinkedSides() {
		t.AddGroup(r.survey.Study.UnitLabel(side))
		frame, units := r.survey.Frame(side), link.Units[side]
		if !r.isNamed(side) && len(units) > 0 {
			t.Add(table.Words(respondents(len(units))), table.Plain(side), table.Words(yes))
			units = nil
		}
		for _, u := range units {
			t.Add(table.Plain(frame.Units[u].Name), table.Plain(side), table.Words(yes))
		}
		for _, name := range link.Missing[side] {
			t.Add(table.Plain(name), table.Plain(side), table.Words(no))
		}
		if len(link.Units[side])+len(link.Missing[side]) == 0 {
			t.Add(table.Words(locale.Text{FR: "aucune unité", EN: "no unit"}), table.Plain(side), table.Cell{})
		}
	}
	return t
}

// respondents writes a number of respondents that have no names.
func respondents(n int) locale.Text {
	if n == 1 {
		return locale.Text{FR: "1 répondant", EN: "1 respondent"}
	}
	return locale.Textf("%s répondants", "%s respondents", locale.Count(n))
}

// isNamed reports whether the study names the units of a side, as it does organisations.
func (r *Regions) isNamed(side string) bool { return !r.survey.Study.Side(side).NameOf.IsZero() }
