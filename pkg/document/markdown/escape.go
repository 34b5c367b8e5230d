package markdown

import (
	"strings"
	"unicode"
)

// escape makes a text one line that Markdown shows as it is. Spaces that do not break are kept.
func escape(s string) string {
	var escaped strings.Builder
	space := true // A space at the start is dropped.
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if r == ' ' || unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			if !space {
				escaped.WriteByte(' ')
			}
			space = true
			continue
		}
		if strings.ContainsRune("\\`*_[]|~<>&", r) {
			escaped.WriteByte('\\')
		}
		escaped.WriteRune(r)
		space = false
	}
	return strings.TrimRight(escaped.String(), " ")
}

// opening keeps the start of an escaped paragraph from becoming a heading, a list or a rule.
func opening(s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	switch {
	case s != "" && strings.ContainsRune("#-+=", rune(s[0])):
		return `\` + s
	case digits != s && digits != "" && strings.ContainsRune(".)", rune(digits[0])):
		return s[:len(s)-len(digits)] + `\` + digits
	}
	return s
}
