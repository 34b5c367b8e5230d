package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func write(t *testing.T, sheets ...Sheet) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := Write(&text, sheets); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func open(t *testing.T, content []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// What is hard to hold comes back as it was: zeros in front, formulas, spaces, lines, escapes of the format itself.
func TestCellsComeBack(t *testing.T) {
	texts := []string{"01", `=HYPERLINK("x")`, "+1", "'x", " a ", "two\nlines", "<&\">", "_x0041_", "_x005F_", "é ’ ★ 𝕏", "1e5", "TRUE"}
	header, row := []any{}, []any{}
	for _, text := range texts {
		header, row = append(header, "h "+text), append(row, text)
	}
	content := write(t, Sheet{Name: "first", Rows: [][]any{header, row}}, Sheet{Name: "second", Rows: [][]any{{"x", "y", "z"}, {nil, 0.1, -1e15}}})
	book := open(t, content)
	rows, err := book.GetRows("first")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(texts, rows[1]); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	if formula, _ := book.GetCellFormula("first", "B2"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
	rows, _ = book.GetRows("second")
	if diff := cmp.Diff([]string{"", "0.1", "-1000000000000000"}, rows[1]); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	if kind, _ := book.GetCellType("second", "B2"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("a number has the type %v", kind)
	}
}

func TestSameSheetsSameBytes(t *testing.T) {
	sheet := Sheet{Name: "s", Rows: [][]any{{"a", "b"}, {"x", 1.5}}, Widths: []float64{10, 20}}
	first := write(t, sheet)
	for range 8 {
		if !bytes.Equal(first, write(t, sheet)) {
			t.Fatal("two workbooks of one sheet differ")
		}
	}
	parts, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts.File {
		if part.ModifiedDate != 0 || part.ModifiedTime != 0 {
			t.Errorf("%s has a time", part.Name)
		}
	}
}

// What Excel cannot hold is said, and nothing is cut off; what it just holds is written.
func TestLimits(t *testing.T) {
	tests := []struct {
		sheet Sheet
		want  string
	}{
		{Sheet{Name: "s", Rows: [][]any{{"a"}, {strings.Repeat("x", 32_768)}}}, "sheet s: cell A2: a text of 32,768 characters, at most 32,767"},
		{Sheet{Name: "s", Rows: [][]any{{"a", strings.Repeat("𝕏", 16_384)}}}, "sheet s: cell B1: a text of 32,768 characters, at most 32,767"},
		{Sheet{Name: "s", Rows: [][]any{make([]any, 16_385)}}, "sheet s: 16,385 columns, at most 16,384"},
		{Sheet{Name: "s", Rows: make([][]any, 1_048_577)}, "sheet s: 1,048,577 rows, at most 1,048,576"},
	}
	for _, test := range tests {
		var text bytes.Buffer
		err := Write(&text, []Sheet{test.sheet})
		var limit *LimitError
		if !errors.As(err, &limit) || err.Error() != test.want || text.Len() > 0 {
			t.Errorf("got %v and %d bytes, want %s", err, text.Len(), test.want)
		}
	}
	longest := strings.Repeat("é", 32_767)
	if got, _ := open(t, write(t, Sheet{Name: "s", Rows: [][]any{{longest}}})).GetCellValue("s", "A1"); got != longest {
		t.Errorf("the longest text came back with %d bytes", len(got))
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriterFails(t *testing.T) {
	if err := Write(failing{}, []Sheet{{Name: "s", Rows: [][]any{{"a"}}}}); err == nil {
		t.Error("a workbook that was not written is no error")
	}
}
