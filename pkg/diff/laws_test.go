package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func TestResultsDoNotDifferFromThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		results := anyResults().Draw(t, "results")
		for _, options := range []Options{{}, {AsPrinted: true}, {NumbersOnly: true}, {Tolerance: 1}} {
			report := Compare(results, clone(results), options)
			if report.Differs() || len(report.Moved) > 0 {
				t.Fatalf("with %+v: %+v, moved %+v", options, report.Changes, report.Moved)
			}
		}
	})
}

// What a file holds is what is in memory: reading loses nothing that is compared.
func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tables := rapid.SliceOfN(anyTable(), 0, 3).Draw(rt, "tables")
		text := written(t, tables...)
		results := read(t, string(text))
		for _, options := range []Options{{}, {AsPrinted: true}} {
			if report := Compare(Of(Source{}, tables), results, options); report.Differs() {
				rt.Fatalf("%+v of\n%s", report.Changes, text)
			}
		}
		if again := written(t, results.Tables...); !bytes.Equal(again, text) {
			rt.Fatalf("written again:\n%s\nbut it was\n%s", again, text)
		}
	})
}

// mirrored returns what a change is when the results change places.
func mirrored(c Change) string {
	how := map[How]How{Changed: Changed, Added: Removed, Removed: Added}[c.How]
	return shape(Change{What: c.What, How: how, Table: c.Table, Row: c.Row, Column: c.Column, Old: c.New, New: c.Old, Figures: c.Figures})
}

func shape(c Change) string {
	row := c.Row
	if c.How == Changed || c.What == Words || c.What == Figure {
		row = locale.Text{} // The name of a row that both have is that of the new one.
	}
	return fmt.Sprint(c.What, c.How, c.Table, row, c.Column.Key, cellKey(c.Old), cellKey(c.New), c.Figures)
}

func shapes(report *Report, of func(Change) string) []string {
	var list []string
	for _, c := range report.Changes {
		list = append(list, of(c))
	}
	slices.Sort(list)
	return list
}

func TestTheOtherWayRoundIsTheMirrorImage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyResults().Draw(t, "a"), anyResults().Draw(t, "b")
		forth, back := Compare(a, b, Options{}), Compare(b, a, Options{})
		if got, want := shapes(back, shape), shapes(forth, mirrored); !slices.Equal(got, want) {
			t.Fatalf("back:\n%q\nwant:\n%q", got, want)
		}
		if forth.Compared != back.Compared || len(forth.Moved) != len(back.Moved) {
			t.Fatalf("compared %d and %d, moved %v and %v", forth.Compared, back.Compared, forth.Moved, back.Moved)
		}
	})
}

// One number that changes is one change, whatever the rows are called.
func TestOneChangedNumberIsFoundOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := anyResults().Draw(t, "results")
		new := clone(old)
		var cells []*table.Cell
		for _, drawn := range new.Tables {
			for r, row := range drawn.Rows {
				for c := range row.Cells {
					if cell := &drawn.Rows[r].Cells[c]; !row.Group && cell.Set && finite(cell.Number) {
						cells = append(cells, cell)
					}
				}
			}
		}
		if len(cells) == 0 {
			t.Skip("no number")
		}
		cell := rapid.SampledFrom(cells).Draw(t, "cell")
		was := *cell
		cell.Number = rapid.Float64Range(1e6, 2e6).Filter(func(x float64) bool { return x != was.Number }).Draw(t, "number")
		report := Compare(old, new, Options{})
		if len(report.Changes) != 1 {
			t.Fatalf("%d changes: %+v", len(report.Changes), report.Changes)
		}
		change := report.Changes[0]
		if change.What != Figure || change.How != Changed || change.Old.Number != was.Number || change.New.Number != cell.Number {
			t.Fatalf("%+v, want from %+v to %+v", change, was, *cell)
		}
	})
}

// Rows in another order are no change, and are said to have moved where they can be told apart.
func TestRowsThatMoveAreNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := &table.Table{ID: "t", Columns: []table.Column{{Key: "name"}, {Key: "n", Kind: table.Count}}}
		for i := range rapid.IntRange(0, 20).Draw(t, "rows") {
			drawn.Add(table.Plain(fmt.Sprint("row ", i)), table.Int(rapid.IntRange(0, 3).Draw(t, "n")))
		}
		shuffled := *drawn
		shuffled.Rows = rapid.Permutation(drawn.Rows).Draw(t, "order")
		report := Compare(Of(Source{}, []*table.Table{drawn}), Of(Source{}, []*table.Table{&shuffled}), Options{})
		same := fmt.Sprint(shuffled.Rows) == fmt.Sprint(drawn.Rows)
		if report.Differs() || same != (len(report.Moved) == 0) {
			t.Fatalf("changes %+v, moved %+v, the same order: %v", report.Changes, report.Moved, same)
		}
	})
}

// Every format says of any two results what it has to say: no panic, JSON that can be read, the same number of changes.
func TestEveryFormatTakesAnyReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		report := Compare(anyResults().Draw(t, "a"), anyResults().Draw(t, "b"), Options{})
		for _, lang := range locale.Langs {
			if err := report.Markdown(io.Discard, lang, rapid.IntRange(0, 3).Draw(t, "limit")); err != nil {
				t.Fatal(err)
			}
		}
		var text bytes.Buffer
		var document struct{ Changes []struct{ What, How string } }
		if err := report.JSON(&text); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text.Bytes(), &document); err != nil || len(document.Changes) != len(report.Changes) {
			t.Fatalf("%v, %d changes, want %d", err, len(document.Changes), len(report.Changes))
		}
		shown := 0
		for _, drawn := range report.Tables(0)[1:] {
			shown += len(linesOf(drawn))
		}
		if shown != len(report.Changes) {
			t.Fatalf("%d changes are shown, want %d", shown, len(report.Changes))
		}
	})
}
