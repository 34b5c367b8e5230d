package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// load reads a study and its answers.
func load(t testing.TB, files study.Folders) *survey.Survey {
	t.Helper()
	def, err := study.Load(files, studies.StudyFile)
	if err != nil {
		t.Fatalf("study file: %v", err)
	}
	s, err := survey.Load(def, files, survey.Options{})
	if err != nil {
		t.Fatalf("answers: %v", err)
	}
	return s
}

// invented is one of the small studies of the scripts.
func invented(t testing.TB, name string) *survey.Survey {
	t.Helper()
	return load(t, study.Folders{{Name: name, FS: os.DirFS("../../testdata/script/_studies/" + name)}})
}

// demo is the study that ships in the binary.
func demo(t testing.TB) *survey.Survey {
	t.Helper()
	return load(t, study.Folders{studies.Folder(studies.Demo)})
}

// written is a study of files written in a test.
func written(t testing.TB, files map[string]string) *survey.Survey {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return load(t, study.Folders{{Name: "written", FS: fsys}})
}

// awkward is a study whose answers are hard to write: formulas, tokens, apostrophes, quotes, lines, codes that are none of
// the programs' own, a name too long for Stata, every reason.
func awkward(t testing.TB) *survey.Survey {
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: awkward
title: { fr: Étude malcommode, en: "An \"awkward\" study" }
language: en
sides: { p: { label: Persons, file: p.csv, id: id } }
missing: { "-7": not_applicable, "-8": dont_know, "-9": refused }
questions:
  id: { type: id, label: ID }
  said: { type: text, label: "What <they> said: it's \"free\" & ` + "`costs' $price" + `" }
  ALL: { type: choice, label: Signs, codes: [{ code: "+", label: Plus }, { code: "=x", label: Is x }, { code: ".n", label: Not }] }
  rated: { type: choice, label: Rated, codes: [{ code: a, value: 10 }, { code: b, value: -20 }] }
  seen: { type: date, label: Seen, format: DD/MM/YYYY }
  a_name_of_a_variable_that_is_too_long: { type: number, label: Long, min: -100, decimal: "," }
  a_name_of_a_variable_that_is_too_long_as_well: { type: number, label: Long as well, asked_if: rated == "a" }
  many: { type: multiple, label: Many, columns: { x: m1, "y/z": m2 }, none: answered }
derived:
  big: { label: Big, expr: a_name_of_a_variable_that_is_too_long > 5 }
`,
		"p.csv": `id,said,ALL,rated,seen,a_name_of_a_variable_that_is_too_long,a_name_of_a_variable_that_is_too_long_as_well,m1,m2
1,"=HYPERLINK(""http://x"",""y"")",+,a,31/12/2020,"12,5",3,1,0
2,.n,=x,b,01/02/2021,"-95,25",,0,1
3,'tis,.n,-8,,-9,,0,0
4,"two
lines, ""quoted""",-9,a,-7,0,0.000000125,-7,-7
5,＝1+1,,a,-9,-8,-9,,
6,@home,+,b,03/03/2021,1000000,,1,1
`})
}

// write returns a data set in a format.
func write(t testing.TB, d *Dataset, format string, o Options) string {
	t.Helper()
	f, ok := Lookup(format)
	if !ok {
		t.Fatalf("no format %q", format)
	}
	var text bytes.Buffer
	if err := f.Write(&text, d, o); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// studyOf writes the study file by which the CSV of codes and tokens is read again: it knows nothing of the export that the
// data set came from, and has no conditions.
func studyOf(d *Dataset) string {
	var y strings.Builder
	side := d.side()
	fmt.Fprintf(&y, "version: 1\nid: again\ntitle: Again\nsides:\n  %s:\n    label: L\n    file: again.csv\n", side.Name)
	for key, name := range map[string]string{"id": side.ID.Value, "name": side.NameOf.Value, "region": side.Region.Value} {
		if name != "" {
			fmt.Fprintf(&y, "    %s: %s\n", key, name)
		}
	}
	if d.Study.Regions != nil {
		fmt.Fprintf(&y, "regions: { list: %s }\n", d.Study.Regions.List.Value)
	}
	y.WriteString("missing: { .n: no_answer, .s: not_asked, .a: not_applicable, .k: dont_know, .r: refused }\nquestions:\n")
	for _, q := range d.Study.QuestionsOf(side.Name) {
		writeQuestion(&y, q)
	}
	return y.String()
}

func writeQuestion(y *strings.Builder, q *study.Question) {
	fmt.Fprintf(y, "  %s:\n    type: %s\n    label: L\n", q.Name, q.Type)
	if q.Type.HasCodes() {
		y.WriteString("    codes:\n")
		for _, code := range q.AnswerCodes() {
			means := ""
			if q.Type == study.YesNo {
				means = map[bool]string{true: ", means: \"yes\"", false: ", means: \"no\""}[code == q.YesCode()]
			}
			fmt.Fprintf(y, "      - { code: %s%s }\n", yamlText(Guard(code)), means)
		}
	}
	if q.Type == study.Multiple {
		y.WriteString("    none: answered\n    columns:\n")
		for _, code := range q.AnswerCodes() {
			fmt.Fprintf(y, "      %s: %s\n", yamlText(Guard(code)), q.TickName(code))
		}
	}
	if !q.Format.IsZero() {
		fmt.Fprintf(y, "    format: %s\n", yamlText(q.Dates.Written()))
	}
}

// yamlText writes a text as YAML reads it: in quotes, as JSON does.
func yamlText(s string) string {
	text, _ := json.Marshal(s)
	return string(text)
}

// english asks for the labels of the tests.
var english = Options{Lang: locale.English, CSV: "p.csv"}
