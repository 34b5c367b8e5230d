package reliability

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// The data of scripts/reference.R, both made up: six people and four statements from 1 to 5, and eight people and five
// items that are right or wrong.
var (
	ratings = [][]float64{{4, 2, 5, 3, 1, 4}, {5, 2, 4, 3, 2, 4}, {4, 3, 5, 2, 1, 5}, {2, 4, 3, 3, 5, 2}}
	rights  = [][]float64{
		{1, 1, 1, 0, 1, 0, 1, 1}, {1, 1, 0, 0, 1, 0, 1, 0}, {1, 0, 1, 0, 1, 1, 1, 0}, {0, 1, 0, 0, 1, 0, 1, 0},
		{1, 0, 0, 0, 1, 0, 0, 0},
	}
)

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how. The
// attitudes of R's own data are compared where ARRIMAGE_CONFORMANCE_DATA names a folder that holds them.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	add(got, "ratings", ratings)
	add(got, "tests", rights)
	attitudes, found := readAttitudes(t)
	if found {
		add(got, "attitudes", attitudes)
	}
	compare := reference.Comparison{Tolerance: tolerance, Skip: func(name string) bool { return !found && strings.HasPrefix(name, "attitudes/") }}
	compare.Compare(t, "reliability.csv", got)
}

// tolerance is the relative one of a call: factanal stops before the maximum, and is compared to 1e-5.
func tolerance(call string) float64 {
	if strings.HasPrefix(call, "stopped") {
		return 1e-5
	}
	return reference.Tolerance
}

// add records the numbers of a scale under the names that the reference gives them.
func add(got map[string]float64, name string, items [][]float64) {
	a, narrow := Analyse(items, 0.95), Analyse(items, 0.9).Feldt
	got[name+"/alpha"], got[name+"/standardised"] = a.Alpha.Value, a.Standardised.Value
	got[name+"/alpha/lo"], got[name+"/alpha/hi"] = a.Feldt.Lo, a.Feldt.Hi
	got[name+"/alpha/90/lo"], got[name+"/alpha/90/hi"] = narrow.Lo, narrow.Hi
	for i, item := range a.Items {
		got[name+"/item-total/"+strconv.Itoa(i+1)] = item.Total.Value
		got[name+"/if-dropped/"+strconv.Itoa(i+1)] = item.Dropped.Value
	}
	got[name+"/omega"], got[name+"/omega/standardised"] = a.Omega.Total.Value, a.Omega.Standardised.Value
	got[name+"/omega/factanal"] = a.Omega.Total.Value
	for i := range a.Omega.Loadings {
		got[name+"/loading/"+strconv.Itoa(i+1)] = a.Omega.Loadings[i]
		got[name+"/uniqueness/"+strconv.Itoa(i+1)] = a.Omega.Uniquenesses[i]
	}
}

// readAttitudes returns the seven attitudes of thirty departments: S. Chatterjee and B. Price, Regression Analysis by
// Example, Wiley, 1977, as in R.
func readAttitudes(t *testing.T) ([][]float64, bool) {
	t.Helper()
	folder := os.Getenv("ARRIMAGE_CONFORMANCE_DATA")
	text, err := os.ReadFile(filepath.Join(folder, "attitude.csv"))
	if folder == "" || err != nil {
		t.Logf("attitude.csv: not read, ARRIMAGE_CONFORMANCE_DATA names no folder that holds it")
		return nil, false
	}
	records, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	items := make([][]float64, 7)
	for _, record := range records[1:] {
		for i, word := range record[1:] {
			x, err := strconv.ParseFloat(word, 64)
			if err != nil {
				t.Fatal(err)
			}
			items[i] = append(items[i], x)
		}
	}
	a := Analyse(items, 0.95) // .843143 and .839084, as R prints them.
	if math.Abs(a.Alpha.Value-0.843143) > 5e-7 || math.Abs(a.Standardised.Value-0.839084) > 5e-7 || a.N != 30 {
		t.Errorf("alpha %v, standardised %v, of %d", a.Alpha.Value, a.Standardised.Value, a.N)
	}
	return items, true
}
