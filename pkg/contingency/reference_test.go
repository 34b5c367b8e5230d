package contingency

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// The tables of scripts/reference/contingency.R, which names their sources.
var (
	tea    = Table{{3, 1}, {1, 3}}
	course = Table{{12, 17}, {4, 25}, {15, 4}}
	job    = Table{{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}}
	party  = Table{{762, 327, 468}, {484, 239, 477}}
	sparse = Table{{4, 0, 1}, {0, 3, 0}, {1, 1, 5}}
	wide   = Table{{3, 1, 0, 2, 4}, {0, 5, 2, 1, 1}}
	even   = Table{{21, 19}, {30, 28}, {24, 33}}
	four   = Table{{17, 6}, {8, 22}}
	large  = Table{{120000, 119000}, {80500, 81000}}
	ticked = []string{
		"1100 1000 1110 0100 1101 1000 1100 1010",
		"0110 0011 0010 1111 0010 0110 0001",
		"0001 1001 0101 1011 0000 1001 0001 1000 1101",
	}
)

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	for name, table := range map[string]Table{
		"tea": tea, "course": course, "job": job, "party": party, "sparse": sparse, "wide": wide, "even": even, "four": four,
	} {
		tests(got, name, table)
		coefficients(got, name, table)
		if name != "party" {
			got["fisher/"+name] = exactly(t, Fisher(table, Options{}))
		}
	}
	for name, table := range map[string]Table{"tea": tea, "sparse": sparse, "wide": wide} {
		got["chi-square/"+name+"/exact"] = exactly(t, ChiSquare(table, Options{}))
		got["likelihood-ratio/"+name+"/exact"] = exactly(t, LikelihoodRatio(table, Options{}))
		got["gamma/"+name+"/exact"] = Gamma(table, Options{}).PValue.P
	}
	sides := Fisher(four, Options{}).OneSided
	got["fisher/four/less"], got["fisher/four/greater"] = sides.Less, sides.Greater
	got["fisher/large"] = exactly(t, Fisher(large, Options{}))
	bounded(got, "odds-ratio/four", OddsRatio(four, Options{}))
	bounded(got, "relative-risk/four", RelativeRisk(four, Options{}))
	multiple(got)
	for _, design := range []string{"clus1", "strat", "clus2"} {
		underDesign(t, got, design)
	}
	reference.Compare(t, "contingency.csv", got)
}

func exactly(t *testing.T, test Test) float64 {
	t.Helper()
	if test.PValue.Method != Exact {
		t.Errorf("p is %s", test.PValue.Method)
	}
	return test.PValue.P
}

func tests(got map[string]float64, name string, table Table) {
	o := Options{P: Asymptotic}
	x, g := ChiSquare(table, o), LikelihoodRatio(table, o)
	got["chi-square/"+name], got["chi-square/"+name+"/asymptotic"] = x.Value, x.PValue.P
	got["likelihood-ratio/"+name], got["likelihood-ratio/"+name+"/asymptotic"] = g.Value, g.PValue.P
	got["residual/"+name] = AdjustedResiduals(table)[0][1].Value
}

func coefficients(got map[string]float64, name string, table Table) {
	bounded(got, "cramer-v/"+name, CramerV(table, Options{}))
	got["cramer-v-corrected/"+name] = CorrectedCramerV(table, Options{}).Value
	g := Gamma(table, Options{P: Asymptotic})
	got["gamma/"+name], got["gamma/"+name+"/se"], got["gamma/"+name+"/asymptotic"] = g.Value, g.SE, g.PValue.P
}

func bounded(got map[string]float64, name string, c Coefficient) {
	got[name], got[name+"/interval/lo"], got[name+"/interval/hi"] = c.Value, c.Interval.Lo, c.Interval.Hi
}

// respondents returns the made-up respondents of the question with several answers.
func respondents() (group []int, ticks [][]bool) {
	for g, rows := range ticked {
		for _, row := range strings.Fields(rows) {
			var items []bool
			for _, digit := range row {
				items = append(items, digit == '1')
			}
			group, ticks = append(group, g), append(ticks, items)
		}
	}
	return group, ticks
}

