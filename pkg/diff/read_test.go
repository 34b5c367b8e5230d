package diff

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// small is a result with every kind of cell and what later versions may add.
const small = `{"meta": {"study": "s", "wave": "2018", "title": {"fr": "É", "en": "S"}, "later": [1]}, "later": {"x": true},
"tables": [{"id": "rates", "title": {"fr": "Taux", "en": "Rates"}, "later": null,
  "columns": [
    {"key": "row", "label": {"fr": "Partie", "en": "Side"}, "kind": "text", "unit": ""},
    {"key": "n", "label": {"fr": "n", "en": "n"}, "kind": "count", "unit": "", "later": 1},
    {"key": "percent", "label": {"fr": "%", "en": "%"}, "kind": "percent", "unit": "%", "decimals": 2},
    {"key": "wilson", "label": {"fr": "Wilson", "en": "Wilson"}, "kind": "percent", "unit": "%", "decimals": 1, "of": "percent", "machine": true}],
  "rows": [
    {"row_group": {"fr": "G", "en": "G"}, "cells": {"row": {"fr": "Écoles \u00e9", "en": "Schools"}, "n": 3, "percent": 75.0, "wilson": {"lo": 30, "hi": null}}, "marks": {"n": 1}},
    {"cells": {"n": null, "percent": {"fr": "–", "en": "–"}}, "total": true}],
  "notes": [{"fr": "Un", "en": "One"}]}]}`

func TestRead(t *testing.T) {
	got := read(t, "\uFEFF"+small)
	if want := (Source{Name: "r.json", Study: "s", Wave: "2018", Title: locale.Text{FR: "É", EN: "S"}}); got.Source != want {
		t.Errorf("source %+v, want %+v", got.Source, want)
	}
	want := []table.Column{
		{Key: "row", Label: locale.Text{FR: "Partie", EN: "Side"}},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 2},
		{Key: "wilson", Label: locale.Same("Wilson"), Kind: table.Percent, Decimals: 1, Of: "percent", Machine: true},
	}
	rates := got.Tables[0]
	if diff := cmp.Diff(want, rates.Columns); diff != "" {
		t.Error(diff)
	}
	if len(rates.Rows) != 3 || !rates.Rows[0].Group || !rates.Rows[2].Total || rates.Rows[1].Cells[1] != (table.Cell{Set: true, Number: 3, Mark: 1}) {
		t.Errorf("rows %+v", rates.Rows)
	}
	if cell := rates.Rows[1].Cells[0]; cell.Text != (locale.Text{FR: "Écoles é", EN: "Schools"}) {
		t.Errorf("words %+v", cell)
	}
	if cell := rates.Rows[1].Cells[3]; !cell.Range || cell.Number != 30 || cell.Hi == cell.Hi {
		t.Errorf("interval %+v, want 30 to what is not a number", cell)
	}
	if cell := rates.Rows[2].Cells[2]; cell != table.Words(locale.Same("–")) {
		t.Errorf("a dash is %+v", cell)
	}
}

func TestReadFigures(t *testing.T) {
	got := read(t, `{"figures": [{"id": "a", "percent": 81.25, "agrees": true, "label": {"fr": "Un", "en": "One"}, "left": {"asked": 2}, "list": [1]},
		{"id": "b", "percent": null, "count": 1.125, "note": "x"}], "summary": {"figures": 2}}`).Figures
	var keys []string
	for _, c := range got.Columns {
		keys = append(keys, c.Key)
	}
	if diff := cmp.Diff([]string{"id", "percent", "agrees", "label", "left.asked", "list.1", "count", "note"}, keys); diff != "" {
		t.Error(diff)
	}
	if got.Columns[1].Kind != table.Percent || got.Columns[6].Decimals != 2 || got.Columns[2].Kind != table.Text || len(got.Rows) != 2 {
		t.Errorf("%+v", got.Columns)
	}
	for _, row := range got.Rows {
		if len(row.Cells) != len(keys) {
			t.Errorf("%d cells, want %d", len(row.Cells), len(keys))
		}
	}
}

