package diff

import (
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// figuresID is the id of the table of figures.
const figuresID = "figures"

// figures reads figures, each an object with an id, as a table with a row a figure and a column a member.
func (r *reader) figures(n node) *table.Table {
	t := &table.Table{ID: figuresID, Title: locale.Text{FR: "Chiffres", EN: "Figures"}}
	t.Columns = []table.Column{{Key: "id", Label: locale.Text{FR: "Chiffre", EN: "Figure"}}}
	at := map[string]int{"id": 0}
	for _, item := range r.list(n, figuresID) {
		if id, ok := item.get("id"); !ok || id.kind != '"' {
			r.expect(item, figuresID, "un objet avec son «\u00a0id\u00a0»", "an object with its \"id\"")
			continue
		}
		cells := make([]table.Cell, len(t.Columns))
		r.flatten("", item, func(name string, cell table.Cell) {
			i, known := at[name]
			if !known {
				i = len(t.Columns)
				at[name] = i
				t.Columns, cells = append(t.Columns, figureColumn(name)), append(cells, table.Cell{})
			}
			for len(cells) <= i {
				cells = append(cells, table.Cell{})
			}
			cells[i] = cell
		})
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	for i := range t.Rows {
		t.Rows[i].Cells = append(t.Rows[i].Cells, make([]table.Cell, len(t.Columns)-len(t.Rows[i].Cells))...)
	}
	settle(t)
	return t
}

// flatten calls add for each value of a figure, with the names that lead to it.
func (r *reader) flatten(prefix string, n node, add func(name string, cell table.Cell)) {
	if text, ok := bothOf(n); ok && prefix != "" {
		add(prefix, table.Words(text))
		return
	}
	for i, item := range n.items {
		name := strconv.Itoa(i + 1)
		if n.kind == '{' {
			name = n.keys[i].name
		}
		if prefix != "" {
			name = prefix + "." + name
		}
		r.flattenItem(name, item, add)
	}
}

func (r *reader) flattenItem(name string, item node, add func(name string, cell table.Cell)) {
	switch item.kind {
	case '{', '[':
		r.flatten(name, item, add)
	case '0':
		add(name, table.Value(r.number(item)))
	case 'n':
		add(name, table.Cell{})
	default:
		add(name, table.Plain(item.text))
	}
}

// figureColumn returns the column of a member, by its name.
func figureColumn(name string) table.Column {
	c := table.Column{Key: name, Label: locale.Same(name), Kind: table.Number}
	if last := name[strings.LastIndexAny(name, "._")+1:]; last == "percent" {
		c.Kind = table.Percent
	}
	return c
}

// settle makes columns without a number columns of words, and gives the others the decimals that people are shown: one for
// percentages, else those that the numbers need, up to two.
func settle(t *table.Table) {
	const most = 2
	for i := range t.Columns {
		numbers := false
		for _, row := range t.Rows {
			if cell := row.Cells[i]; cell.Set {
				numbers = true
				t.Columns[i].Decimals = max(t.Columns[i].Decimals, needed(cell.Number, most))
			}
		}
		switch {
		case !numbers:
			t.Columns[i].Kind = table.Text
		case t.Columns[i].Kind == table.Percent:
			t.Columns[i].Decimals = 1
		}
	}
}

// needed returns how many decimals a number has, at most the given number.
func needed(x float64, most int) int {
	for decimals := range most {
		if scale := math.Pow10(decimals); math.Round(x*scale)/scale == x {
			return decimals
		}
	}
	return most
}
