package regional

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// gardens is an invented study of two joined sides. Nothing in it is real.
const gardens = `version: 1
id: gardens
title: { fr: Jardins et écoles, en: Gardens and schools }
sides:
  schools:
    label: { fr: Écoles, en: Schools }
    file: schools.csv
    name: name
    region: region
` + population + `  gardens:
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
    - { code: "x", label: { fr: S. O., en: N/A }, reason: not_applicable }
questions:
  name: { type: text, label: { fr: Nom, en: Name } }
  region: { type: region, label: { fr: Région, en: Region } }
  happy: { type: yesno, codes: yn, label: { fr: Content ?, en: Happy? } }
  tool: { type: choice, asked_of: [gardens], codes: [rake, hoe], label: { fr: Outil, en: Tool } }
  a: { type: yesno, codes: yn, label: { fr: Arrosage, en: Watering } }
  b: { type: yesno, codes: yn, label: { fr: Binage, en: Hoeing } }
scales:
  care: { label: { fr: Soins, en: Care }, items: [a, b], no_answer: zero, not_applicable: zero }
tables:
  area:
    label: { fr: Surface, en: Area }
    file: area.csv
    key: region
    value: area
    type: number
`

// population names the schools, those that did not answer among them.
const population = `    population:
      size: 6
      units:
        - { name: North, region: "01" }
        - { name: South, region: "01" }
        - { name: East, region: "02" }
        - { name: West, region: "03" }
        - { name: Silent, region: "01" }
        - { name: Alone, region: "04" }
`

// persons changes the study so that schools have no names.
var persons = []string{"    name: name\n    region: region\n" + population, "    region: region\n"}

const (
	schools = "name,region,happy,a,b\nNorth,01,y,y,y\nSouth,01,n,y,n\nEast,02,y,n,n\nWest,03,,y,x\n"
	beds    = "name,region,happy,tool,a,b\nRoses,01,y,rake,y,n\nBeans,02,n,hoe,n,n\n"
	areas   = "region,area\n01,5\n02,12.5\n03,20\n04,20\n"
)

// load reads a study and its exports.
func load(t testing.TB, yaml, schools, beds string) *survey.Survey {
	t.Helper()
	files := study.Folders{{Name: "invented", FS: fstest.MapFS{
		studies.StudyFile: {Data: []byte(yaml)}, "schools.csv": {Data: []byte(schools)}, "gardens.csv": {Data: []byte(beds)}, "area.csv": {Data: []byte(areas)},
	}}}
	def, err := study.Load(files, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := survey.Load(def, files, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// regions returns the regions of the invented study, with pairs of texts of its file replaced.
func regions(t testing.TB, changes ...string) *Regions {
	t.Helper()
	return of(t, load(t, strings.NewReplacer(changes...).Replace(gardens), schools, beds))
}

func of(t testing.TB, s *survey.Survey) *Regions {
	t.Helper()
	r, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// shown writes the columns of a table that people see, a line a row.
func shown(t *table.Table, lang locale.Lang) string {
	var lines []string
	for _, row := range t.Rows {
		if row.Group {
			lines = append(lines, "# "+row.Cells[0].Text.In(lang))
			continue
		}
		var cells []string
		for k, cell := range row.Cells {
			switch {
			case t.Columns[k].Machine:
			case cell.Set:
				cells = append(cells, fmt.Sprint(cell.Number))
			default:
				cells = append(cells, cell.Text.In(lang))
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return strings.Join(lines, "\n")
}

// heads writes the labels of the columns that people see.
func heads(t *table.Table, lang locale.Lang) string {
	var labels []string
	for _, column := range t.Columns {
		if !column.Machine {
			labels = append(labels, column.Label.In(lang))
		}
	}
	return strings.Join(labels, " | ")
}

// TestNotJoined checks that a study without joined sides has no regions.
func TestNotJoined(t *testing.T) {
	yaml := strings.NewReplacer("link: { one: gardens, many: schools, combine: mean }\n", "").Replace(gardens)
	_, err := New(load(t, yaml, schools, beds))
	var unmet *tabulate.UsageError
	if !errors.As(err, &unmet) || err.Error() != "no report by region: the sides of the study are not joined (link:)" {
		t.Errorf("%v", err)
	}
}
