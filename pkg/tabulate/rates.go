package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Rate is the share of the units of a side that give an answer.
type Rate struct {
	Side     *study.Side       // whose answers
	Question *study.Question   // the question
	Code     string            // the answer whose share it is
	Group    locale.Text       // the group of --by, or empty
	Key      string            // the code of the group
	Share    dataset.Share     // count, base, who was left out
	Wilson   estimate.Interval // for units like these
	Finite   estimate.Interval // for the units of the population
}

// Rates returns the shares of the answers to questions: for a yes/no question the share of yes, for any other that of
// every code. With no questions, all those with codes that belong to no scale.
func Rates(s *survey.Survey, questions []string, options Options) ([]Rate, error) {
	asked, err := ratedQuestions(s.Study, questions)
	if err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	var rates []Rate
	for _, q := range asked {
		for _, name := range units {
			if !s.Study.Asks(name, q) {
				continue
			}
			more, err := ratesOf(s, s.Study.Side(name), q, options)
			if err != nil {
				return nil, err
			}
			rates = append(rates, more...)
		}
	}
	if len(rates) == 0 && len(questions) > 0 {
		return nil, usage("aucune des parties que --where et --by retiennent n'a répondu à\u00a0: %s", "no side that --where and --by keep was asked: %s", strings.Join(questions, ", "))
	}
	return rates, nil
}

// ratedQuestions resolves the names of questions.
func ratedQuestions(def *study.Definition, names []string) ([]*study.Question, error) {
	var all []string
	var questions []*study.Question
	for _, entry := range def.Questions {
		if q := entry.Value; q.Type.IsCategory() {
			all = append(all, q.Name)
			if len(names) == 0 && !inScale(def, q) {
				questions = append(questions, q)
			}
		}
	}
	for _, name := range names {
		q := def.Question(name)
		if q == nil || !q.Type.IsCategory() {
			return nil, unknown(locale.Text{FR: "question", EN: "question"}, name, all)
		}
		questions = append(questions, q)
	}
	return questions, nil
}

func inScale(def *study.Definition, q *study.Question) bool {
	for _, entry := range def.Scales {
		if slices.Contains(entry.Value.Questions, q) {
			return true
		}
	}
	return false
}

func ratesOf(s *survey.Survey, side *study.Side, q *study.Question, options Options) ([]Rate, error) {
	frame := s.Frame(side.Name)
	groups, _, err := options.groups(s, frame)
	if err != nil {
		return nil, err
	}
	codes := q.AnswerCodes()
	if q.Type == study.YesNo {
		codes = []string{q.YesCode()}
	}
	whole := options.Where == "" && len(options.By) == 0 && q.AskedIf.IsZero()
	var rates []Rate
	for _, g := range groups {
		for _, code := range codes {
			rate := Rate{Side: side, Question: q, Code: code, Group: g.label, Key: g.key}
			rate.Share = shareOf(frame, q, code, g.mask, options.base(s.Study))
			rate.Wilson = estimate.Wilson(rate.Share.Count, rate.Share.Base, options.level())
			population := 0
			if whole {
				population = s.Population(side.Name)
			}
			rate.Finite = estimate.FinitePopulation(rate.Share.Count, rate.Share.Base, population, options.level())
			rates = append(rates, rate)
		}
	}
	return rates, nil
}

// shareOf tallies one answer to a question.
func shareOf(frame *dataset.Frame, q *study.Question, code string, within dataset.Mask, base study.Base) dataset.Share {
	v := frame.Variable(q.Name)
	share, _ := frame.Tally(within, base, func(i int) (bool, study.Reason, error) {
		return v.States[i] == study.Answered && v.Words[i] == code, v.States[i], nil
	})
	return share
}

// RatesTables returns the rates as a table and, where a yes/no question was put to both linked sides, the differences
// between the sides as another.
func RatesTables(s *survey.Survey, rates []Rate, options Options) []*table.Table {
	return RatesTablesBy(s, rates, estimate.WilsonID, options)
}

// RatesTablesBy returns the tables of RatesTables with another interval for units like these, by its name in Intervals:
// its column takes the place of that of Wilson. The differences are by the method of Newcombe in any case. It panics
// where there is no such interval.
func RatesTablesBy(s *survey.Survey, rates []Rate, interval string, options Options) []*table.Table {
	chosen, ok := estimate.LookupProportion(interval)
	if !ok {
		panic("tabulate: interval: no interval of a proportion is named " + interval)
	}
	tables := []*table.Table{ratesTable(s, rates, chosen, options)}
	if differences := differencesTable(s, rates, options); len(differences.Rows) > 0 {
		tables = append(tables, differences)
	}
	return tables
}

