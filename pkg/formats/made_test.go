package formats

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

// TestWhenItIsMadeChangesDatesAlone writes a document with the day when it was made and without: but for dates, and the words
// that say how it was made, nothing differs.
func TestWhenItIsMadeChangesDatesAlone(t *testing.T) {
	undated, dated := sample.Everything(), sample.Everything()
	dated.Made = time.Date(2031, time.May, 17, 9, 41, 25, 0, time.UTC)
	shown := 0
	for _, format := range All {
		for _, lang := range locale.Langs {
			plain, with := written(t, format, undated, lang), written(t, format, dated, lang)
			if !bytes.Equal(plain, with) {
				shown++
			}
			if got, want := withoutDates(t, format, with, dated, lang), withoutDates(t, format, plain, undated, lang); got != want {
				t.Errorf("%s in %s differs in more than dates, from %q and %q", format.Name, lang, after(got, want), after(want, got))
			}
		}
	}
	if shown == 0 {
		t.Error("no format says when it was made")
	}
}

// after returns the beginning of what a text has where another one differs.
func after(text, other string) string {
	from := 0
	for from < len(text) && from < len(other) && text[from] == other[from] {
		from++
	}
	return text[from:min(len(text), from+60)]
}

// dates are how formats write a day and a time: in parts of archives, in PDF, and in the header of Quarto.
var dates = regexp.MustCompile(`\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?|D:\d{14}Z?`)

// withoutDates returns what a file holds, without dates and without the words that say how it was made. Of PDF these are the
// words of its pages, since what is compressed has other offsets, and what it says of itself.
func withoutDates(t *testing.T, format Format, file []byte, d *document.Document, lang locale.Lang) string {
	t.Helper()
	var text strings.Builder
	switch format.Name {
	case "docx", "xlsx":
		parts := archived(t, file)
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			text.WriteString(name + "\n" + string(parts[name]) + "\n")
		}
	case "pdf":
		text.WriteString(solid(paperText(t, file)) + "\n" + strings.Join(about.FindAllString(string(file), -1), "\n"))
	default:
		text.Write(file)
	}
	made := d.MadeLine().In(lang)
	words := text.String()
	for _, written := range []string{made, solid(made), strings.ReplaceAll(made, "'", "&#39;"), texMade(made), strings.ReplaceAll(made, locale.NBSP, "~")} {
		words = strings.ReplaceAll(words, written, "")
	}
	return dates.ReplaceAllString(words, "")
}

// about is what a PDF says of itself.
var about = regexp.MustCompile(`/(Title|Author|Creator|Producer|CreationDate|ModDate) \([^)]*\)`)

// texMade is how LaTeX has the words that say how a document was made.
func texMade(words string) string {
	return strings.NewReplacer("'", `\textquoteright{}`, locale.NBSP, "~").Replace(words)
}
