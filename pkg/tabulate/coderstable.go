package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// CodersTables shows what CodersAgreements returns: how far coders agree theme by theme, and over all of them or on a set.
func CodersTables(list []CodersAgreement, options CodersOptions) []*table.Table {
	last := list[len(list)-1]
	if last.Theme != nil {
		t := coefficientsTable("themes-agreement-set", locale.Textf("Accord sur le thème\u00a0: %s", "Agreement on the theme: %s", last.Theme.Label.Text), last, options)
		return []*table.Table{t}
	}
	title := locale.Text{FR: "Accord sur l'ensemble des thèmes", EN: "Agreement over all themes"}
	overall := coefficientsTable("themes-agreement-all", title, last, options)
	if len(list) == 1 {
		return []*table.Table{overall}
	}
	return []*table.Table{themesAgreement(list[:len(list)-1], options), overall}
}

// codersColumns are the columns of coefficients: those of alpha's interval, the other coefficients' and the standard errors
// beside them.
func codersColumns(options CodersOptions, method string, before ...table.Column) []table.Column {
	number := func(key string, label locale.Text, machine bool) table.Column {
		return table.Column{Key: key, Label: label, Kind: table.Number, Decimals: 2, Machine: machine, Role: table.Estimate}
	}
	bounds := func(of string) table.Column {
		return table.Column{Key: of + "_interval", Kind: table.Number, Decimals: 2, Range: true, Machine: true, Role: table.Interval, Of: of, Confidence: options.level(), Method: method}
	}
	alpha := bounds("alpha")
	alpha.Machine, alpha.Label = false, locale.Text{FR: "Intervalle de l'alpha", EN: "Alpha interval"}
	observed := bounds("observed_percent")
	observed.Kind, observed.Method = table.Percent, ""
	columns := append(before,
		table.Column{Key: "observed_percent", Label: locale.Text{FR: "Accord", EN: "Agree"}, Kind: table.Percent, Role: table.Estimate},
		number("kappa", locale.Same("Kappa"), false), number("ac1", locale.Same("AC1"), false), number("alpha", locale.Same("Alpha"), false), alpha,
		number("pi", locale.Text{}, true), number("brennan_prediger", locale.Text{}, true),
		observed, table.Column{Key: "observed_method", Machine: true, Role: table.Method, Of: "observed_percent_interval"},
		bounds("kappa"), bounds("ac1"), bounds("pi"), bounds("brennan_prediger"),
	)
	for _, key := range []string{"kappa", "ac1", "alpha", "pi", "brennan_prediger"} {
		columns = append(columns, table.Column{Key: key + "_se", Kind: table.Number, Decimals: 2, Machine: true, Role: table.StdError, Of: key})
	}
	return append(columns, table.Column{Key: "interval_method", Machine: true})
}

// codersCells are the cells of codersColumns.
func codersCells(t *table.Table, a CodersAgreement, before ...table.Cell) []table.Cell {
	observed, kappa, within := coefficientCell(t, a.Observed), coefficientCell(t, a.Kappa), boundsCell(a.Observed.Interval)
	observed.Number *= 100
	within.Number, within.Hi = 100*within.Number, 100*within.Hi
	if warnings := paradoxes(a); a.Kappa.Defined && len(warnings) > 0 {
		kappa.Mark = marked(t, warnings[0])
	}
	cells := append(before, observed, kappa, coefficientCell(t, a.AC1), coefficientCell(t, a.Alpha), boundsCell(a.Alpha.Interval),
		coefficientCell(t, a.Pi), coefficientCell(t, a.BP),
		within, table.Plain(a.Observed.Interval.Method.ID), boundsCell(a.Kappa.Interval), boundsCell(a.AC1.Interval), boundsCell(a.Pi.Interval), boundsCell(a.BP.Interval))
	for _, c := range []agree.Coefficient{a.Kappa, a.AC1, a.Alpha, a.Pi, a.BP} {
		cells = append(cells, errorCell(c))
	}
	return append(cells, table.Plain(a.Alpha.Interval.Method.ID))
}

// paradoxes returns the doubts of kappa that the other coefficients do not share; none of a kappa that could not be higher.
func paradoxes(a CodersAgreement) []locale.Text {
	if a.Kappa.Value == 1 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Kappa.Warnings), func(warning locale.Text) bool { return slices.Contains(a.BP.Warnings, warning) })
}

// themesAgreement shows how far coders agree theme by theme.
func themesAgreement(list []CodersAgreement, options CodersOptions) *table.Table {
	t := &table.Table{ID: "themes-agreement", Title: locale.Text{FR: "Accord des personnes qui codent, par thème", EN: "Agreement of the coders, by theme"}}
	t.Columns = codersColumns(options, agree.LinearizationID,
		table.Column{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}}, table.Column{Key: "name", Machine: true, Role: table.Term}, table.Column{Key: "under", Machine: true},
		table.Column{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
		table.Column{Key: "given_percent", Label: locale.Text{FR: "Donné", EN: "Given"}, Kind: table.Percent, Role: table.Estimate},
	)
	comparedNote(t, list[0])
	t.Note("n\u00a0: réponses ou tours de parole que deux personnes ou plus ont codés. Donné\u00a0: part de leurs codages qui ont le thème, ou un thème qui en fait partie.",
		"n: answers or turns that two coders or more coded. Given: share of their codings that have the theme, or one that is part of it.")
	for _, a := range list {
		given := table.Absent(locale.Same("–"))
		if a.Decisions > 0 {
			given = table.Value(100 * a.Prevalence)
		}
		t.Add(codersCells(t, a, table.Words(ThemeLabel(a.Theme)), table.Plain(a.Theme.Name), table.Plain(a.Theme.Under.Value), table.Int(a.Segments), given)...)
	}
	codersIntervals(t, options, list...)
	return t
}

