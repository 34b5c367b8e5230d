package chart

import (
	"iter"
	"math"
	"slices"
)

// A rect is a part of a drawing that is taken.
type rect struct{ left, top, right, bottom float64 }

func (r rect) meets(s rect) bool {
	return r.left < s.right && s.left < r.right && r.top < s.bottom && s.top < r.bottom
}

// with returns the smallest rect that holds the rect and a point.
func (r rect) with(x, y float64) rect {
	return rect{min(r.left, x), min(r.top, y), max(r.right, x), max(r.bottom, y)}
}

// wider returns the rect with a margin around it.
func (r rect) wider(by float64) rect {
	return rect{r.left - by, r.top - by, r.right + by, r.bottom + by}
}

// holds reports whether a point lies in the rect.
func (r rect) holds(x, y float64) bool { return x > r.left && x < r.right && y > r.top && y < r.bottom }

// crosses reports whether a line enters the rect (Liang and Barsky, 1984).
func (r rect) crosses(l line) bool {
	x1, y1, x2, y2 := l[0], l[1], l[2], l[3]
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

// segmentsCross reports whether two lines cross at a point that is the end of neither.
func segmentsCross(a, b line) bool {
	side := func(l line, x, y float64) float64 { return (l[2]-l[0])*(y-l[1]) - (l[3]-l[1])*(x-l[0]) }
	return side(a, b[0], b[1])*side(a, b[2], b[3]) < 0 && side(b, a[0], a[1])*side(b, a[2], a[3]) < 0
}

// A line is a straight one from x1, y1 to x2, y2.
type line [4]float64

// A placer says where names of points may stand: within a rect, and over no point and no line of the chart.
type placer struct {
	within rect // where names may stand
	points []rect
	lines  []line
}

// A spot is a place for a name.
type spot struct {
	rect
	anchor Anchor
	leader bool    // a line leads to the point
	toX    float64 // where the line ends
	toY    float64
}

// free reports whether a name may stand in a rect, as far as the chart goes.
func (p *placer) free(r rect) bool {
	inside := r.left >= p.within.left && r.right <= p.within.right && r.top >= p.within.top && r.bottom <= p.within.bottom
	if !inside || slices.ContainsFunc(p.points, r.meets) {
		return false
	}
	return !slices.ContainsFunc(p.lines, r.crosses)
}

// clear reports whether a line crosses no point but the one that it begins at.
func (p *placer) clear(l line) bool {
	return !slices.ContainsFunc(p.points, func(r rect) bool {
		return !r.holds(l[0], l[1]) && r.crosses(l)
	})
}

// others returns how many points a rect meets, but for the one at x, y.
func (p *placer) others(r rect, x, y float64) int {
	n := 0
	for _, point := range p.points {
		if !point.holds(x, y) && point.meets(r) {
			n++
		}
	}
	return n
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

// rays are the directions in which a name is looked for a place: the sine and the cosine of each.
var rays = func() (list [24][2]float64) {
	for i := range list {
		list[i][0], list[i][1] = math.Sincos(2 * math.Pi * (float64(i) + 0.5) / float64(len(list)))
	}
	return list
}()

// remote yields the places at the end of a line from a point, on so many rings around it, the nearest first.
func remote(x, y, width, height float64, rings int) iter.Seq[spot] {
	const step = 0.7 * Leading
	return func(yield func(spot) bool) {
		for ring := 2; ring <= rings; ring++ {
			for _, ray := range rays {
				sin, cos := ray[0], ray[1]
				if !yield(pointing(x+float64(ring)*step*cos, y-float64(ring)*step*sin, sin, cos, width, height)) {
					return
				}
			}
		}
	}
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
