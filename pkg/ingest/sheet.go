package ingest

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// A choice is the sheet of a workbook that is read.
type choice struct {
	tab            workbook.Tab
	why            locale.Text
	unclear        bool // true: another sheet could be meant as well
	others, hidden []string
}

// openSheet decides which sheet of a workbook is read.
func (f *File) openSheet(dialect Dialect) (*Reader, error) {
	chosen, err := f.choose(dialect.Sheet)
	if err != nil {
		return nil, err
	}
	rows, err := f.book.Rows(chosen.tab)
	if err != nil {
		return nil, err
	}
	r := &Reader{place: diag.Pos{File: f.name, Sheet: chosen.tab.Name}}
	r.rows = &sheetRows{book: f.book, choice: chosen, rows: rows, place: r.place}
	r.decided = Decided{
		SheetWhy: chosen.why, OtherSheets: chosen.others, HiddenSheets: chosen.hidden,
		Dialect: Dialect{Sheet: chosen.tab.Name, TitleRows: dialect.TitleRows, HeaderRows: dialect.headerRows()},
		Why:     locale.Textf("classeur Excel, feuille %s (%s)", "Excel workbook, sheet %s (%s)", chosen.tab.Name, chosen.why),
	}
	return r, nil
}

// A contents is what the first rows of a sheet hold.
type contents uint8

const (
	nothing contents = iota
	values           // a value
	aTable           // a row of two values or more
)

// probed is how many rows of a sheet tell whether it holds a table.
const probed = 100

// probe looks at the first rows of a sheet.
func (f *File) probe(tab workbook.Tab) (contents, error) {
	rows, err := f.book.Rows(tab)
	if err != nil {
		return nothing, err
	}
	defer rows.Close()
	found := nothing
	for range probed {
		row, err := rows.Next()
		if err != nil {
			break // The end, or what is wrong when the sheet is read.
		}
		found = values
		if len(row.Cells) > 1 {
			return aTable, nil
		}
	}
	return found, nil
}

// The sheets of a workbook, by what they hold.
type sheets struct {
	all, visible, tables []workbook.Tab // all; those shown that have values; those of them with a table
	hidden               []string       // those that have values and are not shown
}

// sheets looks at all sheets of the workbook.
func (f *File) sheets() (sheets, error) {
	found := sheets{all: f.book.Tabs()}
	for _, tab := range found.all {
		holds, err := f.probe(tab)
		switch {
		case err != nil:
			return found, err
		case holds == nothing:
		case tab.Hidden:
			found.hidden = append(found.hidden, tab.Name)
		default:
			found.visible = append(found.visible, tab)
			if holds == aTable {
				found.tables = append(found.tables, tab)
			}
		}
	}
	return found, nil
}

// choose finds the sheet that is declared, or else the one that is meant.
func (f *File) choose(declared string) (choice, error) {
	found, err := f.sheets()
	if err != nil {
		return choice{}, err
	}
	var chosen choice
	switch {
	case declared != "":
		chosen.why = locale.Text{FR: "déclarée", EN: "declared"}
		if chosen.tab, err = f.named(declared); err != nil {
			return chosen, err
		}
	case len(found.visible) == 0 && len(found.hidden) > 0:
		return chosen, diag.Fail(diag.Data, f.pos(), "hidden-sheet", "seules des feuilles masquées ont des valeurs (%s)\u00a0: déclarez «\u00a0sheet:\u00a0»",
			`only hidden sheets have values (%s): declare "sheet:"`, diag.OneOf(found.hidden))
	case len(found.visible) == 0:
		return chosen, diag.Fail(diag.Data, f.pos(), "empty-file", "classeur vide\u00a0: aucune feuille n'a de valeur", "empty workbook: no sheet has a value")
	default:
		chosen = found.meant()
	}
	chosen.others, chosen.hidden = without(namesOfTabs(found.visible), chosen.tab.Name), without(found.hidden, chosen.tab.Name)
	return chosen, nil
}

// meant returns the sheet that is meant where none is declared; at least one is visible and has values.
func (s sheets) meant() choice {
	switch {
	case len(s.visible) == 1:
		return choice{tab: s.visible[0], why: locale.Text{FR: "la seule visible qui a des valeurs", EN: "the only visible one with values"}}
	case len(s.tables) == 1:
		return choice{tab: s.tables[0], why: locale.Text{FR: "la seule visible qui contient un tableau", EN: "the only visible one with a table"}}
	case len(s.tables) > 1:
		return choice{tab: s.tables[0], unclear: true, why: locale.Text{FR: "la première visible qui contient un tableau", EN: "the first visible one with a table"}}
	}
	return choice{tab: s.visible[0], unclear: true, why: locale.Text{FR: "la première visible qui a des valeurs", EN: "the first visible one with values"}}
}

// named finds a sheet by its name; letter case does not count where no sheet has the very name.
func (f *File) named(name string) (workbook.Tab, error) {
	tabs := f.book.Tabs()
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, tab := range tabs {
			if same(tab.Name, locale.Line(name)) {
				return tab, nil
			}
		}
	}
	names := namesOfTabs(tabs)
	return workbook.Tab{}, diag.Fail(diag.Data, f.pos(), "unknown-sheet", "il n'y a pas de feuille %q (feuilles\u00a0: %s)%s", "there is no sheet %q (sheets: %s)%s",
		name, diag.OneOf(names), diag.DidYouMean(name, names))
}

func namesOfTabs(tabs []workbook.Tab) []string {
	names := make([]string, len(tabs))
	for i, tab := range tabs {
		names[i] = tab.Name
	}
	return names
}

// without returns the names but one.
func without(names []string, name string) []string {
	var kept []string
	for _, other := range names {
		if other != name {
			kept = append(kept, other)
		}
	}
	return kept
}
