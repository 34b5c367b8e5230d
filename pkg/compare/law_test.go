package compare

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/assoc"
)

// someGroups draws up to four groups of up to four whole numbers, with ties more often than not: two at least have units,
// and not all values are equal.
func someGroups(t *rapid.T) [][]float64 {
	value := rapid.Map(rapid.IntRange(0, 6), func(i int) float64 { return float64(i) })
	return rapid.SliceOfN(rapid.SliceOfN(value, 0, 4), 2, 4).Filter(func(groups [][]float64) bool {
		return reason(groups).IsZero()
	}).Draw(t, "groups")
}

// twoGroups draws two groups that are not empty.
func twoGroups(t *rapid.T) (first, second []float64) {
	groups := filled(someGroups(t))
	return groups[0], slices.Concat(groups[1:]...)
}

func shuffled(t *rapid.T, groups [][]float64) [][]float64 {
	source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	moved := make([][]float64, len(groups))
	for g, values := range groups {
		moved[g] = slices.Clone(values)
		source.Shuffle(len(values), func(i, j int) { moved[g][i], moved[g][j] = moved[g][j], moved[g][i] })
	}
	return moved
}

func scaled(groups [][]float64, f func(float64) float64) [][]float64 {
	moved := make([][]float64, len(groups))
	for g, values := range groups {
		for _, value := range values {
			moved[g] = append(moved[g], f(value))
		}
	}
	return moved
}

// groupings calls f for every assignment of the values to groups of the sizes of the argument.
func groupings(groups [][]float64, f func([][]float64)) {
	values := slices.Concat(groups...)
	parts := make([][]float64, len(groups))
	var place func(i int)
	place = func(i int) {
		if i == len(values) {
			f(parts)
			return
		}
		for g := range parts {
			if len(parts[g]) < len(groups[g]) {
				parts[g] = append(parts[g], values[i])
				place(i + 1)
				parts[g] = parts[g][:len(parts[g])-1]
			}
		}
	}
	place(0)
}

func checkP(t *rapid.T, name string, p PValue, want float64) {
	if p.Method != Exact || math.Abs(p.P-want) > 1e-13 || p.P <= 0 || p.P > 1 {
		t.Fatalf("%s: %+v, want %v", name, p, want)
	}
}

// TestByEnumeration compares the exact p values with every assignment of the values of small groups.
func TestByEnumeration(t *testing.T) {
	once := Options{Permutations: 1}
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Map(rapid.IntRange(0, 4), func(i int) float64 { return float64(i) })
		groups := rapid.SliceOfN(rapid.SliceOfN(value, 0, 3), 2, 3).Filter(func(groups [][]float64) bool {
			return reason(groups).IsZero()
		}).Draw(t, "groups")
		k, j := KruskalWallis(groups, once), Jonckheere(groups, once)
		var all, spread, up, down, both float64
		mean := float64(j.Pairs) / 2
		groupings(groups, func(parts [][]float64) {
			count := func(hits *float64, hit bool) {
				if hit {
					*hits++
				}
			}
			all++
			h, trend := slowH(parts), slowJ(parts)
			count(&spread, h >= slowH(groups)-1e-9)
			count(&up, trend >= j.J)
			count(&down, trend <= j.J)
			count(&both, math.Abs(trend-mean) >= math.Abs(j.J-mean))
		})
		checkP(t, "Kruskal-Wallis", k.PValue, spread/all)
		checkP(t, "increasing", j.Increasing, up/all)
		checkP(t, "decreasing", j.Decreasing, down/all)
		checkP(t, "Jonckheere", j.PValue, both/all)
	})
}

// slowJ counts pair by pair.
func slowJ(groups [][]float64) float64 {
	j := 0.0
	for h := range groups {
		for g := range h {
			for _, x := range groups[g] {
				for _, y := range groups[h] {
					if x < y {
						j++
					} else if x == y {
						j += 0.5
					}
				}
			}
		}
	}
	return j
}

// slowH is what H grows with: the squared sums of the midranks over the sizes.
func slowH(groups [][]float64) float64 {
	all, h := slices.Concat(groups...), 0.0
	for _, values := range groups {
		if len(values) == 0 {
			continue
		}
		ranks := 0.0
		for _, x := range values {
			for _, y := range all {
				if y < x {
					ranks++
				} else if y == x {
					ranks += 0.5
				}
			}
		}
		h += ranks * ranks / float64(len(values))
	}
	return h
}

func TestLawsOfRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := someGroups(t)
		k, j := KruskalWallis(groups, Options{}), Jonckheere(groups, Options{})
		if k.H < 0 || k.EpsilonSquared < 0 || k.EpsilonSquared > 1 || j.Share < 0 || j.Share > 1 {
			t.Fatalf("out of range: %+v %+v", k, j)
		}
		moved := shuffled(t, scaled(groups, func(v float64) float64 { return math.Exp(3*v) - 1 }))
		if got := KruskalWallis(moved, Options{}); !reflect.DeepEqual(got, k) {
			t.Fatalf("on another scale %+v, not %+v", got, k)
		}
		if got := Jonckheere(moved, Options{}); got != j {
			t.Fatalf("on another scale %+v, not %+v", got, j)
		}
		other := KruskalWallis(reversed(groups), Options{})
		slices.Reverse(other.MeanRanks)
		if !reflect.DeepEqual(other, k) {
			t.Fatalf("in another order %+v, not %+v", other, k)
		}
		mirror := Jonckheere(reversed(groups), Options{})
		if mirror.J != float64(j.Pairs)-j.J || mirror.Increasing != j.Decreasing || mirror.Decreasing != j.Increasing || mirror.PValue != j.PValue {
			t.Fatalf("in reverse %+v, not the mirror of %+v", mirror, j)
		}
		if p, _ := k.ChiSquare(); p < 0 || p > 1 {
			t.Fatalf("chi-square p %v", p)
		}
	})
}

// TestJonckheereIsKendall compares with Kendall's tau between the group and the value.
func TestJonckheereIsKendall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := someGroups(t)
		var labels, values []float64
		for g, group := range groups {
			for _, value := range group {
				labels, values = append(labels, float64(g)), append(values, value)
			}
		}
		if len(values) < assoc.MinPairs {
			return
		}
		tau := assoc.KendallTauB(labels, values, assoc.Options{})
		if j := Jonckheere(groups, Options{}); math.Abs(j.PValue.P-tau.P) > 1e-13 {
			t.Fatalf("p %v, Kendall's %v", j.PValue.P, tau.P)
		}
	})
}

func TestLawsOfTwoGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := twoGroups(t)
		w, m := Wilcoxon(first, second, Options{}), Means(first, second, Options{})
		for _, e := range []Effect{w.Shift, w.Superiority, m.Difference} {
			if in := e.Interval; in.Exists && (in.Lo > e.Value || in.Hi < e.Value) {
				t.Fatalf("the interval does not hold the value: %+v", e)
			}
		}
		moved := shuffled(t, [][]float64{first, second})
		if got := Wilcoxon(moved[0], moved[1], Options{}); !reflect.DeepEqual(got, w) {
			t.Fatalf("in another order %+v, not %+v", got, w)
		}
		if got := Means(moved[0], moved[1], Options{}); !reflect.DeepEqual(got, m) {
			t.Fatalf("in another order %+v, not %+v", got, m)
		}
		if k := KruskalWallis([][]float64{first, second}, Options{}); k.PValue != w.PValue {
			t.Fatalf("Kruskal-Wallis %+v, Wilcoxon %+v", k.PValue, w.PValue)
		}
		turned := Wilcoxon(second, first, Options{})
		if turned.PValue != w.PValue || turned.Shift.Value != -w.Shift.Value || turned.Shift.Interval.Lo != -w.Shift.Interval.Hi ||
			math.Abs(turned.Superiority.Interval.Lo-(1-w.Superiority.Interval.Hi)) > 1e-9 {
			t.Fatalf("exchanged %+v, not the mirror of %+v", turned, w)
		}
		if got := Means(second, first, Options{}); got.PValue != m.PValue || got.Standardised.Value != -m.Standardised.Value {
			t.Fatalf("exchanged %+v, not the mirror of %+v", got, m)
		}
		scaledUp := scaled([][]float64{first, second}, func(v float64) float64 { return 4*v - 8 })
		larger := Means(scaledUp[0], scaledUp[1], Options{})
		if math.Abs(larger.PValue.P-m.PValue.P) > 1e-13 || math.Abs(larger.Difference.Value-4*m.Difference.Value) > 1e-12 {
			t.Fatalf("on another scale %+v, not %+v", larger, m)
		}
		if got := Wilcoxon(scaledUp[0], scaledUp[1], Options{}); got.PValue != w.PValue || got.Superiority != w.Superiority {
			t.Fatalf("on another scale %+v, not %+v", got, w)
		}
	})
}

