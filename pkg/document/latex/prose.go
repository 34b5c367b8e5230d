package latex

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// prose writes passages.
func (p *page) prose(passages []document.Passage) {
	for i := 0; i < len(passages); {
		passage := passages[i]
		if passage.Kind == document.Item {
			end := i
			for end < len(passages) && passages[end].Kind == document.Item {
				end++
			}
			p.list(passages[i:end], 1)
			p.write("\n")
			i = end
			continue
		}
		switch words := spans(passage.Spans); passage.Kind {
		case document.Heading:
			p.write([]string{"\\subsection{", "\\subsubsection{", "\\paragraph{"}[min(max(passage.Level, 1), 3)-1], words, "}\n\n")
		case document.Quoted:
			p.write("\\begin{quote}\n", words, "\n\\end{quote}\n\n")
		default:
			p.write(words, "\n\n")
		}
		i++
	}
}

// deepest is how deep LaTeX nests lists.
const deepest = 4

// list writes the items of a list, and those of deeper lists behind the item before them.
func (p *page) list(items []document.Passage, depth int) {
	environment, level := "itemize", items[0].Level
	if items[0].Ordinal > 0 {
		environment = "enumerate"
	}
	if depth <= deepest {
		p.write("\\begin{", environment, "}\n")
	}
	for i := 0; i < len(items); {
		end := i + 1
		for end < len(items) && items[end].Level > level {
			end++
		}
		p.write("\\item ", spans(items[i].Spans), "\n")
		if end > i+1 {
			p.list(items[i+1:end], depth+1)
		}
		i = end
	}
	if depth <= deepest {
		p.write("\\end{", environment, "}\n")
	}
}

// spans writes words with their style.
func spans(spans []document.Span) string {
	var text strings.Builder
	for _, span := range spans {
		text.WriteString(styled(span))
	}
	return text.String()
}

func styled(span document.Span) string {
	words := strings.Trim(span.Text, " "+locale.NBSP)
	if words == "" {
		return space(span.Text)
	}
	lead, tail, _ := strings.Cut(span.Text, words)
	written := escape(document.Inner(words))
	for _, style := range []struct {
		on      bool
		command string
	}{{span.Code, "texttt"}, {span.Italic || span.Cite, "emph"}, {span.Bold, "textbf"}} {
		if style.on {
			written = "\\" + style.command + "{" + written + "}"
		}
	}
	switch {
	case strings.HasPrefix(span.Link, "#"):
		written = "\\hyperlink{" + address(span.Link[1:]) + "}{" + written + "}"
	case span.Link != "":
		written = "\\href{" + address(span.Link) + "}{" + written + "}"
	}
	return space(lead) + written + space(tail)
}

// space returns the space of a text that is nothing but white space; one no-break space keeps the line together.
func space(s string) string {
	switch {
	case s == "":
		return ""
	case strings.Contains(s, locale.NBSP):
		return "~"
	}
	return " "
}

// address writes a link: what LaTeX reads as more than itself, and what is not ASCII, is percent-encoded.
func address(link string) string {
	const safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/?=+,;@!()"
	const hexadecimal = "0123456789ABCDEF"
	var text strings.Builder
	for _, b := range []byte(link) {
		switch {
		case b == '_':
			text.WriteString(`\_`)
		case strings.IndexByte(safe, b) >= 0:
			text.WriteByte(b)
		case b == '%' || b == '&' || b == '#':
			text.WriteString(`\` + string(rune(b)))
		default:
			text.WriteString(`\%` + string(hexadecimal[b>>4]) + string(hexadecimal[b&15]))
		}
	}
	return text.String()
}

// quote writes what someone said, then who.
func (p *page) quote(quote *document.Quote) {
	p.write("\\begin{quote}\n", escape(p.lang.Quote(quote.Words.In(p.lang))), "\n")
	if by := escape(quote.By.In(p.lang)); by != "" {
		p.write("\n\\hfill\\textendash{} ", by, "\n")
	}
	p.write("\\end{quote}\n\n")
}
