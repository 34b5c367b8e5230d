package survey

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A LeftOut counts the rows of an export that are no complete responses; a test is not counted as incomplete too.
type LeftOut struct {
	Tests      int // tests and previews
	Incomplete int // responses that are not complete
}

// responseColumns are what tells complete responses and tests in an export.
type responseColumns struct {
	complete, tests cellsColumn
}

// A cellsColumn is a column with the contents that are meant; its Cells are nil where the study declares none.
type cellsColumn struct {
	*study.Cells
	at  int
	pos diag.Pos // where the heading stands
}

// placeResponses finds the columns that tell complete responses and tests; false where one is missing.
func (r *sideReader) placeResponses(header []ingest.Cell, headings []string, used []bool) bool {
	found := true
	for _, wanted := range []struct {
		cells *study.Cells
		place *cellsColumn
		key   string
	}{{r.side.Complete, &r.responses.complete, "complete"}, {r.side.Tests, &r.responses.tests, "tests"}} {
		if wanted.cells == nil {
			continue
		}
		i, ok := r.placeHeading(header, headings, wanted.cells.Column.Value, locale.Same(wanted.key))
		found = found && ok
		if i >= 0 {
			used[i] = true
			*wanted.place = cellsColumn{wanted.cells, i, r.headingPos(header, i)}
		}
	}
	return found
}

// leavesOut counts a row that is a test or not complete, and reports whether it is; cell returns the content of a cell.
func (c *responseColumns) leavesOut(left *LeftOut, cell func(at int) string) bool {
	switch {
	case c.tests.Cells != nil && c.tests.Holds(cell(c.tests.at)):
		left.Tests++
	case c.complete.Cells != nil && !c.complete.Holds(cell(c.complete.at)):
		left.Incomplete++
	default:
		return false
	}
	return true
}

// isLeftOut counts a row that is a test or not complete, and reports whether it is.
func (r *sideReader) isLeftOut(row ingest.Row) bool {
	left := r.LeftOut[r.side.Name]
	out := r.responses.leavesOut(&left, func(at int) string { return row.Cells[at].Text })
	if out {
		r.LeftOut[r.side.Name] = left
	}
	return out
}

// notes notes the rows that are no complete responses, at the heading that tells them.
func (c *responseColumns) notes(left LeftOut) diag.List {
	var list diag.List
	if left.Tests > 0 {
		list.Add(c.tests.pos, diag.Note, "test-rows", locale.Textf(
			"essais et aperçus écartés (tests)\u00a0: %s", "tests and previews left out (tests): %s", locale.Count(left.Tests)))
	}
	if left.Incomplete > 0 {
		list.Add(c.complete.pos, diag.Note, "incomplete-rows", locale.Textf(
			"réponses incomplètes écartées (complete)\u00a0: %s", "incomplete responses left out (complete): %s", locale.Count(left.Incomplete)))
	}
	return list
}

// Leaves reports whether the side tells complete responses or tests, so that rows may be left out.
func (e *Export) Leaves() bool { return e.Side.Complete != nil || e.Side.Tests != nil }

// LeavesOut counts a row that is a test or not complete, and reports whether it is; cell returns the content of a cell of the
// row.
func (e *Export) LeavesOut(left *LeftOut, cell func(at int) string) bool {
	return e.reader.responses.leavesOut(left, cell)
}

// SetLeftOut says how many rows of an export, read apart, are no complete responses.
func (s *Survey) SetLeftOut(e *Export, left LeftOut) {
	s.LeftOut[e.Side.Name] = left
	s.Diagnostics = append(s.Diagnostics, e.reader.responses.notes(left)...)
}

// unmask cuts the apostrophe that a platform puts before a text that a spreadsheet would compute.
func unmask(row ingest.Row) {
	for i, cell := range row.Cells {
		if len(cell.Text) > 1 && cell.Text[0] == '\'' && strings.IndexByte("=+-@\t\r", cell.Text[1]) >= 0 {
			row.Cells[i].Text = cell.Text[1:]
		}
	}
}
