package survey_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// small is a study with two sides in three regions: Nord has two centres, Sud one, Est one that did not answer.
const small = `version: 1
id: t
title: Essai
sides:
  a:
    label: { fr: Centres, en: Centres }
    file: a.csv
    id: id
    name: name
    region: region
    population:
      size: 4
      units: [{ name: A1, region: N }, { name: A2, region: N }, { name: A3, region: S }, { name: A4, region: E }]
  b:
    label: { fr: Groupes, en: Groups }
    file: b.csv
    region: region
    population:
      size: 3
      units: [{ region: N }, { region: S }, { region: E }]
regions: { file: r.csv }
link: { one: b, many: a, combine: mean }
codes:
  on:
    - { code: Oui, means: "yes" }
    - { code: Non, means: "no" }
    - { code: NA, reason: not_applicable }
questions:
  id: { type: id, label: ID, asked_of: [a] }
  name: { type: text, label: Nom, asked_of: [a] }
  region: { type: region, label: Région }
  q1: { type: yesno, codes: on, label: Q1 }
  q2: { type: yesno, codes: on, label: Q2, asked_if: q1 == "Oui" }
  q3: { type: yesno, codes: on, label: Q3 }
  n: { type: number, label: N, min: 0, max: 1000, asked_of: [a] }
rules:
  r: { label: R, if: q1 == "Oui", then: q3 == "Oui" }
scales:
  s: { label: S, items: [q1, q3], not_applicable: zero, no_answer: zero }
tables:
  t: { label: T, file: t.csv, key: region, value: v, type: money, side: b }
`

// answers are the files of the small study, in which nothing is wrong or odd.
var answers = map[string]string{
	"r.csv": "code,name,aliases\nN,Nord,Haut\nS,Sud,Bas\nE,Est,Bas\n",
	"a.csv": "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,10\n2,A2,Nord,Non,,Non,20\n3,A3,s,Non,,Oui,\n",
	"b.csv": "region,q1,q2,q3\nN,Oui,Non,Oui\nS,Non,,Non\nE,Non,,Non\n",
	"t.csv": "region,v\nN,1000\nS,0\nE,50000\n",
}

// A changed study is the small one after edits.
type changed struct {
	study   []string          // pairs: what the study says, what it says instead
	files   map[string]string // files that differ; "" leaves one out
	options survey.Options
}

func (c changed) folders(t testing.TB) study.Folders {
	t.Helper()
	text := small
	for i := 0; i < len(c.study); i += 2 {
		if n := strings.Count(text, c.study[i]); n != 1 {
			t.Fatalf("the study has %q %d times", c.study[i], n)
		}
		text = strings.Replace(text, c.study[i], c.study[i+1], 1)
	}
	fsys := fstest.MapFS{"study.yaml": {Data: []byte(text)}}
	for name, content := range answers {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	for name, content := range c.files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
		if content == "" {
			delete(fsys, name)
		}
	}
	return study.Folders{{Name: "t", FS: fsys}}
}

// read loads the study and reads its answers.
func (c changed) read(t testing.TB) (*survey.Survey, error) {
	t.Helper()
	folders := c.folders(t)
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatalf("the study does not load:\n%v", err)
	}
	return survey.Load(def, folders, c.options)
}

// must reads answers in which there is no error.
func (c changed) must(t testing.TB) *survey.Survey {
	t.Helper()
	s, err := c.read(t)
	if err != nil {
		t.Fatalf("the answers do not load:\n%v", err)
	}
	return s
}

// wants reads the answers and compares all diagnostics, written "severity place: message".
func (c changed) wants(t *testing.T, want ...string) *survey.Survey {
	t.Helper()
	s, err := c.read(t)
	compare(t, s.Diagnostics, want)
	var failure *diag.Failure
	switch failed := s.Diagnostics.Count(diag.Error) > 0; {
	case failed != (err != nil):
		t.Errorf("%d errors, but Load returns %v", s.Diagnostics.Count(diag.Error), err)
	case failed && (!errors.As(err, &failure) || failure.Kind != diag.Data || len(failure.List) != s.Diagnostics.Count(diag.Error)):
		t.Errorf("the failure is %+v", failure)
	}
	return s
}

// looseSpace is a space that breaks where Quebec typography wants one that does not.
var looseSpace = regexp.MustCompile(` [:;?!»%$]|« `)

func compare(t *testing.T, list diag.List, want []string) {
	t.Helper()
	var got []string
	for _, d := range list {
		got = append(got, d.Severity.String()+" "+d.Text(locale.English))
		if d.Rule == "" || d.Message.FR == "" || looseSpace.MatchString(d.Message.FR) {
			t.Errorf("rule %q, message %q", d.Rule, d.Message.FR)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("diagnostics\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// The reasons, as values lists them.
const (
	noAnswer      = study.NoAnswer
	notAsked      = study.NotAsked
	notApplicable = study.NotApplicable
	dontKnow      = study.DontKnow
	refused       = study.Refused
	invalid       = study.Invalid
)

// values returns the values of a variable, with the reason for a unit that has none.
func values(f *dataset.Frame, name string) []any {
	v := f.Variable(name)
	all := make([]any, len(v.States))
	for i := range all {
		if value, ok := v.Value(i); ok {
			all[i] = value
		} else {
			all[i] = v.States[i]
		}
	}
	return all
}

func wantValues(t *testing.T, f *dataset.Frame, name string, want ...any) {
	t.Helper()
	if got := values(f, name); !slices.Equal(got, want) {
		t.Errorf("%s of %s: %v, want %v", name, f.Name, got, want)
	}
}
