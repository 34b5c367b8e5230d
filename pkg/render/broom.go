package render

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Broom writes tables as one CSV, one line for each estimate, in the columns of BroomRow; a table without estimates has no
// line. An estimate with several intervals has a line for each, in the order of their columns; one without any has one
// line. An estimate that has no number has its line too, and display_fr and display_en say why. What names the line is
// language independent where the table has names for it: the columns of the roles Term, Level, Group and Side, else the
// table's Term, else the words in English. Numbers, line ends and formulas are as in CSV. The error is the writer's.
func Broom(w io.Writer, tables []*table.Table) error {
	rows := []BroomRow{}
	for _, t := range tables {
		rows = append(rows, broomRows(t)...)
	}
	return gocsv.MarshalCSV(rows, gocsv.NewSafeCSVWriter(csv.NewWriter(w)))
}

// broomRows returns the lines of one table.
func broomRows(t *table.Table) []BroomRow {
	var list []BroomRow
	for n, row := range rows(t) {
		b := broomRecord{t: t, record: row}
		named := b.named()
		named.Row = n + 1
		for _, i := range b.estimates() {
			list = append(list, b.lines(named, i)...)
		}
	}
	return list
}

// A broomRecord is a row of a table whose estimates become lines.
type broomRecord struct {
	t *table.Table
	record
}

// estimates returns the columns of the estimates of the row: of those that hold something, or are tested without a number
// of their own. Where there is none, a count of units stands for itself.
func (b broomRecord) estimates() []int {
	var found, counts []int
	for i, column := range b.t.Columns {
		switch {
		case column.Role == table.Estimate && (!isEmpty(b.cells[i]) || b.isTested(column)):
			found = append(found, i)
		case column.Role == table.N && b.cells[i].Set:
			counts = append(counts, i)
		}
	}
	if len(found) == 0 {
		return counts
	}
	return found
}

func isEmpty(cell table.Cell) bool { return !cell.Set && cell.Text.IsZero() }

// isTested reports whether the row has a p value of the estimate in a column.
func (b broomRecord) isTested(estimate table.Column) bool {
	return slices.ContainsFunc(b.speaking(estimate), func(i int) bool {
		return b.t.Columns[i].Role == table.PValue && b.cells[i].Set
	})
}

// speaking returns the columns that say something of an estimate.
func (b broomRecord) speaking(estimate table.Column) []int {
	var list []int
	for i, column := range b.t.Columns {
		if column.Role != "" && column.Role != table.Estimate && column.SpeaksOf(estimate) {
			list = append(list, i)
		}
	}
	return list
}

// named returns a line with what names the row.
func (b broomRecord) named() BroomRow {
	line := BroomRow{
		Table: b.t.ID, Term: b.key(table.Term), Group: b.key(table.Group), Level: b.key(table.Level), Side: b.key(table.Side),
		HeadingFR: guard(b.group.FR), HeadingEN: guard(b.group.EN),
	}
	if i := labelAt(b.t); i >= 0 {
		line.LabelFR, line.LabelEN = guard(value(b.cells[i], b.t.Columns[i], locale.French)), guard(value(b.cells[i], b.t.Columns[i], locale.English))
	}
	isNamed := line.Term+line.Group+line.Level+line.Side != ""
	if line.Term == "" {
		line.Term = guard(b.t.Term)
	}
	switch {
	case line.Term == "":
		line.Term = line.LabelEN
	case !isNamed:
		line.Level = line.LabelEN
	}
	return line
}

// key returns the name that the columns of a role make, without the empty parts at its end.
func (b broomRecord) key(role table.Role) string {
	var parts []string
	for i, column := range b.t.Columns {
		if column.Role == role {
			parts = append(parts, b.word(i))
		}
	}
	for len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return guard(strings.Join(parts, ":"))
}

// word returns the words of a cell in English, or its number in full.
func (b broomRecord) word(i int) string {
	if cell := b.cells[i]; cell.Text.IsZero() || b.t.Columns[i].Kind != table.Text && cell.Set {
		return exact(cell.Number, cell.Set)
	}
	return b.cells[i].Text.EN
}

