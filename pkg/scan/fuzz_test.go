package scan_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scan"
)

// A reading is all that a reader says of a text.
type reading struct {
	Cells    [][]ingest.Cell
	Problems []string // each with its place, in the order of the records
	Stopped  string   // what ended the reading early
	Warnings string
	Blank    int
}

// A keeper is a sink that keeps what it gets, by batch.
type keeper struct{ batches map[int]reading }

// Take keeps a batch.
func (k *keeper) Take(b *scan.Batch) error {
	r := read(b)
	k.batches[b.First] = r
	return nil
}

// read returns the records of a batch. Places are asked for from the last cell to the first in every other batch.
func read(b *scan.Batch) (r reading) {
	for i := range b.Len() {
		record := b.Record(i)
		cells := make([]ingest.Cell, record.Len())
		for c := range cells {
			cells[c] = ingest.Cell{Text: string(record.Cell(c))}
		}
		r.Cells = append(r.Cells, cells)
	}
	for i := range r.Cells {
		if b.Number%2 == 1 {
			i = len(r.Cells) - 1 - i
		}
		for c := range r.Cells[i] {
			pos := b.Pos(i, c)
			r.Cells[i][c].Line, r.Cells[i][c].Column = pos.Line, pos.Column
		}
	}
	for _, d := range b.Problems() {
		r.Problems = append(r.Problems, problem(d))
	}
	return r
}

func problem(d diag.Diagnostic) string { return d.Rule + " " + d.Text(locale.English) + d.Message.FR }

func wordsOf(list diag.List) string {
	var text strings.Builder
	for _, d := range list {
		fmt.Fprintln(&text, problem(d))
	}
	return text.String()
}

// reasonOf words what ended a reading.
func reasonOf(err error) string {
	var failure *diag.Failure
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return ""
	case errors.As(err, &failure):
		return problem(failure.List[0])
	}
	return err.Error()
}

// ours reads a text in batches, after a head of some records, and merges them.
func ours(in []byte, dialect scan.Dialect, head, block, workers, columns int) reading {
	s := scan.New("f", bytes.NewReader(in), dialect)
	var r reading
	if head > 0 {
		b, _ := s.Head(head)
		r = read(b)
	}
	keepers := make([]*keeper, workers)
	err := s.Run(scan.Options{Workers: workers, Block: block, Columns: columns}, func(worker int) scan.Sink {
		keepers[worker] = &keeper{batches: map[int]reading{}}
		return keepers[worker]
	})
	all := map[int]reading{}
	var order []int
	for _, k := range keepers {
		for first, batch := range k.batches {
			all[first] = batch
			order = append(order, first)
		}
	}
	slices.Sort(order)
	for _, first := range order {
		if first+head != len(r.Cells) {
			r.Problems = append(r.Problems, fmt.Sprintf("batch of record %d comes after record %d", first, len(r.Cells)))
		}
		r.Cells = append(r.Cells, all[first].Cells...)
		r.Problems = append(r.Problems, all[first].Problems...)
	}
	r.Stopped, r.Warnings, r.Blank = reasonOf(err), wordsOf(s.Warnings()), s.Blank()
	return r
}

// theirs reads a text with package ingest, which takes the header for itself.
func theirs(in []byte, delimiter byte) (r reading, columns int) {
	reader, err := ingest.NewReader("f", bytes.NewReader(in), ingest.Dialect{Delimiter: rune(delimiter), Encoding: "utf-8"})
	if err != nil {
		return reading{Stopped: reasonOf(err)}, 0
	}
	r.Cells = append(r.Cells, slices.Clone(reader.Header()))
	for {
		row, err := reader.Next()
		if err != nil {
			r.Stopped, r.Warnings, r.Blank = reasonOf(err), wordsOf(reader.Warnings()), reader.BlankLines()
			return r, len(reader.Header())
		}
		r.Cells = append(r.Cells, slices.Clone(row.Cells))
		for _, d := range row.Problems {
			r.Problems = append(r.Problems, problem(d))
		}
	}
}

