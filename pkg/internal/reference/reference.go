// Package reference holds the statistics packages to numbers that another program computed, and their tables of methods
// to being complete. Only tests import it.
package reference

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/method"
)

// folder is where the numbers stand, seen from a package of pkg/.
const folder = "../../testdata/reference/"

// Tolerance is the relative difference that Compare allows, where the two programs compute the same thing.
const Tolerance = 1e-9

// A Comparison is how numbers are compared. The zero value compares every row, to Tolerance.
type Comparison struct {
	Tolerance func(call string) float64 // the relative difference to allow for a call; nil for Tolerance
	Skip      func(name string) bool    // the rows to pass over; nil for none
}

// Compare fails for every row of a file of testdata/reference that has no counterpart or differs by more than Tolerance,
// and for every number without a row. got holds the numbers under the names of the rows.
func Compare(t *testing.T, file string, got map[string]float64) {
	t.Helper()
	Comparison{}.Compare(t, file, got)
}

// Compare does what the function Compare does, by the rules of the comparison. A number that ought to be 0 may be off by
// 1e-14.
func (c Comparison) Compare(t *testing.T, file string, got map[string]float64) {
	t.Helper()
	rows := 0
	for _, record := range read(t, file) {
		name, call := record[0], record[2]
		if c.Skip != nil && c.Skip(name) {
			continue
		}
		rows++
		want, err := strconv.ParseFloat(record[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		tolerance := Tolerance
		if c.Tolerance != nil {
			tolerance = c.Tolerance(call)
		}
		value, ok := got[name]
		if !ok || !(math.Abs(value-want) <= tolerance*math.Abs(want)+1e-14) {
			t.Errorf("%s = %v (computed: %t), want %v by %s", name, value, ok, want, call)
		}
	}
	if rows != len(got) {
		t.Errorf("%s: %d rows for %d numbers", file, rows, len(got))
	}
}

// read returns the rows of a file, without its header.
func read(t *testing.T, file string) [][]string {
	t.Helper()
	in, err := os.Open(folder + file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}

// Near fails unless a number rounds to the one that was printed with the given decimals.
func Near(t *testing.T, name string, got, printed float64, decimals int) {
	t.Helper()
	if !(math.Abs(got-printed) <= 0.5000001*math.Pow10(-decimals)) {
		t.Errorf("%s = %v, want %v", name, got, printed)
	}
}

// Methods fails for a method that stands twice in a table or lacks a part, and for an identifier that is not found.
func Methods(t *testing.T, methods []method.Method, ids ...string) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range methods {
		if seen[m.ID] {
			t.Errorf("%s stands twice in the table", m.ID)
		}
		seen[m.ID] = true
		parts := map[string]string{
			"name FR": m.Name.FR, "name EN": m.Name.EN, "sentence FR": m.Sentence.FR, "sentence EN": m.Sentence.EN,
			"formula": m.Formula, "source": m.Source,
		}
		for part, text := range parts {
			if text == "" {
				t.Errorf("%s: %s is empty", m.ID, part)
			}
		}
		if !strings.HasSuffix(m.Sentence.FR, ".") || !strings.HasSuffix(m.Sentence.EN, ".") {
			t.Errorf("%s: a sentence has no full stop", m.ID)
		}
	}
	for _, id := range ids {
		if !seen[id] {
			t.Errorf("no method is named %q", id)
		}
	}
}
