package report

import (
	"io"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/document/html"
	"github.com/arrimage/arrimage/pkg/document/markdown"
	"github.com/arrimage/arrimage/pkg/document/plain"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// gardens is an invented study of two sides with everything that a report can show. Nothing in it is real.
const gardens = `version: 1
id: gardens
title: { fr: Jardins et écoles (étude inventée), en: Gardens and schools (invented study) }
notice: { fr: Tout est inventé ici., en: Everything here is invented. }
source: { fr: Aucune, en: None }
sides:
  schools:
    label: { fr: Écoles, en: Schools }
    file: schools.csv
    name: name
    region: region
    population: { size: 5 }
  gardens:
    label: { fr: Jardins, en: Gardens }
    file: gardens.csv
    name: name
    region: region
regions: { list: quebec-health }
link: { one: gardens, many: schools, combine: mean }
codes:
  yn:
    - { code: "y", label: { fr: Oui, en: "Yes" }, means: "yes" }
    - { code: "n", label: { fr: Non, en: "No" }, means: "no" }
questions:
  name: { type: text, label: { fr: Nom, en: Name } }
  region: { type: region, label: { fr: Région, en: Region } }
  happy: { type: yesno, codes: yn, label: { fr: Content ?, en: Happy? } }
  tool: { type: choice, asked_of: [gardens], codes: [rake, hoe], label: { fr: Outil, en: Tool } }
  a: { type: yesno, codes: yn, label: { fr: Arrosage, en: Watering } }
  b: { type: yesno, codes: yn, label: { fr: Binage, en: Hoeing } }
scales:
  care: { label: { fr: Soins, en: Care }, items: [a, b], no_answer: zero }
tables:
  area:
    label: { fr: Surface, en: Area }
    file: area.csv
    key: region
    value: area
    type: number
    bands: [10]
analyses:
  who: { kind: response }
  moods: { kind: rates, questions: [happy] }
  both: { kind: rates, questions: [happy, tool], base: answered }
  points: { kind: scores }
  order: { kind: ranking }
  each: { kind: items }
  rule: { kind: sensitivity }
  land: { kind: table }
  slices: { kind: bands, of: [care] }
  pair: { kind: correlate, pairs: [[area, care], [area, gardens.happy]] }
  printed: { kind: claims }
  how: { kind: methods }
  joined: { kind: join }
report:
  sections:
    - { title: { fr: Qui, en: Who }, text: { fr: "1\\. Un.\n\nDeux.", en: "1\\. One.\n\nTwo." }, show: [who, joined] }
    - { title: { fr: Humeurs, en: Moods }, show: [moods, both] }
    - { title: { fr: Soins, en: Care }, show: [points, order, each, rule] }
    - { title: { fr: Terre, en: Land }, show: [land, slices, pair] }
    - { title: { fr: Imprimé, en: Printed }, show: [printed] }
    - { title: { fr: Encore les humeurs, en: Moods again }, show: [moods] }
    - { title: { fr: Mots, en: Words }, text: { fr: Rien d'autre., en: Nothing else. } }
    - { title: { fr: Comment, en: How }, show: [how] }
claims:
  file: printed.csv
  figures:
    happy-schools: { unit: schools, share: happy == "y" }
    happy-gardens: { unit: gardens, share: happy == "y" }
    future: { not_checkable: { fr: Pas encore., en: Not yet. } }
`

// files returns the files of the invented study with its study file changed: pairs of what to replace and by what.
func files(changes ...string) study.Folders {
	yaml := strings.NewReplacer(changes...).Replace(gardens)
	return study.Folders{{Name: "invented", FS: fstest.MapFS{
		studies.StudyFile: {Data: []byte(yaml)},
		"schools.csv":     {Data: []byte("name,region,happy,a,b\nNorth,01,y,y,y\nSouth,01,n,y,n\nEast,02,y,n,n\nWest,03,,y,y\n")},
		"gardens.csv":     {Data: []byte("name,region,happy,tool,a,b\nRoses,01,y,rake,y,n\nBeans,02,n,hoe,n,n\nPeas <3,03,y,,y,y\n")},
		"area.csv":        {Data: []byte("region,area\n01,5\n02,12.5\n03,20\n")},
		"printed.csv": {Data: []byte("id,section,group,statement,count,base,percent,value,comparison,note\n" +
			"happy-schools,1,,happy schools,2,4,50,,eq,\nhappy-gardens,1,,happy gardens,,,90,,eq,\nfuture,2,,a forecast,7,,,,eq,\n")},
	}}}
}

// open reads a study and its answers and checks its published figures, if it has any.
func open(t testing.TB, files study.Folders) (*survey.Survey, []claim.Result) {
	t.Helper()
	def, err := study.Load(files, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := survey.Load(def, files, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s, verified(t, s)
}

// verified checks the published figures of a study, if it has any.
func verified(t testing.TB, s *survey.Survey) []claim.Result {
	t.Helper()
	if s.Study.Claims == nil {
		return nil
	}
	results, err := claim.Verify(s)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// demo opens the study that ships in the binary.
func demo(t testing.TB) (*survey.Survey, []claim.Result) {
	t.Helper()
	return open(t, study.Folders{studies.Folder(studies.Demo)})
}

// given returns a function that returns the results.
func given(results []claim.Result) func() ([]claim.Result, error) {
	return func() ([]claim.Result, error) { return results, nil }
}

// built returns the report of a study.
func built(t testing.TB, s *survey.Survey, results []claim.Result) *document.Document {
	t.Helper()
	made, err := Build(s, given(results), tabulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// invented returns the report of the invented study, with its study file changed.
func invented(t testing.TB, changes ...string) *document.Document {
	t.Helper()
	s, results := open(t, files(changes...))
	return built(t, s, results)
}

// writers are the formats that people read.
var writers = map[string]func(io.Writer, *document.Document, locale.Lang) error{
	"html": html.Write,
	"md":   markdown.Write,
	"text": func(w io.Writer, d *document.Document, lang locale.Lang) error { return plain.Write(w, d, lang, 100) },
}

// written returns what one of the writers writes.
func written(t testing.TB, d *document.Document, format string, lang locale.Lang) string {
	t.Helper()
	var text strings.Builder
	if err := writers[format](&text, d, lang); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// with returns files with some of them replaced: pairs of a name and a text.
func with(all fs.FS, pairs ...string) fs.FS {
	changed := fstest.MapFS{}
	maps.Copy(changed, all.(fstest.MapFS))
	for i := 0; i < len(pairs); i += 2 {
		changed[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return changed
}
