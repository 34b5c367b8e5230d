package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
)

func two() *Table {
	return &Table{ID: "two", Columns: []Column{{Key: "a"}, {Key: "n", Kind: Count}}}
}

func TestRowsAreAddedInOrder(t *testing.T) {
	got := two()
	got.AddGroup(locale.Same("g"))
	got.Add(Plain("x"), Int(0))
	got.AddTotal(Plain("y"), Cell{})
	want := []Row{
		{Cells: []Cell{Plain("g"), {}}, Group: true},
		{Cells: []Cell{{Text: locale.Same("x")}, {Set: true}}},
		{Cells: []Cell{{Text: locale.Same("y")}, {}}, Total: true},
	}
	if diff := cmp.Diff(want, got.Rows); diff != "" {
		t.Error(diff)
	}
}

func TestCellsKeepZeroApartFromNothing(t *testing.T) {
	why := locale.Text{FR: "sans objet", EN: "not applicable"}
	for name, c := range map[string]struct{ got, want Cell }{
		"zero":     {Int(0), Cell{Set: true}},
		"value":    {Value(12.9), Cell{Set: true, Number: 12.9}},
		"interval": {Between(0, 1), Cell{Set: true, Hi: 1, Range: true}},
		"absent":   {Absent(why), Cell{Text: why}},
		"words":    {Words(why), Cell{Text: why}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", name, c.got, c.want)
		}
	}
	if Int(0) == (Cell{}) {
		t.Error("a zero is an empty cell")
	}
}

func TestAddPanicsOnTheWrongNumberOfCells(t *testing.T) {
	for name, add := range map[string]func(*Table){
		"too few":  func(t *Table) { t.Add(Int(1)) },
		"too many": func(t *Table) { t.AddTotal(Int(1), Int(2), Int(3)) },
	} {
		func() {
			defer func() {
				if got := recover(); got != "table: cells: not as many as columns in two" {
					t.Errorf("%s: recovered %v", name, got)
				}
			}()
			add(two())
		}()
	}
}

func TestNote(t *testing.T) {
	got := two()
	got.Note("%d répondants de %s", "%d respondents of %s", 36, locale.Text{FR: "la région", EN: "the region"})
	want := []locale.Text{{FR: "36 répondants de la région", EN: "36 respondents of the region"}}
	if diff := cmp.Diff(want, got.Notes); diff != "" {
		t.Error(diff)
	}
}
