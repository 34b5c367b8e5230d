package render

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func TestJSONGolden(t *testing.T) {
	var b strings.Builder
	if err := JSON(&b, []*table.Table{sample()}, map[string]any{"study": "<a & b>"}); err != nil {
		t.Fatal(err)
	}
	stored(t, "rates.json", b.String())
}

func TestJSONIsValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tables := rapid.SliceOfN(anyTable(), 0, 3).Draw(t, "tables")
		var b strings.Builder
		if err := JSON(&b, tables, nil); err != nil {
			t.Fatal(err)
		}
		var document struct {
			Tables []struct {
				Rows []struct {
					Cells map[string]json.RawMessage `json:"cells"`
				} `json:"rows"`
			} `json:"tables"`
		}
		if err := json.Unmarshal([]byte(b.String()), &document); err != nil {
			t.Fatalf("%v in:\n%s", err, b.String())
		}
		for i, drawn := range tables {
			list := rows(drawn)
			if got := len(document.Tables[i].Rows); got != len(list) {
				t.Fatalf("%d rows, want %d", got, len(list))
			}
			for r, row := range list {
				checkCells(t, drawn, row, document.Tables[i].Rows[r].Cells)
			}
		}
	})
}

func checkCells(t *rapid.T, drawn *table.Table, row record, cells map[string]json.RawMessage) {
	for c, cell := range row.cells {
		raw := cells[drawn.Columns[c].Key]
		if !cell.Set {
			continue
		}
		var bounds struct{ Lo, Hi float64 }
		var x float64
		if cell.Range {
			if err := json.Unmarshal(raw, &bounds); err != nil || bounds.Lo != cell.Number || bounds.Hi != cell.Hi {
				t.Fatalf("the interval %v to %v is written as %s", cell.Number, cell.Hi, raw)
			}
		} else if err := json.Unmarshal(raw, &x); err != nil || x != cell.Number {
			t.Fatalf("%v is written as %s", cell.Number, raw)
		}
	}
}

func TestJSONReturnsTheErrorOfMeta(t *testing.T) {
	var unsupported *json.UnsupportedTypeError
	if err := JSON(&strings.Builder{}, nil, func() {}); !errors.As(err, &unsupported) {
		t.Errorf("error %v", err)
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	hostile := &table.Table{ID: "h", Columns: []table.Column{{Key: "w", Label: locale.Same("<script>alert(1)</script>")}}}
	hostile.Add(table.Plain("a|b\n| c | \"d\" <img src=x>"))
	if got := markdown(hostile, locale.French); strings.Count(got, "\n") != 3 || strings.Contains(strings.ReplaceAll(got, `\<`, ""), "<") {
		t.Errorf("Markdown lets words through:\n%s", got)
	}
	if got := text(hostile, locale.French, 40); !strings.Contains(got, "<img src=x>") {
		t.Errorf("text changes words:\n%s", got)
	}
}
