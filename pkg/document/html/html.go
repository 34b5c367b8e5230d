// Package html writes a document as one page that needs no other file, and no script to be read. It is HTML 5 in the syntax
// of XML, so that any XML reader takes it. An interactive page holds one script, which its policy allows by its hash.
package html

import (
	"embed"
	"errors"
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

// layout is the page, made ready where a run first writes one: most runs never do, and that costs more than writing. The first
// use of a template checks what it escapes.
var layout = sync.OnceValue(func() *template.Template {
	page := template.Must(template.ParseFS(assets, "assets/page.html"))
	_ = page.Execute(io.Discard, htmlPage{})
	_ = page.ExecuteTemplate(io.Discard, sectionTemplate, htmlSection{})
	return page
})

// sectionTemplate is the part of the layout that writes a section.
const sectionTemplate = "section"

// Prepare makes ready what every page needs. Whoever is going to write one may call it before, while the document is made.
func Prepare() { layout() }

var skipWord = locale.Text{FR: "Aller au contenu", EN: "Skip to content"}

// Options are what a page has beside its document. The zero Options are nothing: the page holds no script.
type Options struct {
	Interactive bool   // tables sort and filter, and the marks of charts say their values, where scripts run
	Served      string // text of a script that the page's server adds, which may connect to that server; empty for none
}

// Write writes the document without options. The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	return Options{}.Write(w, d, lang)
}

// Write writes the document. The error is the writer's.
func (o Options) Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	page := pageOf(d, lang)
	if err := o.complete(&page, lang); err != nil {
		return err
	}
	var err error
	if page.Sections, err = o.sections(d.Sections, lang); err != nil {
		return err
	}
	var text strings.Builder
	if err := layout().Execute(&text, page); err != nil {
		return err
	}
	_, err = io.WriteString(w, text.String())
	return err
}

// sections returns the sections of a page. They are made side by side, while the template is parsed: charts take time.
func (o Options) sections(sections []document.Section, lang locale.Lang) ([]htmlSection, error) {
	shown := make([]htmlSection, len(sections))
	failures := make([]error, len(sections))
	var all sync.WaitGroup
	all.Go(func() { layout() })
	for i, section := range sections {
		all.Go(func() { shown[i], failures[i] = o.section(section, lang) })
	}
	all.Wait()
	return shown, errors.Join(failures...)
}

// complete gives a page its style, its script and its policy.
func (o Options) complete(page *htmlPage, lang locale.Lang) error {
	var scripts []string
	parts := []string{"assets/style.css"}
	if o.Interactive {
		script, err := assets.ReadFile("assets/interactive.js")
		if err != nil {
			return err
		}
		page.Controls = controls(string(script), lang)
		scripts = append(scripts, string(script))
		parts = append(parts, "assets/interactive.css")
	}
	if o.Served != "" {
		scripts = append(scripts, o.Served)
	}
	page.Policy = policy(scripts, o.Served != "")
	for _, part := range parts {
		style, err := assets.ReadFile(part)
		if err != nil {
			return err
		}
		page.Style += template.CSS(style)
	}
	return nil
}

// pageOf returns the page of a document, without its sections.
func pageOf(d *document.Document, lang locale.Lang) htmlPage {
	return htmlPage{
		Lang: string(lang), Title: document.Visible(d.Title, lang), Subtitle: document.Visible(d.Subtitle, lang), By: d.ByLine(lang),
		Notice: document.Visible(d.Notice, lang), Source: d.SourceLine(lang),
		Words: htmlWords{
			Skip: skipWord.In(lang), Notice: document.NoticeWord.In(lang), Contents: document.ContentsWord.In(lang), Made: d.MadeLine().In(lang),
		},
	}
}

// An htmlPage is what the template of the page shows: texts of one language, without a choice left to make.
type htmlPage struct {
	Lang, Title, Subtitle, By, Notice, Source string
	Style                                     template.CSS
	Policy                                    string // of policy
	Words                                     htmlWords
	Controls                                  *htmlControls // nil where the page is not interactive
	Sections                                  []htmlSection
}

type htmlWords struct{ Skip, Notice, Contents, Made string }

// An htmlSection has its blocks until they are written, and then its body.
type htmlSection struct {
	ID, Title string
	Blocks    []htmlBlock
	Body      template.HTML
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
	Scrolls      bool // its letters are small: on a narrow screen it is wider than the page
}

type htmlQuote struct{ Words, By string }

// section returns a section with its body.
func (o Options) section(section document.Section, lang locale.Lang) (htmlSection, error) {
	shown := htmlSection{ID: section.ID, Title: document.Visible(section.Title, lang)}
	for _, block := range section.Blocks {
		shown.Blocks = append(shown.Blocks, htmlBlockOf(block, lang, o.Interactive))
	}
	var body strings.Builder
	err := layout().ExecuteTemplate(&body, sectionTemplate, shown)
	shown.Body, shown.Blocks = template.HTML(body.String()), nil
	return shown, err
}

func htmlBlockOf(block document.Block, lang locale.Lang, interactive bool) htmlBlock {
	switch {
	case block.Table != nil:
		return htmlBlock{Table: htmlTableOf(block, lang, interactive)}
	case block.Chart != nil:
		return htmlBlock{Figure: htmlFigureOf(block, lang)}
	case block.Quote != nil:
		return htmlBlock{Quote: &htmlQuote{
			Words: lang.Quote(document.Visible(block.Quote.Words, lang)), By: document.Visible(block.Quote.By, lang),
		}}
	case block.Prose == nil:
		return htmlBlock{}
	}
	return htmlBlock{Prose: prose(block.Prose.In(lang))}
}

// htmlFigureOf returns a chart with its SVG; package chart escapes every text that it draws.
func htmlFigureOf(block document.Block, lang locale.Lang) *htmlFigure {
	picture := block.Chart.Drawing.Picture(lang)
	return &htmlFigure{
		Label: block.Label().In(lang), Title: document.Visible(block.Chart.Caption, lang), Scrolls: chart.LeastWidth(picture) > 0,
		Drawing: template.HTML(chart.SVG(picture, "figure-"+strconv.Itoa(block.Number))),
	}
}
