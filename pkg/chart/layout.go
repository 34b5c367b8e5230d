package chart

import (
	"cmp"
	"math"
	"slices"
)

// A layout is where the names of points stand: no two names meet, no line to a name crosses a name or another line, and the
// places are as good as can be found. It begins with the best free place for one name after the other; then a name may take
// a better one from others, where all of them together stand better for it.
type layout struct {
	labels *placer
	rings  int // how far places are looked for
	names  []scatterName
	places [][]candidate // of each name, the best first: beside its point and, once it needed one, at the end of a line
	beside []int         // how many of them are beside its point
	far    []bool        // whether those at the end of a line are among them
	at     []int         // which of its places a name has; -1 for none
	others []int         // room for the names in the way of one
}

// A candidate is a place that a name could have.
type candidate struct {
	spot
	line line    // to the point, where there is one
	all  rect    // what the name and the line lie in
	cost float64 // how bad the place is
}

// How bad places are. Beside a point they differ little.
const (
	besideCost   = 1.0     // for each better place beside the point
	mixUpCost    = 30.0    // for each other point so near that the name could be taken for its own
	leaderCost   = 50.0    // for a line, and as much again as it is long
	crossingCost = 1000.0  // for a line over another point
	homelessCost = 10000.0 // for no place at all
)

// How far better places are looked for.
const (
	mostPlaces  = 60   // at the end of lines, for one name
	mostEjected = 3    // names that make room for one
	leastGain   = 1e-9 // of a change
	mostPasses  = 6    // over all names
	manyNames   = 60   // names from which on only places near their points are looked at
	mixUp       = 6.0  // between a name and another point
	farRings    = 36   // around a point on which places are looked for
	nearRings   = 12   // the same for many names
)

// layOut returns where each name stands, nil for those that have no place.
func layOut(labels *placer, names []scatterName) []*spot {
	l := newLayout(labels, names)
	l.search()
	spots := make([]*spot, len(names))
	for i := range names {
		if l.at[i] < 0 {
			l.settleAcross(i)
		}
		if at := l.at[i]; at >= 0 {
			spots[i] = &l.places[i][at].spot
		}
	}
	return spots
}

// newLayout returns the layout of names that have no places yet.
func newLayout(labels *placer, names []scatterName) *layout {
	n := len(names)
	l := &layout{
		labels: labels, rings: farRings, names: names,
		places: make([][]candidate, n), beside: make([]int, n), far: make([]bool, n), at: make([]int, n),
	}
	if n > manyNames {
		l.rings = nearRings
	}
	for i, name := range names {
		l.places[i] = name.beside(labels)
		l.beside[i] = len(l.places[i])
	}
	return l
}

// search gives the names their places, beginning with one or another of them, and keeps what is best.
func (l *layout) search() {
	best, least := slices.Clone(l.at), math.Inf(1)
	for _, order := range orders {
		l.settleAll(order)
		for range mostPasses {
			if !l.improve() {
				break
			}
		}
		if bad := l.total(); bad < least {
			best, least = slices.Clone(l.at), bad
		}
		if least < leaderCost || len(l.names) > manyNames {
			break
		}
	}
	copy(l.at, best)
}

// orders are those in which names are given their places: those with the fewest beside their points first, and from each
// edge.
var orders = []func(l *layout, i, j int) int{
	func(l *layout, i, j int) int { return l.beside[i] - l.beside[j] },
	func(l *layout, i, j int) int { return compareFinite(l.names[i].y, l.names[j].y) },
	func(l *layout, i, j int) int { return compareFinite(l.names[j].y, l.names[i].y) },
	func(l *layout, i, j int) int { return compareFinite(l.names[i].x, l.names[j].x) },
	func(l *layout, i, j int) int { return compareFinite(l.names[j].x, l.names[i].x) },
}

// settleAll gives each name the best place that those before it leave.
func (l *layout) settleAll(order func(l *layout, i, j int) int) {
	names := make([]int, len(l.names))
	for i := range names {
		names[i], l.at[i] = i, -1
	}
	slices.SortStableFunc(names, func(i, j int) int { return order(l, i, j) })
	for _, i := range names {
		l.settle(i, math.Inf(1))
	}
}

// total returns how badly all names stand.
func (l *layout) total() float64 {
	sum := 0.0
	for i := range l.names {
		sum += l.cost(i)
	}
	return sum
}

