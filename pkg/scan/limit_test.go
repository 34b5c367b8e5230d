package scan_test

import (
	"io"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/scan"
)

// An endless reader repeats a text, and counts what is read.
type endless struct {
	text string
	read int
}

// Read reads on.
func (e *endless) Read(p []byte) (int, error) {
	for n := 0; n < len(p); {
		some := copy(p[n:], e.text[e.read%len(e.text):])
		n, e.read = n+some, e.read+some
	}
	return len(p), nil
}

// What no export has is an error, before much of it is in memory.
func TestEndlessTexts(t *testing.T) {
	for _, c := range []struct{ name, begin, text, want string }{
		{"cell", "a,b\n1,", "x", "cell-too-long f:2:3: the cell that begins here is longer than 16 MiB"},
		{"quoted cell", "a,b\n1,\"", "x\n\"\"", "cell-too-long f:2:3: the cell that begins here is longer than 16 MiB"},
		{"columns", "a,b\n", ",", "too-many-columns f:2:100001: more than 100000 columns"},
		{"columns in quotes", "a,b\n", "\"\",", "too-many-columns f:2:300001: more than 100000 columns"},
		{"record", "a,b\n", strings.Repeat("x", 1<<20) + ",", "row-too-long f:2:1: the row that begins here is longer than 64 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := &endless{text: c.text}
			text := io.MultiReader(strings.NewReader(c.begin), source)
			err := scan.Scan("f", text, scan.Dialect{}, scan.Options{Workers: 2}, func(int) scan.Sink { return nothing{} })
			if !strings.HasPrefix(reasonOf(err), c.want) || source.read > scan.MaxRecord {
				t.Errorf("%v after %d bytes", err, source.read)
			}
		})
	}
}

// What is at a limit is read.
func TestLimits(t *testing.T) {
	for _, in := range []string{
		strings.Repeat("x", scan.MaxCell) + ",2\n", "1,\"" + strings.Repeat("\"\"", scan.MaxCell) + "\"\n", strings.Repeat(",", scan.MaxColumns-1),
	} {
		s := scan.New("f", strings.NewReader(in), scan.Dialect{})
		if err := s.Run(scan.Options{Workers: 1}, func(int) scan.Sink { return nothing{} }); err != nil || s.Records() != 1 {
			t.Errorf("%d records, error %v", s.Records(), err)
		}
	}
	for in, want := range map[string]string{
		"1\n1,\"" + strings.Repeat("x", scan.MaxCell) + "\r\n\"": "cell-too-long f:2:3", strings.Repeat(",", scan.MaxColumns): "too-many-columns f:1:100001",
		"1\n" + strings.Repeat(",", scan.MaxColumns) + "\n2\n": "too-many-columns f:2:100001",
	} {
		s := scan.New("f", strings.NewReader(in), scan.Dialect{})
		if err := s.Run(scan.Options{Workers: 1}, func(int) scan.Sink { return nothing{} }); !strings.HasPrefix(reasonOf(err), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
