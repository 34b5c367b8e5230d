package docx

import (
	"encoding/xml"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// escape writes a text as one line of the content of an element or of an attribute. The spaces around it are kept:
// they stand between two runs.
func escape(text string) string {
	var escaped strings.Builder
	// A strings.Builder has no errors.
	_ = xml.EscapeText(&escaped, []byte(document.Inner(text)))
	return escaped.String()
}

// A look is how words are set, beside the style of their paragraph. The zero look adds nothing.
type look struct {
	style  string // of characters
	bold   bool
	italic bool
	lang   locale.Lang // of the words, where it is not that of the document; otherwise empty
}

// xml writes the properties of a run, in the order of the schema.
func (l look) xml() string {
	var properties strings.Builder
	if l.style != "" {
		properties.WriteString(`<w:rStyle w:val="` + l.style + `"/>`)
	}
	if l.bold {
		properties.WriteString(`<w:b/><w:bCs/>`)
	}
	if l.italic {
		properties.WriteString(`<w:i/><w:iCs/>`)
	}
	if l.lang != "" {
		properties.WriteString(`<w:lang w:val="` + region(l.lang) + `"/>`)
	}
	if properties.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + properties.String() + "</w:rPr>"
}

// run writes words of one look, or nothing where there are none.
func run(text string, l look) string {
	if text == "" {
		return ""
	}
	return "<w:r>" + l.xml() + `<w:t xml:space="preserve">` + escape(text) + "</w:t></w:r>"
}

// tab and lineBreak move on inside a paragraph.
const (
	tab       = "<w:r><w:tab/></w:r>"
	lineBreak = "<w:r><w:br/></w:r>"
)

// fieldMark writes one of the three marks of a field: its code stands between begin and separate, what it shows between
// separate and end. (The short form, fldSimple, is passed over by some readers.)
func fieldMark(mark string, l look) string {
	return "<w:r>" + l.xml() + `<w:fldChar w:fldCharType="` + mark + `"/></w:r>`
}

// fieldCode begins a field of Word with its code, which holds no word of the document.
func fieldCode(code string, l look) string {
	return fieldMark("begin", l) + "<w:r>" + l.xml() + `<w:instrText xml:space="preserve"> ` + code + " </w:instrText></w:r>" + fieldMark("separate", l)
}

// field writes a field of Word with what it shows until Word computes it. Word takes the look of the number from
// what is shown, LibreOffice from the marks.
func field(code, shown string, l look) string {
	return fieldCode(code, l) + run(shown, l) + fieldMark("end", l)
}

// words writes a text, marked as the other language where the author wrote only that.
func (b *builder) words(text locale.Text, l look) string {
	l.lang = b.spoken(text)
	return run(document.Visible(text, b.lang), l)
}

// spoken returns the language of a text where it is not that of the document; otherwise the empty string.
func (b *builder) spoken(text locale.Text) locale.Lang {
	switch {
	case b.lang == locale.French && text.FR == "" && text.EN != "":
		return locale.English
	case b.lang == locale.English && text.EN == "" && text.FR != "":
		return locale.French
	}
	return ""
}

// region returns the language as Word names it: with the country whose spelling and quotation marks it has.
func region(lang locale.Lang) string { return string(lang) + "-CA" }
