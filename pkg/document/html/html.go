// Package html writes a document as one page that needs no other file and no script. It is HTML 5 in the syntax of XML, so
// that any XML reader takes it.
package html

import (
	"embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

//go:embed assets
var assets embed.FS

// layout is the page, parsed where a run first writes one: most runs never do, and parsing costs more than writing.
var layout = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(assets, "assets/page.html"))
})

var skipWord = locale.Text{FR: "Aller au contenu", EN: "Skip to content"}

// Write writes the document. The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	style, err := assets.ReadFile("assets/style.css")
	if err != nil {
		return err
	}
	page := htmlPage{
		Lang: string(lang), Title: document.Visible(d.Title, lang), Subtitle: document.Visible(d.Subtitle, lang), By: d.ByLine(lang),
		Notice: document.Visible(d.Notice, lang), Source: d.SourceLine(lang), Style: template.CSS(style),
		Words: htmlWords{
			Skip: skipWord.In(lang), Notice: document.NoticeWord.In(lang), Contents: document.ContentsWord.In(lang), Made: d.MadeLine().In(lang),
		},
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
	Lang, Title, Subtitle, By, Notice, Source string
	Style                                     template.CSS
	Words                                     htmlWords
	Sections                                  []htmlSection
}

type htmlWords struct{ Skip, Notice, Contents, Made string }

type htmlSection struct {
	ID, Title string
	Blocks    []htmlBlock
}

// An htmlBlock is one of its fields.
type htmlBlock struct {
	Table  *htmlTable
	Figure *htmlFigure
	Quote  *htmlQuote
	Prose  template.HTML
}

type htmlFigure struct {
	Label, Title string
	Drawing      template.HTML
}

type htmlQuote struct{ Words, By string }

func htmlSectionOf(section document.Section, lang locale.Lang) htmlSection {
	shown := htmlSection{ID: section.ID, Title: document.Visible(section.Title, lang)}
	for _, block := range section.Blocks {
		shown.Blocks = append(shown.Blocks, htmlBlockOf(block, lang))
	}
	return shown
}

func htmlBlockOf(block document.Block, lang locale.Lang) htmlBlock {
	switch {
	case block.Table != nil:
		return htmlBlock{Table: htmlTableOf(block, lang)}
	case block.Chart != nil:
		return htmlBlock{Figure: &htmlFigure{
			Label: block.Label().In(lang), Title: document.Visible(block.Chart.Caption, lang), Drawing: drawing(block, lang),
		}}
	case block.Quote != nil:
		return htmlBlock{Quote: &htmlQuote{
			Words: lang.Quote(document.Visible(block.Quote.Words, lang)), By: document.Visible(block.Quote.By, lang),
		}}
	}
	return htmlBlock{Prose: prose(block.Prose.In(lang))}
}

// drawing returns a chart as SVG; package chart escapes every text that it draws.
func drawing(block document.Block, lang locale.Lang) template.HTML {
	return template.HTML(chart.SVG(block.Chart.Drawing.Picture(lang), "figure-"+strconv.Itoa(block.Number)))
}
