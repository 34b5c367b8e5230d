package font

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// missing is what is seen for a character that the font does not have: a white square.
const missing = '□'

// Clean returns a text as it can be set: letters with their accents in one character, without characters that are not seen
// (soft hyphens, zero-width spaces, marks of direction), a space for each control character, and □ for whatever the font
// does not have.
func Clean(text string) string {
	if isASCII(text) {
		return text
	}
	return strings.Map(clean, norm.NFC.String(text))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func clean(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case r == '\u2011': // A hyphen at which no line breaks.
		return '-'
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
		return -1
	case faces[Regular]().has(r):
		return r
	}
	return missing
}

func (f *face) has(r rune) bool { return r >= 0 && int(r) < len(f.advance) && f.advance[r] >= 0 }
