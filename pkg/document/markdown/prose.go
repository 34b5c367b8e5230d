package markdown

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// prose writes passages.
func (p *page) prose(passages []document.Passage) {
	for i, passage := range passages {
		text := p.spans(passage.Spans)
		switch passage.Kind {
		case document.Item:
			p.text.WriteString(bullet(passage) + p.opening(text) + "\n")
			if i+1 == len(passages) || passages[i+1].Kind != document.Item {
				p.text.WriteString("\n")
			}
		case document.Heading:
			p.line(strings.Repeat("#", min(passage.Level+2, 6))+" ", text)
		case document.Quoted:
			p.line("> ", p.opening(text))
		default:
			p.line("", p.opening(text))
		}
	}
}

// bullet returns the mark of an item, indented as deep as its list is nested.
func bullet(item document.Passage) string {
	mark := "- "
	if item.Ordinal > 0 {
		mark = strconv.Itoa(item.Ordinal) + ". "
	}
	return strings.Repeat("   ", max(item.Level-1, 0)) + mark
}

// spans writes words with their style.
func (p *page) spans(spans []document.Span) string {
	var text strings.Builder
	for _, span := range spans {
		text.WriteString(p.styled(span))
	}
	return strings.TrimSpace(text.String())
}

// styled writes the words of a span. The marks of a style must touch a word, so spaces, no-break ones too, stand outside.
func (p *page) styled(span document.Span) string {
	words := strings.Trim(span.Text, " "+locale.NBSP)
	if words == "" {
		return span.Text
	}
	lead, tail := span.Text[:strings.Index(span.Text, words)], span.Text[strings.Index(span.Text, words)+len(words):]
	written := p.escape(words)
	if span.Code && !(p.quarto && strings.Contains(words, "{{")) { // Quarto looks for shortcodes in code too.
		written = "`" + strings.ReplaceAll(locale.Line(words), "`", "'") + "`"
	}
	for _, style := range []struct {
		on   bool
		mark string
	}{{span.Italic || span.Cite, "*"}, {span.Bold, "**"}} {
		if style.on {
			written = style.mark + written + style.mark
		}
	}
	if span.Link != "" {
		written = "[" + written + "](<" + address.Replace(span.Link) + ">)"
	}
	return lead + written + tail
}

// quote writes what someone said, then who.
func (p *page) quote(quote *document.Quote) {
	p.text.WriteString("> " + p.opening(p.escape(quote.Words.In(p.lang))) + "\n")
	if by := p.escape(quote.By.In(p.lang)); by != "" {
		p.text.WriteString(">\n> – " + by + "\n")
	}
	p.text.WriteString("\n")
}
