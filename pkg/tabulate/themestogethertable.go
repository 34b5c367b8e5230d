package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// TogetherTables shows which themes stand together: a table for each question.
func TogetherTables(s *survey.Survey, list []Together, request TogetherRequest, options Options) []*table.Table {
	var tables []*table.Table
	for _, together := range list {
		tables = append(tables, togetherTable(s, together, request, options))
	}
	return tables
}

func togetherTable(s *survey.Survey, together Together, request TogetherRequest, options Options) *table.Table {
	t := &table.Table{
		ID: "together-" + strings.ReplaceAll(together.Question.Name, "_", "-"), Title: locale.Textf("%s\u00a0: ensemble", "%s: together", together.Question.Title()),
		Columns: togetherColumns(),
	}
	shown := together.Pairs
	if request.Top > 0 {
		shown = shown[:min(request.Top, len(shown))]
	}
	for _, pair := range shown {
		t.Add(togetherCells(together, pair)...)
	}
	togetherNotes(s, t, together, request, options)
	if hidden := len(together.Pairs) - len(shown); hidden > 0 {
		t.Note("Paires non montrées, mais de la famille\u00a0: %s.", "Pairs not shown, but of the family: %s.", locale.Count(hidden))
	}
	return t
}

func togetherColumns() []table.Column {
	columns := []table.Column{
		{Key: "themes", Label: locale.Text{FR: "Thèmes", EN: "Themes"}},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "first", Machine: true, Role: table.Level}, {Key: "second", Machine: true, Role: table.Level},
		{Key: "first_count", Machine: true, Kind: table.Count, Role: table.Estimate}, {Key: "second_count", Machine: true, Kind: table.Count, Role: table.Estimate},
		{Key: "both", Label: locale.Text{FR: "Les deux", EN: "Both"}, Kind: table.Count, Role: table.N, Of: "jaccard"},
		{Key: "either", Label: locale.Text{FR: "L'un ou l'autre", EN: "Either"}, Kind: table.Count, Role: table.Base, Of: "jaccard"},
		{Key: "jaccard", Label: locale.Same("Jaccard"), Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "lift", Label: locale.Same("Lift"), Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "units", Machine: true, Kind: table.Count, Role: table.Base, Of: "lift"},
		{Key: "p", Label: locale.Same("p"), Kind: table.P, Role: table.PValue, Of: "lift"},
	}
	columns = append(columns, adjustedColumns(togetherAdjustments, "lift")...)
	return append(columns, table.Column{Key: "p_method", Machine: true, Role: table.Method, Of: "lift"})
}

func togetherCells(together Together, pair ThemePair) []table.Cell {
	jaccard, lift, p, method := table.Absent(dash), table.Absent(dash), table.Absent(dash), ""
	if pair.HasJaccard {
		jaccard = table.Value(pair.Jaccard)
	}
	if pair.HasLift {
		lift = table.Value(pair.Lift)
	}
	if pair.PValue.Method != keyness.None {
		p, method = table.Value(pair.PValue.P), string(pair.PValue.Method)
	}
	cells := []table.Cell{
		table.Words(locale.Textf("%s – %s", "%s – %s", pair.First.Label.Text, pair.Second.Label.Text)), table.Plain(together.Question.Name), table.Plain(pair.First.Name), table.Plain(pair.Second.Name),
		table.Int(pair.FirstUnits), table.Int(pair.SecondUnits), table.Int(pair.Both), table.Int(pair.FirstUnits + pair.SecondUnits - pair.Both),
		jaccard, lift, table.Int(pair.Units), p,
	}
	cells = append(cells, adjustedCells(pair.Adjusted, togetherAdjustments)...)
	return append(cells, table.Plain(method))
}

// togetherNotes say what is counted, which pairs there are and what the family is.
func togetherNotes(s *survey.Survey, t *table.Table, together Together, request TogetherRequest, options Options) {
	togetherBase(s, t, together, request)
	if slices.ContainsFunc(themesOf(s.Study, together.Question), func(theme *study.Theme) bool { return theme.Parent != nil }) {
		t.Note("Un thème compte avec ceux qui en font partie, et n'est pas mis en paire avec eux.", "A theme counts with those that are part of it, and is not paired with them.")
	}
	t.Note("Jaccard\u00a0: les deux, en part de l'un ou l'autre. Lift\u00a0: les deux, en multiple de ce que donnerait le hasard (1). p\u00a0: exacte (Fisher), de l'indépendance.",
		"Jaccard: both, as a share of either. Lift: both, as a multiple of what chance would give (1). p: exact (Fisher), of independence.")
	t.Note("Famille – tests\u00a0: %s, toutes les paires de ce tableau\u00a0; valeurs de p ajustées\u00a0: %s.", "Family – tests: %s, all pairs of this table; p values adjusted: %s.", locale.Count(together.Family), methodNames(togetherAdjustments))
	if without := len(together.Pairs) - together.Family; without > 0 {
		t.Note("Paires sans test, hors de la famille (un des thèmes n'est nulle part, ou partout)\u00a0: %s.", "Pairs without a test, outside the family (one of the themes is nowhere, or everywhere): %s.", locale.Count(without))
	}
	codersNote(s, t, together.Question, everyUnit)
	unweightedNote(s, t, together.sides...)
	options.whereNotes(t, s, together.sides)
}

// togetherBase says in what two themes stand together.
func togetherBase(s *survey.Survey, t *table.Table, together Together, request TogetherRequest) {
	if request.within() == WithinRespondent {
		t.Note("Base\u00a0: %s répondants dont on a codé les mots, toutes parties ensemble\u00a0; deux thèmes sont ensemble chez qui parle des deux.", "Base: %s respondents whose words were coded, all sides together; two themes are together where a respondent speaks of both.", locale.Count(together.Units))
		return
	}
	t.Note("Base\u00a0: %s réponses ou tours de parole codés, toutes parties ensemble\u00a0; deux thèmes sont ensemble là où le même passage parle des deux.", "Base: %s coded answers or turns, all sides together; two themes are together where the same passage speaks of both.", locale.Count(together.Units))
	if isPartial(s, together.Question) {
		t.Note("Des thèmes ne valent que pour certaines questions\u00a0: pour cette seule raison, ceux d'une même question vont ensemble plus que le hasard ne le donnerait ici. Question par question, non.",
			"Some themes are for some questions only: for that reason alone, those of one question stand together more than chance would give here. Question by question they do not.")
	}
	if together.Units > together.Respondents {
		t.Note("La valeur de p prend les passages pour indépendants, ce que ceux d'un même répondant ne sont pas.", "The p value takes passages as independent, which those of one respondent are not.")
	}
}

// isPartial reports whether a theme is for some only of the open questions that a coded question is made from.
func isPartial(s *survey.Survey, q *study.Question) bool {
	return slices.ContainsFunc(themesOf(s.Study, q), func(theme *study.Theme) bool {
		return slices.ContainsFunc(q.CodedFrom, func(name string) bool { return !theme.IsFor(name) })
	})
}

// TogetherMethods returns the identifiers of the methods of what TogetherTables shows.
func TogetherMethods(list []Together) []string {
	ids := []string{keyness.JaccardID, keyness.LiftID, keyness.FisherID}
	asymptotic := func(p ThemePair) bool { return p.PValue.Method == keyness.Asymptotic }
	if slices.ContainsFunc(list, func(t Together) bool { return slices.ContainsFunc(t.Pairs, asymptotic) }) {
		ids = append(ids, keyness.AsymptoticID)
	}
	return append(ids, togetherAdjustments...)
}
