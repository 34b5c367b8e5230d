package onepass

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A number reads the answers to a question with numbers.
type number struct {
	at       int
	question *study.Question
	export   *survey.Export
	format   scan.Number
	tokens   map[string]study.Reason // contents that stand for a reason
	numeric  bool                    // some token looks like a number
}

func newNumber(export *survey.Export, def *study.Definition, q *study.Question) *number {
	n := &number{at: export.Column(q), question: q, export: export, format: formatOf(q.Decimal, q.Thousands.Value), tokens: map[string]study.Reason{"": study.NoAnswer}}
	for _, tokens := range []map[string]study.Reason{def.Missing, q.Missing} {
		for text, reason := range tokens {
			_, numeric := n.format.Parse([]byte(text))
			n.tokens[text], n.numeric = reason, n.numeric || numeric
		}
	}
	return n
}

// formatOf returns how numbers with a decimal mark ("" for a point) and a mark of thousands ("" for none) are written.
func formatOf(decimal, thousands string) scan.Number {
	format := scan.Number{Decimal: '.', Units: true}
	if decimal == "," {
		format.Decimal = ','
	}
	if thousands != "" {
		format.Thousands = rune(thousands[0])
	}
	return format
}

// read returns the value of a row, or why it has none; problem gets what is wrong with it.
func (n *number) read(b *scan.Batch, record int, r scan.Record, problem func(diag.List)) (float64, study.Reason) {
	cell := r.Cell(n.at)
	if !n.numeric {
		if x, ok := n.format.Parse(cell); ok && n.valid(x) {
			return x, study.Answered
		}
	}
	if reason, ok := n.tokens[string(bytes.TrimSpace(cell))]; ok {
		return 0, reason
	}
	answer, problems := n.export.Answer(n.question, cellOf(b, record, n.at, cell))
	if len(problems) > 0 {
		problem(problems)
	}
	return answer.Number, answer.State
}

func (n *number) valid(x float64) bool {
	q := n.question
	return (q.Min == nil || x >= *q.Min) && (q.Max == nil || x <= *q.Max)
}
