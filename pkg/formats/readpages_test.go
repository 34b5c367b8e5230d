package formats

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// A node is an element of a page or of a part of an archive.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*node    `xml:"-"`
	text     string     // of a node without a name
}

// parsed reads XML; it fails on anything that is not well formed.
func parsed(t testing.TB, content []byte) *node {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(content))
	root := &node{}
	inside := []*node{root}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatal(err)
		}
		around := inside[len(inside)-1]
		switch token := token.(type) {
		case xml.StartElement:
			child := &node{XMLName: token.Name, Attrs: token.Copy().Attr}
			around.Children = append(around.Children, child)
			inside = append(inside, child)
		case xml.EndElement:
			inside = inside[:len(inside)-1]
		case xml.CharData:
			around.Children = append(around.Children, &node{text: string(token)})
		}
	}
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

// all returns the elements of some names inside a node, in order; without names, every element.
func (n *node) all(names ...string) []*node {
	var found []*node
	for _, child := range n.Children {
		if child.name() != "" && (len(names) == 0 || slices.Contains(names, child.name())) {
			found = append(found, child)
		}
		found = append(found, child.all(names...)...)
	}
	return found
}

// words returns the text in a node, but for what is hidden from who listens to it.
func (n *node) words() string {
	if n.get("aria-hidden") == "true" {
		return ""
	}
	text := n.text
	for _, child := range n.Children {
		text += child.words()
	}
	return text
}

// pageTables reads the tables of a page of HTML.
func pageTables(t testing.TB, page []byte) []grid {
	t.Helper()
	var grids []grid
	for _, table := range parsed(t, page).all("table") {
		width := len(table.all("thead")[0].all("th"))
		var rows grid
		for _, body := range table.all("tbody") {
			for _, row := range body.all("tr") {
				var cells []string
				for _, cell := range row.all("th", "td") {
					cells = append(cells, cell.words())
				}
				rows = append(rows, padded(cells, width))
			}
		}
		grids = appendFilled(grids, rows)
	}
	return grids
}

// padded returns cells with empty ones behind them, up to a width.
func padded(cells []string, width int) []string {
	return append(cells, make([]string, max(0, width-len(cells)))...)
}

// appendFilled appends the rows of a table unless there are none.
func appendFilled(grids []grid, rows grid) []grid {
	if len(rows) == 0 {
		return grids
	}
	return append(grids, rows)
}

func pageText(t testing.TB, page []byte) string { return parsed(t, page).words() }

// asPage returns Markdown as GitHub shows it, without the header of metadata that Quarto reads. HTML in it stays HTML.
func asPage(t testing.TB, file []byte) []byte {
	t.Helper()
	if header, rest, found := strings.Cut(strings.TrimPrefix(string(file), "---\n"), "\n---\n"); found && strings.Contains(header, "engine: markdown") {
		file = []byte(rest)
	}
	var page bytes.Buffer
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	if err := reader.Convert(file, &page); err != nil {
		t.Fatal(err)
	}
	return page.Bytes()
}

func markdownTables(t testing.TB, file []byte) []grid { return pageTables(t, asPage(t, file)) }

func markdownText(t testing.TB, file []byte) string { return pageText(t, asPage(t, file)) }

// plainTables reads the tables of a document for a terminal of any width: a line of headings between two rules, then rows up to
// the last such rule before an empty line.
func plainTables(_ testing.TB, file []byte) []grid {
	lines := strings.Split(string(file), "\n")
	var grids []grid
	for i := 2; i < len(lines); i++ {
		rule := lines[i]
		if rule == "" || strings.Trim(rule, "─") != "" || lines[i-2] != rule {
			continue
		}
		rows, whole := []string{lines[i-1]}, 1
		for i++; lines[i] != ""; i++ {
			if lines[i] == rule {
				whole = len(rows)
			} else {
				rows = append(rows, lines[i])
			}
		}
		grids = appendFilled(grids, columnsOf(rows[:whole]))
	}
	return grids
}

// columnsOf cuts lines, the first of which are the headings, where two columns of spaces go through all. A line that never has
// two spaces is a heading inside the table.
func columnsOf(lines []string) grid {
	isHeading := func(line string) bool { return !strings.Contains(strings.TrimSpace(line), "  ") }
	runes := make([][]rune, len(lines))
	width := 0
	for i, line := range lines {
		runes[i] = []rune(line)
		width = max(width, len(runes[i]))
	}
	free := func(x int) bool {
		return !slices.ContainsFunc(runes, func(line []rune) bool { return !isHeading(string(line)) && x < len(line) && line[x] != ' ' })
	}
	starts := []int{0}
	for x := 2; x < width; x++ {
		if free(x-2) && free(x-1) && !free(x) {
			starts = append(starts, x)
		}
	}
	var rows grid
	for i, line := range runes[1:] {
		if isHeading(lines[i+1]) {
			rows = append(rows, padded([]string{lines[i+1]}, len(starts)))
			continue
		}
		var cells []string
		for c, start := range starts {
			end := len(line)
			if c+1 < len(starts) {
				end = min(end, starts[c+1])
			}
			cells = append(cells, string(line[min(start, end):end]))
		}
		rows = append(rows, cells)
	}
	return rows
}

func plainText(_ testing.TB, file []byte) string { return string(file) }