func multiple(got map[string]float64) {
	group, ticks := respondents()
	test := MultipleResponse(group, ticks, 3, Options{})
	got["multiple/value"], got["multiple/first"] = test.Value, test.FirstOrder.P
	got["multiple/mean-eigenvalue"] = test.Value / test.FirstOrder.Value
	got["multiple/second/value"], got["multiple/second/df"] = test.SecondOrder.Value, test.SecondOrder.DF
	got["multiple/second/p"], got["multiple/bonferroni"] = test.SecondOrder.P, test.Bonferroni
}

// underDesign tests the estimates that R wrote down.
func underDesign(t *testing.T, got map[string]float64, name string) {
	size := map[string][2]int{"clus1": {2, 3}, "strat": {2, 2}, "clus2": {2, 3}}[name]
	n := map[string]int{"clus1": 183, "strat": 200, "clus2": 126}[name]
	df := map[string]float64{"clus1": 14, "strat": 197, "clus2": 39}[name]
	means, covariance := estimated(t, name, "mean")
	r := RaoScott(means, covariance, size[0], size[1], n, df)
	prefix := "rao-scott/" + name
	got[prefix+"/size/rows"], got[prefix+"/size/columns"] = float64(r.Shape.Rows), float64(r.Shape.Columns)
	got[prefix+"/n"], got[prefix+"/df"] = float64(r.Shape.N), df
	got[prefix+"/chi-square"], got[prefix+"/chi-square/p"] = r.Value, r.FirstOrder.P
	got[prefix+"/f"], got[prefix+"/f/p"] = r.SecondOrder.Value, r.SecondOrder.P
	got[prefix+"/f/df/numerator"], got[prefix+"/f/df/denominator"] = r.SecondOrder.DF, r.SecondOrder.DesignDF
	totals, covariance := estimated(t, name, "total")
	w := Wald(totals, covariance, size[0], size[1], n, df)
	got["wald/"+name], got["wald/"+name+"/p"] = w.Plain.Value, w.Plain.P
	got["wald/"+name+"/adjusted"], got["wald/"+name+"/adjusted/p"] = w.Adjusted.Value, w.Adjusted.P
}

// estimated reads the estimates of a design and their covariance.
func estimated(t *testing.T, design, kind string) (values []float64, covariance [][]float64) {
	t.Helper()
	in, err := os.Open("../../testdata/reference/contingency-design.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		if record[0] != design || record[1] != kind {
			continue
		}
		row, column, value := number(t, record[2]), number(t, record[3]), number(t, record[4])
		if column == 0 {
			values, covariance = append(values, value), append(covariance, nil)
			continue
		}
		covariance[int(row)-1] = append(covariance[int(row)-1], value)
	}
	return values, covariance
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestPrinted compares with numbers in print.
func TestPrinted(t *testing.T) {
	// R. A. Fisher’s lady tasting tea: 34 of 70 tables, and 17 of 70 on one side.
	sides := Fisher(tea, Options{})
	reference.Near(t, "tea", sides.PValue.P, 34.0/70, 12)
	reference.Near(t, "tea, one side", sides.OneSided.Greater, 17.0/70, 12)
	// A course note on the test of Freeman and Halton.
	reference.Near(t, "course", Fisher(course, Options{}).PValue.P, 2.957e-05, 8)
	// The help of fisher.test, after A. Agresti, Categorical Data Analysis, 2nd edition, Wiley, 2002, p. 57.
	reference.Near(t, "job satisfaction", Fisher(job, Options{}).PValue.P, 0.7827, 4)
	// A. Agresti, An Introduction to Categorical Data Analysis, 2nd edition, Wiley, 2007, p. 39.
	reference.Near(t, "party, X²", ChiSquare(party, Options{}).Value, 30.1, 1)
	reference.Near(t, "party, G²", LikelihoodRatio(party, Options{}).Value, 30.0, 1)
}

func TestMethods(t *testing.T) {
	reference.Methods(t, Methods, string(Asymptotic), string(Exact), string(MonteCarlo), ChiSquareID, ResidualID)
	if _, ok := Lookup("pearson"); ok {
		t.Error("pearson is found")
	}
	for _, m := range Methods {
		for _, text := range []locale.Text{m.Name, m.Sentence} {
			if strings.Contains(text.FR, " %") || strings.Contains(text.FR, " :") || strings.Contains(text.FR, " ;") {
				t.Errorf("%s: breaking space in %q", m.ID, text.FR)
			}
		}
	}
	if math.IsNaN(tail.ChiSquare(0, 1)) || tail.ChiSquare(0, 1) != 1 {
		t.Error("P(X ≥ 0) is not 1")
	}
}
