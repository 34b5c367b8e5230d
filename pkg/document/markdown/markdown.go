// Package markdown writes a document as Markdown with pipe tables, as GitHub and Quarto read it.
package markdown

import (
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// fence is the width of a text chart.
const fence = 80

// Write writes the document. Charts that read well as text stand in code fences; the others are left out, since their
// tables say the same. The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	p := &page{lang: lang}
	p.line("# ", escape(d.Title.In(lang)))
	p.line("", escape(d.Subtitle.In(lang)))
	p.line("", opening(escape(d.ByLine(lang))))
	p.notice(d)
	p.line("", escape(d.SourceLine(lang)))
	for _, section := range d.Sections {
		p.line("## ", escape(section.Title.In(lang)))
		for _, block := range section.Blocks {
			if err := p.block(block); err != nil {
				return err
			}
		}
	}
	if !d.Notice.IsZero() {
		p.text.WriteString("---\n\n")
		p.notice(d)
	}
	_, err := io.WriteString(w, strings.TrimRight(p.text.String(), "\n")+"\n")
	return err
}

// A page collects the lines of a document.
type page struct {
	text strings.Builder
	lang locale.Lang
}

// line writes a line and an empty one, or nothing where there is no text.
func (p *page) line(mark, escaped string) {
	if escaped != "" {
		p.text.WriteString(mark + escaped + "\n\n")
	}
}

func (p *page) notice(d *document.Document) {
	if !d.Notice.IsZero() {
		p.line("> ", "**"+escape(document.NoticeWord.In(p.lang))+"** – "+escape(d.Notice.In(p.lang)))
	}
}

func (p *page) block(block document.Block) error {
	switch {
	case block.Table != nil:
		if err := render.Markdown(&p.text, block.Numbered(), p.lang); err != nil {
			return err
		}
		p.text.WriteString("\n")
	case block.Chart != nil:
		if drawn := block.Chart.Drawing.Text(fence, p.lang); drawn != "" {
			p.line("**", escape(block.Caption().In(p.lang))+"**")
			p.text.WriteString("```text\n" + drawn + "```\n\n")
		}
	case block.Quote != nil:
		p.quote(block.Quote)
	case block.Prose != nil:
		p.prose(block.Prose.In(p.lang))
	}
	return nil
}
