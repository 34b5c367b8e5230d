package profile

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
)

func TestCellFindings(t *testing.T) {
	for _, test := range []struct {
		cells   []string
		rule    string
		count   int
		line    int
		message string
		write   string
	}{
		{[]string{"a", "N/A", "b", "N/A"}, "token", 2, 3, "“N/A”, which often means no answer; cells: 2; in “q”", `missing: { "N/A": not_applicable }`},
		{[]string{"a", "Refus", "b"}, "token", 1, 3, "“Refus”, an answer or a reason for having none; cells: 1; in “q”", `missing: { "Refus": refused }`},
		{repeated(4, "1", "5", "99"), "token", 4, 4, "“99”, apart from the other numbers; cells: 4; in “q”", `missing: { "99": no_answer }`},
		{[]string{"0", "5", "12", "-9"}, "token", 1, 5, "“-9”, apart from the other numbers; cells: 1; in “q”", `missing: { "-9": no_answer }`},
		{[]string{"1,5", "2,5", "3.5"}, "mixed-decimals", 1, 4, "decimal commas and decimal dots in one column; cells: 1; in “q”", ""},
		{[]string{"1,5", "2,5"}, "decimal-comma", 2, 2, "decimal comma; cells: 2; in “q”", `decimal: ","`},
		{[]string{"1,234.5", "2,500"}, "thousands", 2, 2, "thousands parted by a comma; cells: 2; in “q”", ""},
		{[]string{"1.5E+07", "2"}, "exponents", 1, 2, "numbers with an exponent, such as 1.5E+07: a spreadsheet lost digits of them; cells: 1; in “q”", ""},
		{append(repeated(20, "1.5"), "two"), "not-numbers", 1, 22, "something else than a number among numbers; cells: 1; in “q”", ""},
		{append(repeated(20, "2031-01-02", "2031-01-03"), "soon"), "not-dates", 1, 42, "something else than a date among dates; cells: 1; in “q”", ""},
		{[]string{"01/02/2031", "03/04/2031"}, "date-order", 2, 2, "day or month first: no date tells whether to write format: DD/MM/YYYY or MM/DD/YYYY; cells: 2; in “q”", ""},
		{[]string{"31/02/2031", "03/04/2031"}, "date-format", 2, 1, "dates of “q” are written DD/MM/YYYY", `type: date, format: "DD/MM/YYYY"`},
		{[]string{"001", "17"}, "leading-zeros", 1, 2, "zeros at the beginning: codes, not numbers; cells: 1; in “q”", ""},
		{[]string{"souffl\ufffd", "x"}, "replacement-characters", 1, 2, "characters lost before the export (U+FFFD); cells: 1; in “q”", ""},
		{[]string{"=1+A1(2)", "=SUM(A1)"}, "formulas", 1, 3, "text that a spreadsheet would take for a formula; cells: 1; in “q”", ""},
		{repeated(2, "Montréal", "montreal ", "Laval"), "near-duplicates", 1, 3, `answers that are likely one in “q”, sets: 1; "Montréal" / "montreal "`, ""},
		{append(repeated(2, "a;b", "b;c"), "a"), "several-answers", 5, 1, `several answers in a cell of “q”: answers parted by ";": 3, in 3 combinations`, `type: multiple, separator: ";"`},
	} {
		f := column(t, "q", test.cells...).found(t, test.rule)
		if f.Count != test.count || f.Pos.Line != test.line || f.Column != 1 || f.Message.EN != test.message || f.Write != test.write {
			t.Errorf("%s: %d cells, first in line %d, column %d: %q, write %q", test.rule, f.Count, f.Pos.Line, f.Column, f.Message.EN, f.Write)
		}
	}
}

// TestNoFindings checks that what is in order is not told.
func TestNoFindings(t *testing.T) {
	for _, cells := range [][]string{
		repeated(3, "Oui", "Non"), repeated(3, "1", "2", "3"), {"1.5", "2.25", "17"}, {"2031-01-02", "2031-03-04"}, repeated(3, "Montréal", "Laval"),
		repeated(4, "60", "75", "98", "99"), {"0", "9", "4"}, {"The chairs", "More light"}, repeated(3, "6'3\"", "5'11\""),
	} {
		if p := column(t, "q", cells...); len(p.Findings) > 0 {
			t.Errorf("%q: %v", cells, p.Findings)
		}
	}
}

