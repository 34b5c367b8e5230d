package claim

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// demoFile returns the text of a file of the study that ships in the binary.
func demoFile(t testing.TB, name string) string {
	t.Helper()
	text, err := fs.ReadFile(studies.Folder(studies.Demo).FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// demoWith returns the files of that study, some of them replaced.
func demoWith(replaced map[string]string) study.Folders {
	over := fstest.MapFS{}
	for name, text := range replaced {
		over[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return study.Folders{{Name: studies.Demo, FS: over}, studies.Folder(studies.Demo)}
}

// load reads a study and its answers.
func load(t testing.TB, files study.Folders) *survey.Survey {
	t.Helper()
	def, err := study.Load(files, studies.StudyFile)
	if err != nil {
		t.Fatalf("study file: %v", err)
	}
	return answers(t, def, files)
}

func answers(t testing.TB, def *study.Definition, files study.Folders) *survey.Survey {
	t.Helper()
	s, err := survey.Load(def, files, survey.Options{})
	if err != nil {
		t.Fatalf("answers: %v", err)
	}
	return s
}

// results checks the published figures of a study.
func results(t testing.TB, files study.Folders) []Result {
	t.Helper()
	results, err := Verify(load(t, files))
	if err != nil {
		t.Fatalf("figures: %v", err)
	}
	return results
}

// replaceOnce replaces a text that must be there exactly once.
func replaceOnce(t testing.TB, text, before, after string) string {
	t.Helper()
	if n := strings.Count(text, before); n != 1 {
		t.Fatalf("%q is there %d times", before, n)
	}
	return strings.Replace(text, before, after, 1)
}

// with returns the results that have a status, by their ids in order.
func with(results []Result, status Status) []string {
	var ids []string
	for _, r := range results {
		if r.Status == status {
			ids = append(ids, r.Published.ID)
		}
	}
	return ids
}

// note returns the English notes of a figure.
func note(t testing.TB, results []Result, id string) string {
	t.Helper()
	r := Find(results, id)
	if r == nil {
		t.Fatalf("no figure %q", id)
	}
	return r.noteIn(locale.English)
}

// cells reads an export with semicolons into rows; the first is the header.
func cells(t testing.TB, text string) [][]string {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// export writes rows as cells reads them.
func export(t testing.TB, rows [][]string) string {
	t.Helper()
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	writer.Comma = ';'
	if err := writer.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// A small study has one side, p, with yes/no questions a, b and c.
type small struct {
	b, c      string // keys to add to the questions b and c
	rules     string // the rules, as one flow mapping
	figures   string // the figures of claims, indented by four spaces
	published string // lines of published.csv below the header
	answers   string // lines of p.csv below the header: id,a,b,c
	na        bool   // whether NA (not applicable) is one of the answers
}

const publishedHeader = "id,section,group,statement,count,base,percent,value,comparison,note\n"

func (s small) files() study.Folders {
	codes := `codes: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }]`
	if s.na {
		codes = `codes: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }, { code: NA, reason: not_applicable }]`
	}
	if s.rules == "" {
		s.rules = "{}"
	}
	text := `version: 1
id: small
title: Small
sides: { p: { label: Persons, file: p.csv, id: id } }
questions:
  id: { type: id, label: ID }
  a: { type: yesno, label: A, ` + codes + ` }
  b: { type: yesno, label: B, ` + codes + s.b + ` }
  c: { type: yesno, label: C, ` + codes + s.c + ` }
rules: ` + s.rules + `
claims:
  file: published.csv
  figures:
` + s.figures
	return study.Folders{{Name: "small", FS: fstest.MapFS{
		studies.StudyFile: {Data: []byte(text)},
		"p.csv":           {Data: []byte("id,a,b,c\n" + s.answers)},
		"published.csv":   {Data: []byte(publishedHeader + s.published)},
	}}}
}

// people writes n respondents with the same answers to a, b and c, beginning with the given number.
func people(first, n int, abc string) string {
	var text strings.Builder
	for i := range n {
		text.WriteString(string(rune('A'+(first+i)/26)) + string(rune('A'+(first+i)%26)) + "," + abc + "\n")
	}
	return text.String()
}
