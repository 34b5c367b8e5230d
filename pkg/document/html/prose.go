package html

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
)

// prose writes passages as elements: a paragraph, a heading, a quotation, or a list of as many items as follow.
func prose(passages []document.Passage) template.HTML {
	var text strings.Builder
	for i := 0; i < len(passages); {
		passage := passages[i]
		if passage.Kind == document.Item {
			end := i
			for end < len(passages) && passages[end].Kind == document.Item {
				end++
			}
			list(&text, passages[i:end])
			i = end
			continue
		}
		switch passage.Kind {
		case document.Heading:
			element := "h" + strconv.Itoa(min(passage.Level+2, 6))
			text.WriteString("<" + element + ">" + spans(passage.Spans) + "</" + element + ">\n")
		case document.Quoted:
			text.WriteString("<blockquote><p>" + spans(passage.Spans) + "</p></blockquote>\n")
		default:
			text.WriteString("<p>" + spans(passage.Spans) + "</p>\n")
		}
		i++
	}
	return template.HTML(strings.TrimSuffix(text.String(), "\n"))
}

// list writes the items of a list, and those of deeper lists inside the item before them.
func list(text *strings.Builder, items []document.Passage) {
	element, level := "ul", items[0].Level
	if items[0].Ordinal > 0 {
		element = "ol"
	}
	text.WriteString("<" + element + ">\n")
	for i := 0; i < len(items); {
		end := i + 1
		for end < len(items) && items[end].Level > level {
			end++
		}
		text.WriteString("<li>" + spans(items[i].Spans))
		if end > i+1 {
			text.WriteString("\n")
			list(text, items[i+1:end])
		}
		text.WriteString("</li>\n")
		i = end
	}
	text.WriteString("</" + element + ">\n")
}

// spans writes words with their style; every text is escaped.
func spans(spans []document.Span) string {
	var text strings.Builder
	for _, span := range spans {
		open, shut := tags(span)
		text.WriteString(open + template.HTMLEscapeString(document.Inner(span.Text)) + shut)
	}
	return text.String()
}

// tags returns what stands before and after the words of a span.
func tags(span document.Span) (open, shut string) {
	for _, tag := range []struct {
		on   bool
		name string
	}{{span.Bold, "strong"}, {span.Italic, "em"}, {span.Code, "code"}, {span.Cite, "cite"}} {
		if tag.on {
			open, shut = open+"<"+tag.name+">", "</"+tag.name+">"+shut
		}
	}
	if span.Link != "" {
		open, shut = `<a href="`+template.HTMLEscapeString(span.Link)+`">`+open, shut+"</a>"
	}
	return open, shut
}
