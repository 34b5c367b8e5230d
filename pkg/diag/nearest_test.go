package diag_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		name       string
		candidates []string
		want       string
	}{
		{"oui", []string{"Non", "Oui"}, "Oui"},                        // Letter case does not count.
		{"Montreal", []string{"Laval", "Montréal"}, "Montréal"},       // One letter.
		{"collaboratoin", []string{"collaboration"}, "collaboration"}, // Two letters change places.
		{"abc", []string{"xyz"}, ""},
		{"ab", []string{"abcd"}, "abcd"},            // Two is near enough,
		{"ab", []string{"cd"}, ""},                  // but not where no letter stays.
		{"abc", []string{"abcxyz"}, ""},             // Three is not, for a short name,
		{"abcdefghi", []string{"abcdef"}, "abcdef"}, // but a third of a long one.
		{"ab", []string{"ac", "ad"}, "ac"},          // The first of equals.
		{"ééa", []string{"eea"}, "eea"},             // Letters, not bytes, are counted.
		{"x", nil, ""},
		{"", []string{"abc"}, ""},
	} {
		if got := diag.Nearest(c.name, c.candidates); got != c.want {
			t.Errorf("nearest to %q in %q is %q, want %q", c.name, c.candidates, got, c.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	want := locale.Text{FR: " (vouliez-vous dire \"Oui\"\u00a0?)", EN: ` (did you mean "Oui"?)`}
	if got := diag.DidYouMean("oui", []string{"Oui"}); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := diag.DidYouMean("peut-être", []string{"Oui"}); !got.IsZero() {
		t.Errorf("%q, want nothing", got)
	}
}

func TestOneOf(t *testing.T) {
	eight := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	for _, c := range []struct {
		candidates []string
		want       locale.Text
	}{
		{nil, locale.Text{}},
		{[]string{"a"}, locale.Same("a")},
		{eight, locale.Same("a, b, c, d, e, f, g, h")},
		{append(eight, "i"), locale.Text{FR: "a, b, c, d, e, f, g, h… (9 en tout)", EN: "a, b, c, d, e, f, g, h… (9 in all)"}},
	} {
		if got := diag.OneOf(c.candidates); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
