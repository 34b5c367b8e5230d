package calibrate

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// TestReference compares with the weights that scripts/reference/calibrate.R computed.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	list := func(name string, numbers []float64) {
		for i, x := range numbers {
			got[fmt.Sprintf("%s/%d", name, i+1)] = x
		}
	}
	ok := must[*Result](t)
	tight := Options{Epsilon: 1e-13}
	list("poststratify", ok(PostStratify(weights, region)).Weights)
	raked := ok(Rake(weights, margins, tight)).Weights
	list("rake", raked)
	// Raking and calibration by the raking ratio are two ways to the same weights.
	list("raking", raked)
	list("linear/margins", ok(Linear(weights, Margins(margins), Totals(margins), Options{})).Weights)
	x := Join(Margins(margins), NewModel([]string{"staff"}, staff))
	totals := append(Totals(margins), 7400)
	list("linear", ok(Linear(weights, x, totals, Options{})).Weights)
	list("bounded", ok(Linear(weights, x, totals, Options{Bounds: [2]float64{0.8, 1.6}})).Weights)
	near := []float64{170, 165, 180, 275, 240, 6700}
	list("bounded/tight", ok(Linear(weights, x, near, Options{Bounds: [2]float64{0.8, 1.2}})).Weights)
	trimmed := must[*Trimmed](t)
	list("trim/upper", trimmed(Trim(far, TrimOptions{Upper: 35, Equally: true})).Weights)
	list("trim/both", trimmed(Trim(far, TrimOptions{Lower: 10, Upper: 40, Equally: true})).Weights)
	list("trim/median", trimmed(Trim(far, TrimOptions{Upper: 1.7, Of: Median, Equally: true})).Weights)
	list("trim/mean", trimmed(Trim(far, TrimOptions{Lower: 0.3, Upper: 1.5, Of: Mean, Equally: true})).Weights)
	reference.Compare(t, "calibrate.csv", got)
}

// TestSchools compares with the means that R's package survey prints for its sample of clusters of schools, apiclus1:
// 641.23 raked by type and by target met, 642.31 post-stratified by type, 665.31 calibrated on type and api99, and the
// same with factors from 0.6 to 1.6 to all digits. R gives up where the bounds are 0.6 and 1.5, which has no solution.
func TestSchools(t *testing.T) {
	folder := os.Getenv("ARRIMAGE_CONFORMANCE_DATA")
	in, err := os.Open(filepath.Join(folder, "svy-apiclus1.csv"))
	if folder == "" || err != nil {
		t.Logf("svy-apiclus1.csv: not read, ARRIMAGE_CONFORMANCE_DATA names no folder that holds it")
		return
	}
	defer in.Close()
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	pw, api00 := numbers(t, records, "pw"), numbers(t, records, "api00")
	kind := margin(records, "stype", []string{"E", "H", "M"}, 4421, 755, 1018)
	target := margin(records, "sch.wide", []string{"No", "Yes"}, 1072, 5122)
	raked := must[*Result](t)(Rake(pw, []Margin{kind, target}, Options{}))
	near(t, "achieved", raked.Achieved, []float64{4421, 755, 1018, 1072, 5122}, 1e-9)
	reference.Near(t, "raked mean", weightedMean(raked.Weights, api00), 641.23, 2)
	post := must[*Result](t)(PostStratify(pw, kind))
	reference.Near(t, "post-stratified mean", weightedMean(post.Weights, api00), 642.31, 2)
	x := Join(Margins([]Margin{kind}), NewModel([]string{"api99"}, numbers(t, records, "api99")))
	totals := append(Totals([]Margin{kind}), 3914069)
	linear := must[*Result](t)(Linear(pw, x, totals, Options{}))
	reference.Near(t, "calibrated mean", weightedMean(linear.Weights, api00), 665.31, 2)
	bounded := must[*Result](t)(Linear(pw, x, totals, Options{Bounds: [2]float64{0.6, 1.6}}))
	reference.Near(t, "bounded mean", weightedMean(bounded.Weights, api00), 665.4849459306, 10)
	if _, err := Linear(pw, x, totals, Options{Bounds: [2]float64{0.6, 1.5}}); err == nil {
		t.Error("bounds of 0.6 and 1.5 give no error")
	}
}

func numbers(t *testing.T, records [][]string, name string) []float64 {
	t.Helper()
	var xs []float64
	for _, cell := range cells(records, name) {
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Fatal(err)
		}
		xs = append(xs, x)
	}
	return xs
}

func margin(records [][]string, name string, categories []string, totals ...float64) Margin {
	m := Margin{Name: name, Categories: categories, Totals: totals}
	for _, cell := range cells(records, name) {
		place := -1
		for c, category := range categories {
			if category == cell {
				place = c
			}
		}
		m.Of = append(m.Of, place)
	}
	return m
}

func cells(records [][]string, name string) []string {
	var column []string
	for j, title := range records[0] {
		if title != name {
			continue
		}
		for _, record := range records[1:] {
			column = append(column, record[j])
		}
	}
	return column
}

func weightedMean(weights, xs []float64) float64 {
	sum, weight := 0.0, 0.0
	for i, w := range weights {
		sum, weight = sum+w*xs[i], weight+w
	}
	return sum / weight
}
