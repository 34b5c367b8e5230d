package transcript_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
)

// docx returns a Word document whose body is the given markup; paragraphs and rows make some.
func docx(t testing.TB, body string) string {
	t.Helper()
	return zipped(t, "word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc"><w:body>`+body+`<w:sectPr/></w:body></w:document>`)
}

// zipped returns an archive with one file, which is compressed where it is long.
func zipped(t testing.TB, name, content string) string {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	header := &zip.FileHeader{Name: name, Method: zip.Store}
	if len(content) > 1<<16 {
		header.Method = zip.Deflate
	}
	part, err := archive.CreateHeader(header)
	if err == nil {
		_, err = part.Write([]byte(content))
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// paragraphs returns the markup of paragraphs; a tab and a line break in a text become elements.
func paragraphs(texts ...string) string {
	var out strings.Builder
	for _, text := range texts {
		var escaped bytes.Buffer
		_ = xml.EscapeText(&escaped, []byte(text))
		marked := strings.NewReplacer("&#x9;", `</w:t><w:tab/><w:t xml:space="preserve">`, "&#xA;", `</w:t><w:br/><w:t xml:space="preserve">`).Replace(escaped.String())
		out.WriteString(`<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + marked + `</w:t></w:r></w:p>`)
	}
	return out.String()
}

// rows returns the markup of a table.
func rows(rows ...[]string) string {
	out := "<w:tbl><w:tblPr/>"
	for _, cells := range rows {
		out += "<w:tr>"
		for _, cell := range cells {
			out += "<w:tc>" + paragraphs(cell) + "</w:tc>"
		}
		out += "</w:tr>"
	}
	return out + "</w:tbl>"
}

// utf16Of returns a text in UTF-16 with its mark.
func utf16Of(text string, big bool) string {
	out := []byte{0xFF, 0xFE}
	if big {
		out = []byte{0xFE, 0xFF}
	}
	for _, r := range text { // Characters of two bytes only.
		low, high := byte(r), byte(r>>8)
		if big {
			low, high = high, low
		}
		out = append(out, low, high)
	}
	return string(out)
}

// title returns the markup of a paragraph with a style.
func title(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}
