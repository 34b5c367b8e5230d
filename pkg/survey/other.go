package survey

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/study"
)

// otherWords reads the words of the other answer to a question: what its cell holds beside its codes. What is wrong with
// the cell is reported where that question itself is read.
func (r *sideReader) otherWords(q *study.Question, row ingest.Row) answer {
	i := slices.IndexFunc(r.questions, func(from *study.Question) bool { return from.Name == q.OtherOf.Value })
	if r.questions[i].Absent {
		return r.notPut(row)
	}
	quiet := *r
	survey := *r.Survey
	survey.Diagnostics = nil
	quiet.Survey = &survey
	var a answer
	if from := r.questions[i]; from.Type == study.Multiple {
		s := quiet.severalOf(i, from, row)
		a = answer{pos: s.cell(slices.IndexFunc(from.Codes.List, func(c study.Code) bool { return c.Code == from.Other.Value })), words: s.other}
	} else {
		given := quiet.answer(from, row.Cells[r.at[i]])
		a = answer{pos: given.pos, words: given.other}
	}
	if a.words == "" {
		a.state = study.NoAnswer
	}
	return a
}

// gateOthers tells words of other answers that were not to be asked for: those of questions that were not asked.
func gateOthers(frame *dataset.Frame) {
	for _, v := range frame.Variables {
		if v.Source == nil || v.Code != "" || v.Source.OtherOf.IsZero() {
			continue
		}
		for i, state := range frame.Variable(v.Source.OtherOf.Value).States {
			if state == study.NotAsked {
				v.States[i] = study.NotAsked
			}
		}
	}
}
