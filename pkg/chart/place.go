package chart

import (
	"math"
	"slices"
)

// A rect is a part of a drawing that is taken.
type rect struct{ left, top, right, bottom float64 }

func (r rect) meets(s rect) bool {
	return r.left < s.right && s.left < r.right && r.top < s.bottom && s.top < r.bottom
}

// crosses reports whether a line from one point to another enters the rect (Liang and Barsky, 1984).
func (r rect) crosses(x1, y1, x2, y2 float64) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{{x1 - x2, x1 - r.left}, {x2 - x1, r.right - x1}, {y1 - y2, y1 - r.top}, {y2 - y1, r.bottom - y1}} {
		switch direction, reach := side[0], side[1]; {
		case direction == 0 && reach <= 0:
			return false
		case direction < 0:
			from = max(from, reach/direction)
		case direction > 0:
			to = min(to, reach/direction)
		}
	}
	return from < to
}

// A placer finds free places for the names of points. No two names meet, and no name lies over a point or a line.
type placer struct {
	within rect // where names may stand
	points []rect
	names  []rect
	lines  [][4]float64 // from x1, y1 to x2, y2
}

// A spot is a place for a name.
type spot struct {
	rect
	anchor Anchor
	leader bool    // a line leads to the point
	toX    float64 // where the line ends
	toY    float64
}

func (p *placer) free(r rect) bool {
	inside := r.left >= p.within.left && r.right <= p.within.right && r.top >= p.within.top && r.bottom <= p.within.bottom
	if !inside {
		return false
	}
	if slices.ContainsFunc(p.points, r.meets) || slices.ContainsFunc(p.names, r.meets) {
		return false
	}
	for _, line := range p.lines {
		if r.crosses(line[0], line[1], line[2], line[3]) {
			return false
		}
	}
	return true
}

// take marks a place, and the line to it, as taken.
func (p *placer) take(s spot, x, y float64) {
	p.names = append(p.names, s.rect)
	if s.leader {
		p.lines = append(p.lines, [4]float64{x, y, s.toX, s.toY})
	}
}

// clear reports whether a line from a point crosses no name, and where it is strict no other point either.
func (p *placer) clear(x, y float64, s spot, strict bool) bool {
	crossed := func(r rect) bool {
		own := x > r.left && x < r.right && y > r.top && y < r.bottom
		return !own && r.crosses(x, y, s.toX, s.toY)
	}
	return !slices.ContainsFunc(p.names, crossed) && (!strict || !slices.ContainsFunc(p.points, crossed))
}

// beside returns the places for a name of a given size that touch a point, the best first.
func beside(x, y, width, height float64) []spot {
	const away, near = dot + 3.0, dot + 1.0
	left, top := x-width/2, y-height/2
	return []spot{
		{rect: rect{x + away, top, x + away + width, top + height}, anchor: Start},
		{rect: rect{x - away - width, top, x - away, top + height}, anchor: End},
		{rect: rect{left, y - near - height, left + width, y - near}, anchor: Middle},
		{rect: rect{left, y + near, left + width, y + near + height}, anchor: Middle},
		{rect: rect{x + near, y - near - height, x + near + width, y - near}, anchor: Start},
		{rect: rect{x + near, y + near, x + near + width, y + near + height}, anchor: Start},
		{rect: rect{x - near - width, y - near - height, x - near, y - near}, anchor: End},
		{rect: rect{x - near - width, y + near, x - near, y + near + height}, anchor: End},
	}
}

// adjacent returns the first free place that touches a point.
func (p *placer) adjacent(x, y, width, height float64) (spot, bool) {
	for _, s := range beside(x, y, width, height) {
		if p.free(s.rect) {
			return s, true
		}
	}
	return spot{}, false
}

// The farthest rings on which a name is looked for a place.
const (
	mostRings = 36
	fewRings  = 12
)

// rays are the directions in which a name is looked for a place: the sine and the cosine of each.
var rays = func() (list [24][2]float64) {
	for i := range list {
		list[i][0], list[i][1] = math.Sincos(2 * math.Pi * (float64(i) + 0.5) / float64(len(list)))
	}
	return list
}()

// remote returns the nearest free place, on rings around a point, to which a line can lead without crossing a name, and where it is
// strict no other point either.
func (p *placer) remote(x, y, width, height float64, rings int, strict bool) (spot, bool) {
	const step = 0.7 * Leading
	for ring := 2; ring <= rings; ring++ {
		for _, ray := range rays {
			sin, cos := ray[0], ray[1]
			s := pointing(x+float64(ring)*step*cos, y-float64(ring)*step*sin, sin, cos, width, height)
			if p.free(s.rect) && p.clear(x, y, s, strict) {
				return s, true
			}
		}
	}
	return spot{}, false
}

// pointing returns the place for a name at the end of a line that comes in a direction: beside its end, or above or below
// it where the line is steep.
func pointing(toX, toY, sin, cos, width, height float64) spot {
	s := spot{leader: true, toX: toX, toY: toY}
	switch {
	case cos > 0.5:
		s.anchor, s.rect = Start, rect{toX + 1, toY - height/2, toX + 1 + width, toY + height/2}
	case cos < -0.5:
		s.anchor, s.rect = End, rect{toX - 1 - width, toY - height/2, toX - 1, toY + height/2}
	case sin > 0:
		s.anchor, s.rect = Middle, rect{toX - width/2, toY - 1 - height, toX + width/2, toY - 1}
	default:
		s.anchor, s.rect = Middle, rect{toX - width/2, toY + 1, toX + width/2, toY + 1 + height}
	}
	return s
}
