package tabulate

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// scriptStudy is one of the small studies of the scripts.
func scriptStudy(t testing.TB, name string) *survey.Survey {
	t.Helper()
	return load(t, study.Folders{{Name: name, FS: os.DirFS(filepath.Join("..", "..", "testdata", "script", "_studies", name))}})
}

// xtabs makes crosstabs, and fails where there is an error.
func xtabs(t testing.TB, s *survey.Survey, request XtabRequest, options Options) []Xtab {
	t.Helper()
	list, err := Xtabs(s, request, options)
	if err != nil {
		t.Fatalf("%+v: %v", request, err)
	}
	return list
}

// numbers are the counts, percents and letters of a crosstab, as text.
func (x *Xtab) numbers() string {
	var text strings.Builder
	for k, line := range x.lines {
		fmt.Fprintf(&text, "%s %s:", line.kind, line.key)
		for j, column := range x.columns {
			c := x.cells[k][j]
			fmt.Fprintf(&text, " %s=%d/%d %t %.10g %s %.10g", column.key, c.count, c.base, c.has, c.percent, c.letters, c.residual)
		}
		text.WriteString("\n")
	}
	fmt.Fprintf(&text, "%v", x.bases)
	return text.String()
}

// crossed pairs of the studies of the scripts, with and without a design, with one answer and several.
var crossedPairs = []struct{ study, row, column string }{
	{"likert", "welcome", "age"}, {"likert", "price", "member"}, {"likert", "media", "age"}, {"likert", "rooms", "member"},
	{"likert", "member", "media_web"}, {"sample", "water", "zone"}, {"sample", "well", "water"},
}

// A crosstab of the units that a condition selects is that of the group of them.
func TestXtabFilterEqualsGroup(t *testing.T) {
	for _, pair := range crossedPairs {
		s, by := scriptStudy(t, pair.study), map[string]string{"likert": "signs", "sample": "zone"}[pair.study]
		for _, base := range []study.Base{study.AskedBase, study.AnsweredBase} {
			for _, percent := range Percentages() {
				request := XtabRequest{Row: pair.row, Column: pair.column, Percent: Percentage(percent), Missing: true, Letters: percent == "column", MinBase: 2, Test: XtabAsymptotic}
				for _, group := range xtabs(t, s, request, Options{By: []string{by}, Base: base}) {
					where := fmt.Sprintf("%s == %q", by, group.key)
					if !slices.Contains(s.Study.Question(by).AnswerCodes(), group.key) {
						continue
					}
					filtered := xtabs(t, s, request, Options{Where: where, Base: base})
					if got, want := filtered[0].numbers(), group.numbers(); got != want {
						t.Errorf("%+v, %s:\n%s\nthe group:\n%s", request, where, got, want)
					}
				}
			}
		}
	}
}

// A transposed crosstab has the transposed counts, and the same test.
func TestXtabTransposed(t *testing.T) {
	for _, pair := range crossedPairs {
		s := scriptStudy(t, pair.study)
		if s.Study.Question(pair.row).Type == study.Multiple {
			continue
		}
		options := Options{Base: study.AnsweredBase}
		one := xtabs(t, s, XtabRequest{Row: pair.row, Column: pair.column}, options)[0]
		other := xtabs(t, s, XtabRequest{Row: pair.column, Column: pair.row}, options)[0]
		if got, want := fmt.Sprint(other.table().Transposed()), fmt.Sprint(one.table()); got != want {
			t.Errorf("%v: %s, transposed %s", pair, want, got)
		}
		for k := range one.tests.rows {
			a, b := one.tests.rows[k], other.tests.rows[k]
			if a.method.ID != b.method.ID || math.Abs(a.value-b.value) > 1e-9*math.Abs(a.value) || math.Abs(a.p-b.p) > 1e-9*a.p && a.pvalue.Samples == 0 {
				t.Errorf("%v: %s %v (p %v), transposed %s %v (p %v)", pair, a.method.ID, a.value, a.p, b.method.ID, b.value, b.p)
			}
		}
	}
}

// The percents of one answer a unit add up to 100 over the lines of a column, the columns of a line or the whole table;
// the column of all units is what rates shows.
func TestXtabPercentsAddUp(t *testing.T) {
	for _, pair := range crossedPairs {
		s := scriptStudy(t, pair.study)
		if s.Study.Question(pair.row).Type == study.Multiple {
			continue
		}
		for _, percent := range []Percentage{OfColumn, OfRow, OfTotal} {
			for _, base := range []study.Base{study.AskedBase, study.AnsweredBase} {
				x := xtabs(t, s, XtabRequest{Row: pair.row, Column: pair.column, Percent: percent, Test: XtabAsymptotic}, Options{Base: base})[0]
				x.checkSums(t, fmt.Sprint(pair, percent, base))
			}
		}
	}
}

