package ingest

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func write(t interface{ Fatal(...any) }, records [][]string, options WriteOptions) string {
	var out bytes.Buffer
	w := NewWriter(&out, options)
	for _, record := range records {
		_ = w.Write(record) // Error returns the first one.
	}
	w.Flush()
	if err := w.Error(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWriterWrites(t *testing.T) {
	records := [][]string{{"a;b", "c"}, {"x, y", "d\"e\nf"}, {"", "é"}}
	for _, c := range []struct {
		options WriteOptions
		want    string
	}{
		{WriteOptions{}, "\"a;b\",c\n\"x, y\",\"d\"\"e\nf\"\n,é\n"},
		{WriteOptions{Delimiter: ';', CRLF: true}, "\"a;b\";c\r\nx, y;\"d\"\"e\nf\"\r\n;é\r\n"},
		{PlatformExport(), "\ufeff\"a;b\";\"c\"\r\n\"x, y\";\"d\"\"e\nf\"\r\n\"\";\"é\"\r\n"},
	} {
		if diff := cmp.Diff(c.want, write(t, records, c.options)); diff != "" {
			t.Errorf("%+v: %s", c.options, diff)
		}
	}
	if got := write(t, [][]string{{"a"}, {""}}, WriteOptions{}); got != "a\n\"\"\n" {
		t.Errorf("an empty cell alone: %q", got)
	}
}

// What is written reads back as it was, in every way of writing. Cells have no CR, no NUL and no broken UTF-8 in them,
// as the comment of Writer says.
func TestWrittenReadsBack(t *testing.T) {
	char := rapid.OneOf(rapid.SampledFrom([]rune("a \",;\t|\n\ufeffé€")), rapid.Rune().Filter(func(r rune) bool { return r != 0 && r != '\r' }))
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 4).Draw(t, "columns")
		cell := rapid.StringOfN(char, 0, 8, -1)
		records := rapid.SliceOfN(rapid.SliceOfN(cell, columns, columns), 1, 5).Draw(t, "records")
		options := WriteOptions{
			Delimiter: rapid.SampledFrom([]rune(",;\t|:")).Draw(t, "delimiter"),
			CRLF:      rapid.Bool().Draw(t, "CRLF"), BOM: rapid.Bool().Draw(t, "BOM"), QuoteAll: rapid.Bool().Draw(t, "quote all"),
		}
		got, problems, err := readAll(strings.NewReader(write(t, records, options)), Dialect{Delimiter: options.Delimiter})
		if err != nil || len(problems) > 0 {
			t.Fatalf("%v %v", err, problems)
		}
		if diff := cmp.Diff(records, got); diff != "" {
			t.Error(diff)
		}
	})
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriterKeepsError(t *testing.T) {
	w := NewWriter(fullDisk{}, WriteOptions{})
	for range 1000 {
		_ = w.Write([]string{strings.Repeat("x", 100)})
	}
	w.Flush()
	if w.Error() == nil || w.Write(nil) == nil {
		t.Error("the error of the underlying writer is lost")
	}
}

func TestNewWriterPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a quote is accepted as delimiter")
		}
	}()
	NewWriter(fullDisk{}, WriteOptions{Delimiter: '"'})
}
