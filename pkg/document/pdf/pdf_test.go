package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

// TestGolden compares what can be read of a document with every kind of content, page by page.
func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		var got strings.Builder
		for i, sheet := range read(t, written(t, sample.Everything(), lang)) {
			fmt.Fprintf(&got, "── %d ──\n%s", i+1, sheet.text())
		}
		name := "testdata/everything." + string(lang) + ".txt"
		golden.Compare(t, name, got.String())
	}
}

// solid returns a text without any space, so that it does not matter where lines end.
func solid(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\u00a0' }), "")
}

// TestEverythingIsThere looks for every text of every sample on the pages.
func TestEverythingIsThere(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			var all strings.Builder
			sheets := read(t, written(t, d, lang))
			for i, sheet := range sheets {
				text := solid(sheet.text())
				if i > 0 { // A paragraph may go on from the page before: what stands above and below it goes.
					for _, around := range []string{d.Title.In(lang), d.NoticeLine(lang), locale.Textf("page %d sur %d", "page %d of %d", i+1, len(sheets)).In(lang)} {
						text = strings.Replace(text, solid(clean(around)), "", 1)
					}
				}
				all.WriteString(text)
			}
			text := all.String()
			for _, want := range wanted(d, lang) {
				if !strings.Contains(text, solid(want)) {
					t.Errorf("%s, %s: %q is not there", name, lang, want)
				}
			}
		}
	}
}

// wanted returns the texts of a document that stand in one piece. The cells of a row do not: their lines stand side by side.
func wanted(d *document.Document, lang locale.Lang) []string {
	all := []string{clean(d.Title.In(lang)), clean(d.Subtitle.In(lang)), clean(d.NoticeLine(lang)), clean(d.SourceLine(lang)), taglessWord.In(lang)}
	for _, section := range d.Sections {
		all = append(all, clean(section.Title.In(lang)))
		for _, block := range section.Blocks {
			switch {
			case block.Prose != nil:
				for _, passage := range block.Prose.In(lang) {
					all = append(all, clean(passage.Words()))
				}
			case block.Quote != nil:
				all = append(all, clean(block.Quote.Words.In(lang)), clean(block.Quote.By.In(lang)))
			default:
				all = append(all, clean(block.Caption().In(lang)))
			}
			if block.Table != nil {
				for _, note := range block.Table.Notes {
					all = append(all, clean(note.In(lang)))
				}
				for _, row := range block.Table.Rows {
					for i, cell := range row.Cells {
						if text := cellText(cell, block.Table.Columns[i], lang); !block.Table.Columns[i].Machine && !row.Group && !strings.Contains(text, " ") {
							all = append(all, strings.TrimSuffix(text, long))
						}
					}
				}
			}
		}
	}
	return all
}

// long is a word of the hostile sample that no column has room for.
var long = strings.Repeat("à", 300)

// TestNothingRunsOut checks that every text lies inside the margins of its page, as wide as the font says.
func TestNothingRunsOut(t *testing.T) {
	documents := sample.Documents()
	documents["wide"], documents["wider"], documents["long"] = tabled(11, 3), tabled(40, 5), tabled(4, 200)
	for name, d := range documents {
		for _, lang := range locale.Langs {
			for i, sheet := range read(t, written(t, d, lang)) {
				for _, text := range sheet.texts {
					checkMargins(t, fmt.Sprintf("%s, %s, page %d", name, lang, i+1), sheet, text)
				}
			}
		}
	}
}

func checkMargins(t *testing.T, where string, sheet sheetRead, d drawn) {
	const noise = 0.6 // The library rounds widths to a thousandth of the size.
	if font.Clean(d.text) != d.text {
		t.Errorf("%s: %q has characters that the font has not", where, d.text)
	}
	right := d.x + font.Width(d.text, d.style)*d.size
	if d.x < side-noise || right > sheet.width-side+noise || d.base < 20 || d.base > sheet.height-30 {
		t.Errorf("%s: %q runs out of the page: from %.1f to %.1f, height %.1f", where, d.text, d.x, right, d.base)
	}
	if d.size < 7 {
		t.Errorf("%s: %q is too small to read: %v points", where, d.text, d.size)
	}
}

// TestEveryPageSaysWhatItIs wants the notice, the number of the page and, but on the first, the title.
func TestEveryPageSaysWhatItIs(t *testing.T) {
	d := sample.Founding()
	for _, lang := range locale.Langs {
		sheets := read(t, written(t, d, lang))
		for i, sheet := range sheets {
			text := solid(sheet.text())
			wants := []string{d.NoticeLine(lang), locale.Textf("page %d sur %d", "page %d of %d", i+1, len(sheets)).In(lang), d.Title.In(lang)}
			for _, want := range wants {
				if !strings.Contains(text, solid(want)) {
					t.Errorf("%s, page %d: %q is not there", lang, i+1, want)
				}
			}
		}
	}
}

