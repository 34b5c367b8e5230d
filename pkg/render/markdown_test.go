package render

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func markdown(t *table.Table, lang locale.Lang) string {
	var b strings.Builder
	if err := Markdown(&b, t, lang); err != nil {
		panic(err)
	}
	return b.String()
}

func TestMarkdownGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		stored(t, "rates."+string(lang)+".md", markdown(sample(), lang))
	}
}

func TestMarkdownHasTheSamePipesInEachRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := anyTable().Draw(t, "table")
		drawn.Title = locale.Text{}
		drawn.Notes = nil
		for line := range strings.Lines(markdown(drawn, locale.English)) {
			pipes := strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|")
			if pipes != len(drawn.Columns)+1 {
				t.Fatalf("%d pipes in a table of %d columns: %q", pipes, len(drawn.Columns), line)
			}
		}
	})
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"a|b":           `a\|b`,
		`a\|b`:          `a\\\|b`,
		"<script>":      `\<script>`,
		"< 0.001":       "< 0.001",
		"R&D &amp; x":   `R\&D \&amp; x`,
		"*a* _b_ `c`":   "\\*a\\* \\_b\\_ \\`c\\`",
		"[x](y)":        `\[x\](y)`,
		"deux\nlignes ": "deux lignes",

		"$20,000 and $30,000": "$20,000 and $30,000",
		"$x^2$":               `\$x^2\$`,
		"a $x$":               `a $x\$`,
		"8 $, 9 $;":           "8 $, 9 $;",
		"20\u00a0000\u00a0$":  "20\u00a0000\u00a0$",
		"http://a.b www.a.b":  `http\://a.b www\.a.b`,
		"mailto:a@b.c":        `mailto\:a@b.c`,
	} {
		if got := EscapeMarkdown(in); got != want {
			t.Errorf("EscapeMarkdown(%q) = %q, want %q", in, got, want)
		}
	}
}
