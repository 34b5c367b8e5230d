package docx

import (
	"archive/zip"
	_ "embed"
	"strconv"
	"strings"
	"time"

	"github.com/arrimage/arrimage/pkg/archive"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The namespaces of the parts.
const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsDrawing = "http://schemas.openxmlformats.org/drawingml/2006"
	nsPicture = nsDrawing + "/picture"
	nsOffice  = "http://schemas.openxmlformats.org/officeDocument/2006"
	nsPackage = "http://schemas.openxmlformats.org/package/2006"
	nsWord    = ` xmlns:w="` + nsMain + `"`
	nsLinks   = ` xmlns:r="` + nsOffice + `/relationships"`
	typeWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// The names by which the body calls its margins.
const (
	idHeader      = "header"
	idFirstHeader = "firstHeader"
	idFooter      = "footer"
	idFirstFooter = "firstFooter"
)

// idOf names the drawing or the address i, from 0.
func idOf(kind string, i int) string { return kind + strconv.Itoa(i+1) }

//go:embed assets/styles.xml
var styles string

// A wordPart is a part that the body calls.
type wordPart struct {
	id, name, kind, content string // kind: of the relationship, and the last word of the content type
}

// wordParts returns the parts that every document has beside its body.
func (b *builder) wordParts() []wordPart {
	margin := func(element, content string) string {
		return xmlHead + "<w:" + element + nsWord + nsLinks + ">" + content + "</w:" + element + ">"
	}
	return []wordPart{
		{"styles", "styles.xml", "styles", strings.ReplaceAll(styles, "{lang}", region(b.lang))},
		{"numbering", "numbering.xml", "numbering", b.numbering()},
		{"settings", "settings.xml", "settings", settings(b.lang)},
		{"fonts", "fontTable.xml", "fontTable", fonts},
		{idHeader, "header.xml", "header", margin("hdr", b.header())},
		{idFirstHeader, "header-first.xml", "header", margin("hdr", "<w:p/>")},
		{idFooter, "footer.xml", "footer", margin("ftr", b.footer())},
		{idFirstFooter, "footer-first.xml", "footer", margin("ftr", b.footer())},
	}
}

// parts returns all parts of the document, with the images of its drawings, which are compressed already.
func (b *builder) parts(images [][]byte) []archive.Part {
	words := b.wordParts()
	parts := []archive.Part{
		text("[Content_Types].xml", contentTypes(words)),
		text("_rels/.rels", packageLinks),
		text("docProps/core.xml", b.core()),
		text("docProps/app.xml", app),
		text("word/document.xml", b.main()),
		text("word/_rels/document.xml.rels", b.links(words)),
	}
	for _, word := range words {
		parts = append(parts, text("word/"+word.name, word.content))
	}
	for i, image := range images {
		parts = append(parts, archive.Part{Name: "word/" + imageName(i), Content: image, Method: zip.Store})
	}
	return parts
}

// text returns a part of text.
func text(name, content string) archive.Part {
	return archive.Part{Name: name, Content: []byte(content), Method: zip.Deflate}
}

// main writes the part that holds the body.
func (b *builder) main() string {
	return xmlHead + "<w:document" + nsWord + nsLinks + ` xmlns:wp="` + nsDrawing + `/wordprocessingDrawing" xmlns:a="` + nsDrawing +
		`/main" xmlns:pic="` + nsPicture + `"><w:body>` + b.pages() + "</w:body></w:document>"
}

func contentTypes(words []wordPart) string {
	var text strings.Builder
	text.WriteString(xmlHead + `<Types xmlns="` + nsPackage + `/content-types"><Default Extension="png" ContentType="image/png"/>` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(name, kind string) {
		text.WriteString(`<Override PartName="/` + name + `" ContentType="` + kind + `"/>`)
	}
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("word/document.xml", typeWord+"document.main+xml")
	for _, word := range words {
		override("word/"+word.name, typeWord+word.kind+"+xml")
	}
	return text.String() + "</Types>"
}

// packageLinks says which parts a reader of the file begins with.
const packageLinks = xmlHead + `<Relationships xmlns="` + nsPackage + `/relationships">` +
	`<Relationship Id="document" Type="` + nsOffice + `/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="core" Type="` + nsPackage + `/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="app" Type="` + nsOffice + `/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`

// links says what the names mean by which the body calls other parts and addresses.
func (b *builder) links(words []wordPart) string {
	var text strings.Builder
	text.WriteString(xmlHead + `<Relationships xmlns="` + nsPackage + `/relationships">`)
	link := func(id, kind, target, mode string) {
		text.WriteString(`<Relationship Id="` + id + `" Type="` + nsOffice + "/relationships/" + kind + `" Target="` + escape(target) + `"` + mode + "/>")
	}
	for _, word := range words {
		link(word.id, word.kind, word.name, "")
	}
	for i := range b.drawings {
		link(idOf("image", i), "image", imageName(i), "")
	}
	for i, address := range b.addresses {
		link(idOf("link", i), "hyperlink", address, ` TargetMode="External"`)
	}
	return text.String() + "</Relationships>"
}

// imageName names drawing i, from 0, as the body does.
func imageName(i int) string { return "media/" + idOf("image", i) + ".png" }

// core writes what the document says of itself.
func (b *builder) core() string {
	made := archive.Epoch
	if !b.doc.Made.IsZero() {
		made = b.doc.Made
	}
	date := ` xsi:type="dcterms:W3CDTF">` + made.UTC().Format(time.RFC3339)
	element := func(name string, text locale.Text) string {
		return "<dc:" + name + ">" + escape(document.Visible(text, b.lang)) + "</dc:" + name + ">"
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="` + nsPackage + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		element("title", b.doc.Title) + element("subject", b.doc.Subtitle) + "<dc:creator>arrimage</dc:creator>" +
		element("description", b.doc.Notice) + "<cp:lastModifiedBy>arrimage</cp:lastModifiedBy><cp:revision>1</cp:revision>" +
		"<dcterms:created" + date + "</dcterms:created><dcterms:modified" + date + "</dcterms:modified>" +
		"<dc:language>" + region(b.lang) + "</dc:language></cp:coreProperties>"
}

const app = xmlHead + `<Properties xmlns="` + nsOffice + `/extended-properties"><Application>arrimage</Application>` +
	`<DocSecurity>0</DocSecurity></Properties>`

// fonts says what stands in for a font where it is not.
const fonts = xmlHead + "<w:fonts" + nsWord + `><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:family w:val="swiss"/>` +
	`<w:pitch w:val="variable"/></w:font><w:font w:name="Courier New"><w:altName w:val="Liberation Mono"/><w:family w:val="modern"/>` +
	`<w:pitch w:val="fixed"/></w:font></w:fonts>`

// settings writes how Word treats the document: as Word 2013 and later do (compatibility mode 15). It asks nobody to
// renew fields, since Word would then ask whoever opens the document. Names and codes are not marked as mistakes of
// spelling.
func settings(lang locale.Lang) string {
	decimal, separator := ".", ","
	if lang == locale.French {
		decimal, separator = ",", ";"
	}
	return xmlHead + "<w:settings" + nsWord + `><w:zoom w:percent="100"/><w:hideSpellingErrors/><w:hideGrammaticalErrors/>` +
		`<w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + region(lang) + `"/><w:decimalSymbol w:val="` + decimal + `"/><w:listSeparator w:val="` + separator + `"/></w:settings>`
}
