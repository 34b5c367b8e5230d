package docx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The page, in twentieths of a point: letter paper, as in Canada, with margins of 2.5 cm.
const (
	paperShort = 12240
	paperLong  = 15840
	margin     = 1417
	textWidth  = paperShort - 2*margin // of a page in portrait
	wideWidth  = paperLong - 2*margin  // of a page in landscape
	textHeight = paperLong - 2*margin  // of a page in portrait
)

// sectionOf writes the properties of a run of pages. The first page of the document has no header: its title says
// the same.
func sectionOf(wide, first bool) string {
	var text strings.Builder
	text.WriteString("<w:sectPr>")
	for _, reference := range []struct{ kind, place, id string }{
		{"header", "default", idHeader}, {"header", "first", idFirstHeader}, {"footer", "default", idFooter}, {"footer", "first", idFirstFooter},
	} {
		text.WriteString("<w:" + reference.kind + `Reference w:type="` + reference.place + `" r:id="` + reference.id + `"/>`)
	}
	width, height, turned := paperShort, paperLong, ""
	if wide {
		width, height, turned = paperLong, paperShort, ` w:orient="landscape"`
	}
	text.WriteString(`<w:type w:val="nextPage"/><w:pgSz w:w="` + strconv.Itoa(width) + `" w:h="` + strconv.Itoa(height) + `"` + turned + "/><w:pgMar")
	for _, side := range []string{"top", "right", "bottom", "left"} {
		text.WriteString(" w:" + side + `="` + strconv.Itoa(margin) + `"`)
	}
	text.WriteString(` w:header="709" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>`)
	if first {
		text.WriteString("<w:titlePg/>")
	}
	return text.String() + "</w:sectPr>"
}

// pages writes the body, with a new run of pages wherever the paper turns.
func (b *builder) pages() string {
	b.turn()
	var text strings.Builder
	first := true
	for i, e := range b.body {
		ends := i+1 < len(b.body) && b.body[i+1].wide != e.wide
		if e.paragraph == nil {
			text.WriteString(e.xml)
		} else {
			p := *e.paragraph
			if ends {
				p.section = sectionOf(e.wide, first)
			}
			text.WriteString(p.xml())
		}
		if ends && e.paragraph == nil {
			text.WriteString(paragraph{style: "AfterTable", section: sectionOf(e.wide, first)}.xml())
		}
		first = first && !ends
	}
	last := len(b.body) - 1
	return text.String() + sectionOf(last >= 0 && b.body[last].wide, first)
}

// turn lets a heading or a caption stand on the page of what follows it. Where the paper turns, a paragraph that is
// only space below notes goes: on a full page it would fill the next.
func (b *builder) turn() {
	for i := len(b.body) - 2; i >= 0; i-- {
		if p := b.body[i].paragraph; p != nil && p.keep && b.body[i+1].wide {
			b.body[i].wide = true
		}
	}
	for i := len(b.body) - 2; i > 0; i-- {
		p := b.body[i].paragraph
		if p != nil && p.style == "AfterTable" && b.body[i-1].paragraph != nil && b.body[i].wide != b.body[i+1].wide {
			b.body = slices.Delete(b.body, i, i+1)
		}
	}
}

// header names the document at the head of each page.
func (b *builder) header() string {
	return paragraph{style: "Header", runs: run(short(document.Visible(b.doc.Title, b.lang)), look{lang: b.spoken(b.doc.Title)})}.xml()
}

var pageWords = locale.Text{FR: "page %s sur %s", EN: "page %s of %s"}

// footer numbers the pages and repeats the notice.
func (b *builder) footer() string {
	words := strings.SplitAfter(pageWords.In(b.lang), "%s")
	number := run(strings.TrimSuffix(words[0], "%s"), look{}) + field("PAGE", "1", look{}) +
		run(strings.TrimSuffix(words[1], "%s"), look{}) + field("NUMPAGES", "1", look{})
	notice := run(b.doc.NoticeLine(b.lang), look{lang: b.spoken(b.doc.Notice)})
	return paragraph{style: "FooterPage", frame: true, runs: number}.xml() + paragraph{style: "Footer", runs: notice}.xml()
}

// short cuts a title at the end of a word.
func short(title string) string {
	const most = 100 // characters
	runes := []rune(title)
	if len(runes) <= most {
		return title
	}
	cut := string(runes[:most])
	if end := strings.LastIndex(cut, " "); end > most/2 {
		cut = cut[:end]
	}
	return cut + "…"
}
