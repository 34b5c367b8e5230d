package resample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

func ExampleDraw() {
	b := Draw(correlation, Options{Seed: 1}, Order(x, y))
	i := b.BCa()
	fmt.Printf("%.3f, %s %.2f to %.2f (%d resamples, seed %d)\n", i.Value, i.Method.Name.EN, i.Lo, i.Hi, i.Resamples, i.Seed)
	// Output:
	// 0.842, bootstrap BCa 0.66 to 0.94 (9999 resamples, seed 1)
}

func TestDrawUndefined(t *testing.T) {
	constant := func([]int) (float64, bool) { return 1, true }
	never := func([]int) (float64, bool) { return math.NaN(), false }
	for _, c := range []struct {
		statistic Statistic
		rows      int
		opts      Options
		why       string
	}{
		{correlation, 0, Options{}, "rows: 0, at least 2"},
		{correlation, 1, Options{}, "rows: 1, at least 2"},
		{never, 5, Options{}, "the statistic has no value over all rows"},
		{constant, 5, Options{}, "the resamples do not vary"},
		{correlation, 12, Options{Resamples: 20}, "too few resamples for the level asked for: 20"},
		{correlation, 3, Options{}, "the statistic has no value in"},
	} {
		b := Draw(c.statistic, c.opts, upTo(0, c.rows))
		for _, i := range []Interval{b.Percentile(), b.BCa()} {
			if i.Exists || i.Lo != 0 || i.Hi != 0 || !strings.HasPrefix(i.Why.EN, c.why) || i.Why.FR == "" || i.Level != DefaultLevel {
				t.Errorf("%d rows: %+v, want none: %s", c.rows, i, c.why)
			}
		}
	}
}

// Without its largest row a maximum that all resamples reach or miss gives no BCa interval.
func TestBCaUndefined(t *testing.T) {
	largest := func(rows []int) (float64, bool) { return slices.Max(pick(x, rows)), true }
	b := Draw(largest, Options{}, upTo(0, 12))
	if i := b.Percentile(); !i.Exists || i.Hi != 15 {
		t.Errorf("%+v", i)
	}
	needsAll := func(rows []int) (float64, bool) { return stat.Mean(pick(x, rows), nil), len(rows) == 12 }
	if i := Draw(needsAll, Options{}, upTo(0, 12)).BCa(); i.Exists || !strings.HasPrefix(i.Why.EN, "without some row") {
		t.Errorf("%+v", i)
	}
	smallest := func(rows []int) (float64, bool) { return slices.Min(pick(x, rows)), true }
	if i := Draw(smallest, Options{}, upTo(0, 12)).BCa(); i.Exists || !strings.HasPrefix(i.Why.EN, "nearly all resamples") {
		t.Errorf("no resample lies below the minimum: %+v", i)
	}
}

// A statistic without a value in a few resamples is counted, and said.
func TestDrawCountsUndefined(t *testing.T) {
	calls := 0
	sometimes := func(rows []int) (float64, bool) {
		calls++
		return stat.Mean(pick(x, rows), nil), calls < 20 || calls%25 != 0
	}
	b := Draw(sometimes, Options{}, upTo(0, 12))
	i := b.Percentile()
	if !i.Exists || i.Undefined < 300 || i.Undefined > 500 || i.Undefined != b.Undefined || len(i.Warnings) != 1 {
		t.Errorf("%+v", i)
	}
	if few := Draw(ratio, Options{}, upTo(0, 5)).Percentile(); len(few.Warnings) != 1 || !strings.HasPrefix(few.Warnings[0].EN, "fewer than 10 rows") {
		t.Errorf("%+v", few.Warnings)
	}
}

// TestStrata checks that each stratum keeps its number of rows.
func TestStrata(t *testing.T) {
	sizes := func(rows []int) (float64, bool) {
		low := 0
		for _, row := range rows {
			if row < 5 {
				low++
			}
		}
		if len(rows) == 11 && low != 5 || len(rows) < 10 {
			t.Fatalf("%d rows, %d of the first stratum", len(rows), low)
		}
		return difference(rows)
	}
	b := Draw(sizes, Options{Resamples: 999}, upTo(0, 5), upTo(5, 11))
	if i := b.BCa(); !i.Exists || i.Lo > b.Value || i.Hi < b.Value {
		t.Errorf("%+v", i)
	}
}

func TestDrawLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(5, 12).Draw(t, "n")
		values := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 9), func(i int) float64 { return float64(i) }), n, n).Draw(t, "values")
		opts := Options{Resamples: 199, Seed: rapid.Uint64().Draw(t, "seed"), Level: 0.9}
		mean := func(values []float64) Bootstrap {
			return Draw(func(rows []int) (float64, bool) { return stat.Mean(pick(values, rows), nil), true }, opts, Order(values))
		}
		b := mean(values)
		if i := b.Percentile(); i.Exists && (i.Lo > i.Hi || i.LoError < 0 || i.Lo < slices.Min(values) || i.Hi > slices.Max(values)) {
			t.Fatalf("%+v", i)
		}
		moved := slices.Clone(values)
		source := rand.New(rand.NewPCG(opts.Seed, 1))
		source.Shuffle(n, func(i, j int) { moved[i], moved[j] = moved[j], moved[i] })
		if got := mean(moved); !reflect.DeepEqual(got, b) {
			t.Fatalf("in another order %+v, not %+v", got, b)
		}
		larger := slices.Clone(values)
		for i := range larger {
			larger[i] = 4*larger[i] + 8
		}
		got, want := mean(larger).BCa(), b.BCa()
		if got.Exists != want.Exists || want.Exists && (math.Abs(got.Lo-4*want.Lo-8) > 1e-9 || math.Abs(got.HiError-4*want.HiError) > 1e-9) {
			t.Fatalf("on another scale %+v, not %+v", got, want)
		}
	})
}

// TestMonteCarloError compares the errors of the bounds with what they claim: how bounds from other seeds vary.
func TestMonteCarloError(t *testing.T) {
	const seeds = 200
	bounds := map[string][]float64{}
	errors := map[string]float64{}
	for seed := range uint64(seeds) {
		b := Draw(ratio, Options{Seed: seed, Resamples: 999}, upTo(0, 12))
		p, c, s := b.Percentile(), b.BCa(), Shift(slices.Concat(x, x), y, Options{Seed: seed, Resamples: 999})
		for name, value := range map[string][2]float64{
			"percentile lo": {p.Lo, p.LoError}, "percentile hi": {p.Hi, p.HiError}, "BCa lo": {c.Lo, c.LoError},
			"BCa hi": {c.Hi, c.HiError}, "shift lo": {s.Lo, s.LoError}, "shift hi": {s.Hi, s.HiError},
		} {
			bounds[name] = append(bounds[name], value[0])
			errors[name] += value[1] / seeds
		}
	}
	for name, values := range bounds {
		if spread := stat.StdDev(values, nil); errors[name] < 0.7*spread || errors[name] > 1.4*spread {
			t.Errorf("%s: errors of %v, bounds vary by %v", name, errors[name], spread)
		}
	}
}

func TestOrder(t *testing.T) {
	if got := Order([]float64{2, 1, 2, 1}, []float64{5, 4, 3, 4}); !slices.Equal(got, []int{1, 3, 2, 0}) {
		t.Errorf("%v", got)
	}
	if got := Order(); got != nil {
		t.Errorf("%v", got)
	}
}

func TestBrokenArguments(t *testing.T) {
	infinite := func([]int) (float64, bool) { return math.Inf(1), true }
	for want, f := range map[string]func(){
		"resample: level: must be between":   func() { Draw(ratio, Options{Level: 95}, upTo(0, 12)) },
		"resample: resamples: must not":      func() { Draw(ratio, Options{Resamples: -1}, upTo(0, 12)) },
		"resample: statistic: must be fini":  func() { Draw(infinite, Options{}, upTo(0, 12)) },
		"resample: columns: must have 2":     func() { Order([]float64{1, 2}, []float64{1}) },
		"resample: columns: must not be NaN": func() { Order([]float64{math.NaN()}) },
		"resample: first: must be finite":    func() { Shift([]float64{math.NaN()}, second, Options{}) },
		"resample: y: must be as long":       func() { Slope(x, second, Options{}) },
		"resample: y: must be finite":        func() { Slope([]float64{1}, []float64{math.Inf(1)}, Options{}) },
		"resample: method: unknown":          func() { methodOf("studentised") },
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

func BenchmarkDraw(b *testing.B) {
	b.Run("9,999 correlations of 12 rows", func(b *testing.B) {
		for b.Loop() {
			Draw(correlation, Options{}, upTo(0, 12)).BCa()
		}
	})
}
