package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// givesCode returns whether a unit gives an answer to a question with codes: as its one answer, or as one of several.
func givesCode(frame *dataset.Frame, q *study.Question, code string) func(i int) bool {
	v := frame.Variable(q.Name)
	if q.Type == study.Multiple {
		tick := frame.Brief(q.TickName(code))
		return func(i int) bool { return v.States[i] == study.Answered && tick.Numbers[i] != 0 }
	}
	return func(i int) bool { return v.States[i] == study.Answered && v.Words[i] == code }
}

// estimateTicks estimates shares under a design as estimateRates does, code by code: one unit may give several.
func estimateTicks(d *design.Design, frame *dataset.Frame, rates []Rate, codes int, level float64) {
	for k := range codes {
		var of []Rate
		for r := k; r < len(rates); r += codes {
			of = append(of, rates[r])
		}
		estimateRates(d, frame, of, 1, level)
		for g, rate := range of {
			rates[g*codes+k] = rate
		}
	}
}

// ticksNote says how the answers to questions with several answers add up.
func ticksNote(t *table.Table, rates []Rate) {
	if slices.ContainsFunc(rates, func(r Rate) bool { return r.Question.Type == study.Multiple }) {
		t.Note("Question à plusieurs réponses\u00a0: n compte les répondants qui cochent la réponse\u00a0; les pourcentages peuvent dépasser 100 au total.",
			"Question with several answers: n counts the respondents who tick the answer; the percents can add to more than 100.")
	}
}
