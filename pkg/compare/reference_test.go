package compare

import (
	"strconv"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// The data of scripts/reference/compare.R, which says where they come from.
var (
	three = [][]float64{{2.9, 3.0, 2.5, 2.6, 3.2}, {3.8, 2.7, 4.0, 2.4}, {2.8, 3.4, 3.7, 2.2, 2.0}}
	bands = [][]float64{{3, 5, 5, 7}, {5, 8, 9, 7, 9}, {9, 12, 9, 15}}
	term  = []float64{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46}
	weeks = []float64{1.15, 0.88, 0.90, 0.74, 1.21}

	firstVisit  = []float64{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30}
	secondVisit = []float64{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29}
	before      = []float64{3, 5, 4, 6, 2, 7, 5, 5, 8, 4}
	after       = []float64{5, 5, 7, 7, 4, 6, 8, 5, 9, 7}

	units = unitsOf(
		[]int{1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 8, 8},
		[]int{1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0},
		[]float64{12, 9, 7, 14, 11, 8, 9, 6, 10, 5, 5, 8, 13, 13, 11, 7, 4, 15, 3, 2})
)

func unitsOf(regions, first []int, values []float64) []Unit {
	list := make([]Unit, len(regions))
	for i, region := range regions {
		list[i] = Unit{Region: strconv.Itoa(region), First: first[i] == 1, Value: values[i]}
	}
	return list
}

// TestReference compares with the numbers that scripts/reference/compare.R computed.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	exact := func(name string, p PValue) {
		if p.Method != Exact || p.Error != 0 || p.Permutations != 0 {
			t.Errorf("%s: %+v is not exact", name, p)
		}
		got[name] = p.P
	}
	effect := func(name string, e Effect) {
		got[name] = e.Value
		if e.Interval.Exists {
			got[name+"/lo"], got[name+"/hi"] = e.Interval.Lo, e.Interval.Hi
		}
	}
	for name, groups := range map[string][][]float64{"three": three, "bands": bands} {
		k := KruskalWallis(groups, Options{})
		got["kruskal/"+name+"/h"] = k.H
		got["kruskal/"+name+"/chi-square"], _ = k.ChiSquare()
		exact("kruskal/"+name+"/p", k.PValue)
		j := Jonckheere(groups, Options{})
		got["jonckheere/"+name+"/j"] = j.J
		exact("jonckheere/"+name+"/p/increasing", j.Increasing)
		exact("jonckheere/"+name+"/p/decreasing", j.Decreasing)
		exact("jonckheere/"+name+"/p/two-sided", j.PValue)
	}
	got["kruskal/bands/epsilon"] = KruskalWallis(bands, Options{}).EpsilonSquared
	w := Wilcoxon(term, weeks, Options{})
	got["wilcoxon/term/u"] = w.U
	exact("wilcoxon/term/p", w.PValue)
	effect("wilcoxon/term/shift", w.Shift)
	effect("wilcoxon/term/superiority", w.Superiority)
	exact("wilcoxon/ties/p", Wilcoxon(bands[0], bands[2], Options{}).PValue)
	effect("wilcoxon/ties/superiority", Wilcoxon(bands[0], bands[1], Options{}).Superiority)
	for name, groups := range map[string][][]float64{"term": {term, weeks}, "ties": bands[:2]} {
		m := Means(groups[0], groups[1], Options{})
		exact("means/"+name+"/p", m.PValue)
		effect("means/"+name+"/difference", m.Difference)
		effect("means/"+name+"/hedges", m.Standardised)
	}
	for name, counting := range map[string]Counting{"regions/each-region": EachRegion, "regions/each-unit": EachUnit} {
		r := ByRegion(units, counting, Options{})
		got[name] = r.Difference
		exact(name+"/p", r.PValue)
	}
	for name, p := range map[string]PairedTest{"visits": Paired(firstVisit, secondVisit, Options{}), "ties": Paired(after, before, Options{})} {
		exact("paired/"+name+"/p", p.PValue)
		effect("paired/"+name+"/difference", p.Difference)
		got["paired/"+name+"/se"] = p.SE
	}
	got["paired/visits/v"] = Paired(firstVisit, secondVisit, Options{}).V
	reference.Compare(t, "compare.csv", got)
}

// M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, Wiley, 1973: H = 0.771 of the mucociliary data (p. 116),
// the one-sided p value 0.127 of the permeability data (p. 69).
func TestPublished(t *testing.T) {
	reference.Near(t, "H", KruskalWallis(three, Options{}).H, 0.771, 3)
	reference.Near(t, "p", Wilcoxon(term, weeks, Options{}).PValue.P/2, 0.127, 3)
	if p := Paired(firstVisit, secondVisit, Options{}); p.V != 40 { // p. 30 of the same book
		t.Errorf("V = %v, want 40", p.V)
	}
}

// Knowledge of performance and motivation, with ties: J = 79 in M. Hollander and D. A. Wolfe, Nonparametric Statistical
// Methods, 2nd edition, Wiley, 1999, example 6.2.
func TestJonckheerePublished(t *testing.T) {
	j := Jonckheere([][]float64{
		{40, 35, 38, 43, 44, 41}, {38, 40, 47, 44, 40, 42}, {48, 40, 45, 43, 46, 44},
	}, Options{})
	if j.J != 79 || j.Increasing.Method != Exact {
		t.Errorf("J = %v (%+v), want 79", j.J, j.Increasing)
	}
}

// Charles Darwin's 15 pairs of maize plants, crossed and self-fertilised: R. A. Fisher, The Design of Experiments, Oliver
// and Boyd, 1935, section 21. Of the 2^15 signs 1726 have a sum at least as far from 0 as 314, 5.267 percent.
func TestRegionPublished(t *testing.T) {
	var plants []Unit
	for i, d := range []float64{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48} {
		pot := strconv.Itoa(i)
		plants = append(plants, Unit{Region: pot, First: true, Value: 100 + d}, Unit{Region: pot, Value: 100})
	}
	for _, counting := range []Counting{EachRegion, EachUnit} {
		r := ByRegion(plants, counting, Options{})
		if r.PValue.P != 1726.0/32768 || r.PValue.Method != Exact || r.Regions != 15 {
			t.Errorf("counting %d: %+v, want p = 1726/32768", counting, r)
		}
		reference.Near(t, "mean difference", r.Difference, 314.0/15, 9)
	}
}
