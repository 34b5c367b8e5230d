package locale

import (
	"strings"
	"unicode"
)

// Line makes one line of a text that any XML may hold: a space for each line end and other control character, the sign for
// damage for bytes that are not UTF-8 and for U+FFFE and U+FFFF, and no white space around it.
func Line(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\ufffe' || r == '\uffff':
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")))
}