func (x *Xtab) checkSums(t *testing.T, name string) {
	t.Helper()
	total, all := x.total(), 0.0
	columns := make([]float64, len(x.columns))
	for k, line := range x.lines {
		sum := 0.0
		for j := range total {
			sum += x.cells[k][j].percent
		}
		if line.kind == xtabNet {
			continue
		}
		all += sum
		for j := range x.columns {
			columns[j] += x.cells[k][j].percent
		}
		if x.percent == OfRow && x.cells[k][total].has && math.Abs(sum-100) > 1e-9 {
			t.Errorf("%s: line %s adds up to %v", name, line.key, sum)
		}
	}
	for j, sum := range columns {
		if x.percent == OfColumn && x.bases[j].n > 0 && math.Abs(sum-100) > 1e-9 {
			t.Errorf("%s: column %s adds up to %v", name, x.columns[j].key, sum)
		}
	}
	if x.percent == OfTotal && math.Abs(all-100) > 1e-9 {
		t.Errorf("%s: the table adds up to %v", name, all)
	}
}

// The order of the rows changes nothing, and a constant factor of the weights only the weighted bases.
func TestXtabRowOrderAndWeights(t *testing.T) {
	for _, pair := range crossedPairs {
		request := XtabRequest{Row: pair.row, Column: pair.column, Letters: true, MinBase: 2, Test: XtabAsymptotic}
		plain := xtabs(t, scriptStudy(t, pair.study), request, Options{})[0]
		turned := xtabs(t, changedStudy(t, pair.study, reverse), request, Options{})[0]
		if got, want := turned.numbers(), plain.numbers(); got != want {
			t.Errorf("%v, rows reversed:\n%s\nwant\n%s", pair, got, want)
		}
		if !plain.sampled {
			continue
		}
		heavier := xtabs(t, changedStudy(t, pair.study, func(rows []string) {
			for i, row := range rows {
				cells := strings.Split(row, ",")
				cells[4] += "0" // The weight, ten times as large.
				rows[i] = strings.Join(cells, ",")
			}
		}), request, Options{})[0]
		for j := range heavier.bases {
			if math.Abs(heavier.bases[j].weight-10*plain.bases[j].weight) > 1e-9*heavier.bases[j].weight {
				t.Errorf("%v: weighted base %v, was %v", pair, heavier.bases[j].weight, plain.bases[j].weight)
			}
			heavier.bases[j].weight = plain.bases[j].weight
		}
		if got, want := heavier.numbers(), plain.numbers(); got != want {
			t.Errorf("%v, weights times 10:\n%s\nwant\n%s", pair, got, want)
		}
		for k, test := range heavier.tests.rows {
			if want := plain.tests.rows[k]; math.Abs(test.value-want.value) > 1e-9*want.value || math.Abs(test.p-want.p) > 1e-9*want.p {
				t.Errorf("%v, weights times 10: %s %v (p %v), want %v (p %v)", pair, test.method.ID, test.value, test.p, want.value, want.p)
			}
		}
	}
}

// changedStudy is a study of the scripts with the rows of its only export changed.
func changedStudy(t testing.TB, name string, change func(rows []string)) *survey.Survey {
	t.Helper()
	files := map[string]string{}
	folder := filepath.Join("..", "..", "testdata", "script", "_studies", name)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = string(text)
		if header, body, _ := strings.Cut(string(text), "\n"); filepath.Ext(entry.Name()) == ".csv" {
			rows := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
			change(rows)
			files[entry.Name()] = header + "\n" + strings.Join(rows, "\n") + "\n"
		}
	}
	return written(t, files)
}

func reverse(rows []string) { slices.Reverse(rows) }

