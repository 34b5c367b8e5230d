package tabulate

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

func TestFiguresBesideTheComputedOnes(t *testing.T) {
	s := demo(t)
	tables := Claims(s.Study, figures(t, s))
	if len(tables) != 2 || len(body(tables[0])) != 45 {
		t.Fatalf("%d tables, %d figures", len(tables), len(body(tables[0])))
	}
	for id, want := range map[string][3]string{ // French: published, computed, code of the outcome
		"satisfied-ci":              {"17/21 (81\u00a0%)", "17/21 (81,0\u00a0%)", "match"},
		"satisfied-groups":          {"53\u00a0%", "8/15 (53,3\u00a0%)", "match"},
		"collaboration-exists-ci":   {"20/21 (plus de 95\u00a0%)", "20/21 (95,2\u00a0%)", "match"},
		"measure-1-majority-groups": {"majorité de 15", "11/15 (73,3\u00a0%)", "match"},
		"score-min-ci":              {"8 à 9", "8", "match"},
		"score-mean-ci":             {"12,9 (n = 21)", "12,9 (n = 21)", "match"},
		"score-max-ci":              {"17/19", "17/19", "match"},
		"region-score-first":        {"27", "27", "match"},
		"population-ci":             {"22", "22", "match"},
		"pace-kept-groups":          {"75\u00a0%", "9/12 (75,0\u00a0%)", "inconsistent"},
	} {
		row := map[string]string{"id": id}
		got := [3]string{
			cell(t, tables[0], "published", row).Text.FR, cell(t, tables[0], "computed", row).Text.FR, cell(t, tables[0], "status_code", row).Text.FR,
		}
		if got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	doubtful := 0
	for _, row := range body(tables[1]) {
		if row.Cells[at(t, tables[1], "id")].Text.EN == "pace-kept-groups" {
			doubtful++
		}
	}
	if doubtful != 2 {
		t.Errorf("%d remarks on pace-kept-groups, want the possible bases and the doubt", doubtful)
	}
}

// Without remarks there is one table.
func TestFiguresWithoutRemarks(t *testing.T) {
	s := demo(t)
	results := figures(t, s)[:3]
	if tables := Claims(s.Study, results); len(tables) != 1 {
		t.Errorf("%d tables", len(tables))
	}
}

func TestSummaryCountsEveryOutcome(t *testing.T) {
	text := SummaryText(claim.Summary{Figures: 45, Counts: map[claim.Status]int{claim.Match: 42, claim.Inconsistent: 3}})
	for _, want := range []string{"45", "42", "match", "inconsistent", "not checkable", "mismatch"} {
		if !strings.Contains(text.EN, want) {
			t.Errorf("%q lacks %q", text.EN, want)
		}
	}
	if strings.Contains(text.FR, "match") || !strings.Contains(text.FR, "45") {
		t.Errorf("%q", text.FR)
	}
}

// Every way in which a figure can be printed, in both languages.
func TestPublishedText(t *testing.T) {
	whole := func(n int) ingest.Whole { return ingest.Whole{Value: n, Set: true} }
	printed := func(x float64, decimals int) claim.Printed {
		return claim.Printed{Num: ingest.Num{Value: x, Set: true}, Decimals: decimals}
	}
	for _, c := range []struct {
		published claim.Published
		between   []float64
		want      locale.Text
	}{
		{claim.Published{Comparison: "eq", Count: whole(17), Base: whole(21), Percent: printed(81, 0)}, nil, locale.Text{FR: "17/21 (81\u00a0%)", EN: "17/21 (81%)"}},
		{claim.Published{Comparison: "eq", Count: whole(17)}, nil, locale.Same("17")},
		{claim.Published{Comparison: "eq", Percent: printed(80.95, 2)}, nil, locale.Text{FR: "80,95\u00a0%", EN: "80.95%"}},
		{claim.Published{Comparison: "over", Percent: printed(95, 0)}, nil, locale.Text{FR: "plus de 95\u00a0%", EN: "over 95%"}},
		{claim.Published{Comparison: "over", Count: whole(20), Base: whole(21), Percent: printed(95, 0)}, nil, locale.Text{FR: "20/21 (plus de 95\u00a0%)", EN: "20/21 (over 95%)"}},
		{claim.Published{Comparison: "under", Count: whole(20)}, nil, locale.Text{FR: "moins de 20", EN: "under 20"}},
		{claim.Published{Comparison: "over", Value: printed(12.9, 1)}, nil, locale.Text{FR: "plus de 12,9", EN: "over 12.9"}},
		{claim.Published{Comparison: "eq", Value: printed(12.9, 1), Base: whole(21)}, nil, locale.Text{FR: "12,9 (n = 21)", EN: "12.9 (n = 21)"}},
		{claim.Published{Comparison: "majority"}, nil, locale.Text{FR: "une majorité", EN: "a majority"}},
		{claim.Published{Comparison: "majority", Base: whole(15)}, nil, locale.Text{FR: "majorité de 15", EN: "majority of 15"}},
		{claim.Published{Comparison: "between", Value: printed(8, 0)}, []float64{8, 9.5}, locale.Text{FR: "8 à 9,5", EN: "8 to 9.5"}},
		{claim.Published{Comparison: "between", Value: printed(8, 0)}, nil, locale.Same("8")},
	} {
		if got := PublishedText(claim.Result{Published: c.published, Declared: &study.Figure{Between: c.between}}); got != c.want {
			t.Errorf("%+v: %+v, want %+v", c.published, got, c.want)
		}
	}
	if got := ComputedText(claim.Result{}); got != locale.Same("–") {
		t.Errorf("nothing computed: %+v", got)
	}
}
