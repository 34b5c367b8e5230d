package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/letters"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// xtabTestsTable shows the tests of crosstabs and the sizes of their associations.
func xtabTestsTable(s *survey.Survey, list []Xtab, options Options) *table.Table {
	t := &table.Table{ID: "tests", Title: locale.Text{FR: "Tests", EN: "Tests"}}
	t.Columns = []table.Column{
		{Key: "test", Label: locale.Text{FR: "Test ou mesure", EN: "Test or measure"}},
		{Key: "id", Machine: true}, {Key: "side", Machine: true}, {Key: "group", Machine: true},
		{Key: "row", Machine: true}, {Key: "column", Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Decimals: 3},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}, Kind: table.Number, Decimals: dfDecimals(list)},
		{Key: "df2", Label: locale.Text{FR: "dl 2", EN: "df 2"}, Kind: table.Number, Decimals: 1},
		{Key: "p", Label: locale.Same("p"), Kind: table.P},
		{Key: "interval", Label: levelHeading(options.level()), Kind: table.Number, Decimals: 3, Range: true, Of: "value"},
		{Key: "p_method", Machine: true}, {Key: "samples", Kind: table.Count, Machine: true}, {Key: "seed", Kind: table.Count, Machine: true},
		{Key: "p_error", Kind: table.Number, Decimals: 6, Machine: true},
		{Key: "origin", Label: locale.Text{FR: "Origine de p", EN: "Origin of p"}},
	}
	t.Note("Unités qui ont une valeur des deux variables (n).", "Units that have a value of both variables (n).")
	for i := range list {
		x := &list[i]
		if len(list) > 1 && len(x.tests.rows) > 0 {
			t.AddGroup(x.title(s))
		}
		for _, test := range x.tests.rows {
			t.Add(x.testCells(t, test)...)
		}
		if x.side == nil {
			t.Note("Les parties sont prises pour des échantillons indépendants.", "The sides are taken for independent samples.")
		}
	}
	testNotes(s, t, list)
	testIntervalsNote(t, list)
	hideEmpty(t, "df", "df2", "p", "interval", "origin", "n")
	return t
}

// testIntervalsNote names the methods of the intervals.
func testIntervalsNote(t *table.Table, list []Xtab) {
	var text locale.Text
	var said []string
	for i := range list {
		for _, test := range list[i].tests.rows {
			if !test.interval.Exists || slices.Contains(said, test.method.ID) {
				continue
			}
			said = append(said, test.method.ID)
			one := locale.Textf("%s (%s)", "%s (%s)", test.method.Name, test.interval.Method.Name)
			if text.IsZero() {
				text = one
				continue
			}
			text = locale.Textf("%s\u00a0; %s", "%s; %s", text, one)
		}
	}
	if !text.IsZero() {
		t.Note("Intervalles\u00a0: %s.", "Intervals: %s.", text)
	}
}

// testNotes adds the notes on the tests of crosstabs; what is not said of all of them says which one it is about.
func testNotes(s *survey.Survey, t *table.Table, list []Xtab) {
	all := make([][]locale.Text, len(list))
	for i := range list {
		all[i] = list[i].tests.said()
	}
	for i, notes := range all {
		for _, note := range notes {
			if slices.ContainsFunc(all, func(other []locale.Text) bool { return !slices.Contains(other, note) }) {
				note = locale.Textf("%s\u00a0: %s", "%s: %s", list[i].title(s), note)
			}
			if !slices.Contains(t.Notes, note) {
				t.Notes = append(t.Notes, note)
			}
		}
	}
}

// said returns all that is to be said of tests: the choice, the doubts, the draws of Monte Carlo p values.
func (t *xtabTests) said() []locale.Text {
	notes := slices.Clone(t.notes)
	for _, doubt := range t.doubts {
		notes = append(notes, locale.Textf("%s\u00a0: %s", "%s: %s", doubt.about, doubt.text))
	}
	for _, test := range t.rows {
		if test.defined && test.pvalue.Method == contingency.MonteCarlo {
			notes = append(notes, locale.Textf("%s\u00a0: valeur p de Monte-Carlo, tirages\u00a0: %s, graine\u00a0: %d, erreur type de p\u00a0: %s.",
				"%s: Monte Carlo p value, draws: %s, seed: %d, standard error of p: %s.", test.method.Name,
				locale.Count(test.pvalue.Samples), test.pvalue.Seed, locale.Trimmed(test.pvalue.Error, 5)))
		}
	}
	return notes
}

// dfDecimals returns how many decimals degrees of freedom need.
func dfDecimals(list []Xtab) int {
	for i := range list {
		for _, test := range list[i].tests.rows {
			if test.df != math.Trunc(test.df) {
				return 2
			}
		}
	}
	return 0
}

func (x *Xtab) testCells(t *table.Table, test xtabTest) []table.Cell {
	side := SideColumn
	if x.side != nil {
		side = x.side.Name
	}
	value, df, df2, p := table.Absent(dash), table.Cell{}, table.Cell{}, table.Cell{}
	switch {
	case !test.defined:
		value.Mark = marked(t, test.why)
	case !test.hidden:
		value = table.Value(test.value)
	}
	if test.defined && test.df > 0 {
		df = table.Value(test.df)
	}
	if test.defined && test.df2 > 0 && !math.IsInf(test.df2, 1) {
		df2 = table.Value(test.df2)
	}
	origin := table.Cell{}
	if test.defined && test.hasP {
		p, origin = table.Value(test.p), table.Plain(test.origin)
	}
	interval := table.Cell{}
	if test.interval.Exists {
		interval = table.Between(test.interval.Lo, test.interval.Hi)
	}
	cells := []table.Cell{
		table.Words(test.method.Name), table.Plain(test.method.ID), table.Plain(side), table.Plain(x.key), table.Plain(x.row.Name), table.Plain(x.columnName()),
		table.Int(test.n), value, df, df2, p, interval, origin,
	}
	return append(cells, originCells(test)...)
}

// originCells say where a p value comes from.
func originCells(test xtabTest) []table.Cell {
	if !test.defined || !test.hasP {
		return make([]table.Cell, 4)
	}
	m, ok := contingency.Lookup(test.origin)
	if !ok {
		return make([]table.Cell, 4) // The method of the statistic names the distribution.
	}
	if test.origin != string(contingency.MonteCarlo) {
		return []table.Cell{{}, {}, {}, table.Words(m.Name)}
	}
	p := test.pvalue
	return []table.Cell{table.Int(p.Samples), table.Value(float64(p.Seed)), table.Value(p.Error), table.Words(m.Name)}
}

// XtabMethods returns the identifiers of the methods behind crosstabs.
func XtabMethods(s *survey.Survey, list []Xtab, request XtabRequest) []string {
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, x := range list {
		if x.sampled {
			add(s.Samplings[x.side.Name].Method().ID)
		}
		for _, test := range x.tests.rows {
			add(test.method.ID)
			add(test.interval.Method.ID)
		}
		if request.Residuals && !x.sampled && !isMultiple(x.row) {
			add(contingency.ResidualID)
		}
		switch {
		case x.spec.IsZero():
		case x.sampled:
			add(letters.EstimatesID)
		default:
			add(letters.ProportionsID)
		}
	}
	for _, correction := range letterCorrections {
		if request.Letters && correction.name == request.Correction {
			add(correction.id)
		}
	}
	return ids
}
