package docx

import (
	"strconv"
	"strings"
)

// The numbers of the lists that every document has. Numbered lists of the prose follow.
const (
	headingList  = 1
	bulletList   = 2
	numberedList = 3
)

// A list is a numbered list of the prose.
type list struct {
	level int // from 0
	start int // number of its first item
}

// newList begins a numbered list and returns its number.
func (b *builder) newList(level, start int) int {
	b.lists = append(b.lists, list{level: level, start: start})
	return numberedList + len(b.lists)
}

// The three kinds of list, each with nine levels.
const (
	headingKind = iota
	bulletKind
	numberedKind
)

// numbering writes the numbering part: first how each kind of list looks, then the lists.
func (b *builder) numbering() string {
	var text strings.Builder
	text.WriteString(xmlHead + "<w:numbering" + nsWord + ">")
	for kind := headingKind; kind <= numberedKind; kind++ {
		text.WriteString(`<w:abstractNum w:abstractNumId="` + strconv.Itoa(kind) + `"><w:multiLevelType w:val="multilevel"/>`)
		for level := range deepestList {
			text.WriteString(levelOf(kind, level))
		}
		text.WriteString("</w:abstractNum>")
	}
	for kind := headingKind; kind <= numberedKind; kind++ {
		text.WriteString(listOf(headingList+kind, kind, ""))
	}
	for i, l := range b.lists {
		restart := `<w:lvlOverride w:ilvl="` + strconv.Itoa(l.level) + `"><w:startOverride w:val="` + strconv.Itoa(l.start) + `"/></w:lvlOverride>`
		text.WriteString(listOf(numberedList+1+i, numberedKind, restart))
	}
	return text.String() + "</w:numbering>"
}

func listOf(number, kind int, restart string) string {
	return `<w:num w:numId="` + strconv.Itoa(number) + `"><w:abstractNumId w:val="` + strconv.Itoa(kind) + `"/>` + restart + "</w:num>"
}

// levelOf writes how one level of a kind of list looks.
func levelOf(kind, level int) string {
	const step = 397 // 7 mm
	format, sign, style, indent, colour := "decimal", "%"+strconv.Itoa(level+1)+".", "", step, ""
	switch {
	case kind == bulletKind:
		format, sign = "bullet", []string{"•", "–", "·"}[level%3]
	case kind == headingKind && level == 0:
		sign, style, indent = "%1", `<w:pStyle w:val="Heading1"/>`, 567
		colour = `<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="7D8894"/></w:rPr>`
	case kind == headingKind:
		format, sign = "none", ""
	}
	return `<w:lvl w:ilvl="` + strconv.Itoa(level) + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + style +
		`<w:lvlText w:val="` + sign + `"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="` + strconv.Itoa(indent*(level+1)) +
		`" w:hanging="` + strconv.Itoa(indent) + `"/></w:pPr>` + colour + "</w:lvl>"
}
