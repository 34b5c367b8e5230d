package tabulate

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
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

// oneSide is a study with one side and no more than it takes: no link, no regions, no scales, no claims.
func oneSide(t testing.TB) *survey.Survey {
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: one
title: One side
sides: { p: { label: Persons, file: p.csv, id: id } }
missing: { "-9": refused }
questions:
  id: { type: id, label: ID }
  happy: { type: yesno, label: Happy, codes: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }, { code: NA, reason: not_applicable }] }
  colour: { type: choice, label: Colour, codes: [red, green, blue], asked_if: happy == "Y" }
  age: { type: number, label: Age }
  words: { type: text, label: Words }
`,
		"p.csv": "id,happy,colour,age,words\n1,Y,red,30,a\n2,Y,green,40,b\n3,Y,,50,\n4,N,,60,d\n5,NA,,,e\n6,,,20,f\n7,-9,,35,g\n",
	})
}

// twoSides has two sides that nothing joins, with scores in which a blank item counts as zero.
func twoSides(t testing.TB) *survey.Survey { return twoSidesWith(t, "zero") }

func twoSidesWith(t testing.TB, noAnswer string) *survey.Survey {
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: two
title: Two sides
sides: { p: { label: Persons, file: p.csv, id: id }, q: { label: Queries, file: q.csv, id: id } }
codes: { yn: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }] }
questions:
  id: { type: id, label: ID }
  a: { type: yesno, codes: yn, label: A }
  b: { type: yesno, codes: yn, label: B }
  c: { type: yesno, codes: yn, label: C, asked_of: [q] }
scales: { s: { label: S, items: [a, b], no_answer: ` + noAnswer + ` } }
`,
		"p.csv": "id,a,b\n1,Y,Y\n2,N,Y\n3,Y,\n",
		"q.csv": "id,a,b,c\n1,N,N,Y\n2,Y,N,N\n",
	})
}

// wrong returns the message of a *UsageError, in English; it fails for any other outcome.
func wrong(t testing.TB, err error) string {
	t.Helper()
	var usage *UsageError
	if !errors.As(err, &usage) {
		t.Fatalf("error %v, want a *UsageError", err)
	}
	if usage.Message.FR == "" || usage.Message.FR == usage.Message.EN || usage.Error() != usage.Message.EN {
		t.Errorf("message %+v", usage.Message)
	}
	return usage.Message.EN
}

// must returns a table, and fails where there is an error.
func must(t testing.TB) func(*table.Table, error) *table.Table {
	return func(table *table.Table, err error) *table.Table {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
}

// at returns the position of a column.
func at(t testing.TB, tab *table.Table, key string) int {
	t.Helper()
	i := slices.IndexFunc(tab.Columns, func(c table.Column) bool { return c.Key == key })
	if i < 0 {
		t.Fatalf("table %s has no column %q", tab.ID, key)
	}
	return i
}

// body returns the rows that are neither headings nor totals.
func body(tab *table.Table) []table.Row {
	return slices.DeleteFunc(slices.Clone(tab.Rows), func(row table.Row) bool { return row.Group || row.Total })
}

// cell returns the cell of a column in the only row whose texts are as given, by the keys of their columns.
func cell(t testing.TB, tab *table.Table, key string, texts map[string]string) table.Cell {
	t.Helper()
	var found []table.Row
	for _, row := range body(tab) {
		if !slices.ContainsFunc(keysOf(texts), func(key string) bool { return row.Cells[at(t, tab, key)].Text.EN != texts[key] }) {
			found = append(found, row)
		}
	}
	if len(found) != 1 {
		t.Fatalf("table %s has %d rows with %v", tab.ID, len(found), texts)
	}
	return found[0].Cells[at(t, tab, key)]
}

func keysOf(m map[string]string) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	return keys
}

// column returns the numbers of a column over the body of a table; NaN where there is none is not allowed.
func column(t testing.TB, tab *table.Table, key string) []float64 {
	t.Helper()
	var numbers []float64
	for _, row := range body(tab) {
		c := row.Cells[at(t, tab, key)]
		if !c.Set {
			t.Fatalf("table %s: %s has no number in a row", tab.ID, key)
		}
		numbers = append(numbers, c.Number)
	}
	return numbers
}

