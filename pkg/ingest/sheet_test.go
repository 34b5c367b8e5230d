package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// A tab is a sheet of a workbook that a test makes: its state ("", "hidden") and its rows as XML.
type tab struct{ name, state, rows string }

// book makes a workbook. A row of cells is written as text: "A1=x B1=y" is two cells of text.
func book(t testing.TB, tabs ...tab) []byte {
	t.Helper()
	sheets, relations := "", ""
	parts := []string{"[Content_Types].xml", "<Types/>"}
	for i, tab := range tabs {
		sheets += fmt.Sprintf(`<sheet name=%q state=%q r:id="r%d"/>`, tab.name, tab.state, i)
		relations += fmt.Sprintf(`<Relationship Id="r%d" Type="x/worksheet" Target="s%d.xml"/>`, i, i)
		parts = append(parts, fmt.Sprintf("xl/s%d.xml", i), "<worksheet><sheetData>"+tab.rows+"</sheetData></worksheet>")
	}
	parts = append(parts, "xl/workbook.xml", "<workbook><sheets>"+sheets+"</sheets></workbook>", "xl/_rels/workbook.xml.rels", "<x>"+relations+"</x>")
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		part, err := w.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(part, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// cells writes a row of text cells: "2 B=x D=y" is the second row.
func cells(row string) string {
	number, rest, _ := strings.Cut(row, " ")
	xml := `<row r="` + number + `">`
	for _, cell := range strings.Fields(rest) {
		column, text, _ := strings.Cut(cell, "=")
		xml += `<c r="` + column + number + `" t="str"><v>` + text + `</v></c>`
	}
	return xml + "</row>"
}

func TestSheetIsChosen(t *testing.T) {
	table, note, hidden := cells("1 A=a B=b")+cells("2 A=1 B=2"), cells("1 A=x"), "hidden"
	for _, test := range []struct {
		name     string
		tabs     []tab
		declared string
		want     string // the sheet, or the rule of the error
		warnings string
	}{
		{"alone", []tab{{"s", "", table}}, "", "s", ""},
		{"beside empty ones", []tab{{"e", "", ""}, {"s", "", note}, {"f", "", `<row r="1"><c r="A1" s="1"/></row>`}}, "", "s", ""},
		{"the only table", []tab{{"n", "", note}, {"s", "", table}}, "", "s", ""},
		{"the first table", []tab{{"n", "", note}, {"s", "", table}, {"t", "", table}}, "", "s", "several-sheets"},
		{"no table", []tab{{"n", "", note}, {"m", "", note}}, "", "n", "several-sheets"},
		{"declared", []tab{{"n", "", note}, {"S", "", table}, {"t", "", table}}, "T", "t", ""},
		{"declared, letter case", []tab{{"S", "", table}, {"s", "", table}}, "s", "s", ""},
		{"hidden, declared", []tab{{"s", "", table}, {"h", hidden, table}}, "h", "h", "hidden-sheet"},
		{"hidden beside", []tab{{"h", "veryHidden", table}, {"s", "", table}}, "", "s", "hidden-sheets"},
		{"all hidden", []tab{{"h", hidden, table}}, "", "hidden-sheet", ""},
		{"nothing", []tab{{"e", "", ""}}, "", "empty-file", ""},
		{"no sheet", nil, "", "empty-file", ""},
		{"unknown", []tab{{"s", "", table}}, "q", "unknown-sheet", ""},
	} {
		r, err := NewReader("f.xlsx", bytes.NewReader(book(t, test.tabs...)), Dialect{Sheet: test.declared})
		if err != nil {
			if got := ruleOf(err); got != test.want {
				t.Errorf("%s: %v, want the rule %s", test.name, err, test.want)
			}
			continue
		}
		rules := ""
		for _, d := range r.Warnings() {
			rules += d.Rule
		}
		if got := r.Dialect().Sheet; got != test.want || rules != test.warnings || r.Place() != (diag.Pos{File: "f.xlsx", Sheet: test.want}) {
			t.Errorf("%s: sheet %s, warnings %q, want %s, %q", test.name, got, rules, test.want, test.warnings)
		}
	}
}

// The table goes from the first heading to the last, wherever it begins; blank rows are skipped and counted.
func TestSheetTable(t *testing.T) {
	content := book(t, tab{"s", "", cells("3 C=Title") + cells("5 B=q1 D=q2") + cells("6 C=part") + cells("9 B=1 D=2 F=note") + cells("10 A=left") + cells("11 C=3")})
	r, err := NewReader("f.xlsx", bytes.NewReader(content), Dialect{TitleRows: 1, HeaderRows: 2})
	if err != nil {
		t.Fatal(err)
	}
	if !sameTexts(r.Titles(), []string{"", "", "Title"}) || !sameTexts(r.Headers(), []string{"q1", "", "q2"}, []string{"", "part", ""}) || r.Columns() != 3 {
		t.Errorf("titles %q, headers %q", textsOf(r.Titles()), textsOf(r.Headers()))
	}
	want := []Row{
		{Line: 9, Cells: []Cell{{Text: "1", Line: 9, Column: 2}, {Line: 9, Column: 3}, {Text: "2", Line: 9, Column: 4}}},
		{Line: 11, Cells: []Cell{{Line: 11, Column: 2}, {Text: "3", Line: 11, Column: 3}, {Line: 11, Column: 4}}},
	}
	for _, row := range want {
		if got, err := r.Next(); err != nil || !cmp.Equal(got, row) {
			t.Errorf("%+v, %v, want %+v", got, err, row)
		}
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) || r.BlankLines() != 4 {
		t.Errorf("%v, %d blank rows", err, r.BlankLines())
	}
	if list := r.Warnings(); len(list) != 1 || list[0].Text(locale.English) != "f.xlsx!s:F9: cells outside the columns with a heading, not read: 2" {
		t.Errorf("warnings %v", list)
	}
}

// A formula without a value is a problem of its row, or of the header.
func TestFormulasWithoutValue(t *testing.T) {
	const formula = `<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><v>1</v></c></row>`
	r, err := NewReader("f.xlsx", bytes.NewReader(book(t, tab{"s", "", cells("1 A=a B=b") + formula})), Dialect{})
	if err != nil {
		t.Fatal(err)
	}
	if row, err := r.Next(); err != nil || len(row.Problems) != 1 || row.Problems[0].Pos.String() != "f.xlsx!s:A2" || row.Problems[0].Rule != "no-value" {
		t.Errorf("%+v, %v", row, err)
	}
	if _, err = NewReader("f.xlsx", bytes.NewReader(book(t, tab{"s", "", formula})), Dialect{}); ruleOf(err) != "no-value" {
		t.Errorf("in the header: %v", err)
	}
}

// A sheet reads as the text of the same cells does, row by row, but for the places; compressed or not, as a file or a stream.
func TestSheetReadsAsText(t *testing.T) {
	word := rapid.StringMatching(`[a-zé",; ]{0,3}[a-z]`)
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 4).Draw(t, "columns")
		row := rapid.SliceOfN(word, columns, columns)
		rows := append([][]string{row.Draw(t, "header")}, rapid.SliceOfN(row, 0, 5).Draw(t, "rows")...)
		var text bytes.Buffer
		sheet := workbook.Sheet{Name: "s"}
		w := NewWriter(&text, WriteOptions{QuoteAll: true})
		for _, cells := range rows {
			stored := make([]any, columns)
			for i, cell := range cells {
				stored[i] = cell
			}
			sheet.Rows = append(sheet.Rows, stored)
			if err := w.Write(cells); err != nil {
				t.Fatal(err)
			}
		}
		if w.Flush(); w.Error() != nil {
			t.Fatal(w.Error())
		}
		var content bytes.Buffer
		if err := workbook.Write(&content, []workbook.Sheet{sheet}); err != nil {
			t.Fatal(err)
		}
		want := allTexts(t, &text, Dialect{Delimiter: ','})
		for name, src := range map[string]io.Reader{
			"file": bytes.NewReader(content.Bytes()), "stream": io.MultiReader(bytes.NewReader(content.Bytes())),
		} {
			if got := allTexts(t, src, Dialect{}); !cmp.Equal(got, want) {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	})
}

// allTexts returns the texts of a table, its header first.
func allTexts(t *rapid.T, src io.Reader, dialect Dialect) [][]string {
	r, err := NewReader("f", src, dialect)
	if err != nil {
		t.Fatal(err)
	}
	all := textsOf(r.Headers())
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil || len(row.Problems) > 0 {
			t.Fatal(err, row.Problems)
		}
		all = append(all, textsOf([][]Cell{row.Cells})...)
	}
}

