package pdf

import (
	"fmt"

	doc "github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// table returns the boxes of a table: caption, head, rows, notes.
func (f *flow) table(block doc.Block) []box {
	parts := grids(block.Table, f.lang)
	var boxes []box
	for i, g := range parts {
		suffix := ""
		if len(parts) > 1 {
			suffix = fmt.Sprintf(" (%d/%d)", i+1, len(parts))
		}
		boxes = append(boxes, f.grid(block, g, suffix)...)
	}
	wide := parts[len(parts)-1].wide
	notes := f.notes(block.Table, wide)
	if len(notes) > 0 {
		boxes[len(boxes)-1].keep = true
	}
	return append(boxes, notes...)
}

// grid returns the boxes of a grid. One that takes little of a page is not cut; of any other, the first two rows stay
// together, and so do the last two, totals with what they are of, and groups with their first row.
func (f *flow) grid(block doc.Block, g grid, suffix string) []box {
	const little = 0.33 // of a page
	again := f.head(g, block.Label().In(f.lang)+suffix+" ("+continuedWord.In(f.lang)+")")
	boxes := append(f.caption(block, suffix, g.wide), f.head(g, ""))
	boxes[0].space = blocks
	start, rows := len(boxes), block.Table.Rows
	for i, row := range rows {
		more := f.row(g, row, i > 0 && row.Total && !rows[i-1].Total, i == len(rows)-1)
		more[len(more)-1].keep = row.Group || i == 0 || i+2 == len(rows) || i+1 < len(rows) && rows[i+1].Total
		boxes = append(boxes, more...)
	}
	height := 0.0
	for _, b := range boxes {
		height += b.height
	}
	for i := range boxes {
		boxes[i].wide = g.wide
		boxes[i].keep = boxes[i].keep || height < little*f.room(g.wide)
		if i >= start {
			boxes[i].head = &again
		}
	}
	boxes[len(boxes)-1].keep = false
	return boxes
}

// caption returns the number and the title of a table or a chart, which stay with what follows.
func (f *flow) caption(block doc.Block, suffix string, wide bool) []box {
	boxes := lines(wrap([]span{
		{text: clean(block.Label().In(f.lang)) + suffix + ". ", face: captions.bold()}, {text: clean(block.Title().In(f.lang)), face: captions},
	}, width(wide)), captions, 0)
	for i := range boxes {
		boxes[i].keep, boxes[i].wide = true, wide
	}
	boxes[len(boxes)-1].height += 3
	return boxes
}

// A set is the cells of a row in lines, and how high they are.
type set struct {
	cells  [][]line
	height int // lines of the highest cell
}

func (s *set) add(cell []line) {
	s.cells = append(s.cells, cell)
	s.height = max(s.height, len(cell))
}

const padding = 1.3 // above and below the text of a row, in points

// head returns the headings of the columns between two lines; where it stands again, a word above says so.
func (f *flow) head(g grid, again string) box {
	in := face{style: font.Bold, size: g.size, colour: ink}
	row := set{}
	for _, c := range g.columns {
		row.add(wrap([]span{{text: clean(c.Label.In(f.lang)), face: in}}, c.width))
	}
	above := 0.0
	if again != "" {
		above = captions.leading() + 3
	}
	height := above + float64(row.height)*in.leading() + 2*padding
	return box{height: height, keep: true, wide: g.wide, draw: func(p *painter, y float64) {
		if again != "" {
			p.text(side, y+captions.base(), again, face{style: font.Italic, size: captions.size, colour: grey})
		}
		p.rule(side, y+above, side+g.width(), 0.9, ink)
		for i, cell := range row.cells {
			g.cell(p, g.columns[i], cell, y+above+padding+float64(row.height-len(cell))*in.leading(), in)
		}
		p.rule(side, y+height, side+g.width(), 0.5, ink)
	}}
}

// cell draws the lines of a cell from the height y.
func (g grid) cell(p *painter, c column, cell []line, y float64, in face) {
	for i, l := range cell {
		x := side + c.x
		if c.right() {
			x += c.width - l.width()
		}
		p.line(l, x, y+float64(i)*in.leading()+in.base())
	}
}

// row returns the boxes of a row: one, or several where it is higher than a page. A line above sets totals apart.
func (f *flow) row(g grid, row table.Row, apart, last bool) []box {
	in := face{size: g.size, colour: ink}
	content := set{}
	switch {
	case row.Group:
		label := render.Format(row.Cells[0], table.Column{}, f.lang)
		content.add(wrap([]span{{text: clean(label), face: in.bold()}}, g.width()))
	case row.Total:
		in = in.bold()
		fallthrough
	default:
		for _, c := range g.columns {
			content.add(wrap([]span{{text: cellText(row.Cells[c.index], c.Column, f.lang), face: shown(row.Cells[c.index], c, in)}}, c.width))
		}
	}
	most := max(1, int(f.room(g.wide)*0.7/in.leading()))
	var boxes []box
	for from := 0; from == 0 || from < content.height; from += most {
		b := g.band(content, from, min(from+most, content.height), in, row.Group)
		draw := b.draw
		first, end := from == 0, from+most >= content.height
		b.draw = func(p *painter, y float64) {
			draw(p, y)
			if first && apart {
				p.rule(side, y, side+g.width(), 0.5, ink)
			}
			switch {
			case end && last:
				p.rule(side, y+b.height, side+g.width(), 0.9, ink)
			case end && !row.Group:
				p.rule(side, y+b.height, side+g.width(), 0.4, hair)
			}
		}
		boxes = append(boxes, b)
	}
	return boxes
}

// band returns a box with some lines of the cells of a row.
func (g grid) band(content set, from, to int, in face, group bool) box {
	above := padding
	if group {
		above += 3
	}
	return box{height: above + float64(to-from)*in.leading() + padding, draw: func(p *painter, y float64) {
		for i, cell := range content.cells {
			if from < len(cell) {
				g.cell(p, g.columns[i], cell[from:min(to, len(cell))], y+above, in)
			}
		}
	}}
}

// shown is the face of a cell: words in the place of a number stand back.
func shown(cell table.Cell, c column, in face) face {
	if c.right() && !cell.Set {
		in.colour = grey
	}
	return in
}

const notesTogether = 6 // lines of notes that stay on the page of the last rows

// notes returns the notes of a table in small letters, each with the mark that cells point with.
func (f *flow) notes(t *table.Table, wide bool) []box {
	pointed := map[int]bool{}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			pointed[cell.Mark] = true
		}
	}
	var boxes []box
	for i, note := range t.Notes {
		text := clean(note.In(f.lang))
		if text == "" {
			continue
		}
		if pointed[i+1] {
			text = mark(i+1) + locale.NBSP + text
		}
		more := lines(wrap([]span{{text: text, face: noted}}, width(wide)), noted, 0)
		more[0].space = 2
		if len(boxes) == 0 {
			more[0].space = 4
		}
		boxes = append(boxes, more...)
	}
	for i := range boxes {
		boxes[i].wide = wide
		boxes[i].keep = i+1 < min(len(boxes), notesTogether)
	}
	return boxes
}