// Intervals returns the names of the intervals of a proportion, that of RatesTables first.
func Intervals() []string {
	var names []string
	for _, interval := range estimate.ProportionIntervals {
		names = append(names, interval.ID)
	}
	return names
}

// RatesMethods returns the identifiers of the methods of tables that RatesTablesBy made.
func RatesMethods(s *survey.Survey, tables []*table.Table, interval string) []string {
	ids := []string{interval}
	if knowsPopulation(s) {
		ids = append(ids, estimate.FinitePopulationID)
	}
	if slices.ContainsFunc(tables, func(t *table.Table) bool { return t.ID == "differences" }) {
		ids = append(ids, estimate.NewcombeID)
	}
	return ids
}

func ratesTable(s *survey.Survey, rates []Rate, interval estimate.ProportionInterval, options Options) *table.Table {
	t := &table.Table{ID: "rates", Title: locale.Text{FR: "Taux", EN: "Rates"}}
	t.Columns = []table.Column{
		{Key: "row", Label: rowHeading(s.Study)},
		{Key: "question", Machine: true}, {Key: "side", Machine: true}, {Key: "answer", Machine: true}, {Key: "group", Machine: true},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count},
		{Key: "base", Label: locale.Text{FR: "Base", EN: "Base"}, Kind: table.Count},
		{Key: "base_kind", Machine: true},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1},
		{Key: strings.ReplaceAll(interval.ID, "-", "_"), Label: interval.Heading, Kind: table.Percent, Decimals: 1, Range: true},
		{Key: "finite", Label: locale.Text{FR: "Pop. finie", EN: "Finite pop."}, Kind: table.Percent, Decimals: 1, Machine: !knowsPopulation(s), Range: true},
	}
	t.Columns = append(t.Columns, table.Column{Key: "without_value", Label: locale.Text{FR: "Sans valeur", EN: "No value"}})
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		t.Columns = append(t.Columns, table.Column{Key: reason.String(), Label: reason.Label(), Kind: table.Count, Machine: true})
	}
	var last *study.Question
	for _, rate := range rates {
		if rate.Question != last {
			t.AddGroup(rate.Question.Title())
			last = rate.Question
		}
		like := interval.Interval(rate.Share.Count, rate.Share.Base, options.level())
		t.Add(rateCells(rate, like, len(s.Study.Sides) > 1)...)
	}
	tidyWithoutValue(t, rates)
	ratesNotes(s, t, interval.ID, options)
	return t
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

// rateCells makes the cells of a rate, with the interval for units like these.
func rateCells(rate Rate, like estimate.Interval, sides bool) []table.Cell {
	percent := table.Absent(locale.Text{FR: "base vide", EN: "empty base"})
	if p, ok := rate.Share.Percent(); ok {
		percent = table.Value(p)
	}
	cells := []table.Cell{
		table.Words(rateLabel(rate, sides)), table.Plain(rate.Question.Name), table.Plain(rate.Side.Name), table.Plain(rate.Code), table.Plain(rate.Key),
		table.Int(rate.Share.Count), table.Int(rate.Share.Base), table.Plain(string(rate.Share.BaseKind)),
		percent, intervalCell(like, 100), intervalCell(rate.Finite, 100),
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

func ratesNotes(s *survey.Survey, t *table.Table, interval string, options Options) {
	baseNote(t, options.base(s.Study))
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
	level, method := levelText(options.level()), likeThese(interval)
	if !knowsPopulation(s) {
		if interval == estimate.WilsonID {
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
	if interval == estimate.WilsonID {
		return locale.Text{FR: "Wilson\u00a0: pour des unités semblables.", EN: "Wilson: for units like these."}
	}
	method, _ := estimate.Lookup(interval)
	return locale.Textf("Pour des unités semblables\u00a0: %s.", "For units like these: %s.", method.Name)
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

// differencesTable compares the two linked sides on the yes/no questions that were put to both.
func differencesTable(s *survey.Survey, rates []Rate, options Options) *table.Table {
	t := &table.Table{ID: "differences", Title: locale.Text{FR: "Différences entre les parties", EN: "Differences between the sides"}}
	t.Columns = []table.Column{
		{Key: "question", Label: locale.Text{FR: "Question", EN: "Question"}},
		{Key: "first", Label: locale.Text{}, Kind: table.Percent, Decimals: 1},
		{Key: "second", Label: locale.Text{}, Kind: table.Percent, Decimals: 1},
		{Key: "difference", Label: locale.Text{FR: "Écart (points)", EN: "Difference (points)"}, Kind: table.Number, Decimals: 1},
		{Key: "newcombe", Label: locale.Same("Newcombe"), Kind: table.Number, Decimals: 1, Range: true},
	}
	if s.Study.Link == nil || len(options.By) > 0 {
		return t
	}
	sides := s.Study.LinkedSides()
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
