package report

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestMarkdownGolden compares sections of the invented study that have each kind of block. The words of the tables and of
// the methods are those of package tabulate, so most of them are left to its tests.
func TestMarkdownGolden(t *testing.T) {
	document := invented(t)
	who, land, printed, words := document.Sections[0], document.Sections[3], document.Sections[4], document.Sections[6]
	document.Sections = []Section{who, land, printed, words}
	for _, lang := range locale.Langs {
		name := "testdata/gardens." + string(lang) + ".md"
		got := written(t, document, "md", lang)
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTextIsNeverTooWide(t *testing.T) {
	for name, document := range documents(t) {
		for _, lang := range locale.Langs {
			for _, width := range []int{20, 80, 200} {
				var text strings.Builder
				if err := document.Text(&text, lang, width); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(text.String()) {
					line = strings.TrimSuffix(line, "\n")
					if got := displaywidth.String(line); got > width {
						t.Errorf("%s at %d: a line is %d columns wide: %q", name, width, got, line)
					}
					if strings.ContainsAny(line, "\x00\x1b") {
						t.Errorf("%s: a line has a control character: %q", name, line)
					}
				}
			}
		}
	}
}

// TestWritersSayTheSame wants the title, the notice (at both ends), the headings, the captions of tables and a number.
func TestWritersSayTheSame(t *testing.T) {
	document := invented(t)
	for _, format := range []string{"html", "md", "text"} {
		for _, lang := range locale.Langs {
			text := written(t, document, format, lang)
			for _, section := range document.Sections {
				for _, want := range []locale.Text{document.Title, section.Title} {
					if !strings.Contains(text, want.In(lang)) {
						t.Errorf("%s: %q is not there", format, want.In(lang))
					}
				}
			}
			if n := strings.Count(text, document.Notice.In(lang)); n < 2 {
				t.Errorf("%s: the notice stands %d times", format, n)
			}
			for _, want := range []string{label(Block{Number: 3, Table: document.Sections[0].Blocks[0].Table}).In(lang), lang.Percent(66.7, 1)} {
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
		text := written(t, &Document{}, format, locale.English)
		if strings.Contains(text, "Notice") || strings.Contains(text, "Source:") {
			t.Errorf("%s announces what is not there:\n%s", format, text)
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"a*b_c":               `a\*b\_c`,
		"<b> & [x](y) |":      `\<b\> \& \[x\](y) \|`,
		"1. Un":               `1\. Un`,
		"# Non":               `\# Non`,
		"- x":                 `\- x`,
		"2018":                "2018",
		"20\u00a0000\u00a0$ ": "20\u00a0000\u00a0$",
		"a\x1b\tb":            "a b",
	} {
		if got := opening(escape(text)); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	want := []string{"a\nb", "c"}
	if diff := cmp.Diff(want, paragraphs("\n a\nb\r\n\r\n\r\nc\n\n \n")); diff != "" {
		t.Error(diff)
	}
}

// full is a writer that has no room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorsOfTheWriter(t *testing.T) {
	document := invented(t)
	for name, err := range map[string]error{
		"html": document.HTML(full{}, locale.French), "md": document.Markdown(full{}, locale.French), "text": document.Text(full{}, locale.French, 80),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: error is %v, want that of the writer", name, err)
		}
	}
}
