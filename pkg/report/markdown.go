package report

import (
	"io"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// fence is the width of a text chart in Markdown.
const fence = 80

// Markdown writes the document as Markdown with pipe tables. Charts that read well as text stand in code fences; the
// others are left out, since their tables say the same. The error is the writer's.
func (d *Document) Markdown(w io.Writer, lang locale.Lang) error {
	var text strings.Builder
	text.WriteString("# " + escape(d.Title.In(lang)) + "\n\n")
	quote := func() {
		if !d.Notice.IsZero() {
			text.WriteString("> **" + escape(noticeWord.In(lang)) + "** – " + escape(d.Notice.In(lang)) + "\n\n")
		}
	}
	quote()
	if !d.Source.IsZero() {
		text.WriteString(escape(sourceLine(d.Source, lang)) + "\n\n")
	}
	for _, section := range d.Sections {
		text.WriteString("## " + escape(section.Title.In(lang)) + "\n\n")
		prose(&text, section.Text.In(lang))
		for _, block := range section.Blocks {
			if err := markdown(&text, block, lang); err != nil {
				return err
			}
		}
	}
	if !d.Notice.IsZero() {
		text.WriteString("---\n\n")
		quote()
	}
	_, err := io.WriteString(w, strings.TrimRight(text.String(), "\n")+"\n")
	return err
}

func markdown(text *strings.Builder, block Block, lang locale.Lang) error {
	switch {
	case block.Table != nil:
		if err := render.Markdown(text, numbered(block), lang); err != nil {
			return err
		}
		text.WriteString("\n")
	case block.Chart != nil:
		if drawn := block.Chart.Drawing.Text(fence, lang); drawn != "" {
			text.WriteString("**" + escape(caption(block).In(lang)) + "**\n\n```text\n" + drawn + "```\n\n")
		}
	default:
		prose(text, block.Paragraph.Text.In(lang))
		if source := escape(block.Paragraph.Source); source != "" {
			text.WriteString("*" + source + "*\n\n")
		}
	}
	return nil
}

// prose writes paragraphs.
func prose(text *strings.Builder, s string) {
	for _, paragraph := range paragraphs(s) {
		text.WriteString(opening(escape(paragraph)) + "\n\n")
	}
}

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
