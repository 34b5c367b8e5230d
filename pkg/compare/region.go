package compare

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Unit is a respondent of one of two sides in a region.
type Unit struct {
	Region string  // the region, any text
	First  bool    // true: a unit of the first side; false: of the second
	Value  float64 // the value, in any unit; 0 or 1 for a rate
}

// A Counting says what counts once in the means of two sides.
type Counting int

// What can count once.
const (
	EachRegion Counting = iota // a region counts once, however many units it has
	EachUnit                   // a unit counts once: a region counts for as many units as it has
)

// The largest numbers of regions for which every exchange of the sides is counted.
const (
	ExactRegions      = 40 // where each region counts once
	ExactRegionsUnits = 24 // where each unit counts once
)

// FewRegions is the number of regions below which no p value can be as low as 0.05.
const FewRegions = 6

// A RegionTest is the result of a test of two sides that are exchanged region by region.
type RegionTest struct {
	Statistic    Method        // how the regions count
	FirstMean    float64       // mean of the first side over the regions of both; 0 where Defined is false
	SecondMean   float64       // mean of the second side over the regions of both; 0 where Defined is false
	Difference   float64       // FirstMean - SecondMean
	Defined      bool          // false: there is no test and Why says why
	Why          locale.Text   // the reason for having no test; empty where there is one
	Regions      int           // regions with units of both sides, on which everything rests
	LeftOut      int           // regions with units of one side only, which are left out
	First        int           // units of the first side in the regions of both
	Second       int           // units of the second side in the regions of both
	UnitsLeftOut int           // units in the regions left out
	PValue       PValue        // two-sided p value of no difference
	Warnings     []locale.Text // doubts to print beside the p value, in a fixed order; nil where there are none
}

// A pair is what both sides have in one region.
type pair struct {
	first, second   float64 // sums of the values
	firsts, seconds float64 // units
}

// difference returns the difference of the means of both sides, 0 where only rounding is left of it.
func (p pair) difference() float64 {
	x, y := p.first/p.firsts, p.second/p.seconds
	if math.Abs(x-y) <= alike*max(math.Abs(x), math.Abs(y)) {
		return 0
	}
	return x - y
}

// ByRegion tests whether two sides have the same mean, where the units of a region go together: without a difference, the
// two sides of a region could as well have been each other, all units of the one for all of the other.
//
//	EachRegion   d = Σ (x̄ᵣ - ȳᵣ) / R, over the R regions
//	EachUnit     d = Σ xᵢ / m - Σ yᵢ / n, over the m and n units
//
// The two-sided p value is the share of the 2^R ways to exchange or keep the sides of each region with |d| at least as
// large: all of them up to ExactRegions or ExactRegionsUnits, else a Monte Carlo estimate. Where each unit counts once, how
// many units a side has in which region goes into d too: a side with most of its units where values are large has the
// larger mean. Regions with one side only are left out and counted, and so are their units.
//
// No region with both sides, sides that are equal in every region or a value beyond MaxSize leave it undefined. It panics where a value is not
// finite, the counting is neither of the two or an option has no meaning.
//
// Sources: R. A. Fisher, The Design of Experiments, Oliver and Boyd, 1935, section 21; M. H. Gail, S. D. Mark, R. J.
// Carroll, S. B. Green and D. Pee, Statistics in Medicine 15 (1996), 1069-1092.
func ByRegion(units []Unit, counting Counting, opts Options) RegionTest {
	opts = opts.withDefaults()
	id, ok := map[Counting]string{EachRegion: RegionID, EachUnit: RegionUnitsID}[counting]
	if !ok {
		panic("compare: counting: must be EachRegion or EachUnit")
	}
	t := RegionTest{Statistic: methodOf(id), PValue: noP}
	pairs := t.pair(units)
	equal := !slices.ContainsFunc(pairs, func(p pair) bool { return p.difference() != 0 })
	switch {
	case slices.ContainsFunc(units, func(u Unit) bool { return isLarge(u.Value) }):
		t.Why = tooLarge
	case len(pairs) == 0:
		t.Why = locale.Text{FR: "aucune région n'a les deux parties", EN: "no region has both sides"}
	case equal && (counting == EachRegion || sameMeans(pairs)):
		t.Why = locale.Text{
			FR: "les deux parties sont égales dans chaque région\u00a0: rien à comparer",
			EN: "both sides are equal in every region: nothing to compare",
		}
	default:
		t.Defined = true
		t.compare(pairs, counting, opts)
	}
	return t
}

// sameMeans reports whether the pairs all have the same mean.
func sameMeans(pairs []pair) bool {
	return !slices.ContainsFunc(pairs, func(p pair) bool { return p.first/p.firsts != pairs[0].first/pairs[0].firsts })
}

// pair adds up the units by region and side, counts them, and returns the regions with both sides in an order that depends
// on their sums alone.
func (t *RegionTest) pair(units []Unit) []pair {
	type sides struct{ first, second []float64 }
	regions := map[string]sides{}
	for _, unit := range units {
		if math.IsNaN(unit.Value) || math.IsInf(unit.Value, 0) {
			panic("compare: units: must be finite, not so in region " + unit.Region)
		}
		s := regions[unit.Region]
		if unit.First {
			s.first = append(s.first, unit.Value)
		} else {
			s.second = append(s.second, unit.Value)
		}
		regions[unit.Region] = s
	}
	var pairs []pair
	for _, s := range regions {
		if len(s.first) == 0 || len(s.second) == 0 {
			t.LeftOut++
			t.UnitsLeftOut += len(s.first) + len(s.second)
			continue
		}
		t.First, t.Second = t.First+len(s.first), t.Second+len(s.second)
		pairs = append(pairs, pair{sum(s.first), sum(s.second), float64(len(s.first)), float64(len(s.second))})
	}
	t.Regions = len(pairs)
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(p.first, q.first), cmp.Compare(p.second, q.second),
			cmp.Compare(p.firsts, q.firsts), cmp.Compare(p.seconds, q.seconds))
	})
	return pairs
}

// compare sets the means and the p value.
func (t *RegionTest) compare(pairs []pair, counting Counting, opts Options) {
	firsts, seconds := make([]float64, len(pairs)), make([]float64, len(pairs))
	for i, p := range pairs {
		firsts[i], seconds[i] = p.first, p.second
		if counting == EachRegion {
			firsts[i], seconds[i] = p.first/p.firsts, p.second/p.seconds
		}
	}
	m, n := float64(t.First), float64(t.Second)
	if counting == EachRegion {
		m, n = float64(t.Regions), float64(t.Regions)
	}
	t.FirstMean, t.SecondMean = sum(firsts)/m, sum(seconds)/n
	t.Difference = t.FirstMean - t.SecondMean
	if counting == EachRegion {
		t.PValue = flipP(pairs, opts)
	} else {
		t.PValue = exchangeP(pairs, opts)
	}
	if t.Regions < FewRegions {
		t.Warnings = append(t.Warnings, locale.Textf(
			"régions avec les deux parties\u00a0: %d, il en faut au moins %d pour que la valeur p puisse descendre sous 0,05",
			"regions with both sides: %d, at least %d are needed for the p value to be able to fall below 0.05", t.Regions, FewRegions))
	}
}
