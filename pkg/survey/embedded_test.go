package survey_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

func demoStudy(t testing.TB) *study.Definition {
	t.Helper()
	def, err := study.Load(study.Folders{studies.Folder(studies.Demo)}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	return def
}

// demo reads the answers of the study that ships in the binary, with other files in front of its own.
func demo(t testing.TB, def *study.Definition, files fstest.MapFS) *survey.Survey {
	t.Helper()
	s, err := survey.Load(def, study.Folders{{Name: "in front", FS: files}, studies.Folder(studies.Demo)}, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEmbeddedStudy(t *testing.T) {
	s := demo(t, demoStudy(t), nil)
	if len(s.Diagnostics) != 0 {
		t.Errorf("diagnostics\n%v", s.Diagnostics)
	}
	compare(t, s.Check(), []string{"note cosme2018/study.yaml:41:19: CIUSSS du Nord-de-l'Île-de-Montréal: did not answer (Integrated centres)"})
	// 21 of 22 centres and all 15 groups answered (the report, introduction); there are 15 regions with a group.
	if a, b := s.Frame("ci").Len(), s.Frame("regroupements").Len(); a != 21 || b != 15 || s.Regions.Len() != 15 || len(s.Links) != 15 {
		t.Errorf("%d centres, %d groups, %d regions, %d links", a, b, s.Regions.Len(), len(s.Links))
	}
	// A region has at most 38: 19 measures for each side.
	if maximum := s.Regions.Variable("mesures").Maximum; maximum != 38 {
		t.Errorf("the highest score of a region is %v", maximum)
	}
}

// same reports how two surveys differ in what they computed.
func same(a, b *survey.Survey) []string {
	var differences []string
	check := func(what string, x, y any) {
		if !reflect.DeepEqual(x, y) {
			differences = append(differences, what)
		}
	}
	check("links", a.Links, b.Links)
	check("items", a.Items, b.Items)
	check("dropped rows", a.Dropped, b.Dropped)
	check("diagnostics", a.Diagnostics, b.Diagnostics)
	check("check", a.Check(), b.Check())
	for name, table := range a.Tables {
		check("table "+name, table.Values, b.Tables[name].Values)
	}
	for _, unit := range a.Study.Units() {
		check("units of "+unit, a.Frame(unit).Units, b.Frame(unit).Units)
		check("variables of "+unit, a.Frame(unit).Names(), b.Frame(unit).Names())
		for _, v := range a.Frame(unit).Variables {
			check(unit+"."+v.Name, plain(a.Frame(unit).Brief(v.Name)), plain(b.Frame(unit).Brief(v.Name)))
		}
	}
	return differences
}

// plain is a variable without its question, which holds compiled formulas.
func plain(v *dataset.Variable) dataset.Variable {
	copied := *v
	copied.Source = nil
	return copied
}

func TestEmbeddedStudyTwice(t *testing.T) {
	if differences := same(demo(t, demoStudy(t), nil), demo(t, demoStudy(t), nil)); len(differences) != 0 {
		t.Errorf("two readings differ in %s", strings.Join(differences, ", "))
	}
}

// exported returns the rows of an export of the embedded study, the header first.
func exported(t testing.TB, name string) [][]string {
	t.Helper()
	source, err := fs.ReadFile(studies.Folder(studies.Demo).FS, name)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// rewritten is an export with its rows in another order, written as another program writes it.
func rewritten(t testing.TB, name string, rows [][]string, order []int) fstest.MapFS {
	t.Helper()
	other := [][]string{rows[0]}
	for _, i := range order {
		other = append(other, rows[i+1])
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(other); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{name: {Data: out.Bytes()}}
}

// byID lists the values of every variable of a frame, one line a unit, in the order of the identifiers.
func byID(f *dataset.Frame) []string {
	lines := make([]string, f.Len())
	for i, unit := range f.Units {
		line := []string{unit.ID, unit.Name, unit.Region}
		for _, v := range f.Variables {
			line = append(line, v.Name+"="+describe(v, i))
		}
		lines[i] = strings.Join(line, "|")
	}
	slices.Sort(lines)
	return lines
}

func describe(v *dataset.Variable, i int) string {
	if value, ok := v.Value(i); ok {
		if x, isNumber := value.(float64); isNumber {
			return locale.English.Trimmed(x, 9)
		}
		if ticked, isTruth := value.(bool); isTruth {
			return strconv.FormatBool(ticked)
		}
		return strings.TrimSpace(strings.Join(strings.Fields(v.Words[i]), " "))
	}
	return v.States[i].String()
}

// The order of the rows of an export, its delimiter and its quotes change no answer, score, share or region value.
func TestRowOrderOfTheEmbeddedStudy(t *testing.T) {
	def := demoStudy(t)
	before := demo(t, def, nil)
	for _, name := range []string{"ci.csv", "regroupements.csv"} {
		rows := exported(t, name)
		for seed := range uint64(4) {
			order := rand.New(rand.NewPCG(seed, 0)).Perm(len(rows) - 1)
			after := demo(t, def, rewritten(t, name, rows, order))
			for _, unit := range def.Units() {
				if !slices.Equal(byID(before.Frame(unit)), byID(after.Frame(unit))) {
					t.Errorf("%s in the order %v: the values of %s differ", name, order, unit)
				}
			}
			compareShares(t, before, after)
		}
	}
}

// compareShares compares the shares of all published figures.
func compareShares(t *testing.T, before, after *survey.Survey) {
	t.Helper()
	for _, entry := range before.Study.Claims.Figures {
		figure := entry.Value
		if figure.ShareOf == nil {
			continue
		}
		x, errX := before.Frame(figure.Unit.Value).Share(figure.ShareOf, nil, study.AskedBase)
		y, errY := after.Frame(figure.Unit.Value).Share(figure.ShareOf, nil, study.AskedBase)
		if errX != nil || errY != nil || x.Count != y.Count || x.Base != y.Base || x.LeftOut != y.LeftOut || x.Unanswered != y.Unanswered {
			t.Errorf("%s: %+v, %v and %+v, %v", figure.ID.Value, x, errX, y, errY)
		}
	}
}

// Every problem of an export is shown, in both languages, at its place.
func TestProblemsHavePlaces(t *testing.T) {
	folders := study.Folders{{Name: "mine", FS: fstest.MapFS{"ci.csv": {Data: []byte("\"id\";\"region\"\n1;Québec\n")}}}, studies.Folder(studies.Demo)}
	def, err := study.Load(folders, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	s, err := survey.Load(def, folders, survey.Options{})
	if err == nil || s.Regions != nil {
		t.Fatal("an export without its columns is read")
	}
	for _, d := range s.Diagnostics {
		if d.Rule != "missing-column" || d.Pos != (diag.Pos{File: "mine/ci.csv", Line: 1}) {
			t.Errorf("%s %s", d.Rule, d.Pos)
		}
	}
	if len(s.Diagnostics) != 35 { // The 37 questions put to the centres, less id and region.
		t.Errorf("%d columns are missing", len(s.Diagnostics))
	}
}

func BenchmarkLoad(b *testing.B) {
	folders := study.Folders{studies.Folder(studies.Demo)}
	def, err := study.Load(folders, studies.StudyFile)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := survey.Load(def, folders, survey.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
