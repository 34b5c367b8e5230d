package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// xtabCellsTable holds the cells of crosstabs for programs, a row each.
func xtabCellsTable(s *survey.Survey, list []Xtab, request XtabRequest, options Options) *table.Table {
	t := &table.Table{ID: "xtab", Title: locale.Textf("%s × %s", "%s × %s", list[0].row.Label, list[0].columnLabel())}
	if slices.ContainsFunc(list, func(x Xtab) bool { return x.columnName() != list[0].columnName() }) {
		t.Title = list[0].row.Label
	}
	column := func(kind table.Kind, decimals int) func(key string, role table.Role) table.Column {
		return func(key string, role table.Role) table.Column {
			c := table.Column{Key: key, Label: locale.Same(key), Kind: kind, Decimals: decimals, Role: role}
			if kind != table.Text && role != "" && role != table.Estimate {
				c.Of = "percent"
			}
			return c
		}
	}
	text, count, number := column(table.Text, 0), column(table.Count, 0), column(table.Number, 2)
	counted := count("count", table.N)
	if request.percent() == NoPercent {
		counted = count("count", table.Estimate)
	}
	t.Columns = []table.Column{
		text("side", table.Side), text("group", table.Group),
		text("row", table.Term), text("row_code", table.Level), text("row_label", ""), text("row_kind", ""),
		text("column", table.Term), text("column_code", table.Level), text("column_label", ""), text("column_kind", ""),
		counted, count("base", table.Base), text("base_kind", ""), text("percent_of", ""),
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
		number("se", table.StdError), number("deff", table.DesignEffect), number("expected", table.Estimate), number("residual", table.Estimate), text("letters", ""),
		count("column_base", ""), number("column_weight", table.Weight),
	}
	for i := range list {
		x := &list[i]
		for k := range x.lines {
			for j := range x.columns {
				t.Add(x.machineCells(request, k, j)...)
			}
		}
		for _, note := range xtabNoteTexts(s, x, options) {
			if !slices.Contains(t.Notes, note) {
				t.Notes = append(t.Notes, note)
			}
		}
	}
	return t
}

// xtabNoteTexts returns the notes that people read below a crosstab.
func xtabNoteTexts(s *survey.Survey, x *Xtab, options Options) []locale.Text {
	var t table.Table
	xtabNotes(s, &t, x, options)
	return t.Notes
}

// machineCells are the cells of one line in one column.
func (x *Xtab) machineCells(request XtabRequest, k, j int) []table.Cell {
	line, column, cell := x.lines[k], x.columns[j], x.cells[k][j]
	side := SideColumn
	if x.side != nil {
		side = x.side.Name
	} else if column.kind == xtabAnswer {
		side = column.key
	}
	percent, base := table.Cell{}, table.Cell{}
	if cell.has {
		percent, base = table.Value(cell.percent), table.Int(cell.base)
	}
	var se, deff, expected, residual, weight table.Cell
	if e := cell.estimate; e != nil && e.HasSE {
		se = table.Value(100 * e.SE)
		if e.HasDeff {
			deff = table.Value(e.Deff)
		}
	}
	if cell.hasResidual {
		expected, residual = table.Value(cell.expected), table.Value(cell.residual)
	}
	if x.sampled {
		weight = table.Value(x.bases[j].weight)
	}
	return []table.Cell{
		table.Plain(side), table.Plain(x.key),
		table.Plain(request.Row), table.Plain(line.key), table.Words(line.label), table.Plain(line.kind),
		table.Plain(x.columnName()), table.Plain(column.key), table.Words(column.label), table.Plain(column.kind),
		table.Int(cell.count), base, table.Plain(string(x.base)), table.Plain(string(x.percent)),
		percent, se, deff, expected, residual, table.Plain(cell.letters),
		table.Int(x.bases[j].n), weight,
	}
}
