package tabulate

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/table"
)

// Every respondent is in one region, every unit of the population is there or named as missing.
func TestJoinConservesCounts(t *testing.T) {
	s := demo(t)
	tab := must(t)(Join(s))
	if n := len(body(tab)); n != 15 {
		t.Fatalf("%d regions", n)
	}
	for side, want := range map[string]int{"ci": 22, "regroupements": 15} {
		joined, missing := 0, 0
		for _, link := range s.Links {
			joined += len(link.Units[side])
			missing += len(link.Missing[side])
		}
		if joined != s.Frame(side).Len() || joined+missing != want {
			t.Errorf("%s: %d joined and %d missing, want %d in all", side, joined, missing, want)
		}
		for _, unit := range s.Frame(side).Units {
			if n := timesNamed(t, tab, side, unit.Name); n != 1 {
				t.Errorf("%s is named %d times", unit.Name, n)
			}
		}
	}
	if notes := notesOf(tab); !strings.Contains(notes, "respondents: 21; joined: 21; without a region: 0") {
		t.Error(notes)
	}
	montreal := cell(t, tab, "kind", map[string]string{"code": "06"})
	if montreal.Text.EN != "4 – 1" {
		t.Errorf("Montréal, where four of five centres answered, is %q", montreal.Text.EN)
	}
}

// timesNamed counts the cells of a side's column that hold a name.
func timesNamed(t *testing.T, tab *table.Table, side, name string) int {
	t.Helper()
	n := 0
	for _, row := range body(tab) {
		for part := range strings.SplitSeq(row.Cells[at(t, tab, side)].Text.EN, "; ") {
			if strings.TrimSpace(part) == name || strings.HasPrefix(part, name+" [") {
				n++
			}
		}
	}
	return n
}

// The one centre that did not answer is named where it belongs, in the words of each language.
func TestJoinNamesWhoIsMissing(t *testing.T) {
	s := demo(t)
	tab := must(t)(Join(s))
	found := 0
	for _, row := range body(tab) {
		missing, text := row.Cells[at(t, tab, "ci_missing")].Text.EN, row.Cells[at(t, tab, "ci")].Text
		if missing == "" {
			continue
		}
		found++
		if !strings.HasSuffix(text.EN, "[no answer: "+missing+"]") || !strings.HasSuffix(text.FR, "[sans réponse\u00a0: "+missing+"]") {
			t.Errorf("%q is shown as %+v", missing, text)
		}
	}
	if found != 1 {
		t.Errorf("%d regions with a missing centre, want 1", found)
	}
}

func TestJoinWithoutLink(t *testing.T) {
	_, err := Join(twoSides(t))
	if got := wrong(t, err); !strings.Contains(got, "declares no link") {
		t.Error(got)
	}
}
