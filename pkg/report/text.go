package report

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// measure is the widest prose that reads well, in columns.
const measure = 80

// Text writes the document for a terminal. No line is wider than width columns (at least 20; 0 means no limit for
// tables, and 80 columns for anything else). The error is the writer's.
func (d *Document) Text(w io.Writer, lang locale.Lang, width int) error {
	page := &textPage{lang: lang, width: width}
	page.heading(d.Title, "═")
	if !d.Notice.IsZero() {
		page.prose(noticeLine(d.Notice, lang))
	}
	if !d.Source.IsZero() {
		page.prose(sourceLine(d.Source, lang))
	}
	for _, section := range d.Sections {
		page.heading(section.Title, "─")
		page.prose(section.Text.In(lang))
		for _, block := range section.Blocks {
			if err := page.block(block); err != nil {
				return err
			}
		}
	}
	if !d.Notice.IsZero() {
		page.text.WriteString("───\n")
		page.prose(noticeLine(d.Notice, lang))
	}
	_, err := io.WriteString(w, strings.TrimRight(page.text.String(), "\n")+"\n")
	return err
}

// A textPage collects the lines of a document for a terminal.
type textPage struct {
	text  strings.Builder
	lang  locale.Lang
	width int
}

// lines wraps prose. Package render wraps the titles of tables by the same rules, so a table that is nothing but its
// title is a paragraph.
func (p *textPage) lines(prose string) string {
	limit := measure
	if p.width > 0 {
		limit = min(p.width, measure)
	}
	var wrapped strings.Builder
	_ = render.Text(&wrapped, &table.Table{Title: locale.Same(prose)}, p.lang, limit) // A strings.Builder has no errors.
	return wrapped.String()
}

func (p *textPage) heading(title locale.Text, underline string) {
	lines := p.lines(title.In(p.lang))
	widest := 0
	for line := range strings.Lines(lines) {
		widest = max(widest, displaywidth.String(strings.TrimSuffix(line, "\n")))
	}
	p.text.WriteString(lines + strings.Repeat(underline, widest) + "\n\n")
}

func (p *textPage) prose(text string) {
	for _, paragraph := range paragraphs(text) {
		p.text.WriteString(p.lines(paragraph) + "\n")
	}
}

func (p *textPage) block(block Block) error {
	switch {
	case block.Table != nil:
		if err := render.Text(&p.text, numbered(block), p.lang, p.width); err != nil {
			return err
		}
		p.text.WriteString("\n")
	case block.Chart != nil:
		if drawn := block.Chart.Drawing.Text(p.width, p.lang); drawn != "" {
			p.text.WriteString(p.lines(caption(block).In(p.lang)) + drawn + "\n")
		}
	default:
		p.prose(block.Paragraph.Text.In(p.lang))
		p.prose(block.Paragraph.Source)
	}
	return nil
}