// export reads an export of the embedded study without the program's reader, one map a respondent.
func export(t testing.TB, name string, comma rune) []map[string]string {
	t.Helper()
	text, err := fs.ReadFile(studies.Folder(studies.Demo).FS, name)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff")))
	reader.Comma = comma
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, heading := range rows[0] {
			record[heading] = row[i]
		}
		list = append(list, record)
	}
	return list
}

// regionNames is how the list of regions writes what the files of the embedded study write otherwise.
var regionNames = map[string]string{
	"06": "Montréal", "Capitale nationale": "Capitale-Nationale",
	"Gaspésie-Îles-de-la-Madeleine": "Gaspésie–Îles-de-la-Madeleine", "Gaspésie-Îles de la Madeleine": "Gaspésie–Îles-de-la-Madeleine",
	"Saguenay-Lac-Saint-Jean": "Saguenay–Lac-Saint-Jean", "Mauricie-Centre-du-Québec": "Mauricie-et-Centre-du-Québec",
}

// regionOf returns the region of a record as the list of regions writes it.
func regionOf(record map[string]string) string {
	return cmp.Or(regionNames[record["region"]], record["region"])
}

// count counts the records that a test accepts.
func count(records []map[string]string, accept func(map[string]string) bool) int {
	n := 0
	for _, record := range records {
		if accept(record) {
			n++
		}
	}
	return n
}

// figures checks the published figures of a study.
func figures(t testing.TB, s *survey.Survey) []claim.Result {
	t.Helper()
	results, err := claim.Verify(s)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// An attempt collects the tables that can be made of a survey; what cannot be made must say so in a *UsageError.
type attempt struct {
	t      testing.TB
	tables []*table.Table
}

func (a *attempt) keep(err error, more ...*table.Table) {
	a.t.Helper()
	if err != nil {
		wrong(a.t, err)
		return
	}
	for _, tab := range more {
		if tab != nil {
			a.tables = append(a.tables, tab)
		}
	}
}

func (a *attempt) one(tab *table.Table, err error) {
	a.t.Helper()
	a.keep(err, tab)
}

// attempts runs everything that this package makes of a survey.
func attempts(t testing.TB, s *survey.Survey) []*table.Table {
	t.Helper()
	a := &attempt{t: t}
	a.keep(nil, Response(s), Check(Checked{Survey: s, Found: s.Check()}))
	for _, options := range []Options{{}, {Base: study.AnsweredBase}, {By: []string{"region"}}, {By: []string{"satisfaction"}}, {Where: `region == "Laval"`}, {By: []string{"happy"}, Level: 0.9}} {
		if rates, err := Rates(s, nil, options); err != nil {
			a.keep(err)
		} else {
			a.keep(nil, RatesTables(s, rates, options)...)
		}
		a.one(Scores(s, "", options))
		a.one(Respondents(s, "", options))
	}
	a.one(Distribution(s, ""))
	a.one(Ranking(s, ""))
	a.one(Sensitivity(s, ""))
	a.one(ItemsTable(s, ""))
	a.one(Join(s))
	for _, name := range append(s.Study.Tables.Names(), "nothing") {
		a.one(SideTable(s, name))
		a.one(Bands(s, name, []string{"mesures", "ci.mesures"}))
	}
	a.correlations(s)
	a.comparisons(s)
	a.explanations(s)
	return a.tables
}

func (a *attempt) correlations(s *survey.Survey) {
	a.t.Helper()
	numeric := map[string][]string{"region": {"budget", "mesures", "ci.satisfaction", "regroupements.mesures"}, "p": {"age", "s"}}
	for _, unit := range append(s.Study.Units(), "nothing") {
		for _, x := range numeric[unit] {
			c, err := Correlate(s, x, numeric[unit][0], Options{})
			if err != nil {
				a.keep(err)
				continue
			}
			a.keep(nil, CorrelationsTable(s, []Correlation{c}, Options{}))
		}
	}
	more, err := Associations(s, CorrelationRequest{}, Options{})
	a.keep(err, more...)
}

func (a *attempt) explanations(s *survey.Survey) {
	a.t.Helper()
	for _, unit := range s.Study.Units() {
		for _, name := range s.Frame(unit).Names() {
			more, err := ExplainVariable(s, unit+":"+name)
			a.keep(err, more...)
		}
	}
	if s.Study.Claims == nil {
		return
	}
	results := figures(a.t, s)
	a.keep(nil, Claims(s.Study, results)...)
	for _, r := range results {
		a.keep(nil, ExplainClaim(s, r)...)
	}
}
