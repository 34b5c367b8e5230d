package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// AgreementTables shows who says yes to each question, how far the two sides agree, which one says yes more often and,
// where there are several questions, how far they agree over all of them.
func AgreementTables(s *survey.Survey, list []Agreement, rule UnitsRule, options Options) []*table.Table {
	tables := []*table.Table{
		agreementAnswers(s, list, rule),
		agreementCoefficients(list, rule, options),
		agreementDifferences(s, list, rule, options),
	}
	if len(list) > 1 {
		tables = append(tables, agreementOverAll(list, rule, options))
	}
	return tables
}

// agreementColumns are the columns that name the question of a row, and the rule.
func agreementColumns(more ...table.Column) []table.Column {
	return append([]table.Column{{Key: "item", Label: locale.Text{FR: "Énoncé", EN: "Item"}}, {Key: "question", Machine: true, Role: table.Term}, {Key: "rule", Machine: true}}, more...)
}

func agreementName(a Agreement, rule UnitsRule) []table.Cell {
	return []table.Cell{table.Words(a.Question.Title()), table.Plain(a.Question.Name), table.Plain(string(rule))}
}

// ruleNoteOfUnits says what stands for a side in a region.
func ruleNoteOfUnits(t *table.Table, rule UnitsRule) {
	t.Note("Unité\u00a0: la région. Une partie qui y a plusieurs unités dit oui %s.", "Unit: the region. A side with several units there says yes %s.", rule.Label())
}

// marked returns the number of a note for a footnote, which it adds, as a sentence, where the table does not have it.
func marked(t *table.Table, note locale.Text) int {
	note = sentence(note)
	if i := slices.Index(t.Notes, note); i >= 0 {
		return i + 1
	}
	t.Notes = append(t.Notes, note)
	return len(t.Notes)
}

func agreementAnswers(s *survey.Survey, list []Agreement, rule UnitsRule) *table.Table {
	sides := s.Study.LinkedSides()
	t := &table.Table{ID: "agreement-answers", Title: locale.Text{FR: "Accord des parties\u00a0: qui dit oui", EN: "Agreement of the sides: who says yes"}}
	t.Columns = agreementColumns(
		table.Column{Key: "both", Label: locale.Text{FR: "Les deux", EN: "Both"}, Kind: table.Count, Role: table.Estimate},
		table.Column{Key: "only_" + sides[0], Label: locale.Textf("%s seuls", "%s only", s.Study.UnitLabel(sides[0])), Kind: table.Count, Role: table.Estimate},
		table.Column{Key: "only_" + sides[1], Label: locale.Textf("%s seuls", "%s only", s.Study.UnitLabel(sides[1])), Kind: table.Count, Role: table.Estimate},
		table.Column{Key: "neither", Label: locale.Text{FR: "Aucun", EN: "None"}, Kind: table.Count, Role: table.Estimate},
		table.Column{Key: "silent", Label: locale.Text{FR: "Une partie sans réponse", EN: "A side silent"}, Kind: table.Count, Role: table.Estimate},
	)
	for _, a := range list {
		t.Add(append(agreementName(a, rule), table.Int(a.Both), table.Int(a.Only[0]), table.Int(a.Only[1]), table.Int(a.Neither), table.Int(a.Silent))...)
	}
	ruleNoteOfUnits(t, rule)
	t.Note("Régions jointes\u00a0: %d.", "Joined regions: %d.", len(s.Links))
	unweightedNote(s, t, s.Study.LinkedSides()...)
	return t
}

