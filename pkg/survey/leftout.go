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

// holds reports whether a row is meant; false where nothing is declared.
func (c cellsColumn) holds(row ingest.Row) bool {
	return c.Cells != nil && c.Holds(row.Cells[c.at].Text)
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
			*wanted.place = cellsColumn{wanted.cells, i, diag.Pos{File: r.file, Line: header[i].Line, Column: header[i].Column}}
		}
	}
	return found
}

// isLeftOut counts a row that is a test or not complete, and reports whether it is.
func (r *sideReader) isLeftOut(row ingest.Row) bool {
	left := r.LeftOut[r.side.Name]
	switch {
	case r.responses.tests.holds(row):
		left.Tests++
	case r.responses.complete.Cells != nil && !r.responses.complete.holds(row):
		left.Incomplete++
	default:
		return false
	}
	r.LeftOut[r.side.Name] = left
	return true
}

// noteLeftOut notes the rows that are no complete responses, at the heading that tells them.
func (r *sideReader) noteLeftOut() {
	left := r.LeftOut[r.side.Name]
	if left.Tests > 0 {
		r.Diagnostics.Add(r.responses.tests.pos, diag.Note, "test-rows", locale.Textf(
			"essais et aperçus écartés (tests)\u00a0: %d", "tests and previews left out (tests): %d", left.Tests))
	}
	if left.Incomplete > 0 {
		r.Diagnostics.Add(r.responses.complete.pos, diag.Note, "incomplete-rows", locale.Textf(
			"réponses incomplètes écartées (complete)\u00a0: %d", "incomplete responses left out (complete): %d", left.Incomplete))
	}
}

// unmask cuts the apostrophe that a platform puts before a text that a spreadsheet would compute.
func unmask(row ingest.Row) {
	for i, cell := range row.Cells {
		if len(cell.Text) > 1 && cell.Text[0] == '\'' && strings.IndexByte("=+-@\t\r", cell.Text[1]) >= 0 {
			row.Cells[i].Text = cell.Text[1:]
		}
	}
}
