package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// tabled returns a document with one table.
func tabled(columns, rows int) *document.Document {
	t := &table.Table{ID: "t", Title: locale.Same("Title"), Columns: []table.Column{{Key: "name", Label: locale.Same("Name")}}}
	for i := range columns - 1 {
		t.Columns = append(t.Columns, table.Column{Key: fmt.Sprint("c", i), Label: locale.Same(fmt.Sprintf("Heading%d", i)), Kind: table.Money, Unit: "$"})
	}
	for i := range rows {
		if i%10 == 5 {
			t.AddGroup(locale.Same(fmt.Sprintf("Group%d", i)))
		}
		cells := []table.Cell{table.Plain(fmt.Sprintf("Row%d", i))}
		for range columns - 1 {
			cells = append(cells, table.Int(123456))
		}
		t.Add(cells...)
	}
	cells := []table.Cell{table.Plain("Sum")}
	for range columns - 1 {
		cells = append(cells, table.Int(1))
	}
	t.AddTotal(cells...)
	t.Note("Note.", "Note.")
	return &document.Document{Sections: []document.Section{{ID: "s", Title: locale.Same("Section"), Blocks: []document.Block{{Number: 1, Table: t}}}}}
}

// pageTexts returns the texts of a page.
func pageTexts(sheet sheetRead) []string {
	var all []string
	for _, d := range sheet.texts {
		all = append(all, d.text)
	}
	return all
}

func TestHeadStandsOnEveryPage(t *testing.T) {
	sheets := read(t, written(t, tabled(4, 200), locale.French))
	if len(sheets) < 3 {
		t.Fatalf("%d pages", len(sheets))
	}
	seen := map[string]int{}
	for i, sheet := range sheets {
		all := pageTexts(sheet)
		rows := slices.DeleteFunc(slices.Clone(all), func(s string) bool { return !strings.HasPrefix(s, "Row") && !strings.HasPrefix(s, "Group") })
		for _, row := range rows {
			seen[row]++
		}
		if len(rows) > 0 && !slices.Contains(all, "Heading0") {
			t.Errorf("page %d has rows without headings", i+1)
		}
		if i > 0 != slices.Contains(all, "Tableau 1 (suite)") {
			t.Errorf("page %d: %q", i+1, all[:5])
		}
		if len(rows) > 0 && strings.HasPrefix(rows[len(rows)-1], "Group") {
			t.Errorf("page %d ends with the heading of a group", i+1)
		}
	}
	for i := range 200 {
		if row := fmt.Sprintf("Row%d", i); seen[row] != 1 {
			t.Errorf("%s is there %d times", row, seen[row])
		}
	}
	last := pageTexts(sheets[len(sheets)-1])
	if !slices.Contains(last, "Row199") || !slices.Contains(last, "Sum") || !slices.Contains(last, "Note.") {
		t.Errorf("totals and notes are apart from the last row: %q", last)
	}
}

func TestWideTables(t *testing.T) {
	for _, c := range []struct {
		columns int
		wide    bool // on its side
		parts   int
	}{{4, false, 1}, {9, false, 1}, {13, true, 1}, {40, false, 5}} {
		d := tabled(c.columns, 3)
		var texts []string
		wide := false
		for _, sheet := range read(t, written(t, d, locale.English)) {
			all := pageTexts(sheet)
			texts = append(texts, all...)
			wide = wide || sheet.width > sheet.height
			if alone := slices.IndexFunc(sheet.texts, func(d drawn) bool { return d.size == heading.size }); alone >= 0 && !slices.Contains(all, "Row0") {
				t.Errorf("%d columns: a heading stands alone: %q", c.columns, all)
			}
		}
		first := 0
		for _, text := range texts {
			if text == "Row0" {
				first++
			}
		}
		for i := range c.columns - 1 {
			if heading := fmt.Sprintf("Heading%d", i); !slices.Contains(texts, heading) {
				t.Errorf("%d columns: %s is not there", c.columns, heading)
			}
		}
		if wide != c.wide || first != c.parts {
			t.Errorf("%d columns: on its side %v, in %d parts; want %v, %d", c.columns, wide, first, c.wide, c.parts)
		}
	}
}

// TestRowHigherThanAPage checks that it goes on on the next one.
func TestRowHigherThanAPage(t *testing.T) {
	d := tabled(2, 1)
	text := strings.Repeat("word ", 3000)
	d.Sections[0].Blocks[0].Table.Rows[0].Cells[0] = table.Plain(text)
	n := 0
	for _, sheet := range read(t, written(t, d, locale.English)) {
		n += strings.Count(sheet.text(), "word")
		for _, d := range sheet.texts {
			checkMargins(t, "high row", sheet, d)
		}
	}
	if n != 3000 {
		t.Errorf("%d words of 3000", n)
	}
}

