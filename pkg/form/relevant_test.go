package form

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// lastRow returns the line of the question last on the sheet survey, by heading.
func lastRow(t testing.TB, f *Form) map[string]string {
	t.Helper()
	sheets, _ := f.sheets(locale.English)
	rows := sheets[0].rows
	row := map[string]string{}
	for i, heading := range rows[0] {
		row[heading] = rows[len(rows)-1][i]
	}
	return row
}

func TestRelevant(t *testing.T) {
	tests := []struct{ gate, relevant string }{
		{`a == "2"`, `${a} = '2'`},
		{`b == "2"`, `${Q2} = '2'`},
		{`a != "2"`, `${a} != '' and ${a} != '9' and ${a} != '2'`},
		{`a in ["1", "2"]`, `(${a} = '1' or ${a} = '2')`},
		{`a == "1" || b == "1"`, `${a} != '' and ${a} != '9' and ${Q2} != '' and ${Q2} != '9' and (${a} = '1' or ${Q2} = '1')`},
		{`a == "1" && b == "1"`, `${a} = '1' and ${Q2} = '1'`},
		{`n >= 3`, `${n} != '' and ${n} != -8 and ${n} >= 3`},
		{`m_TV_set`, `selected(${m}, 'TV_set')`},
		{`not m_radio`, `(selected(${m}, 'TV_set') or selected(${m}, 'radio')) and not(selected(${m}, 'radio'))`},
		{`s > 1`, `${s} != '' and count-selected(${s}) > 1`},
		{`missing(k)`, `not(${k} != '' and ${k} != -8)`},
		{`region == "Laval"`, `${region} = '13'`},
		{`w == "Le \"vrai\" d'ici"`, `${w} = "Le _vrai_ d'ici"`},
	}
	for _, test := range tests {
		if got := lastRow(t, people(t, test.gate))["relevant"]; got != test.relevant {
			t.Errorf("%s:\n got %s\nwant %s", test.gate, got, test.relevant)
		}
	}
}

// A condition that XLSForm cannot say is a warning at its place and a hint, and the question is asked of everyone.
func TestConditionsThatStay(t *testing.T) {
	for _, gate := range []string{
		`n + k > 3`, `n * 2 == 4`, `len(t) > 3`, `t == "x"`, `d == "02/01/2026"`, `a matches "1"`, `-1 < n < 3`, `m > 1`,
		`(n > 1 ? a : b) == "1"`, `n in 1..3`, `a == b`, `m_radio == true`, `t contains "x"`, `not (a contains "1")`, `n > 1_000`, `n > 1e1`,
	} {
		def := parse(t, gate)
		f := New(def, "people")
		row := lastRow(t, f)
		_, warnings := f.sheets(locale.English)
		found := slices.ContainsFunc(warnings, func(d diag.Diagnostic) bool {
			return d.Rule == "form-condition" && d.Pos == def.Pos(def.Question("last").AskedIf)
		})
		if row["relevant"] != "" || !found || !strings.Contains(row["hint::English (en)"], "Answer only if") {
			t.Errorf("%s: relevant %q, hint %q, warning %v", gate, row["relevant"], row["hint::English (en)"], found)
		}
	}
}

// A person is the answers of a respondent: by question, as the export of the study has them, and as the form does.
type person struct {
	cells map[string]string // by heading
	form  map[string]any    // by name in the form
}

// drawPerson draws answers that the constraints of the form let through.
func drawPerson(t *rapid.T, x *xlsForm) person {
	p := person{cells: map[string]string{"id": "1", "poids": "1"}, form: map[string]any{}}
	one := func(heading, question string) {
		p.form[x.names[question]] = ""
		choices := x.listOf[question].choices
		if i := rapid.IntRange(-1, len(choices)-1).Draw(t, question); i >= 0 {
			p.cells[heading], p.form[x.names[question]] = choices[i].code, choices[i].name
		}
	}
	one("a", "a")
	one("Q2", "b")
	one("w", "w")
	one("region", "region")
	if p.cells["region"] == "" {
		p.cells["region"], p.form["region"] = "13", "13"
	}
	for _, name := range []string{"n", "k"} {
		text := rapid.SampledFrom([]string{"", "-8", "-2", "0", "1", "3", "3.5", "10"}).Draw(t, name)
		p.cells[name], p.form[name] = text, text
		if number, err := strconv.ParseFloat(text, 64); err == nil {
			p.form[name] = number
		}
	}
	for _, name := range []string{"t", "d"} {
		text := rapid.SampledFrom(map[string][]string{"t": {"", " ", "x", "NSP", " NSP ", "-8"}, "d": {"", "02/01/2026"}}[name]).Draw(t, name)
		p.cells[name], p.form[name] = text, text
	}
	for name, separator := range map[string]string{"m": ";", "z": ","} {
		codes, names := drawTicks(t, x, name)
		p.cells[name], p.form[name] = strings.Join(codes, separator), strings.Join(names, " ")
	}
	codes, names := drawTicks(t, x, "s")
	p.form["s"] = strings.Join(names, " ")
	for code, heading := range map[string]string{"ski": "s:1", "run": "s:2"} {
		if slices.Contains(codes, code) {
			p.cells[heading] = "1"
		}
	}
	return p
}

