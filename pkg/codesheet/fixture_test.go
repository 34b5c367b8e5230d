package codesheet_test

import (
	"bytes"
	"encoding/csv"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// studyText is a study of two open questions and a folder of interviews, which two coders code.
const studyText = `version: 1
id: words
title: Words
sides:
  people: { label: People, file: people.csv, id: id }
  talks: { label: Talks, folder: talks, id: code }
questions:
  id: { type: id, label: Id, asked_of: [people] }
  said: { type: text, label: What do you say?, asked_of: [people] }
  more: { type: text, label: Anything else?, asked_of: [people] }
  code: { type: id, label: Code, asked_of: [talks] }
  talk: { type: text, column: text, label: Interview, asked_of: [talks] }
corpus: { questions: [said, more, talk], interviewers: [I] }
themes:
  money: { label: Money, definition: What things cost., rules: ["money or pay*"] }
  pay: { label: Pay, under: money, includes: wages, excludes: fees, example: paid too late }
  time: { label: Time, of: [said, talk], rules: [time, hour*] }
  rest: { label: =1+1 }
coding:
  coders:
    ann: { file: ann.csv }
    bob: { file: bob.xlsx }
  decisions: decisions.csv
`

// talk is an interview in which the interviewer speaks twice.
const talk = `---
code: P1
---
I: What of the pay?
P1: It is late.
P2: It is low, too.
I: And the hours?
P1: Too many hours.
`

// answers are what people wrote: id, said, more. Some would be formulas or tokens in a spreadsheet.
var answers = [][]string{
	{"id", "said", "more"},
	{"1", "The pay is late, and the pay is low.", "=1+1 is not enough money"},
	{"2", "No time.", "'tis so"},
	{"3", "Two\nlines: déjà – “vu” 𝕏 of time", ".n"},
	{"4", "- a list\n- of time", "+5"},
}

func csvOf(rows [][]string) []byte {
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	_ = writer.WriteAll(rows) // A bytes.Buffer never fails.
	return text.Bytes()
}

// load reads the study with the files of its coders; without a file, a coder has coded nothing. Errors end the test.
func load(t testing.TB, coded map[string][]byte) *survey.Survey {
	t.Helper()
	s, problems := tryLoad(t, coded)
	if err := problems.Err(diag.Data); err != nil {
		t.Fatal(err)
	}
	return s
}

func tryLoad(t testing.TB, coded map[string][]byte) (*survey.Survey, diag.List) {
	t.Helper()
	files := fstest.MapFS{"study.yaml": {Data: []byte(studyText)}, "people.csv": {Data: csvOf(answers)}, "talks/p1.md": {Data: []byte(talk)}}
	for name, content := range coded {
		files[name] = &fstest.MapFile{Data: content}
	}
	folders := study.Folders{{Name: ".", FS: files}}
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	declared := def.Coding
	def.Coding = study.Coding{}
	s, err := survey.Load(def, folders, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range declared.Coders {
		if coded[entry.Value.File.Value] != nil {
			def.Coding.Coders = append(def.Coding.Coders, entry)
		}
	}
	if coded["decisions.csv"] != nil {
		def.Coding.Decisions = declared.Decisions
	}
	codings, problems := coding.Load(def, s.Codings.Corpus, s.CodingFiles())
	s.Codings = codings
	return s, problems
}
