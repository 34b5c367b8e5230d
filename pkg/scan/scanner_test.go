package scan_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/scan"
)

// Texts of pieces that mean something, with wrong quotes and odd bytes here and there, read the same however the work is
// divided: problems, places, warnings and where the reading stops are part of it.
func TestPartsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := []string{"a", ",", "\n", "\"", "\"\"", "\r\n", "\r", "Montréal", "\"x, y\"", "\"1\n2\"", ",,", "1,2\n", " ", "’", "\ufffd"}
		if rapid.IntRange(0, 3).Draw(t, "odd") == 0 {
			pieces = append(pieces, "\x00", "\xff", "\xc3")
		}
		in := []byte(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), ""))
		head := rapid.IntRange(0, 2).Draw(t, "head")
		columns := rapid.IntRange(0, 3).Draw(t, "columns")
		want := ours(in, scan.Dialect{}, head, 1<<12, 1, columns)
		for range 3 {
			block, workers := rapid.IntRange(1, 40).Draw(t, "block"), rapid.IntRange(1, 4).Draw(t, "workers")
			if diff := cmp.Diff(want, ours(in, scan.Dialect{}, head, block, workers, columns)); diff != "" {
				t.Fatalf("%q in blocks of %d by %d: %s", in, block, workers, diff)
			}
		}
	})
}

// A wrong quote turns the count of quotes around: what follows is cut again, wherever it is in the file.
func TestWrongQuoteAmongManyBlocks(t *testing.T) {
	row, odd := "Laval,\"one, \"\"two\"\"\nthree\",3\n", "Laval,5\" disk,\"line\nline\"\n"
	for _, at := range []int{0, 1, 50, 198, 199} {
		in := []byte(strings.Repeat(row, at) + odd + strings.Repeat(row, 199-at))
		want := ours(in, scan.Dialect{}, 0, len(in)+1, 1, 3)
		if len(want.Cells) != 200 || len(want.Problems) != 1 || want.Stopped != "" {
			t.Fatalf("%d records, problems %q, stopped by %q", len(want.Cells), want.Problems, want.Stopped)
		}
		for workers := 1; workers <= 4; workers++ {
			if diff := cmp.Diff(want, ours(in, scan.Dialect{}, 0, 100, workers, 3)); diff != "" {
				t.Errorf("row %d, by %d: %s", at, workers, diff)
			}
		}
	}
}

func TestHead(t *testing.T) {
	s := scan.New("f.csv", strings.NewReader("\na,\"b\nc\"\n\n1,2\n3\n"), scan.Dialect{})
	head, err := s.Head(1)
	if err != nil || head.Len() != 1 || string(head.Record(0).Cell(1)) != "b\nc" || head.Pos(0, 1).String() != "f.csv:2:3" {
		t.Fatalf("%d records, error %v", head.Len(), err)
	}
	k := &keeper{batches: map[int]reading{}}
	if err := s.Run(scan.Options{Columns: 2, Workers: 1}, func(int) scan.Sink { return k }); err != nil {
		t.Fatal(err)
	}
	got := k.batches[0]
	if len(got.Cells) != 2 || got.Cells[0][1].Line != 5 || len(got.Problems) != 1 || !strings.HasPrefix(got.Problems[0], "ragged-row f.csv:6: the row has 1") {
		t.Errorf("%+v", got)
	}
	if s.Blank() != 2 || s.Records() != 2 {
		t.Errorf("%d blank lines, %d records", s.Blank(), s.Records())
	}
}

func TestHeadOfAShortText(t *testing.T) {
	for in, want := range map[string]string{"": "", "a\n": "", "a\n\"b": "unclosed-quote f:2:1", "a\n\xff": "not-utf-8 f:2:1"} {
		s := scan.New("f", strings.NewReader(in), scan.Dialect{})
		head, err := s.Head(2)
		again := s.Run(scan.Options{}, func(int) scan.Sink { return nothing{} })
		if head.Len() > 1 || !strings.HasPrefix(reasonOf(err), want) || reasonOf(err) != reasonOf(again) || (want == "") != (err == nil) {
			t.Errorf("%q: %d records, %v, then %v", in, head.Len(), err, again)
		}
	}
}

// A picky sink refuses records of a text.
type picky struct{ refused string }

// Take refuses a batch with the record.
func (p picky) Take(b *scan.Batch) error {
	for i := range b.Len() {
		if text := string(b.Record(i).Cell(0)); strings.HasPrefix(text, p.refused) {
			return fmt.Errorf("record %d is %q", b.First+i, text)
		}
	}
	return nil
}

func TestFirstSinkThatFailsCounts(t *testing.T) {
	in := strings.Repeat("good\n", 1000) + "bad 1\n" + strings.Repeat("good\n", 5) + "bad 2\n\"unclosed"
	for workers := 1; workers <= 4; workers++ {
		err := scan.Scan("f", strings.NewReader(in), scan.Dialect{}, scan.Options{Workers: workers, Block: 16},
			func(int) scan.Sink { return picky{"bad"} })
		if err == nil || err.Error() != `record 1000 is "bad 1"` {
			t.Errorf("by %d: %v", workers, err)
		}
	}
}

func TestReadError(t *testing.T) {
	const rows = "1,2\n"
	for _, n := range []int{0, 1, 100} {
		broken := io.MultiReader(strings.NewReader(strings.Repeat(rows, n)+"1,"), iotest.ErrReader(errors.New("disk on fire")))
		s := scan.New("f.csv", broken, scan.Dialect{})
		err := s.Run(scan.Options{Block: 16}, func(int) scan.Sink { return nothing{} })
		if err == nil || err.Error() != "f.csv: cannot be read: disk on fire" || s.Records() != n {
			t.Errorf("%v after %d records, want %d", err, s.Records(), n)
		}
	}
}

func TestDialectPanics(t *testing.T) {
	for _, d := range []scan.Dialect{{Delimiter: '"'}, {Delimiter: '\n'}, {Quote: '\r'}, {Quote: 0xE9}, {Quote: ','}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v is taken", d)
				}
			}()
			scan.New("f", nil, d)
		}()
	}
}

// The memory that a scan allocates is that of its workers, whatever the length of the text.
func TestMemoryIsFlat(t *testing.T) {
	rows := bytes.Repeat([]byte("1,Montréal,\"one, \"\"two\"\"\"\n"), 2000)
	allocated := func(times int) float64 {
		return testing.AllocsPerRun(1, func() {
			parts := make([]io.Reader, times)
			for i := range parts {
				parts[i] = bytes.NewReader(rows)
			}
			sink := func(int) scan.Sink { return nothing{} }
			if err := scan.Scan("f", io.MultiReader(parts...), scan.Dialect{}, scan.Options{Workers: 2, Block: 1 << 14, Columns: 3}, sink); err != nil {
				t.Error(err)
			}
		}) - float64(times)
	}
	if few, many := allocated(4), allocated(40); many > few+20 {
		t.Errorf("%v allocations for 4 parts, %v for 40", few, many)
	}
}
