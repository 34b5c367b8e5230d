package render

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

const (
	gap      = 2  // spaces between two columns
	indent   = 2  // spaces before a row under a heading, and before the second line of a wrapped cell
	narrow   = 10 // a column of words is not wrapped narrower than this for the sake of others
	smallest = 20 // narrowest terminal that a table is laid out for
)

// A field is one column of a table as a terminal shows it.
type field struct {
	head    string // heading on one line
	words   bool   // words; otherwise numbers
	right   bool   // right-aligned
	mark    int    // width of its widest footnote mark
	least   int    // width below which a number or a whole word would be broken
	body    int    // width at which no cell is wrapped
	natural int    // width at which the heading is not wrapped either
}

// A line is one row of a table as a terminal shows it.
type line struct {
	cells   []string // one for each field; of a heading, only the first
	numbers []bool   // the cell is a number, which is never wrapped
	marks   []int    // width of the footnote mark at the end of each cell
	heading bool     // a heading inside the table
	total   bool     // set apart by a rule above
	under   bool     // the row stands under a heading
}

// A layout is a table ready to be drawn.
type layout struct {
	fields []field
	lines  []line
}

// arrange formats the cells that people see and measures the columns.
func arrange(t *table.Table, lang locale.Lang) layout {
	indices := Shown(t)
	l := layout{fields: make([]field, len(indices))}
	for f, i := range indices {
		l.fields[f].head = clean(t.Columns[i].Label.In(lang))
		l.fields[f].words = t.Columns[i].Kind == table.Text
		l.fields[f].right = t.Columns[i].Kind != table.Text || t.Columns[i].Right
	}
	under := false
	for _, row := range t.Rows {
		under = row.Group || under && !row.Total
		if row.Group {
			heading := clean(Format(row.Cells[0], t.Columns[0], lang))
			l.lines = append(l.lines, line{cells: []string{heading}, heading: true})
			continue
		}
		l.lines = append(l.lines, lineOf(t, indices, row, lang, under))
	}
	for f := range l.fields {
		l.measure(f)
	}
	return l
}

func lineOf(t *table.Table, indices []int, row table.Row, lang locale.Lang, under bool) line {
	drawn := line{total: row.Total, under: under}
	for _, i := range indices {
		cell := row.Cells[i]
		drawn.cells = append(drawn.cells, clean(Format(cell, t.Columns[i], lang)))
		drawn.numbers = append(drawn.numbers, cell.Set && cell.Text.IsZero())
		drawn.marks = append(drawn.marks, span(Mark(cell.Mark)))
	}
	return drawn
}

// measure fills in the widths of one field.
func (l *layout) measure(f int) {
	column := &l.fields[f]
	for _, line := range l.lines {
		if !line.heading {
			column.mark = max(column.mark, line.marks[f])
		}
	}
	for _, line := range l.lines {
		if line.heading {
			continue
		}
		margin := line.margin(f, column)
		whole := span(line.cells[f]) + margin
		column.body = max(column.body, whole)
		if line.numbers[f] {
			column.least = max(column.least, whole)
		} else {
			column.least = max(column.least, longest(line.cells[f])+margin+indent)
		}
	}
	column.least = max(column.least, longest(column.head))
	column.natural = max(column.body, span(column.head))
	if column.words {
		column.least = max(column.least, narrow)
	}
	column.least = min(column.least, column.natural)
	column.body = max(column.body, column.least)
}

// margin is what a cell needs beside its own characters: the indent of a row under a heading, and the place of a mark
// that other numbers of the column have.
func (line line) margin(f int, column *field) int {
	if column.words {
		if f == 0 && line.under {
			return indent
		}
		return 0
	}
	return column.mark - line.marks[f]
}

// stub returns how many leading columns say what a row is: through the first run of words, or one where the words do
// not begin in the first two columns, where all columns are words, or where half of the width does not hold them.
func (l *layout) stub(width int) int {
	n := 0
	for n < len(l.fields) && n < 1 && !l.fields[n].words {
		n++
	}
	for n < len(l.fields) && l.fields[n].words {
		n++
	}
	least := 0
	for _, column := range l.fields[:n] {
		least += column.least + gap
	}
	if n == len(l.fields) || n == 1 || !l.fields[n-1].words || least > width/2 {
		return min(1, len(l.fields))
	}
	return n
}

