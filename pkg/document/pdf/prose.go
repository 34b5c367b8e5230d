package pdf

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
)

// The distances between things, in points.
const (
	apart  = 7.0  // paragraphs
	blocks = 14.0 // tables, charts and the text around them
	indent = 16.0 // items of a list, and quotations
)

// section returns the boxes of a section.
func (f *flow) section(s document.Section) []box {
	boxes := f.heading(clean(s.Title.In(f.lang)), heading, 26, 0)
	if len(boxes) > 0 {
		boxes[0].anchor = s.ID
	}
	for i, block := range s.Blocks {
		more := f.block(block)
		if len(more) > 0 && block.Prose != nil && i > 0 && s.Blocks[i-1].Prose == nil {
			more[0].space = max(more[0].space, blocks)
		}
		boxes = append(boxes, more...)
	}
	if len(boxes) > 0 {
		boxes[len(boxes)-1].keep = false
	}
	for i := len(boxes) - 2; i >= 0; i-- { // A heading stands on the page of what it is above, however that lies.
		boxes[i].wide = boxes[i].wide || boxes[i].keep && boxes[i+1].wide
	}
	return boxes
}

func (f *flow) block(block document.Block) []box {
	switch {
	case block.Table != nil:
		return f.table(block)
	case block.Chart != nil:
		return f.chart(block)
	case block.Quote != nil:
		return f.quote(block.Quote)
	case block.Prose != nil:
		return f.prose(block.Prose.In(f.lang))
	}
	return nil
}

// heading returns the lines of a heading, which stay with what follows.
func (f *flow) heading(title string, in face, space float64, level int) []box {
	boxes := lines(wrap([]span{{text: title, face: in}}, width(false)), in, 0)
	for i := range boxes {
		boxes[i].keep = true
	}
	if len(boxes) > 0 {
		boxes[0].space, boxes[0].title, boxes[0].level = space, title, level
		boxes[len(boxes)-1].height += 3
	}
	return boxes
}

// lines returns a box for each line of a text. The first two and the last two stay together.
func lines(set []line, in face, x float64) []box {
	boxes := make([]box, len(set))
	for i, l := range set {
		boxes[i] = box{height: in.leading(), keep: len(set) > 1 && (i == 0 || i == len(set)-2), draw: func(p *painter, y float64) {
			p.line(l, side+x, y+in.base())
		}}
	}
	return boxes
}

// paragraph returns a text without style.
func paragraph(text string, in face, space float64) []box {
	boxes := lines(wrap([]span{{text: clean(text), face: in}}, width(false)), in, 0)
	if len(boxes) > 0 {
		boxes[0].space = space
	}
	return boxes
}

// prose returns the boxes of passages.
func (f *flow) prose(passages []document.Passage) []box {
	var boxes []box
	for i, passage := range passages {
		space := apart
		if passage.Kind == document.Item && i > 0 && passages[i-1].Kind == document.Item {
			space = 2
		}
		boxes = append(boxes, f.passage(passage, space)...)
	}
	return boxes
}

func (f *flow) passage(passage document.Passage, space float64) []box {
	x := 0.0
	switch passage.Kind {
	case document.Heading:
		level := max(1, passage.Level)
		in := face{style: font.Bold, size: max(10, 13-float64(level)), colour: accent}
		return f.heading(clean(passage.Words()), in, 14, level)
	case document.Item:
		x = indent * float64(max(1, min(passage.Level, 8)))
	case document.Quoted:
		x = indent
	}
	boxes := lines(wrap(f.spans(passage.Spans), width(false)-x), body, x)
	if len(boxes) == 0 {
		return nil
	}
	boxes[0].space = space
	switch passage.Kind {
	case document.Item:
		boxes[0] = before(boxes[0], bullet(passage), x)
	case document.Quoted:
		edge(boxes)
	}
	return boxes
}

// bullet returns the mark of an item.
func bullet(item document.Passage) string {
	switch {
	case item.Ordinal > 0:
		return strconv.Itoa(item.Ordinal) + "."
	case item.Level > 1:
		return "–"
	}
	return "•"
}

// before draws a mark on the left of a line that begins at x.
func before(b box, mark string, x float64) box {
	draw := b.draw
	b.draw = func(p *painter, y float64) {
		p.text(side+x-4-max(body.width(mark), 8), y+body.base(), mark, body)
		draw(p, y)
	}
	return b
}

// edge draws a bar on the left of lines that someone else wrote.
func edge(boxes []box) {
	for i, b := range boxes {
		boxes[i].draw = func(p *painter, y float64) {
			p.fill(side+4, y, 2, b.height, hair)
			b.draw(p, y)
		}
	}
}

// spans returns words with the style that the document gives them.
func (f *flow) spans(spans []document.Span) []span {
	var all []span
	for _, s := range spans {
		in := body
		if s.Bold {
			in.style |= font.Bold
		}
		if s.Italic || s.Cite {
			in.style |= font.Italic
		}
		if s.Link != "" {
			in.colour = blue
		}
		all = append(all, span{text: font.Clean(document.Inner(s.Text)), face: in, link: s.Link, shaded: s.Code})
	}
	return all
}

// quote returns the words of a respondent, and who said them.
func (f *flow) quote(q *document.Quote) []box {
	said := body
	said.style = font.Italic
	words := []span{{text: font.Clean(f.lang.Quote(document.Visible(q.Words, f.lang))), face: said}}
	boxes := lines(wrap(words, width(false)-2*indent), body, indent)
	if by := clean(q.By.In(f.lang)); by != "" && len(boxes) > 0 {
		boxes[len(boxes)-1].keep = true
		who := face{size: 9, colour: grey}
		boxes = append(boxes, lines(wrap([]span{{text: "— " + by, face: who}}, width(false)-2*indent), who, indent)...)
	}
	edge(boxes)
	if len(boxes) > 0 {
		boxes[0].space = blocks
	}
	return slices.Clip(boxes)
}
