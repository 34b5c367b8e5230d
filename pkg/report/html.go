package report

import (
	"embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/arrimage/arrimage/pkg/locale"
)

//go:embed assets
var assets embed.FS

// layout is the page, parsed where a run first writes one: most runs never do, and parsing costs more than writing.
var layout = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(assets, "assets/page.html"))
})

// HTML writes the document as one page that needs no other file and no script. It is HTML 5 in the syntax of XML, so
// that any XML reader takes it. The errors are those of the writer.
func (d *Document) HTML(w io.Writer, lang locale.Lang) error {
	style, err := assets.ReadFile("assets/style.css")
	if err != nil {
		return err
	}
	page := htmlPage{
		Lang: string(lang), Title: visible(d.Title, lang), Notice: visible(d.Notice, lang), Style: template.CSS(style),
		Words: htmlWords{
			Skip: skipWord.In(lang), Notice: noticeWord.In(lang), Contents: contentsWord.In(lang), Made: madeWord.In(lang),
		},
	}
	if !d.Source.IsZero() {
		page.Source = locale.Line(sourceLine(d.Source, lang))
	}
	for _, section := range d.Sections {
		page.Sections = append(page.Sections, htmlSectionOf(section, lang))
	}
	var text strings.Builder
	if err := layout().Execute(&text, page); err != nil {
		return err
	}
	_, err = io.WriteString(w, text.String())
	return err
}

// An htmlPage is what the template of the page shows: texts of one language, without a choice left to make.
type htmlPage struct {
	Lang, Title, Notice, Source string
	Style                       template.CSS
	Words                       htmlWords
	Sections                    []htmlSection
}

type htmlWords struct{ Skip, Notice, Contents, Made string }

type htmlSection struct {
	ID, Title string
	Text      []string
	Blocks    []htmlBlock
}

type htmlBlock struct {
	Table     *htmlTable
	Figure    *htmlFigure
	Paragraph *htmlParagraph
}

type htmlFigure struct {
	Label, Title string
	Drawing      template.HTML
}

type htmlParagraph struct{ Text, Source string }

func htmlSectionOf(section Section, lang locale.Lang) htmlSection {
	shown := htmlSection{ID: section.ID, Title: visible(section.Title, lang)}
	for _, paragraph := range paragraphs(section.Text.In(lang)) {
		shown.Text = append(shown.Text, locale.Line(paragraph))
	}
	for _, block := range section.Blocks {
		shown.Blocks = append(shown.Blocks, htmlBlockOf(block, lang))
	}
	return shown
}

func htmlBlockOf(block Block, lang locale.Lang) htmlBlock {
	switch {
	case block.Table != nil:
		return htmlBlock{Table: htmlTableOf(block, lang)}
	case block.Chart != nil:
		// Package chart escapes every text that it draws.
		drawing := block.Chart.Drawing.SVG("figure-"+strconv.Itoa(block.Number), lang)
		return htmlBlock{Figure: &htmlFigure{
			Label: label(block).In(lang), Title: visible(block.Chart.Caption, lang), Drawing: template.HTML(drawing),
		}}
	}
	return htmlBlock{Paragraph: &htmlParagraph{
		Text: visible(block.Paragraph.Text, lang), Source: locale.Line(block.Paragraph.Source),
	}}
}

// visible returns a text in a language, cleaned.
func visible(text locale.Text, lang locale.Lang) string { return locale.Line(text.In(lang)) }