func agreementCoefficients(list []Agreement, rule UnitsRule, options Options) *table.Table {
	number := func(key string, label locale.Text) table.Column {
		return table.Column{Key: key, Label: label, Kind: table.Number, Decimals: 2, Role: table.Estimate}
	}
	hidden := func(of, suffix string, role table.Role) table.Column {
		return table.Column{Key: of + suffix, Kind: table.Number, Decimals: 2, Machine: true, Role: role, Of: of}
	}
	bounds := func(of string) table.Column {
		column := hidden(of, "_interval", table.Interval)
		column.Range, column.Confidence, column.Method = true, options.level(), list[0].Results.AC1.Interval.Method.ID
		return column
	}
	pi := number("pi", locale.Text{})
	pi.Machine = true
	t := &table.Table{ID: "agreement", Title: locale.Text{FR: "Accord des parties\u00a0: coefficients", EN: "Agreement of the sides: coefficients"}}
	t.Columns = agreementColumns(
		table.Column{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
		table.Column{Key: "observed_percent", Label: locale.Text{FR: "Accord observé", EN: "Observed"}, Kind: table.Percent, Role: table.Estimate},
		number("kappa", locale.Same("Kappa")),
		number("ac1", locale.Same("AC1")),
		table.Column{Key: "ac1_interval", Label: locale.Text{FR: "Intervalle de l'AC1", EN: "AC1 interval"}, Kind: table.Number, Decimals: 2, Range: true, Role: table.Interval, Of: "ac1", Confidence: options.level(), Method: list[0].Results.AC1.Interval.Method.ID},
		number("brennan_prediger", locale.Same("BP")),
		number("alpha", locale.Same("Alpha")),
		pi, hidden("kappa", "_se", table.StdError), hidden("ac1", "_se", table.StdError), hidden("brennan_prediger", "_se", table.StdError),
		hidden("alpha", "_se", table.StdError), hidden("pi", "_se", table.StdError),
		bounds("kappa"), bounds("brennan_prediger"), bounds("alpha"), bounds("pi"),
		table.Column{Key: "interval_method", Machine: true},
		table.Column{Key: "observed_wilson", Kind: table.Percent, Range: true, Machine: true, Role: table.Interval, Of: "observed_percent", Method: estimate.WilsonID, Confidence: options.level()},
	)
	ruleNoteOfUnits(t, rule)
	t.Note("n\u00a0: régions où les deux parties répondent. Kappa de Cohen, AC1 de Gwet, BP\u00a0: Brennan-Prediger, alpha de Krippendorff\u00a0: 1 est l'accord parfait, 0 celui du hasard.",
		"n: regions in which both sides answer. Cohen kappa, Gwet AC1, BP: Brennan-Prediger, Krippendorff alpha: 1 is perfect agreement, 0 that of chance.")
	for _, a := range list {
		t.Add(coefficientCells(t, a, rule)...)
	}
	intervalNotes(t, list[0].Results.AC1.Interval.Method, options)
	for _, a := range list {
		coefficientWarnings(t, a.Results.AC1)
	}
	return t
}

// coefficientCells marks what has no value, and a kappa that says little, with a footnote. A small sample is a doubt of
// all the rows, and gets no mark.
func coefficientCells(t *table.Table, a Agreement, rule UnitsRule) []table.Cell {
	r := a.Results
	observed, kappa := coefficientCell(t, r.Observed), coefficientCell(t, r.Kappa)
	observed.Number *= 100
	for _, warning := range r.Kappa.Warnings {
		if r.Kappa.Defined && !slices.Contains(r.AC1.Warnings, warning) {
			kappa.Mark = marked(t, warning)
		}
	}
	cells := append(agreementName(a, rule), table.Int(a.Counts.N()), observed, kappa, coefficientCell(t, r.AC1), boundsCell(r.AC1.Interval),
		coefficientCell(t, r.BrennanPrediger), coefficientCell(t, r.Alpha), coefficientCell(t, r.Pi))
	for _, c := range []agree.Coefficient{r.Kappa, r.AC1, r.BrennanPrediger, r.Alpha, r.Pi} {
		cells = append(cells, errorCell(c))
	}
	for _, c := range []agree.Coefficient{r.Kappa, r.BrennanPrediger, r.Alpha, r.Pi} {
		cells = append(cells, boundsCell(c.Interval))
	}
	wilson := boundsCell(r.Observed.Interval)
	wilson.Number, wilson.Hi = 100*wilson.Number, 100*wilson.Hi
	return append(cells, table.Plain(r.AC1.Interval.Method.ID), wilson)
}

func coefficientCell(t *table.Table, c agree.Coefficient) table.Cell {
	if c.Defined {
		return table.Value(c.Value)
	}
	cell := table.Absent(locale.Same("–"))
	cell.Mark = marked(t, c.Why)
	return cell
}

func errorCell(c agree.Coefficient) table.Cell {
	if !c.Defined {
		return table.Cell{}
	}
	return table.Value(c.SE)
}

func boundsCell(i agree.Interval) table.Cell {
	if !i.Exists {
		return table.Absent(locale.Same("–"))
	}
	return table.Between(i.Lo, i.Hi)
}

// intervalNotes says how intervals are made and for what they speak.
func intervalNotes(t *table.Table, method agree.Method, options Options) {
	t.Note("Intervalles à %s\u00a0: %s, pour des régions semblables à celles-ci.", "Intervals at %s: %s, for regions like these.", levelText(options.level()), method.Name)
}

// coefficientWarnings adds the doubts of a coefficient, each once.
func coefficientWarnings(t *table.Table, c agree.Coefficient) {
	for _, warning := range c.Warnings {
		marked(t, warning)
	}
}

func agreementDifferences(s *survey.Survey, list []Agreement, rule UnitsRule, options Options) *table.Table {
	sides := s.Study.LinkedSides()
	percent := func(side string) table.Column {
		return table.Column{Key: side + "_percent", Label: s.Study.UnitLabel(side), Kind: table.Percent, Role: table.Estimate, Side: side}
	}
	t := &table.Table{ID: "agreement-difference", Title: locale.Text{FR: "Accord des parties\u00a0: laquelle dit oui plus souvent", EN: "Agreement of the sides: which one says yes more often"}}
	t.Columns = agreementColumns(
		table.Column{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
		percent(sides[0]), percent(sides[1]),
		table.Column{Key: "difference", Label: locale.Text{FR: "Écart (points)", EN: "Difference (points)"}, Kind: table.Number, Role: table.Estimate},
		table.Column{Key: "newcombe", Label: locale.Same("Newcombe"), Kind: table.Number, Range: true, Role: table.Interval, Of: "difference", Method: agree.NewcombePairedID, Confidence: options.level()},
		table.Column{Key: "p", Kind: table.P, Machine: true},
		table.Column{Key: "mid_p", Label: locale.Text{FR: "McNemar mi-p", EN: "McNemar mid-P"}, Kind: table.P, Role: table.PValue, Of: "difference"},
		table.Column{Key: "discordant", Kind: table.Count, Machine: true, Role: table.Estimate},
	)
	ruleNoteOfUnits(t, rule)
	for _, a := range list {
		t.Add(differenceCells(t, a, rule, options)...)
	}
	newcombe, _ := agree.Lookup(agree.NewcombePairedID)
	intervalNotes(t, newcombe, options)
	t.Note("Valeurs mi-p bilatérales du test de McNemar, sur les régions où les parties diffèrent\u00a0; sans correction pour le nombre de tests.",
		"Two-sided mid-P values of the McNemar test, over the regions in which the sides differ; not corrected for the number of tests.")
	return t
}

func differenceCells(t *table.Table, a Agreement, rule UnitsRule, options Options) []table.Cell {
	d, test := agree.PairedDifference(a.Counts, options.level()), agree.McNemar(a.Counts)
	dash := table.Absent(locale.Same("–"))
	first, second, difference, interval, p, midP := dash, dash, dash, dash, dash, dash
	if d.Defined {
		first, second, difference = table.Value(100*d.First), table.Value(100*d.Second), table.Value(100*d.Value)
		interval = table.Between(100*d.Interval.Lo, 100*d.Interval.Hi)
	}
	if test.Defined {
		p, midP = table.Value(test.P), table.Value(test.MidP)
	} else {
		midP.Mark = marked(t, test.Why)
	}
	return append(agreementName(a, rule), table.Int(d.N), first, second, difference, interval, p, midP, table.Int(test.Discordant))
}

func agreementOverAll(list []Agreement, rule UnitsRule, options Options) *table.Table {
	counts, results := pooledAgreement(list, options)
	t := &table.Table{ID: "agreement-pooled", Title: locale.Text{FR: "Accord des parties sur l'ensemble des énoncés", EN: "Agreement of the sides over all the items"}}
	t.Columns = []table.Column{
		{Key: "coefficient", Label: locale.Same("Coefficient")}, {Key: "coefficient_id", Machine: true, Role: table.Term}, {Key: "rule", Machine: true},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "interval", Label: locale.Text{FR: "Intervalle", EN: "Interval"}, Kind: table.Number, Decimals: 2, Range: true, Role: table.Interval, Confidence: options.level()},
		{Key: "se", Kind: table.Number, Machine: true, Role: table.StdError}, {Key: "n", Label: locale.Text{FR: "Paires", EN: "Pairs"}, Kind: table.Count, Role: table.Base},
		{Key: "clusters", Label: locale.Text{FR: "Régions", EN: "Regions"}, Kind: table.Count},
		{Key: "interval_method", Machine: true, Role: table.Method, Of: "interval"},
	}
	ruleNoteOfUnits(t, rule)
	t.Note("Paires d'une région et d'un énoncé où les deux parties répondent\u00a0: %d, dont les deux disent oui à %d, une seule à %d, aucune à %d.",
		"Pairs of a region and an item in which both sides answer: %d; both say yes to %d, one only to %d, neither to %d.",
		counts.N(), counts.Both, counts.First+counts.Second, counts.Neither)
	regions := table.Int(results.Kappa.Clusters)
	for _, c := range results.list() {
		interval, se, method := boundsCell(c.Interval), errorCell(c), table.Plain(c.Interval.Method.ID)
		if c.Statistic.ID == agree.ObservedID { // Wilson's interval takes the pairs as independent.
			interval, se, method = table.Absent(locale.Same("–")), table.Cell{}, table.Cell{}
		}
		t.Add(table.Words(c.Statistic.Name), table.Plain(c.Statistic.ID), table.Plain(string(rule)), coefficientCell(t, c), interval, se,
			table.Int(c.N), regions, method)
	}
	t.Note("Les énoncés d'une même région vont ensemble\u00a0: la région est la grappe, et les paires ne comptent pas comme indépendantes.",
		"The items of one region go together: the region is the cluster, and the pairs do not count as independent.")
	intervalNotes(t, results.AC1.Interval.Method, options)
	coefficientWarnings(t, results.Kappa)
	return t
}
