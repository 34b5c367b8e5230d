package html

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// An element is what a page holds: its name, its attributes and the text in it, with that of the elements inside.
type element struct {
	name       string
	attributes map[string]string
	text       string
	parent     int // index of the element around it; -1 for the first
}

// parse reads a page as XML; it fails on anything that is not well formed.
func parse(t testing.TB, page string) []element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(page))
	var all []element
	var inside []int
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}, parent: -1}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			if len(inside) > 0 {
				e.parent = inside[len(inside)-1]
			}
			inside = append(inside, len(all))
			all = append(all, e)
		case xml.EndElement:
			inside = inside[:len(inside)-1]
		case xml.CharData:
			for _, i := range inside {
				all[i].text += string(token)
			}
		}
	}
}

// named returns the elements of a name.
func named(elements []element, name string) []element {
	return slices.DeleteFunc(slices.Clone(elements), func(e element) bool { return e.name != name })
}

// written returns the page of a document.
func written(t testing.TB, d *document.Document, lang locale.Lang) string {
	t.Helper()
	var page strings.Builder
	if err := Write(&page, d, lang); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestPageIsWellFormedAndNeedsNothing(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			page := written(t, d, lang)
			elements := parse(t, page)
			if got := elements[0].attributes["lang"]; got != string(lang) {
				t.Errorf("%s: lang is %q, want %q", name, got, lang)
			}
			ids := map[string]bool{}
			for _, e := range elements {
				id := e.attributes["id"]
				if id != "" && ids[id] {
					t.Errorf("%s: two elements have the id %q", name, id)
				}
				ids[id] = true
				if slices.Contains([]string{"script", "link", "img", "iframe", "object", "base", "form"}, e.name) {
					t.Errorf("%s: the page has an element %s", name, e.name)
				}
				for key, value := range e.attributes {
					if key == "src" || strings.HasPrefix(key, "on") || key == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "https://example.org/") {
						t.Errorf("%s: %s has %s=%q", name, e.name, key, value)
					}
				}
			}
			for _, e := range elements {
				for _, key := range []string{"aria-labelledby", "href"} {
					for _, id := range strings.Fields(e.attributes[key]) {
						if strings.HasPrefix(id, "https://") {
							continue
						}
						if !ids[strings.TrimPrefix(id, "#")] {
							t.Errorf("%s: %s points at %q, which is not there", name, e.name, id)
						}
					}
				}
			}
			style := named(elements, "style")[0].text
			if strings.Contains(style, "@import") || strings.Contains(style, "url(") || strings.Contains(style, "http") {
				t.Errorf("%s: the style asks for something from elsewhere", name)
			}
		}
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	elements := parse(t, written(t, sample.Hostile(), locale.French))
	for _, name := range []string{"title", "h1", "h2", "p", "caption", "th", "td", "li", "figcaption", "cite", "footer"} {
		found := slices.ContainsFunc(named(elements, name), func(e element) bool { return strings.Contains(e.text, "<script>alert('1')</script>") })
		if !found {
			t.Errorf("no %s holds the words as they are", name)
		}
	}
	if n := len(named(elements, "style")); n != 1 {
		t.Errorf("the page has %d styles, want 1", n)
	}
}

// unescapeCSS reads a CSS string as a browser does (CSS Syntax Module Level 3, section 4.3.7).
func unescapeCSS(s string) string {
	return regexp.MustCompile(`\\([0-9a-fA-F]{1,6}) ?|\\(.)`).ReplaceAllStringFunc(s, func(match string) string {
		if code, err := strconv.ParseInt(strings.TrimSpace(match[1:]), 16, 32); err == nil {
			return string(rune(code))
		}
		return match[1:]
	})
}

// TestNoticeStandsThreeTimes wants it at the top, in the footer and in the margin of every printed page.
func TestNoticeStandsThreeTimes(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			elements := parse(t, written(t, d, lang))
			notice := document.Visible(d.Notice, lang)
			if notice == "" {
				continue
			}
			var around []string
			for _, e := range elements {
				if e.attributes["class"] == "notice" && strings.Contains(e.text, notice) {
					around = append(around, elements[e.parent].name)
				}
			}
			if !slices.Equal(around, []string{"header", "footer"}) {
				t.Errorf("%s: the notice stands in %v, want header and footer", name, around)
			}
			content := regexp.MustCompile(`@bottom-left \{ content: "(.*)"; \}`).FindStringSubmatch(named(elements, "style")[0].text)
			if content == nil || unescapeCSS(content[1]) != notice {
				t.Errorf("%s: the margin of a printed page holds %q, want %q", name, content, notice)
			}
		}
	}
	quiet := written(t, &document.Document{Title: locale.Same("x")}, locale.French)
	if strings.Contains(quiet, `class="notice"`) || strings.Contains(quiet, `@bottom-left { content`) {
		t.Error("a study without a notice has one")
	}
}

