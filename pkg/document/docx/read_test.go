package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A node is an element of a part.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*node    `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n *node) name() string { return n.XMLName.Local }

// get returns an attribute by its name without prefix; of a missing one, the empty string.
func (n *node) get(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all returns the elements of a name inside a node, in order.
func (n *node) all(name string) []*node {
	var found []*node
	for _, child := range n.Children {
		if child.name() == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

// child returns the element at a path of names, or an empty one.
func (n *node) child(path ...string) *node {
	for _, name := range path {
		i := slices.IndexFunc(n.Children, func(c *node) bool { return c.name() == name })
		if i < 0 {
			return &node{}
		}
		n = n.Children[i]
	}
	return n
}

// words returns the text that people see in a node.
func (n *node) words() string {
	var text strings.Builder
	for _, child := range n.Children {
		switch child.name() {
		case "t":
			text.WriteString(child.Text)
		case "tab":
			text.WriteString("\t")
		case "tabs", "instrText":
		default:
			text.WriteString(child.words())
		}
	}
	return text.String()
}

// written returns the file of a document.
func written(t testing.TB, d *document.Document, lang locale.Lang) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := Write(&file, d, lang); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// opened returns the parts of a document in the order of the file, images aside, as trees; it fails on anything that
// is not well formed. The names are those of all parts.
func opened(t testing.TB, d *document.Document, lang locale.Lang) (parts map[string]*node, names []string) {
	t.Helper()
	return read(t, written(t, d, lang))
}

// read returns the parts of a file.
func read(t testing.TB, file []byte) (parts map[string]*node, names []string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]*node{}
	for _, f := range archive.File {
		names = append(names, f.Name)
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		tree := &node{}
		if err := xml.Unmarshal(content, tree); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		parts[f.Name] = tree
	}
	return parts, names
}

// lines reads the body back: a line for each paragraph that has words or a drawing, with its style, and a line for
// each row of a table, with a bar before each cell.
func lines(body *node) []string {
	var read []string
	for _, n := range body.Children {
		switch n.name() {
		case "p":
			words := n.words()
			for _, drawing := range n.all("docPr") {
				words += "[" + drawing.get("title") + ": " + drawing.get("descr") + "]"
			}
			if words != "" {
				read = append(read, n.child("pPr", "pStyle").get("val")+": "+words)
			}
		case "sdt":
			read = append(read, lines(n.child("sdtContent"))...)
		case "tbl":
			for _, row := range n.all("tr") {
				line := ""
				for _, cell := range row.all("tc") {
					line += "| " + cell.words() + " "
				}
				read = append(read, line+"|")
			}
		}
	}
	return read
}

// fields returns the fields of a part, in order, as their code and what they show. It fails on one that does not end.
func fields(t *testing.T, part *node) []string {
	t.Helper()
	var found []string
	state := "end"
	for _, r := range part.all("r") {
		for _, n := range r.Children {
			switch n.name() {
			case "fldChar":
				if follows := map[string]string{"end": "begin", "begin": "separate", "separate": "end"}; n.get("fldCharType") != follows[state] {
					t.Errorf("a field goes from %s to %s", state, n.get("fldCharType"))
				}
				state = n.get("fldCharType")
			case "instrText":
				found = append(found, strings.TrimSpace(n.Text)+" = ")
			case "t", "tab":
				if state == "separate" {
					found[len(found)-1] += r.words()
				}
			}
		}
	}
	if state != "end" {
		t.Errorf("a field has no end")
	}
	return found
}
