// Package diff compares two results, figure by figure: what changed, by how much, and whether the new figure lies within
// the interval of the old one.
//
// It computes no statistic: it says what two results say differently. It refuses to guess what belongs together: what
// cannot be matched by its names is removed and added, not changed.
//
//  1. Read makes Results of what the program writes with --format json.
//  2. Compare matches tables by their ids, rows by their headings and words, cells by the keys of their columns, and
//     returns a Report of the Changes.
//  3. Tables and Markdown show a Report to people, JSON to programs.
//
// JSON writes one object:
//
//	{"old": {"name", "study", "wave"}, "new": {…},
//	 "summary": {"changed": bool, "figures": {"compared", "changed", "outside_interval", "added", "removed"},
//	   "words", "notes", "rows": {"added", "removed", "moved"}, "columns": {…}, "tables": {…}},
//	 "changes": [{"what", "how", "table", "title": {"fr", "en"}, "row": {"fr", "en"}, "column", "label": {"fr", "en"},
//	   "old", "new", "difference", "relative", "interval": {"column", "lo", "hi", "within"}, "figures"}],
//	 "moved": [{"table", "title": {"fr", "en"}, "rows"}]}
//
// "what" is figure, words, note, title, heading, row, column or table; "how" is changed, added or removed. "old" and
// "new" are as in the cells of a result. "difference" is new less old, and "relative" that over old (-0.1: a tenth
// less); "interval" is that of the old figure. Members that say nothing of a change are left out.
package diff

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A What is the kind of thing that differs.
type What uint8

// What can differ.
const (
	Figure  What = iota // a number or an interval, in one cell
	Words               // the words of a cell or of the heading that a row stands under
	Note                // a note of a table, or the notice of the study
	Title               // the title of a table or of the study
	Heading             // the heading of a column, or what its numbers are
	Row                 // a row
	Column              // a column
	Table               // a table
)

// String returns the name in machine formats.
func (w What) String() string {
	return [...]string{"figure", "words", "note", "title", "heading", "row", "column", "table"}[w]
}

// A How is what became of a thing.
type How uint8

// What can become of a thing.
const (
	Changed How = iota // it is in both results, and differs
	Added              // it is only in the new one
	Removed            // it is only in the old one
)

// String returns the name in machine formats.
func (h How) String() string { return [...]string{"changed", "added", "removed"}[h] }

// A Change is one thing that two results say differently.
type Change struct {
	What     What         // what differs
	How      How          // what became of it
	Table    string       // id of the table; empty for what is said of the whole study
	Title    locale.Text  // its title, the new one where both results have the table
	Row      locale.Text  // name of the row; empty where the change is of no row
	Column   table.Column // the column, the new one where both have it; zero where the change is of no column
	Old, New table.Cell   // what the cell held and holds; of anything else, its words; the zero Cell where there is none
	Figures  int          // numbers that a row, column or table brought or took with it
	Interval *Interval    // of the old figure; nil where its row has none

	of    *table.Table // the new table, where both results have it
	label locale.Text  // what people call the column
}

// An Interval is what the row of an old estimate gives as its interval.
type Interval struct {
	Column table.Column // where it stands
	Lo, Hi float64      // its bounds, Lo <= Hi
	Within bool         // the new figure lies in it, bounds included
}

// Difference returns new less old. The second result is false where one of them is not a lone number.
func (c Change) Difference() (float64, bool) {
	if c.What != Figure || !isNumber(c.Old) || !isNumber(c.New) {
		return 0, false
	}
	return c.New.Number - c.Old.Number, true
}

// Relative returns the difference over the old number (0.1: a tenth more). The second result is false where that makes no
// sense: for percentages, whose difference is in points, for p values, and unless both numbers are above zero.
func (c Change) Relative() (float64, bool) {
	difference, ok := c.Difference()
	if !ok || c.Column.Kind == table.Percent || c.Column.Kind == table.P || c.Old.Number <= 0 || c.New.Number <= 0 {
		return 0, false
	}
	ratio := difference / c.Old.Number
	return ratio, !math.IsInf(ratio, 0)
}

// isNumber reports whether a cell holds a lone finite number.
func isNumber(c table.Cell) bool { return c.Set && !c.Range && finite(c.Number) }

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// A Report is all that two results say differently.
type Report struct {
	Old, New Source   // what was compared
	Compared int      // figures of rows and columns that both have
	Changes  []Change // in the order of the new tables and of their rows; what is gone comes last
	Moved    []Moved  // rows that stand elsewhere, which is no change
}

// A Moved is a table of which rows stand in another order.
type Moved struct {
	Table string      // its id
	Title locale.Text // its title
	Rows  int         // the fewest rows that have to move to give the new order, from 1
}

// Count returns how many changes there are of a kind; with several ways, of any of them, and with none, of all.
func (r *Report) Count(what What, ways ...How) int {
	n := 0
	for _, c := range r.Changes {
		if c.What == what && is(c.How, ways) {
			n++
		}
	}
	return n
}

// Figures returns how many numbers came or went with rows, columns and tables.
func (r *Report) Figures(how How) int {
	n := 0
	for _, c := range r.Changes {
		if c.How == how {
			n += c.Figures
		}
	}
	return n
}

// Outside returns how many new figures lie outside the interval of the old one.
func (r *Report) Outside() int {
	n := 0
	for _, c := range r.Changes {
		if c.Interval != nil && !c.Interval.Within {
			n++
		}
	}
	return n
}

// Differs reports whether anything changed.
func (r *Report) Differs() bool { return len(r.Changes) > 0 }

func is(how How, ways []How) bool {
	for _, way := range ways {
		if how == way {
			return true
		}
	}
	return len(ways) == 0
}
