package markdown

import (
	"regexp"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// escapeQuarto makes a text one line that Pandoc shows as it is, without its typography, and that holds no shortcode of
// Quarto. Pandoc's Markdown has more signs than GitHub's: formulas, citations, attributes, superscripts.
func escapeQuarto(s string) string {
	var escaped strings.Builder
	for _, r := range locale.Line(s) {
		if strings.ContainsRune("\\`*_[]|~<>&${}^@#", r) {
			escaped.WriteByte('\\')
		}
		escaped.WriteRune(r)
	}
	return render.NoLinks(escaped.String())
}

// opening keeps the start of an escaped paragraph from becoming a heading, a list, a quotation or a rule.
func opening(s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	switch {
	case s != "" && strings.ContainsRune("#-+=>", rune(s[0])):
		return `\` + s
	case digits != s && digits != "" && strings.ContainsRune(".)", rune(digits[0])):
		return s[:len(s)-len(digits)] + `\` + digits
	}
	return s
}

// lettered is how lists of letters and Roman numbers begin.
var lettered = regexp.MustCompile(`^([A-Za-z]|[ivxlcdmIVXLCDM]+)[.)]( |$)`)

// openingQuarto is opening for Pandoc, which has lists of letters, of numbers in parentheses, and definitions.
func openingQuarto(s string) string {
	switch {
	case strings.HasPrefix(s, "(") || strings.HasPrefix(s, ":") || strings.HasPrefix(s, "%"):
		return `\` + s
	case lettered.MatchString(s):
		end := strings.IndexAny(s, ".)")
		return s[:end] + `\` + s[end:]
	}
	return opening(s)
}

// address makes the address of a link or a picture safe between angle brackets.
var address = strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "{", "%7B", "}", "%7D", "\n", "%0A", "\r", "%0D")
