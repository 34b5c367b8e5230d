package docx

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

const (
	deepestHeading = 4 // styles of headings
	deepestList    = 9 // levels of a list that Word has
)

// prose writes passages: paragraphs, headings, quotations and lists.
func (b *builder) prose(prose *document.Prose) {
	b.wide = false
	lang := locale.Lang("")
	if (b.lang == locale.French && len(prose.FR) == 0) || (b.lang == locale.English && len(prose.EN) == 0) {
		lang = other(b.lang)
	}
	var open []openList
	for _, passage := range prose.In(b.lang) {
		p := paragraph{style: "BodyText", runs: b.spans(passage.Spans, lang)}
		switch passage.Kind {
		case document.Item:
			open = b.item(&p, passage, open)
		case document.Heading:
			p.style, p.keep = "Heading"+strconv.Itoa(max(2, min(passage.Level+1, deepestHeading))), true
		case document.Quoted:
			p.style = "Quote"
		}
		if passage.Kind != document.Item {
			open = nil
		}
		b.add(p)
	}
}

func other(lang locale.Lang) locale.Lang {
	if lang == locale.French {
		return locale.English
	}
	return locale.French
}

// An openList is a list that an item may continue.
type openList struct {
	level   int // from 1
	number  int // of the list in the numbering part
	ordinal int // of its last item; 0 for bullets
}

// item makes a paragraph an item of a list: of the one that is open at its level, or of a new one. It returns the
// lists that are open after it.
func (b *builder) item(p *paragraph, passage document.Passage, open []openList) []openList {
	level := max(1, min(passage.Level, deepestList))
	open = slices.DeleteFunc(open, func(l openList) bool { return l.level > level })
	last := len(open) - 1
	continues := last >= 0 && open[last].level == level && (open[last].ordinal == passage.Ordinal-1 && passage.Ordinal > 1 ||
		open[last].ordinal == 0 && passage.Ordinal == 0)
	p.style, p.level = "ListBullet", level-1
	if passage.Ordinal > 0 {
		p.style = "ListNumber"
	}
	if continues {
		open[last].ordinal = passage.Ordinal
		p.list = open[last].number
		return open
	}
	open = slices.DeleteFunc(open, func(l openList) bool { return l.level == level })
	p.list = bulletList
	if passage.Ordinal > 0 {
		p.list = b.newList(level-1, passage.Ordinal)
	}
	return append(open, openList{level: level, number: p.list, ordinal: passage.Ordinal})
}

// spans writes words with their style. The language is that of the words where it is not that of the document.
func (b *builder) spans(spans []document.Span, lang locale.Lang) string {
	text := ""
	for _, span := range spans {
		l := look{bold: span.Bold, italic: span.Italic, lang: lang}
		switch {
		case span.Code:
			l.style = "Code"
		case span.Cite:
			l.style = "Citation"
		}
		text += b.link(span.Link, span.Text, l)
	}
	return text
}

// link writes words that lead somewhere, or only the words where there is nowhere to go.
func (b *builder) link(to, words string, l look) string {
	target := ""
	if anchor := b.anchors[trimHash(to)]; anchor != "" {
		target = ` w:anchor="` + anchor + `"`
	} else if address, ok := addressOf(to); ok {
		target = ` r:id="` + b.addressID(address) + `"`
	}
	if target == "" || words == "" {
		return run(words, l)
	}
	l.style = "Hyperlink"
	return "<w:hyperlink" + target + ` w:history="1">` + run(words, l) + "</w:hyperlink>"
}
