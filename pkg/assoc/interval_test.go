package assoc

import (
	"math"
	"strings"
	"testing"
)

func TestIntervalConditions(t *testing.T) {
	for _, c := range []struct {
		name        string
		coefficient func(x, y []float64, opts Options) Association
		needs       int
	}{{"Pearson", Pearson, 4}, {"Spearman", Spearman, 4}, {"KendallTauB", KendallTauB, 5}} {
		x, y := []float64{1, 2, 3, 4, 5}, []float64{1, 3, 2, 5, 4}
		if a := c.coefficient(x[:c.needs], y[:c.needs], Options{}); !a.Interval.Exists {
			t.Errorf("%s of %d pairs has no interval: %s", c.name, c.needs, a.Interval.Why.EN)
		}
		a := c.coefficient(x[:c.needs-1], y[:c.needs-1], Options{})
		if a.Interval.Exists || !strings.Contains(a.Interval.Why.EN, "pairs: the interval needs at least") {
			t.Errorf("%s of %d pairs: %+v", c.name, c.needs-1, a.Interval)
		}
		a = c.coefficient(x, x, Options{})
		if a.Value != 1 || a.Interval.Exists || !strings.HasPrefix(a.Interval.Why.EN, "perfect association") {
			t.Errorf("%s of a column with itself: %v, %+v", c.name, a.Value, a.Interval)
		}
		if a := c.coefficient(agree, count, Options{Permutations: 9, Level: 0.5}); a.Interval.Level != 0.5 ||
			a.Interval.Hi-a.Interval.Lo >= width(c.coefficient(agree, count, Options{Permutations: 9})) {
			t.Errorf("%s: half the level does not narrow the interval %+v", c.name, a.Interval)
		}
	}
}

func width(a Association) float64 { return math.Abs(a.Interval.Hi - a.Interval.Lo) }

func TestWarnings(t *testing.T) {
	for _, c := range []struct {
		a    Association
		want []string
	}{
		{Spearman(wide[:11], deep[:11], Options{}), nil},
		{Spearman(lightness, panel, Options{}), []string{"fewer than 10 pairs"}},
		{Spearman(agree, count, Options{}), []string{"ties"}},
		{KendallTauB(few, low, Options{}), []string{"fewer than 10 pairs", "ties"}},
		{Pearson(few, low, Options{}), []string{"fewer than 10 pairs"}},
		{Pearson(agree, count, Options{Permutations: 9}), nil},
	} {
		if len(c.a.Warnings) != len(c.want) {
			t.Errorf("%s: warnings %v, want %v", c.a.Statistic.ID, c.a.Warnings, c.want)
			continue
		}
		for i, warning := range c.a.Warnings {
			if !strings.HasPrefix(warning.EN, c.want[i]) || warning.FR == "" {
				t.Errorf("%s: warning %q, want %q", c.a.Statistic.ID, warning.EN, c.want[i])
			}
		}
	}
}
