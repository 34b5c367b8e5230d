package claim

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// printed reads a number as the file of published figures has it.
func printed(t *testing.T, cell string) Printed {
	t.Helper()
	var p Printed
	if err := p.UnmarshalCSV(cell); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPrintedKeepsItsDecimals(t *testing.T) {
	for cell, want := range map[string]Printed{
		"":      {},
		"81":    {Num: number(81)},
		" 81 ":  {Num: number(81)},
		"12.9":  {Num: number(12.9), Decimals: 1},
		"12.90": {Num: number(12.9), Decimals: 2},
		"0.050": {Num: number(0.05), Decimals: 3},
	} {
		if got := printed(t, cell); got != want {
			t.Errorf("%q reads as %+v, want %+v", cell, got, want)
		}
	}
	var p Printed
	if err := p.UnmarshalCSV("81 %"); err == nil {
		t.Error("a unit in a cell of numbers is accepted")
	}
}

func TestRoundingIsHalfUp(t *testing.T) {
	for _, c := range []struct {
		comparison, published string
		computed              float64
		want                  bool
	}{
		{"eq", "81", 80.6, true},
		{"eq", "81", 80.5, true},
		{"eq", "81", 80.49999, false},
		{"eq", "80", 80.5, false},
		{"eq", "12.3", 12.25, true}, // half to even would print 12.2
		{"eq", "12.2", 12.25, false},
		{"eq", "12.95", 12.949999999999999, true},
		{"eq", "66.7", 200.0 / 3, true},
		{"eq", "66.67", 200.0 / 3, true},
		{"eq", "66.66", 200.0 / 3, false},
		{"over", "95", 2000.0 / 21, true}, // 95.238…
		{"over", "95", 95, false},
		{"over", "80", 80.4, true}, // not rounded first
		{"under", "20", 19.9, true},
		{"under", "20", 20, false},
	} {
		if got := prints(c.comparison, printed(t, c.published), c.computed); got != c.want {
			t.Errorf("%s %s against %v: %v, want %v", c.comparison, c.published, c.computed, got, c.want)
		}
	}
}

// result makes a result of a share that was printed and computed as given; empty cells were not printed.
func result(t *testing.T, comparison, count, base, percent, value string, computed Figure) *Result {
	t.Helper()
	r := &Result{Declared: &study.Figure{}, Computed: computed}
	r.Published = Published{ID: "x", Comparison: comparison, Percent: printed(t, percent), Value: printed(t, value)}
	for _, part := range []struct {
		cell string
		to   *ingest.Whole
	}{{count, &r.Published.Count}, {base, &r.Published.Base}} {
		if err := part.to.UnmarshalCSV(part.cell); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// share is a computed share as compute makes it for a figure printed as a count or a percent.
func share(count, base int, asPercent bool) Figure {
	f := Figure{Measure: "count", Value: float64(count), Count: whole(count), Base: whole(base)}
	if base > 0 {
		f.Percent = number(100 * float64(count) / float64(base))
		if asPercent {
			f.Measure, f.Value = "percent", f.Percent.Value
		}
	}
	return f
}

func TestCompare(t *testing.T) {
	mean := Figure{Measure: "mean", Value: 12.5, Base: whole(4)}
	for _, c := range []struct {
		name                                    string
		comparison, count, base, percent, value string
		computed                                Figure
		want                                    Status
		note                                    string
	}{
		{"count and base", "eq", "17", "21", "", "", share(17, 21, false), Match, ""},
		{"count", "eq", "17", "", "", "", share(16, 21, false), Mismatch, "published count 17, recomputed 16"},
		{"base", "eq", "17", "22", "", "", share(17, 21, false), Mismatch, "published base 22, recomputed 21"},
		{"no base", "eq", "17", "22", "", "", Figure{Measure: "count", Value: 17, Count: whole(17)}, Mismatch, "published base 22, recomputed none"},
		{"percent", "eq", "", "", "81", "", share(17, 21, true), Match, ""},
		{"percent with decimals", "eq", "", "", "80.95", "", share(17, 21, true), Match, ""},
		{"percent differs", "eq", "", "", "81", "", share(16, 21, true), Mismatch, "published 81%, recomputed 76.2% (16 of 21)"},
		{"rounded down", "eq", "", "", "80", "", share(17, 21, true), Mismatch, "it would match rounded down"},
		{"count agrees, percent does not", "eq", "17", "21", "80", "", share(17, 21, true), Mismatch, "published 80%"},
		{"empty base", "eq", "", "", "81", "", share(0, 0, true), Mismatch, "no percent: the base is empty"},
		{"percent of no share", "eq", "", "", "81", "", Figure{Measure: "count", Value: 3, Count: whole(3)}, Mismatch, "this figure is not a share"},
		{"over", "over", "20", "21", "95", "", share(20, 21, true), Match, ""},
		{"over, count differs", "over", "20", "21", "95", "", share(21, 21, true), Mismatch, "published count 20, recomputed 21"},
		{"not over", "over", "19", "20", "95", "", share(19, 20, true), Mismatch, "published 95%"},
		{"over a count", "over", "10", "", "", "", share(12, 21, false), Match, ""},
		{"not over a count", "over", "12", "", "", "", share(12, 21, false), Mismatch, "published count 12"},
		{"under a count", "under", "13", "", "", "", share(12, 21, false), Match, ""},
		{"under a percent", "under", "", "", "58", "", share(12, 21, true), Match, ""},
		{"over a value", "over", "", "4", "", "12.4", mean, Match, ""},
		{"value", "eq", "", "4", "", "12.5", mean, Match, ""},
		{"value differs", "eq", "", "4", "", "12.6", mean, Mismatch, "published value 12.6, recomputed 12.5"},
		{"count against a statistic that is not whole", "eq", "12", "", "", "", mean, Mismatch, "published count 12, recomputed 12.5"},
		{"majority", "majority", "", "15", "", "", share(8, 15, false), Match, ""},
		{"half is none", "majority", "", "14", "", "", share(7, 14, false), Mismatch, "7 of 14 is not a majority"},
		{"majority of nothing", "majority", "", "", "", "", share(0, 0, false), Mismatch, "not a majority"},
		{"majority with its count", "majority", "8", "15", "", "", share(9, 15, false), Mismatch, "published count 8, recomputed 9"},
		{"nothing printed", "eq", "", "", "", "", share(8, 15, false), NotCheckable, "no number was published"},
		{"only a base", "eq", "", "15", "", "", share(8, 15, false), NotCheckable, "no number was published"},
		{"between without bounds", "between", "", "", "", "8", mean, Mismatch, "the bounds (between:) are missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := result(t, c.comparison, c.count, c.base, c.percent, c.value, c.computed)
			compare(r)
			note := r.noteIn(locale.English)
			if r.Status != c.want || r.Agrees != (c.want == Match) || !strings.Contains(note, c.note) || c.note == "" && note != "" {
				t.Errorf("%s (agrees: %v), %q; want %s, %q", r.Status, r.Agrees, note, c.want, c.note)
			}
		})
	}
}

// A computed number is shown with enough decimals not to be rounded to the wrong side by its reader.
func TestEnoughDecimals(t *testing.T) {
	for _, c := range []struct {
		published string
		computed  float64
		want      int
	}{
		{"81", 1700.0 / 21, 1}, // 81.0
		{"80", 80.49, 2},       // 80.5 would read as 81
		{"80", 80.4996, 4},     // 80.4996, for 80.500 would read as 81
		{"80", 80.5, 1},
		{"12.9", 12.9047, 2},
		{"12.9", 12.949, 3},
		{"12.9", 12.949999999999999, 2}, // the 12.95 that it stands for
	} {
		if got := printed(t, c.published).Enough(c.computed); got != c.want {
			t.Errorf("%v beside %s: %d decimals, want %d", c.computed, c.published, got, c.want)
		}
	}
	r := result(t, "eq", "", "", "81", "", share(33, 41, true))
	compare(r)
	if got := r.noteIn(locale.English); got != "published 81%, recomputed 80.49% (33 of 41)" {
		t.Error(got)
	}
}

func TestBetween(t *testing.T) {
	for value, want := range map[float64]Status{8: Match, 8.5: Match, 9: Match, 7.999: Mismatch, 9.001: Mismatch} {
		r := result(t, "between", "", "", "", "8", Figure{Measure: "min", Value: value})
		r.Declared.Between = []float64{8, 9}
		if compare(r); r.Status != want {
			t.Errorf("%v between 8 and 9: %s, want %s", value, r.Status, want)
		}
	}
	r := result(t, "between", "", "", "", "8.5", Figure{Measure: "mean", Value: 9.125})
	r.Declared.Between = []float64{8.5, 9}
	compare(r)
	if got, want := r.noteIn(locale.French), "recalculé 9,125, hors de 8,5 à 9"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestChecksBesideAFigure(t *testing.T) {
	r := result(t, "eq", "17", "", "", "", share(17, 21, false))
	r.Checks = []Check{
		{Label: locale.Same("two of them are in Laval"), Holds: false, Detail: locale.Same("1 (region)")},
		{Label: locale.Same("never shown"), Holds: true},
	}
	compare(r)
	if got := r.noteIn(locale.English); r.Status != Mismatch || got != "no longer holds: two of them are in Laval, found 1 (region)" {
		t.Errorf("%s, %q", r.Status, got)
	}
	alone := result(t, "eq", "", "", "", "", share(17, 21, false))
	alone.Checks = []Check{{Label: locale.Same("said in words"), Holds: true}}
	if compare(alone); alone.Status != Match {
		t.Errorf("a figure that says something in words alone: %s", alone.Status)
	}
}