// comparedNote says which coefficients are shown.
func comparedNote(t *table.Table, a CodersAgreement) {
	kappa := locale.Text{FR: "kappa de Cohen", EN: "Cohen kappa"}
	if len(a.Coders) > 2 {
		kappa = locale.Text{FR: "kappa de Conger", EN: "Conger kappa"}
		t.Note("Personnes qui codent\u00a0: %d. Accord\u00a0: part de leurs paires qui s'accordent.", "Coders: %d. Agree: share of their pairs who agree.", len(a.Coders))
	}
	t.Note("Coefficients\u00a0: %s, AC1 de Gwet, alpha de Krippendorff (métrique %s)\u00a0; 1 est l'accord parfait, 0 celui du hasard. Les décisions prises ensuite ne comptent pas.",
		"Coefficients: %s, Gwet AC1, Krippendorff alpha (%s metric); 1 is perfect agreement, 0 that of chance. What was decided later does not count.", kappa, a.Metric.Label())
}

// codersIntervals says how intervals are made, and adds the doubts of all rows.
func codersIntervals(t *table.Table, options CodersOptions, list ...CodersAgreement) {
	t.Note("Intervalles à %s\u00a0: %s, pour des réponses semblables à celles-ci.", "Intervals at %s: %s, for answers like these.", levelText(options.level()), list[0].Alpha.Interval.Method.Name)
	for _, a := range list {
		coefficientWarnings(t, a.BP)
	}
}

// coefficientsTable shows one comparison, coefficient by coefficient.
func coefficientsTable(id string, title locale.Text, a CodersAgreement, options CodersOptions) *table.Table {
	t := &table.Table{ID: id, Title: title}
	t.Columns = []table.Column{
		{Key: "coefficient", Label: locale.Same("Coefficient")}, {Key: "coefficient_id", Machine: true, Role: table.Term},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "interval", Label: locale.Text{FR: "Intervalle", EN: "Interval"}, Kind: table.Number, Decimals: 2, Range: true, Role: table.Interval, Of: "value", Confidence: options.level()},
		{Key: "se", Kind: table.Number, Machine: true, Role: table.StdError, Of: "value"},
		{Key: "n", Label: locale.Text{FR: "Décisions", EN: "Decisions"}, Kind: table.Count, Role: table.Base},
		{Key: "segments", Label: locale.Text{FR: "Réponses", EN: "Answers"}, Kind: table.Count},
		{Key: "interval_method", Machine: true, Role: table.Method, Of: "interval"},
	}
	for _, c := range a.list() {
		value := coefficientCell(t, c)
		if warnings := paradoxes(a); c.Statistic.ID == a.Kappa.Statistic.ID && c.Defined && len(warnings) > 0 {
			value.Mark = marked(t, warnings[0])
		}
		t.Add(table.Words(c.Statistic.Name), table.Plain(c.Statistic.ID), value, boundsCell(c.Interval), errorCell(c),
			table.Int(a.Decisions), table.Int(a.Segments), table.Plain(c.Interval.Method.ID))
	}
	if len(a.Coders) > 2 {
		t.Note("Personnes qui codent\u00a0: %d.", "Coders: %d.", len(a.Coders))
	}
	overallNotes(t, a)
	codersIntervals(t, options, a)
	return t
}

// overallNotes says what was decided.
func overallNotes(t *table.Table, a CodersAgreement) {
	if a.Theme != nil {
		t.Note("Une réponse ou un tour de parole a pour valeur la partie de ce thème qu'on lui a donnée, s'il y en a exactement une. Autres réponses que quelqu'un a codées\u00a0: %d.",
			"The value of an answer or a turn is which part of this theme it was given, where that is exactly one. Other answers that somebody coded: %d.", a.LeftOut)
		if a.Metric != agree.Nominal {
			t.Note("Alpha\u00a0: métrique %s, les parties du thème étant les nombres à partir de 1, dans leur ordre\u00a0; les autres coefficients les prennent pour des noms.",
				"Alpha: %s metric, the parts of the theme being the numbers from 1, in their order; the other coefficients take them for names.", a.Metric.Label())
		}
		return
	}
	if a.Segments == 0 {
		t.Note("Deux personnes n'ont codé aucune réponse en commun\u00a0: il n'y a pas d'accord à mesurer.", "No answer was coded by two coders: there is no agreement to measure.")
		return
	}
	t.Note("Décision\u00a0: un thème est donné ou non à une réponse ou à un tour de parole que deux personnes ou plus ont codé\u00a0; il l'est dans %s de leurs codages. Les thèmes d'une même réponse vont ensemble\u00a0: la réponse est la grappe.",
		"Decision: whether a theme is given to an answer or a turn that two coders or more coded; it is in %s of their codings. The themes of one answer go together: the answer is the cluster.", locale.Percent(100*a.Prevalence, 1))
}
