package keyness

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func drawnCount(t *rapid.T, most int) Count {
	base := rapid.IntRange(0, most).Draw(t, "base")
	return Count{Count: rapid.IntRange(0, base).Draw(t, "count"), Base: base}
}

func TestKeynessLaws(t *testing.T) {
	for name, of := range map[string]func(first, second Count) Keyness{"respondents": Respondents, "mentions": Mentions} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				first, second := drawnCount(t, 300), drawnCount(t, 300)
				k, other := of(first, second), of(second, first)
				if k.G2 < 0 || !(k.PValue.P > 0 && k.PValue.P <= 1) || math.IsNaN(k.LogRatio) || math.IsInf(k.LogRatio, 0) {
					t.Fatalf("%+v", k)
				}
				if k.Defined == (k.PValue.Method == None) || k.Defined != k.Why.IsZero() {
					t.Fatalf("%+v", k)
				}
				if k.PValue != other.PValue || k.G2 != other.G2 || k.LogRatio != -other.LogRatio || k.Defined != other.Defined {
					t.Fatalf("%+v, exchanged %+v", k, other)
				}
				if same := of(first, first); same.Defined && (same.G2 > 1e-9 || same.LogRatio != 0 || same.PValue.P < 1-1e-9) {
					t.Fatalf("of one side twice: %+v", same)
				}
			})
		})
	}
}

// TestMentionsByHand compares with the sum over all divisions, by logarithms of factorials.
func TestMentionsByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := drawnCount(t, 90), drawnCount(t, 90)
		k := Mentions(first, second)
		if !k.Defined {
			return
		}
		n := first.Count + second.Count
		share := float64(first.Base) / float64(first.Base+second.Base)
		probability := func(x int) float64 {
			all, _ := math.Lgamma(float64(n + 1))
			one, _ := math.Lgamma(float64(x + 1))
			rest, _ := math.Lgamma(float64(n - x + 1))
			return math.Exp(all - one - rest + float64(x)*math.Log(share) + float64(n-x)*math.Log1p(-share))
		}
		p := 0.0
		for x := range n + 1 {
			if probability(x) <= probability(first.Count)*(1+1e-7) {
				p += probability(x)
			}
		}
		if math.Abs(p-k.PValue.P) > 1e-9 {
			t.Fatalf("p of %v and %v is %v, want %v", first, second, k.PValue.P, p)
		}
	})
}

// TestExactJoinsAsymptotic checks that both p values agree where the one gives way to the other, and that far ones exist.
func TestExactJoinsAsymptotic(t *testing.T) {
	below, above := Mentions(Count{500500, 9e7}, Count{499500, 9e7}), Mentions(Count{500501, 9e7}, Count{499500, 9e7})
	if below.PValue.Method != Binomial || above.PValue.Method != Asymptotic || math.Abs(below.PValue.P-above.PValue.P) > 2e-3 {
		t.Errorf("mentions: %+v, %+v", below.PValue, above.PValue)
	}
	one, other := Respondents(Count{250500, 5e5}, Count{249900, 5e5}), Respondents(Count{250500, 5e5}, Count{249900, 5e5 + 1})
	if one.PValue.Method != Fisher || other.PValue.Method != Asymptotic || math.Abs(one.PValue.P-other.PValue.P) > 2e-3 {
		t.Errorf("respondents: %+v, %+v", one.PValue, other.PValue)
	}
	if far := Mentions(Count{5000, 5000}, Count{0, 5000}); !(far.PValue.P > 0 && far.PValue.P < 1e-280) {
		t.Errorf("far: %+v", far.PValue)
	}
}

func TestUndefined(t *testing.T) {
	for want, k := range map[string]Keyness{
		"a side has no": Respondents(Count{}, Count{1, 2}), "nobody": Respondents(Count{0, 3}, Count{0, 2}),
		"everybody": Respondents(Count{3, 3}, Count{2, 2}), "a side": Mentions(Count{1, 9}, Count{}), "nobody speaks": Mentions(Count{0, 9}, Count{0, 8}),
	} {
		if k.Defined || !strings.HasPrefix(k.Why.EN, want) || k.PValue.Method != None || k.G2 != 0 || k.LogRatio != 0 {
			t.Errorf("%s: %+v", want, k)
		}
	}
}

