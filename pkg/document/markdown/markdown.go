// Package markdown writes a document as Markdown with pipe tables: as GitHub reads it, or as Quarto does, with captions and
// references.
package markdown

import (
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/naming"
	"github.com/arrimage/arrimage/pkg/render"
)

// fence is the width of a text chart.
const fence = 80

// Options are what a document may need to know.
type Options struct {
	Lang locale.Lang

	// Beside writes a file of the given name, which is relative to the document and has slashes, whole or not at all; nil
	// where nothing can stand beside the document. An error of it ends the writing.
	Beside func(name string, content []byte) error
	Folder string // of those files, such as "report_files"
}

// Write writes the document as GitHub reads it, with nothing beside it. The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	return GitHub(w, d, Options{Lang: lang})
}

// GitHub writes the document as GitHub reads it. Charts are pictures beside it; where it has nothing beside it, those that
// read well as text stand in code fences, and the others are left out, since their tables say the same. The error is the
// writer's, or that of Beside.
func GitHub(w io.Writer, d *document.Document, options Options) error {
	p := newPage(options)
	p.line("# ", p.escape(d.Title.In(p.lang)))
	p.line("", p.opening(p.escape(d.Subtitle.In(p.lang))))
	p.line("", p.opening(p.escape(d.ByLine(p.lang))))
	return p.write(w, d)
}

// write writes what follows the title.
func (p *page) write(w io.Writer, d *document.Document) error {
	p.notice(d)
	p.line("", p.opening(p.escape(d.SourceLine(p.lang))))
	for _, section := range d.Sections {
		p.line("## ", p.escape(section.Title.In(p.lang))+p.anchor(section.ID))
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
	Options
	text    strings.Builder
	lang    locale.Lang
	quarto  bool                // as against GitHub
	escape  func(string) string // makes a text one line that is shown as it is
	opening func(string) string // makes an escaped text the start of a paragraph
	taken   naming.Taken        // the references of Quarto
}

// newPage returns a page for GitHub.
func newPage(options Options) *page {
	return &page{Options: options, lang: options.Lang, escape: render.EscapeMarkdown, opening: opening, taken: naming.Taken{}}
}

// line writes a line and an empty one, or nothing where there is no text.
func (p *page) line(mark, escaped string) {
	if escaped != "" {
		p.text.WriteString(mark + escaped + "\n\n")
	}
}

func (p *page) notice(d *document.Document) {
	if !d.Notice.IsZero() {
		p.line("> ", "**"+p.escape(document.NoticeWord.In(p.lang))+"** – "+p.escape(d.Notice.In(p.lang)))
	}
}

func (p *page) block(block document.Block) error {
	switch {
	case block.Table != nil && p.quarto:
		return p.captioned(block)
	case block.Table != nil:
		if err := render.Markdown(&p.text, block.Numbered(), p.lang); err != nil {
			return err
		}
		p.text.WriteString("\n")
	case block.Chart != nil:
		return p.chart(block)
	case block.Quote != nil:
		p.quote(block.Quote)
	case block.Prose != nil:
		p.prose(block.Prose.In(p.lang))
	}
	return nil
}