// standard reads a text with encoding/csv, which knows no bare CR: line ends are LF beforehand. That changes no place.
func standard(in []byte, delimiter byte) (cells [][]ingest.Cell, err error) {
	in = bytes.ReplaceAll(bytes.ReplaceAll(in, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	r := csv.NewReader(bytes.NewReader(in))
	r.Comma, r.FieldsPerRecord = rune(delimiter), -1
	for {
		record, err := r.Read()
		if err != nil {
			return cells, err
		}
		row := make([]ingest.Cell, len(record))
		for i, text := range record {
			line, column := r.FieldPos(i)
			row[i] = ingest.Cell{Text: text, Line: line, Column: column}
		}
		cells = append(cells, row)
	}
}

var seeds = []string{
	"a,b\n1,2\n", "\"a\",b\r\n1,2\r\n", "a,b\r1,2\r\r\n3,4", "\"a\"\"b\",\"c\nd\"\n,\n", "\"x\r\ny\r\",z", "\"unclosed\n1,2",
	"a,\"b\n\n", "a\"b,c\n", "\"a\"b,c\n", "\"a\" ,\"\"\"\"\n", "a,b,c\n1\n1,2,3,,\n", "\n\r\n\r", "", "caf\xe9,1\n", "\xc3",
	"a\x00b", "é,\"œ\"\n\ufffd,\u0085\n", "a;b\n1;2\n", " \"a\"\n\t\n", "a,b\n5\" x,\"c\nd\"\ne,f\n\"g\nh\",i\nj\"\n",
	"a,b\n1,2\n3,\"4\"\"5\n6\"7,8\n9,10\n\"11\n\",12\n", "a\n\"b\"\rc\"\r\n\"\"\n", "a,b\n\"1\",\"2\"\"\",\"\",\"\"\r3,4,,\r\n",
	"a,b\n1,\xe2\x80\x99\n2,«\u00a0x\u00a0»\n", "é\"é\"é,\n\"é\"\"\r\",\r", "000\r\xf4",
}

func FuzzScan(f *testing.F) {
	for i, seed := range seeds {
		f.Add([]byte(seed), byte(','), uint8(i))
	}
	f.Fuzz(func(t *testing.T, in []byte, delimiter byte, how uint8) {
		if delimiter == 0 || delimiter >= 0x80 || strings.IndexByte("\"\r\n", delimiter) >= 0 || bytes.HasPrefix(in, []byte("\ufeff")) {
			return
		}
		whole := ours(in, scan.Dialect{Delimiter: delimiter}, 0, 1<<12, 1, 0)
		compareStandard(t, in, delimiter, whole)
		block, workers, head := 1+int(how>>2)%17, 1+int(how)%4, int(how)%3
		for _, parts := range []reading{
			ours(in, scan.Dialect{Delimiter: delimiter}, 0, block, workers, 0), ours(in, scan.Dialect{Delimiter: delimiter}, head, 1, workers, 0),
		} {
			if diff := cmp.Diff(whole, parts); diff != "" {
				t.Errorf("in blocks of %d by %d: %s", block, workers, diff)
			}
		}
		compareIngest(t, in, delimiter, block, workers)
		compareQuote(t, in, delimiter, whole)
	})
}

// stricter are the reasons for which we refuse a text that encoding/csv reads.
var stricter = []string{"not-text", "not-utf-8", "cell-too-long", "too-many-columns"}

func compareStandard(t *testing.T, in []byte, delimiter byte, got reading) {
	rule, _, _ := strings.Cut(got.Stopped, " ")
	if slices.Contains(stricter, rule) {
		return
	}
	want, err := standard(in, delimiter)
	if refused := !errors.Is(err, io.EOF); refused != (rule != "" || len(got.Problems) > 0) {
		t.Fatalf("we say %q %q, encoding/csv says %v", rule, got.Problems, err)
	}
	if errors.Is(err, io.EOF) {
		if diff := cmp.Diff(want, got.Cells); diff != "" {
			t.Error(diff)
		}
	}
}

// compareIngest compares with package ingest, which looks at the beginning of a file too and wants a header.
func compareIngest(t *testing.T, in []byte, delimiter byte, block, workers int) {
	want, columns := theirs(in, delimiter)
	if columns == 0 {
		return
	}
	got := ours(in, scan.Dialect{Delimiter: delimiter}, 1, block, workers, columns)
	if want.Stopped != "" {
		want.Warnings, got.Warnings = "", "" // It counts what it has read ahead in the record that it gives up.
		want.Blank, got.Blank = 0, 0
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in blocks of %d by %d, beside ingest: %s", block, workers, diff)
	}
}

// compareQuote exchanges the quote and the apostrophe, in the text and in the dialect.
func compareQuote(t *testing.T, in []byte, delimiter byte, want reading) {
	if delimiter == '\'' {
		return
	}
	exchange := strings.NewReplacer("'", "\"", "\"", "'")
	got := ours([]byte(exchange.Replace(string(in))), scan.Dialect{Delimiter: delimiter, Quote: '\''}, 0, 1<<12, 1, 0)
	for _, cells := range got.Cells {
		for i := range cells {
			cells[i].Text = exchange.Replace(cells[i].Text)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("with another quote: %s", diff)
	}
}
