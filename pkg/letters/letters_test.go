package letters

import (
	"math"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

var (
	// bonferroni multiplies by the number of p values.
	bonferroni = Correction{
		Name: locale.Text{FR: "correction de Bonferroni", EN: "Bonferroni correction"},
		Adjust: func(p []float64) []float64 {
			for k := range p {
				p[k] = min(1, p[k]*float64(len(p)))
			}
			return p
		},
	}
	lossy  = Correction{Name: locale.Same("lossy"), Adjust: func(p []float64) []float64 { return nil }}
	halves = func(p []float64) []float64 { return p }
)

func TestColumnLetter(t *testing.T) {
	for column, want := range map[int]string{0: "A", 1: "B", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := Name(column); got != want {
			t.Errorf("column %d: %s, want %s", column, got, want)
		}
	}
}

func TestLetters(t *testing.T) {
	columns := []Share{{60, 100}, {40, 100}, {47, 100}, {9, 10}, {0, 100}, {0, 0}}
	spec := Spec{Tendency: 0.1}
	tests := Proportions(spec, columns)
	for i, want := range []string{"B c", "", "", "", "", ""} {
		if got := tests.Columns[i].Text(); got != want || tests.Columns[i].Letter != Name(i) {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
	}
	for i, want := range map[int]string{3: "base of 10: at least 30 are needed", 4: "share of exactly 0 or 1: estimated variance of zero", 5: "empty base"} {
		if c := tests.Columns[i]; c.Compared || c.Why.EN != want || c.Why.FR == "" {
			t.Errorf("%d: %+v", i, c)
		}
	}
	if len(tests.Pairs) != 15 || tests.Pairs[2].Tested || tests.Pairs[2].Why != tests.Columns[3].Why || tests.Pairs[2].P != 1 {
		t.Errorf("%+v", tests.Pairs)
	}
	// A pooled variance holds for a share of 0 as well.
	pooled := Proportions(Spec{Pooled: true, MinBase: 1}, columns)
	for i, want := range []string{"B E", "E", "E", "B C E", "", ""} {
		if got := pooled.Columns[i].Text(); got != want {
			t.Errorf("pooled %d: %q, want %q", i, got, want)
		}
	}
	same := Proportions(Spec{Pooled: true}, []Share{{50, 50}, {70, 70}}).Pairs[0]
	if !same.Tested || same.P != 1 || same.SE != 0 || same.Difference != 0 {
		t.Errorf("both 1: %+v", same)
	}
}

func TestCorrection(t *testing.T) {
	columns := []Share{{60, 100}, {43, 100}, {47, 100}, {9, 10}}
	plain := Proportions(Spec{}, columns)
	corrected := Proportions(Spec{Correction: bonferroni}, columns)
	for k, pair := range plain.Pairs {
		want := pair.P
		if pair.Tested {
			want = min(1, 3*pair.P) // Of six pairs, three are compared.
		}
		if got := corrected.Pairs[k]; got.P != pair.P || got.Adjusted != want || plain.Pairs[k].Adjusted != pair.P {
			t.Errorf("pair %d: %+v, want %v", k, got, want)
		}
	}
	if plain.Columns[0].Text() != "B" || corrected.Columns[0].Text() != "" && corrected.Pairs[0].Adjusted > 0.05 {
		t.Errorf("%q and %q", plain.Columns[0].Text(), corrected.Columns[0].Text())
	}
}

// TestEstimatesAreProportions checks that independent estimates with the variance of proportions give the z test.
func TestEstimatesAreProportions(t *testing.T) {
	shares := []Share{{45, 90}, {30, 110}, {8, 64}}
	var estimates []float64
	var bases []int
	cov := [][]float64{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}
	for i, c := range shares {
		p := float64(c.Count) / float64(c.Base)
		estimates, bases = append(estimates, p), append(bases, c.Base)
		cov[i][i] = p * (1 - p) / float64(c.Base)
	}
	want, got := Proportions(Spec{}, shares), Estimates(Spec{}, estimates, cov, bases, math.Inf(1))
	for k, pair := range got.Pairs {
		if math.Abs(pair.P-want.Pairs[k].P) > 1e-12 {
			t.Errorf("%+v, want %+v", pair, want.Pairs[k])
		}
	}
	for i := range shares {
		if got.Columns[i].Text() != want.Columns[i].Text() {
			t.Errorf("%q, want %q", got.Columns[i].Text(), want.Columns[i].Text())
		}
	}
	if few := Estimates(Spec{}, estimates, cov, bases, 3); !(few.Pairs[0].P > got.Pairs[0].P) || few.Pairs[0].DF != 3 {
		t.Errorf("3 degrees of freedom: %+v", few.Pairs[0])
	}
	if none := Estimates(Spec{}, estimates, cov, bases, 0); none.Pairs[0].Tested || none.Columns[0].Compared {
		t.Errorf("no degree of freedom: %+v", none.Pairs[0])
	}
	still := Estimates(Spec{}, []float64{0.2, 0.2, 0.4}, [][]float64{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}, bases, 9)
	if !still.Pairs[0].Tested || still.Pairs[0].P != 1 || still.Pairs[1].Tested || still.Pairs[1].Why.EN == "" {
		t.Errorf("no variance: %+v", still.Pairs)
	}
}

func TestSpecification(t *testing.T) {
	plain := Spec{}.Specification()
	if plain.EN != "A letter names a column whose share is lower at the two-sided level of 0.05: z test of two independent proportions, unpooled variance; no correction for multiple comparisons; minimum base of a compared column: 30." {
		t.Error(plain.EN)
	}
	full := Spec{Significance: 0.01, Tendency: 0.05, Pooled: true, Correction: bonferroni, MinBase: 50}.Specification()
	if full.FR != "Une lettre désigne une colonne dont la part est plus faible au seuil bilatéral de 0,01, ou en minuscule au seuil de 0,05\u00a0: test z de deux proportions indépendantes, variance commune\u00a0; correction de Bonferroni sur les paires de colonnes d'une même ligne\u00a0; base minimale d'une colonne comparée\u00a0: 50." {
		t.Error(full.FR)
	}
	design := Spec{Pooled: true}.DesignSpecification()
	if design.EN != "A letter names a column whose share is lower at the two-sided level of 0.05: t test of two estimates by their covariance under the sampling design; no correction for multiple comparisons; minimum base of a compared column: 30." {
		t.Error(design.EN)
	}
}

func TestBrokenArguments(t *testing.T) {
	square := [][]float64{{1, 0}, {0, 1}}
	for want, f := range map[string]func(){
		"letters: column: must not be negative": func() { Name(-1) },
		"letters: column 0: count must lie":     func() { Proportions(Spec{}, []Share{{3, 2}}) },
		"letters: bases: must be as long":       func() { Estimates(Spec{}, []float64{1, 2}, square, nil, 9) },
		"letters: significance: must be":        func() { Spec{Significance: 5}.Specification() },
		"letters: tendency: must be":            func() { Spec{Tendency: 0.01}.Specification() },
		"letters: minimum base: must not":       func() { Spec{MinBase: -1}.Specification() },
		"letters: correction: needs both":       func() { Spec{Correction: Correction{Adjust: halves}}.Specification() },
		"letters: correction: must return":      func() { Proportions(Spec{Correction: lossy}, []Share{{10, 40}, {20, 40}}) },
		"letters: cov: must have 2 rows":        func() { Estimates(Spec{}, []float64{1, 2}, square[:1], []int{9, 9}, 9) },
		"letters: cov: row 1 must have":         func() { Estimates(Spec{}, []float64{1, 2}, [][]float64{{1, 0}, {0}}, []int{9, 9}, 9) },
		"letters: cov: must be finite and symm": func() { Estimates(Spec{}, []float64{1, 2}, [][]float64{{1, 0}, {0.5, 1}}, []int{9, 9}, 9) },
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, want) {
					t.Errorf("panic %q, want %q", message, want)
				}
			}()
			f()
		}()
	}
}
