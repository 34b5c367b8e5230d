package tabulate

import (
	"fmt"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// LikertTables shows questions with answers in order, a table for each list of answers that they share. The arguments
// are those of Likerts.
func LikertTables(s *survey.Survey, list []Likert, top int, options Options) []*table.Table {
	var tables []*table.Table
	var parts [][]Likert
	for _, l := range list {
		i := slices.IndexFunc(parts, func(part []Likert) bool { return sameAnswers(part[0].Question, l.Question) })
		if i < 0 {
			parts, i = append(parts, nil), len(parts)
		}
		parts[i] = append(parts[i], l)
	}
	for i, part := range parts {
		tables = append(tables, likertTable(s, part, top, options, named("likert", i, len(parts))))
	}
	return tables
}

func likertTable(s *survey.Survey, list []Likert, top int, options Options, id string) *table.Table {
	t := &table.Table{ID: id, Title: locale.Text{FR: "Répartition des réponses", EN: "Distribution of the answers"}}
	sampled := slices.ContainsFunc(list, Likert.sampled)
	q := list[0].Question
	t.Columns = []table.Column{
		{Key: "row", Label: locale.Text{FR: "Question", EN: "Question"}},
		{Key: "question", Machine: true}, {Key: "side", Machine: true}, {Key: "group", Machine: true},
		{Key: "base", Label: locale.Same("n"), Kind: table.Count},
	}
	for k, code := range q.AnswerCodes() {
		t.Columns = append(t.Columns,
			table.Column{Key: fmt.Sprintf("percent_%d", k+1), Label: q.CodeLabel(code), Kind: table.Percent, Decimals: 1},
			table.Column{Key: fmt.Sprintf("count_%d", k+1), Label: q.CodeLabel(code), Kind: table.Count, Machine: true})
	}
	t.Columns = append(t.Columns,
		table.Column{Key: "top", Label: locale.Textf("%d plus hautes", "Top %d", top), Kind: table.Percent, Decimals: 1},
		table.Column{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 2},
		table.Column{Key: "mean_se", Label: locale.Text{FR: "Err. type", EN: "SE"}, Kind: table.Number, Decimals: 2, Machine: !sampled},
		table.Column{Key: "mean_interval", Kind: table.Number, Decimals: 2, Range: true, Of: "mean", Machine: true},
		table.Column{Key: "sd", Label: locale.Text{FR: "Écart type", EN: "SD"}, Kind: table.Number, Decimals: 2},
		table.Column{Key: "weight", Kind: table.Number, Decimals: 2, Machine: true},
		table.Column{Key: "without_value", Label: locale.Text{FR: "Sans valeur", EN: "No value"}},
	)
	t.Columns = append(t.Columns, reasonColumns()...)
	for _, l := range list {
		t.Add(likertCells(s, l)...)
	}
	hideEmpty(t, "top", "mean", "mean_se", "sd", "without_value")
	likertNotes(s, t, list, options)
	return t
}

func likertCells(s *survey.Survey, l Likert) []table.Cell {
	first := l.Rates[0]
	label := l.Question.Title()
	if len(s.Study.Sides) > 1 {
		label = locale.Textf("%s, %s", "%s, %s", label, first.Side.Label.Text)
	}
	if !first.Group.IsZero() {
		label = locale.Textf("%s, %s", "%s, %s", label, first.Group)
	}
	cells := []table.Cell{table.Words(label), table.Plain(l.Question.Name), table.Plain(first.Side.Name), table.Plain(first.Key), table.Int(first.Share.Base)}
	for _, rate := range l.Rates {
		percent, ok := rate.Percent()
		cells = append(cells, numberOr(percent, ok), table.Int(rate.Share.Count))
	}
	var interval, weight table.Cell
	if l.Mean.Interval.Exists {
		interval = table.Between(l.Mean.Interval.Lo, l.Mean.Interval.Hi)
	}
	if first.Estimate != nil {
		weight = table.Value(first.Estimate.Weight)
	}
	e := l.Mean.Estimate
	cells = append(cells, numberOr(l.Top, l.HasTop), numberOr(e.Value, e.Exists), numberOr(e.SE, e.HasSE), interval,
		numberOr(l.SD, l.HasSD), weight, table.Words(withoutValue(first.Share)))
	return append(cells, reasonCells(first.Share.LeftOut)...)
}

// numberOr returns a cell with a number, or a dash where there is none.
func numberOr(x float64, exists bool) table.Cell {
	if !exists {
		return table.Absent(dash)
	}
	return table.Value(x)
}

// likertNotes say what the numbers are of.
func likertNotes(s *survey.Survey, t *table.Table, list []Likert, options Options) {
	t.Note("Base (n)\u00a0: les unités qui ont répondu à la question.", "Base (n): the units that answered the question.")
	if list[0].Ordered {
		valuesNote(t, list[0].Question)
	}
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
	var sides []string
	for _, l := range list {
		if l.sampled() && !slices.Contains(sides, l.Rates[0].Side.Name) {
			if sides == nil {
				t.Note("n\u00a0: sans pondération\u00a0; le reste est pondéré.", "n: unweighted; the rest is weighted.")
			}
			sides = append(sides, l.Rates[0].Side.Name)
			designNotes(s, t, l.Rates[0].Side.Name)
		}
	}
}

// valuesNote says which numbers the mean is of.
func valuesNote(t *table.Table, q *study.Question) {
	var values locale.Text
	for k, code := range q.AnswerCodes() {
		x, _ := q.Value(code)
		if k == 0 {
			values = locale.Textf("%s\u00a0=\u00a0%s", "%s\u00a0=\u00a0%s", q.CodeLabel(code), locale.Trimmed(x, 6))
			continue
		}
		values = locale.Textf("%s, %s\u00a0=\u00a0%s", "%s, %s\u00a0=\u00a0%s", values, q.CodeLabel(code), locale.Trimmed(x, 6))
	}
	t.Note("Moyenne des valeurs\u00a0: %s.", "Mean of the values: %s.", values)
}

// sampled reports whether the numbers are weighted, under a declared design.
func (l Likert) sampled() bool { return l.Rates[0].Estimate != nil }

// LikertMethods returns the identifiers of the methods behind Likerts.
func LikertMethods(s *survey.Survey, list []Likert) []string {
	var means []Estimated
	for _, l := range list {
		if l.Ordered {
			means = append(means, l.Mean)
		}
	}
	return EstimatesMethods(s, means)
}
