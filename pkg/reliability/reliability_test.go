package reliability

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

var nan = math.NaN()

func ExampleAnalyse() {
	a := Analyse([][]float64{{1, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, math.NaN()}}, 0.95)
	fmt.Printf("%d respondents, %d left out, alpha %.2f\n", a.N, a.LeftOut, a.Alpha.Value)

	a = Analyse([][]float64{{1, 1}, {0, 0}}, 0.95)
	fmt.Println(a.Alpha.Exists, a.Alpha.Why.In(locale.English))
	// Output:
	// 3 respondents, 1 left out, alpha 0.50
	// false totals all equal
}

func columns() *rapid.Generator[[][]float64] {
	return rapid.Custom(func(t *rapid.T) [][]float64 {
		n := rapid.IntRange(2, 30).Draw(t, "n")
		item := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 5), func(x int) float64 { return float64(x) }), n, n)
		return rapid.SliceOfN(item, 2, 7).Draw(t, "items")
	})
}

// same reports whether two coefficients are the same, rounding aside.
func same(a, b Coefficient) bool {
	return a.Exists == b.Exists && a.Why == b.Why && math.Abs(a.Value-b.Value) <= 1e-9*max(1, math.Abs(a.Value))
}

func TestAlphaLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := columns().Draw(t, "columns")
		a := Analyse(items, 0.95)
		if a.N != len(items[0]) || a.LeftOut != 0 || len(a.Items) != len(items) {
			t.Fatalf("%d respondents, %d left out, %d items", a.N, a.LeftOut, len(a.Items))
		}
		if a.Alpha.Value > 1+1e-12 || a.Alpha.Exists == (a.Alpha.Why != locale.Text{}) {
			t.Fatalf("alpha %+v", a.Alpha)
		}
		if in := a.Feldt; in.Exists && !(in.Lo <= a.Alpha.Value && a.Alpha.Value <= in.Hi && in.Hi <= 1) {
			t.Fatalf("%v to %v does not hold %v", in.Lo, in.Hi, a.Alpha.Value)
		}
		shifted := make([][]float64, len(items))
		for i, answers := range items {
			for _, x := range answers {
				shifted[len(items)-1-i] = append(shifted[len(items)-1-i], 3*x-float64(i))
			}
		}
		other := Analyse(shifted, 0.95)
		if !same(a.Alpha, other.Alpha) || !same(a.Standardised, other.Standardised) {
			t.Fatalf("order, shift or unit changes alpha: %+v, %+v", a, other)
		}
		for i, item := range a.Items {
			rest := Analyse(append(append([][]float64{}, items[:i]...), items[i+1:]...), 0.95)
			if item.Dropped != rest.Alpha {
				t.Fatalf("item %d: alpha without it is %+v, want %+v", i, item.Dropped, rest.Alpha)
			}
			if item.Total.Value < -1 || item.Total.Value > 1 || item.Constant == (item.Total.Exists || item.Total.Why != constant) {
				t.Fatalf("item %d: %+v", i, item)
			}
		}
	})
}

// For items that are 0 or 1, alpha is the KR-20 of Kuder and Richardson, from the shares of right answers.
func TestAlphaIsKR20(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		item := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 1), func(x int) float64 { return float64(x) }), n, n)
		items := rapid.SliceOfN(item, 2, 19).Draw(t, "items")
		k, wrong, sum, squares := float64(len(items)), 0.0, 0.0, 0.0
		for _, answers := range items {
			p := mean(answers)
			wrong += p * (1 - p)
		}
		for _, total := range totals(items) {
			sum += total
			squares += total * total
		}
		whole := squares/float64(n) - sum*sum/float64(n*n)
		got := Analyse(items, 0.95).Alpha
		if !got.Exists {
			if whole > 1e-9 {
				t.Fatalf("no alpha, for totals with a variance of %v", whole)
			}
			return
		}
		if want := k / (k - 1) * (1 - wrong/whole); math.Abs(got.Value-want) > 1e-9*max(1, math.Abs(want)) {
			t.Fatalf("alpha %v, KR-20 %v", got.Value, want)
		}
	})
}

