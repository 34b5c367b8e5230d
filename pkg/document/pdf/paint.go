package pdf

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A colour is red, green and blue, from 0 to 255.
type colour [3]int

// The colours. Each of text has a contrast of at least 4.5:1 with white.
var (
	ink    = colour{26, 26, 26}
	accent = colour{31, 61, 92}    // headings
	blue   = colour{11, 87, 148}   // links
	grey   = colour{89, 89, 89}    // what stands back
	hair   = colour{208, 208, 208} // lines between rows
	shade  = colour{240, 240, 240} // ground of code
	amber  = colour{253, 243, 220} // ground of the notice
	orange = colour{197, 133, 37}  // its edge
)

const family = "liberation"

// A painter draws the pages of a flow.
type painter struct {
	*fpdf.Fpdf
	flow  *flow
	page  int            // from 1
	now   face           // of the text that was drawn last on this page
	added [4]bool        // the styles that the file has
	links map[string]int // the library's numbers of places
}

func newPainter(file *fpdf.Fpdf, f *flow) *painter {
	return &painter{Fpdf: file, flow: f, links: map[string]int{}}
}

// draw draws every page, then the outline.
func (p *painter) draw() {
	for i, sheet := range p.flow.sheets {
		p.page, p.now = i+1, face{}
		orientation := "P"
		if sheet.wide {
			orientation = "L"
		}
		p.AddPageFormat(orientation, fpdf.SizeType{Wd: paperWidth, Ht: paperHeight})
		p.header(sheet)
		for _, item := range sheet.items {
			item.draw(p, item.y)
		}
		p.footer(sheet)
	}
	p.outline()
}

var pageWord = locale.Text{FR: "page %d sur %d", EN: "page %d of %d"}

// header draws the title of the document, but not on the page where it stands in full.
func (p *painter) header(s *sheet) {
	width, _ := s.size()
	if p.page > 1 && p.flow.title != "" {
		p.text(side, 42, shorten(p.flow.title, small, width-2*side), small)
		p.rule(side, 48, width-side, 0.4, hair)
	}
}

// footer draws the notice and the number of a page.
func (p *painter) footer(s *sheet) {
	width, height := s.size()
	base := height - 30 - footline*float64(max(1, len(p.flow.footer))-1)
	p.rule(side, base-12, width-side, 0.4, hair)
	for i, l := range p.flow.footer {
		p.line(l, side, base+footline*float64(i))
	}
	number := fmt.Sprintf(pageWord.In(p.flow.lang), p.page, len(p.flow.sheets))
	p.text(width-side-small.width(number), base, number, small)
}

// outline writes the outline. The library takes the height of the last page for that of every page, so the difference is
// added before.
func (p *painter) outline() {
	_, last := p.flow.sheet().size()
	level := -1
	for _, e := range p.flow.outline {
		_, height := p.flow.sheets[e.page-1].size()
		level = min(e.level, level+1)
		p.SetPage(e.page)
		p.Bookmark(e.title, level, e.y-6+last-height)
	}
	p.SetPage(len(p.flow.sheets))
}

// text draws a clean text on a baseline.
func (p *painter) text(x, base float64, text string, f face) {
	if text == "" {
		return
	}
	p.use(f)
	p.Text(x, base, text)
}

// use selects a face. Its file is read when a document first needs it; the library gets a copy, since it appends to slices
// of it.
func (p *painter) use(f face) {
	if f == p.now {
		return
	}
	style := [...]string{"", "B", "I", "BI"}[f.style]
	if !p.added[f.style] {
		p.AddUTF8FontFromBytes(family, style, slices.Clone(f.style.TTF()))
		p.added[f.style] = true
	}
	p.SetFont(family, style, f.size)
	p.SetTextColor(f.colour[0], f.colour[1], f.colour[2])
	p.now = f
}

// line draws spans side by side on a baseline.
func (p *painter) line(l line, x, base float64) {
	for _, s := range l {
		width := s.width()
		if s.shaded {
			p.fill(x-1, base-0.85*s.face.size, width+2, 1.15*s.face.size, shade)
		}
		p.text(x, base, s.text, s.face)
		if s.link != "" {
			p.lead(x, base, width, s)
		}
		x += width
	}
}

// lead makes a link of words that are drawn already.
func (p *painter) lead(x, base, width float64, s span) {
	if s.face.colour == blue { // Colour is not the only sign of a link in prose.
		p.rule(x, base+0.13*s.face.size, x+width, 0.4, blue)
	}
	y, height := base-0.9*s.face.size, 1.15*s.face.size
	if id, inside := strings.CutPrefix(s.link, "#"); inside {
		if to, known := p.flow.places[id]; known {
			p.Link(x, y, width, height, p.target(id, to))
		}
		return
	}
	p.LinkString(x, y, width, height, address(s.link))
}

// target returns the library's number of a place in the document.
func (p *painter) target(id string, to place) int {
	if p.links[id] == 0 {
		p.links[id] = p.AddLink()
		p.SetLink(p.links[id], to.y-6, to.page)
	}
	return p.links[id]
}

// address writes an address in ASCII, as the format wants it.
func address(link string) string {
	var text strings.Builder
	for i := range len(link) {
		if c := link[i]; c > ' ' && c <= '~' {
			text.WriteByte(c)
		} else {
			fmt.Fprintf(&text, "%%%02X", c)
		}
	}
	return text.String()
}

// rule draws a level line.
func (p *painter) rule(x1, y, x2, thick float64, c colour) { p.fill(x1, y-thick/2, x2-x1, thick, c) }

// fill draws a rectangle.
func (p *painter) fill(x, y, width, height float64, c colour) {
	p.SetFillColor(c[0], c[1], c[2])
	p.Rect(x, y, width, height, "F")
}

// The faces of the text.
var (
	body     = face{size: 10, colour: ink}
	small    = face{size: 7.5, colour: grey}
	noted    = face{size: 8, colour: ink}
	titled   = face{style: font.Bold, size: 22, colour: accent}
	subtitle = face{size: 13, colour: grey}
	heading  = face{style: font.Bold, size: 15, colour: accent}
	captions = face{size: 9.5, colour: ink}
)

// leading returns the distance from one line to the next in a face.
func (f face) leading() float64 {
	switch {
	case f.size > 12:
		return 1.25 * f.size
	case f.size < 9:
		return 1.3 * f.size
	}
	return 1.4 * f.size
}

// base returns where the baseline lies in a line of a face, from its top.
func (f face) base() float64 { return f.leading()/2 + 0.35*f.size }
