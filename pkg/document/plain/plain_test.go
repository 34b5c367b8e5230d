package plain

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

func TestIsNeverTooWide(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			for _, width := range []int{20, 80, 200} {
				var text strings.Builder
				if err := Write(&text, d, lang, width); err != nil {
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

func TestProse(t *testing.T) {
	d := &document.Document{Title: locale.Same("T"), Sections: sample.Everything().Sections[:1]}
	var text strings.Builder
	if err := Write(&text, d, locale.French, 40); err != nil {
		t.Fatal(err)
	}
	want := `T
═

Mots
────

1. Du texte gras, italique, code_x, lien
(https://example.org/a?b=1&c=2), plus
bas.

Sous-titre

81\u00a0% (17 sur 21) des centres. Wilson
(1927)

• un
    1. dedans
• deux

    Cité.

    «\u00a0On se parle enfin.\u00a0»
    – Un regroupement
`
	if got := text.String(); got != strings.ReplaceAll(want, `\u00a0`, locale.NBSP) {
		t.Errorf("got:\n%s", got)
	}
}
