package markdown

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func written(t testing.TB, d *document.Document, lang locale.Lang) string {
	t.Helper()
	var text strings.Builder
	if err := Write(&text, d, lang); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		name := "testdata/everything." + string(lang) + ".md"
		got := written(t, sample.Everything(), lang)
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

func TestEscapes(t *testing.T) {
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