// The column of all units is what rates shows of the units that have a column.
func TestXtabTotalIsRates(t *testing.T) {
	for _, pair := range []struct{ study, row, column, where string }{
		{"likert", "signs", "member", ""}, {"likert", "media", "member", ""}, {"sample", "water", "zone", ""},
		{"likert", "welcome", "age", "not missing(age)"},
	} {
		s := scriptStudy(t, pair.study)
		rates, err := Rates(s, []string{pair.row}, Options{Where: pair.where})
		if err != nil {
			t.Fatal(err)
		}
		x := xtabs(t, s, XtabRequest{Row: pair.row, Column: pair.column}, Options{})[0]
		for _, rate := range rates {
			k := slices.IndexFunc(x.lines, func(line xtabLine) bool { return line.key == rate.Code })
			want, _ := rate.Percent()
			got := x.cells[k][x.total()]
			if got.count != rate.Share.Count || got.base != rate.Share.Base || math.Abs(got.percent-want) > 1e-9 {
				t.Errorf("%v, %s: %+v, rates has %d of %d, %v", pair, rate.Code, got, rate.Share.Count, rate.Share.Base, want)
			}
		}
	}
}

// With weights of 1 and no clusters, the percents under a design are those without one, and so is the first order of the
// test but for the sample that a variance is of.
func TestXtabDesignOfOnes(t *testing.T) {
	files := func(design string) *survey.Survey {
		var rows strings.Builder
		for i := range 90 {
			fmt.Fprintf(&rows, "%d,%d,%d\n", i, i%3, (i*i+i/7)%2)
		}
		return written(t, map[string]string{
			"study.yaml": "version: 1\nid: o\ntitle: O\nsides: { p: { label: P, file: p.csv, id: id" + design + " } }\n" +
				"questions:\n  id: { type: id, label: I }\n  a: { type: choice, label: A, codes: [\"0\", \"1\", \"2\"] }\n  b: { type: choice, label: B, codes: [\"0\", \"1\"] }\n",
			"p.csv": "id,a,b\n" + rows.String(),
		})
	}
	plain := xtabs(t, files(""), XtabRequest{Row: "a", Column: "b", Letters: true}, Options{})[0]
	designed := xtabs(t, files(", design: { lonely: error }"), XtabRequest{Row: "a", Column: "b", Letters: true}, Options{})[0]
	if !designed.sampled {
		t.Fatal("no design")
	}
	for k := range plain.cells {
		for j := range plain.cells[k] {
			a, b := plain.cells[k][j], designed.cells[k][j]
			if math.Abs(a.percent-b.percent) > 1e-9 || a.count != b.count || a.letters != b.letters {
				t.Errorf("%d, %d: %+v, under the design %+v", k, j, a, b)
			}
		}
	}
}

