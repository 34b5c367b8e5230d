package chart

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A swarm is the dots of one row of a StripChart, stacked upwards where they would cover each other.
type swarm struct {
	g       gauge
	radius  float64
	dots    []swarmDot
	highest float64 // how far the highest dot lies above the lowest
	names   float64 // height of the names of highlighted units, above the dots
}

// A swarmDot is one unit, at its value, so far above the lowest.
type swarmDot struct {
	x, up float64
	unit  StripPoint
}

// tallest is how high the dots of a row may stand; smaller dots are drawn where that is not enough.
const tallest = 120.0

// newSwarm places the units of a row, each dot for so many. The smallest dots overlap where there are very many of them at
// one value.
func newSwarm(g gauge, row Strip, each int) swarm {
	units := slices.DeleteFunc(slices.Clone(row.Units), func(u StripPoint) bool { return !finite(u.Value) })
	slices.SortStableFunc(units, func(a, b StripPoint) int { return compareFinite(a.Value, b.Value) })
	units = thinned(units, each)
	s := swarm{g: g, radius: dot}
	for _, unit := range units {
		if unit.Highlight {
			s.names += Leading
		}
	}
	for {
		s.place(units)
		if s.highest <= tallest || s.radius <= 1.5 {
			break
		}
		s.radius *= 0.8
	}
	if s.highest > tallest {
		for i := range s.dots {
			s.dots[i].up *= tallest / s.highest
		}
		s.highest = tallest
	}
	return s
}

// thinned keeps of units in order the middle one of every so many, and all that are highlighted.
func thinned(units []StripPoint, each int) []StripPoint {
	var kept []StripPoint
	for i, unit := range units {
		if i%each == each/2 || unit.Highlight {
			kept = append(kept, unit)
		}
	}
	return kept
}

// place puts each dot as low as it can stand beside those before it. Dots that stand more than two radii to the left are
// never met, so only the last ones are looked at, from the lowest: each pushes the dot up at most once.
func (s *swarm) place(units []StripPoint) {
	s.dots, s.highest = s.dots[:0], 0
	apart := 2*s.radius + 1
	var near []place // from the lowest; of equals, the first placed first
	for _, unit := range units {
		d := swarmDot{x: s.g.x(unit.Value), unit: unit}
		near = slices.DeleteFunc(near, func(other place) bool { return d.x-other.x >= apart })
		for _, other := range near {
			dx := d.x - other.x
			if rise := math.Sqrt(apart*apart - dx*dx); math.Abs(other.up-d.up) < rise {
				d.up = other.up + rise
			}
		}
		above, _ := slices.BinarySearchFunc(near, d.up, func(other place, up float64) int {
			if other.up <= up {
				return -1
			}
			return 1
		})
		near = slices.Insert(near, above, place{d.x, d.up})
		s.dots = append(s.dots, d)
		s.highest = math.Max(s.highest, d.up)
	}
}

// A place is where a dot stands.
type place struct{ x, up float64 }

// height returns the height that the row needs.
func (s swarm) height() float64 { return s.highest + 2*s.radius + 2*space + s.names }

// draw draws the dots of a row whose lower edge lies at a height, the highlighted ones last, with their names above.
func (s swarm) draw(c *canvas, chart StripChart, bottom float64) {
	base := bottom - space - s.radius
	for _, d := range s.dots {
		if !d.unit.Highlight {
			c.add(Circle{X: d.x, Y: base - d.up, R: s.radius, Fill: stripFill, Tip: chart.named(c, d.unit)})
		}
	}
	line := bottom - s.height() + s.names
	for _, d := range s.dots {
		if !d.unit.Highlight {
			continue
		}
		line -= Leading
		c.add(Line{d.x, line + Leading, d.x, base - d.up, Stroke{Paint: Paint{Colour: hatchColour}}})
		c.mark(1, d.x, base-d.up, math.Max(s.radius, 4), chart.named(c, d.unit))
		name := c.fitting(locale.Line(chart.named(c, d.unit)))
		half := measure(name) / 2
		c.words(math.Min(math.Max(d.x, half), wide-half), line+Leading/2, Middle, name)
	}
}

// fitting shortens a text to the width of the drawing; the description has it whole.
func (c *canvas) fitting(text string) string {
	lines := wrap(text, wide-measure("…"), measure)
	if len(lines) == 1 {
		return text
	}
	return lines[0] + "…"
}
