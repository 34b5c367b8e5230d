package docx

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// expected returns the lines that a document must read back as, made from the model and not from the writer.
func expected(d *document.Document, lang locale.Lang) []string {
	var want []string
	say := func(style, words string) {
		if words != "" {
			want = append(want, style+": "+words)
		}
	}
	say("Title", document.Visible(d.Title, lang))
	say("Subtitle", document.Visible(d.Subtitle, lang))
	say("Source", d.ByLine(lang))
	if document.Visible(d.Notice, lang) != "" {
		say("NoticeTitle", document.NoticeWord.In(lang))
		say("Notice", document.Visible(d.Notice, lang))
	}
	say("Source", d.SourceLine(lang))
	if len(d.Sections) > 1 {
		say("TOCHeading", document.ContentsWord.In(lang))
		for i, section := range d.Sections {
			say("TOC1", strconv.Itoa(i+1)+"\t"+document.Visible(section.Title, lang))
		}
	}
	for _, section := range d.Sections {
		say("Heading1", document.Visible(section.Title, lang))
		for _, block := range section.Blocks {
			want = append(want, expectedBlock(block, lang)...)
		}
	}
	say("Colophon", d.MadeLine().In(lang))
	return want
}

func expectedBlock(block document.Block, lang locale.Lang) []string {
	switch {
	case block.Table != nil:
		return expectedTable(block, lang)
	case block.Chart != nil:
		picture := block.Chart.Drawing.Picture(lang)
		return []string{"Caption: " + expectedCaption(block, lang), "Figure: [" + locale.Line(picture.Title) + ": " + locale.Line(picture.Desc) + "]"}
	case block.Quote != nil:
		want := []string{"Quote: " + lang.Quote(document.Visible(block.Quote.Words, lang))}
		if by := document.Visible(block.Quote.By, lang); by != "" {
			want = append(want, "QuoteSource: – "+by)
		}
		return want
	}
	styles := map[document.Kind]string{
		document.Paragraph: "BodyText", document.Item: "ListBullet", document.Heading: "Heading", document.Quoted: "Quote",
	}
	var want []string
	for _, passage := range block.Prose.In(lang) {
		style := styles[passage.Kind]
		if passage.Kind == document.Heading {
			style += strconv.Itoa(passage.Level + 1)
		}
		if passage.Ordinal > 0 {
			style = "ListNumber"
		}
		words := ""
		for _, span := range passage.Spans {
			words += strings.TrimSuffix(strings.TrimPrefix(locale.Line("|"+span.Text+"|"), "|"), "|")
		}
		want = append(want, style+": "+words)
	}
	return want
}

func expectedCaption(block document.Block, lang locale.Lang) string {
	return strings.TrimSpace(block.Label().In(lang) + ". " + document.Visible(block.Title(), lang))
}

func expectedTable(block document.Block, lang locale.Lang) []string {
	t := block.Table
	want := []string{"Caption: " + expectedCaption(block, lang)}
	line := ""
	for _, c := range t.Columns {
		if !c.Machine {
			line += "| " + document.Visible(c.Label, lang) + " "
		}
	}
	want = append(want, line+"|")
	for _, row := range t.Rows {
		line := ""
		for i, c := range t.Columns {
			if !c.Machine && (!row.Group || i == 0) {
				line += "| " + locale.Line(render.Format(row.Cells[i], c, lang)) + " "
			}
		}
		want = append(want, line+"|")
	}
	for i, note := range t.Notes {
		mark := ""
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				if c.Mark == i+1 {
					mark = render.Mark(i+1) + " "
				}
			}
		}
		want = append(want, "TableNotes: "+mark+document.Visible(note, lang))
	}
	return want
}

// TestEveryWordAndNumberReadsBack compares the file with the model, cell by cell.
func TestEveryWordAndNumberReadsBack(t *testing.T) {
	everywhere(t, func(t *testing.T, d *document.Document, lang locale.Lang, parts map[string]*node, _ []string) {
		got := lines(parts["word/document.xml"].child("body"))
		for i := len(got) - 1; i > 0; i-- { // the other sheets of a tall drawing, with their captions
			if strings.HasPrefix(got[i-1], "Caption: Figure") && strings.Contains(got[i-1], continuedWords.In(lang)+".") {
				got = slices.Delete(got, i-1, i+1)
			}
		}
		if diff := cmp.Diff(expected(d, lang), got); diff != "" {
			t.Errorf("(-want +got): %s", diff)
		}
	})
}

func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		name := "testdata/everything." + string(lang) + ".txt"
		parts, _ := opened(t, sample.Everything(), lang)
		got := strings.Join(lines(parts["word/document.xml"].child("body")), "\n") + "\n"
		golden.Compare(t, name, got)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for name, d := range sample.Documents() {
		want := written(t, d, locale.French)
		for _, cores := range []int{1, 2} {
			runtime.GOMAXPROCS(cores)
			if !bytes.Equal(written(t, d, locale.French), want) {
				t.Errorf("%s: other bytes with %d cores", name, cores)
			}
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	d := sample.Everything()
	want := written(t, d, locale.English)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var file bytes.Buffer
			if err := Write(&file, d, locale.English); err != nil || !bytes.Equal(file.Bytes(), want) {
				t.Errorf("another file, or %v", err)
			}
		})
	}
	all.Wait()
}

