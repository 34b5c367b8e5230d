package form

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// markdownMarks puts a backslash before what Markdown would take as its own.
var markdownMarks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`, "#", `\#`, "&", `\&`, "~", `\~`, "$", `\$`)

// escapeMarkdown writes a text so that Markdown shows it as it is.
func escapeMarkdown(text string) string { return markdownMarks.Replace(locale.Line(text)) }

// codeSpan writes a text between backticks, as many as it needs.
func codeSpan(text string) string {
	text = locale.Line(text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}
