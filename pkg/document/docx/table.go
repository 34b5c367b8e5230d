package docx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// table writes the caption, the table and its notes: in parts, each with the first column, where even a page in
// landscape is too narrow for all columns.
func (b *builder) table(block document.Block) {
	t := block.Table
	parts, wide := b.layout(t)
	b.wide = wide
	for i, columns := range parts {
		b.caption(block, i > 0)
		b.addXML(b.grid(t, columns))
		if i+1 < len(parts) {
			b.add(paragraph{style: "AfterTable"})
		}
	}
	if len(parts) == 0 {
		b.caption(block, false)
	}
	b.notes(t)
	b.add(paragraph{style: "AfterTable"})
}

// grid writes the table of some columns.
func (b *builder) grid(t *table.Table, columns []column) string {
	var text strings.Builder
	text.WriteString("<w:tbl>" + b.properties(t, columns) + "<w:tblGrid>")
	for _, c := range columns {
		text.WriteString(`<w:gridCol w:w="` + strconv.Itoa(c.width) + `"/>`)
	}
	text.WriteString("</w:tblGrid>" + b.heads(columns))
	under := false
	for i, row := range t.Rows {
		under = row.Group || under && !row.Total
		keep := kept(i, len(t.Rows), len(t.Notes) > 0) || row.Group
		if row.Group {
			text.WriteString(b.group(t, columns, row))
			continue
		}
		first := row.Total && (i == 0 || !t.Rows[i-1].Total)
		text.WriteString(b.row(columns, row, rowLook{keep: keep, under: under, ruled: first}))
	}
	return text.String() + "</w:tbl>"
}

// kept reports whether a row stands on the page of the next: all of a short table, and the ends of a long one.
func kept(i, rows int, notes bool) bool {
	const short, head, tail = 14, 2, 3
	last := i == rows-1
	return !last && (rows <= short || i < head || i >= rows-tail) || last && notes
}

var sizeWords = [2]string{"%d lignes, %d colonnes\u00a0: %s.", "%d rows, %d columns: %s."}

// properties writes the properties of a table, in the order of the schema, with its title and what it holds in words.
func (b *builder) properties(t *table.Table, columns []column) string {
	width := 0
	heads := make([]string, len(columns))
	for i, c := range columns {
		width += c.width
		heads[i] = document.Visible(c.Label, b.lang)
	}
	rows := len(t.Rows) - countGroups(t)
	holds := locale.Textf(sizeWords[0], sizeWords[1], rows, len(columns), strings.Join(heads, "; "))
	return `<w:tblPr><w:tblStyle w:val="StatisticalTable"/><w:tblW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
		`<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>` +
		`<w:tblCaption w:val="` + escape(document.Visible(t.Title, b.lang)) + `"/><w:tblDescription w:val="` + escape(holds.In(b.lang)) + `"/></w:tblPr>`
}

func countGroups(t *table.Table) int {
	groups := 0
	for _, row := range t.Rows {
		if row.Group {
			groups++
		}
	}
	return groups
}

// heads writes the row of headings, which every page repeats.
func (b *builder) heads(columns []column) string {
	text := "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
	for _, c := range columns {
		p := paragraph{style: "TableHeading", keep: true, left: c.indent(), runs: b.words(c.Label, look{})}
		if c.number {
			p.style, p.right = "TableHeadingNumber", c.room(0)
		}
		text += cell(c.width, `<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="7D8894"/></w:tcBorders><w:vAlign w:val="bottom"/>`, p)
	}
	return text + "</w:tr>"
}

// group writes a heading inside the table, over all columns.
func (b *builder) group(t *table.Table, columns []column, row table.Row) string {
	width := 0
	for _, c := range columns {
		width += c.width
	}
	heading := render.Format(row.Cells[0], t.Columns[0], b.lang)
	return "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell(width, `<w:gridSpan w:val="`+strconv.Itoa(len(columns))+`"/>`,
		paragraph{style: "TableGroup", keep: true, runs: run(locale.Line(heading), look{lang: b.spoken(row.Cells[0].Text)})}) + "</w:tr>"
}

// A rowLook is how a row is set.
type rowLook struct {
	keep  bool // on the page of the next row
	under bool // it stands under a heading
	ruled bool // a rule stands above it
}

// row writes a row of cells.
func (b *builder) row(columns []column, row table.Row, l rowLook) string {
	var text strings.Builder
	text.WriteString("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	for i, c := range columns {
		content := row.Cells[c.index]
		p := paragraph{style: "TableText", keep: l.keep, left: c.indent()}
		if c.number {
			p.style, p.right = "TableNumber", c.room(content.Mark)
		}
		if i == 0 && l.under && !c.number {
			p.left = indentStep
		}
		p.runs = run(locale.Line(render.Format(content, c.Column, b.lang)), look{bold: row.Total, lang: b.spoken(content.Text)})
		rule := ""
		if l.ruled {
			rule = `<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="7D8894"/></w:tcBorders>`
		}
		text.WriteString(cell(c.width, rule, p))
	}
	return text.String() + "</w:tr>"
}

// cell writes a cell of a width; the properties that follow the width stand in the order of the schema.
func cell(width int, properties string, p paragraph) string {
	return `<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>` + properties + "</w:tcPr>" + p.xml() + "</w:tc>"
}

// notes writes the notes below a table, with a mark where a cell points at them.
func (b *builder) notes(t *table.Table) {
	for i, text := range t.Notes {
		words := document.Visible(text, b.lang)
		if words == "" {
			continue
		}
		if pointed(t, i+1) {
			words = render.Mark(i+1) + " " + words
		}
		b.add(paragraph{style: "TableNotes", keep: i+1 < len(t.Notes), runs: run(words, look{lang: b.spoken(text)})})
	}
}

// pointed reports whether a cell that people see points at a note.
func pointed(t *table.Table, note int) bool {
	return slices.ContainsFunc(t.Rows, func(row table.Row) bool {
		for i, content := range row.Cells {
			if content.Mark == note && !t.Columns[i].Machine {
				return true
			}
		}
		return false
	})
}
