package tabulate

import (
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/letters"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// XtabTables shows crosstabs of one row variable, and their tests. For people each crosstab is a table with its columns side by side; for
// programs one table holds the cells of all of them, a row each. The request and the options are those of Xtabs; the
// column of the request is not looked at.
func XtabTables(s *survey.Survey, list []Xtab, request XtabRequest, options Options, people bool) []*table.Table {
	var tables []*table.Table
	if !people {
		tables = append(tables, xtabCellsTable(s, list, request, options))
	}
	for i := range list {
		x := &list[i]
		if people {
			tables = append(tables, xtabTable(s, x, request, options, named("xtab", i, len(list))))
		}
		if people && request.Residuals {
			tables = append(tables, residualsTable(s, x, request, named("residuals", i, len(list))))
		}
	}
	return append(tables, xtabTestsTable(s, list, options))
}

// named numbers the tables of one kind where there are several.
func named(id string, i, of int) string {
	if of == 1 {
		return id
	}
	return fmt.Sprintf("%s-%d", id, i+1)
}

// title names a crosstab.
func (x *Xtab) title(s *survey.Survey) locale.Text {
	title := locale.Textf("%s × %s", "%s × %s", x.row.Label, x.columnLabel())
	if x.side != nil && len(s.Study.Sides) > 1 {
		title = locale.Textf("%s\u00a0– %s", "%s – %s", title, x.side.Label.Text)
	}
	if !x.group.IsZero() {
		title = locale.Textf("%s\u00a0– %s", "%s – %s", title, x.group)
	}
	return title
}

func (x *Xtab) columnLabel() locale.Text {
	if x.column == nil {
		return locale.Text{FR: "Partie", EN: "Side"}
	}
	return x.column.Label
}

// columnName returns the name of the variable in the columns, as users write it.
func (x *Xtab) columnName() string {
	if x.column == nil {
		return SideColumn
	}
	return x.column.Name
}

// heading heads a column; with letters, a column that they can name has its own.
func (x *Xtab) heading(j int) locale.Text {
	column := x.columns[j]
	if column.kind == xtabAnswer && !x.spec.IsZero() {
		return locale.Textf("%s (%s)", "%s (%s)", column.label, letters.Name(j))
	}
	return column.label
}

// xtabTable shows a crosstab to people.
func xtabTable(s *survey.Survey, x *Xtab, request XtabRequest, options Options, id string) *table.Table {
	t := &table.Table{ID: id, Title: x.title(s)}
	t.Columns = []table.Column{{Key: "row", Label: x.row.Label}}
	kind := table.Column{Kind: table.Percent, Decimals: 1}
	if x.percent == NoPercent {
		kind = table.Column{Kind: table.Count}
	}
	for j := range x.columns {
		column := kind
		column.Key, column.Label = fmt.Sprintf("column_%d", j+1), x.heading(j)
		t.Columns = append(t.Columns, column)
	}
	if x.percent == OfRow {
		t.Columns = append(t.Columns, table.Column{Key: "base", Label: locale.Same("Base"), Kind: table.Count})
	}
	for k := range x.lines {
		t.Add(x.lineCells(k, request.Counts)...)
		if cells, any := x.letterCells(k, len(t.Columns)); any {
			t.Add(cells...)
		}
	}
	x.baseRows(t)
	xtabNotes(s, t, x, options)
	return t
}

// lineCells are the cells of a line.
func (x *Xtab) lineCells(k int, counts bool) []table.Cell {
	cells := []table.Cell{table.Words(x.lines[k].label)}
	for j := range x.columns {
		cells = append(cells, x.cells[k][j].cell(x.percent, counts))
	}
	if x.percent == OfRow {
		cells = append(cells, table.Int(x.cells[k][x.total()].count))
	}
	return cells
}

// cell writes one cell: the percent, the count with the percent in brackets, or the count.
func (cell xtabCell) cell(percent Percentage, counts bool) table.Cell {
	switch {
	case percent == NoPercent:
		return table.Int(cell.count)
	case !cell.has && counts:
		return table.Absent(locale.Textf("%s\u00a0(–)", "%s (–)", locale.Count(cell.count)))
	case !cell.has && cell.base == 0 && cell.count > 0:
		return table.Absent(locale.Textf("n\u00a0=\u00a0%s", "n\u00a0=\u00a0%s", locale.Count(cell.count)))
	case !cell.has:
		return table.Absent(dash)
	case counts:
		return table.Absent(locale.Textf("%s\u00a0(%s)", "%s\u00a0(%s)", locale.Count(cell.count), locale.Percent(cell.percent, 1)))
	}
	return table.Value(cell.percent)
}

// letterCells are the letters below a line, and whether there are any.
func (x *Xtab) letterCells(k, width int) (cells []table.Cell, any bool) {
	cells = make([]table.Cell, width)
	for j := range x.columns {
		if text := x.cells[k][j].letters; text != "" {
			cells[1+j], any = table.Plain(strings.ReplaceAll(text, " ", "\u00a0")), true
		}
	}
	return cells, any
}

// baseRows adds the bases: how many units count, and under a design what they stand for.
func (x *Xtab) baseRows(t *table.Table) {
	label := locale.Same("Base (n)")
	if x.sampled {
		label = locale.Text{FR: "Base non pondérée (n)", EN: "Unweighted base (n)"}
	}
	row := []table.Cell{table.Words(label)}
	weighted := []table.Cell{table.Words(locale.Text{FR: "Base pondérée", EN: "Weighted base"})}
	for _, base := range x.bases {
		row = append(row, table.Absent(locale.Textf("%s", "%s", locale.Count(base.n))))
		weighted = append(weighted, table.Absent(locale.Textf("%s", "%s", locale.Fixed(base.weight, 0))))
	}
	for len(row) < len(t.Columns) {
		row, weighted = append(row, table.Cell{}), append(weighted, table.Cell{})
	}
	t.AddTotal(row...)
	if x.sampled {
		t.AddTotal(weighted...)
	}
}

// residualsTable shows where a crosstab departs from independence.
func residualsTable(s *survey.Survey, x *Xtab, request XtabRequest, id string) *table.Table {
	t := &table.Table{ID: id, Title: locale.Textf("Résidus ajustés\u00a0: %s", "Adjusted residuals: %s", x.title(s))}
	t.Columns = []table.Column{{Key: "row", Label: x.row.Label}}
	lines, columns := x.answers()
	for j := range columns {
		t.Columns = append(t.Columns, table.Column{Key: fmt.Sprintf("column_%d", j+1), Label: x.columns[j].label, Kind: table.Number, Decimals: 2})
	}
	for k := range lines {
		cells := []table.Cell{table.Words(x.lines[k].label)}
		for j := range columns {
			cell := table.Absent(dash)
			if c := x.cells[k][j]; c.hasResidual {
				cell = table.Value(c.residual)
			}
			cells = append(cells, cell)
		}
		t.Add(cells...)
	}
	switch {
	case x.sampled:
		t.Note("Les résidus ajustés sont ceux d'un tableau d'effectifs\u00a0: aucun sous un plan déclaré.", "Adjusted residuals are those of a table of counts: none under a declared design.")
	case isMultiple(x.row):
		t.Note("Les résidus ajustés supposent une seule réponse par unité\u00a0: aucun pour une question à plusieurs réponses.", "Adjusted residuals suppose one answer a unit: none for a question with several answers.")
	default:
		t.Note("Un résidu ajusté au-delà de 2 environ, en plus ou en moins, dit où le tableau s'écarte de l'indépendance. Unités qui ont une valeur des deux variables.",
			"An adjusted residual beyond about 2 in size shows where the table departs from independence. Units that have a value of both variables.")
	}
	return t
}

// xtabNotes say what the numbers are, who is left out and what the letters mean.
func xtabNotes(s *survey.Survey, t *table.Table, x *Xtab, options Options) {
	x.percentNote(t)
	xtabBaseNote(t, x.base)
	if isMultiple(x.row) {
		t.Note("Question à plusieurs réponses\u00a0: une unité compte dans chaque réponse qu'elle coche\u00a0; les pourcentages peuvent dépasser 100 au total. Réponses cochées\u00a0: %s, base\u00a0: %s.",
			"Question with several answers: a unit counts in each answer that it ticks; the percents can add to more than 100. Ticks: %s, base: %s.",
			locale.Count(x.ticks()), locale.Count(x.bases[x.total()].n))
	}
	leftOutNote(t, x.row.Label, x.rowLeft)
	leftOutNote(t, x.columnLabel(), x.colLeft)
	if x.side != nil {
		options.whereNotes(t, s, []string{x.side.Name})
		designNotes(s, t, x.side.Name)
	} else if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
	if x.spec.IsZero() {
		return
	}
	t.Notes = append(t.Notes, x.spec)
	if x.constant {
		t.Note("Une part de 0 ou de 100\u00a0% exactement n'est pas comparée\u00a0: sa variance estimée est nulle.",
			"A share of exactly 0 or 100% is not compared: its estimated variance is zero.")
	}
	if len(x.small) > 0 {
		list := x.small[0]
		for _, more := range x.small[1:] {
			list = locale.Textf("%s, %s", "%s, %s", list, more)
		}
		t.Note("Colonnes sous la base minimale, non comparées\u00a0: %s.", "Columns below the minimum base, not compared: %s.", list)
	}
}

// ticks returns how many answers are ticked in all.
func (x *Xtab) ticks() int {
	lines, columns := x.answers()
	sum := 0
	for _, line := range x.cells[:lines] {
		sum += line[columns].count
	}
	return sum
}

// percentNote says what the percents are of.
func (x *Xtab) percentNote(t *table.Table) {
	switch {
	case x.percent == NoPercent:
		t.Note("Effectifs, sans pondération.", "Counts, unweighted.")
		return
	case x.percent == OfRow:
		t.Note("Pourcentages de chaque ligne.", "Percents of each row.")
	case x.percent == OfTotal:
		t.Note("Pourcentages du total.", "Percents of the total.")
	default:
		t.Note("Pourcentages de chaque colonne.", "Percents of each column.")
	}
	if x.sampled {
		t.Note("Pourcentages pondérés\u00a0; effectifs et n sans pondération.", "Percents are weighted; counts and n are not.")
	}
}

// xtabBaseNote says who counts in the bases.
func xtabBaseNote(t *table.Table, base study.Base) {
	if base == study.AnsweredBase {
		t.Note("Base\u00a0: les unités qui ont répondu à la question en ligne et ont une valeur en colonne.", "Base: the units that answered the question in the rows and have a value in the columns.")
		return
	}
	t.Note("Base\u00a0: les unités à qui la question en ligne a été posée, répondue ou non, et qui ont une valeur en colonne.",
		"Base: the units that were asked the question in the rows, answered or not, and have a value in the columns.")
}

// leftOutNote counts the units that are in no base for want of a value of a variable, by reason.
func leftOutNote(t *table.Table, label locale.Text, reasons [study.Reasons]int) {
	var text locale.Text
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		switch n := reasons[reason]; {
		case n == 0:
		case text.IsZero():
			text = locale.Textf("%s\u00a0: %d", "%s: %d", reason.Label(), n)
		default:
			text = locale.Textf("%s\u00a0; %s\u00a0: %d", "%s; %s: %d", text, reason.Label(), n)
		}
	}
	if !text.IsZero() {
		t.Note("Hors base, %s\u00a0– %s.", "Left out, %s – %s.", label, text)
	}
}
