package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine writes a space for each line end and each other control character, and the sign for damage for what is no UTF-8.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// clipTo returns the beginning of a text with whole characters, of a number of bytes at most.
func clipTo(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	for bytes > 0 && !utf8.RuneStart(s[bytes]) {
		bytes--
	}
	return s[:bytes]
}

// clip shortens a text to a number of bytes, three dots at the end saying so.
func clip(s string, bytes int) string {
	if s = oneLine(s); len(s) <= bytes {
		return s
	}
	return clipTo(s, bytes-len("…")) + "…"
}

// clipRunes shortens a text to a number of characters, three dots at the end saying so.
func clipRunes(s string, characters int) string {
	runes := []rune(oneLine(s))
	if len(runes) <= characters {
		return string(runes)
	}
	return string(runes[:characters-1]) + "…"
}
