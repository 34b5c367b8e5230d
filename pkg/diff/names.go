package diff

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// namesOf returns what people call the rows of a table: the heading above and the first words; more of the words before
// the first number where two rows would have the same name.
func namesOf(t *table.Table, lines []line) []locale.Text {
	var at []int
	for i, c := range t.Columns {
		if c.Kind != table.Text {
			break
		}
		if !c.Machine {
			at = append(at, i)
		}
	}
	if len(at) == 0 && len(t.Columns) > 0 {
		at = []int{0}
	}
	names := make([]locale.Text, len(lines))
	for most := 1; most <= max(len(at), 1); most++ {
		count := map[locale.Text]int{}
		for i, l := range lines {
			names[i] = nameOf(t, l, at[:min(most, len(at))])
			count[names[i]]++
		}
		if len(count) == len(lines) {
			break
		}
	}
	return numbered(names)
}

// nameOf returns the heading of a row, unless the title repeats it, and the words of some of its cells.
func nameOf(t *table.Table, l line, at []int) locale.Text {
	name := l.group
	if strings.Contains(t.Title.FR, name.FR) && strings.Contains(t.Title.EN, name.EN) {
		name = locale.Text{} // The title has it already.
	}
	for _, i := range at {
		text := l.cells[i].Text
		if l.cells[i].Set {
			text = shown(l.cells[i], t.Columns[i], 0)
		}
		switch {
		case text.IsZero():
		case name.IsZero():
			name = text
		default:
			name = locale.Textf("%s – %s", "%s – %s", name, text)
		}
	}
	return name
}

// numbered puts a number behind the names that stand for several rows, and names rows without words by their number.
func numbered(names []locale.Text) []locale.Text {
	count, seen := map[locale.Text]int{}, map[locale.Text]int{}
	for _, name := range names {
		count[name]++
	}
	list := make([]locale.Text, len(names))
	for i, name := range names {
		list[i] = name
		seen[name]++
		switch {
		case name.IsZero():
			list[i] = locale.Textf("ligne %d", "row %d", i+1)
		case count[name] > 1:
			list[i] = locale.Textf("%s (%d)", "%s (%d)", name, seen[name])
		}
	}
	return list
}

// labelOf returns what people call a column: its heading, else its key.
func labelOf(c table.Column) locale.Text {
	if c.Label.IsZero() {
		return locale.Same(c.Key)
	}
	return c.Label
}

// told returns what people call a column of a table, with its key where another column has the same heading.
func told(columns []table.Column, at int) locale.Text {
	c := columns[at]
	for i, other := range columns {
		if i != at && other.Label == c.Label && !c.Label.IsZero() {
			return locale.Textf("%s (%s)", "%s (%s)", c.Label, c.Key)
		}
	}
	return labelOf(c)
}
