package export

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClip(t *testing.T) {
	for _, test := range []struct {
		text, want string
		bytes      int
	}{{"short", "short", 5}, {"shorter", "sh…", 5}, {"ééé", "é…", 5}, {"a\nb", "a b", 5}} {
		if got := clip(test.text, test.bytes); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
	if got := clipRunes(strings.Repeat("é", 90), 80); utf8.RuneCountInString(got) != 80 || !strings.HasSuffix(got, "é…") {
		t.Errorf("%q", got)
	}
}
