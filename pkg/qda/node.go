package qda

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The limits of what is read. They bound the memory that a damaged file, or one made to harm, can take.
const (
	MaxProject  = 64 << 20  // bytes of the XML of a project or a codebook
	MaxText     = 16 << 20  // bytes of one text
	MaxUnpacked = 512 << 20 // bytes of all that is unpacked of one archive
	MaxGrowth   = 200       // bytes for each packed byte, beyond 1 MB
	MaxElements = 2_000_000 // elements of the XML
	MaxDepth    = 200       // elements inside each other: codes may stand about that deep
	MaxAttrs    = 100       // attributes of an element
)

// A node is an element of XML and what is in it.
type node struct {
	name, space  string
	attrs        []xml.Attr
	children     []*node
	text         []byte // what stands in it outside of its children
	line, column int    // where it begins
}

// attr returns an attribute that has no prefix, or "".
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// has reports whether the element has an attribute.
func (n *node) has(name string) bool {
	return slices.ContainsFunc(n.attrs, func(a xml.Attr) bool { return a.Name.Local == name && a.Name.Space == "" })
}

// child returns the first child of a name, or nil.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// parseXML reads XML into elements. The place gets the lines and columns, which count bytes.
func parseXML(at diag.Pos, raw []byte) (*node, error) {
	text, _, why := decode(raw)
	if !why.IsZero() {
		return nil, diag.Fail(diag.Data, at, "encoding", "%s", "%s", why)
	}
	t := tree{at: at, xml: xml.NewDecoder(bytes.NewReader(text))}
	t.xml.CharsetReader = t.charset(len(text) != len(raw))
	for {
		line, column := t.xml.InputPos()
		token, err := t.xml.Token()
		here := at.At(line, column)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = t.take(here, token)
		} else {
			err = notXML(here, err)
		}
		if err != nil {
			return nil, err
		}
	}
	if t.root == nil {
		return nil, diag.Fail(diag.Data, at, "not-xml", "aucun élément XML", "no XML element")
	}
	return t.root, nil
}

// notXML is the error of XML that cannot be read.
func notXML(at diag.Pos, err error) error {
	var failure *diag.Failure
	if errors.As(err, &failure) {
		return err
	}
	why := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		at, why = at.At(syntax.Line, 0), syntax.Msg
	}
	return diag.Fail(diag.Data, at, "not-xml", "XML qui ne se lit pas\u00a0: %s", "XML that cannot be read: %s", locale.Line(why))
}

// A tree is XML while it is read.
type tree struct {
	at    diag.Pos
	xml   *xml.Decoder
	root  *node
	open  []*node
	count int
}

// charset accepts the encodings that decode reads, and no other.
func (t *tree) charset(decoded bool) func(string, io.Reader) (io.Reader, error) {
	return func(label string, input io.Reader) (io.Reader, error) {
		if decoded && strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return input, nil
		}
		return nil, diag.Fail(diag.Data, t.at.At(1, 1), "encoding", "encodage %q (attendu\u00a0: UTF-8)", "encoding %q (expected UTF-8)", locale.Line(label))
	}
}

// take adds a token to the tree.
func (t *tree) take(here diag.Pos, token xml.Token) error {
	switch token := token.(type) {
	case xml.Directive:
		return diag.Fail(diag.Data, here, "doctype", "déclaration DOCTYPE\u00a0: le fichier est refusé",
			"DOCTYPE declaration: the file is refused")
	case xml.StartElement:
		return t.begin(here, token)
	case xml.EndElement:
		t.open = t.open[:len(t.open)-1]
	case xml.CharData:
		if n := len(t.open); n > 0 {
			t.open[n-1].text = append(t.open[n-1].text, token...)
		}
	}
	return nil
}

// begin adds an element.
func (t *tree) begin(here diag.Pos, start xml.StartElement) error {
	t.count++
	n := &node{name: start.Name.Local, space: start.Name.Space, attrs: start.Copy().Attr, line: here.Line, column: here.Column}
	switch {
	case t.count > MaxElements:
		return diag.Fail(diag.Data, here, "too-large", "plus de %s éléments", "more than %s elements", locale.Count(MaxElements))
	case len(t.open) >= MaxDepth:
		return diag.Fail(diag.Data, here, "too-deep", "plus de %d éléments l'un dans l'autre", "more than %d elements inside each other", MaxDepth)
	case len(n.attrs) > MaxAttrs:
		return diag.Fail(diag.Data, here, "too-large", "plus de %d attributs dans un élément", "more than %d attributes in an element", MaxAttrs)
	case t.root != nil && len(t.open) == 0:
		return diag.Fail(diag.Data, here, "not-xml", "deux éléments de premier rang", "two elements of the first rank")
	}
	for i, a := range n.attrs {
		if slices.ContainsFunc(n.attrs[:i], func(b xml.Attr) bool { return a.Name == b.Name }) {
			return diag.Fail(diag.Data, here, "attribute-twice", "attribut %q écrit deux fois dans <%s>", "attribute %q written twice in <%s>",
				locale.Line(a.Name.Local), locale.Line(n.name))
		}
	}
	if len(t.open) == 0 {
		t.root = n
	} else {
		parent := t.open[len(t.open)-1]
		parent.children = append(parent.children, n)
	}
	t.open = append(t.open, n)
	return nil
}
