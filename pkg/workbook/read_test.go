package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A sheetCell is what a test wants of a cell: its reference and its text.
type sheetCell struct{ At, Text string }

// readSheet returns the cells of a sheet.
func readSheet(content []byte, name string) ([]sheetCell, error) {
	book, err := Open("f.xlsx", bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	for _, tab := range book.Tabs() {
		if tab.Name == name {
			return readTab(book, tab)
		}
	}
	return nil, errors.New("no sheet " + name)
}

func readTab(book *Book, tab Tab) (cells []sheetCell, err error) {
	rows, err := book.Rows(tab)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for last := 0; ; {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return cells, nil
		}
		if err != nil {
			return cells, err
		}
		if row.Number <= last || len(row.Cells) == 0 {
			return nil, fmt.Errorf("row %d after row %d with %d cells", row.Number, last, len(row.Cells))
		}
		last = row.Number
		for _, cell := range row.Cells {
			cells = append(cells, sheetCell{diag.ColumnLetters(cell.Column) + strconv.Itoa(row.Number), cell.Text})
		}
	}
}

// made returns a workbook that excelize writes, with the given cells and number formats on the sheet s.
func made(t *testing.T, change func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", "s"); err != nil {
		t.Fatal(err)
	}
	change(f)
	content, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// What is stored counts, not what is shown, and dates are told by their formats.
func TestStoredValues(t *testing.T) {
	day := time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)
	for _, test := range []struct {
		value   any
		format  string // a number format of the workbook's own; "" for none
		builtin int    // one that every workbook knows
		want    string
	}{
		{12.94, "0", 0, "12.94"}, {0.129, "0%", 0, "0.129"}, {0.30000000000000004, "", 0, "0.30000000000000004"}, {1e21, "", 0, "1000000000000000000000"},
		{-5, "", 0, "-5"}, {1234567.5, `# ##0,00\ "$"`, 0, "1234567.5"}, {12, `0" jours"`, 0, "12"}, {12, `[Red]0;[Blue]-0`, 0, "12"},
		{true, "", 0, "TRUE"}, {false, "", 0, "FALSE"}, {"01", "", 0, "01"}, {" é ", "", 0, " é "}, {"_x000D_\na", "", 0, "\na"}, {"", "", 0, ""},
		{day, `yyyy\-mm\-dd\ hh:mm`, 0, "2026-03-01 09:30:00"}, {46082, "", 14, "2026-03-01"}, {46082, "", 22, "2026-03-01 00:00:00"},
		{46082.5, "", 14, "2026-03-01 12:00:00"}, {0.5, "", 20, "12:00:00"}, {1.5, "", 46, "36:00:00"}, {1.5, "[h]:mm", 0, "36:00:00"}, {0.25, "mm:ss", 0, "06:00:00"},
		{46082, `[$-C0C]d mmmm yyyy`, 0, "2026-03-01"}, {46082, `"Le "dd/mm/yyyy`, 0, "2026-03-01"}, {46082, "mmm", 0, "2026-03-01"}, {46082, `0"d"`, 0, "46082"},
		{46082.3958333333, "h:mm AM/PM", 0, "2026-03-01 09:30:00"}, {60, "", 14, "1900-02-29"}, {59, "", 14, "1900-02-28"}, {61, "", 14, "1900-03-01"}, {1, "", 14, "1900-01-01"},
		{0, "", 14, "1900-01-00"}, {-1, "", 14, "-1"}, {2958465, "", 14, "9999-12-31"}, {2958466, "", 14, "2958466"}, {46081.999999, "", 22, "2026-03-01 00:00:00"},
	} {
		content := made(t, func(f *excelize.File) {
			style := &excelize.Style{NumFmt: test.builtin}
			if test.format != "" {
				style.CustomNumFmt = &test.format
			}
			id, err := f.NewStyle(style)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue("s", "B2", test.value); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle("s", "B2", "B2", id); err != nil {
				t.Fatal(err)
			}
		})
		want := []sheetCell{{"B2", test.want}}
		if test.want == "" {
			want = nil
		}
		if got, err := readSheet(content, "s"); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%v as %q %d: %v, %v, want %q", test.value, test.format, test.builtin, got, err, test.want)
		}
	}
}

