package plain

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

const (
	listIndent  = 2 // columns of a bullet with the space behind it
	quoteIndent = 4 // columns of a quotation
)

// prose writes passages, with an empty line after each but between the items of a list.
func (p *page) prose(passages []document.Passage) {
	for i, passage := range passages {
		switch passage.Kind {
		case document.Item:
			p.item(passage)
			if i+1 < len(passages) && passages[i+1].Kind == document.Item {
				continue
			}
			p.text.WriteString("\n")
		case document.Quoted:
			p.text.WriteString(p.lines(words(passage), quoteIndent) + "\n")
		default:
			p.paragraph(words(passage))
		}
	}
}

// item writes an item of a list, its first line behind its number or bullet.
func (p *page) item(passage document.Passage) {
	mark := "•"
	if passage.Ordinal > 0 {
		mark = strconv.Itoa(passage.Ordinal) + "."
	}
	mark += " "
	outer := (passage.Level - 1) * 2 * listIndent
	indent := outer + len([]rune(mark))
	if indent > p.limit()-narrowest {
		p.text.WriteString(p.lines(mark+words(passage), 0))
		return
	}
	lines := p.lines(words(passage), indent)
	p.text.WriteString(strings.Repeat(" ", outer) + mark + strings.TrimLeft(lines, " "))
}

// words returns the text of a passage, with the address of a link behind its words.
func words(passage document.Passage) string {
	var text strings.Builder
	for _, span := range passage.Spans {
		text.WriteString(span.Text)
		if span.Link != "" && !strings.HasPrefix(span.Link, "#") && span.Link != span.Text {
			text.WriteString(" (" + span.Link + ")")
		}
	}
	return locale.Line(text.String())
}

// quote writes what someone said, then who.
func (p *page) quote(quote *document.Quote) {
	p.text.WriteString(p.lines(p.lang.Quote(quote.Words.In(p.lang)), quoteIndent))
	if by := locale.Line(quote.By.In(p.lang)); by != "" {
		p.text.WriteString(p.lines("– "+by, quoteIndent))
	}
	p.text.WriteString("\n")
}
