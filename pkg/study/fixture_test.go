package study_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// valid is a small study that has one of everything.
const valid = `version: 1
id: t
title: Essai
sides:
  a:
    label: Centres
    file: a.csv
    id: id
    region: region
    population:
      size: 2
      units:
        - { name: A1, region: "01" }
        - { name: A2, region: "06" }
  b:
    label: Groupes
    file: b.csv
    region: region
regions:
  list: quebec-health
link:
  one: b
  many: a
  combine: mean
codes:
  on:
    - { code: Oui, means: "yes" }
    - { code: Non, means: "no" }
questions:
  id: { type: id, label: ID, asked_of: [a] }
  region: { type: region, label: Région }
  q1: { type: yesno, codes: on, label: Q1 }
  q2: { type: yesno, codes: on, label: Q2, asked_if: q1 == "Oui" }
  q3: { type: yesno, codes: on, label: Q3 }
  n: { type: number, label: N }
  only: { type: number, label: Groupes seulement, asked_of: [b] }
rules:
  r: { label: R, if: q1 == "Oui", then: q3 == "Oui" }
scales:
  s:
    label: S
    items: [q1, q3]
tables:
  t: { label: T, file: t.csv, key: region, value: v, type: money, side: b }
derived:
  d: { unit: a, label: D, expr: n * 2 }
  e: { unit: region, label: E, expr: a.s + b.s }
analyses:
  x: { kind: rates, questions: [q1] }
report:
  sections:
    - title: X
      show: [x]
claims:
  file: p.csv
  figures:
    f: { unit: a, share: q1 == "Oui", label: F }
`

// mark stands in an edited study where an error is expected.
const mark = "‸"

// A mistake is an edit of the valid study and the errors that it must give, in the order of their marks.
type mistake struct {
	name  string
	edits []string // pairs: what the study says, what it says instead
	want  []string // the messages in English
}

// check loads the edited study and compares every error with its mark.
func (m mistake) check(t *testing.T) {
	t.Helper()
	text, places := unmark(edit(t, m.edits...))
	_, err := load(text)
	list := failure(t, err)
	if len(places) != len(m.want) {
		t.Fatalf("the case has %d marks and %d messages", len(places), len(m.want))
	}
	for i, d := range list {
		if i >= len(m.want) {
			t.Errorf("one error too many:\n  %s", d.Text("en"))
			continue
		}
		if want := places[i].String() + ": " + m.want[i]; d.Text("en") != want {
			t.Errorf("error %d is\n  %s\nwant\n  %s", i+1, d.Text("en"), want)
		}
		checkWording(t, d)
		checkExcerpt(t, d, text)
	}
	if len(list) < len(m.want) {
		t.Errorf("%d errors, want %d", len(list), len(m.want))
	}
}

func checkAll(t *testing.T, mistakes []mistake) {
	t.Helper()
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			m.check(t)
		})
	}
}

// edit replaces parts of the valid study; each must be there exactly once.
func edit(t testing.TB, edits ...string) string {
	t.Helper()
	text := valid
	for i := 0; i < len(edits); i += 2 {
		if n := strings.Count(text, edits[i]); n != 1 {
			t.Fatalf("the study has %q %d times", edits[i], n)
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return text
}

// unmark takes the marks out of a text and returns their places.
func unmark(text string) (string, []diag.Pos) {
	var places []diag.Pos
	for before, _, found := strings.Cut(text, mark); found; before, _, found = strings.Cut(text, mark) {
		line := before[strings.LastIndexByte(before, '\n')+1:]
		places = append(places, diag.Pos{File: "t/study.yaml", Line: strings.Count(before, "\n") + 1, Column: len([]rune(line)) + 1})
		text = strings.Replace(text, mark, "", 1)
	}
	return text, places
}

// load loads the text of a study; files are the others in its folder, as pairs of name and content.
func load(text string, files ...string) (*study.Definition, error) {
	fsys := fstest.MapFS{"study.yaml": {Data: []byte(text)}}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return study.Load(study.Folders{{Name: "t", FS: fsys}}, "study.yaml")
}

// mustLoad loads the valid study with edits.
func mustLoad(t testing.TB, edits ...string) *study.Definition {
	t.Helper()
	def, err := load(edit(t, edits...))
	if err != nil {
		t.Fatalf("the study does not load:\n%v", err)
	}
	return def
}

func failure(t testing.TB, err error) diag.List {
	t.Helper()
	var failure *diag.Failure
	if !errors.As(err, &failure) {
		t.Fatalf("the error is %T (%v), want a *diag.Failure", err, err)
	}
	if failure.Kind != diag.Study || len(failure.List) == 0 {
		t.Fatalf("the failure is of kind %d with %d errors", failure.Kind, len(failure.List))
	}
	return failure.List
}

// looseSpace is a space that breaks where Quebec typography wants one that does not.
var looseSpace = regexp.MustCompile(` [:;?!»%$]|« `)

func checkWording(t testing.TB, d diag.Diagnostic) {
	t.Helper()
	if d.Message.FR == "" || d.Message.EN == "" || d.Rule == "" {
		t.Errorf("%q has no text in both languages, or no rule", d.Message)
	}
	if looseSpace.MatchString(d.Message.FR) {
		t.Errorf("%q has a space that breaks", d.Message.FR)
	}
}

// checkExcerpt checks that the caret of an excerpt stands below the character at the place of the diagnostic.
func checkExcerpt(t testing.TB, d diag.Diagnostic, text string) {
	t.Helper()
	shown, caret, found := strings.Cut(d.Excerpt, "\n")
	_, quoted, _ := strings.Cut(shown, " | ")
	line := strings.Split(text, "\n")[d.Pos.Line-1]
	if !found || !strings.Contains(line, quoted) || strings.Trim(caret, " ") != "^" {
		t.Fatalf("excerpt %q of line %q", d.Excerpt, line)
	}
	at := len([]rune(caret)) - 1
	after := string([]rune(line)[d.Pos.Column-1:])
	if at > len([]rune(shown)) || !strings.HasPrefix(after, string([]rune(shown)[at:])) {
		t.Errorf("the caret of\n%s\nis not at column %d", d.Excerpt, d.Pos.Column)
	}
}
