package main

import (
	"fmt"
	"testing"
)

func TestVerbs(t *testing.T) {
	for format, want := range map[string]string{
		"100 %":                   "[]",
		"%%, 100%% de":            "[]",
		"%s de %d":                "[{1 s} {2 d}]",
		"%[2]s de %[1]d":          "[{2 s} {1 d}]",
		"%[2]s puis %s":           "[{2 s} {3 s}]",
		"%-8s|%08.3f|%+d|%.0f":    "[{1 s} {2 .30f} {3 +d} {4 .0f}]",
		"%*d, %.*f":               "[{1 *} {2 d} {3 *} {4 .*f}]",
		"%[3]*[1]d":               "[{3 *} {1 d}]",
		"«\u00a0%s\u00a0», “%s”":  "[{1 q} {2 q}]",
		"«\u00a0%[2]s\u00a0», %v": "[{2 q} {3 v}]",
	} {
		if got := fmt.Sprint(verbs(format)); got != want {
			t.Errorf("%q: %s, want %s", format, got, want)
		}
	}
}

func TestCompareVerbs(t *testing.T) {
	for _, c := range []struct {
		fr, en    string
		arguments int
		want      string
	}{
		{"%s et %s", "%[2]s and %[1]s", 2, ""},
		{"%[1]s, %[1]s", "%s", 1, ""},
		{"«\u00a0%s\u00a0»", "%q", 1, ""},
		{"%5d", "%d", 1, ""},
		{"%s", "%s", -1, ""},
		{"%s", "none", 1, "the verbs differ: %[1]s in French, none in English"},
		{"%s %d", "%d %s", 2, "the verbs differ: %[1]s %[2]d in French, %[1]d %[2]s in English"},
		{"%.1f", "%.2f", 1, "the verbs differ: %[1].1f in French, %[1].2f in English"},
		{"%[2]s", "%[2]s", 2, "no verb takes argument 1 of 2"},
		{"%s %s", "%s %s", 1, "a verb takes argument 2 of 1"},
		{"\ufffc %s", "\ufffc %s", 2, ""},
	} {
		if got := compareVerbs(text{fr: words{text: c.fr}, en: words{text: c.en}, arguments: c.arguments}); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.fr, c.en, got, c.want)
		}
	}
}
