package questionnaire

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// deepestXML is how deep elements may stand in each other: no questionnaire goes so deep.
const deepestXML = 200

// An xmlReader goes through the elements of a file. Entities that the file declares itself are not expanded.
type xmlReader struct {
	*xml.Decoder
	file  string
	depth int
	pos   diag.Pos // where the last token begins
}

func newXMLReader(file string, content []byte) *xmlReader {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.CharsetReader = func(name string, input io.Reader) (io.Reader, error) {
		switch strings.ToLower(name) {
		case "us-ascii", "iso-8859-1", "latin1", "windows-1252":
			return charmap.Windows1252.NewDecoder().Reader(input), nil
		}
		return nil, unknownEncoding(name)
	}
	return &xmlReader{Decoder: decoder, file: file}
}

// next returns the next token and keeps its place. The error is io.EOF at the end, else a *diag.Failure.
func (x *xmlReader) next() (xml.Token, error) {
	line, column := x.InputPos()
	x.pos = diag.Pos{File: x.file, Line: line, Column: column}
	read, err := x.Token()
	if errors.Is(err, io.EOF) && x.depth == 0 {
		return nil, io.EOF
	}
	if err != nil {
		return nil, x.damaged(err)
	}
	switch read.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > deepestXML {
			return nil, diag.Fail(diag.Data, x.pos, "too-deep", "plus de %d éléments XML l'un dans l'autre", "more than %d XML elements in each other", deepestXML)
		}
	case xml.EndElement:
		x.depth--
	}
	return read, nil
}

// An unknownEncoding is the name of an encoding that XML declares and that is not read.
type unknownEncoding string

func (e unknownEncoding) Error() string { return "questionnaire: unknown encoding " + string(e) }

// damaged words an error of the decoder.
func (x *xmlReader) damaged(err error) error {
	what := err.Error()
	line, column := x.InputPos()
	var encoding unknownEncoding
	if errors.As(err, &encoding) {
		return diag.Fail(diag.Data, diag.Pos{File: x.file, Line: line, Column: column}, "unknown-encoding",
			"encodage XML %q inconnu (attendu\u00a0: UTF-8, ISO-8859-1 ou windows-1252)",
			"unknown XML encoding %q (expected UTF-8, ISO-8859-1 or windows-1252)", string(encoding))
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		what = syntax.Msg
	}
	return diag.Fail(diag.Data, diag.Pos{File: x.file, Line: line, Column: column}, "damaged-xml", "XML abîmé\u00a0: %s", "damaged XML: %s", what)
}

// text returns the characters up to the end of the element that was just begun, those of elements in it among them.
func (x *xmlReader) text() (string, error) {
	var text strings.Builder
	for end := x.depth - 1; x.depth > end; {
		read, err := x.next()
		if err != nil {
			return "", err
		}
		if characters, ok := read.(xml.CharData); ok {
			text.Write(characters)
		}
	}
	return strings.TrimSpace(text.String()), nil
}

// skip goes to the end of the element that was just begun.
func (x *xmlReader) skip() error {
	_, err := x.text()
	return err
}

// attribute returns an attribute by its local name, or "".
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// readXML tells what an XML file is by its root.
func (q *Questionnaire) readXML(content []byte) error {
	x := newXMLReader(q.File, content)
	for {
		read, err := x.next()
		if errors.Is(err, io.EOF) {
			return q.unknown(locale.Text{FR: "XML sans élément", EN: "XML without an element"})
		}
		if err != nil {
			return err
		}
		root, ok := read.(xml.StartElement)
		switch {
		case !ok:
		case root.Name.Local == "document":
			return q.readLimeSurvey(x)
		case root.Name.Local == "codeBook":
			q.Format = DDI
			return q.readDDI(x, root)
		default:
			return q.unknown(locale.Textf("XML dont la racine est <%s>", "XML whose root is <%s>", root.Name.Local))
		}
	}
}
