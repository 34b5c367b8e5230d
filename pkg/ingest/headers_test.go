package ingest

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// textsOf returns the texts of several rows.
func textsOf(rows [][]Cell) [][]string {
	var all [][]string
	for _, row := range rows {
		all = append(all, texts(row))
	}
	return all
}

func sameTexts(rows [][]Cell, want ...[]string) bool {
	return slices.EqualFunc(textsOf(rows), want, slices.Equal)
}

func TestTitleAndHeaderRows(t *testing.T) {
	const file = "Survey, autumn\n\nid;q;\n;\"a\nb\";c\n1;2;3\n4;5\n"
	r, err := NewReader("f", strings.NewReader(file), Dialect{TitleRows: 1, HeaderRows: 2})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Dialect(); got.Delimiter != ';' || got.TitleRows != 1 || got.HeaderRows != 2 {
		t.Errorf("dialect %+v", got)
	}
	if !sameTexts(r.Titles(), []string{"Survey, autumn"}) || !sameTexts(r.Headers(), []string{"id", "q", ""}, []string{"", "a\nb", "c"}) {
		t.Errorf("titles %q, headers %q", textsOf(r.Titles()), textsOf(r.Headers()))
	}
	if r.Columns() != 3 || r.Header()[1].Line != 3 || r.Headers()[1][2].Line != 5 {
		t.Errorf("columns %d, header %+v", r.Columns(), r.Headers())
	}
	if row, err := r.Next(); err != nil || len(row.Problems) > 0 || row.Cells[2] != (Cell{Text: "3", Line: 6, Column: 5}) {
		t.Errorf("first row %+v, %v", row, err)
	}
	if row, err := r.Next(); err != nil || len(row.Problems) != 1 || row.Problems[0].Rule != "ragged-row" {
		t.Errorf("second row %+v, %v", row, err)
	}
}

// TestHeaderRowsOfSeveralLengths checks that a row is as long as the longest header row.
func TestHeaderRowsOfSeveralLengths(t *testing.T) {
	r, err := NewReader("f", strings.NewReader("a,b\nx,y,z\n1,2,3\n"), Dialect{HeaderRows: 2})
	if err != nil || r.Columns() != 3 {
		t.Fatalf("%v, %d columns", err, r.Columns())
	}
	if row, err := r.Next(); err != nil || len(row.Problems) > 0 {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestHeaderErrors(t *testing.T) {
	for _, test := range []struct {
		file    string
		dialect Dialect
		rule    string
	}{
		{"a,b\n", Dialect{HeaderRows: 2}, "no-header"},
		{"Survey\n", Dialect{TitleRows: 1}, "no-header"},
		{"", Dialect{TitleRows: 1}, "empty-file"},
		{"a,b\n", Dialect{HeaderRows: 6}, "dialect"},
		{"a,b\n", Dialect{HeaderRows: -1}, "dialect"},
		{"a,b\n", Dialect{TitleRows: 21}, "dialect"},
		{"a,b\nx\"y,z\n", Dialect{HeaderRows: 2}, "stray-quote"},
	} {
		if _, err := NewReader("f", strings.NewReader(test.file), test.dialect); err == nil || ruleOf(err) != test.rule {
			t.Errorf("%q with %+v: %v, want the rule %s", test.file, test.dialect, err, test.rule)
		}
	}
	if _, err := NewReader("f", strings.NewReader("Sur\"vey\na,b\n"), Dialect{TitleRows: 1}); err != nil {
		t.Errorf("a quote in a title: %v", err)
	}
}

// peeked returns what Peek says of a text.
func peeked(text string, dialect Dialect, rows int) (Decided, [][]Cell, error) {
	file, err := Open("f", strings.NewReader(text))
	if err != nil {
		return Decided{}, nil, err
	}
	return file.Peek(dialect, rows)
}

func TestPeek(t *testing.T) {
	decided, rows, err := peeked("Survey\na;b\n1;2\n3;\"x", Dialect{TitleRows: 1}, 10)
	if err != nil || decided.Delimiter != ';' || !sameTexts(rows, []string{"Survey"}, []string{"a", "b"}, []string{"1", "2"}) {
		t.Errorf("%q, %+v, %v", textsOf(rows), decided, err)
	}
	if _, rows, _ = peeked("a\nb\nc\n", Dialect{}, 2); len(rows) != 2 {
		t.Errorf("two rows were asked for: %q", textsOf(rows))
	}
	if _, _, err = peeked("%PDF-1", Dialect{}, 2); ruleOf(err) != "not-text" {
		t.Errorf("a document: %v", err)
	}
	if _, rows, err = peeked("", Dialect{}, 2); len(rows) > 0 || err != nil {
		t.Errorf("nothing: %q, %v", textsOf(rows), err)
	}
}

func TestLineEnds(t *testing.T) {
	for file, want := range map[string]LineEnds{
		"a,b\n1,\"x\ny\"\n3,4": {LF: 2}, "a,b\r\n1,2\r\n": {CRLF: 2}, "a,b\r1,2\r3,\"4\"\r": {CR: 3}, "a\"b\r\nc\n\"d\"e\r": {CRLF: 1, LF: 1, CR: 1},
	} {
		r, err := NewReader("f", iotest.OneByteReader(strings.NewReader("h\n"+file)), Dialect{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		for err == nil {
			_, err = r.Next()
		}
		got := r.LineEnds()
		got.LF-- // that of the header
		if !errors.Is(err, io.EOF) || got != want {
			t.Errorf("%q: %+v, %v, want %+v", file, got, err, want)
		}
	}
}

func TestSeveralByteOrderMarks(t *testing.T) {
	r, err := NewReader("f", strings.NewReader("\ufeff\ufeff\"id\",b\n1,2\n"), Dialect{})
	if err != nil || r.Header()[0] != (Cell{Text: "id", Line: 1, Column: 1}) || !r.Dialect().BOM {
		t.Errorf("%v", err)
	}
}
