package contingency

import (
	"fmt"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Table counts units: Table[i][j] units have row category i and column category j. All rows have the same length, and
// no count is negative.
type Table [][]int

// check panics where the rows differ in length or a count is negative.
func (t Table) check() {
	for i, row := range t {
		if len(row) != len(t[0]) {
			panic(fmt.Sprintf("contingency: table: row %d must have %d columns, not %d", i, len(t[0]), len(row)))
		}
		for j, n := range row {
			if n < 0 {
				panic(fmt.Sprintf("contingency: table: must not be negative at row %d, column %d", i, j))
			}
		}
	}
}

// Transposed returns the table with its rows as columns.
func (t Table) Transposed() Table {
	if len(t) == 0 {
		return nil
	}
	turned := make(Table, len(t[0]))
	for j := range turned {
		turned[j] = make([]int, len(t))
		for i := range t {
			turned[j][i] = t[i][j]
		}
	}
	return turned
}

// margins are the totals of a table.
type margins struct {
	rows, columns []int // totals of the rows and of the columns
	n             int   // units
}

func (t Table) margins() margins {
	m := margins{rows: make([]int, len(t))}
	if len(t) > 0 {
		m.columns = make([]int, len(t[0]))
	}
	for i, row := range t {
		for j, n := range row {
			m.rows[i] += n
			m.columns[j] += n
			m.n += n
		}
	}
	return m
}

// canonical returns the margins in decreasing order, the shorter as rows. Tables that differ by the order or the
// naming of their rows and columns have the same ones.
func (m margins) canonical() margins {
	c := margins{rows: slices.Clone(m.rows), columns: slices.Clone(m.columns), n: m.n}
	slices.SortFunc(c.rows, func(a, b int) int { return b - a })
	slices.SortFunc(c.columns, func(a, b int) int { return b - a })
	if turn := len(c.rows) - len(c.columns); turn > 0 || turn == 0 && slices.Compare(c.rows, c.columns) < 0 {
		c.rows, c.columns = c.columns, c.rows
	}
	return c
}

// Shape says what of a table counts.
type Shape struct {
	N            int // units
	Rows         int // rows with a unit in them
	Columns      int // columns with a unit in them
	EmptyRows    int // rows left out because no unit is in them
	EmptyColumns int // columns left out because no unit is in them
}

// trimmed returns the table without its empty rows and columns, and what is left. It panics at a table that is not one.
func (t Table) trimmed() (Table, Shape) {
	t.check()
	m := t.margins()
	var kept Table
	for i, row := range t {
		if m.rows[i] == 0 {
			continue
		}
		var counts []int
		for j, n := range row {
			if m.columns[j] > 0 {
				counts = append(counts, n)
			}
		}
		kept = append(kept, counts)
	}
	s := Shape{N: m.n, Rows: len(kept)}
	if s.Rows > 0 {
		s.Columns = len(kept[0])
	}
	s.EmptyRows, s.EmptyColumns = len(t)-s.Rows, len(m.columns)-s.Columns
	return kept, s
}

// why returns the reason for a table to show no association at all, or nothing.
func (s Shape) why() locale.Text {
	switch {
	case s.N == 0:
		return locale.Text{FR: "tableau vide\u00a0: aucune unité", EN: "empty table: no unit"}
	case s.Rows < 2:
		return locale.Text{
			FR: "une seule ligne non vide\u00a0: il en faut au moins 2",
			EN: "a single row with a unit in it: at least 2 are needed",
		}
	case s.Columns < 2:
		return locale.Text{
			FR: "une seule colonne non vide\u00a0: il en faut au moins 2",
			EN: "a single column with a unit in it: at least 2 are needed",
		}
	}
	return locale.Text{}
}

// doubts says what was left out.
func (s Shape) doubts() []locale.Text {
	if s.N == 0 || s.EmptyRows+s.EmptyColumns == 0 {
		return nil
	}
	return []locale.Text{locale.Textf(
		"catégories sans aucune unité, écartées\u00a0: %d en ligne, %d en colonne.",
		"categories without any unit, left out: %d in rows, %d in columns.", s.EmptyRows, s.EmptyColumns)}
}