// A respondent who lacks an answer is in no number: the analysis is that of the others.
func TestListwise(t *testing.T) {
	with := Analyse([][]float64{{1, 2, nan, 4, 5}, {2, 2, 3, nan, 4}, {1, 3, 9, 9, 6}}, 0.9)
	without := Analyse([][]float64{{1, 2, 5}, {2, 2, 4}, {1, 3, 6}}, 0.9)
	if with.N != 3 || with.LeftOut != 2 {
		t.Errorf("%d respondents, %d left out", with.N, with.LeftOut)
	}
	with.LeftOut = 0
	if diff := cmp.Diff(without, with); diff != "" {
		t.Error(diff)
	}
}

func TestWhatDoesNotExist(t *testing.T) {
	two := []float64{1, 2}
	for name, c := range map[string]struct {
		items                             [][]float64
		alpha, standardised, total, alone string
	}{
		"no item":       {nil, "fewer than two items", "fewer than two items", "", ""},
		"one item":      {[][]float64{two}, "fewer than two items", "fewer than two items", "fewer than two items", "fewer than two items"},
		"nobody":        {[][]float64{{}, {}, {}}, "fewer than two complete respondents", "fewer than two complete respondents", "fewer than two complete respondents", "fewer than two complete respondents"},
		"one complete":  {[][]float64{{1, nan}, {2, 2}, {2, 2}}, "fewer than two complete respondents", "fewer than two complete respondents", "fewer than two complete respondents", "fewer than two complete respondents"},
		"equal totals":  {[][]float64{{0.1, 0.2}, {0.2, 0.1}, {0.3, 0.3}}, "totals all equal", "constant item", "", "totals all equal"},
		"constant item": {[][]float64{{3, 3}, two, two}, "", "constant item", "constant item", ""},
		"all constant":  {[][]float64{{3, 3}, {0.1, 0.1}, {1, 1}}, "totals all equal", "constant item", "constant item", "totals all equal"},
	} {
		a := Analyse(c.items, 0.95)
		checkAbsent(t, name+": alpha", a.Alpha, c.alpha)
		checkAbsent(t, name+": standardised", a.Standardised, c.standardised)
		if a.Feldt.Exists && !a.Alpha.Exists || a.Feldt.Level != 0.95 {
			t.Errorf("%s: interval %+v", name, a.Feldt)
		}
		if len(a.Items) == 0 {
			continue
		}
		checkAbsent(t, name+": first item", a.Items[0].Total, c.total)
		last := a.Items[len(a.Items)-1]
		if name == "equal totals" {
			checkAbsent(t, name+": without the constant", last.Dropped, c.alone)
		} else {
			checkAbsent(t, name+": without the first", a.Items[0].Dropped, c.alone)
		}
	}
}

// checkAbsent fails unless a coefficient is missing for the reason; "" wants a coefficient.
func checkAbsent(t *testing.T, name string, c Coefficient, why string) {
	t.Helper()
	if c.Exists != (why == "") || c.Why.EN != why || (c.Why.FR == "") != (why == "") || math.IsNaN(c.Value) || !c.Exists && c.Value != 0 {
		t.Errorf("%s: %+v, want %q", name, c, why)
	}
}

// Items that agree in everything have an alpha of 1, which leaves nothing for an interval.
func TestPerfectAgreement(t *testing.T) {
	a := Analyse([][]float64{{0, 1, 1, 0}, {0, 1, 1, 0}}, 0.95)
	if a.Alpha.Value != 1 || !a.Alpha.Exists || a.Feldt.Exists || a.Items[1].Total.Value != 1 {
		t.Errorf("%+v", a)
	}
}

func TestBrokenArguments(t *testing.T) {
	for want, call := range map[string]func(){
		"reliability: level: ":                     func() { Analyse(nil, 1) },
		"reliability: items: item 1 has":           func() { Analyse([][]float64{{1, 2}, {1}}, 0.95) },
		"reliability: items: an answer is infinit": func() { Analyse([][]float64{{1}, {math.Inf(1)}}, 0.95) },
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, want) {
					t.Errorf("panic %q, want %q", message, want)
				}
			}()
			call()
		}()
	}
}

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, AlphaID, KR20ID, FeldtID, StandardisedAlphaID, ItemTotalID, OmegaID)
	if _, ok := Lookup("omega"); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
