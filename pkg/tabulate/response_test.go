package tabulate

import (
	"strings"
	"testing"
)

func TestResponse(t *testing.T) {
	tab := Response(demo(t))
	for side, want := range map[string][3]float64{"ci": {22, 21, 2100.0 / 22}, "regroupements": {15, 15, 100}} {
		row := map[string]string{"side": side}
		for i, key := range []string{"population", "respondents", "percent"} {
			if got := cell(t, tab, key, row).Number; got != want[i] {
				t.Errorf("%s: %s %v, want %v", side, key, got, want[i])
			}
		}
	}
	if got := notesOf(tab); strings.Count(got, "No answer from") != 1 {
		t.Errorf("one centre did not answer: %s", got)
	}
	unknown := Response(oneSide(t))
	if got := cell(t, unknown, "population", map[string]string{"side": "p"}); got.Set || got.Text.EN != "unknown" {
		t.Errorf("%+v", got)
	}
	if got := cell(t, unknown, "percent", map[string]string{"side": "p"}); got.Set {
		t.Errorf("a rate without a population: %+v", got)
	}
}

// The check of the data counts what it lists.
func TestCheckCounts(t *testing.T) {
	s := demo(t)
	list := s.Check()
	tab := Check(Checked{Survey: s, Found: list})
	if len(body(tab)) != len(list) || len(list) == 0 {
		t.Errorf("%d rows for %d diagnostics", len(body(tab)), len(list))
	}
	for i, row := range body(tab) {
		if got := row.Cells[at(t, tab, "place")].Text.EN; got != list[i].Pos.String() {
			t.Errorf("place %q, want %v", got, list[i].Pos)
		}
		if line := row.Cells[at(t, tab, "line")]; line.Set != (list[i].Pos.Line > 0) {
			t.Errorf("line %+v of %v", line, list[i].Pos)
		}
	}
}

// The methods section names what the study uses, with the printed source, and nothing else.
func TestMethodsAreThoseThatAreUsed(t *testing.T) {
	text := func(paragraphs []Paragraph) string {
		var all strings.Builder
		for _, p := range paragraphs {
			if p.Text.FR == "" || p.Text.EN == "" || p.Text.FR == p.Text.EN {
				t.Errorf("%+v", p.Text)
			}
			all.WriteString(p.Text.EN + " " + p.Source + "\n")
		}
		return all.String()
	}
	full, bare := text(Methods(demo(t), Options{})), text(Methods(oneSide(t), Options{Level: 0.9}))
	for _, word := range []string{"Wilson", "Newcombe", "Student", "Kendall", "published figure", "19 items", "joined by region", "95%"} {
		if !strings.Contains(full, word) {
			t.Errorf("the methods of the demo do not speak of %s", word)
		}
	}
	for _, word := range []string{"Newcombe", "Kendall", "published figure", "joined by region"} {
		if strings.Contains(bare, word) {
			t.Errorf("the methods of a bare study speak of %s", word)
		}
	}
	if !strings.Contains(bare, "Wilson") || !strings.Contains(bare, "Student interval takes the standard error of the survey design") || !strings.Contains(bare, "90%") {
		t.Errorf("%s", bare)
	}
}
