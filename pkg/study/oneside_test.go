package study_test

import (
	"os"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// single is the smallest study: one side, and no regions.
const single = `version: 1
id: t
title: Test
language: en
base: answered
sides:
  people: { label: { en: People }, file: people.csv }
questions:
  age: { type: number, label: { en: Age } }
  mood: { type: choice, label: Mood, codes: [good, bad] }
derived:
  decade: { label: Decade, expr: age / 10 }
  place: { label: Place, rank: age }
analyses:
  moods: { kind: rates }
claims:
  file: p.csv
  figures:
    old: { share: age > 64 }
    mean: { statistic: mean, of: decade }
    why: { not_checkable: it was never counted }
`

// Where there is one side, nothing need name it.
func TestOneSide(t *testing.T) {
	def, err := load(single)
	if err != nil {
		t.Fatal(err)
	}
	if def.DefaultLanguage() != locale.English || def.DefaultBase() != study.AnsweredBase || def.LinkedSides() != nil || len(def.Units()) != 1 {
		t.Errorf("language %s, base %s, units %v", def.DefaultLanguage(), def.DefaultBase(), def.Units())
	}
	for _, entry := range def.Claims.Figures {
		if figure := entry.Value; figure.NotCheckable.IsZero() && figure.Unit.Value != "people" {
			t.Errorf("%s is a figure of %q", figure.ID.Value, figure.Unit.Value)
		}
	}
	if derived := def.DerivedOf("people"); len(derived) != 2 || derived[0].Program == nil || derived[1].Program != nil {
		t.Errorf("derived variables %v", derived)
	}
	if label := def.UnitLabel("people"); label.In(locale.French) != "People" || def.UnitLabel(study.RegionUnit).FR != "Régions" {
		t.Errorf("label %q", label)
	}
	if pos := def.Pos(def.Questions[0].Key); pos != (diag.Pos{File: "t/study.yaml", Line: 9, Column: 3}) {
		t.Errorf("the first question is at %s", pos)
	}
	if q := def.Question("mood"); q.YesCode() != "" || len(q.AnswerCodes()) != 2 || q.Title().EN != "Mood" {
		t.Errorf("question %+v", q)
	}
}

// The first folder that has a file gives it, and messages name that folder.
func TestFolders(t *testing.T) {
	mine, theirs := t.TempDir(), t.TempDir()
	write := func(folder, name, text string) {
		if err := os.WriteFile(folder+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(mine, "study.yaml", single+"‸")
	write(theirs, "study.yaml", single)
	write(theirs, "other.yaml", "- a\n")
	folders := study.Folders{{Name: "mine", FS: os.DirFS(mine)}, {Name: "theirs", FS: os.DirFS(theirs)}}
	for name, want := range map[string]string{
		"study.yaml":   "mine/study.yaml",
		"other.yaml":   "theirs/other.yaml",
		"nowhere.yaml": "theirs/nowhere.yaml",
	} {
		if got := folders.Label(name); got != want {
			t.Errorf("%s is called %s, want %s", name, got, want)
		}
		_, err := study.Load(folders, name)
		if pos := failure(t, err)[0].Pos; pos.File != want {
			t.Errorf("%s fails at %s", name, pos)
		}
	}
	if _, err := folders.Open("../study.yaml"); err == nil {
		t.Error("a path outside of the folders opens")
	}
	if label := study.Folders(nil).Label("x"); label != "x" {
		t.Errorf("without folders the label is %q", label)
	}
}
