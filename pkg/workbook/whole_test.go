package workbook

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	got, err := ReadWhole(written(t,
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
		sheets, err := ReadWhole(content)
		var problem *ReadError
		if !errors.As(err, &problem) || sheets != nil || problem.Message.FR == "" || problem.Error() != problem.Message.EN {
			t.Errorf("%s: %v %v", name, sheets, err)
		}
	}
}

func TestReadWholeLimitsRows(t *testing.T) {
	rows := make([][]any, maxWholeRows+1)
	for i := range rows {
		rows[i] = []any{"x"}
	}
	_, err := ReadWhole(written(t, Sheet{Name: "long", Rows: rows}))
	if err == nil || err.Error() != "sheet long: more than 100,000 rows" {
		t.Error(err)
	}
}

func TestCellName(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {0, 0}, "B3": {2, 1}, "AA10": {9, 26}} {
		if got := CellName(at[0], at[1]); got != want {
			t.Errorf("%v is %s, want %s", at, got, want)
		}
	}
}

// FuzzReadWhole: a damaged workbook is refused, and never ends the program.
func FuzzReadWhole(f *testing.F) {
	sound := written(f, Sheet{Name: "a", Rows: [][]any{{"x", 1.0}, {"y"}}})
	f.Add(sound)
	f.Add(sound[:len(sound)-30])
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := ReadWhole(content)
		var problem *ReadError
		if err != nil && !errors.As(err, &problem) {
			t.Fatalf("%v", err)
		}
	})
}
