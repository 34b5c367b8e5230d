package form

import (
	"strings"
	"unicode"
)

// clean makes one line of a text: no control characters, no white space around it.
func clean(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\ufffe' || r == '\uffff':
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd")))
}

// markdownMarks puts a backslash before what Markdown would take as its own.
var markdownMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`, "#", `\#`, "&", `\&`, "~", `\~`, "$", `\$`)

// escapeMarkdown writes a text so that Markdown shows it as it is.
func escapeMarkdown(text string) string { return markdownMarks.Replace(clean(text)) }

// codeSpan writes a text between backticks, as many as it needs.
func codeSpan(text string) string {
	text = clean(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}
