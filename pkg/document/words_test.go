package document

import "testing"

// TestSpacesBetweenSpans keeps the space of French typography that stands between bold words and a colon.
func TestSpacesBetweenSpans(t *testing.T) {
	for text, want := range map[string]string{
		"\u00a0: b ": "\u00a0: b ", " a\nb": " a b", "a": "a", " ": " ", "\u00a0": "\u00a0", "": "", " a a ": " a a ",
	} {
		if got := Inner(text); got != want {
			t.Errorf("Inner(%q) = %q, want %q", text, got, want)
		}
	}
}