func TestFileFindings(t *testing.T) {
	for _, test := range []struct {
		text, rule string
		severity   diag.Severity
		count      int
		write      string
	}{
		{"Survey 2031\nid,a,b\n1,x,y\n2,z,y\n", "title-rows", diag.Error, 1, "title_rows: 1"},
		{"Respondent ID,q,\n,Radio,Other (please specify)\n1,Radio,\n", "header-rows", diag.Error, 2, "header_rows: 2, headings: carry"},
		{"a,b\n", "no-rows", diag.Error, 1, ""},
		{"a,b\n1,2\r\n3,4\n", "line-ends", diag.Note, 3, ""},
		{"a,b\n\n1,2\n", "blank-lines", diag.Note, 1, ""},
		{"a,b\n1,2,3\n4,5,6\n", "ragged-row", diag.Error, 2, ""},
		{"a,b\n1,x\"y\n", "stray-quote", diag.Error, 1, ""},
		{"a,b\n1,2,\n", "trailing-cells", diag.Note, 1, ""},
		{"a,b\n1,2\n,\n", "empty-rows", diag.Warning, 1, ""},
		{"id,a,b\n1,x,y\n2,,\n", "silent-rows", diag.Warning, 1, ""},
		{"id,a,b,c\n1,x,y,z\n2,x,,\n3,y,,\n", "stopped-rows", diag.Warning, 2, ""},
		{"a,b\n1,2\n1,2\n1,2\n", "duplicate-rows", diag.Warning, 2, ""},
		{"id,a\n1,x\n2,y\n1,z\n", "duplicate-ids", diag.Warning, 1, ""},
		{"id,a,b,c,d,e\n1,1,2,3,4,5\n2,1,2,3,4,5\n", "twin-rows", diag.Note, 1, ""},
		{"a,a,b\n1,2,3\n", "duplicate-headings", diag.Warning, 1, `column: "#2"`},
		{"a,,b\n1,2,3\n", "blank-headings", diag.Warning, 1, `column: "#2"`},
		{"a,b,,\n1,2,,\n", "blank-columns", diag.Note, 2, ""},
		{"a,<b>b</b>\n1,2\n", "heading-markup", diag.Note, 1, ""},
		{"a,b\ufffd\n1,2\n", "heading-replacement-characters", diag.Warning, 1, ""},
		{"Variable / Field Name,Form Name\na,f\n", "codebook", diag.Error, 1, ""},
		{"RespondentID,q\n1,a\n2,b\n", "platform", diag.Note, 1, ""},
		{"RespondentID,date_saisie\n1,2\n", "platform", diag.Warning, 1, ""},
		{"id,courriel\n1,a@example.org\n", "personal-data", diag.Warning, 1, ""},
		{"id,q\n1,a@example.org\n2,none of it\n3,x y\n", "personal-data", diag.Warning, 1, ""},
		{"record_id,visit_complete,visit_timestamp,q\n1,2,2031-01-02,[not completed]\n2,2,2031-01-03,a\n", "token", diag.Warning, 1, `missing: { "[not completed]": no_answer }`},
		{"record_id,visit_complete\n1,2\n2,0\n", "incomplete", diag.Warning, 1, `complete: { column: "visit_complete", is: ["2"] }`},
	} {
		f := read(t, test.text).found(t, test.rule)
		if f.Severity != test.severity || f.Count != test.count || f.Write != test.write || f.Message.FR == "" || f.Message.EN == "" {
			t.Errorf("%q: %s: %v, %d cases, write %q: %q", test.text, test.rule, f.Severity, f.Count, f.Write, f.Message.EN)
		}
	}
}

// TestOrderOfFindings checks that the gravest come first.
func TestOrderOfFindings(t *testing.T) {
	p := read(t, "Survey\nid,a,a\n1, x,N/A\n2,y,N/A\n")
	if !slices.IsSortedFunc(p.Findings, func(a, b Finding) int { return int(a.Severity) - int(b.Severity) }) || p.Findings[0].Rule != "title-rows" {
		t.Errorf("findings: %v", p.rules())
	}
}

// TestPersonalValuesAreNotKept looks for them in everything that a profile says.
func TestPersonalValuesAreNotKept(t *testing.T) {
	p := read(t, "id,nom,courriel,ip,tel,q,r\n"+
		"secret1,Secret Un,secret@example.org,192.0.2.77,5145550177,secret@example.org,a\n"+
		"secret1,Secret Un,secret@example.org,192.0.2.77,5145550177,a b,a\n"+
		"secret2,Secret  un,secret@example.org,192.0.2.78,5145550177,a b,=secret(1)\n"+
		"secret3,,,,,a b,Secret@example.org\n"+strings.Repeat("x,,,,,b,secret@example.org\nx,,,,,b,c\nx,,,,,b,a\n", 3))
	if text := strings.ToLower(dump(p)); strings.Contains(text, "secret") || strings.Contains(text, "192.0.2") || strings.Contains(text, "55501") {
		t.Errorf("the profile says what it must not: %s", text)
	}
}
