package coding_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

const studyText = `version: 1
id: words
title: Words
sides: { people: { label: People, file: people.csv, id: id }, talks: { label: Talks, folder: talks, id: code } }
questions:
  id: { type: id, label: Id, asked_of: [people] }
  said: { type: text, label: Said, asked_of: [people] }
  code: { type: id, label: Code, asked_of: [talks] }
  talk: { type: text, column: text, label: Talk, asked_of: [talks] }
corpus: { questions: [said, talk], interviewers: [I] }
themes:
  money: { label: Money, rules: [money] }
  pay: { label: Pay, under: money, rules: [pay*, "pay not low"] }
  late: { label: Late, under: pay }
  time: { label: Time, of: [said], rules: ["time or money"] }
coding:
  coders: { ann: { file: ann.csv }, bob: { file: bob.csv }, cat: { file: cat.csv } }
  decisions: decisions.csv
`

const people = `id,said
1,"The pay is late, the pay is low. Déjà!"
2,No time and no money.
3,Nothing 𝕏 new
`

const talk = "---\ncode: P1\n---\nI: What of the pay?\nP1: Late, and no time.\n"

// coders are the names of those who code.
var coders = []string{"ann", "bob", "cat"}

// A fixture is the study and its words, to be coded again and again.
type fixture struct {
	def   *study.Definition
	words *corpus.Corpus
}

func newFixture(t testing.TB) fixture {
	t.Helper()
	folders := study.Folders{{Name: ".", FS: fstest.MapFS{
		"study.yaml": {Data: []byte(studyText)}, "people.csv": {Data: []byte(people)}, "talks/p1.md": {Data: []byte(talk)},
	}}}
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	uncoded := *def
	uncoded.Coding = study.Coding{}
	s, err := survey.Load(&uncoded, folders, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return fixture{def, s.Codings.Corpus}
}

// load reads the files of coders, in the given order of coders, and decisions.
func (f fixture) load(order []string, files map[string]string) (*coding.Codings, diag.List) {
	def := *f.def
	def.Coding.Coders = nil
	for _, name := range order {
		def.Coding.Coders = append(def.Coding.Coders, f.def.Coding.Coders[f.def.Coding.Coders.Index(name)])
	}
	content := fstest.MapFS{}
	for name, text := range files {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if content["decisions.csv"] == nil {
		def.Coding.Decisions = study.Located{}
	}
	return coding.Load(&def, f.words, inMemory{content})
}

// segment returns the index of a segment.
func (f fixture) segment(t testing.TB, name string) int {
	t.Helper()
	at := f.words.Index(name)
	if at < 0 {
		t.Fatalf("no segment %s", name)
	}
	return at
}

// rules returns what kinds of problem there are, with spaces between them.
func rules(problems diag.List) string {
	var names []string
	for _, problem := range problems {
		names = append(names, problem.Rule)
	}
	return strings.Join(names, " ")
}
