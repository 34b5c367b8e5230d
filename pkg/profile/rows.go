package profile

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/platform"
)

// A rowTally is what is counted of rows as a whole.
type rowTally struct {
	questions  []int // columns that are questions
	ids        []int // columns that name the response
	remembered int   // rows that are compared with later ones
	rows, twin seen  // by all cells, and by the answers alone
	named      []seen

	empty, silent, stopped cases // rows without any cell, without any answer, with the first answer alone
}

// cases counts rows of a kind.
type cases struct {
	count int
	first diag.Pos
}

func (c *cases) add(pos diag.Pos) {
	if c.count == 0 {
		c.first = pos
	}
	c.count++
}

// A seen remembers sums of texts with the line where each stood first.
type seen struct {
	lines   map[uint64]int
	again   cases
	earlier int // the line that the first of them repeats
}

// add takes a sum, and reports whether it is remembered.
func (s *seen) add(sum uint64, pos diag.Pos) bool {
	line, twice := s.lines[sum]
	switch {
	case twice:
		if s.again.count == 0 {
			s.earlier = line
		}
		s.again.add(pos)
	case len(s.lines) == MaxRemembered:
		return false
	default:
		s.lines[sum] = pos.Line
	}
	return true
}

// newRowTally prepares to look at the rows of a file.
func newRowTally(p *Profile) rowTally {
	t := rowTally{rows: seen{lines: map[uint64]int{}}, twin: seen{lines: map[uint64]int{}}}
	for i := range p.Columns {
		switch p.Columns[i].Role {
		case "":
			t.questions = append(t.questions, i)
		case platform.Identifier:
			t.ids, t.named = append(t.ids, i), append(t.named, seen{lines: map[uint64]int{}})
		}
	}
	return t
}

// fewAnswers is how many answers a row must have for its twin to be worth a word: rows of few answers are often alike.
const fewAnswers = 5

// add looks at a row.
func (t *rowTally) add(row ingest.Row, file diag.Pos) {
	pos := file.At(row.Line, 0)
	n, sum := 0, uint64(0)
	for _, cell := range row.Cells {
		if !isBlank(cell.Text) {
			n++
		}
		sum = mix(sum, cell.Text)
	}
	if n == 0 {
		t.empty.add(pos)
		return
	}
	if t.rows.add(sum, pos) {
		t.remembered++
	}
	t.answers(row, pos)
	for i, column := range t.ids {
		if column < len(row.Cells) {
			if cell := row.Cells[column]; !isBlank(cell.Text) {
				t.named[i].add(mix(0, cell.Text), file.At(cell.Line, cell.Column))
			}
		}
	}
}

// answers looks at the answers of a row, the columns of the platform aside.
func (t *rowTally) answers(row ingest.Row, pos diag.Pos) {
	if len(t.questions) < 2 {
		return
	}
	n, sum, first := 0, uint64(0), false
	for at, column := range t.questions {
		if column >= len(row.Cells) {
			break
		}
		if text := row.Cells[column].Text; !isBlank(text) {
			n++
			first = first || at == 0
		}
		sum = mix(sum, row.Cells[column].Text)
	}
	switch {
	case n == 0:
		t.silent.add(pos)
	case n == 1 && first && len(t.questions) > 2:
		t.stopped.add(pos)
	case n >= fewAnswers:
		t.twin.add(sum, pos)
	}
}

// mix adds a cell to the sum of those before it (FNV-1a, 64 bits), with a mark between cells.
func mix(sum uint64, text string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	if sum == 0 {
		sum = offset
	}
	for i := range len(text) {
		sum = (sum ^ uint64(text[i])) * prime
	}
	return (sum ^ 0xFF) * prime // No text in UTF-8 has this byte.
}
