package claim

import (
	"bytes"
	"errors"
	"io"
	"math"
	"path/filepath"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/locale"
)

// stored compares a text with a file under testdata.
func stored(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	golden.Compare(t, path, string(got))
}

// The writers under test, each with the file of its output.
var writers = map[string]func(w io.Writer, results []Result) error{
	"json": JSON,
	"xml":  func(w io.Writer, results []Result) error { return JUnit(w, results, "small") },
	"txt":  GitHub,
}

// written returns what a writer writes.
func written(t *testing.T, kind string, results []Result) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := writers[kind](&text, results); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return text.Bytes()
}

// hostile is a text that means something to every format.
const hostile = "50 % <b> & ]]> \"quoted\" 'single' ::error::x\r\nsecond, line: \x00\x1b[31m\u2028é%0A"

// every is one figure of each outcome and each way of being printed.
func every() []Result {
	figure := func(id, comparison string, status Status, line int) Result {
		return Result{
			Published: Published{ID: id, Group: "ci", Comparison: comparison}, Status: status, Agrees: status == Match || status == Inconsistent,
			Statement: locale.Text{FR: "énoncé de " + id, EN: "statement of " + id}, Pos: diag.Pos{File: "small/published.csv", Line: line, Column: 1},
		}
	}
	share := Figure{Measure: "percent", Value: 1700.0 / 21, Count: whole(17), Base: whole(21), Percent: number(1700.0 / 21)}
	match, mismatch := figure("match", "eq", Match, 2), figure("mismatch", "eq", Mismatch, 3)
	match.Published.Count, match.Published.Base, match.Computed = whole(17), whole(21), share
	match.Published.Percent = Printed{Num: number(81)}
	mismatch.Published.Value, mismatch.Computed = Printed{Num: number(12.9), Decimals: 1}, Figure{Measure: "mean", Value: 38.0 / 3, Base: whole(3)}
	mismatch.note("fr", "published value 12.9, recomputed 12.67")
	mismatch.note("fr", "no longer holds: %s", "two of them")
	doubtful, unchecked := figure("doubtful", "over", Inconsistent, 4), figure("unchecked", "eq", NotCheckable, 5)
	doubtful.Published.Count, doubtful.Computed = whole(3), Figure{Measure: "count", Value: 4, Count: whole(4), Base: whole(5), Percent: number(80)}
	doubtful.note("fr", "4 is odd")
	unchecked.Published.Count = whole(7)
	unchecked.Published.Group = ""
	majority, between := figure("majority", "majority", Match, 6), figure("between", "between", Match, 7)
	majority.Published.Base, majority.Computed = whole(3), Figure{Measure: "count", Value: 2, Count: whole(2), Base: whole(3), Percent: number(200.0 / 3)}
	between.Published.Value, between.Computed = Printed{Num: number(8)}, Figure{Measure: "min", Value: 9, Count: whole(9), Base: whole(19)}
	worst := figure(hostile, "eq", Mismatch, 8)
	worst.Published.Group, worst.Pos.File = hostile, "a,b:c%/"+"published.csv"
	worst.Statement, worst.Notes = locale.Same(hostile), []locale.Text{locale.Same(hostile)}
	worst.Published.Count, worst.Computed = whole(1), Figure{Measure: "sum", Value: math.Inf(1)}
	nothing := figure("nothing", "eq", NotCheckable, 0)
	nothing.Computed = Figure{Measure: "mean", Value: math.Nextafter(0.3, 1), Base: ingest.Whole{Value: 3, Set: true}}
	return []Result{match, mismatch, doubtful, unchecked, majority, between, worst, nothing}
}

func TestOutputsAreAsStored(t *testing.T) {
	for kind := range writers {
		stored(t, "every."+kind, written(t, kind, every()))
		stored(t, "none."+kind, written(t, kind, nil))
		stored(t, "demo."+kind, written(t, kind, results(t, demoWith(nil))))
	}
}

// Same results, same bytes.
func TestOutputsDoNotVary(t *testing.T) {
	for kind := range writers {
		first := written(t, kind, every())
		for range 5 {
			if !bytes.Equal(first, written(t, kind, every())) {
				t.Fatalf("%s varies", kind)
			}
		}
	}
}

type failingWriter struct{}

var errFull = errors.New("full")

func (failingWriter) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheWriter(t *testing.T) {
	for kind, write := range writers {
		if err := write(failingWriter{}, every()); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v", kind, err)
		}
	}
}
