package diff

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// rows reads the rows of a table. A heading inside the table comes back from the rows that stand under it.
func (r *reader) rows(t *table.Table, items []node) {
	var group locale.Text
	for _, item := range items {
		if item.kind != '{' {
			r.expect(item, "rows", "des lignes\u00a0: {\"cells\": {…}}", "rows: {\"cells\": {…}}")
			continue
		}
		row := table.Row{Cells: r.cells(t, item)}
		total, _ := item.get("total")
		row.Total = total.text == "true"
		under := locale.Text{}
		if _, ok := item.get(render.GroupKey); ok {
			under = r.words(item, render.GroupKey, "rows")
		}
		if under != group && !row.Total && len(t.Columns) > 0 {
			t.AddGroup(under)
			group = under
		}
		t.Rows = append(t.Rows, row)
	}
}

// cells reads the cells of a row, in the order of the columns. A cell that is not there is empty.
func (r *reader) cells(t *table.Table, row node) []table.Cell {
	cells := make([]table.Cell, len(t.Columns))
	object, ok := row.get("cells")
	if !ok || object.kind != '{' {
		r.expect(row, "rows", "le membre «\u00a0cells\u00a0»\u00a0: {…}", "the member \"cells\": {…}")
		return cells
	}
	marks, _ := row.get("marks")
	for i, k := range object.keys {
		at := columnAt(t.Columns, k.name, i)
		if at < 0 {
			keys := keysOf(t.Columns)
			r.errorf(k.at, "result", "le tableau %q n'a pas de colonne %q%s\u00a0; attendu\u00a0: %s", "table %q has no column %q%s; expected: %s", t.ID, k.name, diag.DidYouMean(k.name, keys), diag.OneOf(keys))
			continue
		}
		cells[at] = r.cell(object.items[i])
		if mark, ok := marks.get(k.name); ok {
			cells[at].Mark, _ = strconv.Atoi(mark.text)
		}
	}
	return cells
}

// columnAt returns the place of the column of a key. Where several share it, the cells stand in their order.
func columnAt(columns []table.Column, key string, place int) int {
	if place < len(columns) && columns[place].Key == key {
		return place
	}
	for i, c := range columns {
		if c.Key == key {
			return i
		}
	}
	return -1
}

func keysOf(columns []table.Column) []string {
	keys := make([]string, len(columns))
	for i, c := range columns {
		keys[i] = c.Key
	}
	return keys
}

func (r *reader) cell(n node) table.Cell {
	switch n.kind {
	case 'n':
		return table.Cell{}
	case '0':
		return table.Value(r.number(n))
	case '{':
		if text, ok := bothOf(n); ok {
			return table.Words(text)
		}
		lo, hasLo := bound(n, "lo")
		hi, hasHi := bound(n, "hi")
		if hasLo && hasHi {
			return table.Between(r.number(lo), r.number(hi))
		}
	}
	r.expect(n, "cells", "un nombre, null, {\"lo\": …, \"hi\": …} ou {\"fr\": …, \"en\": …}", "a number, null, {\"lo\": …, \"hi\": …} or {\"fr\": …, \"en\": …}")
	return table.Cell{}
}

// bound returns a bound of an interval: a number, or null where it is not finite.
func bound(n node, name string) (node, bool) {
	for i, k := range n.keys {
		if k.name == name {
			return n.items[i], n.items[i].kind == '0' || n.items[i].kind == 'n'
		}
	}
	return node{}, false
}

// number returns the number of a node, and NaN for null.
func (r *reader) number(n node) float64 {
	if n.kind == 'n' {
		return math.NaN()
	}
	x, err := strconv.ParseFloat(n.text, 64)
	if err != nil {
		r.errorf(n.at, "result", "%s est trop grand pour un nombre", "%s is too large for a number", n.text)
		return 0
	}
	return x
}
