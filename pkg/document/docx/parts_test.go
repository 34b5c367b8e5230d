package docx

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func TestAddresses(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a?b=1&c=2":       "https://example.org/a?b=1&c=2",
		"https://example.org/\"><b>":          "https://example.org/%22%3E%3Cb%3E",
		"https://example.org/é#un#deux":       "https://example.org/%C3%A9#un%23deux",
		"https://example.org/100%25 %":        "https://example.org/100%25%20%25",
		"http://example.org":                  "http://example.org",
		"mailto:a@example.org":                "mailto:a@example.org",
		"mailto:":                             "",
		"javascript:alert(1)":                 "",
		"file:///etc/passwd":                  "",
		"https://":                            "",
		"#ici":                                "",
		"":                                    "",
		"https://example.org:port/":           "",
		"https://" + strings.Repeat("a", 3e3): "",
	} {
		if got, ok := addressOf(link); ok != (want != "") || ok && got != want {
			t.Errorf("%.40q leads to %q (%v), want %q", link, got, ok, want)
		}
	}
}

func TestAnyLinkIsAnAddressOrNone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		link := rapid.SampledFrom([]string{"https://example.org/", "http://", "mailto:", ""}).Draw(r, "scheme") + rapid.String().Draw(r, "rest")
		address, ok := addressOf(link)
		if !ok {
			return
		}
		if parsed, err := url.Parse(address); err != nil || parsed.String() == "" {
			r.Fatalf("%q is no address: %v", address, err)
		}
		if strings.ContainsFunc(address, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune(`"<>\^{}|`+"`", c) }) {
			r.Fatalf("%q holds a character that no address may", address)
		}
		if again, ok := addressOf(address); !ok || again != address {
			r.Fatalf("%q is written again as %q", address, again)
		}
	})
}

func TestLinks(t *testing.T) {
	spans := []document.Span{
		{Text: "dedans", Link: "#numbers-1"}, {Text: "nulle part", Link: "#gone"}, {Text: "dehors", Link: "https://example.org/"},
		{Text: "encore", Link: "https://example.org/"}, {Text: "script", Link: "javascript:alert(1)"},
	}
	d := &document.Document{Sections: []document.Section{
		{ID: "numbers-1", Title: locale.Same("un"), Blocks: []document.Block{{Prose: &document.Prose{FR: []document.Passage{{Spans: spans}}}}}},
		{ID: "numbers_1", Title: locale.Same("deux")},
		{ID: strings.Repeat("x", 99), Title: locale.Same("trois")},
	}}
	parts, _ := opened(t, d, locale.French)
	var links []string
	for _, link := range parts["word/document.xml"].all("hyperlink") {
		links = append(links, strings.TrimSpace(link.words()+" → "+link.get("anchor")+link.get("id")))
	}
	want := []string{"1\tun → section_1_numbers_1", "2\tdeux → section_2_numbers_1", "3\ttrois → section_3_" + strings.Repeat("x", 24),
		"dedans → section_1_numbers_1", "dehors → link1", "encore → link1"}
	if !slices.Equal(links, want) {
		t.Errorf("the links are %q, want %q", links, want)
	}
}

// numbered returns the items of the lists of a body as Word numbers them, from the parts alone.
func numbered(parts map[string]*node) []string {
	starts, next := map[string]string{}, map[string]int{}
	for _, num := range parts["word/numbering.xml"].all("num") {
		if o := num.child("lvlOverride"); len(o.Children) > 0 {
			starts[num.get("numId")+"/"+o.get("ilvl")] = o.child("startOverride").get("val")
		}
	}
	var items []string
	for _, p := range parts["word/document.xml"].all("p") {
		list, level := p.child("pPr", "numPr", "numId").get("val"), p.child("pPr", "numPr", "ilvl").get("val")
		switch list {
		case "":
		case "2":
			items = append(items, level+" • "+p.words())
		default:
			key := list + "/" + level
			if _, begun := next[key]; !begun {
				next[key], _ = strconv.Atoi(starts[key])
			}
			items = append(items, fmt.Sprintf("%s %d. %s", level, next[key], p.words()))
			next[key]++
		}
	}
	return items
}

func TestListsCountAsWritten(t *testing.T) {
	item := func(level, ordinal int, text string) document.Passage {
		return document.Passage{Kind: document.Item, Level: level, Ordinal: ordinal, Spans: []document.Span{{Text: text}}}
	}
	passages := []document.Passage{
		item(1, 1, "a"), item(2, 0, "b"), item(2, 0, "c"), item(1, 2, "d"), item(2, 1, "e"), item(2, 2, "f"), item(1, 3, "g"), item(2, 1, "h"),
		{Spans: []document.Span{{Text: "entre"}}},
		item(1, 1, "i"), item(1, 2, "j"), item(1, 7, "k"), item(1, 8, "l"), item(1, 0, "m"), item(12, 1, "n"), item(0, 1, "o"), item(1, 1, "p"),
	}
	blocks := []document.Block{{Prose: &document.Prose{FR: passages}}, {Prose: &document.Prose{FR: passages[:1]}}}
	d := &document.Document{Sections: []document.Section{{ID: "x", Blocks: blocks}}}
	parts, _ := opened(t, d, locale.French)
	want := []string{
		"0 1. a", "1 • b", "1 • c", "0 2. d", "1 1. e", "1 2. f", "0 3. g", "1 1. h",
		"0 1. i", "0 2. j", "0 7. k", "0 8. l", "0 • m", "8 1. n", "0 1. o", "0 1. p", "0 1. a",
	}
	if got := numbered(parts); !slices.Equal(got, want) {
		t.Errorf("the lists read %q, want %q", got, want)
	}
}

