// Package table is the model of a results table: what it says, not how it is drawn.
//
// A Table holds typed cells. Package render turns it into a terminal table, Markdown, HTML, CSV or JSON; people's
// formats use the labels and round each number half up, machine formats use the keys and print numbers in full.
package table

import "github.com/arrimage/arrimage/pkg/locale"

// A Kind is what the numbers of a column are.
type Kind uint8

// The kinds of column.
const (
	Text    Kind = iota // words; the only kind that a terminal may wrap
	Count               // whole numbers
	Number              // measurements
	Percent             // percentages: 81 means 81 %
	Money               // amounts of a currency
	P                   // p values
)

// A Column describes one column of a table.
type Column struct {
	Key      string      // machine name, snake case, stable: "count", "wilson_lo"
	Label    locale.Text // heading that people read
	Kind     Kind        // what its cells hold
	Decimals int         // decimals that people see (Number, Percent, Money)
	Unit     string      // currency sign of Money
	Range    bool        // its cells are intervals: machine formats give it two columns, key_lo and key_hi
	Machine  bool        // true: only machine formats show the column (a file, a line number, a method's name)
	Right    bool        // its words end where the next column begins, in the terminal, Markdown and HTML: a context on the left

	Role       Role    // what it does for the estimates of a row, or "" for nothing
	Of         string  // key of the one estimate that it speaks of (for a Method, also of an interval or a p value); "" for all
	Side       string  // side that its numbers are of, in a table with columns for each side; else ""
	Category   string  // code of the answer that its numbers are of, in a table with columns for each answer; else ""
	Method     string  // identifier of the method of its intervals; "" where it has none, or where a column of that role says it
	Confidence float64 // level of its intervals, from 0 to 1; 0 where it has none
}

// A Cell is one value. The zero Cell is empty: there is nothing to say. Absent is different: there is no value, and Why
// says so.
type Cell struct {
	Set    bool        // false: no number, whatever Number holds
	Number float64     // the value in full precision (for Percent, 81 means 81 %)
	Hi     float64     // upper bound where Range is true; Number is then the lower one
	Range  bool        // the cell is an interval
	Text   locale.Text // words of a Text cell; in any other kind of column, what to print in place of a number
	Mark   int         // footnote number, 1-based index into Table.Notes; 0 for none
}

// Words returns a cell of text.
func Words(text locale.Text) Cell { return Cell{Text: text} }

// Plain returns a cell of text that reads alike in both languages.
func Plain(s string) Cell { return Cell{Text: locale.Same(s)} }

// Value returns a cell that holds a number.
func Value(x float64) Cell { return Cell{Set: true, Number: x} }

// Int returns a cell that holds a whole number.
func Int(n int) Cell { return Cell{Set: true, Number: float64(n)} }

// Between returns a cell that holds an interval.
func Between(lo, hi float64) Cell { return Cell{Set: true, Number: lo, Hi: hi, Range: true} }

// Absent returns a cell that has no value, and says why in a word or two where people read.
func Absent(why locale.Text) Cell { return Cell{Text: why} }

// A Row is one line of a table.
type Row struct {
	Cells []Cell // one for each column
	Group bool   // a heading inside the table: only the first cell counts
	Total bool   // a total or a mean line, set apart at the foot
}

// A Table is a title, columns, rows and what must be read with them.
type Table struct {
	ID      string        // machine name, kebab case: "rates", "ranking"
	Term    string        // name of what all its estimates are of (a scale), where no column of that role says it; else ""
	Title   locale.Text   // caption
	Columns []Column      // in order
	Rows    []Row         // in order
	Notes   []locale.Text // base, method, who was left out: always printed with the table
}

// Add appends a row of cells.
func (t *Table) Add(cells ...Cell) {
	if len(cells) != len(t.Columns) {
		panic("table: cells: not as many as columns in " + t.ID)
	}
	t.Rows = append(t.Rows, Row{Cells: cells})
}

// AddTotal appends a row of cells that is set apart at the foot.
func (t *Table) AddTotal(cells ...Cell) {
	t.Add(cells...)
	t.Rows[len(t.Rows)-1].Total = true
}

// AddGroup appends a heading inside the table.
func (t *Table) AddGroup(label locale.Text) {
	cells := make([]Cell, len(t.Columns))
	cells[0] = Words(label)
	t.Rows = append(t.Rows, Row{Cells: cells, Group: true})
}

// Note appends a note, formatting the same arguments into both languages.
func (t *Table) Note(fr, en string, args ...any) {
	t.Notes = append(t.Notes, locale.Textf(fr, en, args...))
}
