package diff

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// Options say what counts as a change.
type Options struct {
	Tolerance   float64 // numbers that differ by no more are the same; 0 for none, never negative
	AsPrinted   bool    // numbers that people read alike are the same, and what people do not see is not compared
	NumbersOnly bool    // words, notes, titles and headings are not compared
}

// Compare returns what two results say differently.
func Compare(old, new *Results, options Options) *Report {
	c := &comparer{options: options, report: &Report{Old: old.Source, New: new.Source}}
	c.sources(old.Source, new.Source)
	c.tables(figuresOf(old, new), figuresOf(new, old))
	c.tables(old.Tables, new.Tables)
	return c.report
}

// figuresOf returns the figures of a result that another one can have.
func figuresOf(r, other *Results) []*table.Table {
	if r.Figures == nil {
		return nil
	}
	return []*table.Table{r.Figures}
}

// A comparer collects the changes.
type comparer struct {
	options Options
	report  *Report
}

func (c *comparer) add(change Change) { c.report.Changes = append(c.report.Changes, change) }

// presence adds a row, a column or a table that came or went, unless it has no number and only numbers count.
func (c *comparer) presence(change Change) {
	if change.Figures > 0 || !c.options.NumbersOnly {
		c.add(change)
	}
}

// wording adds a change of words, unless they are the same or only numbers count.
func (c *comparer) wording(change Change, old, new locale.Text) {
	if old == new || c.options.NumbersOnly {
		return
	}
	change.Old, change.New = table.Words(old), table.Words(new)
	switch {
	case old.IsZero():
		change.How, change.Old = Added, table.Cell{}
	case new.IsZero():
		change.How, change.New = Removed, table.Cell{}
	}
	c.add(change)
}

// sources compares what is said of the whole study.
func (c *comparer) sources(old, new Source) {
	c.wording(Change{What: Title}, old.Title, new.Title)
	c.wording(Change{What: Note}, old.Notice, new.Notice)
}

// tables compares lists of tables.
func (c *comparer) tables(old, new []*table.Table) {
	matchings, removed, added := matchLists(old, new)
	next := map[int]*matching{}
	for _, m := range matchings {
		next[slices.Index(new, m.new)] = m
	}
	for j, t := range new {
		if m := next[j]; m != nil {
			c.table(m)
		} else if slices.Contains(added, j) {
			c.presence(Change{What: Table, How: Added, Table: t.ID, Title: t.Title, Figures: figuresIn(linesOf(t), t.Columns)})
		}
	}
	for _, i := range removed {
		t := old[i]
		c.presence(Change{What: Table, How: Removed, Table: t.ID, Title: t.Title, Figures: figuresIn(linesOf(t), t.Columns)})
	}
}

// table compares two tables that are the same.
func (c *comparer) table(m *matching) {
	c.wording(c.change(m, Title), m.old.Title, m.new.Title)
	c.columns(m)
	oldNames, newNames := namesOf(m.old, m.oldLines), namesOf(m.new, m.newLines)
	paired := map[int]pair{}
	for _, p := range m.rows {
		paired[p.new] = p
	}
	said := map[[2]locale.Text]bool{}
	for j := range m.newLines {
		p, ok := paired[j]
		if !ok {
			c.presence(c.rowChange(m, Added, newNames[j], m.new, m.newLines[j]))
			continue
		}
		c.group(m, p, said)
		c.row(m, p, newNames[j])
	}
	for _, i := range m.removed {
		c.presence(c.rowChange(m, Removed, oldNames[i], m.old, m.oldLines[i]))
	}
	c.notes(m)
	if n := movedIn(m.rows); n > 0 {
		c.report.Moved = append(c.report.Moved, Moved{Table: m.new.ID, Title: m.new.Title, Rows: n})
	}
}

// change returns a change of a table, to be filled in.
func (c *comparer) change(m *matching, what What) Change {
	return Change{What: what, Table: m.new.ID, Title: m.new.Title, of: m.new}
}

func (c *comparer) rowChange(m *matching, how How, name locale.Text, t *table.Table, l line) Change {
	change := c.change(m, Row)
	change.How, change.Row, change.Figures = how, name, figuresIn([]line{l}, t.Columns)
	return change
}

// group compares the headings that a row stands under. A heading that was worded anew is one change, said at its first row.
func (c *comparer) group(m *matching, p pair, said map[[2]locale.Text]bool) {
	both := [2]locale.Text{m.oldLines[p.old].group, m.newLines[p.new].group}
	if said[both] {
		return
	}
	said[both] = true
	change := c.change(m, Words)
	change.Column = table.Column{Key: render.GroupKey, Label: locale.Text{FR: "Intertitre", EN: "Heading of rows"}}
	change.label = change.Column.Label
	c.wording(change, both[0], both[1])
}

// columns compares which columns there are, and what is said of those that both tables have.
func (c *comparer) columns(m *matching) {
	both, removed, added := match(len(m.old.Columns), len(m.new.Columns), []stage{{
		oldKey: func(i int) string { return join(m.old.Columns[i].Key) },
		newKey: func(j int) string { return join(m.new.Columns[j].Key) },
	}})
	for _, p := range both {
		change := c.change(m, Heading)
		change.Column = m.new.Columns[p.new]
		old, new := headings(m.old.Columns[p.old], change.Column)
		if !isFigures(m.new) {
			c.wording(change, old, new)
		}
	}
	for _, j := range added {
		c.column(m, Added, m.new.Columns[j], m.newLines, j)
	}
	for _, i := range removed {
		c.column(m, Removed, m.old.Columns[i], m.oldLines, i)
	}
}