func TestEverySectionIsThereAndInTheContents(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			elements := parse(t, written(t, d, lang))
			for _, section := range d.Sections {
				heading, entry := false, false
				for _, e := range elements {
					title := strings.TrimSpace(e.text) == document.Visible(section.Title, lang)
					heading = heading || e.name == "h2" && e.attributes["id"] == section.ID && title
					entry = entry || e.name == "a" && e.attributes["href"] == "#"+section.ID && title
				}
				if !heading || !entry {
					t.Errorf("%s: section %s: heading %v, entry in the contents %v", name, section.ID, heading, entry)
				}
			}
		}
	}
}

func TestTablesCanBeReadAloud(t *testing.T) {
	d := sample.Everything()
	elements := parse(t, written(t, d, locale.English))
	tables := 0
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if block.Table != nil {
				tables++
			}
		}
	}
	for _, name := range []string{"table", "caption", "thead"} {
		if n := len(named(elements, name)); n != tables {
			t.Errorf("the page has %d elements %s for %d tables", n, name, tables)
		}
	}
	for _, th := range named(elements, "th") {
		if th.attributes["scope"] == "" {
			t.Errorf("heading %q has no scope", th.text)
		}
	}
	for _, svg := range named(elements, "title") {
		if strings.TrimSpace(svg.text) == "" {
			t.Error("a drawing has no title")
		}
	}
}

func TestNumbersStandRight(t *testing.T) {
	page := written(t, sample.Everything(), locale.French)
	row := `<tr><th scope="row">Nord-du-Québec</th><td class="n">17</td><td class="n">13,0</td><td class="n">81,0` + "\u00a0" + `%¹</td>`
	if !strings.Contains(page, row) {
		t.Errorf("the page does not hold %s", row)
	}
	for _, want := range []string{`<tbody class="grouped">`, `<th scope="rowgroup" colspan="`, `<tbody class="totals">`, `class="n none"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

func TestOutcomesHaveASymbolAndWords(t *testing.T) {
	seen := map[string]bool{}
	for _, status := range claim.Statuses {
		drawn := outcomeOf(status.Label(), htmlCell{Text: status.Label().FR})
		if drawn.Symbol == "" || drawn.Class == "" || drawn.Text != status.Label().FR || seen[drawn.Symbol] {
			t.Errorf("%s is drawn as %+v", status, drawn)
		}
		seen[drawn.Symbol] = true
	}
	page := written(t, sample.Founding(), locale.English)
	for _, want := range []string{
		`<td class="match"><span class="symbol" aria-hidden="true">✓</span> match</td>`,
		`<td class="inconsistent"><span class="symbol" aria-hidden="true">!</span> inconsistent</td>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

func TestMarkedNotes(t *testing.T) {
	marked := &table.Table{ID: "x", Columns: []table.Column{{Key: "a"}, {Key: "b", Kind: table.Count}}}
	cell := table.Int(3)
	cell.Mark = 2
	marked.Add(table.Plain("x"), cell)
	marked.Note("un", "one")
	marked.Note("deux", "two")
	d := &document.Document{Sections: []document.Section{{ID: "x", Blocks: []document.Block{{Number: 1, Table: marked}}}}}
	page := written(t, d, locale.English)
	for _, want := range []string{"3²</td>", "<li>one</li>", `<li><span class="mark">²</span> two</li>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

// TestDarkPagesBrightenTheLinesOfCharts checks that the colour that the style sheet replaces is that of the drawings, and that
// no mark is filled that is hollow.
func TestDarkPagesBrightenTheLinesOfCharts(t *testing.T) {
	style, err := assets.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	page := written(t, sample.Founding(), locale.French)
	for _, paint := range []string{"stroke", "fill"} {
		colour := regexp.MustCompile(`circle, polygon\)\[` + paint + `="(#[0-9a-f]{6})"\]`).FindSubmatch(style)
		if colour == nil || !strings.Contains(page, paint+`="`+string(colour[1])+`"`) {
			t.Errorf("no line or mark of a chart has the %s %q", paint, colour)
		}
	}
	if strings.Contains(string(style), "svg circle {") {
		t.Error("every circle is filled")
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sample.Founding()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, d, locale.French); err != nil {
			b.Fatal(err)
		}
	}
}

// TestGolden compares what can be read of a page with every kind of content: the words of its headings, paragraphs, items, captions,
// cells and drawings, one a line.
func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		var got strings.Builder
		for _, e := range parse(t, written(t, sample.Everything(), lang)) {
			if words := strings.Join(strings.Fields(e.text), " "); words != "" && slices.Contains(readAloud, e.name) {
				got.WriteString(e.name + ": " + words + "\n")
			}
		}
		name := "testdata/everything." + string(lang) + ".txt"
		golden.Compare(t, name, got.String())
	}
}

// readAloud are the elements whose words the golden files have.
var readAloud = []string{"title", "h1", "h2", "h3", "p", "li", "blockquote", "caption", "th", "td", "figcaption", "desc", "text", "cite"}
