package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// WavesTables shows what Waves computed: what changed in the questionnaire, who answered in which wave, the rates and
// numbers of each wave, and their changes. Tables without a row are left out, save the first.
func WavesTables(r *WavesReport) []*table.Table {
	tables := []*table.Table{questionnaireTable(r)}
	shares, numbers := r.split()
	for _, t := range []*table.Table{
		matchingTable(r), r.pointsTable(shares, true), r.changesTable(shares, true), r.pointsTable(numbers, false), r.changesTable(numbers, false),
	} {
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// split parts shares from numbers.
func (r *WavesReport) split() (shares, numbers []WaveSeries) {
	for _, series := range r.Series {
		if series.Variable.IsShare {
			shares = append(shares, series)
		} else {
			numbers = append(numbers, series)
		}
	}
	return shares, numbers
}

// label names the row of a series under its heading: the side where there are several, the answer where it is not the
// yes, and the wave or waves.
func (r *WavesReport) label(series WaveSeries, more locale.Text) locale.Text {
	var parts []locale.Text
	if len(r.Surveys[0].Study.Sides) > 1 {
		parts = append(parts, series.Side.Label.Text)
	}
	if !series.followed.label.IsZero() {
		parts = append(parts, series.followed.label)
	}
	return listed(append(parts, more))
}

// listed writes several words after each other.
func listed(parts []locale.Text) locale.Text {
	text := parts[0]
	for _, part := range parts[1:] {
		text = locale.Textf("%s, %s", "%s, %s", text, part)
	}
	return text
}

// apart writes several things after each other, each with what belongs to it.
func apart(parts []locale.Text) locale.Text {
	text := parts[0]
	for _, part := range parts[1:] {
		text = locale.Textf("%s\u00a0; %s", "%s; %s", text, part)
	}
	return text
}

// nameColumns are the columns that name a series.
func (r *WavesReport) nameColumns() []table.Column {
	heading := locale.Text{FR: "Variable", EN: "Variable"}
	if len(r.Surveys[0].Study.Sides) > 1 {
		heading = locale.Text{FR: "Variable et partie", EN: "Variable and side"}
	}
	return []table.Column{{Key: "row", Label: heading}, {Key: "variable", Machine: true}, {Key: "side", Machine: true}}
}

func (r *WavesReport) nameCells(series WaveSeries, more locale.Text) []table.Cell {
	return []table.Cell{table.Words(r.label(series, more)), table.Plain(series.followed.name), table.Plain(series.Side.Name)}
}

// addHeading begins a variable with its heading, once.
func addHeading(t *table.Table, last *locale.Text, heading locale.Text) {
	if heading != *last {
		t.AddGroup(heading)
		*last = heading
	}
}

// pointsTable shows the value of each series in each wave.
func (r *WavesReport) pointsTable(list []WaveSeries, shares bool) *table.Table {
	t := &table.Table{ID: "wave-means", Title: locale.Text{FR: "Nombres par vague", EN: "Numbers by wave"}}
	if shares {
		t.ID, t.Title = "wave-rates", locale.Text{FR: "Taux par vague", EN: "Rates by wave"}
	}
	t.Columns = append(r.nameColumns(), r.pointColumns(list, shares)...)
	t.Columns = append(t.Columns, reasonColumns()...)
	var last locale.Text
	for _, series := range list {
		addHeading(t, &last, series.Heading)
		for _, p := range series.Points {
			if p.Why.IsZero() {
				t.Add(append(r.nameCells(series, p.wave()), p.cells(shares)...)...)
			}
		}
	}
	hideEmpty(t, "se", "finite", "df", "deff")
	r.pointsNotes(t, list, shares)
	return t
}

// pointColumns are the columns of a value in a wave.
func (r *WavesReport) pointColumns(list []WaveSeries, shares bool) []table.Column {
	decimals := r.decimals(list)
	wave := []table.Column{{Key: "wave", Machine: true}}
	kind, value := table.Number, table.Column{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: decimals}
	count := []table.Column{{Key: "count", Kind: table.Count, Machine: true}, {Key: "base", Label: locale.Same("n"), Kind: table.Count}}
	if shares {
		decimals, kind = 1, table.Percent
		value = table.Column{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1}
		count = []table.Column{{Key: "count", Label: locale.Same("n"), Kind: table.Count}, {Key: "base", Label: locale.Text{FR: "Base", EN: "Base"}, Kind: table.Count}}
	}
	return slices.Concat(wave, count, []table.Column{
		value,
		{Key: "sd", Label: locale.Text{FR: "Écart type", EN: "SD"}, Kind: table.Number, Decimals: decimals, Machine: shares},
		{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: decimals},
		{Key: "interval", Label: levelHeading(r.options.level()), Kind: kind, Decimals: decimals, Range: true, Of: value.Key},
		{Key: "finite", Label: locale.Text{FR: "Pop. finie", EN: "Finite pop."}, Kind: kind, Decimals: decimals, Range: true, Of: value.Key},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}, Kind: table.Count, Machine: true},
		{Key: "deff", Label: locale.Text{FR: "Effet", EN: "Deff"}, Kind: table.Number, Decimals: 2},
		{Key: "method", Machine: true},
	})
}

// decimals is how many decimals show two digits of the smallest standard error of series.
func (r *WavesReport) decimals(list []WaveSeries) int {
	var all []Estimated
	for _, series := range list {
		for _, p := range series.Points {
			if p.Why.IsZero() {
				all = append(all, Estimated{Estimate: p.Group.Estimate})
			}
		}
	}
	return max(1, decimalsFor(all)-1)
}

// cells show a value in a wave.
func (p WavePoint) cells(shares bool) []table.Cell {
	cells := []table.Cell{table.Plain(p.Survey.Study.Wave)}
	factor := p.takes.factor()
	numbers := numbersOf(p.Group.Estimate)
	value, se, df, deff := numbers[0], numbers[1], numbers[2], numbers[3]
	value.Number, se.Number = factor*value.Number, factor*se.Number
	if !p.Sampled {
		deff = table.Absent(dash)
	}
	count, sd := table.Cell{}, table.Cell{}
	if shares {
		count = table.Int(p.Group.Share.Count)
		if !p.Sampled {
			se, df = table.Absent(dash), table.Absent(dash) // Wilson's interval has none.
		}
	} else if sd = table.Absent(dash); p.HasSD {
		sd = table.Value(p.SD)
	}
	cells = append(cells, count, table.Int(len(p.Group.values)), value, sd, se, intervalCell(p.Group.Interval, factor), intervalCell(p.Finite, factor), df, deff,
		table.Plain(p.Group.Interval.Method.ID))
	return append(cells, reasonCells(p.without())...)
}

// without counts the units without a value, by reason.
func (p WavePoint) without() dataset.Reasons {
	reasons := p.Group.LeftOut
	for reason := range p.Group.Share.Unanswered {
		reasons[reason] = p.Group.Share.LeftOut[reason] + p.Group.Share.Unanswered[reason]
	}
	if !p.takes.IsShare {
		return p.Group.LeftOut
	}
	return reasons
}

// hasFinite reports whether there is an interval for the population, or none because all of it answered.
func (p WavePoint) hasFinite() bool { return p.Finite.Exists || estimate.IsCensus(p.Finite) }

// wave is what people read for the wave.
func (p WavePoint) wave() locale.Text { return p.Survey.Study.WaveLabel(p.Survey.Study.Wave) }

// waveWords writes two waves.
func (r *WavesReport) waveWords(from, to int) locale.Text {
	label := func(w int) locale.Text { return r.Surveys[w].Study.WaveLabel(r.Surveys[w].Study.Wave) }
	return locale.Textf("%s → %s", "%s → %s", label(from), label(to))
}

// changesTable shows the changes of series: paired, then unpaired.
func (r *WavesReport) changesTable(list []WaveSeries, shares bool) *table.Table {
	t := &table.Table{ID: "mean-changes", Title: locale.Text{FR: "Changements des nombres", EN: "Changes of the numbers"}}
	decimals, change := r.decimals(list), locale.Text{FR: "Écart", EN: "Change"}
	if shares {
		t.ID, t.Title = "rate-changes", locale.Text{FR: "Changements des taux", EN: "Changes of the rates"}
		decimals, change = 1, locale.Text{FR: "Écart (points)", EN: "Change (points)"}
	}
	t.Columns = append(r.nameColumns(), []table.Column{
		{Key: "from", Machine: true}, {Key: "to", Machine: true},
		{Key: "kind_label", Label: locale.Text{FR: "Répondants", EN: "Respondents"}}, {Key: "kind", Machine: true},
		{Key: "pairs", Kind: table.Count, Machine: true}, {Key: "n_from", Kind: table.Count, Machine: true}, {Key: "n_to", Kind: table.Count, Machine: true},
		{Key: "change", Label: change, Kind: table.Number, Decimals: decimals},
		{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: decimals},
		{Key: "interval", Label: levelHeading(r.options.level()), Kind: table.Number, Decimals: decimals, Range: true, Of: "change"},
		{Key: "interval_method", Machine: true},
		{Key: "p", Label: locale.Same("p"), Kind: table.P}, {Key: "p_method", Machine: true},
	}...)
	var last locale.Text
	for _, series := range list {
		for _, c := range series.Changes {
			addHeading(t, &last, series.Heading)
			for _, cells := range r.changeCells(c, shares) {
				t.Add(append(r.nameCells(series, r.waveWords(c.From, c.To)), cells...)...)
			}
		}
	}
	hideEmpty(t, "se", "p")
	r.changesNotes(t, list, shares)
	return t
}

// changeCells are the rows of one change.
func (r *WavesReport) changeCells(c WaveChange, shares bool) [][]table.Cell {
	waves := []table.Cell{table.Plain(r.Surveys[c.From].Study.Wave), table.Plain(r.Surveys[c.To].Study.Wave)}
	if !c.Why.IsZero() {
		absent := table.Absent(dash)
		return [][]table.Cell{append(waves, table.Words(c.Why), table.Cell{}, table.Int(0), table.Int(c.Units[0]), table.Int(c.Units[1]), absent, absent, absent, table.Cell{}, absent, table.Cell{})}
	}
	var rows [][]table.Cell
	if c.Pairs > 0 {
		who := locale.Textf("appariés\u00a0: %d", "paired: %d", c.Pairs)
		rows = append(rows, slices.Concat(waves, []table.Cell{table.Words(who), table.Plain("paired"), table.Int(c.Pairs), table.Int(c.Pairs), table.Int(c.Pairs)}, testedChange(c.Paired, c.PairedSE, shares)))
	}
	who := locale.Textf("%d et %d", "%d and %d", c.Units[0], c.Units[1])
	return append(rows, slices.Concat(waves, []table.Cell{table.Words(who), table.Plain("unpaired"), table.Int(0), table.Int(c.Units[0]), table.Int(c.Units[1])}, testedChange(c.Unpaired, c.UnpairedSE, shares)))
}

// testedChange shows a change with its interval and its p value.
func testedChange(t Tested, se float64, shares bool) []table.Cell {
	factor := 1.0
	if shares {
		factor = 100
	}
	value, error, interval, p := table.Absent(dash), table.Absent(dash), table.Absent(dash), table.Absent(dash)
	if t.Defined {
		value = table.Value(factor * t.Value)
	}
	if se > 0 {
		error = table.Value(factor * se)
	}
	if t.Defined && t.Interval.Exists {
		interval = table.Between(factor*t.Interval.Lo, factor*t.Interval.Hi)
	}
	if t.P.Exists {
		p = table.Value(t.P.P)
	}
	return []table.Cell{value, error, interval, table.Plain(t.Interval.Method.ID), p, table.Plain(t.P.Method.ID)}
}

// WavesMethods describes the methods behind a report.
func WavesMethods(r *WavesReport) *table.Table {
	var all []Tested
	for _, series := range r.Series {
		for _, p := range series.Points {
			if p.Why.IsZero() {
				all = append(all, Tested{Test: p.Group.Interval.Method})
			}
			if p.hasFinite() {
				all = append(all, Tested{Test: p.Finite.Method})
			}
		}
		for _, c := range series.Changes {
			if c.Pairs > 0 {
				all = append(all, c.Paired)
			}
			if c.Why.IsZero() {
				all = append(all, c.Unpaired)
			}
		}
	}
	return describe(methodsOf(all))
}
