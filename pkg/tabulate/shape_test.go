package tabulate

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// The studies that everything is tried on.
func surveys(t testing.TB) map[string]*survey.Survey {
	return map[string]*survey.Survey{"demo": demo(t), "one side": oneSide(t), "two sides": twoSides(t)}
}

// Whatever a study lacks, a table is made or a *UsageError says what is missing; attempts fails for anything else. Every
// table has its shape, French as it is written in Quebec, and is the same when it is made again.
func TestEveryTableOfEveryStudy(t *testing.T) {
	least := map[string]int{"demo": 150, "one side": 10, "two sides": 15}
	again := surveys(t)
	for name, s := range surveys(t) {
		tables := attempts(t, s)
		if len(tables) < least[name] {
			t.Errorf("%s: %d tables, want at least %d", name, len(tables), least[name])
		}
		for _, tab := range tables {
			checkShape(t, name, tab)
		}
		if name == "demo" {
			checkFrench(t, s, tables)
		}
		for i, tab := range attempts(t, again[name]) {
			if !reflect.DeepEqual(tab, tables[i]) {
				t.Errorf("%s: table %s varies:\n%s", name, tab.ID, cmp.Diff(tables[i], tab))
			}
		}
	}
}

// checkShape checks what every table must have: a name, a title, unique keys, as many cells as columns, in each column
// cells of its kind, labels where people read, and roles that go together.
func checkShape(t *testing.T, name string, tab *table.Table) {
	t.Helper()
	checkRoles(t, name, tab)
	if tab.ID == "" || tab.Title.FR == "" || tab.Title.EN == "" {
		t.Errorf("%s: table %q has the title %+v", name, tab.ID, tab.Title)
	}
	seen := map[string]bool{}
	for _, column := range tab.Columns {
		if seen[column.Key] || column.Key == "" || strings.ContainsAny(column.Key, " .\u00a0") {
			t.Errorf("%s: table %s: key %q is empty, there twice or not a name", name, tab.ID, column.Key)
		}
		seen[column.Key] = true
		if !column.Machine && column.Label.IsZero() {
			t.Errorf("%s: table %s: column %s has no heading", name, tab.ID, column.Key)
		}
	}
	for _, row := range tab.Rows {
		if len(row.Cells) != len(tab.Columns) {
			t.Fatalf("%s: table %s: %d cells for %d columns", name, tab.ID, len(row.Cells), len(tab.Columns))
		}
		for i, c := range row.Cells {
			if c.Set && tab.Columns[i].Kind == table.Text {
				t.Errorf("%s: table %s: a number in the column of text %s", name, tab.ID, tab.Columns[i].Key)
			}
			if c.Range && c.Hi < c.Number {
				t.Errorf("%s: table %s: interval from %v down to %v", name, tab.ID, c.Number, c.Hi)
			}
		}
	}
}

var (
	loose   = regexp.MustCompile(` [:;?!%»]|« | \$`)
	english = regexp.MustCompile(`\d,\d{3}(\D|$)`) // 20,000 in a French text
)

// checkFrench checks that French texts have no-break spaces before : ; ? ! % » and $, after «, and no number as English
// writes it. What the answers and the file of published figures hold is not ours to write.
func checkFrench(t *testing.T, s *survey.Survey, tables []*table.Table) {
	t.Helper()
	quoted := map[string]bool{}
	for _, frame := range s.Sides {
		for _, v := range frame.Variables {
			for _, words := range v.Words {
				quoted[words] = true
			}
		}
	}
	for _, r := range figures(t, s) {
		quoted[r.Published.Note] = true
	}
	check := func(where string, text locale.Text) {
		for _, wrong := range []*regexp.Regexp{loose, english} {
			if found := wrong.FindString(text.FR); found != "" && !quoted[text.FR] {
				t.Errorf("%s: %q in %q", where, found, text.FR)
			}
		}
	}
	for _, tab := range tables {
		check(tab.ID, tab.Title)
		for _, column := range tab.Columns {
			check(tab.ID, column.Label)
		}
		for _, note := range tab.Notes {
			check(tab.ID, note)
		}
		for _, row := range tab.Rows {
			for i, c := range row.Cells {
				if !tab.Columns[i].Machine {
					check(tab.ID+" "+tab.Columns[i].Key, c.Text)
				}
			}
		}
	}
	for _, paragraph := range Methods(s, Options{}) {
		check("methods", paragraph.Text)
	}
}
