package workbook

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
)

// written returns the bytes of a workbook.
func written(t testing.TB, sheets ...Sheet) []byte {
	t.Helper()
	var book bytes.Buffer
	if err := Write(&book, sheets); err != nil {
		t.Fatal(err)
	}
	return book.Bytes()
}

// What is written is read back, every cell as text; rows and cells that are blank keep their places.
func TestReadWhole(t *testing.T) {
	got, err := ReadWhole("f.xlsx", written(t,
		Sheet{Name: "survey", Rows: [][]any{{"type", "name"}, {"text", "01"}, nil, {nil, "é"}, {1.0, 2.5, "=A1"}}},
		Sheet{Name: "choices", Rows: [][]any{{"list_name"}}}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Whole{
		{"survey", [][]string{{"type", "name"}, {"text", "01"}, nil, {"", "é"}, {"1", "2.5", "=A1"}}},
		{"choices", [][]string{{"list_name"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadWholeRefuses(t *testing.T) {
	sound := written(t, Sheet{Name: "a", Rows: [][]any{{"x"}}})
	for name, content := range map[string][]byte{
		"nothing": nil, "text": []byte("type,name\n"), "half": sound[:len(sound)/2], "zip": []byte("PK\x05\x06" + strings.Repeat("\x00", 18)),
	} {
		sheets, err := ReadWhole("f.xlsx", content)
		var failure *diag.Failure
		if !errors.As(err, &failure) || sheets != nil || failure.List[0].Pos.File != "f.xlsx" {
			t.Errorf("%s: %v %v", name, sheets, err)
		}
	}
}

func TestReadWholeLimitsRows(t *testing.T) {
	rows := make([][]any, maxWholeRows+1)
	for i := range rows {
		rows[i] = []any{"x"}
	}
	_, err := ReadWhole("f.xlsx", written(t, Sheet{Name: "long", Rows: rows}))
	if err == nil || err.Error() != "f.xlsx!long:100001: more than 100,000 rows" {
		t.Error(err)
	}
}

// FuzzReadWhole: a damaged workbook is refused, and never ends the program.
func FuzzReadWhole(f *testing.F) {
	sound := written(f, Sheet{Name: "a", Rows: [][]any{{"x", 1.0}, {"y"}}})
	f.Add(sound)
	f.Add(sound[:len(sound)-30])
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := ReadWhole("f.xlsx", content)
		var failure *diag.Failure
		if err != nil && !errors.As(err, &failure) {
			t.Fatalf("%v", err)
		}
	})
}