// Under a design, a question with several answers has the percents of rates, letters and no overall test.
func TestXtabSeveralAnswersUnderADesign(t *testing.T) {
	var rows strings.Builder
	for i := range 80 { // y is ticked by a fifth of the first group and four fifths of the second.
		y := 0
		if i*7%10 < 7*(i%2)+1 {
			y = 1
		}
		fmt.Fprintf(&rows, "%d,%d,%d,%d,%d,%d\n", i, i%2, i/4, 1+i%3, (i+i/5)%2, y)
	}
	s := written(t, map[string]string{
		"study.yaml": "version: 1\nid: m\ntitle: M\nsides: { p: { label: P, file: p.csv, id: id, design: { weight: w, stages: [{ cluster: village }] } } }\n" +
			"questions:\n  id: { type: id, label: I }\n  g: { type: choice, label: G, codes: [\"0\", \"1\"] }\n" +
			"  m: { type: multiple, label: M, columns: { x: mx, y: my }, none: answered }\n",
		"p.csv": "id,g,village,w,mx,my\n" + rows.String(),
	})
	x := xtabs(t, s, XtabRequest{Row: "m", Column: "g", Letters: true}, Options{})[0]
	if len(x.tests.rows) != 0 || len(x.tests.notes) != 1 || !strings.Contains(x.tests.notes[0].EN, "no overall test is offered") {
		t.Errorf("tests: %+v", x.tests)
	}
	rates, err := Rates(s, []string{"m"}, Options{By: []string{"g"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, rate := range rates {
		k := slices.IndexFunc(x.lines, func(line xtabLine) bool { return line.key == rate.Code })
		j := slices.IndexFunc(x.columns, func(column xtabColumn) bool { return column.key == rate.Key })
		if cell := x.cells[k][j]; math.Abs(cell.percent-100*rate.Estimate.Value) > 1e-9 || math.Abs(cell.estimate.SE-rate.Estimate.SE) > 1e-12 || cell.count != rate.Share.Count {
			t.Errorf("%s, %s: %+v, rates has %+v", rate.Code, rate.Key, cell, rate.Estimate)
		}
	}
	if x.cells[1][0].letters != "" || x.cells[1][1].letters != "A" {
		t.Errorf("letters of y: %q, %q", x.cells[1][0].letters, x.cells[1][1].letters)
	}
}

// Nets are unions, and the net of the highest answers is one.
func TestXtabNets(t *testing.T) {
	s := scriptStudy(t, "likert")
	x := xtabs(t, s, XtabRequest{Row: "welcome", Column: "age", Top: 2}, Options{})[0]
	line := func(key string) []xtabCell {
		return x.cells[slices.IndexFunc(x.lines, func(l xtabLine) bool { return l.key == key })]
	}
	for j := range x.columns {
		if want := line("4")[j].count + line("5")[j].count; line("agree")[j].count != want || line("top_2")[j].count != want {
			t.Errorf("column %d: nets of %d and %d, want %d", j, line("agree")[j].count, line("top_2")[j].count, want)
		}
	}
	media := xtabs(t, s, XtabRequest{Row: "media", Column: "age"}, Options{})[0]
	for j := range media.columns {
		paper, radio, old := media.cells[0][j].count, media.cells[1][j].count, media.cells[3][j].count
		if old > paper+radio || old < max(paper, radio) {
			t.Errorf("column %d: %d with old media, %d with paper, %d with radio", j, old, paper, radio)
		}
	}
}

// Every unit of the side is counted once: in a base, or left out for want of a row or of a column.
func TestXtabCountsEveryUnit(t *testing.T) {
	for _, pair := range crossedPairs {
		s := scriptStudy(t, pair.study)
		for _, base := range []study.Base{study.AskedBase, study.AnsweredBase} {
			x := xtabs(t, s, XtabRequest{Row: pair.row, Column: pair.column, Test: XtabAsymptotic}, Options{Base: base})[0]
			if n := x.bases[x.total()].n + x.rowLeft.Total() + x.colLeft.Total(); n != s.Sides[0].Len() {
				t.Errorf("%v, %s: %d units of %d", pair, base, n, s.Sides[0].Len())
			}
		}
	}
}

// The tables have their shape, in both languages, for people and for programs.
func TestXtabTables(t *testing.T) {
	for _, pair := range append(crossedPairs, struct{ study, row, column string }{"pair", "satisfait", "side"}, struct{ study, row, column string }{"pair", "satisfait", "region"}) {
		s := scriptStudy(t, pair.study)
		for _, percent := range Percentages() {
			for _, people := range []bool{true, false} {
				request := XtabRequest{Row: pair.row, Column: pair.column, Percent: Percentage(percent), Letters: percent == "column", Residuals: true, Missing: true, Counts: percent == "row", Correction: "bh", Test: XtabAsymptotic}
				list := xtabs(t, s, request, Options{})
				tables := XtabTables(s, list, request, Options{}, people)
				for _, tab := range append(tables, MethodsTable(XtabMethods(s, list, request)...)) {
					checkShape(t, pair.study, tab)
				}
				checkTexts(t, tables)
				checkIDs(t, tables)
			}
		}
	}
}

// checkTexts checks the spaces and the numbers of French texts, as checkFrench does for a study with published figures.
func checkTexts(t *testing.T, tables []*table.Table) {
	t.Helper()
	for _, tab := range tables {
		texts := append(slices.Clone(tab.Notes), tab.Title)
		for _, column := range tab.Columns {
			texts = append(texts, column.Label)
		}
		for _, row := range tab.Rows {
			for _, c := range row.Cells {
				texts = append(texts, c.Text)
			}
		}
		for _, text := range texts {
			if found := loose.FindString(text.FR) + english.FindString(text.FR); found != "" {
				t.Errorf("%s: %q in %q", tab.ID, found, text.FR)
			}
		}
	}
}

// checkIDs checks that --table can tell the tables apart.
func checkIDs(t *testing.T, tables []*table.Table) {
	t.Helper()
	seen := map[string]bool{}
	for _, tab := range tables {
		if seen[tab.ID] {
			t.Errorf("two tables have the id %s", tab.ID)
		}
		seen[tab.ID] = true
	}
}

// A column that is not compared is named, with its base.
func TestXtabSmallColumns(t *testing.T) {
	s := scriptStudy(t, "likert")
	request := XtabRequest{Row: "welcome", Column: "age", Letters: true, MinBase: 50}
	x := xtabs(t, s, request, Options{})
	notes := XtabTables(s, x, request, Options{}, true)[0].Notes
	if want := "Columns below the minimum base, not compared: Under 30 (32), 30 to 59 (47)."; notes[len(notes)-1].In(locale.English) != want {
		t.Errorf("the last note is %q, want %q", notes[len(notes)-1].EN, want)
	}
}
