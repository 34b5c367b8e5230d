package compare

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func ExampleByRegion() {
	r := ByRegion(units, EachRegion, Options{})
	fmt.Printf("%.2f against %.2f in %d regions, %s %.4f\n", r.FirstMean, r.SecondMean, r.Regions, r.PValue.Method, r.PValue.P)
	fmt.Printf("left out: %d regions, %d units\n", r.LeftOut, r.UnitsLeftOut)
	// Output:
	// 10.33 against 7.92 in 6 regions, exact-permutation 0.0625
	// left out: 2 regions, 3 units
}

// someUnits draws up to twelve units in up to five regions.
func someUnits(t *rapid.T) []Unit {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Unit {
		return Unit{
			Region: strconv.Itoa(rapid.IntRange(1, 5).Draw(t, "region")),
			First:  rapid.Bool().Draw(t, "first"),
			Value:  float64(rapid.IntRange(0, 5).Draw(t, "value")),
		}
	}), 0, 12).Draw(t, "units")
}

// slowExchange counts every way to exchange the sides of regions 1 to 5, with the means computed unit by unit.
func slowExchange(units []Unit, statistic func([]Unit) float64) float64 {
	hits := 0
	turned := make([]Unit, len(units))
	for set := range 32 {
		for i, unit := range units {
			region, _ := strconv.Atoi(unit.Region)
			unit.First = unit.First != (set>>(region-1)&1 == 1)
			turned[i] = unit
		}
		if math.Abs(statistic(turned)) >= math.Abs(statistic(units))-1e-9 {
			hits++
		}
	}
	return float64(hits) / 32
}

func TestRegionByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var both []Unit
		all := someUnits(t)
		sides := map[string][2]bool{}
		for _, unit := range all {
			seen := sides[unit.Region]
			seen[map[bool]int{true: 0, false: 1}[unit.First]] = true
			sides[unit.Region] = seen
		}
		for _, unit := range all {
			if sides[unit.Region] == [2]bool{true, true} {
				both = append(both, unit)
			}
		}
		for counting, statistic := range map[Counting]func([]Unit) float64{
			EachRegion: func(units []Unit) float64 { return meansOf(units, true) },
			EachUnit:   func(units []Unit) float64 { return meansOf(units, false) },
		} {
			r := ByRegion(all, counting, Options{})
			if r.UnitsLeftOut != len(all)-len(both) || r.First+r.Second != len(both) || r.Regions+r.LeftOut != len(sides) {
				t.Fatalf("counts: %+v", r)
			}
			if !r.Defined {
				continue
			}
			if math.Abs(r.Difference-statistic(both)) > 1e-12 {
				t.Fatalf("counting %d: difference %v, want %v", counting, r.Difference, statistic(both))
			}
			checkP(t, "by region", r.PValue, slowExchange(both, statistic))
		}
	})
}

// meansOf returns the difference of the means of both sides, over units or over the means of the regions.
func meansOf(units []Unit, byRegion bool) float64 {
	type key struct {
		region string
		first  bool
	}
	sums, counts := map[key]float64{}, map[key]float64{}
	for _, unit := range units {
		k := key{first: unit.First}
		if byRegion {
			k.region = unit.Region
		}
		sums[k] += unit.Value
		counts[k]++
	}
	difference, regions := 0.0, 0.0
	for k := range sums {
		if k.first {
			regions++
			difference += sums[k] / counts[k]
		} else {
			difference -= sums[k] / counts[k]
		}
	}
	return difference / regions
}

func TestRegionLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := someUnits(t)
		for _, counting := range []Counting{EachRegion, EachUnit} {
			r := ByRegion(units, counting, Options{})
			moved, turned := append([]Unit(nil), units...), make([]Unit, len(units))
			source := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
			source.Shuffle(len(moved), func(i, j int) { moved[i], moved[j] = moved[j], moved[i] })
			for i, unit := range units {
				turned[i] = Unit{Region: "region " + unit.Region, First: !unit.First, Value: 2*unit.Value + 8}
			}
			if got := ByRegion(moved, counting, Options{}); !reflect.DeepEqual(got, r) {
				t.Fatalf("in another order %+v, not %+v", got, r)
			}
			got := ByRegion(turned, counting, Options{})
			if got.PValue != r.PValue || math.Abs(got.Difference+2*r.Difference) > 1e-12 || got.First != r.Second {
				t.Fatalf("exchanged and scaled %+v, not the mirror of %+v", got, r)
			}
		}
	})
}

func TestRegionUndefined(t *testing.T) {
	for _, c := range []struct {
		units []Unit
		why   string
	}{
		{nil, "no region has both sides"},
		{[]Unit{{"a", true, 1}, {"b", false, 2}}, "no region has both sides"},
		{[]Unit{{"a", true, 1e200}, {"a", false, 2}}, "values too large"},
		{[]Unit{{"a", true, 0.1}, {"a", true, 0.2}, {"a", true, 0.3}, {"a", false, 0.2}}, "both sides are equal in every region"},
	} {
		for _, counting := range []Counting{EachRegion, EachUnit} {
			r := ByRegion(c.units, counting, Options{})
			if r.Defined || r.PValue != noP || !strings.HasPrefix(r.Why.EN, c.why) || r.Why.FR == "" {
				t.Errorf("%v: %+v, want %q", c.units, r, c.why)
			}
		}
	}
	one := ByRegion([]Unit{{"a", true, 1}, {"a", false, 2}}, EachRegion, Options{})
	if !one.Defined || one.PValue.P != 1 || len(one.Warnings) != 1 {
		t.Errorf("one region: %+v", one)
	}
}
