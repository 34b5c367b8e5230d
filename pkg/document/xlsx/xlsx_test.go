package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/golden"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func written(t testing.TB, d *document.Document, lang locale.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// opened returns the workbook of a document as another program reads it.
func opened(t testing.TB, d *document.Document, lang locale.Lang) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(written(t, d, lang)))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// sheetOf returns the rows below the header of the sheet of a table or a chart, raw or as Excel shows them.
func sheetOf(t testing.TB, book *excelize.File, caption string, raw bool) [][]string {
	t.Helper()
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name, excelize.Options{RawCellValue: raw})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) > 3 && len(rows[0]) > 0 && rows[0][0] == caption && name != book.GetSheetList()[0] {
			return rows[4:]
		}
	}
	t.Fatalf("no sheet has the title %q", caption)
	return nil
}

func TestNumbersAreNumbers(t *testing.T) {
	book := opened(t, sample.Everything(), locale.French)
	raw, shown := sheetOf(t, book, "Tableau 1. Budgets des groupes", true), sheetOf(t, book, "Tableau 1. Budgets des groupes", false)
	want := []string{"Nord-du-Québec", "17", "12.95", "0.80952380952", "0.6", "0.9233", "20000", "0.0004"}
	if got := strings.Join(raw[1], "|"); got != strings.Join(want, "|") {
		t.Errorf("the cells hold %s, want %s", got, strings.Join(want, "|"))
	}
	for i, want := range map[int]string{1: "17", 2: "13.0", 6: "20,000\u00a0$"} {
		if got := shown[1][i]; got != want {
			t.Errorf("cell %d shows %q, want %q", i+1, got, want)
		}
	}
	if got := raw[2][3]; got != "sans base" {
		t.Errorf("a cell without a number holds %q", got)
	}
	if got := raw[4][2]; got != "–" {
		t.Errorf("a number that is not finite is %q", got)
	}
}

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		column table.Column
		mark   string
		fr, en string
	}{
		{table.Column{Kind: table.Count}, "", "#,##0", "#,##0"},
		{table.Column{Kind: table.Number, Decimals: 2}, "²", `#,##0.00"²"`, `#,##0.00"²"`},
		{table.Column{Kind: table.Percent, Decimals: 1}, "", "0.0\"\u00a0\"%", "0.0%"},
		{table.Column{Kind: table.Money, Unit: "$"}, "", "#,##0\"\u00a0$\"", `"$"#,##0`},
		{table.Column{Kind: table.Money, Unit: `a"b`}, "", "#,##0\"\u00a0a'b\"", "#,##0\"\u00a0a'b\""},
		{table.Column{Kind: table.P}, "", "[<0.001]\"<\u00a00,001\";0.000", "[<0.001]\"<\u00a00.001\";0.000"},
	} {
		if fr, en := numberFormat(c.column, c.mark, locale.French), numberFormat(c.column, c.mark, locale.English); fr != c.fr || en != c.en {
			t.Errorf("%+v: %q and %q, want %q and %q", c.column, fr, en, c.fr, c.en)
		}
	}
}

// TestNothingIsAFormula looks for formulas, links to elsewhere and macros in every part.
func TestNothingIsAFormula(t *testing.T) {
	archive := written(t, sample.Hostile(), locale.French)
	parts, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts.File {
		file, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") && (bytes.Contains(content, []byte("<f>")) || bytes.Contains(content, []byte("<f "))) {
			t.Errorf("%s has a formula", part.Name)
		}
		if bytes.Contains(content, []byte(`TargetMode="External"`)) || strings.Contains(part.Name, "vba") {
			t.Errorf("%s leads elsewhere", part.Name)
		}
	}
	rows := sheetOf(t, opened(t, sample.Hostile(), locale.French), "Tableau 1. "+locale.Line(sample.Bad), true)
	if got := rows[1][0]; got != locale.Line(sample.Bad) {
		t.Errorf("the words of a cell are %q, want %q", got, locale.Line(sample.Bad))
	}
}

func TestChartsAreOfExcel(t *testing.T) {
	archive := written(t, sample.Everything(), locale.French)
	parts, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, part := range parts.File {
		if strings.HasPrefix(part.Name, "xl/charts/chart") {
			charts++
		}
		if strings.HasPrefix(part.Name, "xl/drawings/drawing") {
			file, _ := part.Open()
			content, _ := io.ReadAll(file)
			if !bytes.Contains(content, []byte(`descr="`)) {
				t.Errorf("%s has no words for who cannot see it", part.Name)
			}
		}
	}
	if charts != 2 {
		t.Errorf("%d charts, want 2", charts)
	}
	rows := sheetOf(t, opened(t, sample.Everything(), locale.French), "Figure 1. Budgets des groupes", true)
	if rows[1][0] != "Côte-Nord" || rows[1][1] != "146981" || len(rows[2]) > 1 {
		t.Errorf("the data of a chart are %v", rows)
	}
}

func TestFigures(t *testing.T) {
	rows := sheetOf(t, opened(t, sample.Everything(), locale.English), "Figures", true)
	if got := strings.Join(rows[0], "|"); got != "satisfied-ci|satisfied centres|81% (17 of 21)|80.95238095238095|17|21|60|92.3" {
		t.Errorf("a share is %s", got)
	}
	if got := strings.Join(rows[1], "|"); got != "budget-mean|mean budget|$20,001|20000.5||15" {
		t.Errorf("a mean is %s", got)
	}
}

// TestNamesOfSheets checks what Excel demands of a name, and that no two are the same in capitals or not.
func TestNamesOfSheets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, taken := &book{names: map[string]bool{}}, map[string]bool{}
		for _, text := range rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Tableau", "TABLEAU", "'", "a/b", strings.Repeat("à", 40)})), 1, 20).Draw(t, "texts") {
			name := b.name(text)
			if units := len(utf16.Encode([]rune(name))); units == 0 || units > 31 || strings.ContainsAny(name, `[]:*?/\`) ||
				strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") || taken[strings.ToLower(name)] {
				t.Fatalf("%q became %q", text, name)
			}
			taken[strings.ToLower(name)] = true
		}
	})
}

func TestEveryDocumentOpens(t *testing.T) {
	for name, d := range sample.Documents() {
		for _, lang := range locale.Langs {
			book := opened(t, d, lang)
			sheets := book.GetSheetList()
			if front := document.ContentsWord.In(lang); sheets[0] != front {
				t.Errorf("%s: the first sheet is %q", name, sheets[0])
			}
			tables := len(d.Tables())
			if len(sheets) < 1+tables {
				t.Errorf("%s: %d sheets for %d tables", name, len(sheets), tables)
			}
		}
	}
}

func TestNumberCell(t *testing.T) {
	if cell := numberCell(math.Inf(-1), 0); cell.Value != nil {
		t.Errorf("a number that is not finite is %v", cell.Value)
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

// TestGolden compares what another program reads of a workbook with every kind of content, sheet by sheet: what the cells hold.
func TestGolden(t *testing.T) {
	for _, lang := range locale.Langs {
		var got strings.Builder
		book := opened(t, sample.Everything(), lang)
		for _, sheet := range book.GetSheetList() {
			rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			got.WriteString("── " + sheet + " ──\n")
			for _, row := range rows {
				got.WriteString(strings.Join(row, " | ") + "\n")
			}
		}
		name := "testdata/everything." + string(lang) + ".txt"
		golden.Compare(t, name, got.String())
	}
}