// many are groups of normal values that are too large for exact p values.
func many(sizes ...int) [][]float64 {
	source := rand.New(rand.NewPCG(9, 0))
	groups := make([][]float64, len(sizes))
	for g, size := range sizes {
		for range size {
			groups[g] = append(groups[g], source.NormFloat64()+0.2*float64(g))
		}
	}
	return groups
}

func TestMonteCarloIsRecorded(t *testing.T) {
	groups, opts := many(60, 60, 60), Options{Permutations: 500, Seed: 42}
	k, j := KruskalWallis(groups, opts), Jonckheere(groups, opts)
	w, m := Wilcoxon(groups[0], groups[1], opts), Means(groups[0], groups[1], opts)
	for name, p := range map[string]PValue{
		"Kruskal-Wallis": k.PValue, "Jonckheere": j.PValue, "increasing": j.Increasing, "Wilcoxon": w.PValue, "means": m.PValue,
	} {
		if p.Method != MonteCarlo || p.Permutations != 500 || p.Seed != 42 || p.P <= 0 || p.Error != math.Sqrt(p.P*(1-p.P)/500) {
			t.Errorf("%s: %+v", name, p)
		}
	}
	other := KruskalWallis(reversed(groups), opts)
	slices.Reverse(other.MeanRanks)
	if !reflect.DeepEqual(other, k) {
		t.Errorf("in another order %+v, not %+v", other, k)
	}
	if mirror := Jonckheere(reversed(groups), opts); mirror.Increasing != j.Decreasing || mirror.PValue != j.PValue {
		t.Errorf("in reverse %+v, not the mirror of %+v", mirror, j)
	}
}

// TestMonteCarloAgainstExact compares both p values of the same groups: five standard errors at most.
func TestMonteCarloAgainstExact(t *testing.T) {
	opts := Options{Permutations: 5000, Seed: 1}
	check := func(name string, got, want PValue) {
		if math.Abs(got.P-want.P) > 5*got.Error+1.0/5001 || got.Method != MonteCarlo || want.Method != Exact {
			t.Errorf("%s: %v ± %v, want %v", name, got.P, got.Error, want.P)
		}
	}
	for _, groups := range [][][]float64{three, bands} {
		r := rank(groups)
		k, j := KruskalWallis(groups, opts), Jonckheere(groups, opts)
		sums := make([]int, len(groups))
		for g, values := range groups {
			sums[g] = total(r.of(values))
		}
		check("Kruskal-Wallis", sampledSpread(r, sizes(groups), between(sums, sizes(groups))-1e-9, opts), k.PValue)
		up, down, both := sampledTrend(r, sizes(groups), int(2*j.J), opts)
		check("increasing", up, j.Increasing)
		check("decreasing", down, j.Decreasing)
		check("Jonckheere", both, j.PValue)
	}
}

func TestUndefined(t *testing.T) {
	for _, c := range []struct {
		groups [][]float64
		why    string
	}{
		{nil, "groups with units: 0"},
		{[][]float64{{}, {}}, "groups with units: 0"},
		{[][]float64{{1, 2}, {}}, "groups with units: 1"},
		{[][]float64{{2, 2}, {2}}, "all values are equal"},
	} {
		k, j := KruskalWallis(c.groups, Options{}), Jonckheere(c.groups, Options{})
		if k.Defined || j.Defined || k.PValue != noP || j.PValue != noP || j.Increasing != noP || k.Why != j.Why {
			t.Errorf("%v: %+v, %+v", c.groups, k, j)
		}
		if !strings.HasPrefix(k.Why.EN, c.why) || k.Why.FR == "" {
			t.Errorf("%v: why %q, want %q", c.groups, k.Why.EN, c.why)
		}
		if p, why := k.ChiSquare(); p != 1 || why != k.Why {
			t.Errorf("%v: chi-square %v, %v", c.groups, p, why)
		}
		if len(c.groups) == 2 {
			w, m := Wilcoxon(c.groups[0], c.groups[1], Options{}), Means(c.groups[0], c.groups[1], Options{})
			if w.Defined || m.Defined || w.PValue != noP || m.PValue != noP || w.Shift.Defined || m.Difference.Interval.Why != k.Why {
				t.Errorf("%v: %+v, %+v", c.groups, w, m)
			}
		}
	}
}

