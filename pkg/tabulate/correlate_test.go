package tabulate

import (
	"math"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/study"
)

// Fifteen regions get an exact p value, or a Monte Carlo one whose seed and size are printed.
func TestCorrelationOfFifteenRegions(t *testing.T) {
	s := demo(t)
	const seed = 12345
	c, err := Correlate(s, "budget", "regroupements.mesures", Options{Seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Units) != 15 || c.LeftOut.Total() != 0 || len(c.Results) != 3 {
		t.Fatalf("%d regions, %v left out, %d results", len(c.Units), c.LeftOut, len(c.Results))
	}
	tab := CorrelationsTable(s, []Correlation{c}, Options{Seed: seed})
	exact := 0
	for i, row := range body(tab) {
		result := c.Results[i]
		if n := row.Cells[at(t, tab, "n")].Number; n != 15 {
			t.Errorf("n %v", n)
		}
		if p := row.Cells[at(t, tab, "p")]; !p.Set || p.Number <= 0 || p.Number > 1 || p.Number != result.P {
			t.Errorf("%s: p %+v", result.Statistic.ID, p)
		}
		method, recorded := row.Cells[at(t, tab, "p_method")].Text.EN, row.Cells[at(t, tab, "seed")].Number
		permutations, deviation := row.Cells[at(t, tab, "permutations")].Number, row.Cells[at(t, tab, "p_error")].Number
		switch method {
		case string(assoc.Exact):
			exact++
			if recorded != 0 || permutations != 0 || deviation != 0 {
				t.Errorf("%s: an exact p with the seed %v, %v permutations", result.Statistic.ID, recorded, permutations)
			}
		case string(assoc.MonteCarlo):
			if recorded != seed || permutations != 10000 || deviation <= 0 {
				t.Errorf("%s: seed %v, %v permutations, error %v", result.Statistic.ID, recorded, permutations, deviation)
			}
			if !strings.Contains(notesOf(tab), "seed 12345") {
				t.Errorf("no note on the seed: %s", notesOf(tab))
			}
		default:
			t.Errorf("%s: p by %q", result.Statistic.ID, method)
		}
	}
	if exact < 1 {
		t.Error("no p value of fifteen regions is exact")
	}
}

// Pearson and the values themselves, against the raw files.
func TestCorrelationAgainstTheFiles(t *testing.T) {
	s := demo(t)
	c, err := Correlate(s, "budget", "regroupements.mesures", Options{})
	if err != nil {
		t.Fatal(err)
	}
	budgets, lists := amounts(t), tallies(t, "regroupements.csv")
	scores := map[string]float64{}
	for i, record := range export(t, "regroupements.csv", ';') {
		scores[regionOf(record)] = float64(lists[i].yes)
	}
	var meanX, meanY, xy, xx, yy float64
	for region := range scores {
		meanX, meanY = meanX+budgets[region]/15, meanY+scores[region]/15
	}
	for region := range scores {
		x, y := budgets[region]-meanX, scores[region]-meanY
		xy, xx, yy = xy+x*y, xx+x*x, yy+y*y
	}
	if want := xy / math.Sqrt(xx*yy); math.Abs(c.Results[0].Value-want) > 1e-9 {
		t.Errorf("Pearson %v, want %v", c.Results[0].Value, want)
	}
	for i, unit := range c.Units {
		if c.Xs[i] != budgets[unit.Name] || c.Ys[i] != scores[unit.Name] {
			t.Errorf("%s: %v, %v; want %v, %v", unit.Name, c.Xs[i], c.Ys[i], budgets[unit.Name], scores[unit.Name])
		}
	}
}

// A seed too large for a number of JSON is written in full all the same.
func TestLargeSeedIsRecordedExactly(t *testing.T) {
	a := assoc.Association{Seed: math.MaxUint64, PMethod: assoc.MonteCarlo}
	s := demo(t)
	c, err := Correlate(s, "budget", "mesures", Options{})
	if err != nil {
		t.Fatal(err)
	}
	tab := CorrelationsTable(s, nil, Options{})
	if got := associationCells(c, a)[at(t, tab, "seed")]; got.Set || got.Text.EN != "18446744073709551615" {
		t.Errorf("%+v", got)
	}
	a.Seed = 1 << 53
	if got := associationCells(c, a)[at(t, tab, "seed")]; got.Number != 1<<53 {
		t.Errorf("%+v", got)
	}
}

// Without regions the respondents of the only side are what is correlated; those without a value are counted.
func TestCorrelationOfRespondents(t *testing.T) {
	s := oneSide(t)
	c, err := Correlate(s, "age", "age", Options{Where: `happy == "Y" || age < 60`})
	if err != nil {
		t.Fatal(err)
	}
	// Of seven: one of 60 is not meant; of one the happiness does not apply, of two it is lacking.
	if len(c.Units) != 3 || c.LeftOut.Total() != 3 || c.LeftOut[study.NotApplicable] != 1 || c.LeftOut[study.Refused] != 1 || c.LeftOut[study.NoAnswer] != 1 {
		t.Errorf("%d units, %v left out", len(c.Units), c.LeftOut)
	}
	if got := c.Results[0].Value; math.Abs(got-1) > 1e-12 {
		t.Errorf("a variable with itself: %v", got)
	}
}

func TestWhatCannotBeCorrelated(t *testing.T) {
	s := demo(t)
	for name, want := range map[string]string{
		"budgte": `did you mean "budget"?`, "regroupements.mesure": `did you mean "regroupements.mesures"?`, "region": `numeric variable "region"`, "satisfaction": "numeric variable",
	} {
		_, err := Correlate(s, name, "budget", Options{})
		if got := wrong(t, err); !strings.Contains(got, want) {
			t.Error(got)
		}
		_, err = Correlate(s, "budget", name, Options{})
		if got := wrong(t, err); !strings.Contains(got, want) {
			t.Error(got)
		}
	}
	_, err := Correlate(twoSides(t), "s", "s", Options{})
	if got := wrong(t, err); !strings.Contains(got, "not joined") {
		t.Error(got)
	}
	_, err = Correlate(s, "budget", "mesures", Options{Where: `budgte > 3`})
	if got := wrong(t, err); !strings.Contains(got, `did you mean "budget"?`) {
		t.Error(got)
	}
}

// Too few pairs and a constant have no coefficient, and the table says why.
func TestUndefinedCorrelation(t *testing.T) {
	s := demo(t)
	for where, why := range map[string]string{`budget > 125000`: "at least 3 are needed", `mesures == 23`: "constant"} {
		c, err := Correlate(s, "budget", "mesures", Options{Where: where})
		if err != nil {
			t.Fatal(err)
		}
		tab := CorrelationsTable(s, []Correlation{c}, Options{})
		for _, row := range body(tab) {
			value, p := row.Cells[at(t, tab, "value")], row.Cells[at(t, tab, "p")]
			if value.Set || !strings.Contains(value.Text.EN, why) || p.Set {
				t.Errorf("%s: %+v, p %+v", where, value, p)
			}
		}
	}
}

// The pairs and the bands that the study declares, in their order.
func TestDeclaredAssociations(t *testing.T) {
	s := demo(t)
	tables, err := Associations(s, CorrelationRequest{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) != 2 || tables[0].ID != "correlations" || tables[1].ID != "bands" || len(body(tables[0])) != 15 {
		t.Errorf("%d tables, %d rows; want five pairs with three coefficients, then the bands", len(tables), len(body(tables[0])))
	}
	_, err = Associations(oneSide(t), CorrelationRequest{}, Options{})
	if got := wrong(t, err); !strings.Contains(got, "declares no pairs") {
		t.Error(got)
	}
	_, err = Associations(s, CorrelationRequest{}, Options{Where: "budgte > 3"})
	if got := wrong(t, err); !strings.Contains(got, `did you mean "budget"?`) {
		t.Error(got)
	}
}
