package tabulate

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
)

// A long quotation ends with a sentence where that leaves at least half of the words, else with a word.
func TestShortened(t *testing.T) {
	const text = "Bien. On manque d'argent ! Depuis toujours, je crois, et M. Roy dit « assez » ; on continue."
	for most, want := range map[int]string{
		1: "Bien.", 2: "Bien.", 3: "Bien. On manque", 4: "Bien. On manque d'argent !", 5: "Bien. On manque d'argent !", 7: "Bien. On manque d'argent !",
		8: "Bien. On manque d'argent !", 9: "Bien. On manque d'argent ! Depuis toujours, je crois, et", 10: "Bien. On manque d'argent ! Depuis toujours, je crois, et M.",
		13: "Bien. On manque d'argent ! Depuis toujours, je crois, et M. Roy dit « assez »", 15: text, 100: text,
	} {
		span := shortened(text, scrub.Span{End: len([]rune(text))}, most)
		if got := string([]rune(text)[span.Start:span.End]); got != want {
			t.Errorf("%d: %q, want %q", most, got, want)
		}
	}
	within := scrub.Span{Start: 6, End: 26} // "On manque d'argent !"
	if got := shortened(text, within, 3); got != within {
		t.Errorf("%+v", got)
	}
	if got := shortened(text, within, 2); got != (scrub.Span{Start: 6, End: 15}) {
		t.Errorf("%+v", got)
	}
	if got := shortened("? !", scrub.Span{End: 3}, 1); got != (scrub.Span{End: 3}) {
		t.Errorf("%+v", got)
	}
}

// Whatever is cut off a text explains to its source, and leaves no more words than asked for, but some.
func TestShortenedLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"On", "l'été,", "dit", "oui.", "« non »", "M. Roy", "peut-être", "?", "3,5", "é\u00a0!", "(rires)", "…", "\n"}), 1, 30).Draw(rt, "words")
		text := strings.Join(words, " ")
		most := rapid.IntRange(1, 12).Draw(rt, "most")
		span := shortened(text, scrub.Span{End: len([]rune(text))}, most)
		q, ok := scrub.Cut(text, []scrub.Span{span}, locale.French)
		if !ok {
			if strings.TrimSpace(text) != "" {
				rt.Fatalf("%q: %+v", text, span)
			}
			return
		}
		count := 0
		for _, word := range strings.FieldsFunc(string([]rune(text)[span.Start:span.End]), unicode.IsSpace) {
			if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				count++
			}
		}
		if count > most {
			rt.Fatalf("%q of %q has %d words, at most %d", q.Text, text, count, most)
		}
		if _, difference, ok := scrub.Edited(text, q.Text); !ok && count > 0 {
			rt.Fatalf("%q of %q: %+v", q.Text, text, difference)
		}
	})
}