// A fullDisk takes some bytes and no more.
type fullDisk struct{ room int }

var errFull = errors.New("full")

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestErrorOfTheWriter(t *testing.T) {
	for _, room := range []int{0, 100, 5000} {
		if err := Write(&fullDisk{room}, sample.Everything(), locale.French); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes, the error is %v", room, err)
		}
	}
}

func TestWhatTheDocumentSaysOfItself(t *testing.T) {
	d := &document.Document{Title: locale.Text{FR: "Rapport", EN: "Report"}, Made: time.Date(2018, 10, 3, 4, 5, 6, 0, time.FixedZone("", -4*3600))}
	parts, _ := opened(t, d, locale.English)
	if read := lines(parts["word/document.xml"].child("body")); !slices.Contains(read, "Colophon: Report made by arrimage on October\u00a03, 2018 from the study file and the answers.") {
		t.Errorf("the day is not in %q", read)
	}
	core := parts["docProps/core.xml"]
	for name, want := range map[string]string{
		"title": "Report", "creator": "arrimage", "language": "en-CA", "created": "2018-10-03T08:05:06Z", "modified": "2018-10-03T08:05:06Z",
	} {
		if got := core.child(name).Text; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	d.Made = time.Time{}
	parts, _ = opened(t, d, locale.French)
	if read := lines(parts["word/document.xml"].child("body")); slices.ContainsFunc(read, func(line string) bool { return strings.HasPrefix(line, "Source") }) {
		t.Errorf("a document without a date and a source says %q", read)
	}
	if got := parts["docProps/core.xml"].child("created").Text; got != "1980-01-01T00:00:00Z" {
		t.Errorf("a document without a date was made %q", got)
	}
}

func TestLanguageOfTheWords(t *testing.T) {
	d := &document.Document{Title: locale.Text{EN: "Only English"}, Subtitle: locale.Text{FR: "Français", EN: "English"}, Sections: []document.Section{
		{ID: "a", Title: locale.Same("a"), Blocks: []document.Block{{Prose: &document.Prose{EN: []document.Passage{{Spans: []document.Span{{Text: "Words"}}}}}}}},
	}}
	parts, _ := opened(t, d, locale.French)
	if got := parts["word/styles.xml"].child("docDefaults", "rPrDefault", "rPr", "lang").get("val"); got != "fr-CA" {
		t.Errorf("the language of the document is %q", got)
	}
	said := map[string]string{}
	for _, r := range parts["word/document.xml"].all("r") {
		said[r.words()] = r.child("rPr", "lang").get("val")
	}
	want := map[string]string{"Only English": "en-CA", "Words": "en-CA", "Français": "", "a": ""}
	for words, lang := range want {
		if got, ok := said[words]; !ok || got != lang {
			t.Errorf("%q is in %q (%v), want %q", words, got, ok, lang)
		}
	}
}

func TestMarginsOfThePage(t *testing.T) {
	d := sample.Everything()
	d.Title = locale.Same(strings.Repeat("Un titre long ", 21))
	parts, _ := opened(t, d, locale.French)
	if got, want := parts["word/footer.xml"].words(), "page 1 sur 1Avertissement\u00a0: Tout est inventé ici."; got != want {
		t.Errorf("the footer says %q, want %q", got, want)
	}
	if header := parts["word/header.xml"].words(); !strings.HasSuffix(header, " long…") || len(header) > 110 {
		t.Errorf("the header says %q", header)
	}
	if got := parts["word/header-first.xml"].words(); got != "" {
		t.Errorf("the header of the first page says %q", got)
	}
	if got := fields(t, parts["word/footer.xml"]); !slices.Equal(got, []string{"PAGE = 1", "NUMPAGES = 1"}) {
		t.Errorf("the fields of the footer are %q", got)
	}
}

// TestAnyWords writes a text wherever a document has one, and reads it back.
func TestAnyWords(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := locale.Same(rapid.OneOf(rapid.String(), rapid.Just(sample.Bad), rapid.Just(" = {PAGE} \\h \" ' & ]]>")).Draw(r, "text"))
		marked := &table.Table{Title: text, Columns: []table.Column{{Label: text}, {Label: text, Kind: table.Money, Unit: text.FR}}}
		marked.AddGroup(text)
		marked.Add(table.Words(text), table.Int(3))
		marked.Notes = []locale.Text{text}
		if document.Visible(text, locale.French) == "" {
			marked.Notes = nil
		}
		d := &document.Document{Title: text, Subtitle: text, Notice: text, Source: text, Sections: []document.Section{{ID: "y", Title: text}, {
			ID: "x", Title: text, Blocks: []document.Block{
				{Number: 1, Table: marked},
				{Prose: &document.Prose{FR: []document.Passage{{Spans: []document.Span{{Text: text.FR, Link: text.FR}, {Text: "x"}}}}}},
			}}}}
		parts, _ := opened(t, d, locale.French)
		if diff := cmp.Diff(expected(d, locale.French), lines(parts["word/document.xml"].child("body"))); diff != "" {
			r.Fatalf("does not read back (-want +got): %s", diff)
		}
	})
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
