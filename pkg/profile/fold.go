package profile

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold reduces a label to what people mean by it: small letters without accents, straight apostrophes and quotes, single
// spaces and none around it. Signs stay: "1-2" and "1,2" are two answers.
func fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || oddity(r) == invisible:
			return -1
		case r == '\u2018' || r == '\u2019' || r == '\u02bc' || r == '\u00b4' || r == '`':
			return '\''
		case r == '\u201c' || r == '\u201d' || r == '\u00ab' || r == '\u00bb':
			return '"'
		case r == '\u2010' || r == '\u2011':
			return '-'
		}
		return r
	}, norm.NFD.String(s))
	s = ligatures.Replace(s)
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// ligatures writes two letters for each.
var ligatures = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae")

// isPlain reports whether a text is of ASCII and has no spaces but single ones between words.
func isPlain(s string) bool {
	space := true // A space at the beginning is one too many.
	for i := range len(s) {
		b := s[i]
		if b > '~' || b < ' ' || b == '`' || b == ' ' && space {
			return false
		}
		space = b == ' '
	}
	return !space || s == ""
}
