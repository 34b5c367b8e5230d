package tabulate

import (
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// amounts reads the side table of the embedded study without the program's reader.
func amounts(t *testing.T) map[string]float64 {
	list := map[string]float64{}
	for _, record := range export(t, "budgets.csv", ',') {
		amount, err := strconv.ParseFloat(record["budget_2018_2019"], 64)
		if err != nil {
			t.Fatal(err)
		}
		list[regionOf(record)] = amount
	}
	return list
}

func TestSideTableAgainstItsFile(t *testing.T) {
	tab := must(t)(SideTable(demo(t), "budget"))
	want := amounts(t)
	got := column(t, tab, "budget")
	if len(got) != 15 || len(want) != 15 {
		t.Fatalf("%d rows for %d amounts", len(got), len(want))
	}
	whole := 0.0
	for i, row := range body(tab) {
		region := row.Cells[0].Text.FR
		if got[i] != want[region] || i > 0 && got[i] < got[i-1] {
			t.Errorf("%s: %v after the row before, want %v", region, got[i], want[region])
		}
		whole += want[region]
	}
	var totals []float64
	for _, row := range tab.Rows {
		if row.Total {
			totals = append(totals, row.Cells[at(t, tab, "budget")].Number)
		}
	}
	if !equal(totals, whole, 19370) {
		t.Errorf("total and median %v, want %v and 19370", totals, whole)
	}
}

// The bands hold every region once, each where its amount belongs; a bound belongs to the band above it.
func TestBandsPartitionTheRegions(t *testing.T) {
	s := demo(t)
	declared := s.Study.Table("budget")
	bands := bandsOf(declared)
	for region, amount := range amounts(t) {
		in := 0
		for _, b := range bands {
			if b.has(amount) {
				in++
			}
		}
		if in != 1 {
			t.Errorf("%s, %v: in %d bands", region, amount, in)
		}
	}
	for _, bound := range declared.Bands {
		if bands[0].has(bound) && bound == declared.Bands[0] {
			t.Errorf("the bound %v is in the band below it", bound)
		}
	}
	tab := must(t)(Bands(s, "budget", []string{"regroupements.mesures", "ci.mesures", "mesures"}))
	for _, variable := range []string{"regroupements.mesures", "ci.mesures", "mesures"} {
		n := 0.0
		for _, row := range body(tab) {
			if row.Cells[at(t, tab, "variable")].Text.EN == variable {
				n += row.Cells[at(t, tab, "n")].Number
			}
		}
		if n != 15 {
			t.Errorf("%s: %v regions in the bands", variable, n)
		}
	}
	if got, want := bands[1].label.In(locale.French), "15\u00a0000\u00a0$ à moins de 20\u00a0000\u00a0$"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := bands[0].label.In(locale.English), "under $15,000"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A region without an amount is listed last, with the reason, and is in no band.
func TestRegionWithoutAmount(t *testing.T) {
	s := demo(t)
	cells := s.Tables["budget"].Values
	cells["Laval"] = survey.TableCell{State: study.Refused, Pos: cells["Laval"].Pos}
	rows, err := TableRows(s, "budget")
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; last.Region != "Laval" || last.Code != "13" || last.Cell.State != study.Refused {
		t.Errorf("last row %+v", last)
	}
	tab := must(t)(SideTable(s, "budget"))
	if got := body(tab)[14].Cells[at(t, tab, "budget")]; got.Set || got.Text.EN != "refused" {
		t.Errorf("%+v", got)
	}
}

func TestUnknownTables(t *testing.T) {
	s := demo(t)
	_, err := SideTable(s, "budgets")
	if got := wrong(t, err); !strings.Contains(got, `did you mean "budget"?`) {
		t.Error(got)
	}
	_, err = Bands(s, "bugdet", nil)
	if got := wrong(t, err); !strings.Contains(got, `did you mean "budget"?`) {
		t.Error(got)
	}
	_, err = Bands(s, "budget", []string{"mesure"})
	if got := wrong(t, err); !strings.Contains(got, `did you mean "mesures"?`) {
		t.Error(got)
	}
	_, err = Bands(s, "budget", []string{"region"})
	if got := wrong(t, err); !strings.Contains(got, `numeric variable "region": not in the study`) {
		t.Error(got)
	}
	_, err = SideTable(oneSide(t), "budget")
	if got := wrong(t, err); got != `table "budget": the study declares none` {
		t.Error(got)
	}
}