// lines returns the lines of one estimate of a row: one for each of its intervals, one where it has none.
func (b broomRecord) lines(line BroomRow, i int) []BroomRow {
	column, cell := b.t.Columns[i], b.cells[i]
	line.Measure, line.Unit = column.Key, guard(unit(column))
	line.MeasureFR, line.MeasureEN = guard(column.Label.FR), guard(column.Label.EN)
	line.Estimate = Num{cell.Number, cell.Set && finite(cell.Number)}
	line.DisplayFR, line.DisplayEN = display(cell, column, locale.French), display(cell, column, locale.English)
	if column.Side != "" {
		line.Side = column.Side
	}
	if column.Category != "" {
		line.Level = guard(strings.TrimPrefix(line.Level+":"+column.Category, ":"))
	}
	speaking := b.speaking(column)
	for _, j := range speaking {
		b.say(&line, j)
	}
	line.complete(column)
	var list []BroomRow
	for _, j := range speaking {
		if b.t.Columns[j].Role == table.Interval && b.cells[j].Set {
			list = append(list, b.withInterval(line, column, j))
		}
	}
	if list == nil {
		line.ConfLevel, line.Method = Num{}, b.methods(column, "", "")
		list = append(list, line)
	}
	return list
}

// display writes a cell as people read it. A number below zero is no formula, although it begins as one.
func display(cell table.Cell, column table.Column, lang locale.Lang) string {
	text := value(cell, column, lang)
	if cell.Set && strings.Trim(text, "-0123456789.,%$\u00a0\u202f") == "" {
		return text
	}
	return guard(text)
}

// say fills the field of a column's role, with the first number where several columns have it.
func (b broomRecord) say(line *BroomRow, j int) {
	column, cell := b.t.Columns[j], b.cells[j]
	number := Num{cell.Number, cell.Set && finite(cell.Number)}
	switch column.Role {
	case table.LeftOut:
		if field := line.reason(column.Key); field != nil {
			*field = number
		} else if number.OK {
			line.LeftOut = Num{line.LeftOut.Value + number.Value, true}
		}
	case table.Seed:
		line.Seed = b.word(j)
	default:
		if field := line.number(column.Role); field != nil && !field.OK {
			*field = number
		}
	}
}

// complete fills what follows from the other fields.
func (r *BroomRow) complete(estimate table.Column) {
	if !r.DF.OK {
		r.DF, r.ResidualDF = r.ResidualDF, Num{}
	}
	if estimate.Kind != table.Percent && !r.N.OK {
		r.N = r.Base
	}
	if r.Permutations.Value == 0 { // The p value is not one of Monte Carlo.
		r.Permutations, r.Seed = Num{}, ""
	}
	if r.LeftOut.OK {
		return
	}
	for _, reason := range []Num{r.NoAnswer, r.NotAsked, r.NotApplicable, r.DontKnow, r.Refused, r.Invalid} {
		if reason.OK {
			r.LeftOut = Num{r.LeftOut.Value + reason.Value, true}
		}
	}
}

// withInterval returns a line with one of the intervals of its estimate.
func (b broomRecord) withInterval(line BroomRow, estimate table.Column, j int) BroomRow {
	column, cell := b.t.Columns[j], b.cells[j]
	hi := cell.Number
	if cell.Range {
		hi = cell.Hi
	}
	line.Interval = column.Key
	line.ConfLow, line.ConfHigh = Num{cell.Number, finite(cell.Number)}, Num{hi, finite(hi)}
	if !line.ConfLevel.OK && column.Confidence > 0 {
		line.ConfLevel = Num{column.Confidence, true}
	}
	line.Method = b.methods(estimate, column.Key, column.Method)
	return line
}

// methods joins the identifiers of the methods of an estimate, of its p value and of one of its intervals.
func (b broomRecord) methods(estimate table.Column, interval, intervalMethod string) string {
	list := []string{intervalMethod}
	for i, column := range b.t.Columns {
		if column.Role == table.Method && (column.Of == interval && interval != "" || column.SpeaksOf(estimate) || b.isOfP(column, estimate)) {
			list = append(list, b.word(i))
		}
	}
	slices.Sort(list)
	return guard(strings.Join(slices.DeleteFunc(slices.Compact(list), func(id string) bool { return id == "" }), "; "))
}

// isOfP reports whether a column holds the method of a p value of an estimate.
func (b broomRecord) isOfP(method, estimate table.Column) bool {
	return slices.ContainsFunc(b.speaking(estimate), func(i int) bool {
		return b.t.Columns[i].Role == table.PValue && b.t.Columns[i].Key == method.Of && b.cells[i].Set
	})
}
