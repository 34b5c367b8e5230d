package assoc

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// The data of scripts/reference.R. The first pair is from M. Hollander and D. A. Wolfe, Nonparametric Statistical
// Methods, Wiley, 1973, p. 187; the others are made up.
var (
	lightness = []float64{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1}
	panel     = []float64{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}
	wide      = []float64{3, 14, 7, 1, 12, 5, 9, 15, 2, 11, 6, 13, 4, 10, 8}
	deep      = []float64{5.5, 9.1, 4.2, 1.7, 13, 2.9, 8.4, 15.5, 6.1, 7.3, 3.8, 14.2, 0.4, 12.6, 10.9}
	agree     = []float64{1, 4, 2, 1, 5, 3, 3, 4, 2, 5, 2, 4, 1, 3, 4}
	count     = []float64{2, 7, 2, 0, 9, 2, 7, 7, 0, 4, 2, 9, 2, 4, 4}
	few       = []float64{12, 2, 1, 12, 2, 7, 5}
	low       = []float64{1, 4, 7, 1, 0, 4, 2}
	side      = []float64{2, 5, 2, 2, 5, 2, 5, 5, 2, 2, 2, 5, 2, 2, 5}
)

// forty returns forty pairs without ties.
func forty() (x, y []float64, options Options) {
	for i := 1; i <= 40; i++ {
		x, y = append(x, float64(i)), append(y, float64(i)+2.03*float64(17*i%41))
	}
	return x, y, options
}

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	value := func(name string, a Association) {
		got[name] = a.Value
		if a.Interval.Exists {
			got[name+"/interval/lo"], got[name+"/interval/hi"] = a.Interval.Lo, a.Interval.Hi
		}
	}
	exact := func(name string, a Association) {
		if a.PMethod != Exact {
			t.Errorf("%s: p is %s", name, a.PMethod)
		}
		got[name] = a.P
	}
	value("pearson/panel", Pearson(lightness, panel, Options{Permutations: 9}))
	value("pearson/wide", Pearson(wide, deep, Options{Permutations: 9}))
	value("pearson/agree", Pearson(agree, count, Options{Permutations: 9}))
	exact("pearson/few/p", Pearson(few, low, Options{}))
	value("spearman/panel", Spearman(lightness, panel, Options{}))
	value("spearman/wide", Spearman(wide, deep, Options{}))
	value("spearman/agree", Spearman(agree, count, Options{}))
	exact("spearman/panel/p", Spearman(lightness, panel, Options{}))
	exact("spearman/few/p", Spearman(few, low, Options{}))
	value("kendall/panel", KendallTauB(lightness, panel, Options{}))
	untied := KendallTauB(wide, deep, Options{})
	value("kendall/wide", untied)
	value("kendall/agree", KendallTauB(agree, count, Options{}))
	exact("kendall/panel/p", KendallTauB(lightness, panel, Options{}))
	exact("kendall/wide/p", untied)
	exact("kendall/few/p", KendallTauB(few, low, Options{}))
	exact("kendall/forty/p", KendallTauB(forty()))
	exact("kendall/side/p", KendallTauB(side, deep, Options{}))
	for name, y := range map[string][]float64{"point-biserial/agree": agree, "point-biserial/deep": deep} {
		a := PointBiserial(side, y, Options{}).Association
		value(name, a)
		exact(name+"/p", a)
	}
	for name, columns := range map[string][2][]float64{
		"theil-sen/panel": {lightness, panel}, "theil-sen/wide": {wide, deep}, "theil-sen/few": {few, low},
	} {
		line := TheilSen(columns[0], columns[1], 0)
		got[name+"/slope"], got[name+"/intercept"] = line.Slope, line.Intercept
		got[name+"/interval/lo"], got[name+"/interval/hi"] = line.Interval.Lo, line.Interval.Hi
		got[name+"/interval/reached"] = line.Interval.Reached
	}
	reference.Compare(t, "assoc.csv", got)
}