// TestWrap checks that no line is too wide, that no word is lost and that no word is broken that fits on a line.
func TestWrap(t *testing.T) {
	pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "mot", "Mauricie-et-Centre-du-Québec", "81\u00a0%", " ", "  ", "é", strings.Repeat("x", 40)}))
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.Float64Range(20, 300).Draw(t, "limit")
		var spans []span
		whole := ""
		for i, text := range pieces.Draw(t, "pieces") {
			spans = append(spans, span{text: text, face: face{size: 10, style: font.Style(i % 4)}})
			whole += text
		}
		got := ""
		for _, l := range wrap(spans, limit) {
			if l.width() > limit+1e-6 {
				t.Fatalf("%v is wider than %v", l, limit)
			}
			for _, s := range l {
				got += s.text
			}
		}
		if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(whole, " ", "") {
			t.Fatalf("%q became %q", whole, got)
		}
	})
}

func TestWrapBreaksWordsAfterHyphens(t *testing.T) {
	var got []string
	for _, l := range wrap([]span{{text: "à Mauricie-et-Centre-du-Québec (04)", face: body}}, 90) {
		got = append(got, l[0].text)
	}
	if want := []string{"à", "Mauricie-et-Centre-", "du-Québec (04)"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestAnyTextCanBeRead writes texts with whatever means something in a PDF, and reads them back.
func TestAnyTextCanBeRead(t *testing.T) {
	texts := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("()\\\r\n\x00 \u010a\u0d0a\u205c\u2829Àé日😀<>[]%/"))))
	rapid.Check(t, func(rt *rapid.T) {
		text, link := texts.Draw(rt, "text"), rapid.SampledFrom([]string{"", "#s", "#nowhere", "https://a.b/(" + texts.Draw(rt, "link")}).Draw(rt, "link")
		passages := []document.Passage{
			{Kind: document.Item, Spans: []document.Span{{Text: text, Link: link}, {Text: text, Code: true}}}, {Kind: document.Heading, Spans: []document.Span{{Text: text}}},
		}
		d := &document.Document{Sections: []document.Section{{ID: "s", Title: locale.Same(text), Blocks: []document.Block{
			{Prose: &document.Prose{FR: passages}}, {Quote: &document.Quote{Words: locale.Same(text)}},
		}}}}
		var all strings.Builder
		for _, sheet := range read(t, written(t, d, locale.French)) {
			all.WriteString(sheet.text())
			for _, drawn := range sheet.texts {
				checkMargins(t, "any text", sheet, drawn)
			}
		}
		if n, want := strings.Count(solid(all.String()), solid(clean(text))), 5; n < want && clean(text) != "" {
			rt.Fatalf("%q is there %d times; want %d: %q", clean(text), n, want, all.String())
		}
	})
}

// TestShorten checks that a title on top of a page is cut where it must be, and only there.
func TestShorten(t *testing.T) {
	const text = "Un titre assez long"
	for _, limit := range []float64{0, 20, 50, small.width(text) - 1, small.width(text), 500} {
		got := shorten(text, small, limit)
		if whole := small.width(text) <= limit; whole != (got == text) || limit >= 20 && small.width(got) > limit {
			t.Errorf("%v points: %q", limit, got)
		}
	}
}

// TestLongTexts writes words of 100,000 characters: the time must grow with the text, not with its square.
func TestLongTexts(t *testing.T) {
	text := locale.Same(strings.Repeat("x", 100_000))
	d := &document.Document{Title: text, Notice: text, Sections: []document.Section{{ID: "s", Title: text, Blocks: []document.Block{{Prose: document.Plain(text)}}}}}
	n := 0
	for _, sheet := range read(t, written(t, d, locale.French)) {
		n += strings.Count(sheet.text(), "x")
	}
	if n < 500_000 { // the title, the notice, the contents, the heading and the prose; then what the edges of pages repeat
		t.Errorf("%d characters", n)
	}
}

func FuzzProse(f *testing.F) {
	f.Add("Un mot, e\u0301 \U0001f600 \xff\x00 (\\) \r\n", 2, 3)
	f.Fuzz(func(t *testing.T, text string, kind, level int) {
		passage := document.Passage{Kind: document.Kind(kind & 3), Level: level, Spans: []document.Span{{Text: text, Bold: true}, {Text: text, Code: true}}}
		flow := newFlow(&document.Document{Title: locale.Same(text), Notice: locale.Same(text)}, locale.French)
		flow.place(flow.prose([]document.Passage{passage, passage}))
		if flow.y > top+flow.room(false)+0.1 {
			t.Errorf("the page is too high: %v", flow.y)
		}
		for _, l := range wrap(flow.spans(passage.Spans), 100) {
			if l.width() > 100.001 {
				t.Errorf("%v is too wide", l)
			}
		}
	})
}
