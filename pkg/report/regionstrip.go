package report

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/regional"
	"github.com/arrimage/arrimage/pkg/study"
)

// A stripOf is what the strips of a scale or a side table have in common: one is drawn for each region, and differs only by
// which region it names. Sorting the regions once saves most of the time of a thousand pages.
type stripOf struct {
	units []chart.StripPoint // by value; those without one last
	place []int              // of a region, its place in units
}

// newStripOf returns the regions of a strip.
func newStripOf(p *Pages, of *regional.Standing) *stripOf {
	v := of.Variable
	value := func(i int) float64 {
		if v.States[i] == study.Answered {
			return v.Numbers[i]
		}
		return math.NaN()
	}
	order := make([]int, len(v.States))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := value(a), value(b)
		if math.IsNaN(x) || math.IsNaN(y) {
			return -cmp.Compare(x, y) // Compare has NaN first.
		}
		return cmp.Compare(x, y)
	})
	s := &stripOf{place: make([]int, len(order))}
	for at, i := range order {
		s.units = append(s.units, chart.StripPoint{Value: value(i), Label: locale.Same(p.Name(i))})
		s.place[i] = at
	}
	return s
}

// with returns the regions, one of them highlighted.
func (s *stripOf) with(region int) []chart.StripPoint {
	units := slices.Clone(s.units)
	units[s.place[region]].Highlight = true
	return units
}
