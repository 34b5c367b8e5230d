package scan_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/arrimage/arrimage/pkg/ingest"
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

// What ends a reading ends it with the same words at the same place, whether rows are held (package ingest) or not.
func TestSameEndAsIngest(t *testing.T) {
	rows := strings.Repeat("Y,é\n", 200_000)
	for name, text := range map[string]func() io.Reader{
		"cell":         func() io.Reader { return io.MultiReader(strings.NewReader("a,b\n1,"), &endless{text: "x"}) },
		"quoted cell":  func() io.Reader { return io.MultiReader(strings.NewReader("a,b\n1,\""), &endless{text: "x\n\"\""}) },
		"never closed": func() io.Reader { return io.MultiReader(strings.NewReader("a,b\n1,\""), &endless{text: "2,3\n"}) },
		"columns":      func() io.Reader { return io.MultiReader(strings.NewReader("a,b\n"), &endless{text: ","}) },
		"row": func() io.Reader {
			return io.MultiReader(strings.NewReader("a,b\n"), &endless{text: strings.Repeat("x", 1<<20) + ","})
		},
		"unclosed":    func() io.Reader { return strings.NewReader("a,b\n1,\"2\n3,4\n") },
		"NUL":         func() io.Reader { return strings.NewReader("a,b\n" + rows + "N,\x00\n" + rows) },
		"not UTF-8":   func() io.Reader { return strings.NewReader("a,b\n" + rows + "N,caf\xE9\n") },
		"cut UTF-8":   func() io.Reader { return strings.NewReader("a,b\n" + rows + "N,caf\xC3") },
		"cut UTF-16":  func() io.Reader { return strings.NewReader("\xFF\xFEa\x00,\x00b\x00\n\x00Y\x00,\x00c\x00d") },
		"half a pair": func() io.Reader { return strings.NewReader("\xFF\xFEa\x00,\x00b\x00\n\x00Y\x00,\x00\x3D\xD8d\x00") },
		"not readable": func() io.Reader {
			return io.MultiReader(strings.NewReader("a,b\n"+rows), iotest.ErrReader(io.ErrNoProgress))
		},
	} {
		dialect := ingest.Dialect{Delimiter: ','}
		reader, err := ingest.NewReader("f", text(), dialect)
		for err == nil {
			_, err = reader.Next()
		}
		decoded, _, openErr := ingest.Text("f", text(), dialect)
		if openErr != nil {
			t.Fatal(openErr)
		}
		ours := scan.Scan("f", decoded, scan.Dialect{}, scan.Options{Workers: 2}, func(int) scan.Sink { return nothing{} })
		if want := reasonOf(err); want == "" || reasonOf(ours) != want {
			t.Errorf("%s: %q, want %q", name, reasonOf(ours), want)
		}
	}
}

// A cell that is too long is told before a second block of memory is filled with it.
func TestLongCellInLittleMemory(t *testing.T) {
	for _, begin := range []string{"a,b\n1,", "a,b\n1,\""} {
		source := &endless{text: "x"}
		text := io.MultiReader(strings.NewReader(begin), source)
		err := scan.Scan("f", text, scan.Dialect{}, scan.Options{Workers: 2}, func(int) scan.Sink { return nothing{} })
		if !strings.HasPrefix(reasonOf(err), "cell-too-long f:2:3") || source.read > scan.MaxCell+1<<20 {
			t.Errorf("%v after %d bytes", err, source.read)
		}
	}
}
