package diff

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Tables returns a report as tables that people read: a summary, the changed figures, what was added and removed, and the
// words that changed. A table with nothing to say is left out. At most limit rows of each are shown, and the rest counted;
// 0 shows all.
func (r *Report) Tables(limit int) []*table.Table {
	tables := []*table.Table{r.summaryTable()}
	for _, t := range []*table.Table{r.figuresTable(limit), r.presenceTable(limit), r.wordsTable(limit)} {
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

func (r *Report) summaryTable() *table.Table {
	t := &table.Table{ID: "summary", Title: r.heading(), Notes: []locale.Text{r.figuresText()}}
	t.Notes = append(append(t.Notes, r.countsText()...), r.remarks()...)
	return t
}

// heading names the two results.
func (r *Report) heading() locale.Text {
	return locale.Textf("De %s à %s", "From %s to %s", r.Old.Name, r.New.Name)
}

func (r *Report) figuresTable(limit int) *table.Table {
	t := &table.Table{ID: "figures", Title: locale.Text{FR: "Chiffres changés", EN: "Changed figures"}}
	t.Columns = []table.Column{
		{Key: "figure", Label: locale.Text{FR: "Chiffre", EN: "Figure"}},
		{Key: "old", Label: locale.Text{FR: "Avant", EN: "Old"}, Kind: table.Number},
		{Key: "new", Label: locale.Text{FR: "Après", EN: "New"}, Kind: table.Number},
		{Key: "difference", Label: locale.Text{FR: "Écart", EN: "Change"}, Kind: table.Number},
		{Key: "relative", Label: locale.Text{FR: "Relatif", EN: "Relative"}, Kind: table.Number},
		{Key: "interval", Label: locale.Text{FR: "Ancien intervalle", EN: "Old interval"}},
	}
	rows := newRows(t, limit)
	for _, run := range r.runs() {
		for _, c := range run.changes {
			heading, name := c.title(), c.name()
			if run.byRow {
				heading, name = locale.Textf("%s – %s", "%s – %s", c.title(), c.Row), c.label
			}
			old, new := c.values()
			rows.add(heading, table.Words(name), table.Absent(old), table.Absent(new), table.Absent(c.differenceText()), table.Absent(c.relativeText()), table.Words(c.intervalText()))
		}
	}
	rows.finish()
	withoutEmpty(t)
	if slices.ContainsFunc(r.Changes, func(c Change) bool { return c.What == Figure && c.Column.Kind == table.Percent }) {
		t.Note("Écart d'un pourcentage\u00a0: en points.", "Change of a percentage: in points.")
	}
	if slices.ContainsFunc(r.Changes, func(c Change) bool { return c.Interval != nil }) {
		t.Note("Ancien intervalle\u00a0: celui que la ligne donnait\u00a0; dans ou hors de\u00a0: le nouveau chiffre.", "Old interval: the one that the row gave; within or outside: the new figure.")
	}
	return t
}

// withoutEmpty takes away the columns that are empty in every row.
func withoutEmpty(t *table.Table) {
	for at := len(t.Columns) - 1; at > 0; at-- {
		if slices.ContainsFunc(t.Rows, func(row table.Row) bool { return !row.Group && row.Cells[at] != table.Cell{} }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, at, at+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, at, at+1)
		}
	}
}

// A run is the changed figures of one table.
type run struct {
	changes []Change
	byRow   bool // rows have several changes: each is a heading of its own
}

// runs returns the changed figures, table by table.
func (r *Report) runs() []run {
	var runs []run
	var of *table.Table
	rows := 0
	for _, c := range r.Changes {
		if c.What != Figure {
			continue
		}
		if len(runs) == 0 || c.of != of {
			runs, of, rows = append(runs, run{}), c.of, 0
		}
		last := &runs[len(runs)-1]
		if len(last.changes) == 0 || last.changes[len(last.changes)-1].Row != c.Row {
			rows++
		}
		last.changes = append(last.changes, c)
		last.byRow = len(last.changes) >= 2*rows
	}
	return runs
}

// title names the table of a change.
func (c Change) title() locale.Text {
	switch {
	case c.What == Table:
		return locale.Text{FR: "Tableaux", EN: "Tables"}
	case c.Table == "":
		return locale.Text{FR: "L'étude", EN: "The study"}
	}
	return titleOf(c.Table, c.Title)
}

// figuresCell returns how many figures came or went; nothing for none.
func (c Change) figuresCell() table.Cell {
	if c.Figures == 0 {
		return table.Cell{}
	}
	return table.Int(c.Figures)
}

// name names what changed inside its table: the row and the column.
func (c Change) name() locale.Text {
	switch {
	case c.What == Table:
		return titleOf(c.Table, c.Title)
	case c.Column.Key == "":
		return c.Row
	case c.Row.IsZero():
		return c.label
	}
	return locale.Textf("%s\u00a0: %s", "%s: %s", c.Row, c.label)
}

func (r *Report) presenceTable(limit int) *table.Table {
	t := &table.Table{ID: "presence", Title: locale.Text{FR: "Ajouté et retiré", EN: "Added and removed"}}
	t.Columns = []table.Column{
		{Key: "name", Label: locale.Text{FR: "Quoi", EN: "What"}},
		{Key: "how", Label: locale.Text{FR: "Changement", EN: "Change"}},
		{Key: "figures", Label: locale.Text{FR: "Chiffres", EN: "Figures"}, Kind: table.Count},
	}
	rows := newRows(t, limit)
	for _, c := range r.Changes {
		if c.What == Row || c.What == Column || c.What == Table {
			rows.add(c.title(), table.Words(c.name()), table.Words(c.fate()), c.figuresCell())
		}
	}
	rows.finish()
	return t
}

// fate says what became of a row, a column or a table.
func (c Change) fate() locale.Text {
	switch {
	case c.What == Row && c.How == Added:
		return locale.Text{FR: "ligne ajoutée", EN: "row added"}
	case c.What == Row:
		return locale.Text{FR: "ligne retirée", EN: "row removed"}
	case c.What == Column && c.How == Added:
		return locale.Text{FR: "colonne ajoutée", EN: "column added"}
	case c.What == Column:
		return locale.Text{FR: "colonne retirée", EN: "column removed"}
	case c.How == Added:
		return locale.Text{FR: "tableau ajouté", EN: "table added"}
	}
	return locale.Text{FR: "tableau retiré", EN: "table removed"}
}

func (r *Report) wordsTable(limit int) *table.Table {
	t := &table.Table{ID: "words", Title: locale.Text{FR: "Mots et notes changés", EN: "Changed words and notes"}}
	t.Columns = []table.Column{
		{Key: "name", Label: locale.Text{FR: "Quoi", EN: "What"}},
		{Key: "old", Label: locale.Text{FR: "Avant", EN: "Old"}},
		{Key: "new", Label: locale.Text{FR: "Après", EN: "New"}},
	}
	rows := newRows(t, limit)
	for _, c := range r.Changes {
		switch c.What {
		case Words:
			rows.add(c.title(), table.Words(c.name()), c.Old, c.New)
		case Note, Title, Heading:
			rows.add(c.title(), table.Words(c.kind()), c.Old, c.New)
		}
	}
	rows.finish()
	return t
}

// kind names words that are no cell.
func (c Change) kind() locale.Text {
	switch {
	case c.What == Note && c.Table == "":
		return locale.Text{FR: "avis de l'étude", EN: "notice of the study"}
	case c.What == Note:
		return locale.Same("note")
	case c.What == Title && c.Table == "":
		return locale.Text{FR: "titre de l'étude", EN: "title of the study"}
	case c.What == Title:
		return locale.Text{FR: "titre", EN: "title"}
	}
	return locale.Textf("colonne %s", "column %s", c.Column.Key)
}

// A rows adds rows to a table under headings, up to a limit.
type rows struct {
	t           *table.Table
	limit, more int         // rows that may be shown, 0 for all; rows that were left out
	shown       int         // rows that are shown
	last        locale.Text // the heading above
}

func newRows(t *table.Table, limit int) *rows { return &rows{t: t, limit: limit} }

func (r *rows) add(heading locale.Text, cells ...table.Cell) {
	if r.limit > 0 && r.shown == r.limit {
		r.more++
		return
	}
	r.shown++
	if heading != r.last {
		r.last = heading
		r.t.AddGroup(heading)
	}
	r.t.Add(cells...)
}

// finish says how many rows are left out.
func (r *rows) finish() {
	if r.more > 0 {
		r.t.Note("Et %s de plus (--limit).", "And %s more (--limit).", locale.Count(r.more))
	}
}
