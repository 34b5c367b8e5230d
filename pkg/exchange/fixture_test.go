package exchange

import (
	"bytes"
	"strings"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// small is a study of written answers and of documents; two coders are declared behind it where there are any.
const small = `version: 1
id: mots
title: { fr: Essai, en: Trial }
sides:
  gens: { label: { fr: Gens, en: People }, file: gens.csv, id: id }
  voix: { label: { fr: Voix, en: Voices }, folder: docs, id: id }
questions:
  id: { type: id, label: Id }
  dit: { type: text, label: Dit, asked_of: [gens] }
  autre: { type: text, label: Autre, asked_of: [gens] }
  ouvert: { type: yesno, codes: [{ code: Oui, means: "yes" }, { code: Non, means: "no" }], label: Ouvert ?, asked_of: [gens] }
  entretien: { type: text, column: text, label: Entretien, asked_of: [voix] }
corpus: { questions: [dit, autre, entretien], interviewers: [I] }
themes:
  argent: { label: { fr: Argent, en: Money }, definition: Ce que ça coûte, includes: "salaires : tous", excludes: dons, example: "Trop cher : 5 $" }
  paie: { label: { fr: Paie, en: Pay }, under: argent }
  temps: { label: { fr: Temps, en: Time }, of: [dit] }
  retard: { label: { fr: Paie, en: Pay }, under: temps }
`

const coders = `coding:
  coders:
    anne: { label: Anne B., file: anne.csv }
    luc: { file: luc.csv }
`

// load reads a study from its files: name, content, name, content…
func load(t rapid.TB, files ...string) *survey.Survey {
	t.Helper()
	folder := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		folder[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	folders := study.Folders{{FS: folder}}
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := survey.Load(def, folders, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// words are the files of a study in which one person wrote, and one was heard.
var words = []string{
	"gens.csv", "id,dit,autre,ouvert\n1,\"La paie arrive tard, la paie est basse 💰 et voilà.\",Pas de temps.,Oui\n2,Rien à dire.,,Non\n",
	"docs/p07.md", "---\nid: P07\n---\nI : Comment va la paie ?\nP07 : Mal, elle tarde.\n# Suite\nOn attend.\nI : Et le temps ?\nP07 : Il manque.\n",
}

// sample is a study that two people coded.
func sample(t rapid.TB) *survey.Survey {
	return load(t, append([]string{
		"study.yaml", small + coders,
		"anne.csv", "segment,theme,start,end,text,quote,remark\ngens/1/dit,paie,3,19,paie arrive tard,x,à revoir\ngens/1/dit,retard,,,,,\ngens/1/dit,argent,0,50,,,\nvoix/P07/entretien#2,paie,5,24,,,\n",
		"luc.csv", "segment,theme,start,end,text,quote,remark\ngens/1/dit,paie,,,,,\ngens/1/autre,0,,,,,\n",
	}, words...)...)
}

// through writes a project and reads it again.
func through(t rapid.TB, p *qda.Project) *qda.Reading {
	t.Helper()
	var out bytes.Buffer
	if err := qda.Write(&out, p); err != nil {
		t.Fatal(err)
	}
	reading, err := qda.Read("p.qdpx", bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(reading.Found) > 0 {
		t.Fatalf("the project of a study is read with %v", reading.Found)
	}
	return reading
}

// found reads the codings of a project.
func found(t rapid.TB, s *survey.Survey, reading *qda.Reading) *Found {
	t.Helper()
	got, err := Read(s, reading, "")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// isTidy checks that what was found is what the coders of a study gave.
func isTidy(t rapid.TB, s *survey.Survey, got *Found) {
	t.Helper()
	next := 0
	for i, coder := range s.Codings.Coders {
		want := Tidy(s.Codings, s.Study, i)
		if bytes.Count(want, []byte("\n")) == 1 {
			continue // Gave nothing.
		}
		if next >= len(got.Coders) || got.Coders[next].Name != coder.Name {
			t.Fatalf("coders %v, want %s at %d", got.Coders, coder.Name, next)
		}
		if file := got.Coders[next].File; !bytes.Equal(file, want) {
			t.Fatalf("%s:\n%s\nwant\n%s", coder.Name, file, want)
		}
		next++
	}
	if next != len(got.Coders) {
		t.Fatalf("%d coders, want %d", len(got.Coders), next)
	}
}

// english is a language in which to write.
const english = locale.English

// csvCell writes a cell of CSV.
func csvCell(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }
