package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// RatesTables returns the rates as a table and, where a yes/no question was put to both linked sides, the differences
// between the sides as another. The options are those of Rates.
func RatesTables(s *survey.Survey, rates []Rate, options Options) []*table.Table {
	tables := []*table.Table{ratesTable(s, rates, options)}
	if differences := differencesTable(s, rates, options); len(differences.Rows) > 0 {
		tables = append(tables, differences)
	}
	return tables
}

// RatesMethods returns the identifiers of the methods of tables that RatesTables made of rates.
func RatesMethods(s *survey.Survey, rates []Rate, tables []*table.Table) []string {
	var ids []string
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, rate := range rates {
		if sampling := s.Samplings[rate.Side.Name]; sampling != nil {
			add(sampling.Method().ID)
		}
		add(rate.Like.Method.ID)
	}
	if knowsPopulation(s) {
		add(estimate.FinitePopulationID)
	}
	if slices.ContainsFunc(tables, func(t *table.Table) bool { return t.ID == "differences" }) {
		add(estimate.NewcombeID)
	}
	return ids
}

// samplingOf tells which of the rates are of sides with a design.
func samplingOf(rates []Rate) (simple, designed bool) {
	for _, rate := range rates {
		simple, designed = simple || rate.Estimate == nil, designed || rate.Estimate != nil
	}
	return simple || !designed, designed
}

// likeColumn describes the column of the intervals: by the name of the interval, where all rates have the same.
func likeColumn(rates []Rate, options Options) table.Column {
	column := table.Column{Key: "interval", Label: levelHeading(options.level()), Kind: table.Percent, Decimals: 1, Range: true, Of: "percent"}
	simple, designed := samplingOf(rates)
	if simple && designed && options.Interval == "" {
		return column
	}
	interval, err := options.rateInterval(designed)
	if err != nil {
		panic("tabulate: interval: " + err.Error())
	}
	column.Key, column.Label = strings.ReplaceAll(interval.id, "-", "_"), interval.heading
	return column
}

func ratesTable(s *survey.Survey, rates []Rate, options Options) *table.Table {
	t := &table.Table{ID: "rates", Title: locale.Text{FR: "Taux", EN: "Rates"}}
	_, designed := samplingOf(rates)
	t.Columns = []table.Column{
		{Key: "row", Label: rowHeading(s.Study)},
		{Key: "question", Machine: true}, {Key: "side", Machine: true}, {Key: "answer", Machine: true}, {Key: "group", Machine: true},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count},
		{Key: "base", Label: locale.Text{FR: "Base", EN: "Base"}, Kind: table.Count},
		{Key: "base_kind", Machine: true},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1},
		likeColumn(rates, options),
		{Key: "finite", Label: locale.Text{FR: "Pop. finie", EN: "Finite pop."}, Kind: table.Percent, Decimals: 1, Machine: !knowsPopulation(s), Range: true, Of: "percent"},
	}
	if designed {
		t.Columns = append(t.Columns, designColumns()...)
	}
	t.Columns = append(t.Columns, table.Column{Key: "without_value", Label: locale.Text{FR: "Sans valeur", EN: "No value"}})
	t.Columns = append(t.Columns, reasonColumns()...)
	var last *study.Question
	for _, rate := range rates {
		if rate.Question != last {
			t.AddGroup(rate.Question.Title())
			last = rate.Question
		}
		t.Add(rateCells(rate, designed, len(s.Study.Sides) > 1)...)
	}
	tidyWithoutValue(t, rates)
	ratesNotes(s, t, rates, options)
	return t
}

// designColumns describe what a design adds to the columns of rates.
func designColumns() []table.Column {
	return []table.Column{
		{Key: "se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: 2},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}, Kind: table.Count, Machine: true},
		{Key: "deff", Label: locale.Text{FR: "Effet", EN: "Deff"}, Kind: table.Number, Decimals: 2},
		{Key: "n_eff", Kind: table.Number, Decimals: 1, Machine: true},
		{Key: "weight", Kind: table.Number, Decimals: 2, Machine: true},
	}
}

// designCells are the cells of designColumns; the standard error is in points.
func designCells(e *design.Estimate) []table.Cell {
	if e == nil {
		return slices.Repeat([]table.Cell{table.Absent(locale.Same("–"))}, len(designColumns()))
	}
	points := *e
	points.SE *= 100
	return append(numbersOf(points)[1:], table.Value(e.Weight))
}

// tidyWithoutValue says who has no value once for the answers to one question, and hides the column where all have one.
func tidyWithoutValue(t *table.Table, rates []Rate) {
	column := slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Key == "without_value" })
	row, anyone := 0, false
	for i, rate := range rates {
		for t.Rows[row].Group {
			row++
		}
		cell := &t.Rows[row].Cells[column]
		if i > 0 && rates[i-1].Question == rate.Question && rates[i-1].Side == rate.Side && rates[i-1].Key == rate.Key {
			*cell = table.Cell{}
		}
		anyone = anyone || !cell.Text.IsZero()
		row++
	}
	t.Columns[column].Machine = !anyone
}

// rowHeading heads the column of rateLabel.
func rowHeading(def *study.Definition) locale.Text {
	if len(def.Sides) > 1 {
		return locale.Text{FR: "Question et partie", EN: "Question and side"}
	}
	return locale.Text{FR: "Question et réponse", EN: "Question and answer"}
}

// rateCells makes the cells of a rate.
func rateCells(rate Rate, designed, sides bool) []table.Cell {
	percent := table.Absent(locale.Text{FR: "base vide", EN: "empty base"})
	if p, ok := rate.Percent(); ok {
		percent = table.Value(p)
	}
	cells := []table.Cell{
		table.Words(rateLabel(rate, sides)), table.Plain(rate.Question.Name), table.Plain(rate.Side.Name), table.Plain(rate.Code), table.Plain(rate.Key),
		table.Int(rate.Share.Count), table.Int(rate.Share.Base), table.Plain(string(rate.Share.BaseKind)),
		percent, intervalCell(rate.Like, 100), intervalCell(rate.Finite, 100),
	}
	if designed {
		cells = append(cells, designCells(rate.Estimate)...)
	}
	cells = append(cells, table.Words(withoutValue(rate.Share)))
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		cells = append(cells, table.Int(rate.Share.Unanswered[reason]+rate.Share.LeftOut[reason]))
	}
	return cells
}

// rateLabel names a row: the side, the answer where it is not the yes, the group.
func rateLabel(rate Rate, sides bool) locale.Text {
	var parts []locale.Text
	if sides {
		parts = append(parts, rate.Side.Label.Text)
	}
	if !rate.Group.IsZero() {
		parts = append(parts, rate.Group)
	}
	if rate.Question.Type != study.YesNo || len(parts) == 0 {
		parts = append(parts, rate.Question.CodeLabel(rate.Code))
	}
	label := parts[0]
	for _, part := range parts[1:] {
		label = locale.Textf("%s, %s", "%s, %s", label, part)
	}
	return label
}

// intervalCell writes an interval, or in a word why there is none.
func intervalCell(interval estimate.Interval, factor float64) table.Cell {
	if interval.Exists {
		return table.Between(factor*interval.Lo, factor*interval.Hi)
	}
	if estimate.IsCensus(interval) {
		return table.Absent(locale.Text{FR: "recensement", EN: "census"})
	}
	return table.Absent(locale.Same("–"))
}

// withoutValue counts the units without a value by reason, in words; empty where every unit has one.
func withoutValue(share dataset.Share) locale.Text {
	var text locale.Text
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		n := share.Unanswered[reason] + share.LeftOut[reason]
		switch {
		case n == 0:
		case text.IsZero():
			text = locale.Textf("%s\u00a0: %d", "%s: %d", reason.Label(), n)
		default:
			text = locale.Textf("%s\u00a0; %s\u00a0: %d", "%s; %s: %d", text, reason.Label(), n)
		}
	}
	return text
}

// baseNote says who counts in the base.
func baseNote(t *table.Table, base study.Base) {
	if base == study.AnsweredBase {
		t.Note("Base\u00a0: les unités qui ont répondu à la question.", "Base: the units that answered the question.")
		return
	}
	t.Note("Base\u00a0: toutes les unités à qui la question a été posée, répondue ou non.", "Base: all the units that were asked the question, answered or not.")
}

func ratesNotes(s *survey.Survey, t *table.Table, rates []Rate, options Options) {
	baseNote(t, options.base(s.Study))
	ticksNote(t, rates)
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
	simple, designed := samplingOf(rates)
	if simple {
		simpleNote(s, t, options)
	}
	if designed {
		designedNotes(s, t, rates, options)
	}
}

// simpleNote says what the intervals of simple samples are.
func simpleNote(s *survey.Survey, t *table.Table, options Options) {
	level, method := levelText(options.level()), likeThese(options.Interval)
	if !knowsPopulation(s) {
		if options.Interval == "" || options.Interval == estimate.WilsonID {
			t.Note("Intervalles de Wilson à %s, pour des unités semblables.", "Wilson intervals at %s, for units like these.", level)
			return
		}
		t.Note("Intervalles à %s. %s", "Intervals at %s. %s", level, method)
		return
	}
	t.Note("Intervalles à %s. %s Pop. finie\u00a0: intervalle exact (hypergéométrique) pour la population même\u00a0; aucun si elle est inconnue (sous-groupe, question conditionnelle) ou si toutes les unités ont répondu (recensement).",
		"Intervals at %s. %s Finite pop.: exact (hypergeometric) interval for the population itself; none where it is unknown (subgroup, conditional question) or where all its units answered (census).",
		level, method)
}

// likeThese says by which method the interval for units like these is.
func likeThese(interval string) locale.Text {
	if interval == "" || interval == estimate.WilsonID {
		return locale.Text{FR: "Wilson\u00a0: pour des unités semblables.", EN: "Wilson: for units like these."}
	}
	method, _ := estimate.Lookup(interval)
	return locale.Textf("Pour des unités semblables\u00a0: %s.", "For units like these: %s.", method.Name)
}

// designedNotes say how the respondents of the sides with a design were drawn, what the numbers are, and what is doubtful.
func designedNotes(s *survey.Survey, t *table.Table, rates []Rate, options Options) {
	t.Note("n et base\u00a0: sans pondération\u00a0; les pourcentages sont pondérés.", "n and base: unweighted; percents are weighted.")
	var sides []string
	var list []Estimated
	var method locale.Text
	for _, rate := range rates {
		if rate.Estimate == nil {
			continue
		}
		if !slices.Contains(sides, rate.Side.Name) {
			sides = append(sides, rate.Side.Name)
			designNotes(s, t, rate.Side.Name)
		}
		method = rate.Like.Method.Name
		v := s.Frame(rate.Side.Name).Variable(rate.Question.Name)
		list = append(list, Estimated{Variable: v, Estimate: *rate.Estimate, Interval: rate.Like})
	}
	t.Note("Intervalles à %s\u00a0: %s. Err. type en points. Effet\u00a0: effet de plan.", "Intervals at %s: %s. SE in points. Deff: design effect.", levelText(options.level()), method)
	estimateDoubts(t, list)
}

func levelText(level float64) func(locale.Lang) string {
	return func(lang locale.Lang) string {
		if digits := lang.Trimmed(100*level, 1); lang == locale.French {
			return digits + locale.NBSP + "%"
		} else {
			return digits + "%"
		}
	}
}
