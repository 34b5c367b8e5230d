// Package plain writes a document for a terminal: prose and tables as wide as the terminal, charts as lines of text.
package plain

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// measure is the widest prose that reads well, in columns.
const measure = 80

// Write writes the document. No line is wider than width columns (at least 20; 0 means no limit for tables, and 80 columns
// for anything else). The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang, width int) error {
	page := &page{lang: lang, width: width}
	page.heading(d.Title, "═")
	page.paragraph(d.Subtitle.In(lang))
	page.paragraph(d.ByLine(lang))
	page.paragraph(d.NoticeLine(lang))
	page.paragraph(d.SourceLine(lang))
	for _, section := range d.Sections {
		page.heading(section.Title, "─")
		for _, block := range section.Blocks {
			if err := page.block(block); err != nil {
				return err
			}
		}
	}
	if !d.Notice.IsZero() {
		page.text.WriteString("───\n")
		page.paragraph(d.NoticeLine(lang))
	}
	_, err := io.WriteString(w, strings.TrimRight(page.text.String(), "\n")+"\n")
	return err
}

// A page collects the lines of a document.
type page struct {
	text  strings.Builder
	lang  locale.Lang
	width int
}

func (p *page) block(block document.Block) error {
	switch {
	case block.Table != nil:
		if err := render.Text(&p.text, block.Numbered(), p.lang, p.width); err != nil {
			return err
		}
		p.text.WriteString("\n")
	case block.Chart != nil:
		if drawn := block.Chart.Drawing.Text(p.width, p.lang); drawn != "" {
			p.text.WriteString(p.lines(block.Caption().In(p.lang), 0) + drawn + "\n")
		}
	case block.Quote != nil:
		p.quote(block.Quote)
	case block.Prose != nil:
		p.prose(block.Prose.In(p.lang))
	}
	return nil
}

// narrowest is the narrowest paragraph, in columns.
const narrowest = 20

// limit is how wide prose may be, in columns.
func (p *page) limit() int {
	if p.width > 0 {
		return min(p.width, measure)
	}
	return measure
}

// lines wraps prose, indented where there is room for it. Package render wraps the titles of tables by the same rules, so a
// table that is nothing but its title is a paragraph.
func (p *page) lines(prose string, indent int) string {
	indent = max(0, min(indent, p.limit()-narrowest))
	var wrapped strings.Builder
	// A strings.Builder has no errors.
	_ = render.Text(&wrapped, &table.Table{Title: locale.Same(locale.Line(prose))}, p.lang, p.limit()-indent)
	return indented(wrapped.String(), indent)
}

// indented moves lines to the right.
func indented(lines string, indent int) string {
	if indent == 0 {
		return lines
	}
	var moved strings.Builder
	for line := range strings.Lines(lines) {
		moved.WriteString(strings.Repeat(" ", indent) + line)
	}
	return moved.String()
}

func (p *page) heading(title locale.Text, underline string) {
	lines := p.lines(title.In(p.lang), 0)
	widest := 0
	for line := range strings.Lines(lines) {
		widest = max(widest, displaywidth.String(strings.TrimSuffix(line, "\n")))
	}
	p.text.WriteString(lines + strings.Repeat(underline, widest) + "\n\n")
}

// paragraph writes one paragraph, or nothing where it is empty.
func (p *page) paragraph(text string) {
	if locale.Line(text) != "" {
		p.text.WriteString(p.lines(text, 0) + "\n")
	}
}