func TestBrokenCounts(t *testing.T) {
	for name, f := range map[string]func(){
		"keyness: count: must be 0 to the base 2, not 3":    func() { Respondents(Count{3, 2}, Count{}) },
		"keyness: count: must be 0 to the base 2, not -1":   func() { Respondents(Count{0, 2}, Count{-1, 2}) },
		"keyness: count: must be 0 or more, and 0 without ": func() { Mentions(Count{1, 0}, Count{1, 2}) },
		"keyness: theme: must be 0 to 1, not 2":             func() { CoOccurrence([][]int{{2}}, 2) },
		"keyness: theme: must not be below 0, as -1":        func() { Saturation([][]int{{-1}}) },
		"keyness: source": func() { Coverage([]Mention{{Source: 1}}, 1, 1) },
		"keyness: rule":   func() { BaseRun(nil, BaseRunRule{Threshold: 2}) },
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, name) {
					t.Errorf("panic %q, want %q", message, name)
				}
			}()
			f()
		}()
	}
}

func TestAdjust(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []Keyness
		defined := 0
		for range rapid.IntRange(0, 8).Draw(t, "items") {
			k := Respondents(drawnCount(t, 20), drawnCount(t, 20))
			if k.Defined {
				defined++
			}
			items = append(items, k)
		}
		if got := Adjust(items); got != defined {
			t.Fatalf("a family of %d, want %d", got, defined)
		}
		for _, k := range items {
			p := k.PValue
			if p.Holm < p.P || p.FalseDiscovery < p.P || p.FalseDiscovery > p.Holm || p.Holm > 1 || !k.Defined && p != plain(1, None) {
				t.Fatalf("%+v", p)
			}
			if defined == 1 && p.Holm != p.P {
				t.Fatalf("a family of one: %+v", p)
			}
		}
	})
}

func drawnSets(t *rapid.T, themes int) [][]int {
	return rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, themes-1), 0, 5), 0, 12).Draw(t, "sets")
}

func TestCoOccurrenceLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawnSets(t, 4)
		pairs := CoOccurrence(units, 4)
		if len(pairs) != 6 {
			t.Fatalf("%d pairs", len(pairs))
		}
		for _, p := range pairs {
			if p.Both > min(p.FirstUnits, p.SecondUnits) || p.Jaccard < 0 || p.Jaccard > 1 || p.Lift < 0 || !(p.PValue.P > 0 && p.PValue.P <= 1) {
				t.Fatalf("%+v", p)
			}
			if p.Why.IsZero() == (p.PValue.Method == None) || p.PValue.Holm < p.PValue.P || p.HasLift && !p.HasJaccard {
				t.Fatalf("%+v", p)
			}
		}
		order := rapid.Permutation(units).Draw(t, "order")
		if got := CoOccurrence(order, 4); !reflect.DeepEqual(got, pairs) {
			t.Fatalf("in another order %+v, want %+v", got, pairs)
		}
	})
	same := CoOccurrence([][]int{{0, 1}, {0, 1}, {}}, 2)[0]
	if same.Jaccard != 1 || same.Lift != 1.5 || math.Abs(same.PValue.P-1.0/3) > 1e-12 {
		t.Errorf("%+v", same)
	}
	huge := pairOf(Pair{Units: 2_000_000, FirstUnits: 1000, SecondUnits: 1000, Both: 1}) // As many as independence expects, or nearly.
	if huge.PValue.Method != Asymptotic || huge.PValue.P < 0.3 {
		t.Errorf("%+v", huge)
	}
	if len(CoOccurrence(nil, 1)) != 0 {
		t.Error("a theme has a pair")
	}
}
