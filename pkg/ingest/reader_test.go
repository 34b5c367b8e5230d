package ingest

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// texts returns what cells say.
func texts(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		out[i] = cell.Text
	}
	return out
}

// readAll returns all records of a file, the header first, the problems of its rows, and what stopped the reader.
func readAll(src io.Reader, dialect Dialect) (records [][]string, problems diag.List, stopped error) {
	r, err := NewReader("f.csv", src, dialect)
	if err != nil {
		return nil, nil, err
	}
	records = append(records, texts(r.Header()))
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return records, problems, nil
		}
		if err != nil {
			return records, problems, err
		}
		records = append(records, texts(row.Cells))
		problems = append(problems, row.Problems...)
	}
}

func TestReaderReads(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     [][]string
	}{
		{"plain", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"no last line end", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"CRLF", "a,b\r\n1,2\r\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"bare CR", "a,b\r1,2\r3,4", [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}}},
		{"all line ends", "a,b\r1,2\n3,4\r\n5,6", [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}}},
		{"blank lines", "\n\r\na,b\n\n1,2\n\r\r\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"quotes", "a,b\n\"x, \"\"y\"\"\",\"\"\n", [][]string{{"a", "b"}, {`x, "y"`, ""}}},
		{"line ends in quotes", "a,b\n\"1\r\n2\r3\n4\",5\n", [][]string{{"a", "b"}, {"1\n2\n3\n4", "5"}}},
		{"byte-order mark", "\ufeff\"a\",b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"empty cells", ",b\n,\n", [][]string{{"", "b"}, {"", ""}}},
		{"spaces are text", "a,b\n 1 , \n", [][]string{{"a", "b"}, {" 1 ", " "}}},
		{"one column", "a\n1\n\n\"\"\n", [][]string{{"a"}, {"1"}, {""}}},
		{"trailing empty cells", "a;b\n1;2;;\n3;4\n", [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}}},
		{"header only", "a,b", [][]string{{"a", "b"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, problems, err := readAll(strings.NewReader(c.in), Dialect{})
			if err != nil || len(problems) > 0 {
				t.Fatalf("error %v, problems %v", err, problems)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReaderPlaces(t *testing.T) {
	r, err := NewReader("f.csv", strings.NewReader("\ufeff\r\nä,\"b\"\r\n\r\n\"x\r\ny\",é,\rz,\n"), Dialect{Delimiter: ','})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]Cell{
		{{Text: "ä", Line: 2, Column: 1}, {Text: "b", Line: 2, Column: 4}}, // ä is two bytes long.
		{{Text: "x\ny", Line: 4, Column: 1}, {Text: "é", Line: 5, Column: 4}},
		{{Text: "z", Line: 6, Column: 1}, {Text: "", Line: 6, Column: 3}},
	}
	if diff := cmp.Diff(want[0], r.Header()); diff != "" {
		t.Error(diff)
	}
	for _, cells := range want[1:] {
		row, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(cells, row.Cells); diff != "" || row.Line != cells[0].Line {
			t.Errorf("line %d: %s", row.Line, diff)
		}
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
	if r.BlankLines() != 2 {
		t.Errorf("%d blank lines, want 2", r.BlankLines())
	}
}

func TestReaderErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		dialect  Dialect
		want     []string // beginning of each line of the error
	}{
		{"no byte", "", Dialect{}, []string{"f.csv: empty file: a header line was expected"}},
		{"blank lines only", "\n\r\n\r", Dialect{}, []string{"f.csv: empty file: a header line was expected"}},
		{"mark only", "\ufeff", Dialect{}, []string{"f.csv: empty file: a header line was expected"}},
		{"unclosed quote", "a,b\n1,\"2\n3,4\n", Dialect{}, []string{"f.csv:2:3: this opening quote is never closed"}},
		{"unclosed quote in header", "a,\"b\n1,2\n", Dialect{}, []string{"f.csv:1:3: this opening quote is never closed"}},
		{"stray quotes", "a,b\n1,2\"3\"\n\"4\"x,5\n6,7\n", Dialect{}, []string{
			"f.csv:2:4: quote inside a cell that is not quoted (expected",
			"f.csv:3:4: text after the quote that closes the cell opened at 3:1 (expected"}},
		{"stray quote in header", "a,b\"\n1,2\n", Dialect{}, []string{"f.csv:1:4: quote inside a cell"}},
		{"ragged", "a,b\n1\n1,2,3\n1,2\n1,2,,4\n", Dialect{}, []string{
			"f.csv:2: the row has 1 cells (expected 2, as the header)",
			"f.csv:3:5: the row has 3 cells (expected 2, as the header)",
			"f.csv:5:5: the row has 4 cells (expected 2, as the header)"}},
		{"ragged, then unclosed", "a,b\n1\n\"", Dialect{}, []string{"f.csv:2: the row has 1", "f.csv:3:1: this opening quote"}},
		{"windows-1252", "a,b\n1,caf\xE9\n", Dialect{}, []string{
			`f.csv:2:6: byte E9 is not UTF-8 (it would be 'é' in windows-1252, 'È' in macintosh): declare "encoding: windows-1252" or`}},
		{"cut character", "a,b\n1,\xC3", Dialect{}, []string{"f.csv:2:3: byte C3 is not UTF-8"}},
		{"NUL", "a,b\n1,\x00\n", Dialect{}, []string{"f.csv:2:3: NUL byte: this file is not text"}},
		{"NUL in quotes", "a,b\n1,\"\x00\"\n", Dialect{}, []string{"f.csv:2:4: NUL byte: this file is not text"}},
		{"workbook", "PK\x03\x04\x14\x00[Content_Types].xml", Dialect{}, []string{
			"f.csv: damaged or cut archive or Excel workbook: zip: not a valid zip file"}},
		{"old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Dialect{Encoding: "windows-1252"}, []string{"f.csv: this is an old Excel workbook"}},
		{"PDF", "%PDF-1.7\n", Dialect{}, []string{"f.csv: this is a PDF document"}},
		{"gzip", "\x1f\x8b\x08", Dialect{}, []string{"f.csv: damaged compressed file: unexpected EOF"}},
		{"HTML", "<!DOCTYPE HTML PUBLIC>", Dialect{}, []string{"f.csv: this is an HTML page"}},
		{"UTF-16 without mark", "a\x00,\x00b\x00", Dialect{}, []string{
			`f.csv: the file is not UTF-8 and looks like UTF-16: declare "encoding: utf-16" in the study file`}},
		{"declared UTF-16", "a,b\n", Dialect{Encoding: "utf-16"}, []string{"f.csv: the file has no byte-order mark and does not begin like UTF-16"}},
		{"another mark", "\ufeffa,b\n", Dialect{Encoding: "windows-1252"}, []string{
			"f.csv: the file begins with the byte-order mark of utf-8, but the declared encoding is windows-1252"}},
		{"unknown encoding", "a", Dialect{Encoding: "utf8"}, []string{`f.csv: unknown encoding "utf8" (expected utf-8, utf-16,`}},
		{"bad delimiter", "a", Dialect{Delimiter: '"'}, []string{`f.csv: delimiter "\"" cannot be used`}},
		{"unclear delimiter", "a,b;c\n1\n", Dialect{}, []string{`f.csv:1: the header line has "," and ";" in it, and nothing tells`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems, err := readAll(strings.NewReader(c.in), c.dialect)
			if err = withEarlier(problems, err); err == nil {
				err = problems.Err(diag.Data)
			}
			checkFailure(t, err, c.want)
		})
	}
}

// checkFailure compares an error with the beginnings of its lines, and looks at the French of it.
func checkFailure(t *testing.T, err error, want []string) {
	t.Helper()
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.Kind != diag.Data {
		t.Fatalf("error %v, want a failure of kind data", err)
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d:\n%v", len(lines), len(want), err)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, want[i]) {
			t.Errorf("line %d:\n got %s\nwant %s…", i+1, line, want[i])
		}
		checkFrench(t, failure.List[i])
	}
}

// checkFrench holds a message to French typography: no plain space before a high mark or inside guillemets.
func checkFrench(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	fr := d.Message.In(locale.French)
	if fr == "" || fr == d.Message.In(locale.English) {
		t.Errorf("no French for %q", d.Message.EN)
	}
	for _, wrong := range []string{" :", " ;", " »", "« "} {
		if strings.Contains(fr, wrong) {
			t.Errorf("%q in %q", wrong, fr)
		}
	}
}

func TestReaderDecidesDialect(t *testing.T) {
	for _, c := range []struct {
		in, delimiter, why string
	}{
		{"a,b\n", ",", `delimiter "," (the only one in the header line), encoding utf-8 (default)`},
		{"a;b\n1,5;2\n", ";", `delimiter ";" (the only one in the header line), encoding utf-8 (default)`},
		{"a\tb\n", "\t", `delimiter tab (the only one in the header line), encoding utf-8 (default)`},
		{"\ufeffa|b\n", "|", `delimiter "|" (the only one in the header line), encoding utf-8 (byte-order mark)`},
		{"\"a,b\";c\n", ";", `delimiter ";" (the only one in the header line), encoding utf-8 (default)`},
		{"a\n1\n", ",", `delimiter "," (a single column), encoding utf-8 (default)`},
		{"Âge, en années;Ville, ou village\n1;\"Laval, Île Jésus\"\n2;x\n", ";",
			`delimiter ";" (the one that gives the first rows as many cells as the header), encoding utf-8 (default)`},
	} {
		r, err := NewReader("f.csv", strings.NewReader(c.in), Dialect{})
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		decided := r.Dialect()
		if string(decided.Delimiter) != c.delimiter || decided.Why.EN != c.why {
			t.Errorf("%q: %q, %s", c.in, decided.Delimiter, decided.Why.EN)
		}
		if decided.BOM != strings.HasPrefix(c.in, "\ufeff") {
			t.Errorf("%q: BOM %v", c.in, decided.BOM)
		}
	}
}

func TestReaderDecodes(t *testing.T) {
	const text = "élève,œuvre\r\ncafé,“ça”\r\n"
	want := [][]string{{"élève", "œuvre"}, {"café", "“ça”"}}
	encode := func(s string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	ascii := encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String("a,b\n"))
	for _, c := range []struct{ name, in, declared, decided string }{
		{"UTF-16 little-endian", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)), "", "utf-16"},
		{"UTF-16 big-endian", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)), "UTF-16", "utf-16"},
		{"windows-1252", encode(charmap.Windows1252.NewEncoder().String(text)), "windows-1252", "windows-1252"},
		{"iso-8859-1", encode(charmap.Windows1252.NewEncoder().String(text)), "ISO-8859-1", "windows-1252"},
		{"macintosh", encode(charmap.Macintosh.NewEncoder().String(text)), "macintosh", "macintosh"},
		{"UTF-8", text, "utf-8", "utf-8"},
	} {
		got, problems, err := readAll(strings.NewReader(c.in), Dialect{Encoding: c.declared})
		if err != nil || len(problems) > 0 {
			t.Errorf("%s: %v %v", c.name, err, problems)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if r, err := NewReader("f.csv", strings.NewReader(c.in), Dialect{Encoding: c.declared}); err != nil || r.Dialect().Encoding != c.decided {
			t.Errorf("%s: decided as %+v", c.name, r.Dialect())
		}
	}
	if got, _, err := readAll(strings.NewReader(ascii), Dialect{Encoding: "utf-16"}); err != nil || len(got[0]) != 2 {
		t.Errorf("UTF-16 without a mark: %q %v", got, err)
	}
}

