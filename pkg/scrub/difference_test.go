package scrub_test

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/scrub"
)

// What is wrong with a quotation is told: words that its source does not have, words that are left out without a mark, or,
// where all words are there, that they do not stand in this order.
func TestDifference(t *testing.T) {
	const source = "Depuis deux ans, le groupe nous appelle avant chaque projet. On se voit le lundi ; on parle, et le groupe décide."
	for edited, want := range map[string]struct{ words, left, nearest string }{
		"Pendant deux ans, le groupe nous appelle":       {"Pendant", "", "deux ans, le groupe nous appelle"},
		"Depuis deux ans, le groupe appelle avant":       {"", "nous", "Depuis deux ans, le groupe nous appelle avant"},
		"Depuis deux ans, […] le groupe ne nous appelle": {"ne", "", "le groupe nous appelle"},
		"Depuis deux ans le groupe":                      {"ans", "", "Depuis deux ans, le groupe"},
		"On se voit le lundi […] Depuis deux ans":        {"", "", "Depuis deux ans,"},
		"deux ans [x] groupe décide.":                    {"", "", "le groupe décide."},
		"tout autre chose":                               {"tout|autre|chose", "", ""},
		"le comité […] nous appelle":                     {"comité", "", "ans, le groupe"},
		"Depuis deux an":                                 {"an", "", "Depuis deux ans,"},
		"[Ils décident.]":                                {"", "", ""},
	} {
		_, d, ok := scrub.Edited(source, edited)
		if ok {
			t.Errorf("%q is found", edited)
			continue
		}
		pick := func(text string, spans []scrub.Span) string {
			var words []string
			for _, s := range spans {
				words = append(words, string([]rune(text)[s.Start:s.End]))
			}
			return strings.Join(words, "|")
		}
		words, left, nearest := pick(edited, d.Words), pick(source, d.Left), pick(source, []scrub.Span{d.Nearest})
		if words != want.words || left != want.left || nearest != want.nearest {
			t.Errorf("%q: words %q, left out %q, nearest %q", edited, words, left, nearest)
		}
	}
}
