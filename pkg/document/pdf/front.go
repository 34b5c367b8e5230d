package pdf

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
)

// front returns what stands before the sections: title, notice, source, contents.
func (f *flow) front(d *document.Document) []box {
	boxes := paragraph(f.title, titled, 0)
	boxes = append(boxes, paragraph(d.Subtitle.In(f.lang), subtitle, 4)...)
	boxes = append(boxes, paragraph(d.ByLine(f.lang), face{size: 10, colour: grey}, 4)...)
	boxes = append(boxes, f.notice(d)...)
	boxes = append(boxes, paragraph(d.SourceLine(f.lang), face{size: 9, colour: grey}, 10)...)
	return append(boxes, f.contents(d)...)
}

// notice returns the notice on a ground of its own.
func (f *flow) notice(d *document.Document) []box {
	const pad = 8.0
	word := document.NoticeWord.In(f.lang)
	text, announced := strings.CutPrefix(d.NoticeLine(f.lang), word)
	if !announced {
		return nil
	}
	strong := body.bold()
	strong.colour = accent
	set := wrap([]span{{text: word, face: strong}, {text: font.Clean(text), face: body}}, width(false)-2*pad-6)
	boxes := lines(set, body, pad+4)
	for i, b := range boxes {
		above, below := 0.0, 0.0
		if i == 0 {
			above = pad
		}
		if i == len(boxes)-1 {
			below = pad
		}
		boxes[i].height += above + below
		height := boxes[i].height
		boxes[i].draw = func(p *painter, y float64) {
			p.fill(side, y, width(false), height, amber)
			p.fill(side, y, 3, height, orange)
			b.draw(p, y+above)
		}
	}
	boxes[0].space = 14
	return boxes
}

// contents returns a line for each section, with the page where it begins.
func (f *flow) contents(d *document.Document) []box {
	if len(d.Sections) == 0 {
		return nil
	}
	word := face{style: font.Bold, size: 12, colour: accent}
	boxes := paragraph(document.ContentsWord.In(f.lang), word, 22)
	boxes[0].height += 3
	boxes[0].keep = true
	for _, section := range d.Sections {
		const number = 30 // width that the page number takes
		set := wrap([]span{{text: clean(section.Title.In(f.lang)), face: body, link: "#" + section.ID}}, width(false)-number)
		entry := lines(set, body, 0)
		if len(entry) == 0 {
			continue
		}
		for i := range entry[:len(entry)-1] {
			entry[i].keep = true
		}
		last := &entry[len(entry)-1]
		end, draw := set[len(set)-1].width(), last.draw
		last.height += 1.5
		last.draw = func(p *painter, y float64) {
			draw(p, y)
			p.leader(end, y+body.base(), section.ID)
		}
		boxes = append(boxes, entry...)
	}
	return boxes
}

// leader draws dots from the end of a title to the number of the page where its section begins.
func (p *painter) leader(from, base float64, id string) {
	to, known := p.flow.places[id]
	if !known {
		return
	}
	number := strconv.Itoa(to.page)
	end := width(false) - body.width(number)
	dots := face{size: body.size, colour: grey}
	const gap = 5.0
	step := dots.width(". ")
	if n := int((end - from - 2*gap) / step); n > 0 {
		p.text(side+end-gap-float64(n)*step, base, strings.TrimRight(strings.Repeat(". ", n), " "), dots)
	}
	p.line(line{{text: number, face: body, link: "#" + id}}, side+end, base)
}

// back returns what stands at the end.
func (f *flow) back(d *document.Document) []box {
	boxes := paragraph(d.MadeLine().In(f.lang), face{size: 8.5, colour: grey}, 26)
	rule := boxes[0].draw
	boxes[0].draw = func(p *painter, y float64) {
		p.rule(side, y-8, side+width(f.sheet().wide), 0.4, hair)
		rule(p, y)
	}
	boxes[len(boxes)-1].keep = true
	boxes = append(boxes, paragraph(taglessWord.In(f.lang), face{size: 8.5, colour: grey}, 2)...)
	for i := range boxes {
		boxes[i].wide = f.sheet().wide
	}
	return boxes
}