// A block is some columns of a table, drawn together, with their widths.
type block struct {
	fields []int // indices, in order
	widths []int // of each
}

// blocks shares the columns out over as few blocks as the width allows. Width 0 has room for all.
func (l *layout) blocks(width int) []block {
	all := make([]int, len(l.fields))
	for f := range all {
		all[f] = f
	}
	if width <= 0 || l.least(all) <= width {
		return []block{l.fit(all, width)}
	}
	stub := all[:l.stub(width)]
	l.cap(stub, width)
	var done []block
	current := append([]int(nil), stub...)
	for _, f := range all[len(stub):] {
		if len(current) > len(stub) && l.least(append(current, f)) > width {
			done = append(done, l.fit(current, width))
			current = append([]int(nil), stub...)
		}
		current = append(current, f)
	}
	return append(done, l.fit(current, width))
}

// cap changes the least widths so that a lone stub takes about two fifths of the width, at most half, and any one
// column fits beside the stub. Words longer than that are broken, since nothing may be cut off.
func (l *layout) cap(stub []int, width int) {
	if len(stub) == len(l.fields) {
		l.fields[0].least = min(l.fields[0].least, width)
		return
	}
	if first := &l.fields[0]; len(stub) == 1 {
		comfortable := min(first.body, width*2/5)
		first.least = min(max(first.least, comfortable), width/2-gap)
	}
	room := width - l.least(stub) - gap
	for f := len(stub); f < len(l.fields); f++ {
		l.fields[f].least = min(l.fields[f].least, room)
	}
}

// least returns the width of a block of the given columns at their least.
func (l *layout) least(fields []int) int {
	sum := gap * max(len(fields)-1, 0)
	for _, f := range fields {
		sum += l.fields[f].least
	}
	return sum
}

// fit widens columns from their least: first until no cell is wrapped, then until no heading is.
func (l *layout) fit(fields []int, width int) block {
	b := block{fields: fields, widths: make([]int, len(fields))}
	body, natural := make([]int, len(fields)), make([]int, len(fields))
	for i, f := range fields {
		b.widths[i], body[i], natural[i] = l.fields[f].least, l.fields[f].body, l.fields[f].natural
	}
	if width <= 0 {
		b.widths = natural
		return b
	}
	room := width - l.least(fields)
	room = widen(b.widths, body, room)
	widen(b.widths, natural, room)
	return b
}

// widen gives the room, one column of the terminal at a time, to whichever column would be wrapped into most lines. It
// returns the room that is left.
func widen(widths, goals []int, room int) int {
	for ; room > 0; room-- {
		neediest := -1
		for i := range widths {
			if widths[i] < goals[i] && (neediest < 0 || goals[i]*widths[neediest] > goals[neediest]*widths[i]) {
				neediest = i
			}
		}
		if neediest < 0 {
			break
		}
		widths[neediest]++
	}
	return room
}

// width returns the width of the whole block.
func (b block) width() int {
	sum := gap * max(len(b.widths)-1, 0)
	for _, width := range b.widths {
		sum += width
	}
	return sum
}

// cell returns one cell wrapped to its width, as lines. A number that has no mark keeps the place of one, so that the
// digits of a column stand in line.
func (l *layout) cell(row line, f, width int) []string {
	column := &l.fields[f]
	if column.words {
		first, rest := "", strings.Repeat(" ", indent)
		if margin := row.margin(f, column); margin > 0 {
			first, rest = strings.Repeat(" ", margin), strings.Repeat(" ", margin+indent)
		}
		if f > 0 {
			rest = first
		}
		return wrap(row.cells[f], width, first, rest)
	}
	if row.cells[f] == "" {
		return []string{""}
	}
	lines := wrap(row.cells[f], width, "", "")
	if len(lines) == 1 && span(lines[0])+row.margin(f, column) <= width {
		lines[0] += strings.Repeat(" ", row.margin(f, column))
	}
	return lines
}