// A percent is told by its format, and stays the number that is stored.
func TestPercents(t *testing.T) {
	for code, want := range map[string]formatKind{"0%": asPercent, "0.0 %;[Red]-0.0 %": asPercent, `0.0\ %`: asPercent, `0" %"`: asNumber, `0\%`: asNumber, "0.00": asNumber, "General": asNumber} {
		if got := kindOfFormat(code); got != want {
			t.Errorf("%q is %d, want %d", code, got, want)
		}
	}
	content := made(t, func(f *excelize.File) {
		for i, format := range []int{9, 10, 2} {
			id, err := f.NewStyle(&excelize.Style{NumFmt: format})
			if err != nil {
				t.Fatal(err)
			}
			at, _ := excelize.CoordinatesToCellName(i+1, 1)
			if err := errors.Join(f.SetCellValue("s", at, 0.815), f.SetCellStyle("s", at, at, id)); err != nil {
				t.Fatal(err)
			}
		}
	})
	book, err := Open("f", bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.Rows(book.Tabs()[0])
	if err != nil {
		t.Fatal(err)
	}
	row, err := rows.Next()
	want := []Cell{{Text: "0.815", Column: 1, Number: true, Percent: true}, {Text: "0.815", Column: 2, Number: true, Percent: true}, {Text: "0.815", Column: 3, Number: true}}
	if diff := cmp.Diff(want, row.Cells); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// Dates of the 1904 system are the same days four years and a day later.
func TestDatesFrom1904(t *testing.T) {
	for _, test := range []struct {
		days float64
		kind formatKind
		want string
	}{{0, asDate, "1904-01-01"}, {44620, asDate, "2026-03-01"}, {0.5, asTime, "12:00:00"}, {1.25, asElapsed, "30:00:00"}, {0.25, asDateTime, "1904-01-01 06:00:00"}} {
		if got := dateText(test.days, test.kind, true); got != test.want {
			t.Errorf("%v days: %s, want %s", test.days, got, test.want)
		}
	}
}

// Days count up, in step with the calendar, on either side of the day that never was.
func TestDaysAreThoseOfExcel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(61, lastDay).Draw(t, "day")
		want, err := excelize.ExcelDateToTime(float64(day), false)
		if got := dayText(day); err != nil || got != want.Format(time.DateOnly) {
			t.Errorf("day %d is %s, want %s", day, got, want.Format(time.DateOnly))
		}
	})
}

// Numbers read back as they were.
func TestNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64().Filter(func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }).Draw(t, "x")
		text := numberText(x)
		if back, err := strconv.ParseFloat(text, 64); err != nil || back != x || strings.ContainsAny(text, "eE") {
			t.Errorf("%v is written %q", x, text)
		}
	})
}

// What Write writes is what the reader reads.
func TestRoundTrip(t *testing.T) {
	text := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aé œ_x0041D\n\t <&>\"'=,;\u00a0★𝕏")), rapid.Rune().Filter(inXML)))
	cell := rapid.OneOf(rapid.Map(text, func(s string) any { return s }), rapid.Map(rapid.Float64Range(-1e12, 1e12), func(x float64) any { return x }), rapid.Just[any](nil))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 0, 5), 1, 6).Draw(t, "rows")
		var content bytes.Buffer
		if err := Write(&content, []Sheet{{Name: "one", Rows: rows}, {Name: "two", Rows: [][]any{{"x"}}}}); err != nil {
			t.Fatal(err)
		}
		var want []sheetCell
		for i, row := range rows {
			for j, value := range row {
				written := ""
				switch v := value.(type) {
				case string:
					written = strings.ReplaceAll(strings.ReplaceAll(v, "\r\n", "\n"), "\r", "\n")
				case float64:
					written = numberText(v)
				}
				if written != "" {
					want = append(want, sheetCell{diag.ColumnLetters(j+1) + strconv.Itoa(i+1), written})
				}
			}
		}
		got, err := readSheet(content.Bytes(), "one")
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

// inXML reports whether XML can hold a character as it is.
func inXML(r rune) bool { return r == '\n' || r == '\t' || r >= ' ' && r != 0xFFFE && r != 0xFFFF }

