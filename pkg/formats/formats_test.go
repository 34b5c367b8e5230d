package formats

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

func written(t testing.TB, format Format, d *document.Document, lang locale.Lang) []byte {
	t.Helper()
	return writtenWith(t, format, d, Options{Lang: lang, Width: 80})
}

func writtenWith(t testing.TB, format Format, d *document.Document, options Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := format.Write(&b, d, options); err != nil {
		t.Fatalf("%s: %v", format.Name, err)
	}
	return b.Bytes()
}

func TestEveryFormatIsFoundByNameAndByFile(t *testing.T) {
	for _, format := range All {
		if found, ok := Named(format.Name); !ok || found.Name != format.Name || format.Description.FR == "" || format.Description.EN == "" {
			t.Errorf("%s is not found by its name, or is not described in both languages", format.Name)
		}
		for _, ending := range append([]string{format.Extension}, format.Also...) {
			if found, ok := ForFile("Report" + ending); !ok || found.Name != format.Name {
				t.Errorf("a file *%s is %q, want %q", ending, found.Name, format.Name)
			}
		}
	}
	for _, file := range []string{"report", "report.xyz", "html"} {
		if found, ok := ForFile(file); ok {
			t.Errorf("%s is %s, want none", file, found.Name)
		}
	}
}

// TestSameDocumentSameBytes writes each document twice, with one processor and with two; pages, interactive ones too.
func TestSameDocumentSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for name, d := range sample.Documents() {
		for _, format := range All {
			for _, lang := range locale.Langs {
				for _, interactive := range []bool{false, true}[:1+strings.Count(format.Name, "html")] {
					options := Options{Lang: lang, Width: 80, Interactive: interactive}
					runtime.GOMAXPROCS(1)
					first := writtenWith(t, format, d, options)
					runtime.GOMAXPROCS(2)
					if second := writtenWith(t, format, d, options); !bytes.Equal(first, second) {
						t.Errorf("%s as %s differs from run to run", name, format.Name)
					}
				}
			}
		}
	}
}

// full is a writer that has no room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheWriter(t *testing.T) {
	for _, format := range All {
		if err := format.Write(full{}, sample.Everything(), Options{Lang: locale.French}); !errors.Is(err, errFull) {
			t.Errorf("%s: error is %v, want that of the writer", format.Name, err)
		}
	}
}

func TestTablesAlone(t *testing.T) {
	frame := document.Document{Title: locale.Same("Étude"), Notice: locale.Same("inventée")}
	for _, target := range OfTables(frame) {
		if _, twice := render.Named(render.Formats, target.Name); twice {
			t.Errorf("render has a format %s too", target.Name)
		}
		var b bytes.Buffer
		if err := target.Write(&b, []*table.Table{sample.Table(), sample.Table()}, render.Options{Lang: locale.French}); err != nil {
			t.Errorf("%s: %v", target.Name, err)
		}
		if b.Len() == 0 {
			t.Errorf("%s: nothing was written", target.Name)
		}
	}
}