// One unit a group can be assigned in any way: nothing is more extreme.
func TestGroupsOfOne(t *testing.T) {
	k, j := KruskalWallis([][]float64{{1}, {}, {2}, {3}}, Options{}), Jonckheere([][]float64{{1}, {2}, {3}}, Options{})
	if k.PValue.P != 1 || k.Groups != 3 || k.Empty != 1 || !slices.Equal(k.MeanRanks, []float64{1, 0, 2, 3}) {
		t.Errorf("%+v", k)
	}
	if j.J != 3 || j.Increasing.P != 1.0/6 || j.Decreasing.P != 1 || j.PValue.P != 2.0/6 {
		t.Errorf("%+v", j)
	}
	w, m := Wilcoxon([]float64{1}, []float64{4}, Options{}), Means([]float64{1}, []float64{4}, Options{})
	if w.PValue.P != 1 || w.Shift.Value != -3 || w.Shift.Interval.Exists || w.U != 0 || w.Superiority.Interval.Lo != 0 {
		t.Errorf("%+v", w)
	}
	if m.PValue.P != 1 || m.Difference.Value != -3 || m.Difference.Interval.Exists || m.Standardised.Defined {
		t.Errorf("%+v", m)
	}
}

func TestWarnings(t *testing.T) {
	if _, warning := KruskalWallis(bands, Options{}).ChiSquare(); !strings.Contains(warning.EN, "fewer than 5 units") {
		t.Errorf("small groups: %q", warning.EN)
	}
	if _, warning := KruskalWallis(many(5, 6), Options{}).ChiSquare(); !warning.IsZero() {
		t.Errorf("groups of five: %q", warning.EN)
	}
	if w := Wilcoxon(bands[0], bands[1], Options{Level: 0.9}); len(w.Warnings) != 1 || !w.Shift.Interval.Exists {
		t.Errorf("ties: %+v", w)
	}
	if w := Wilcoxon(many(501, 500)[0], many(501, 500)[1], Options{Permutations: 10}); w.Shift.Defined || w.Shift.Interval.Exists || w.Shift.Why.IsZero() {
		t.Errorf("250,500 differences: %+v", w.Shift)
	}
	if large := Means([]float64{1, -1e151}, []float64{2}, Options{}); large.Defined || large.Why != tooLarge || large.Difference.Interval.Why != tooLarge {
		t.Errorf("a value of -1e151: %+v", large)
	}
	if far := Wilcoxon([]float64{1, -1e308}, []float64{1e308}, Options{}); !far.Defined || far.Shift.Defined || far.Shift.Why != tooLarge {
		t.Errorf("a difference of -2e308: %+v", far)
	}
	flat := Means([]float64{1, 1}, []float64{2, 2, 2}, Options{})
	if flat.Difference.Interval.Exists || flat.Standardised.Defined || flat.PValue.P != 0.1 {
		t.Errorf("constant groups: %+v", flat)
	}
}

func TestBrokenArguments(t *testing.T) {
	for want, f := range map[string]func(){
		"compare: groups: must be finite":     func() { KruskalWallis([][]float64{{1}, {math.NaN()}}, Options{}) },
		"compare: units: must be finite":      func() { ByRegion([]Unit{{Value: math.Inf(1)}}, EachUnit, Options{}) },
		"compare: level: must be between":     func() { Means(term, weeks, Options{Level: 95}) },
		"compare: permutations: must not":     func() { Jonckheere(bands, Options{Permutations: -1}) },
		"compare: counting: must be EachRegi": func() { ByRegion(units, 2, Options{}) },
		"compare: method: unknown":            func() { methodOf("median-test") },
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