func TestReaderWarnings(t *testing.T) {
	for _, c := range []struct{ in, encoding, want string }{
		{"a;b\n1;2;;\n3;4\n5;6;\n", "", "f.csv:2:5: empty cells beyond the header are ignored (rows concerned: 2)"},
		{"a\n1\n\n2\n\n", "", `f.csv: blank lines skipped: 2; in a file of a single column, an empty answer is written ""`},
		{"a,b\n\n1,x\ufffd\ufffd\n", "", "f.csv:3:4: character U+FFFD, which tells of a wrong encoding here or earlier (such characters: 2)"},
		{"a,b\n1,x\x8d\n", "windows-1252", "f.csv:2:4: character U+FFFD, which tells of a wrong encoding here or earlier (such characters: 1)"},
		{"a,b\n\n1,2\n", "", ""},
	} {
		r, err := NewReader("f.csv", strings.NewReader(c.in), Dialect{Encoding: c.encoding})
		for err == nil {
			_, err = r.Next()
		}
		got := ""
		for _, d := range r.Warnings() {
			got += d.Text(locale.English)
			checkFrench(t, d)
		}
		if got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestReaderLimits(t *testing.T) {
	long := strings.Repeat("x", MaxCell)
	if _, problems, err := readAll(strings.NewReader("a\n"+long+"\n"), Dialect{}); err != nil || len(problems) > 0 {
		t.Errorf("a cell of MaxCell bytes: %v %v", err, problems)
	}
	_, _, err := readAll(strings.NewReader("a,b\n1,\""+long+"\n\""), Dialect{})
	checkFailure(t, err, []string{"f.csv:2:3: the cell that begins here is longer than 16 MiB: does its closing quote miss?"})
	wide := strings.Repeat(",", MaxColumns-1)
	if got, _, err := readAll(strings.NewReader(wide), Dialect{}); err != nil || len(got[0]) != MaxColumns {
		t.Errorf("MaxColumns columns: %v", err)
	}
	_, _, err = readAll(strings.NewReader(wide+","), Dialect{})
	checkFailure(t, err, []string{"f.csv:1:100001: more than 100000 columns"})
}

func TestReaderKeepsFailing(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("a,b\n"+strings.Repeat("1,2\n", 40_000)), iotest.ErrReader(io.ErrUnexpectedEOF))
	r, err := NewReader("f.csv", broken, Dialect{})
	rows := -1
	for err == nil {
		rows++
		_, err = r.Next()
	}
	checkFailure(t, err, []string{"f.csv: cannot be read: unexpected EOF"})
	if _, again := r.Next(); again != err {
		t.Errorf("a later call returns %v", again)
	}
	if rows != 40_000 {
		t.Errorf("%d rows before the failure", rows)
	}
}

// TestReaderOnPublishedExports reads the raw exports of the folder that the environment names, where it does.
func TestReaderOnPublishedExports(t *testing.T) {
	folder := os.Getenv("ARRIMAGE_CONFORMANCE_DATA")
	// Rows and columns as counted by the folder's own README.
	for _, c := range []struct {
		file, encoding string
		rows, columns  int
	}{
		{"538-comma-survey.csv", "", 1129, 13}, {"538-flying-etiquette.csv", "", 1040, 27},
		{"538-thanksgiving-2015.csv", "", 1058, 65}, {"538-food-world-cup.csv", "macintosh", 1373, 48},
		{"538-weather-check.csv", "", 928, 9},
	} {
		if folder == "" {
			t.Logf("%s: not read, ARRIMAGE_CONFORMANCE_DATA names no folder", c.file)
			continue
		}
		file, err := os.Open(filepath.Join(folder, c.file))
		if err != nil {
			t.Fatal(err)
		}
		records, problems, err := readAll(file, Dialect{Encoding: c.encoding})
		if err != nil || len(problems) > 0 {
			t.Errorf("%s: %v %v", c.file, err, problems)
		}
		if len(records)-1 != c.rows || len(records[0]) != c.columns {
			t.Errorf("%s: %d rows of %d columns", c.file, len(records)-1, len(records[0]))
		}
		_ = file.Close()
	}
}
