package diff

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// anyWords draws words from few, so that rows and tables often read alike.
func anyWords() *rapid.Generator[locale.Text] {
	return rapid.Custom(func(t *rapid.T) locale.Text {
		words := []string{"Oui", "Non", "Montréal", "", "a|b", "<b>", "x: \"y\"\n"}
		fr := rapid.SampledFrom(words).Draw(t, "fr")
		if rapid.Bool().Draw(t, "alike") {
			return locale.Same(fr)
		}
		return locale.Text{FR: fr, EN: rapid.SampledFrom(words).Draw(t, "en")}
	})
}

func anyNumber() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, 2, 17, 100. / 3, math.NaN(), math.Inf(1), -1e-9, 1e300}),
		rapid.Float64(),
	)
}

// anyCell draws a cell of a column. Words stand in columns of numbers too, in place of one.
func anyCell(kind table.Kind, notes int) *rapid.Generator[table.Cell] {
	return rapid.Custom(func(t *rapid.T) table.Cell {
		form := rapid.IntRange(0, 3).Draw(t, "form")
		var cell table.Cell
		switch {
		case kind == table.Text || form == 0:
			cell = table.Words(anyWords().Draw(t, "words"))
		case form == 1:
			cell = table.Between(anyNumber().Draw(t, "lo"), anyNumber().Draw(t, "hi"))
		case form == 2:
			cell = table.Value(anyNumber().Draw(t, "x"))
		}
		cell.Mark = rapid.IntRange(0, notes).Draw(t, "mark")
		return cell
	})
}

// anyTable draws a table; its first column, if it has any, is of words.
func anyTable() *rapid.Generator[*table.Table] {
	return rapid.Custom(func(t *rapid.T) *table.Table {
		drawn := &table.Table{ID: rapid.SampledFrom([]string{"rates", "scores", "figures"}).Draw(t, "id"), Title: anyWords().Draw(t, "title")}
		drawn.Notes = rapid.SliceOfN(anyWords(), 0, 3).Draw(t, "notes")
		for i := range rapid.IntRange(0, 5).Draw(t, "columns") {
			c := table.Column{Key: "k" + strconv.Itoa(i), Label: anyWords().Draw(t, "label"), Kind: table.Kind(rapid.IntRange(0, 5).Draw(t, "kind"))}
			if i == 0 {
				c.Kind = table.Text
			}
			if c.Kind == table.Number || c.Kind == table.Percent || c.Kind == table.Money {
				c.Decimals = rapid.IntRange(0, 3).Draw(t, "decimals")
			}
			if c.Kind == table.Money {
				c.Unit = "$"
			}
			c.Machine = rapid.Bool().Draw(t, "machine")
			drawn.Columns = append(drawn.Columns, c)
		}
		if len(drawn.Columns) == 0 {
			return drawn
		}
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			addAnyRow(t, drawn)
		}
		return drawn
	})
}

func addAnyRow(t *rapid.T, drawn *table.Table) {
	if rapid.IntRange(0, 4).Draw(t, "what") == 0 {
		drawn.AddGroup(anyWords().Draw(t, "group"))
	}
	cells := make([]table.Cell, len(drawn.Columns))
	for i, c := range drawn.Columns {
		cells[i] = anyCell(c.Kind, len(drawn.Notes)).Draw(t, "cell")
	}
	drawn.Add(cells...)
}

func anyResults() *rapid.Generator[*Results] {
	return rapid.Custom(func(t *rapid.T) *Results {
		source := Source{Name: "drawn", Title: anyWords().Draw(t, "title"), Notice: anyWords().Draw(t, "notice")}
		return Of(source, rapid.SliceOfN(anyTable(), 0, 4).Draw(t, "tables"))
	})
}

// written returns tables as a file holds them.
func written(t testing.TB, tables ...*table.Table) []byte {
	t.Helper()
	var b strings.Builder
	if err := render.JSON(&b, tables, nil); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

// read reads results that must be sound.
func read(t testing.TB, text string) *Results {
	t.Helper()
	results, err := Read("r.json", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return results
}

// clone copies the cells of results, so that one of them can be changed.
func clone(r *Results) *Results {
	copied := *r
	copied.Tables = nil
	for _, t := range r.Tables {
		c := *t
		c.Rows = nil
		for _, row := range t.Rows {
			row.Cells = append([]table.Cell(nil), row.Cells...)
			c.Rows = append(c.Rows, row)
		}
		copied.Tables = append(copied.Tables, &c)
	}
	return &copied
}
