package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ValueAgreementTable shows how far the two sides agree on questions with codes or numbers.
func ValueAgreementTable(s *survey.Survey, list []ValueAgreement, options Options) *table.Table {
	number := func(key string, label locale.Text) table.Column {
		return table.Column{Key: key, Label: label, Kind: table.Number, Decimals: 2}
	}
	hidden := func(key string, isRange bool) table.Column {
		return table.Column{Key: key, Kind: table.Number, Range: isRange, Of: intervalOf(key), Machine: true}
	}
	t := &table.Table{ID: "agreement-values", Title: locale.Text{FR: "Accord des parties\u00a0: codes et nombres", EN: "Agreement of the sides: codes and numbers"}}
	t.Columns = []table.Column{
		{Key: "item", Label: locale.Text{FR: "Question", EN: "Question"}}, {Key: "question", Machine: true},
		{Key: "metric", Machine: true}, {Key: "metric_label", Label: locale.Text{FR: "Métrique", EN: "Metric"}},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "silent", Kind: table.Count, Machine: true}, {Key: "undecided", Kind: table.Count, Machine: true},
		{Key: "observed_percent", Label: locale.Text{FR: "Accord observé", EN: "Observed"}, Kind: table.Percent},
		number("kappa", locale.Same("Kappa")), number("ac", locale.Same("AC")), number("alpha", locale.Same("Alpha")),
		{Key: "alpha_interval", Label: locale.Text{FR: "Intervalle de l'alpha", EN: "Alpha interval"}, Kind: table.Number, Decimals: 2, Range: true, Of: "alpha"},
		hidden("kappa_se", false), hidden("ac_se", false), hidden("alpha_se", false),
		hidden("kappa_interval", true), hidden("ac_interval", true), {Key: "interval_method", Machine: true},
	}
	valueNotes(s, t, list)
	for _, a := range list {
		t.Add(valueCells(t, a)...)
	}
	intervalNotes(t, list[0].Alpha.Interval.Method, options)
	for _, a := range list {
		coefficientWarnings(t, a.Alpha)
	}
	return t
}

func valueCells(t *table.Table, a ValueAgreement) []table.Cell {
	observed, kappa := coefficientCell(t, a.Observed), coefficientCell(t, a.Kappa)
	observed.Number *= 100
	for _, warning := range a.Kappa.Warnings {
		if a.Kappa.Defined && !slices.Contains(a.AC.Warnings, warning) {
			kappa.Mark = marked(t, warning)
		}
	}
	return []table.Cell{
		table.Words(a.Question.Title()), table.Plain(a.Question.Name), table.Plain(a.Metric.String()), table.Words(a.Metric.Label()),
		table.Int(a.Alpha.N), table.Int(a.Silent), table.Int(a.Undecided),
		observed, kappa, coefficientCell(t, a.AC), coefficientCell(t, a.Alpha), boundsCell(a.Alpha.Interval),
		errorCell(a.Kappa), errorCell(a.AC), errorCell(a.Alpha), boundsCell(a.Kappa.Interval), boundsCell(a.AC.Interval),
		table.Plain(a.Alpha.Interval.Method.ID),
	}
}

// valueNotes says what counts, what stands for a side in a region, and what the metrics suppose.
func valueNotes(s *survey.Survey, t *table.Table, list []ValueAgreement) {
	unweightedNote(s, t, s.Study.LinkedSides()...)
	has := func(test func(a ValueAgreement) bool) bool { return slices.ContainsFunc(list, test) }
	isNumber := func(a ValueAgreement) bool { return a.Question.Type.IsNumeric() }
	isName := func(a ValueAgreement) bool { return a.Question.Type == study.Choice && a.Metric == agree.Nominal }
	isRank := func(a ValueAgreement) bool { return a.Question.Type == study.Choice && a.Metric != agree.Nominal }
	t.Note("n\u00a0: régions où les deux parties ont une réponse, sur %d régions jointes. Alpha de Krippendorff, selon la métrique\u00a0: 1 est l'accord parfait, 0 celui du hasard.",
		"n: regions in which both sides have an answer, of %d joined regions. Krippendorff alpha, by the metric: 1 is perfect agreement, 0 that of chance.", len(s.Links))
	if has(isName) {
		t.Note("Codes nominaux\u00a0: une partie qui a plusieurs unités dans une région y a la réponse la plus fréquente\u00a0; en cas d'égalité, aucune. Kappa de Cohen et AC1 de Gwet.",
			"Nominal codes: a side with several units in a region has the most frequent answer there; of equals, none. Cohen kappa and Gwet AC1.")
	}
	if has(isRank) {
		t.Note("Codes en ordre, celui du fichier d'étude\u00a0: une partie qui a plusieurs unités dans une région y a la réponse médiane, la première des deux du milieu. Kappa pondéré et AC2 de Gwet, à poids linéaires (métrique ordinale) ou quadratiques (par intervalles, codes à distances égales).",
			"Codes in order, that of the study file: a side with several units in a region has the median answer there, the first of the two in the middle. Weighted kappa and Gwet AC2, with linear weights (ordinal metric) or quadratic ones (interval, codes equally far apart).")
	}
	if has(isNumber) {
		t.Note("Nombres\u00a0: plusieurs unités d'une partie dans une région deviennent une\u00a0: %s.",
			"Numbers: several units of a side in a region become one: %s.", s.Study.Link.Combine.Label())
	}
	for _, a := range list {
		if a.Undecided > 0 {
			t.Note("%s – régions sans réponse la plus fréquente\u00a0: %d.", "%s – regions without a most frequent answer: %d.", a.Question.Title(), a.Undecided)
		}
	}
}
