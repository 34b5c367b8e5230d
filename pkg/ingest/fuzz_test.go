package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
)

// trimMarks cuts the byte-order marks off the beginning of an input.
func trimMarks(in []byte) []byte {
	for bytes.HasPrefix(in, []byte("\ufeff")) {
		in = in[3:]
	}
	return in
}

// standard reads an input with encoding/csv. Line ends are LF beforehand and the byte-order mark is gone, because
// encoding/csv knows neither bare CR nor the mark; neither changes the place of a cell in its line.
func standard(in []byte, delimiter rune) (cells [][]Cell, err error) {
	in = trimMarks(in)
	in = bytes.ReplaceAll(bytes.ReplaceAll(in, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	r := csv.NewReader(bytes.NewReader(in))
	r.Comma, r.FieldsPerRecord = delimiter, -1
	for {
		record, err := r.Read()
		if err != nil {
			return cells, err
		}
		row := make([]Cell, len(record))
		for i, text := range record {
			line, column := r.FieldPos(i)
			row[i] = Cell{Text: text, Line: line, Column: column}
		}
		cells = append(cells, row)
	}
}

// ours reads an input with a Reader. Ragged rows are accepted here, as encoding/csv is told to.
func ours(in []byte, delimiter rune) (cells [][]Cell, rule string) {
	r, err := NewReader("f", bytes.NewReader(in), Dialect{Delimiter: delimiter, Encoding: "utf-8"})
	if err != nil {
		return nil, ruleOf(err)
	}
	cells = append(cells, r.Header())
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return cells, ""
		}
		if err != nil {
			return cells, ruleOf(err)
		}
		for _, problem := range row.Problems {
			if problem.Rule != "ragged-row" {
				return cells, problem.Rule
			}
		}
		cells = append(cells, append([]Cell(nil), row.Cells...))
	}
}

func ruleOf(err error) string {
	var failure *diag.Failure
	if !errors.As(err, &failure) {
		return "an error that is not a failure"
	}
	return failure.List[0].Rule
}

// stricter are the reasons for which we refuse a file that encoding/csv reads: it takes any bytes for text, and an empty
// file for a table. All else is refused by both or by neither.
var stricter = map[string]bool{
	"not-text": true, "not-utf-8": true, "encoding-mismatch": true, "empty-file": true,
	"cell-too-long": true, "too-many-columns": true, "damaged": true, "zip": true, "not-xlsx": true,
}

// narrow reads an input that is in order through a window of at most 16 bytes that fills one byte at a time, so that
// every character and every pair of bytes is cut somewhere.
func narrow(t *testing.T, in []byte, delimiter byte) (cells [][]Cell) {
	t.Helper()
	in = trimMarks(in)
	scan := newScanner("f", bufio.NewReaderSize(iotest.OneByteReader(bytes.NewReader(in)), 16), delimiter)
	for {
		err := scan.next()
		if errors.Is(err, io.EOF) {
			return cells
		}
		if err != nil || len(scan.problems) > 0 {
			t.Fatalf("through a narrow window: %v %v", err, scan.problems)
		}
		cells = append(cells, append([]Cell(nil), scan.cells...))
	}
}

// cutTrailing cuts empty cells beyond the header where all that is beyond it is empty, as a Reader does.
func cutTrailing(cells [][]Cell) {
	for i, row := range cells {
		if columns := len(cells[0]); len(row) > columns && allEmpty(row[columns:]) {
			cells[i] = row[:columns]
		}
	}
}

func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "\ufeff\ufeffa,b\n", "\ufeff\"a\",b\r\n1,2\r\n", "a,b\r1,2\r\r\n3,4", "\"a\"\"b\",\"c\nd\"\n,\n", "\"x\r\ny\r\",z",
		"\"unclosed\n1,2", "a,\"b\n\n", "a\"b,c\n", "\"a\"b,c\n", "\"a\" ,\"\"\"\"\n", "a,b,c\n1\n1,2,3,,\n", "\n\r\n\r",
		"", "caf\xe9,1\n", "\xc3", "a\x00b", "é,\"œ\"\n\ufffd,\u0085\n", "\xff\xfea\x00,\x00b\x00\n\x00", "\xfe\xff\x00a",
		"PK\x03\x04", "%PDF-1", "a;b\n1;2\n", " \"a\"\n\t\n",
	} {
		for _, delimiter := range ",;\t|" {
			f.Add([]byte(seed), byte(delimiter))
		}
	}
	f.Fuzz(func(t *testing.T, in []byte, delimiter byte) {
		if !validDelimiter(rune(delimiter)) {
			return
		}
		got, rule := ours(in, rune(delimiter))
		checkGrowth(t, got)
		if stricter[rule] {
			return
		}
		want, err := standard(in, rune(delimiter))
		if refused := !errors.Is(err, io.EOF); refused != (rule != "") {
			t.Fatalf("we say %q, encoding/csv says %v", rule, err)
		}
		if rule != "" {
			return
		}
		if diff := cmp.Diff(want, narrow(t, in, delimiter)); diff != "" {
			t.Errorf("through a narrow window: %s", diff)
		}
		cutTrailing(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		// Deciding the delimiter must not fail otherwise than by a diagnostic.
		if _, _, err := readAll(bytes.NewReader(in), Dialect{}); err != nil && ruleOf(err) == "" {
			t.Errorf("undecided: %v", err)
		}
	})
}

// checkGrowth checks that each cell begins after the one before it.
func checkGrowth(t *testing.T, cells [][]Cell) {
	t.Helper()
	line, column := 0, 0
	for _, row := range cells {
		for _, cell := range row {
			if cell.Line < line || cell.Line == line && cell.Column <= column {
				t.Fatalf("cell %+v does not begin after %d:%d", cell, line, column)
			}
			line, column = cell.Line, cell.Column
		}
	}
}