func TestCaptionsCountOn(t *testing.T) {
	block := func(n int) document.Block {
		return document.Block{Number: n, Table: &table.Table{Title: locale.Same("t"), Columns: []table.Column{{Label: locale.Same("c")}}}}
	}
	d := &document.Document{Sections: []document.Section{{ID: "x", Blocks: []document.Block{block(1), block(2), block(5), block(6)}}}}
	parts, _ := opened(t, d, locale.English)
	codes := fields(t, parts["word/document.xml"])
	want := []string{`SEQ Table \* ARABIC = 1`, `SEQ Table \* ARABIC = 2`, `SEQ Table \* ARABIC \r 5 = 5`, `SEQ Table \* ARABIC = 6`}
	if !slices.Equal(codes, want) {
		t.Errorf("the fields are %q, want %q", codes, want)
	}
}

// wideTable returns a table of some columns of numbers beside one of words.
func wideTable(columns int) *table.Table {
	t := &table.Table{Title: locale.Same("Large"), Columns: []table.Column{{Label: locale.Same("Région")}}}
	cells := []table.Cell{table.Plain("Saguenay–Lac-Saint-Jean")}
	for i := range columns {
		t.Columns = append(t.Columns, table.Column{Label: locale.Same(fmt.Sprintf("Colonne%d", i)), Kind: table.Count})
		cells = append(cells, table.Int(100+i))
	}
	t.Add(cells...)
	return t
}

func TestWideTablesTurnThePage(t *testing.T) {
	for columns, want := range map[int]struct{ parts, pages int }{6: {1, 1}, 10: {1, 3}, 12: {2, 3}, 40: {4, 3}} {
		d := &document.Document{Title: locale.Same("x"), Sections: []document.Section{
			{ID: "a", Title: locale.Same("a"), Blocks: []document.Block{{Prose: document.Plain(locale.Same("avant"))}}},
			{ID: "b", Title: locale.Same("b"), Blocks: []document.Block{
				{Number: 1, Table: wideTable(columns)}, {Number: 2, Table: wideTable(columns)}, {Prose: document.Plain(locale.Same("après"))},
			}},
		}}
		parts, _ := opened(t, d, locale.French)
		body := parts["word/document.xml"]
		if got := len(body.all("tbl")); got != 2*want.parts {
			t.Errorf("%d columns stand in %d tables, want %d", columns, got, 2*want.parts)
		}
		if got := len(body.all("sectPr")); got != want.pages {
			t.Errorf("%d columns need %d runs of pages, want %d", columns, got, want.pages)
		}
		read := strings.Join(lines(body.child("body")), "\n")
		for i := range columns {
			if n := strings.Count(read, fmt.Sprintf("| %d ", 100+i)); n != 2 {
				t.Errorf("number %d stands %d times", 100+i, n)
			}
		}
		if got := strings.Count(read, "Tableau 1 (suite). Large"); got != want.parts-1 {
			t.Errorf("table 1 is continued %d times, want %d", got, want.parts-1)
		}
		if misplaced := misplaced(body); len(misplaced) > 0 {
			t.Errorf("misplaced: %v", misplaced)
		}
	}
}

// TestHeadingStandsOnThePageOfItsTable wants no heading alone in front of a page in landscape.
func TestHeadingStandsOnThePageOfItsTable(t *testing.T) {
	b := &builder{lang: locale.French, doc: &document.Document{}, anchors: map[string]string{}}
	b.add(paragraph{style: "BodyText"})
	b.heading(document.Section{Title: locale.Same("x")})
	b.table(document.Block{Number: 1, Table: wideTable(10)})
	b.turn()
	if b.body[0].wide || !b.body[1].wide || !b.body[2].wide {
		t.Errorf("text %v, heading %v, caption %v", b.body[0].wide, b.body[1].wide, b.body[2].wide)
	}
}

func TestColumnsAreWideEnough(t *testing.T) {
	for _, d := range []*document.Document{sample.Founding(), sample.Everything()} {
		b := &builder{lang: locale.French}
		for _, section := range d.Sections {
			for _, block := range section.Blocks {
				if block.Table == nil {
					continue
				}
				parts, _ := b.layout(block.Table)
				for _, columns := range parts {
					for _, c := range columns {
						if c.width < c.least {
							t.Errorf("%s: column %s is %d wide, and needs %d", block.Table.ID, c.Key, c.width, c.least)
						}
					}
				}
			}
		}
	}
}

func TestPartsOfATableAreAlike(t *testing.T) {
	b := &builder{lang: locale.French}
	parts, wide := b.layout(wideTable(12))
	if len(parts) != 2 || !wide || len(parts[0]) != 7 || len(parts[1]) != 7 || parts[1][0].index != 0 {
		t.Errorf("12 columns stand in %d parts: %v", len(parts), parts)
	}
}

func TestNoColumnsAreNoTable(t *testing.T) {
	machine := &table.Table{Title: locale.Same("Rien"), Columns: []table.Column{{Key: "x", Machine: true}}, Notes: []locale.Text{locale.Same("note")}}
	machine.Add(table.Plain("caché"))
	d := &document.Document{Sections: []document.Section{{ID: "x", Title: locale.Same("x"), Blocks: []document.Block{{Number: 1, Table: machine}}}}}
	parts, _ := opened(t, d, locale.French)
	read := strings.Join(lines(parts["word/document.xml"].child("body")), "\n")
	if len(parts["word/document.xml"].all("tbl")) != 0 || !strings.Contains(read, "Tableau 1. Rien\nTableNotes: note") || strings.Contains(read, "caché") {
		t.Errorf("it reads:\n%s", read)
	}
}
