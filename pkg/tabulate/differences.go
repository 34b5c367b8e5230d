package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// differencesTable compares the two linked sides on the yes/no questions that were put to both.
func differencesTable(s *survey.Survey, rates []Rate, options Options) *table.Table {
	t := &table.Table{ID: "differences", Title: locale.Text{FR: "Différences entre les parties", EN: "Differences between the sides"}}
	t.Columns = []table.Column{
		{Key: "question", Label: locale.Text{FR: "Question", EN: "Question"}},
		{Key: "first", Label: locale.Text{}, Kind: table.Percent, Decimals: 1},
		{Key: "second", Label: locale.Text{}, Kind: table.Percent, Decimals: 1},
		{Key: "difference", Label: locale.Text{FR: "Écart (points)", EN: "Difference (points)"}, Kind: table.Number, Decimals: 1},
		{Key: "newcombe", Label: locale.Same("Newcombe"), Kind: table.Number, Decimals: 1, Range: true, Of: "difference"},
	}
	if s.Study.Link == nil || len(options.By) > 0 {
		return t
	}
	sides := s.Study.LinkedSides()
	if s.Samplings[sides[0]] != nil || s.Samplings[sides[1]] != nil {
		return t // Newcombe's interval is for simple samples.
	}
	t.Columns[1].Label, t.Columns[2].Label = s.Study.UnitLabel(sides[0]), s.Study.UnitLabel(sides[1])
	for _, first := range rates {
		i := slices.IndexFunc(rates, func(second Rate) bool {
			return first.Side.Name == sides[0] && second.Side.Name == sides[1] && first.Question == second.Question && first.Code == second.Code
		})
		if i < 0 || first.Question.Type != study.YesNo || first.Share.Base == 0 || rates[i].Share.Base == 0 {
			continue
		}
		second := rates[i]
		p1, _ := first.Share.Percent()
		p2, _ := second.Share.Percent()
		interval := estimate.NewcombeDifference(first.Share.Count, first.Share.Base, second.Share.Count, second.Share.Base, options.level())
		t.Add(table.Words(first.Question.Title()), table.Value(p1), table.Value(p2), table.Value(p1-p2), intervalCell(interval, 100))
	}
	newcombe, _ := estimate.Lookup(estimate.NewcombeID)
	t.Note("Intervalle à %s de %s, pour des unités semblables, les deux parties étant traitées comme indépendantes (les unités d'une même région ne sont pas appariées).",
		"Interval at %s by %s, for units like these, the two sides being treated as independent (the units of a region are not paired).", levelText(options.level()), newcombe.Name)
	return t
}
