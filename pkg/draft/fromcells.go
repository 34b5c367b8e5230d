package draft

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/profile"
)

// MaxCells is how many different answers of a column are looked at: more are no codes.
const MaxCells = 500

// Cells are the different answers of each column of an export, in the order in which they come up, at most MaxCells each.
// A profile keeps none of columns that look like texts, and a short export makes codes look so.
type Cells [][]string

// ReadCells reads an export that was profiled once more. The errors are those of ingest.NewReader and ingest.Reader.Next.
func ReadCells(src io.Reader, p *profile.Profile) (Cells, error) {
	reader, err := ingest.NewReader(p.File, src, p.Dialect.Dialect)
	if err != nil {
		return nil, err
	}
	cells := make(Cells, len(p.Columns))
	known := make([]map[string]bool, len(p.Columns))
	for {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return cells, nil
		}
		if err != nil {
			return nil, err
		}
		for i, cell := range row.Cells[:min(len(row.Cells), len(cells))] {
			text := strings.TrimSpace(cell.Text)
			if text == "" || len(cells[i]) == MaxCells || known[i][text] {
				continue
			}
			if known[i] == nil {
				known[i] = map[string]bool{}
			}
			known[i][text] = true
			cells[i] = append(cells[i], strings.Clone(text))
		}
	}
}

// answersIn returns the different answers of a column: those that were read, or those that the profile kept.
func (s *side) answersIn(c *profile.Column) []string {
	if s.Cells != nil {
		return s.Cells[c.Index]
	}
	texts := make([]string, len(c.Values))
	for i, value := range c.Values {
		texts[i] = value.Text
	}
	return slices.Clip(texts)
}
