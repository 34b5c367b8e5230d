package render

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		rest  string
		want  []string
	}{
		{"", 10, "", []string{""}},
		{"un deux trois", 8, "", []string{"un deux", "trois"}},
		{"un deux trois", 0, "", []string{"un deux trois"}},
		{"un deux trois", 8, "  ", []string{"un deux", "  trois"}},
		{"vers 20\u00a0000\u00a0$", 10, "", []string{"vers", "20\u00a0000\u00a0$"}},
		{"Saguenay–Lac-Saint-Jean", 13, "", []string{"Saguenay–Lac-", "Saint-Jean"}},
		{"abcdefghij", 4, "", []string{"abcd", "efgh", "ij"}},
		{"地域精神", 5, "", []string{"地域", "精神"}},
		{"2017-2018", 5, "", []string{"2017-", "2018"}}, // No letters around the hyphen: cut at the width.
	} {
		if got := wrap(c.text, c.limit, "", c.rest); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestWrapKeepsCharactersAndWidth(t *testing.T) {
	solid := strings.NewReplacer(" ", "").Replace
	rapid.Check(t, func(t *rapid.T) {
		s, limit := clean(anyText().Draw(t, "text")), rapid.IntRange(6, 60).Draw(t, "limit")
		lines := wrap(s, limit, "• ", "  ")
		for _, line := range lines {
			if span(line) > limit {
				t.Fatalf("%q is wider than %d", line, limit)
			}
		}
		if got := solid(strings.Join(lines, "")); got != "•"+solid(s) {
			t.Fatalf("wrap(%q) = %q", s, lines)
		}
	})
}

func TestClean(t *testing.T) {
	if got := clean(" a\r\n b\tc\x1b[0m\u2028d\xff\u00a0e "); got != "a b c [0m d\uFFFD\u00a0e" {
		t.Errorf("clean = %q", got)
	}
}