// TestNoHeadingStandsAlone wants something below every heading on its page.
func TestNoHeadingStandsAlone(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			for i, sheet := range read(t, written(t, d, lang)) {
				for _, text := range sheet.texts {
					below := func(other drawn) bool {
						return other.base < text.base && other.size != heading.size && other.size != small.size
					}
					if text.size == heading.size && !slices.ContainsFunc(sheet.texts, below) {
						t.Errorf("%s, %s, page %d: nothing below %q", name, lang, i+1, text.text)
					}
				}
			}
		}
	}
}

// TestContents checks that the contents name the page where each section begins.
func TestContents(t *testing.T) {
	d := sample.Founding()
	sheets := read(t, written(t, d, locale.English))
	first := strings.ReplaceAll(sheets[0].text(), ". ", "")
	for _, section := range d.Sections {
		title := section.Title.EN
		match := regexp.MustCompile(regexp.QuoteMeta(title) + `\n\.*\n(\d+)\n`).FindStringSubmatch(first)
		if match == nil {
			t.Fatalf("%q is not in the contents:\n%s", title, first)
		}
		number, err := strconv.Atoi(match[1])
		if err != nil {
			t.Fatal(err)
		}
		page := sheets[number-1]
		begins := false
		for _, text := range page.texts {
			begins = begins || text.text == title && text.size == heading.size
		}
		if !begins {
			t.Errorf("%q does not begin on page %s", title, match[1])
		}
	}
}

func TestLinksAndOutline(t *testing.T) {
	d := sample.Everything()
	file := written(t, d, locale.French)
	for want, times := range map[string]int{
		"/A <</S /URI /URI (https://example.org/a?b=1&c=2)>>": 1,  // the link
		"/Dest [3 0 R /XYZ 0 ":                                -1, // "#numbers" and the contents
		"/Parent ":                                            -1,
		"/Lang (fr-CA)":                                       1,
		"D:19800101000000":                                    2,
	} {
		if n := strings.Count(file, want); n != times && (times >= 0 || n == 0) {
			t.Errorf("%q is there %d times; want %d", want, n, times)
		}
	}
	if n := strings.Count(file, "/Count 0>>"); n != 4 { // three sections and a heading
		t.Errorf("the outline has %d lines; want 4", n)
	}
	if strings.Contains(written(t, sample.Hostile(), locale.French), "javascript:alert)>>") {
		t.Error("a link leads to a script")
	}
	d.Made = time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)
	file = written(t, d, locale.French)
	sheets := read(t, file)
	if strings.Count(file, "D:20260302120000") != 2 || !strings.Contains(sheets[len(sheets)-1].text(), "2\u00a0mars 2026") {
		t.Error("the date when it was made is not there")
	}
}

func TestAddressIsASCII(t *testing.T) {
	if got := address("https://é.ca/a b?c=(1)"); got != "https://%C3%A9.ca/a%20b?c=(1)" {
		t.Error(got)
	}
}

// TestSameDocumentSameBytes also lets the race detector look at documents that are written at once.
func TestSameDocumentSameBytes(t *testing.T) {
	for name, d := range sample.Documents() {
		var files [4]bytes.Buffer
		var group sync.WaitGroup
		for i := range files {
			group.Go(func() {
				if err := Write(&files[i], d, locale.French); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for i := range files {
			if !bytes.Equal(files[i].Bytes(), files[0].Bytes()) {
				t.Errorf("%s differs from run to run", name)
			}
		}
	}
}

func TestEmptyDocument(t *testing.T) {
	sheets := read(t, written(t, &document.Document{}, locale.English))
	if len(sheets) != 1 || strings.Contains(sheets[0].text(), "Notice") || strings.Contains(sheets[0].text(), "Contents") {
		t.Errorf("it announces what is not there: %v", sheets)
	}
}

// full is a writer that has no room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestErrorOfTheWriter(t *testing.T) {
	if err := Write(full{}, sample.Everything(), locale.French); !errors.Is(err, errFull) {
		t.Errorf("error is %v, want that of the writer", err)
	}
}

// TestOtherReader reads the compressed file with a program that knows nothing of arrimage.
func TestOtherReader(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here")
	}
	name := filepath.Join(t.TempDir(), "a.pdf")
	var out bytes.Buffer
	if err := Write(&out, sample.Everything(), locale.French); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(program, "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Région de l'Œuvre", "1. Du texte gras, italique, code_x, lien, plus bas.", "81,0 %¹", "146 981 $", "page 2 sur 2"} {
		if !strings.Contains(strings.ReplaceAll(string(text), "\u00a0", " "), want) {
			t.Errorf("%q cannot be read in:\n%s", want, text)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sample.Founding()
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := Write(&out, d, locale.French); err != nil {
			b.Fatal(err)
		}
	}
}
