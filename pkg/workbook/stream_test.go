package workbook

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// longRows makes rows while they are written, in one slice that is used again.
func longRows(texts ...[]string) func(yield func(Line) bool) {
	return func(yield func(Line) bool) {
		var cells []Styled
		for _, row := range texts {
			cells = cells[:0]
			for _, text := range row {
				cells = append(cells, Styled{Value: text, Style: Style{Wrap: true}})
			}
			if !yield(Line{Cells: cells, Lines: len(row)}) {
				return
			}
		}
	}
}

// Rows that are made while they are written are those that would have been held, and the same bytes each time.
func TestLongRows(t *testing.T) {
	texts := [][]string{{"a", "=1+1"}, {}, {" b ", "é\nx", "01"}}
	head := []Styled{{Value: "head", Style: Style{Bold: true}}}
	held := Page{Name: "one", Header: 1, Widths: []float64{20, 30}, Rows: [][]Styled{head}, Heights: []Height{{2, 2}, {4, 3}}}
	for line := range longRows(texts...) {
		held.Rows = append(held.Rows, slices.Clone(line.Cells))
	}
	long := Page{Name: "one", Header: 1, Widths: []float64{20, 30}, Rows: [][]Styled{head}, Long: longRows(texts...)}
	list := Choice{Page: "one", Column: 1, From: 1, To: 4, Cells: [][4]int{{2, 2, 2, 4}}, Title: "t", Message: "m"}
	held.Choices, long.Choices = []Choice{list}, []Choice{list}
	var books [3]bytes.Buffer
	for i, page := range []Page{held, long, long} {
		if err := WritePages(&books[i], About{}, []Page{page}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(books[0].Bytes(), books[1].Bytes()) || !bytes.Equal(books[1].Bytes(), books[2].Bytes()) {
		t.Error("the same rows are not the same bytes")
	}
	sheets, err := ReadWhole("book.xlsx", books[1].Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if want := [][]string{{"head"}, {"a", "=1+1"}, nil, {" b ", "é\nx", "01"}}; !reflect.DeepEqual(sheets[0].Rows, want) {
		t.Errorf("rows %q, want %q", sheets[0].Rows, want)
	}
}

// What Excel cannot hold is an error in such rows too, at its cell.
func TestLongRowsBeyondLimits(t *testing.T) {
	page := Page{Name: "one", Rows: [][]Styled{{{Value: "head"}}}, Long: longRows([]string{"a"}, []string{"b", strings.Repeat("é", 40000)})}
	var out bytes.Buffer
	var limit *LimitError
	if err := WritePages(&out, About{}, []Page{page}); !errors.As(err, &limit) || !strings.Contains(limit.Message.EN, "cell B3") || out.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, out.Len())
	}
}
