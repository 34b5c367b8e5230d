package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// TestMarkdownGolden compares sections of the invented study that have each kind of block. The words of the tables and of
// the methods are those of package tabulate, so most of them are left to its tests.
func TestMarkdownGolden(t *testing.T) {
	d := invented(t)
	who, land, printed, words := d.Sections[0], d.Sections[3], d.Sections[4], d.Sections[6]
	d.Sections = []document.Section{who, land, printed, words}
	for _, lang := range locale.Langs {
		name := "testdata/gardens." + string(lang) + ".md"
		got := written(t, d, "md", lang)
		golden.Compare(t, name, got)
	}
}

// TestWritersSayTheSame wants the title, the notice (at both ends), the headings, the captions of tables and a number.
func TestWritersSayTheSame(t *testing.T) {
	d := invented(t)
	for _, format := range []string{"html", "md", "text"} {
		for _, lang := range locale.Langs {
			text := written(t, d, format, lang)
			for _, section := range d.Sections {
				for _, want := range []locale.Text{d.Title, section.Title} {
					if !strings.Contains(text, want.In(lang)) {
						t.Errorf("%s: %q is not there", format, want.In(lang))
					}
				}
			}
			if n := strings.Count(text, d.Notice.In(lang)); n < 2 {
				t.Errorf("%s: the notice stands %d times", format, n)
			}
			for _, want := range []string{document.Block{Number: 3, Table: &table.Table{}}.Label().In(lang), lang.Percent(66.7, 1)} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %q is not there", format, want)
				}
			}
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	for _, format := range []string{"html", "md", "text"} {
		first, second := written(t, invented(t), format, locale.French), written(t, invented(t), format, locale.French)
		if first != second {
			t.Errorf("%s differs from run to run", format)
		}
	}
}

func TestEmptyDocument(t *testing.T) {
	for _, format := range []string{"html", "md", "text"} {
		text := written(t, &document.Document{}, format, locale.English)
		if strings.Contains(text, "Notice") || strings.Contains(text, "Source:") {
			t.Errorf("%s announces what is not there:\n%s", format, text)
		}
	}
}

// full is a writer that has no room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheWriter(t *testing.T) {
	d := invented(t)
	for name, write := range writers {
		err := write(full{}, d, locale.French)
		if !errors.Is(err, errFull) {
			t.Errorf("%s: error is %v, want that of the writer", name, err)
		}
	}
}
