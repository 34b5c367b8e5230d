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

// choose finds the sheet that is declared, or else the one that is meant.
func (f *File) choose(declared string) (choice, error) {
	var found choice
	var names []string
	var visible, tables []workbook.Tab
	for _, tab := range f.book.Tabs() {
		names = append(names, tab.Name)
		holds, err := f.probe(tab)
		switch {
		case err != nil:
			return found, err
		case holds == nothing:
			continue
		case tab.Hidden:
			found.hidden = append(found.hidden, tab.Name)
			continue
		}
		visible = append(visible, tab)
		if holds == aTable {
			tables = append(tables, tab)
		}
	}
	switch {
	case declared != "":
		tab, ok := named(f.book.Tabs(), declared)
		if !ok {
			return found, diag.Fail(diag.Data, f.pos(), "unknown-sheet", "il n'y a pas de feuille %q (feuilles\u00a0: %s)%s", "there is no sheet %q (sheets: %s)%s",
				declared, diag.OneOf(names), diag.DidYouMean(declared, names))
		}
		found.tab, found.why = tab, locale.Text{FR: "déclarée", EN: "declared"}
	case len(visible) == 0 && len(found.hidden) > 0:
		return found, diag.Fail(diag.Data, f.pos(), "hidden-sheet", "seules des feuilles masquées ont des valeurs (%s)\u00a0: déclarez «\u00a0sheet:\u00a0»",
			`only hidden sheets have values (%s): declare "sheet:"`, diag.OneOf(found.hidden))
	case len(visible) == 0:
		return found, diag.Fail(diag.Data, f.pos(), "empty-file", "classeur vide\u00a0: aucune feuille n'a de valeur", "empty workbook: no sheet has a value")
	case len(visible) == 1:
		found.tab, found.why = visible[0], locale.Text{FR: "la seule visible qui a des valeurs", EN: "the only visible one with values"}
	case len(tables) == 1:
		found.tab, found.why = tables[0], locale.Text{FR: "la seule visible qui contient un tableau", EN: "the only visible one with a table"}
	case len(tables) > 1:
		found.tab, found.why, found.unclear = tables[0], locale.Text{FR: "la première visible qui contient un tableau", EN: "the first visible one with a table"}, true
	default:
		found.tab, found.why, found.unclear = visible[0], locale.Text{FR: "la première visible qui a des valeurs", EN: "the first visible one with values"}, true
	}
	found.others, found.hidden = without(namesOfTabs(visible), found.tab.Name), without(found.hidden, found.tab.Name)
	return found, nil
}

// named finds a sheet by its name; letter case does not count where no sheet has the very name.
func named(tabs []workbook.Tab, name string) (workbook.Tab, bool) {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, tab := range tabs {
			if same(tab.Name, locale.Line(name)) {
				return tab, true
			}
		}
	}
	return workbook.Tab{}, false
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
