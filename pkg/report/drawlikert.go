package report

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// mostAnswers is how many answers a chart of ordered answers tells apart.
const mostAnswers = 11

// isOrdered reports whether the answers to a question have an order that a chart can show, and each has its own rate.
func isOrdered(q *study.Question) bool {
	n := len(q.AnswerCodes())
	return q.Type == study.Choice && q.IsOrdered() && n >= 2 && n <= mostAnswers
}

// parted splits rates into those of questions with ordered answers and the others.
func parted(rates []tabulate.Rate) (ordered, others []tabulate.Rate) {
	for _, rate := range rates {
		if isOrdered(rate.Question) {
			ordered = append(ordered, rate)
		} else {
			others = append(others, rate)
		}
	}
	return ordered, others
}

// likertCharts draws the rates of every answer to questions, those that share their answers in one chart. Each question
// has a rate of each of its answers, in the order of the study file, group by group.
func likertCharts(rates []tabulate.Rate) []chart.LikertChart {
	var charts []chart.LikertChart
	var answers []*study.Question // a question of each chart
	questions, sides := !sameQuestion(rates), !sameSide(rates)
	for len(rates) > 0 {
		q := rates[0].Question
		n := len(q.AnswerCodes())
		i := slices.IndexFunc(answers, func(other *study.Question) bool { return sameLabels(other, q) })
		if i < 0 {
			i = len(answers)
			answers, charts = append(answers, q), append(charts, likertAnswers(q))
		}
		charts[i].Rows = append(charts[i].Rows, likertRow(rates[:n], questions, sides))
		rates = rates[n:]
	}
	return charts
}

// sameLabels reports whether two questions have the same answers in the same words.
func sameLabels(a, b *study.Question) bool {
	codes := a.AnswerCodes()
	return slices.Equal(codes, b.AnswerCodes()) && !slices.ContainsFunc(codes, func(code string) bool {
		x, _ := a.Value(code)
		y, _ := b.Value(code)
		return x != y || a.CodeLabel(code) != b.CodeLabel(code)
	})
}

// likertOrder returns the places of the answers to a question from the most negative to the most positive: by their
// values, or no before yes, or as the study file has them.
func likertOrder(q *study.Question) []int {
	codes := q.AnswerCodes()
	order := make([]int, len(codes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		if isYesNo(q) {
			return cmp.Compare(yesLast(q, codes[i]), yesLast(q, codes[j]))
		}
		x, _ := q.Value(codes[i])
		y, _ := q.Value(codes[j])
		return cmp.Compare(x, y)
	})
	return order
}

// isYesNo reports whether a question has a yes and a no, whatever its type: package tabulate has the rates of a yes/no
// question as those of any list of answers.
func isYesNo(q *study.Question) bool { return q.YesCode() != "" && len(q.AnswerCodes()) == 2 }

func yesLast(q *study.Question, code string) int {
	if code == q.YesCode() {
		return 1
	}
	return 0
}

// likertAnswers returns a chart without rows. The lower half of ordered answers is negative, and of an odd number the
// middle one is neither; answers without an order have no middle.
func likertAnswers(q *study.Question) chart.LikertChart {
	drawn := chart.LikertChart{}
	codes := q.AnswerCodes()
	for _, i := range likertOrder(q) {
		drawn.Answers = append(drawn.Answers, q.CodeLabel(codes[i]))
	}
	if q.IsOrdered() || isYesNo(q) {
		drawn.Negative, drawn.Neutral = len(codes)/2, len(codes)%2
	}
	return drawn
}

// likertRow makes a row of the rates of the answers to one question on one side and in one group.
func likertRow(rates []tabulate.Rate, questions, sides bool) chart.LikertRow {
	first := rates[0]
	var row chart.LikertRow
	var parts []locale.Text
	if sides {
		parts = append(parts, first.Side.Label.Text)
	}
	if !first.Group.IsZero() {
		parts = append(parts, first.Group)
	}
	switch {
	case len(parts) == 0:
		parts = append(parts, first.Question.Title())
	case questions:
		row.Group = first.Question.Title()
	}
	row.Label = parts[0]
	for _, part := range parts[1:] {
		row.Label = locale.Textf("%s, %s", "%s, %s", row.Label, part)
	}
	for _, i := range likertOrder(first.Question) {
		row.Shares = append(row.Shares, percentOr(rates[i]))
	}
	row.Note = locale.Textf("n = %s", "n = %s", locale.Count(first.Share.Base))
	if silent := first.Share.Unanswered.Total() + first.Share.LeftOut[study.NoAnswer]; silent > 0 {
		row.Note = locale.Textf("%s, %s sans réponse", "%s, %s no answer", row.Note, locale.Count(silent))
	}
	return row
}
