package locale

import "strings"

// French returns a text written by a person with no-break spaces where Quebec typography wants them: before : ; ? ! and »,
// after «, between a number and % or $, and between the groups of three digits of a number.
func (t Text) French() Text {
	var fixed strings.Builder
	var last rune
	rest := []rune(t.FR)
	for i, r := range rest {
		if r == ' ' && (last == '«' || isTied(last, rest[i+1:]) || isDigit(last) && isGroup(rest[i+1:])) {
			r = '\u00a0'
		}
		fixed.WriteRune(r)
		last = r
	}
	t.FR = fixed.String()
	return t
}

// isTied reports whether a text begins with a mark that belongs to the character before the space.
func isTied(last rune, text []rune) bool {
	switch {
	case len(text) == 0 || last == ' ' || last == '\n' || last == 0 || last == '#': // "# ?" marks lines of study files
		return false
	case text[0] == '%' || text[0] == '$':
		return isDigit(last)
	}
	return strings.ContainsRune(":;?!»", text[0])
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isGroup reports whether a text begins with three digits and no more.
func isGroup(text []rune) bool {
	return len(text) >= 3 && isDigit(text[0]) && isDigit(text[1]) && isDigit(text[2]) && (len(text) == 3 || !isDigit(text[3]))
}
