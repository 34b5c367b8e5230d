package xlsx

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// text returns the sheet of what the document says in words beside its tables and charts; none where it says nothing.
func (b *book) text() []workbook.Page {
	title := textWord.In(b.lang)
	page := workbook.Page{}
	for _, section := range b.document.Sections {
		blocks := section.Blocks
		if !mixed(blocks) {
			continue
		}
		if page.Name == "" {
			page = b.begin(b.name(title), title)
		}
		paragraph(&page, document.Visible(section.Title, b.lang), workbook.Style{Size: 12, Bold: true, Wrap: true})
		for _, block := range blocks {
			switch {
			case block.Prose != nil:
				prose(&page, block.Prose.In(b.lang))
			case block.Quote != nil:
				b.quote(&page, block.Quote)
			}
		}
	}
	if page.Name == "" {
		return nil
	}
	return []workbook.Page{page}
}

// mixed reports whether blocks have words and something else beside them.
func mixed(blocks []document.Block) bool {
	words, other := false, false
	for _, block := range blocks {
		words = words || block.Prose != nil || block.Quote != nil
		other = other || block.Prose == nil
	}
	return words && other
}

// prose writes passages, one a row.
func prose(page *workbook.Page, passages []document.Passage) {
	for _, passage := range passages {
		text, style := locale.Line(passage.Words()), workbook.Style{Wrap: true}
		switch passage.Kind {
		case document.Heading:
			style.Bold = true
		case document.Quoted:
			style.Italic = true
		case document.Item:
			mark := "• "
			if passage.Ordinal > 0 {
				mark = strconv.Itoa(passage.Ordinal) + ". "
			}
			text = strings.Repeat("    ", max(passage.Level-1, 0)) + mark + text
		}
		paragraph(page, text, style)
	}
}

func (b *book) quote(page *workbook.Page, quote *document.Quote) {
	text := b.lang.Quote(document.Visible(quote.Words, b.lang))
	if by := document.Visible(quote.By, b.lang); by != "" {
		text += " – " + by
	}
	paragraph(page, text, workbook.Style{Italic: true, Wrap: true})
}

// paragraph writes a text in a row as high as its lines.
func paragraph(page *workbook.Page, text string, style workbook.Style) {
	page.Rows = append(page.Rows, []workbook.Styled{{Value: text, Style: style}})
	page.Heights = append(page.Heights, workbook.Height{Row: len(page.Rows), Lines: lines(text, readable)})
}