func TestReadSaysWhatIsWrongAndWhere(t *testing.T) {
	for name, c := range map[string]struct{ text, place, want string }{
		"nothing":             {" \n", "r.json", "the file is empty"},
		"UTF-16":              {"\xFF\xFE{\x00", "r.json", "UTF-16"},
		"Latin-1":             {"{\n\"\xE9\"}", "r.json:2:2", "not UTF-8"},
		"no JSON":             {"id,percent\n", "r.json:1:1", `"i" is unexpected`},
		"a stray comma":       {"{\"tables\":\n[ ,]}", "r.json:2:3", `"," is unexpected`},
		"cut":                 {"{\"tables\": [\n{\"id\": \"a\"", "r.json:2:11", "stops before its end"},
		"two values":          {"{} x", "r.json:1:4", `"x" is unexpected`},
		"a number":            {"1", "r.json", "no result of the program"},
		"another's object":    {`{"id": 1}`, "r.json", "no result of the program"},
		"tables no list":      {`{"tables": 1}`, "r.json:1:12", "tables: expected a list"},
		"no object":           {`{"tables": [1]}`, "r.json:1:13", "expected tables"},
		"no id":               {`{"tables": [{"title": {"fr": "", "en": ""}, "columns": [], "rows": [], "notes": []}]}`, "r.json:1:13", "tables.id: expected words"},
		"unknown kind":        {strings.Replace(small, `"kind": "count"`, `"kind": "cuont"`, 1), "r.json:5:5", `did you mean "count"?`},
		"unknown column":      {strings.Replace(small, `{"n": null,`, `{"m": null,`, 1), "r.json:10:16", `table "rates" has no column "m"`},
		"a cell of true":      {strings.Replace(small, `"n": 3,`, `"n": true,`, 1), "r.json:9:108", "cells: expected a number, null"},
		"half an interval":    {strings.Replace(small, `{"lo": 30, "hi": null}`, `{"lo": 30}`, 1), "r.json:9:138", "cells: expected"},
		"an infinity":         {strings.Replace(small, `75.0`, `1e999`, 1), "r.json:9:122", "1e999 is too large"},
		"decimals":            {strings.Replace(small, `"decimals": 2`, `"decimals": 2.5`, 1), "r.json:6:101", "decimals: expected a whole number"},
		"a note":              {strings.Replace(small, `{"fr": "Un", "en": "One"}`, `"One"`, 1), "r.json:11:13", "notes: expected"},
		"a figure without id": {`{"figures": [{"percent": 1}]}`, "r.json:1:14", `expected an object with its "id"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("r.json", []byte(c.text))
			var failure *diag.Failure
			if !errors.As(err, &failure) || failure.Kind != diag.Data {
				t.Fatalf("error %v", err)
			}
			d := failure.List[0]
			if d.Pos.String() != c.place || !strings.Contains(d.Message.EN, c.want) || d.Message.FR == "" {
				t.Errorf("%s: %s, want %s: …%s…", d.Pos, d.Message.EN, c.place, c.want)
			}
		})
	}
}

func TestReadReportsEverything(t *testing.T) {
	_, err := Read("r.json", []byte(`{"tables": [{"id": 1}, {"id": "b", "title": 2, "columns": 3, "rows": [4], "notes": [5]}]}`))
	var failure *diag.Failure
	if !errors.As(err, &failure) || len(failure.List) < 7 {
		t.Errorf("error %v", err)
	}
}

// FuzzRead reads anything: without a panic, without a result where the text is no JSON, and with the same result again
// from what was read.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{small, `{"figures": [{"id": "a", "percent": 81, "lo": 60, "hi": 92}]}`, "", "[]", `{"tables":[]}`, `{"tables": [{}]}`, "{\"tables\"", `{"a": "\ud800\\\""}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		results, err := Read("f", text)
		if err != nil {
			var failure *diag.Failure
			if !errors.As(err, &failure) || len(failure.List) == 0 {
				t.Fatalf("error %v", err)
			}
			return
		}
		if !json.Valid([]byte(strings.TrimPrefix(string(text), "\uFEFF"))) {
			t.Fatal("a result of what is no JSON")
		}
		if report := Compare(results, results, Options{}); report.Differs() {
			t.Fatalf("it differs from itself: %+v", report.Changes)
		}
		again, err := Read("f", written(t, results.Tables...))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		results.Source, results.Figures = again.Source, nil
		if report := Compare(results, again, Options{}); report.Differs() {
			t.Fatalf("it differs from what it was: %+v", report.Changes)
		}
	})
}
