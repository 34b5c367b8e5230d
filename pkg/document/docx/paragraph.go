package docx

import (
	"strconv"
	"strings"
)

// A paragraph of the body, of a cell, or of a margin.
type paragraph struct {
	style   string
	keep    bool   // on the page of what follows
	frame   bool   // at the right edge of its page, beside what follows
	list    int    // number of its list in the numbering part; 0 for none
	level   int    // of the list, from 0
	left    int    // indent of all lines, in twentieths of a point, in place of that of its style; 0 for that
	right   int    // likewise
	runs    string // XML of what it holds
	section string // properties of the section that it ends; empty where it ends none
}

// xml writes the paragraph with its properties in the order of the schema.
func (p paragraph) xml() string {
	var text strings.Builder
	text.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	if p.keep {
		text.WriteString("<w:keepNext/>")
	}
	if p.frame {
		text.WriteString(`<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>`)
	}
	if p.list > 0 {
		text.WriteString(`<w:numPr><w:ilvl w:val="` + strconv.Itoa(p.level) + `"/><w:numId w:val="` + strconv.Itoa(p.list) + `"/></w:numPr>`)
	}
	if p.left > 0 || p.right > 0 {
		text.WriteString("<w:ind" + indent("left", p.left) + indent("right", p.right) + "/>")
	}
	text.WriteString(p.section + "</w:pPr>" + p.runs + "</w:p>")
	return text.String()
}

func indent(side string, twips int) string {
	if twips == 0 {
		return ""
	}
	return " w:" + side + `="` + strconv.Itoa(twips) + `"`
}
