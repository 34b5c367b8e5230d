package assoc

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheilSenUndefined(t *testing.T) {
	long := make([]float64, MaxLinePairs+1)
	long[0] = 1
	for _, c := range []struct {
		x, y []float64
		why  string
	}{
		{nil, nil, "0 pair(s)"},
		{[]float64{1, 2}, []float64{3, 4}, "2 pair(s): at least 3"},
		{[]float64{1, 1, 1}, []float64{1, 2, 3}, "the first variable is constant"},
		{long, long, "3001 pairs"},
		{[]float64{0, 1e-300, 2e-300}, []float64{0, 1e200, 0}, "values too far apart"},
	} {
		line := TheilSen(c.x, c.y, 0)
		if line.Defined || line.Slope != 0 || line.Interval.Exists || !strings.HasPrefix(line.Why.EN, c.why) {
			t.Errorf("of %d pairs: %+v, want it undefined: %s", len(c.x), line, c.why)
		}
		if line.Why.FR == "" || line.Interval.Why != line.Why || line.Interval.Level != DefaultLevel {
			t.Errorf("of %d pairs: interval %+v", len(c.x), line.Interval)
		}
	}
}

func TestTheilSenTies(t *testing.T) {
	line := TheilSen([]float64{0, 0, 1, 1, 2}, []float64{5, 5, 5, 5, 5}, 0)
	if !line.Defined || line.Slope != 0 || line.Intercept != 5 || line.Slopes != 8 || line.LeftOut != 2 {
		t.Errorf("a constant y: %+v", line)
	}
	// One of 3! orders has no discordant pair: the interval of all slopes reaches 2/3 and no more.
	x, y := []float64{1, 2, 3}, []float64{1, 3, 2}
	if wide := TheilSen(x, y, 0.95).Interval; wide.Exists || !strings.HasPrefix(wide.Why.EN, "too few pairs of different x (3)") {
		t.Errorf("three pairs: %+v", wide)
	}
	narrow := TheilSen(x, y, 0.5).Interval
	if !narrow.Exists || narrow.Lo != -1 || narrow.Hi != 2 || math.Abs(narrow.Reached-2.0/3) > 1e-15 {
		t.Errorf("three pairs at 0.5: %+v", narrow)
	}
}

// An outlier moves a line of least squares and not this one.
func TestTheilSenOutlier(t *testing.T) {
	x, y := []float64{1, 2, 3, 4, 5, 6}, []float64{3, 5, 7, 9, 11, -500}
	if line := TheilSen(x, y, 0); line.Slope != 2 || line.Intercept != 1 {
		t.Errorf("%+v, want y = 1 + 2x", line)
	}
}

func TestTheilSenLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := columns(t)
		level := rapid.Float64Range(0.05, 0.99).Draw(t, "level")
		line := TheilSen(x, y, level)
		in := line.Interval
		if !line.Defined || line.Slopes+line.LeftOut != line.N*(line.N-1)/2 {
			t.Fatalf("%+v", line)
		}
		if in.Exists && (in.Lo > line.Slope || in.Hi < line.Slope || in.Reached < level) {
			t.Fatalf("the interval does not hold the slope or the level: %+v", line)
		}
		moved := TheilSen(transformed(x, func(v float64) float64 { return 4 * v }), transformed(y, func(v float64) float64 { return 8 - 2*v }), level)
		if moved.Slope != -line.Slope/2 || moved.Interval.Lo != -in.Hi/2 || moved.Interval.Hi != -in.Lo/2 {
			t.Fatalf("another scale gives %+v from %+v", moved, line)
		}
		if math.Abs(moved.Intercept-(8-2*line.Intercept)) > 1e-12 {
			t.Fatalf("another scale gives the intercept %v from %v", moved.Intercept, line.Intercept)
		}
		source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		source.Shuffle(len(x), func(i, j int) { x[i], x[j], y[i], y[j] = x[j], x[i], y[j], y[i] })
		if shuffled := TheilSen(x, y, level); shuffled != line {
			t.Fatalf("the rows shuffled give %+v, not %+v", shuffled, line)
		}
	})
}

// The normal approximation takes over where both agree within a rank or two.
func TestSlopeRankApproximation(t *testing.T) {
	groups := make([]int, ExactLinePairs)
	for i := range groups {
		groups[i] = 1
	}
	n := ExactLinePairs
	exact, beyond := slopeRank(groups, n*(n-1)/2, 0.025)
	groups = append(groups, 1)
	n++
	approximate, about := slopeRank(groups, n*(n-1)/2, 0.025)
	if exact <= 0 || approximate <= exact || approximate-exact > 150 {
		t.Errorf("ranks %d and %d", exact, approximate)
	}
	if beyond > 0.025 || beyond < 0.0249 || about > 0.025 || about < 0.0249 {
		t.Errorf("beyond the bounds %v and %v", beyond, about)
	}
}

func BenchmarkTheilSen(b *testing.B) {
	x, y := halves(300)
	for i := range x {
		x[i] = float64(i)
	}
	b.Run("300 pairs", func(b *testing.B) {
		for b.Loop() {
			TheilSen(x, y, 0)
		}
	})
}