// beside returns the places beside the point of a name that the chart leaves free, the best first.
func (n scatterName) beside(labels *placer) []candidate {
	var places []candidate
	for i, s := range beside(n.x, n.y, n.width, n.height) {
		if labels.free(s.rect) {
			cost := besideCost*float64(i) + mixUpCost*float64(labels.others(s.rect.wider(mixUp), n.x, n.y))
			places = append(places, candidate{spot: s, all: s.rect, cost: cost})
		}
	}
	slices.SortStableFunc(places, func(a, b candidate) int { return cmp.Compare(a.cost, b.cost) })
	return places
}

// apart returns the places at the end of a line that the chart leaves free, over other points or not.
func (n scatterName) apart(labels *placer, rings int, over bool) []candidate {
	places := make([]candidate, 0, mostPlaces)
	for s := range remote(n.x, n.y, n.width, n.height, rings) {
		to := line{n.x, n.y, s.toX, s.toY}
		if !labels.free(s.rect) || labels.clear(to) == over {
			continue
		}
		c := candidate{spot: s, line: to, all: s.rect.with(n.x, n.y), cost: leaderCost + math.Hypot(s.toX-n.x, s.toY-n.y)}
		if over {
			c.cost += crossingCost
		}
		if places = append(places, c); len(places) == mostPlaces {
			break
		}
	}
	return places
}

// meets reports whether two names cannot both have these places.
func (c *candidate) meets(d *candidate) bool {
	if !c.all.meets(d.all) {
		return false
	}
	return c.rect.meets(d.rect) ||
		c.leader && d.rect.crosses(c.line) ||
		d.leader && c.rect.crosses(d.line) ||
		c.leader && d.leader && segmentsCross(c.line, d.line)
}

// cost returns how badly a name stands.
func (l *layout) cost(i int) float64 {
	if l.at[i] < 0 {
		return homelessCost
	}
	return l.places[i][l.at[i]].cost
}

// inTheWay returns the names that have no room beside a place of the name; of more than so many, the first ones.
func (l *layout) inTheWay(i int, place *candidate, most int) []int {
	others := l.others[:0]
	for j, at := range l.at {
		if j != i && at >= 0 && place.meets(&l.places[j][at]) {
			if others = append(others, j); len(others) > most {
				break
			}
		}
	}
	l.others = others
	return others
}

// settle gives a name the best place that is in nobody's way and less bad than the limit, or none.
func (l *layout) settle(i int, limit float64) {
	l.at[i] = -1
	if l.settleFrom(i, 0, limit) || l.far[i] || limit <= leaderCost {
		return
	}
	known := len(l.places[i])
	l.far[i], l.places[i] = true, append(l.places[i], l.names[i].apart(l.labels, l.rings, false)...)
	l.settleFrom(i, known, limit)
}

// settleAcross gives a name that has no place one at the end of a line over other points, where there is one.
func (l *layout) settleAcross(i int) {
	known := len(l.places[i])
	l.places[i] = append(l.places[i], l.names[i].apart(l.labels, farRings, true)...)
	l.settleFrom(i, known, math.Inf(1))
}

// settleFrom gives a name the best place from the given one on that is in nobody's way and less bad than the limit, and
// reports whether there is one.
func (l *layout) settleFrom(i, first int, limit float64) bool {
	for k := first; k < len(l.places[i]) && l.places[i][k].cost < limit; k++ {
		if len(l.inTheWay(i, &l.places[i][k], 0)) == 0 {
			l.at[i] = k
			return true
		}
	}
	return false
}

// improve lets each name, the worst first, take a better place from others, where all together stand better then. It
// reports whether one did.
func (l *layout) improve() bool {
	order := make([]int, len(l.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(l.cost(j), l.cost(i)) })
	improved := false
	for _, i := range order {
		for k := 0; k < len(l.places[i]) && l.places[i][k].cost < l.cost(i); k++ {
			if l.take(i, k) {
				improved = true
				break
			}
		}
	}
	return improved
}

// take gives a name one of its places and those in its way others, and reports whether they stand better so. Where they do
// not, everything stays.
func (l *layout) take(i, k int) bool {
	ejected := l.inTheWay(i, &l.places[i][k], mostEjected)
	if len(ejected) > mostEjected {
		return false
	}
	moved := append(slices.Clone(ejected), i)
	before, had := 0.0, make([]int, len(moved))
	for m, j := range moved {
		before += l.cost(j)
		had[m] = l.at[j]
		l.at[j] = -1
	}
	l.at[i] = k
	after := l.cost(i)
	for _, j := range moved[:len(moved)-1] {
		l.settle(j, before-after)
		if after += l.cost(j); after >= before {
			break
		}
	}
	if after < before-leastGain {
		return true
	}
	for m, j := range moved {
		l.at[j] = had[m]
	}
	return false
}