// A workbook may be compressed by gzip, or alone in an archive.
func TestPackedWorkbook(t *testing.T) {
	content := book(t, tab{"s", "", cells("1 A=a B=b")})
	for name, packed := range map[string][]byte{"gzip": gzipped(t, string(content)), "zip": zipped(t, "data/answers.xlsx", string(content), "readme.md", "x")} {
		for _, src := range []io.Reader{bytes.NewReader(packed), io.MultiReader(bytes.NewReader(packed))} {
			if r, err := NewReader("f", src, Dialect{}); err != nil || !sameTexts(r.Headers(), []string{"a", "b"}) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// A side table may be a sheet; which cells are stored numbers is known, and one of several tables is never taken.
func TestFixedSheets(t *testing.T) {
	type budget struct {
		Region string `csv:"region"`
		Amount Num    `csv:"amount"`
	}
	const row = `<row r="2"><c r="A2" t="str"><v>N</v></c><c r="B2"><f>1</f><v>1.5</v></c></row>`
	table := cells("1 A=region B=amount") + row
	for _, tabs := range [][]tab{{{"s", "", table}}, {{"s", "", table}, {"note", "", cells("1 A=x")}}} {
		rows, places, err := ReadFixed[budget]("f.xlsx", bytes.NewReader(book(t, tabs...)), Dialect{})
		if err != nil || len(rows) != 1 || rows[0].Amount.Value != 1.5 || places[0].At("amount").String() != "f.xlsx!s:B2" || !places[0].Numbers["amount"] || places[0].Numbers["region"] {
			t.Errorf("%+v, %+v, %v", rows, places, err)
		}
	}
	two := book(t, tab{"s", "", table}, tab{"t", "", table})
	if _, _, err := ReadFixed[budget]("f.xlsx", bytes.NewReader(two), Dialect{}); err == nil || err.Error() != "f.xlsx!s: several sheets have values (also t): keep one only, or save it as CSV UTF-8" {
		t.Errorf("two tables: %v", err)
	}
	tags := map[string]string{"region": "region", "amount": "amount"}
	rows, places, warnings, err := ReadNamed[budget]("f.xlsx", bytes.NewReader(two), Dialect{Sheet: "t"}, tags)
	if err != nil || len(rows) != 1 || places[0].Row.String() != "f.xlsx!t:2" || len(warnings) != 1 || warnings[0].Rule != "formulas" {
		t.Errorf("%+v, %+v, %v, %v", rows, places, warnings, err)
	}
}
