package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A scatterName is the name of a point that has yet to be placed.
type scatterName struct {
	index         int // of its point
	name          string
	lines         []string // the name, wrapped
	x, y          float64  // of its point
	width, height float64
	choices       int // free places beside its point, before any name is placed
}

// The numbers of names from which on less is done for them.
const (
	manyNames = 60  // they are placed in one order only, and near their points
	mostNames = 120 // there are none: no reader finds a name among so many
)

// names writes the names of the points. It returns those that have no place at all as a sentence, or "".
//
// Names are placed one after the other. Where some have no place, those go first next time: they are urgent.
func (c *canvas) names(chart ScatterChart, s scale, labels *placer) string {
	waiting := chart.waiting(c, s, labels)
	best := placeNames(*labels, nil, waiting)
	for i, order := range otherOrders {
		enough := len(best.homeless) == 0 && (i > 1 || best.leaders == 0)
		if enough || len(waiting) > manyNames {
			break
		}
		rest := slices.Clone(waiting)
		slices.SortStableFunc(rest, order)
		made, urgent := placeNames(*labels, nil, rest), []scatterName(nil)
		for range 3 {
			if made.cost() < best.cost() {
				best = made
			}
			if len(made.homeless) == 0 {
				break
			}
			urgent = append(slices.Clone(made.homeless), urgent...)
			rest = slices.DeleteFunc(rest, func(n scatterName) bool { return slices.ContainsFunc(made.homeless, n.is) })
			urgent = slices.CompactFunc(urgent, func(a, b scatterName) bool { return a.is(b) })
			made = placeNames(*labels, urgent, rest)
		}
	}
	best.crossPoints()
	for _, n := range best.placed {
		c.scatterName(n.scatterName, n.spot)
	}
	return c.withoutRoom(best.homeless)
}

// withoutRoom names the names that have no place, or returns "".
func (c *canvas) withoutRoom(homeless []scatterName) string {
	if len(homeless) == 0 {
		return ""
	}
	var names []string
	for _, n := range homeless {
		names = append(names, n.name)
	}
	return withoutRoom.In(c.lang) + " " + strings.Join(names, ", ")
}

// is reports whether two names are those of the same point.
func (n scatterName) is(other scatterName) bool { return n.index == other.index }

// otherOrders are the orders in which names are placed: those with the fewest places first, and from each edge.
var otherOrders = []func(a, b scatterName) int{
	func(a, b scatterName) int { return a.choices - b.choices },
	func(a, b scatterName) int { return compareFinite(a.y, b.y) },
	func(a, b scatterName) int { return compareFinite(b.y, a.y) },
	func(a, b scatterName) int { return compareFinite(a.x, b.x) },
	func(a, b scatterName) int { return compareFinite(b.x, a.x) },
}

// A placing is where the names of a chart stand.
type placing struct {
	labels   placer // with what is taken
	placed   []placedName
	leaders  int           // how many stand apart from their points
	length   float64       // of the lines to them
	homeless []scatterName // names without a place
}

type placedName struct {
	scatterName
	spot
}

// cost is how bad a placing is.
func (p placing) cost() float64 {
	return 10000*float64(len(p.homeless)) + 50*float64(p.leaders) + p.length
}

// placeNames places urgent names, then the others in their order: those that have a place beside their points, then those
// that need a line.
func placeNames(labels placer, urgent, waiting []scatterName) placing {
	labels.names, labels.lines = nil, slices.Clone(labels.lines)
	rings := mostRings
	if len(waiting)+len(urgent) > manyNames {
		rings = fewRings
	}
	places := []func(n scatterName) (spot, bool){
		func(n scatterName) (spot, bool) { return labels.adjacent(n.x, n.y, n.width, n.height) },
		func(n scatterName) (spot, bool) {
			return labels.remote(n.x, n.y, n.width, n.height, rings, true)
		},
	}
	var made placing
	try := func(n scatterName, places ...func(n scatterName) (spot, bool)) bool {
		for _, place := range places {
			if at, found := place(n); found {
				labels.take(at, n.x, n.y)
				made.add(n, at)
				return true
			}
		}
		return false
	}
	for _, n := range urgent {
		if !try(n, places...) {
			made.homeless = append(made.homeless, n)
		}
	}
	waiting = slices.Clone(waiting)
	for _, place := range places {
		waiting = slices.DeleteFunc(waiting, func(n scatterName) bool { return try(n, place) })
	}
	made.homeless, made.labels = append(made.homeless, waiting...), labels
	return made
}

// crossPoints places names that have no place with lines that may cross the points of others.
func (p *placing) crossPoints() {
	p.homeless = slices.DeleteFunc(p.homeless, func(n scatterName) bool {
		at, found := p.labels.remote(n.x, n.y, n.width, n.height, mostRings, false)
		if found {
			p.labels.take(at, n.x, n.y)
			p.add(n, at)
		}
		return found
	})
}

func (p *placing) add(n scatterName, at spot) {
	p.placed = append(p.placed, placedName{n, at})
	if at.leader {
		p.leaders++
		p.length += math.Hypot(at.toX-n.x, at.toY-n.y)
	}
}

var withoutRoom = locale.Text{FR: "Sans place à côté de leur point :", EN: "No room beside their points:"}.French()

// waiting returns the names of the points that are drawn, those with the fewest free places first; none of too many.
func (chart ScatterChart) waiting(c *canvas, s scale, labels *placer) []scatterName {
	const widestName = 180.0
	var waiting []scatterName
	for i, p := range chart.Points {
		name := locale.Line(p.Label.In(c.lang))
		if !p.drawn() || name == "" {
			continue
		}
		n := scatterName{index: i, name: name, lines: wrap(name, widestName, measure), x: s.x(p.X), y: s.y(p.Y)}
		n.width, n.height = widest(n.lines), Leading*float64(len(n.lines))
		waiting = append(waiting, n)
	}
	if len(waiting) > mostNames {
		return nil
	}
	for i, n := range waiting {
		for _, spot := range beside(n.x, n.y, n.width, n.height) {
			if labels.free(spot.rect) {
				waiting[i].choices++
			}
		}
	}
	slices.SortStableFunc(waiting, func(a, b scatterName) int { return a.choices - b.choices })
	return waiting
}

// scatterName writes a name at its place, with the line to its point.
func (c *canvas) scatterName(n scatterName, at spot) {
	if at.leader {
		c.add(Line{n.x, n.y, at.toX, at.toY, Stroke{Paint: Paint{Colour: Ink, Opacity: 0.4}}})
	}
	x := map[Anchor]float64{Start: at.left, Middle: (at.left + at.right) / 2, End: at.right}[at.anchor]
	c.words(x, at.top+Leading/2, at.anchor, n.lines...)
}
