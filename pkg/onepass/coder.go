package onepass

import (
	"maps"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A coder reads the digit of an answer (survey.Digit) from a cell. Texts that it knows cost next to nothing; any other is
// read as survey.Export reads it, and remembered where nothing is wrong with it.
type coder struct {
	at       int // the place of the cell in its row
	question *study.Question
	variable *dataset.Variable // with the codes
	export   *survey.Export
	known    *scan.Codes
	learned  map[string]int
}

// mostLearned is how many texts beside the declared ones a coder remembers: spellings of regions.
const mostLearned = 1 << 12

// newCoder returns the coder of a question with codes or regions.
func newCoder(export *survey.Export, q *study.Question, v *dataset.Variable, spellings *scan.Codes) *coder {
	return &coder{at: export.Column(q), question: q, variable: v, export: export, known: spellings, learned: map[string]int{}}
}

// spellingsOf returns the texts that surely stand for each digit.
func spellingsOf(def *study.Definition, q *study.Question, v *dataset.Variable) [][]string {
	texts := make([][]string, survey.Digits(v))
	seen := map[string]bool{}
	add := func(text string, digit int) {
		if text = strings.TrimSpace(text); !seen[text] {
			seen[text] = true
			texts[digit] = append(texts[digit], text)
		}
	}
	for _, tokens := range []map[string]study.Reason{q.Missing, def.Missing, {"": study.NoAnswer}} {
		for _, text := range slices.Sorted(maps.Keys(tokens)) {
			add(text, survey.Digit(v, tokens[text], 0))
		}
	}
	for _, code := range q.Codes.List {
		if q.Recodes != nil {
			break // The export has the codes of its wave, and a coder learns them.
		}
		for _, text := range append([]string{code.Code}, code.Spellings...) {
			add(text, survey.Digit(v, code.Reason, slices.Index(v.Codes, code.Code)))
		}
	}
	if q.Type == study.RegionName {
		for place, name := range v.Codes {
			if def.Regions.Known.Match(name).Region.Name == name { // Or else the name stands for several regions.
				add(name, place)
			}
		}
	}
	return texts
}

// digit reads a cell; problem gets what is wrong with it.
func (c *coder) digit(b *scan.Batch, record int, r scan.Record, problem func(diag.List)) int {
	if digit := r.Code(c.at, c.known); digit >= 0 {
		return digit
	}
	cell := r.Cell(c.at)
	if digit, ok := c.learned[string(cell)]; ok {
		return digit
	}
	answer, problems := c.export.Answer(c.question, cellOf(b, record, c.at, cell))
	digit := survey.Digit(c.variable, answer.State, slices.Index(c.variable.Codes, answer.Words))
	if len(problems) > 0 {
		problem(problems)
	} else if len(c.learned) < mostLearned {
		c.learned[string(cell)] = digit
	}
	return digit
}

// cellOf returns a cell as package ingest has it.
func cellOf(b *scan.Batch, record, at int, text []byte) ingest.Cell {
	pos := b.Pos(record, at)
	return ingest.Cell{Text: string(text), Line: pos.Line, Column: pos.Column}
}