// drawTicks draws some answers of a question with several; a reason for having none stands alone.
func drawTicks(t *rapid.T, x *xlsForm, question string) (codes, names []string) {
	q := x.study.Question(question)
	for _, code := range q.Codes.List {
		alone := code.Reason == study.Answered || len(codes) == 0
		if rapid.Bool().Draw(t, question+" "+code.Code) && alone {
			codes, names = append(codes, code.Code), append(names, x.listOf[question].nameOf(code.Code))
		}
	}
	return codes, names
}

// drawGate draws a condition that XLSForm can say.
func drawGate(t *rapid.T, depth int) string {
	pick := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "part") }
	if depth > 0 {
		switch left := drawGate(t, depth-1); pick("and", "or", "not", "plain") {
		case "and":
			return fmt.Sprintf("%s %s %s", left, pick("and", "&&"), drawGate(t, depth-1))
		case "or":
			return fmt.Sprintf("%s %s %s", left, pick("or", "||"), drawGate(t, depth-1))
		case "not":
			return pick("not ", "!") + "(" + left + ")"
		default:
			return "(" + left + ")"
		}
	}
	number := func() string { return pick("-2", "0", "1", "3.5", "n", "k") }
	switch pick("code", "list", "region", "number", "count", "tick", "missing", "words") {
	case "code":
		return pick(`a == "1"`, `a != "2"`, `"1" == b`, `b != "2"`)
	case "list":
		return pick("a", "b") + pick(" in ", " not in ") + pick(`["1"]`, `["1", '2']`)
	case "region":
		return pick(`region == "Laval"`, `region != "Montréal"`, `region in ["Laval", "Estrie"]`)
	case "number":
		return pick("n", "k") + pick(" == ", " != ", " < ", " <= ", " > ", " >= ") + number()
	case "count":
		return pick("s == 1", "s > 0", "1 >= s", "s != k")
	case "tick":
		return pick("", "not ", "!") + pick("m_TV_set", "m_radio", "s_ski", "s_run", "z_x", "z_y")
	case "missing":
		return "missing(" + pick("a", "b", "w", "n", "k", "m", "s", "z", "t", "d", "m_radio", "z_y") + ")"
	}
	return "w " + pick("==", "!=") + " " + strconv.Quote(pick("Old ’town’", `Le "vrai" d'ici`, "north  side", "north side"))
}

// TestRelevantHoldsWhereTheFormulaDoes answers questionnaires at random, reads them as an export, and compares whether the
// last question was asked with what its condition in the form says.
func TestRelevantHoldsWhereTheFormulaDoes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		gate := drawGate(r, rapid.IntRange(0, 3).Draw(r, "depth"))
		f := people(t, gate)
		x, _ := f.draft()
		relevant, why, ok := x.relevant(f.study.Question("last"))
		if !ok {
			r.Fatalf("%s is not translated: %s", gate, why.EN)
		}
		for range 4 {
			p := drawPerson(r, x)
			asked := wasAsked(t, f, p)
			if got := evaluate(relevant, func(name string) any { return p.form[name] }); got != asked {
				r.Fatalf("%s\n%s\ngives %v for %v; the study asks: %v", gate, relevant, got, p.cells, asked)
			}
		}
	})
}

// wasAsked reads a respondent who leaves the last question blank, and returns whether it was to be asked.
func wasAsked(t *testing.T, f *Form, p person) bool {
	t.Helper()
	headings, _ := f.Headings()
	row := make([]string, len(headings))
	for i, heading := range headings {
		row[i] = p.cells[heading]
	}
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	if err := writer.WriteAll([][]string{headings, row}); err != nil {
		t.Fatal(err)
	}
	frame := readBack(t, f.study, text.Bytes()).Frame("people")
	return frame.Variable("last").States[0] != study.NotAsked
}

// readBack reads an export of the people of a study.
func readBack(t *testing.T, def *study.Definition, export []byte) *survey.Survey {
	t.Helper()
	var firms bytes.Buffer
	headings, _ := New(def, "firms").Headings()
	writer := csv.NewWriter(&firms)
	if err := writer.WriteAll([][]string{headings, append([]string{"1", "13"}, make([]string, len(headings)-2)...)}); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"people.csv": {Data: export}, "firms.csv": {Data: firms.Bytes()}}
	s, err := survey.Load(def, study.Folders{{Name: ".", FS: files}}, survey.Options{})
	if err != nil {
		t.Fatalf("%s\n%v", export, err)
	}
	return s
}
