package formats

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A reading is one way to read the tables of a format, and what it must find. The readers know nothing of the writers.
type reading struct {
	format string
	name   string // where a format is read in several ways; else empty
	tables func(t testing.TB, file []byte) []grid
	wanted func(d *document.Document, lang locale.Lang) []wanted
	text   func(t testing.TB, file []byte) string // all words of a file for people; nil of one for programs
}

var readings = []reading{
	{format: "table", tables: plainTables, wanted: printed, text: plainText},
	{format: "md", tables: markdownTables, wanted: printed, text: markdownText},
	{format: "qmd", tables: markdownTables, wanted: printed, text: markdownText},
	{format: "html", tables: pageTables, wanted: printed, text: pageText},
	{format: "docx", tables: wordTables, wanted: printed, text: wordText},
	{format: "pdf", tables: paperTables, wanted: printed, text: paperText},
	{format: "xlsx", name: "held", tables: sheetNumbers, wanted: stored, text: sheetText},
	{format: "xlsx", name: "shown", tables: sheetsShown, wanted: displayed, text: sheetText},
	{format: "tex", tables: texTables, wanted: printed, text: texText},
	{format: "json", tables: dataTables, wanted: inJSON},
	{format: "broom", tables: broomTables, wanted: inBroom},
	{format: "tidy", tables: tidyTables, wanted: inTidy},
}

// A file is a document in a format and a language.
type file struct {
	document *document.Document
	format   string
	lang     locale.Lang
}

// kept are the files of the founding study, which take a while.
var kept = map[file][]byte{}

// of writes a document as the reading's format; the terminal is as wide as the tables.
func (r reading) of(t testing.TB, d *document.Document, lang locale.Lang) []byte {
	t.Helper()
	key := file{d, r.format, lang}
	if content, found := kept[key]; found {
		return content
	}
	format, found := Named(r.format)
	if !found {
		t.Fatalf("there is no format %s", r.format)
	}
	var b strings.Builder
	if err := format.Write(&b, d, Options{Lang: lang}); err != nil {
		t.Fatal(err)
	}
	if d == sample.Founding() {
		kept[key] = []byte(b.String())
	}
	return []byte(b.String())
}

func TestEveryFormatIsReadBack(t *testing.T) {
	for _, format := range All {
		if !slices.ContainsFunc(readings, func(r reading) bool { return r.format == format.Name }) {
			t.Errorf("the tables of %s are not read back", format.Name)
		}
	}
}

// figured are the documents whose numbers are compared.
var figured = map[string]func() *document.Document{"founding": sample.Founding, "everything": sample.Everything}

// TestNumbersAgreeBetweenFormats reads every cell of every table back out of every format. Where they all agree with the
// document, they agree with each other.
func TestNumbersAgreeBetweenFormats(t *testing.T) {
	for name, made := range figured {
		for _, r := range readings {
			t.Run(name+"/"+r.format+r.name, func(t *testing.T) {
				numbers := map[locale.Lang][]string{}
				for _, lang := range locale.Langs {
					numbers[lang] = r.compare(t, made(), lang)
				}
				if fr, en := numbers[locale.French], numbers[locale.English]; !slices.Equal(fr, en) {
					t.Errorf("French has other numbers than English: %q and %q", fr, en)
				}
				t.Logf("%d numbers", len(numbers[locale.French]))
			})
		}
	}
}

// compare reports each cell that is not what it must be, and returns the numbers that were read.
func (r reading) compare(t *testing.T, d *document.Document, lang locale.Lang) []string {
	t.Helper()
	wanted, grids := r.wanted(d, lang), r.tables(t, r.of(t, d, lang))
	if len(grids) != len(wanted) || len(wanted) == 0 {
		t.Fatalf("%d tables were read, want %d", len(grids), len(wanted))
	}
	var numbers []string
	for n, rows := range wanted {
		if len(grids[n]) != len(rows) {
			t.Fatalf("table %d: %d rows were read, want %d: %q", n+1, len(grids[n]), len(rows), grids[n])
		}
		for i, row := range rows {
			if len(grids[n][i]) != len(row) {
				t.Fatalf("table %d, row %d: %d cells were read, want %d: %q", n+1, i+1, len(grids[n][i]), len(row), grids[n][i])
			}
			for j, cell := range row {
				got := grids[n][i][j]
				if solid(got) != solid(cell.text) {
					t.Errorf("%s: table %d, row %d, cell %d is %q, want %q", lang, n+1, i+1, j+1, got, cell.text)
				}
				if cell.isNumber {
					numbers = append(numbers, r.numbers(got, lang)...)
				}
			}
		}
	}
	if least := r.least(d); len(numbers) < least || least == 0 {
		t.Errorf("%d numbers were compared, want %d at least", len(numbers), least)
	}
	return numbers
}

// numbers returns the numbers of a cell; only formats for people have separators of a language.
func (r reading) numbers(cell string, lang locale.Lang) []string {
	if r.text == nil || r.format == "xlsx" {
		return []string{cell}
	}
	return numbersIn(cell, lang)
}

// least counts the cells with a number that a reading cannot do without: those that people see, or the estimates.
func (r reading) least(d *document.Document) int {
	count := 0
	for _, t := range d.Tables() {
		for _, row := range t.Rows {
			for i, cell := range row.Cells {
				column := t.Columns[i]
				if hasNumber(cell, column) && (r.format == "broom" && column.Role == table.Estimate || r.format != "broom" && !column.Machine) {
					count++
				}
			}
		}
	}
	return count
}
