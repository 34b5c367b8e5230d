package formats

import (
	"fmt"
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// alone returns a document of the sample's table with every kind of cell.
func alone(t *table.Table) *document.Document {
	return document.OfTables(document.Document{Title: locale.Same("x")}, []*table.Table{t})
}

// TestAChangedNumberIsFound changes each number of a table in turn: every reading finds that one cell to be another, and no other.
func TestAChangedNumberIsFound(t *testing.T) {
	const lang = locale.French
	before := alone(sample.Table())
	for _, r := range readings {
		grids, want := r.tables(t, r.of(t, before, lang)), r.wanted(before, lang)
		found := 0
		for name, after := range changedTables() {
			what := r.format + r.name + ": " + name
			got := differing(grids, r.tables(t, r.of(t, alone(after), lang)))
			expected := differing(texts(want), texts(r.wanted(alone(after), lang)))
			if !slices.Equal(got, expected) || len(got) > 1 && r.format != "broom" {
				t.Errorf("%s: cells %v differ, want %v", what, got, expected)
			}
			if len(got) == 0 && r.format != "broom" {
				t.Errorf("%s: nothing differs", what)
			}
			found += len(got)
		}
		if found == 0 {
			t.Errorf("%s%s: no change was found", r.format, r.name)
		}
	}
}

// changedTables returns the sample's table with one number changed, by what was changed: each number that people see, each bound.
func changedTables() map[string]*table.Table {
	tables := map[string]*table.Table{}
	for i, row := range sample.Table().Rows {
		for j, cell := range row.Cells {
			if !hasNumber(cell, sample.Table().Columns[j]) {
				continue
			}
			lower := sample.Table()
			lower.Rows[i].Cells[j].Number += 0.7
			if lower.Columns[j].Kind == table.Count || lower.Columns[j].Kind == table.Money {
				lower.Rows[i].Cells[j].Number += 1999.3
			}
			tables[fmt.Sprintf("row %d, column %d", i+1, j+1)] = lower
			if cell.Range {
				upper := sample.Table()
				upper.Rows[i].Cells[j].Hi += 0.1
				tables[fmt.Sprintf("row %d, column %d, upper bound", i+1, j+1)] = upper
			}
		}
	}
	return tables
}

func texts(list []wanted) []grid {
	var grids []grid
	for _, rows := range list {
		var cells grid
		for _, row := range rows {
			var words []string
			for _, cell := range row {
				words = append(words, solid(cell.text))
			}
			cells = append(cells, words)
		}
		grids = append(grids, cells)
	}
	return grids
}

// differing returns where two lists of tables have other cells, as "table, row, cell"; they have as many of each.
func differing(a, b []grid) []string {
	var places []string
	for n := range a {
		for i := range a[n] {
			for j := range a[n][i] {
				if solid(a[n][i][j]) != solid(b[n][i][j]) {
					places = append(places, fmt.Sprint(n, i, j))
				}
			}
		}
	}
	return places
}
