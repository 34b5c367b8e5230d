package questionnaire

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// refused returns the error for a file that cannot be read.
func refused(t *testing.T, name string, content []byte) string {
	t.Helper()
	_, err := Read(name, bytes.NewReader(content))
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.Kind != diag.Data {
		t.Fatalf("%s: %v", name, err)
	}
	return failure.List[0].Text(locale.English)
}

func TestRefused(t *testing.T) {
	read := "; what is read: XLSForm, LimeSurvey structure (.lss), LimeSurvey structure as text (.txt), REDCap data dictionary, Qualtrics survey (.qsf) and DDI-Codebook 2.5"
	half := func(name string) string { text := library(t, name); return string(text[:len(text)/2]) }
	for _, c := range []struct{ content, want string }{
		{"", "f: empty file: not recognised as a questionnaire" + read},
		{"\ufeff \n", "f: empty file: not recognised as a questionnaire" + read},
		{"a,b\n1,2\n", "f: text without the columns of a questionnaire: not recognised as a questionnaire" + read},
		{"just words", "f: text without the columns of a questionnaire: not recognised as a questionnaire" + read},
		{"\x00\x01\x02", "f: no table, no XML, no JSON: not recognised as a questionnaire" + read},
		{"<html><p>x</p></html>", "f: XML whose root is <html>: not recognised as a questionnaire" + read},
		{"<!-- nothing -->", "f: XML without an element: not recognised as a questionnaire" + read},
		{"{}", "f: JSON without SurveyElements: not recognised as a questionnaire" + read},
		{"[1]", "f: text without the columns of a questionnaire: not recognised as a questionnaire" + read},
		{"PK\x03\x04 broken", "f: damaged workbook: zip: not a valid zip file"},
		{"<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>", `f: LimeSurvey XML of another kind ("Group"): not recognised as a questionnaire` + read},
		{"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "f: LimeSurvey structure (.lss) without a question to take over"},
		{"<codeBook/>", "f: DDI-Codebook 2.5 without a question to take over"},
		{"<codeBook>\n <dataDscr><var name='a'></dataDscr>", "f:2:37: damaged XML: element <var> closed by </dataDscr>"},
		{"<codeBook>&boom;</codeBook>", "f:1:17: damaged XML: invalid character entity &boom;"},
		{`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><codeBook>&b;</codeBook>`, "f:1:73: damaged XML: invalid character entity &b;"},
		{strings.Repeat("<codeBook>", 300), "f:1:2001: more than 200 XML elements in each other"},
		{`<?xml version="1.0" encoding="EBCDIC"?><codeBook/>`, "f:1:40: unknown XML encoding \"EBCDIC\" (expected UTF-8, ISO-8859-1 or windows-1252)"},
		{`{"SurveyElements":[{"Element":"SQ"},]}`, "f:1:37: damaged JSON: invalid character ']' looking for beginning of value"},
		{"{\n\"SurveyElements\": 3}", "f: JSON without SurveyElements: not recognised as a questionnaire" + read},
		{`{"SurveyElements":[`, "f:1:19: damaged JSON: unexpected end of JSON input"},
		{half("library-old.lss"), "damaged XML"},
		{half("library-ddi.xml"), "damaged XML"},
		{half("library.qsf"), "damaged JSON"},
		{"field_name,field_type,field_label\na,text,\"b\"c\n", "f:2:11: text after the quote that closes the cell opened at 2:8 (expected a delimiter or a line end; a quote of the text is doubled)"},
		{"field_name,field_type,field_label\n", "f: REDCap data dictionary without a question to take over"},
		{"class\tname\ttext\nG\tg\tg\n", "f: LimeSurvey structure as text (.txt) without a question to take over"},
	} {
		got := refused(t, "f", []byte(c.content))
		if got != c.want && (strings.HasPrefix(c.want, "f") || !strings.Contains(got, c.want)) {
			t.Errorf("%.60q\n got %s\nwant %s", c.content, got, c.want)
		}
	}
}

func TestTooLarge(t *testing.T) {
	if got := refused(t, "f", make([]byte, MaxBytes+1)); got != "f: a file of more than 32 MiB: this is no questionnaire" {
		t.Error(got)
	}
}

// TestTooManyCodes: a list that many questions share takes little room in a file, and much in a study.
func TestTooManyCodes(t *testing.T) {
	var text strings.Builder
	text.WriteString("class\ttype/scale\tname\ttext\nG\t\tg\t\nQ\tF\tq\tQ\n")
	for i := range 1001 {
		fmt.Fprintf(&text, "SQ\t0\tl%d\tL\nA\t0\ta%d\tA\n", i, i)
	}
	if got := refused(t, "f", []byte(text.String())); !strings.HasSuffix(got, ": more than 1,000,000 answers to choose, over all questions") {
		t.Error(got)
	}
}

// TestWorkbookThatIsNoForm: the sheets decide.
func TestWorkbookThatIsNoForm(t *testing.T) {
	for want, sheets := range map[string][]workbook.Sheet{
		"f: workbook without a sheet “survey”: not recognised": {{Name: "data", Rows: [][]any{{"a"}}}},
		"f!survey:A1: the sheet survey lacks":                  {{Name: "survey", Rows: [][]any{{"kind", "name"}}}},
		"f: XLSForm without a question":                        {{Name: "survey", Rows: [][]any{{"type", "name"}, {"note", "n"}}}},
	} {
		var book bytes.Buffer
		if err := workbook.Write(&book, sheets); err != nil {
			t.Fatal(err)
		}
		if got := refused(t, "f", book.Bytes()); !strings.HasPrefix(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// TestNameDoesNotTell: the content of a file says what it is, whatever its name.
func TestNameDoesNotTell(t *testing.T) {
	for _, name := range libraryFiles {
		if q := reading(t, "x", library(t, name)); len(q.Questions) < 5 || q.Format == "" {
			t.Errorf("%s: %s with %d questions", name, q.Format, len(q.Questions))
		}
	}
}

// TestEncodings: a dictionary that Excel saved, and a codebook in Latin-1.
func TestEncodings(t *testing.T) {
	q := reading(t, "d.csv", []byte("field_name;field_type;field_label;select_choices_or_calculations\nid;text;Num\xe9ro;\na;radio;\xc2ge;1, \xc9t\xe9 | 2, Hiver\n"))
	if q.Questions[0].Label.FR != "Numéro" || q.Questions[1].Codes[0].Label.FR != "Été" || len(q.Notes) != 1 {
		t.Errorf("%+v %v", q.Questions[1], q.Notes)
	}
	q = reading(t, "d.xml", []byte("<?xml version='1.0' encoding='ISO-8859-1'?><codeBook><dataDscr><var name='a'><labl>\xc9t\xe9</labl></var></dataDscr></codeBook>"))
	if q.Questions[0].Label.FR != "Été" {
		t.Errorf("%+v", q.Questions[0])
	}
}

// TestLargeFormIsQuick: time grows with the size of a file, not with its square.
func TestLargeFormIsQuick(t *testing.T) {
	var text strings.Builder
	text.WriteString("field_name,field_type,field_label,select_choices_or_calculations,branching_logic\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "q%d,radio,Question,\"1, a | 2, b\",[q%d] = '1'\n", i, max(i-1, 0))
	}
	if q := reading(t, "large.csv", []byte(text.String())); len(q.Questions) != 20_000 {
		t.Error(len(q.Questions))
	}
}
