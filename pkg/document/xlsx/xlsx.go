// Package xlsx writes a document as an Excel workbook: a sheet with the contents, one for the text, one for each table with
// its numbers as numbers, one for each chart with its data and a chart of Excel's own, one for the figures that the study
// names, and one for each section of words alone, such as the methods.
package xlsx

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

var (
	textWord    = locale.Text{FR: "Texte", EN: "Text"}
	figuresWord = locale.Text{FR: "Chiffres", EN: "Figures"}
	backWord    = locale.Text{FR: "Retour au sommaire", EN: "Back to the contents"}
)

// readable is the width of a column of prose, in characters: one that fits on paper, where nothing makes a lone column smaller.
const readable = 76

// Write writes the document. The error is a *workbook.LimitError, where something is larger than Excel can hold, or the
// writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	b := &book{lang: lang, document: d, names: map[string]bool{}}
	b.front = b.name(document.ContentsWord.In(lang))
	text := b.text()
	for _, section := range d.Sections {
		b.section(section)
	}
	b.figures()
	pages := append([]workbook.Page{b.contents()}, text...)
	language := map[locale.Lang]string{locale.French: "fr-CA", locale.English: "en-CA"}[lang]
	about := workbook.About{Title: document.Visible(d.Title, lang), Language: language, Made: d.Made}
	return workbook.WritePages(w, about, append(pages, b.pages...))
}

// A book collects the sheets of a document.
type book struct {
	lang     locale.Lang
	document *document.Document
	names    map[string]bool // of sheets, in small letters, that are taken
	front    string          // name of the sheet with the contents
	entries  []entry         // of the contents
	pages    []workbook.Page
}

// An entry is a line of the contents.
type entry struct{ name, title string }

// name returns a name for a sheet: what Excel allows of the text, with a number behind it where it is taken.
func (b *book) name(text string) string {
	const most = 31
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return -1
		}
		return r
	}, locale.Line(text))
	base := strings.Trim(clean, "' ")
	if base == "" {
		base = "–"
	}
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + locale.English.Number(float64(n), 0)
		}
		name := strings.Trim(cut(base, most-utf8.RuneCountInString(suffix)), "' ") + suffix
		if key := strings.ToLower(name); !b.names[key] {
			b.names[key] = true
			return name
		}
	}
}

// cut returns the beginning of a text, as many UTF-16 units long as given at most.
func cut(text string, most int) string {
	units := 0
	for i, r := range text {
		units++
		if r > 0xFFFF {
			units++
		}
		if units > most {
			return text[:i]
		}
	}
	return text
}

// contents returns the first sheet: what the document is, and where its sheets are.
func (b *book) contents() workbook.Page {
	d := b.document
	page := workbook.Page{Name: b.front, Widths: []float64{readable}}
	line := func(text string, style workbook.Style) {
		if text != "" {
			page.Rows = append(page.Rows, []workbook.Styled{{Value: text, Style: style}})
		}
	}
	line(document.Visible(d.Title, b.lang), workbook.Style{Size: 16, Bold: true})
	line(document.Visible(d.Subtitle, b.lang), workbook.Style{Size: 12})
	line(d.ByLine(b.lang), workbook.Style{})
	first := len(page.Rows)
	line(d.NoticeLine(b.lang), workbook.Style{Italic: true, Wrap: true})
	line(d.SourceLine(b.lang), workbook.Style{Wrap: true})
	for i := first; i < len(page.Rows); i++ {
		page.Heights = append(page.Heights, workbook.Height{Row: i + 1, Lines: lines(page.Rows[i][0].Value.(string), readable)})
	}
	page.Rows = append(page.Rows, nil)
	for _, e := range b.entries {
		page.Rows = append(page.Rows, []workbook.Styled{{Value: e.title, To: e.name, Style: workbook.Style{Link: true, Wrap: true}}})
		page.Heights = append(page.Heights, workbook.Height{Row: len(page.Rows), Lines: lines(e.title, readable)})
	}
	return page
}

// lines estimates how many lines a text takes in a column of a width in characters.
func lines(text string, width int) int { return 1 + utf8.RuneCountInString(text)*11/10/width }

// section adds the sheets of a section. One of words alone has a sheet of its own.
func (b *book) section(section document.Section) {
	words := len(section.Blocks) > 0
	for _, block := range section.Blocks {
		words = words && block.Prose != nil
	}
	if words {
		title := document.Visible(section.Title, b.lang)
		page := b.begin(b.name(title), title)
		for _, block := range section.Blocks {
			prose(&page, block.Prose.In(b.lang))
		}
		b.pages = append(b.pages, page)
		return
	}
	for _, block := range section.Blocks {
		switch {
		case block.Table != nil:
			b.table(block)
		case block.Chart != nil:
			b.chart(block)
		}
	}
}

// begin returns a sheet with its title and the way back, and adds it to the contents.
func (b *book) begin(name, title string) workbook.Page {
	b.entries = append(b.entries, entry{name, title})
	return workbook.Page{Name: name, Widths: []float64{readable}, Rows: [][]workbook.Styled{
		{{Value: title, Style: workbook.Style{Size: 14, Bold: true}}},
		{{Value: backWord.In(b.lang), To: b.front, Style: workbook.Style{Link: true}}},
		nil,
	}}
}
