package tabulate

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/table"
)

// examined profiles texts, each a file of its own.
func examined(t *testing.T, files ...string) []*profile.Profile {
	t.Helper()
	var profiles []*profile.Profile
	for i, text := range files {
		p, err := profile.Read(string(rune('a'+i))+".csv", strings.NewReader(text), profile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		profiles = append(profiles, p)
	}
	return profiles
}

func ids(tables []*table.Table) []string {
	var list []string
	for _, t := range tables {
		list = append(list, t.ID)
	}
	return list
}

func TestDoctorTables(t *testing.T) {
	profiles := examined(t, "id,q_1,q_2,note\n1,Y,,a@example.org\n2,Y,Y,x\n3,,Y,N/A\n")
	if got := ids(Doctor(profiles, false)); !slices.Equal(got, []string{"file", "columns", "findings"}) {
		t.Errorf("for people: %q", got)
	}
	machine := Doctor(profiles, true)
	if got := ids(machine); !slices.Equal(got, []string{"findings", "file", "columns", "questions", "values", "evidence"}) {
		t.Errorf("for programs: %q", got)
	}
	if rows := len(machine[2].Rows); rows != 4 {
		t.Errorf("columns: %d rows", rows)
	}
	for _, one := range machine {
		for _, row := range one.Rows {
			for _, cell := range row.Cells {
				if strings.Contains(cell.Text.EN, "example.org") {
					t.Errorf("%s shows what identifies a person: %q", one.ID, cell.Text.EN)
				}
			}
		}
	}
	if last := machine[1].Rows[len(machine[1].Rows)-1]; last.Cells[3].Text.EN != "4" {
		t.Errorf("the file has 4 columns, not %q", last.Cells[3].Text.EN)
	}
}

// TestDoctorSeveralFiles checks that the rows of each file stand under its name.
func TestDoctorSeveralFiles(t *testing.T) {
	for _, one := range Doctor(examined(t, "id,q\n1,N/A\n", "id,r\n1,N/A\n"), false) {
		var groups []string
		for _, row := range one.Rows {
			if row.Group {
				groups = append(groups, row.Cells[0].Text.EN)
			}
		}
		if !slices.Equal(groups, []string{"a.csv", "b.csv"}) {
			t.Errorf("%s: headings %q", one.ID, groups)
		}
	}
}

// TestKindWords checks that every kind of column has words, and every way of writing ticks.
func TestKindWords(t *testing.T) {
	for _, kind := range []profile.Kind{
		profile.Empty, profile.Constant, profile.YesNo, profile.Tick, profile.Choice, profile.Several, profile.Number, profile.Percent,
		profile.Money, profile.Date, profile.ID, profile.Open,
	} {
		if words := kindWords[kind]; words.FR == "" || words.EN == "" {
			t.Errorf("%s has no words", kind)
		}
	}
	for style, words := range styleWords {
		if words.FR == "" || words.EN == "" {
			t.Errorf("style %q has no words", style)
		}
	}
}

func TestNarrowHeading(t *testing.T) {
	for heading, want := range map[string]string{
		"id": "id", "Are you\n satisfied?": "Are you satisfied?", "plan_primaute_regroupement": "plan_primaute_regroupem…",
		strings.Repeat("a b ", 20): strings.TrimSpace(strings.Repeat("a b ", 10)) + " …", "": "",
	} {
		if got := narrowHeading(heading); got != want {
			t.Errorf("%q becomes %q, want %q", heading, got, want)
		}
	}
}
