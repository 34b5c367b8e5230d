// Package docx writes a document for Word and LibreOffice: Office Open XML (ECMA-376, transitional), written element by
// element in the order of its schema, since Word refuses any other.
//
// Whatever a reader may want to change has a style: titles, captions, notes and the tables themselves. Headings and
// captions number themselves, the contents lead to their sections, every drawing has its data in words, and every
// table repeats its headings on each page. Nothing that Word would ask about when it opens the file is in it, so the
// contents name no pages: only who lays the text out knows them. No word of the document gets into a field, only
// numbers that are counted here.
//
//  1. Write makes a builder, which turns sections and blocks into elements of the body, in order.
//  2. What the body refers to (drawings, addresses, lists) is collected on the way.
//  3. The parts are written into a zip archive in the order of their names, with one fixed time.
package docx

import (
	"io"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/archive"
	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Write writes the document. Its errors are those of the writer, and of a drawing that is too large for an image.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	b := &builder{doc: d, lang: lang, anchors: anchorsOf(d.Sections)}
	b.masthead()
	b.contents()
	for _, section := range d.Sections {
		b.heading(section)
		for _, block := range section.Blocks {
			b.block(block)
		}
	}
	b.colophon()
	images, err := paint(b.drawings)
	if err != nil {
		return err
	}
	return archive.Write(w, b.parts(images))
}

// A builder collects the body of a document and what the body refers to.
type builder struct {
	doc     *document.Document
	lang    locale.Lang
	anchors map[string]string // name of the bookmark of each section, by its ID

	body      []element
	wide      bool             // what is added stands on a page in landscape
	drawings  []*chart.Picture // in order, each on its own sheet
	addresses []string         // where links lead outside the document, in order, each once
	lists     []list           // numbered lists, in order
	marked    int              // bookmarks written so far
	sequence  [2]int           // numbers of the last table and of the last chart
}

// An element stands in the body: a paragraph, or the XML of something else.
type element struct {
	paragraph *paragraph
	xml       string
	wide      bool // it stands on a page in landscape
}

// add appends a paragraph to the body.
func (b *builder) add(p paragraph) { b.body = append(b.body, element{paragraph: &p, wide: b.wide}) }

// addXML appends what is not a paragraph.
func (b *builder) addXML(xml string) { b.body = append(b.body, element{xml: xml, wide: b.wide}) }

// addWords appends a paragraph of one text, or nothing where there is no text.
func (b *builder) addWords(style string, text locale.Text) {
	if document.Visible(text, b.lang) != "" {
		b.add(paragraph{style: style, runs: b.words(text, look{})})
	}
}

// masthead writes what stands above the contents.
func (b *builder) masthead() {
	if document.Visible(b.doc.Title, b.lang) != "" {
		b.add(paragraph{style: "TitleRule"})
	}
	b.addWords("Title", b.doc.Title)
	b.addWords("Subtitle", b.doc.Subtitle)
	if by := b.doc.ByLine(b.lang); by != "" {
		b.add(paragraph{style: "Source", runs: run(by, look{})})
	}
	b.notice()
	if !b.doc.Source.IsZero() {
		b.add(paragraph{style: "Source", runs: run(b.doc.SourceLine(b.lang), look{lang: b.spoken(b.doc.Source)})})
	}
}

// colophon says how the document was made, on the page of the last paragraph.
func (b *builder) colophon() {
	if n := len(b.body); n > 0 {
		b.wide = b.body[n-1].wide
		if b.body[n-1].paragraph != nil {
			b.body[n-1].paragraph.keep = true
		}
	}
	b.add(paragraph{style: "Colophon", runs: b.words(b.doc.MadeLine(), look{})})
}

func (b *builder) notice() {
	if document.Visible(b.doc.Notice, b.lang) == "" {
		return
	}
	b.add(paragraph{style: "NoticeTitle", runs: b.words(document.NoticeWord, look{})})
	b.addWords("Notice", b.doc.Notice)
}

// heading begins a section, at a bookmark to which the contents and the links of the prose lead.
func (b *builder) heading(section document.Section) {
	b.wide = false
	b.add(paragraph{style: "Heading1", keep: true, runs: b.bookmark(b.anchors[section.ID], b.words(section.Title, look{}))})
}

func (b *builder) block(block document.Block) {
	switch {
	case block.Table != nil:
		b.table(block)
	case block.Chart != nil:
		b.chart(block)
	case block.Quote != nil:
		b.quote(block.Quote)
	case block.Prose != nil:
		b.prose(block.Prose)
	case block.Room > 0:
		b.room(block.Room)
	}
}

// quote writes what someone said, then who.
func (b *builder) quote(quote *document.Quote) {
	b.wide = false
	by := document.Visible(quote.By, b.lang)
	said := b.lang.Quote(document.Visible(quote.Words, b.lang))
	b.add(paragraph{style: "Quote", keep: by != "", runs: run(said, look{lang: b.spoken(quote.Words)})})
	if by != "" {
		b.add(paragraph{style: "QuoteSource", runs: run("– "+by, look{lang: b.spoken(quote.By)})})
	}
}

// room leaves lines to write on, which stay together.
func (b *builder) room(lines int) {
	b.wide = false
	for i := range lines {
		b.add(paragraph{style: "WritingLine", keep: i < lines-1})
	}
	b.add(paragraph{style: "AfterTable"})
}

// bookmark puts a bookmark around runs.
func (b *builder) bookmark(name, runs string) string {
	id := strconv.Itoa(b.marked)
	b.marked++
	return `<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/>` + runs + `<w:bookmarkEnd w:id="` + id + `"/>`
}

// anchorsOf names the bookmark of each section. Word takes letters, digits and _, 40 characters at most.
func anchorsOf(sections []document.Section) map[string]string {
	const most = 24
	anchors := map[string]string{}
	for i, section := range sections {
		id := strings.Map(func(r rune) rune {
			if r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
				return r
			}
			return '_'
		}, section.ID)
		anchors[section.ID] = "section_" + strconv.Itoa(i+1) + "_" + id[:min(len(id), most)]
	}
	return anchors
}
