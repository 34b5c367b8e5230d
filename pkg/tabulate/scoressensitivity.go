package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Sensitivity shows how the mean score depends on what an item that does not apply counts for; nil where every item
// applies to everyone.
func Sensitivity(s *survey.Survey, name string) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	if !anyNotApplicable(s, scale) {
		return nil, nil
	}
	t := &table.Table{ID: "sensitivity", Term: scale.Name, Title: locale.Textf("%s\u00a0: effet de la règle pour ce qui ne s'applique pas", "%s: effect of the rule for what does not apply", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "label", Label: locale.Text{FR: "Règle", EN: "Rule"}},
		{Key: "side", Machine: true, Role: table.Side}, {Key: "rule", Machine: true, Role: table.Level},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: scoreDecimals(scale), Role: table.Estimate},
		{Key: "maximum", Label: locale.Text{FR: "Maximum moyen", EN: "Mean maximum"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "percent", Label: locale.Text{FR: "Moyenne / maximum", EN: "Mean / maximum"}, Kind: table.Percent, Decimals: 1, Role: table.Estimate},
	}
	for _, side := range scale.Sides {
		t.AddGroup(s.Study.UnitLabel(side))
		for _, variant := range score.Sensitivity(survey.Rules(scale), s.Items[scale.Name][side]) {
			t.Add(variantCells(variant, scale, side)...)
		}
	}
	t.Note("Énoncé sans réponse\u00a0: %s. Au prorata\u00a0: énoncés répondus, au moins %d.", "Item without an answer: %s. Prorated: items answered, at least %d.", ruleName(scale.NoAnswer), max(scale.MinimumItems, 1))
	unweightedNote(s, t, scale.Sides...)
	return t, nil
}

func anyNotApplicable(s *survey.Survey, scale *study.Scale) bool {
	for _, side := range scale.Sides {
		if slices.ContainsFunc(s.Items[scale.Name][side], func(items score.Items) bool { return items.NotApplicable > 0 }) {
			return true
		}
	}
	return false
}

func variantCells(variant score.Variant, scale *study.Scale, side string) []table.Cell {
	label := ruleName(variant.Rule)
	if variant.Rule == scale.NotApplicable {
		label = locale.Textf("%s (règle de l'étude)", "%s (the study's rule)", label)
	}
	mean, maximum, percent := table.Absent(dash), table.Absent(dash), table.Absent(dash)
	if variant.N > 0 {
		mean = table.Value(variant.Mean)
	}
	if variant.Bounded {
		maximum, percent = table.Value(variant.Maximum), table.Value(variant.Percent)
	}
	return []table.Cell{table.Words(label), table.Plain(side), table.Plain(string(variant.Rule)), table.Int(variant.N), mean, maximum, percent}
}
