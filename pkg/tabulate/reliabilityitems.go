package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// reliabilityItems shows what each item does in a scale.
func reliabilityItems(s *survey.Survey, scale *study.Scale, list []SideReliability) *table.Table {
	anyOmega := slices.ContainsFunc(list, func(side SideReliability) bool { return side.Analysis.Omega.Total.Exists })
	t := &table.Table{ID: "reliability-items", Title: locale.Textf("%s\u00a0: fidélité, énoncé par énoncé", "%s: reliability, item by item", scale.Label.Text)}
	t.Columns = slices.Concat([]table.Column{
		{Key: "item", Label: locale.Text{FR: "Énoncé", EN: "Item"}}, {Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
	}, locationColumns(scale), []table.Column{
		{Key: "item_total", Label: locale.Text{FR: "Énoncé-total", EN: "Item-total"}, Kind: table.Number, Decimals: 3, Role: table.Estimate},
		{Key: "alpha_if_dropped", Label: locale.Text{FR: "Alpha sans l'énoncé", EN: "Alpha if dropped"}, Kind: table.Number, Decimals: 3, Role: table.Estimate},
		{Key: "loading", Label: locale.Text{FR: "Saturation", EN: "Loading"}, Kind: table.Number, Decimals: 3, Machine: !anyOmega, Role: table.Estimate},
		{Key: "uniqueness", Kind: table.Number, Machine: true, Decimals: 3, Role: table.Estimate},
	})
	itemsNote(t, scale)
	if anyOmega {
		t.Note("Saturation\u00a0: corrélation de l'énoncé avec le facteur commun de l'oméga\u00a0; négative, l'énoncé va à l'encontre des autres.",
			"Loading: correlation of the item with the common factor of omega; negative, the item runs against the others.")
	}
	for _, side := range list {
		if len(s.Study.Sides) > 1 {
			t.AddGroup(s.Frame(side.Side).Label)
		}
		for k, item := range side.Analysis.Items {
			q := scale.Questions[k]
			loading, uniqueness := loadingCells(t, side.Analysis.Omega, k)
			cells := []table.Cell{table.Words(itemTitle(scale, q)), table.Plain(q.Name), table.Plain(side.Side), table.Int(side.Analysis.N)}
			cells = append(cells, locationCells(scale, side, k)...)
			t.Add(append(cells, reliabilityCell(item.Total), reliabilityCell(item.Dropped), loading, uniqueness)...)
		}
	}
	constantNotes(s, t, scale, list)
	contraryNotes(s, t, scale, list)
	return t
}

// locationColumns say what the respondents answer on the whole: a percent, or a mean and its standard deviation.
func locationColumns(scale *study.Scale) []table.Column {
	if !scale.IsRated() {
		return []table.Column{{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Role: table.Estimate}}
	}
	return []table.Column{
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "sd", Label: locale.Text{FR: "Écart type", EN: "SD"}, Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "reversed", Kind: table.Count, Machine: true},
	}
}

func locationCells(scale *study.Scale, side SideReliability, k int) []table.Cell {
	empty := table.Absent(locale.Text{FR: "base vide", EN: "empty base"})
	switch {
	case scale.IsRated():
		numbers := summaryCells(estimate.Describe(completeRows(side.items)[k]), 0, 0, Options{})
		if side.Analysis.N == 0 {
			numbers[0] = empty
		}
		return []table.Cell{numbers[0], numbers[1], reversedCell(scale, scale.Questions[k])}
	case side.Analysis.N > 0:
		return []table.Cell{table.Value(100 * side.Analysis.Items[k].Mean)}
	}
	return []table.Cell{empty}
}

// itemsNote says what the numbers of an item are.
func itemsNote(t *table.Table, scale *study.Scale) {
	if scale.IsRated() {
		t.Note("Valeurs telles qu'elles entrent dans le score, des répondants qui en ont une à tous les énoncés (n). Énoncé-total\u00a0: corrélation énoncé-total corrigée, entre l'énoncé et la somme des autres.",
			"Values as they enter the score, of the respondents with one on every item (n). Item-total: corrected item-total correlation, between the item and the sum of the others.")
		return
	}
	t.Note("%\u00a0: répondants dont la réponse compte, parmi ceux qui ont une valeur à tous les énoncés (n). Énoncé-total\u00a0: corrélation énoncé-total corrigée, entre l'énoncé et la somme des autres.",
		"%: respondents whose answer counts, among those with a value on every item (n). Item-total: corrected item-total correlation, between the item and the sum of the others.")
}

// constantNotes names the items to which all respondents of a side answered alike.
func constantNotes(s *survey.Survey, t *table.Table, scale *study.Scale, list []SideReliability) {
	for _, side := range list {
		names := itemNames(scale, func(k int) bool { return side.Analysis.Items[k].Constant && side.Analysis.N >= 2 })
		if !names.IsZero() {
			t.Note("%s\u00a0– énoncés constants, sans corrélation (l'alpha standardisé n'existe pas)\u00a0: %s.",
				"%s – constant items, without a correlation (there is no standardised alpha): %s.", s.Frame(side.Side).Label, names)
		}
	}
}

// contraryNotes name the ratings that correlate negatively with the sum of the others: they may be worded against what
// the scale measures.
func contraryNotes(s *survey.Survey, t *table.Table, scale *study.Scale, list []SideReliability) {
	if !scale.IsRated() {
		return
	}
	for _, side := range list {
		against := func(k int) bool {
			total := side.Analysis.Items[k].Total
			return total.Exists && total.Value < -contrary
		}
		plain := itemNames(scale, func(k int) bool { return against(k) && !scale.Reverses(scale.Questions[k]) })
		reversed := itemNames(scale, func(k int) bool { return against(k) && scale.Reverses(scale.Questions[k]) })
		label := s.Frame(side.Side).Label
		if !plain.IsZero() {
			t.Note("%s\u00a0– corrélation négative avec les autres énoncés\u00a0; à inverser (reverse)\u00a0? %s.", "%s – negative correlation with the other items; to be reversed (reverse)? %s.", label, plain)
		}
		if !reversed.IsZero() {
			t.Note("%s\u00a0– corrélation négative avec les autres énoncés, une fois inversés\u00a0; de trop dans reverse\u00a0? %s.",
				"%s – negative correlation with the other items, once reversed; too many in reverse? %s.", label, reversed)
		}
	}
}

// contrary is the size above which a negative correlation is more than rounding.
const contrary = 1e-9

// itemNames lists the titles of some items, with what separates them; empty where there is none.
func itemNames(scale *study.Scale, wanted func(k int) bool) locale.Text {
	var names locale.Text
	for k, q := range scale.Questions {
		switch {
		case !wanted(k):
		case names.IsZero():
			names = q.Title()
		default:
			names = locale.Textf("%s\u00a0; %s", "%s; %s", names, q.Title())
		}
	}
	return names
}
