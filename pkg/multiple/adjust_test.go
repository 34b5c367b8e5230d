package multiple

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func ExampleAdjust() {
	fmt.Printf("%.3f\n", Adjust([]float64{0.01, 0.04, 0.03}, HolmID))
	fmt.Printf("%.3f\n", Adjust([]float64{0.01, 0.04, 0.03}, BenjaminiHochbergID))
	// Output:
	// [0.030 0.060 0.060]
	// [0.030 0.040 0.040]
}

// The families of scripts/reference/multiple.R, made up; one has ties, a 0 and a 1.
var families = map[string][]float64{
	"seven": {0.21, 0.003, 0.047, 0.011, 0.8, 0.0004, 0.047},
	"edges": {0, 1, 0.5, 0.02, 0.02},
	"one":   {0.03},
}

func TestReference(t *testing.T) {
	got := map[string]float64{}
	for name, family := range families {
		for _, m := range Methods {
			adjusted := Adjust(family, m.ID)
			for i, value := range adjusted {
				key := fmt.Sprintf("%s/%s/%d", name, m.ID, i+1)
				if len(adjusted) == 1 {
					key = name + "/" + m.ID
				}
				got[key] = value
			}
		}
	}
	reference.Compare(t, "multiple.csv", got)
}

// Fifteen p values of a trial of treatments of myocardial infarction: Y. Benjamini and Y. Hochberg, Journal of the Royal
// Statistical Society B 57 (1995), section 4.1. At 0.05 Bonferroni and Hochberg keep three of them, Benjamini and
// Hochberg keep four.
func TestPublished(t *testing.T) {
	p := []float64{
		0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
	}
	for id, want := range map[string]int{BonferroniID: 3, HochbergID: 3, BenjaminiHochbergID: 4} {
		kept := 0
		for _, value := range Adjust(p, id) {
			if value <= 0.05 {
				kept++
			}
		}
		if kept != want {
			t.Errorf("%s keeps %d, want %d", id, kept, want)
		}
	}
}

func TestLaws(t *testing.T) {
	for _, m := range Methods {
		t.Run(m.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 9).Draw(t, "p")
				if len(p) > 2 {
					p[1] = p[2]
				}
				adjusted := Adjust(p, m.ID)
				for i := range p {
					if adjusted[i] < p[i] || adjusted[i] > 1 {
						t.Fatalf("%v became %v", p[i], adjusted[i])
					}
					for j := range p {
						if p[i] <= p[j] && adjusted[i] > adjusted[j] {
							t.Fatalf("%v of %v: the order is not kept in %v", p[i], p, adjusted)
						}
					}
				}
				order := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Perm(len(p))
				moved, want := make([]float64, len(p)), make([]float64, len(p))
				for i, from := range order {
					moved[i], want[i] = p[from], adjusted[from]
				}
				if got := Adjust(moved, m.ID); !slices.Equal(got, want) {
					t.Fatalf("in another order %v, want %v", got, want)
				}
				holm, bonferroni := Adjust(p, HolmID), Adjust(p, BonferroniID)
				for i := range p {
					if holm[i] > bonferroni[i] {
						t.Fatalf("Holm %v above Bonferroni %v", holm[i], bonferroni[i])
					}
				}
			})
		})
	}
}

func TestBrokenArguments(t *testing.T) {
	for want, f := range map[string]func(){
		"multiple: p: must lie":            func() { Adjust([]float64{0.1, 1.5}, HolmID) },
		"multiple: p: must lie between 0 ": func() { Adjust([]float64{math.NaN()}, HolmID) },
		"multiple: method: unknown":        func() { Adjust(nil, "sidak") },
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
