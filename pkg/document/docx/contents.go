package docx

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
)

// contents writes the list of sections, where there are two or more: a field of Word that already shows what Word
// would put there. It names no pages, as nobody knows them before the text is laid out, and so does Word when it is
// asked to renew the field.
func (b *builder) contents() {
	if len(b.doc.Sections) < 2 {
		return
	}
	var text strings.Builder
	text.WriteString(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	text.WriteString(paragraph{style: "TOCHeading", keep: true, runs: b.words(document.ContentsWord, look{})}.xml())
	for i, section := range b.doc.Sections {
		runs := `<w:hyperlink w:anchor="` + b.anchors[section.ID] + `" w:history="1">` + run(strconv.Itoa(i+1), look{}) + tab +
			b.words(section.Title, look{}) + "</w:hyperlink>"
		if i == 0 {
			runs = fieldCode(`TOC \o "1-1" \n \h \z`, look{}) + runs
		}
		if i == len(b.doc.Sections)-1 {
			runs += fieldMark("end", look{})
		}
		text.WriteString(paragraph{style: "TOC1", runs: runs}.xml())
	}
	b.addXML(text.String() + "</w:sdtContent></w:sdt>")
}
