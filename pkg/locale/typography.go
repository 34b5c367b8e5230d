package locale

import "strings"

// French returns a text written by a person with no-break spaces where Quebec typography wants them: before : ; ? ! » %
// and $, after «, and between the groups of three digits of a number.
func (t Text) French() Text {
	var fixed strings.Builder
	var last rune
	rest := []rune(t.FR)
	for i, r := range rest {
		beforeMark := i+1 < len(rest) && strings.ContainsRune(":;?!»%$", rest[i+1]) && last != ' ' && last != '\n' && last != 0
		if r == ' ' && (last == '«' || beforeMark || isDigit(last) && isGroup(rest[i+1:])) {
			r = '\u00a0'
		}
		fixed.WriteRune(r)
		last = r
	}
	t.FR = fixed.String()
	return t
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isGroup reports whether a text begins with three digits and no more.
func isGroup(text []rune) bool {
	return len(text) >= 3 && isDigit(text[0]) && isDigit(text[1]) && isDigit(text[2]) && (len(text) == 3 || !isDigit(text[3]))
}