// Cells say what they are beside their text.
func TestKindsOfCells(t *testing.T) {
	content := zippedBook(t, `<row r="3" hidden="1"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><f>A3</f></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3" t="str"><f>""</f><v></v></c>`+
		`<c r="E3" t="d"><v>2026-03-01T09:30:00Z</v></c><c r="F3" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c><c r="G3" t="s"><v>1</v></c><c r="H3" s="9"/><c r="I3" t="b"><v>1</v></c></row>`)
	book, err := Open("f", bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.Rows(book.Tabs()[0])
	if err != nil {
		t.Fatal(err)
	}
	got, err := rows.Next()
	want := Row{Number: 3, Hidden: true, Cells: []Cell{
		{Text: "2", Column: 1, Number: true, Formula: true}, {Column: 2, Formula: true, Pending: true}, {Text: "#N/A", Column: 3, Failed: true},
		{Text: "2026-03-01 09:30:00", Column: 5, Date: true}, {Text: "a b", Column: 6}, {Text: "shared é", Column: 7}, {Text: "TRUE", Column: 9},
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if _, err := rows.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
	if n, first := rows.Merged(); n != 2 || first != "A1:C1" {
		t.Errorf("%d groups of merged cells, the first %q", n, first)
	}
	if n, first := rows.HiddenColumns(1, 10); n != 3 || first != 2 {
		t.Errorf("%d hidden columns, the first %d", n, first)
	}
	if !book.HasMacros() || !book.HasLinks() {
		t.Error("macros and links are not seen")
	}
}

// zippedBook makes a workbook of one sheet by hand, with the given rows: of what Excel writes and excelize does not.
func zippedBook(t testing.TB, rows string) []byte {
	t.Helper()
	return zippedParts(t, map[string]string{
		"[Content_Types].xml": "<Types/>", "xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>",
		"_rels/.rels":     `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns:r="x"><sheets><sheet name="Réponses" sheetId="1" r:id="rId1"/><sheet name="Graphique" sheetId="2" r:id="rId4"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId4" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="x/sharedStrings" Target="SharedStrings.xml"/></Relationships>`,
		`xl\sharedstrings.xml`: `<sst><si><t/></si><si><r><t>shared</t></r><r><rPr><b/></rPr><t xml:space="preserve"> é</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet><cols><col min="2" max="4" hidden="1"/><col min="11" max="16384" hidden="true"/></cols><sheetData>` + rows +
			`</sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/></mergeCells></worksheet>`,
	})
}

func zippedParts(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, text)
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

// What cannot be read is said at its cell.
func TestBadSheets(t *testing.T) {
	for rows, want := range map[string]string{
		`<row r="2"><c r="A2"><v>x</v></c></row>`:                                  `f.xlsx!Réponses:A2: damaged workbook: "x" is not a number`,
		`<row r="2"><c r="A2"><v>NaN</v></c></row>`:                                `f.xlsx!Réponses:A2: damaged workbook: "NaN" is not a number`,
		`<row r="2"><c r="A2" t="s"><v>7</v></c></row>`:                            `f.xlsx!Réponses:A2: damaged workbook: there is no shared text "7"`,
		`<row r="2"><c r="A2" t="s"><v>-1</v></c></row>`:                           `f.xlsx!Réponses:A2: damaged workbook: there is no shared text "-1"`,
		`<row r="2"/><row r="2"/>`:                                                 `f.xlsx!Réponses:3: damaged workbook: row number "2", expected 3 or more`,
		`<row r="0"/>`:                                                             `f.xlsx!Réponses:1: damaged workbook: row number "0", expected 1 or more`,
		`<row r="1048577"/>`:                                                       `f.xlsx!Réponses:1048577: more than 1,048,576 rows`,
		`<row r="2"><c r="B2"/><c r="A2"/></row>`:                                  `f.xlsx!Réponses:C2: damaged workbook: cell "A2", expected this cell or one to the right of it`,
		`<row r="2"><c r="A3"/></row>`:                                             `f.xlsx!Réponses:A2: damaged workbook: cell "A3", expected this cell or one to the right of it`,
		`<row r="2"><c r="XFE2"/></row>`:                                           `f.xlsx!Réponses:2: more than 16,384 columns`,
		`<row r="2"><c r="A2"><v>1</row>`:                                          `f.xlsx!Réponses:A2: damaged workbook: a part is cut off`,
		`<row r="2"><c r="A2" t="inlineStr"><is><t>a&b;</t></is></c></row>`:        `f.xlsx!Réponses:A2: damaged workbook: XML syntax error on line 1: invalid character entity &b;`,
		`<!DOCTYPE x><row/>`:                                                       `f.xlsx!Réponses: damaged workbook: document type declaration`,
		`<row><c t="str"><v>` + strings.Repeat("x", MaxCell+1) + `</v></c></row>`:  `f.xlsx!Réponses:A1: cell of more than 1,048,576 bytes`,
		`<row><c t="str"><v>` + strings.Repeat("x", maxToken+1) + `</v></c></row>`: `f.xlsx!Réponses:A1: cell of more than 1,048,576 bytes`,
		`<row>` + strings.Repeat(`<c t="str"><v>`+strings.Repeat("x", MaxCell)+`</v></c>`, 17) + `</row>`: `f.xlsx!Réponses:Q1: row of more than 16,777,216 bytes`,
	} {
		content := zippedBook(t, rows)
		book, err := Open("f.xlsx", bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		_, err = readTab(book, book.Tabs()[0])
		if err == nil || err.Error() != want {
			t.Errorf("%.60s: %v\nwant %s", rows, err, want)
		}
	}
}

// Files of other programs say what to do with them.
func TestOtherFiles(t *testing.T) {
	for want, parts := range map[string]map[string]string{
		"f: this is a binary Excel workbook (xlsb), which is not read here: save it as XLSX or as CSV UTF-8":    {"[Content_Types].xml": "", "xl/workbook.bin": ""},
		"f: this is an OpenDocument spreadsheet (ods), which is not read here: save it as XLSX or as CSV UTF-8": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""},
		"f: this is a Numbers spreadsheet, which is not read here: export it as XLSX or as CSV":                 {"Index/Document.iwa": ""},
		"f: this is a Word document, not a table":                                                               {"[Content_Types].xml": "", "word/document.xml": ""},
		"f: this is a presentation, not a table":                                                                {"[Content_Types].xml": "", "ppt/presentation.xml": ""},
		"f: damaged workbook: it has no list of sheets":                                                         {"[Content_Types].xml": ""},
	} {
		content := zippedParts(t, parts)
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil || !IsWorkbook(archive) {
			t.Errorf("%v: not taken for a workbook, %v", parts, err)
		}
		if _, err = Open("f", bytes.NewReader(content), int64(len(content))); err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	encrypted, err := excelize.Encrypt(made(t, func(*excelize.File) {}), &excelize.Options{Password: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if got := Compound(bytes.NewReader(encrypted)).EN; !strings.HasPrefix(got, "this workbook is under a password") {
		t.Errorf("an encrypted workbook: %s", got)
	}
	for _, old := range []string{CompoundMark, CompoundMark + strings.Repeat("\x00", 1000)} {
		if got := Compound(strings.NewReader(old)).EN; !strings.HasPrefix(got, "this is an old Excel workbook") {
			t.Errorf("an old workbook: %s", got)
		}
	}
}

// A part that unpacks to far more than it should is refused before it is read.
func TestZipBomb(t *testing.T) {
	file := &zip.File{FileHeader: zip.FileHeader{Name: "xl/worksheets/sheet1.xml", CompressedSize64: 1 << 20, UncompressedSize64: MaxUnpacked + 1}}
	for size, want := range map[uint64]bool{MaxUnpacked / MaxGrowth: false, MaxUnpacked/MaxGrowth + 1: false, MaxUnpacked/MaxGrowth - 1: true, 1: true} {
		file.CompressedSize64 = size
		if err := checkGrowth(file, diag.Pos{File: "f"}); (err != nil) != want {
			t.Errorf("%d bytes that become more than a gigabyte: %v", size, err)
		}
	}
	file.UncompressedSize64 = MaxUnpacked
	if err := checkGrowth(file, diag.Pos{}); err != nil {
		t.Errorf("a gigabyte: %v", err)
	}
}

// The parts that are held in memory are bounded.
func TestPartsAreBounded(t *testing.T) {
	file := &zip.File{FileHeader: zip.FileHeader{Name: "xl/styles.xml", UncompressedSize64: MaxPart + 1}}
	book := &Book{name: "f", parts: map[string]*zip.File{"xl/styles.xml": file}}
	if err := book.formats.read(book, "xl/styles.xml"); err == nil || err.Error() != `f: part "xl/styles.xml" of more than 33,554,432 bytes` {
		t.Errorf("%v", err)
	}
	styles := "<styleSheet><cellXfs>" + strings.Repeat("<xf/>", MaxStyles+1) + "</cellXfs></styleSheet>"
	content := zippedParts(t, map[string]string{"s": styles})
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	book.parts = map[string]*zip.File{"s": archive.File[0]}
	if err := book.formats.read(book, "s"); err == nil || err.Error() != "f: more than 65,536 styles" {
		t.Errorf("%v", err)
	}
}

// Some writers put a prefix before every element.
func TestPrefixedMarkup(t *testing.T) {
	content := zippedParts(t, map[string]string{
		"_rels/.rels":              `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></Relationships>`,
		"book/main.xml":            `<x:workbook xmlns:x="y" xmlns:q="z"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="s" q:id="b"/></x:sheets></x:workbook>`,
		"book/_rels/main.xml.rels": `<Relationships><Relationship Id="b" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../sheets/one.xml"/><Relationship Id="c" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"book/styles.xml":          `<x:styleSheet><x:cellXfs><x:xf/><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>`,
		"sheets/one.xml":           `<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c s="1"><x:v>44620</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
	})
	got, err := readSheet(content, "s")
	if want := []sheetCell{{"A1", "a"}, {"B1", "2026-03-01"}}; err != nil || !cmp.Equal(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}

// Shared texts are bounded by what they take in memory, empty ones too.
func TestSharedTextsAreBounded(t *testing.T) {
	book := &Book{name: "f"}
	content := zippedParts(t, map[string]string{"s": strings.Repeat("<si/>", 10)})
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	book.parts = map[string]*zip.File{"s": archive.File[0]}
	list := sharedStrings{book: book, path: "s", held: MaxStrings - 3*stringOverhead}
	if _, found, err := list.at(2); !found || err != nil {
		t.Errorf("the last that fits: %v", err)
	}
	if _, _, err := list.at(3); err == nil || err.Error() != "f: shared texts of more than 268,435,456 bytes" {
		t.Errorf("the first that does not: %v", err)
	}
}

// FuzzRows reads sheets, styles and shared texts of any XML: no panic, rows in order, failures of the right kind.
func FuzzRows(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" s="1"><v>46082.5</v></c></row>`, `<si><t>a</t></si>`, `<numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>`)
	f.Add(`<row r="2"><c r="B2" t="s"><v>0</v></c><c t="b"><v>1</v></c></row><row><c><f>1</f></c></row>`, `<si><r><t>_x000D_</t></r></si>`, ``)
	f.Add(`<cols><col min="1" max="99999" hidden="1"/></cols><row/><c/></row>`, `<si>`, `<cellXfs><xf numFmtId="46"/></cellXfs>`)
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		content := zippedParts(t, map[string]string{
			"xl/workbook.xml":            `<workbook><sheets><sheet name="s" r:id="1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<x><Relationship Id="1" Type="/worksheet" Target="s.xml"/><Relationship Id="2" Type="/styles" Target="y.xml"/><Relationship Id="3" Type="/sharedStrings" Target="t.xml"/></x>`,
			"xl/s.xml":                   "<worksheet>" + sheet + "</worksheet>", "xl/t.xml": "<sst>" + shared + "</sst>", "xl/y.xml": styles,
		})
		book, err := Open("f", bytes.NewReader(content), int64(len(content)))
		if err == nil {
			_, err = readTab(book, book.Tabs()[0])
		}
		var failure *diag.Failure
		if err != nil && !errors.As(err, &failure) {
			t.Error(err)
		}
	})
}
