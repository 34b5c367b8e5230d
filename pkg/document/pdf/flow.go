package pdf

import (
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The measures of the paper, in points: 72 to the inch.
const (
	paperWidth  = 612.0 // Letter
	paperHeight = 792.0
	side        = 60.0 // margin on the left and on the right
	top         = 66.0 // where text begins
	footline    = 9.0  // from one line of the footer to the next
)

// A box is what stands on one page, below the box before it.
type box struct {
	space  float64 // above it, except at the top of a page
	height float64
	keep   bool // on one page with the next box
	wide   bool // on a page that lies on its side
	head   *box // stands above it again where it is the first of a page; may be nil
	anchor string
	title  string // in the outline; empty for what is not in it
	level  int    // in the outline, from 0
	draw   func(p *painter, y float64)
}

// A sheet is a page with what stands on it.
type sheet struct {
	wide  bool
	items []item
}

type item struct {
	y    float64
	draw func(p *painter, y float64)
}

// size returns the width and the height of the paper.
func (s *sheet) size() (width, height float64) {
	if s.wide {
		return paperHeight, paperWidth
	}
	return paperWidth, paperHeight
}

// A place is where something stands.
type place struct {
	page int // from 1
	y    float64
}

// An entry is a line of the outline.
type entry struct {
	place
	title string
	level int
}

// A flow puts boxes on pages.
type flow struct {
	lang    locale.Lang
	title   string // of the document, on top of each page but the first
	footer  []line // the notice, at the foot of every page
	sheets  []*sheet
	y       float64          // where the next box may begin
	places  map[string]place // of anchors
	outline []entry
}

func newFlow(d *document.Document, lang locale.Lang) *flow {
	f := &flow{lang: lang, title: clean(d.Title.In(lang)), places: map[string]place{}, sheets: []*sheet{{}}, y: top}
	const pageNumber = 90 // width that it takes
	f.footer = wrap([]span{{text: clean(d.NoticeLine(lang)), face: small}}, paperWidth-2*side-pageNumber)
	if len(f.footer) > 4 { // The whole notice stands on the first page.
		last := &f.footer[3][len(f.footer[3])-1]
		last.text += "…"
		f.footer = f.footer[:4]
	}
	return f
}

// width returns how wide the text of a page is.
func width(wide bool) float64 {
	if wide {
		return paperHeight - 2*side
	}
	return paperWidth - 2*side
}

// foot returns how much of a page its footer takes.
func (f *flow) foot() float64 { return 50 + footline*float64(max(1, len(f.footer))) }

// room returns how high the text of a page may be.
func (f *flow) room(wide bool) float64 {
	if wide {
		return paperWidth - top - f.foot()
	}
	return paperHeight - top - f.foot()
}

func (f *flow) sheet() *sheet { return f.sheets[len(f.sheets)-1] }

// blank reports whether nothing stands on the page yet.
func (f *flow) blank() bool { return len(f.sheet().items) == 0 }

// turn begins a page, or turns one that is still blank.
func (f *flow) turn(wide bool) {
	if !f.blank() {
		f.sheets = append(f.sheets, &sheet{})
	}
	f.sheet().wide = wide
	f.y = top
}

// place puts boxes on pages, those that belong together together.
func (f *flow) place(boxes []box) {
	for from := 0; from < len(boxes); {
		end := from + 1
		for end < len(boxes) && boxes[end-1].keep && boxes[end].wide == boxes[from].wide {
			end++
		}
		f.chain(boxes[from:end])
		from = end
	}
}

// chain puts boxes on one page, where a page has room for them.
func (f *flow) chain(boxes []box) {
	wide := boxes[0].wide
	if wide != f.sheet().wide {
		f.turn(wide)
	}
	height := 0.0
	for _, b := range boxes {
		height += b.space + b.height
	}
	whole := height - boxes[0].space
	if boxes[0].head != nil {
		whole += boxes[0].head.height
	}
	if !f.fits(height) && whole <= f.room(wide) {
		f.turn(wide)
	}
	for _, b := range boxes {
		if !f.fits(b.space + b.height) {
			f.turn(wide)
		}
		if f.blank() && b.head != nil {
			f.put(*b.head)
		}
		f.put(b)
	}
}

// fits reports whether the page has room for a height. A hundredth of a point is the noise of sums.
func (f *flow) fits(height float64) bool {
	return f.y+height <= top+f.room(f.sheet().wide)+0.01
}

// put puts a box below the one before it.
func (f *flow) put(b box) {
	if !f.blank() {
		f.y += b.space
	}
	at := place{len(f.sheets), f.y}
	if b.anchor != "" {
		f.places[b.anchor] = at
	}
	if b.title != "" {
		f.outline = append(f.outline, entry{at, b.title, b.level})
	}
	f.sheet().items = append(f.sheet().items, item{f.y, b.draw})
	f.y += b.height
}