// headings returns what is said of a column, with what its numbers are where that differs.
func headings(old, new table.Column) (locale.Text, locale.Text) {
	if old.Kind == new.Kind && old.Unit == new.Unit {
		return old.Label, new.Label
	}
	full := func(c table.Column) locale.Text {
		return locale.Textf("%s (%s %s)", "%s (%s %s)", labelOf(c), render.KindNames[c.Kind], c.Unit)
	}
	return full(old), full(new)
}

func (c *comparer) column(m *matching, how How, column table.Column, lines []line, at int) {
	if isPlace(column) || c.options.AsPrinted && column.Machine {
		return
	}
	change := c.change(m, Column)
	change.How, change.Column, change.label = how, column, labelOf(column)
	for _, l := range lines {
		if l.cells[at].Set {
			change.Figures++
		}
	}
	c.presence(change)
}

// row compares the cells of a row that both tables have.
func (c *comparer) row(m *matching, p pair, name locale.Text) {
	for _, at := range m.columns {
		if c.options.AsPrinted && m.new.Columns[at.new].Machine {
			continue
		}
		old, new := m.oldLines[p.old].cells[at.old], m.newLines[p.new].cells[at.new]
		switch {
		case !old.Set && !new.Set:
			if old.Text != new.Text {
				c.wording(c.cellChange(m, name, at), old.Text, new.Text)
			}
		default:
			c.report.Compared++
			if !c.same(old, new, m.old.Columns[at.old], m.new.Columns[at.new]) {
				change := c.cellChange(m, name, at)
				change.What, change.Old, change.New = Figure, unmarked(old), unmarked(new)
				change.Interval = intervalOf(m, m.oldLines[p.old], at.old, new)
				c.add(change)
			}
		}
		if (old.Mark > 0) != (new.Mark > 0) {
			c.wording(c.cellChange(m, name, at), noteOf(m.old, old.Mark), noteOf(m.new, new.Mark))
		}
	}
}

// cellChange returns a change of a cell, to be filled in.
func (c *comparer) cellChange(m *matching, name locale.Text, at pair) Change {
	change := c.change(m, Words)
	change.Row, change.Column, change.label = name, m.new.Columns[at.new], told(m.new.Columns, at.new)
	return change
}

// unmarked returns a cell without its footnote.
func unmarked(c table.Cell) table.Cell {
	c.Mark = 0
	return c
}

// noteOf returns a footnote, by its number from 1; 0 is none.
func noteOf(t *table.Table, mark int) locale.Text {
	if mark < 1 || mark > len(t.Notes) {
		return locale.Text{}
	}
	return t.Notes[mark-1]
}

// same reports whether two cells, one of which holds a number at least, hold the same one.
func (c *comparer) same(old, new table.Cell, oldColumn, newColumn table.Column) bool {
	if old.Set != new.Set || old.Range != new.Range {
		return false
	}
	if c.options.AsPrinted {
		old, new = unmarked(old), unmarked(new)
		for _, lang := range locale.Langs {
			if render.Format(old, oldColumn, lang) != render.Format(new, newColumn, lang) {
				return false
			}
		}
		return true
	}
	return c.near(old.Number, new.Number) && (!old.Range || c.near(old.Hi, new.Hi))
}

// near reports whether two numbers are the same within the tolerance. A bound that is not finite equals another.
func (c *comparer) near(x, y float64) bool {
	return x == y || math.Abs(x-y) <= c.options.Tolerance || math.IsNaN(x) && math.IsNaN(y)
}

// notes compares the notes of two tables. Notes that begin alike are the same ones, worded anew; so are those that are
// left, where there are as many old as new.
func (c *comparer) notes(m *matching) {
	stageOf := func(alone bool, key func(locale.Text) string) stage {
		return stage{alone: alone, oldKey: func(i int) string { return key(m.old.Notes[i]) }, newKey: func(j int) string { return key(m.new.Notes[j]) }}
	}
	pairs, removed, added := match(len(m.old.Notes), len(m.new.Notes), []stage{
		stageOf(false, func(note locale.Text) string { return join(note.FR, note.EN) }),
		stageOf(true, func(note locale.Text) string { return beginning(note.FR) }),
		stageOf(true, func(note locale.Text) string { return beginning(note.EN) }),
	})
	if len(removed) == len(added) {
		for n := range removed {
			pairs = append(pairs, pair{removed[n], added[n]})
		}
		removed, added = nil, nil
	}
	for _, p := range pairs {
		c.wording(c.change(m, Note), m.old.Notes[p.old], m.new.Notes[p.new])
	}
	for _, i := range removed {
		c.wording(c.change(m, Note), m.old.Notes[i], locale.Text{})
	}
	for _, j := range added {
		c.wording(c.change(m, Note), locale.Text{}, m.new.Notes[j])
	}
}

// beginning returns the first two words of a text.
func beginning(s string) string {
	const most = 2
	words := strings.Fields(s)
	return strings.Join(words[:min(most, len(words))], " ")
}
