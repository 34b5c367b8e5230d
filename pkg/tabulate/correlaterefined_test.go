package tabulate

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/survey"
)

// refined correlates two variables and adds what the request asks for.
func refined(t *testing.T, s *survey.Survey, x, y string, request CorrelationRequest, options Options) Correlation {
	t.Helper()
	c, err := Correlate(s, x, y, options)
	if err != nil {
		t.Fatal(err)
	}
	list := []Correlation{c}
	Refine(list, request, options)
	for _, tab := range CorrelationTables(s, list, request, options) {
		checkShape(t, "refined", tab)
	}
	return list[0]
}

// A yes/no question is 1 for yes, and its correlation is the point-biserial one; R 4.2.2: cor(c(1,1,1,1,0, 1,1,0,0,0,0,
// 1,0,0,0), c(1.5,2.5,4,7,9, 3,5.5,8,10,12,14, 2,6,11,13)).
func TestPointBiserialAgainstR(t *testing.T) {
	s := grouped(t, "a, b, c", groupedRows...)
	for _, pair := range [][2]string{{"y", "x"}, {"x", "y"}, {"y=Y", "x"}} {
		c := refined(t, s, pair[0], pair[1], CorrelationRequest{Lines: true}, Options{})
		if c.Results[0].Statistic.ID != assoc.PointBiserialID || c.Split == nil || c.Split.Ones != 7 || c.Split.Zeros != 8 {
			t.Fatalf("%v: %s, split %+v", pair, c.Results[0].Statistic.ID, c.Split)
		}
		reference.Near(t, pair[0], c.Results[0].Value, -0.834561128338, 11)
		if c.Results[0].PMethod != assoc.Exact {
			t.Errorf("%v: p by %s", pair, c.Results[0].PMethod)
		}
	}
	if c := refined(t, s, "y", "x", CorrelationRequest{}, Options{}); c.Results[0].Statistic.ID != assoc.PearsonID || c.Line != nil {
		t.Errorf("without being asked: %s, line %v", c.Results[0].Statistic.ID, c.Line)
	}
}

// The bootstrap intervals are those of package resample of the same seed, hold the coefficient and do not depend on the
// order of the rows.
func TestBootstrapIntervals(t *testing.T) {
	reversed := slices.Clone(groupedRows)
	slices.Reverse(reversed)
	for kind, id := range map[CorrelationInterval]string{PercentileInterval: resample.PercentileID, BCaInterval: resample.BCaID} {
		request := CorrelationRequest{Interval: kind}
		c := refined(t, grouped(t, "a, b, c", groupedRows...), "y", "x", request, Options{Seed: 3})
		turned := refined(t, grouped(t, "a, b, c", reversed...), "y", "x", request, Options{Seed: 3})
		for i, b := range c.Bootstraps {
			value := c.Results[i].Value
			if !b.Exists || b.Method.ID != id || b.Seed != 3 || b.Resamples != resample.DefaultResamples || b.Lo > value || b.Hi < value {
				t.Errorf("%s of %s: %+v around %v", kind, c.Results[i].Statistic.ID, b, value)
			}
			if other := turned.Bootstraps[i]; other.Lo != b.Lo || other.Hi != b.Hi {
				t.Errorf("%s of %s: %v to %v in reverse, want %v to %v", kind, c.Results[i].Statistic.ID, other.Lo, other.Hi, b.Lo, b.Hi)
			}
		}
	}
}

// The least-squares slope; R 4.2.2: coef(lm(y ~ x)) of the same columns as above.
func TestSlopeAgainstR(t *testing.T) {
	c := refined(t, grouped(t, "a, b, c", groupedRows...), "x", "y", CorrelationRequest{Interval: SlopeInterval}, Options{})
	if c.Slope == nil || !c.Slope.Exists || c.Slope.Lo > c.Slope.Value || c.Slope.Hi < c.Slope.Value {
		t.Fatalf("%+v", c.Slope)
	}
	reference.Near(t, "slope", c.Slope.Value, -0.103457738749, 11)
}

// The family of the declared pairs is adjusted coefficient by coefficient, and its size is printed.
func TestAdjustedPairs(t *testing.T) {
	s := demo(t)
	pairs := s.Study.Analyses
	var list []Correlation
	for _, entry := range pairs {
		more, err := CorrelatePairs(s, entry.Value.Pairs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, more...)
	}
	request := CorrelationRequest{Adjust: multiple.HolmID}
	Refine(list, request, Options{})
	for i := range list[0].Results {
		var p []float64
		for _, c := range list {
			p = append(p, c.Results[i].P)
		}
		for k, want := range multiple.Adjust(p, multiple.HolmID) {
			if got := list[k].Adjusted[i]; got != want {
				t.Errorf("pair %d, coefficient %d: %v, want %v", k, i, got, want)
			}
		}
	}
	if notes := notesOf(CorrelationTables(s, list, request, Options{})[0]); !strings.Contains(notes, "declared pairs: 5") || strings.Contains(notes, "not corrected") {
		t.Errorf("the notes do not state the family: %s", notes)
	}
}

// A study of very many rows gets no bootstrap interval, and the reason names another one.
func TestNoBootstrapOfManyRows(t *testing.T) {
	n := bootstrapRows + 1
	c := Correlation{Xs: make([]float64, n), Ys: make([]float64, n)}
	for i := range n {
		c.Xs[i], c.Ys[i] = float64(i), float64(i*i%7)
	}
	c.Results = []assoc.Association{assoc.Pearson(c.Xs, c.Ys, assoc.Options{Permutations: 1})}
	c.bootstrap(BCaInterval, Options{})
	if b := c.Bootstraps[0]; b.Exists || !strings.Contains(b.Why.EN, "usual") {
		t.Errorf("%+v", b)
	}
	for rows, want := range map[int]int{15: resample.DefaultResamples, 2000: 2500, 1_000_000: fewerResamples} {
		if got := resamplesFor(rows); got != want {
			t.Errorf("%d rows: %d resamples, want %d", rows, got, want)
		}
	}
}
