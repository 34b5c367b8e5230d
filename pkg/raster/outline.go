package raster

import (
	"image"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/font"
)

// A point is x and y, in units of the picture.
type point = [2]float64

// A polygon is closed from its last point to its first.
type polygon = [][2]float64

// rectangle returns the corners of a rectangle, round ones in many steps.
func rectangle(r chart.Rect, scale float64) polygon {
	left, top, right, bottom := r.X, r.Y, r.X+r.Width, r.Y+r.Height
	radius := math.Min(r.Radius, math.Min(r.Width, r.Height)/2)
	if radius <= 0 {
		return polygon{{left, top}, {right, top}, {right, bottom}, {left, bottom}}
	}
	var corners polygon
	for quarter, centre := range []point{{right - radius, bottom - radius}, {left + radius, bottom - radius},
		{left + radius, top + radius}, {right - radius, top + radius}} {
		corners = append(corners, arc(centre, radius, float64(quarter)/4, float64(quarter+1)/4, scale)...)
	}
	return corners
}

// ring returns the points of a circle.
func ring(x, y, radius, scale float64) polygon {
	return arc(point{x, y}, radius, 0, 1, scale)
}

// arc returns points of a part of a circle; a whole turn is 1. Between two of them the circle is no more than about a
// hundredth of a pixel away. There are none where the radius is not above 0.
func arc(centre point, radius, from, to, scale float64) []point {
	if !(radius > 0) {
		return nil
	}
	steps := math.Ceil((to - from) * math.Max(8, math.Min(720, 24*math.Sqrt(radius*scale))))
	var points []point
	for i := 0.0; i <= steps; i++ {
		sin, cos := math.Sincos(2 * math.Pi * (from + (to-from)*i/steps))
		points = append(points, point{centre[0] + radius*cos, centre[1] + radius*sin})
	}
	return points
}

// outlines returns what a stroke along points covers: a polygon for each straight part and one for each corner. All turn
// the same way. A stroke without a colour covers nothing.
func outlines(points []point, closed bool, stroke chart.Stroke) []polygon {
	if stroke.Paint.Colour == "" {
		return nil
	}
	if closed && len(points) > 0 && points[0] != points[len(points)-1] {
		points = append(slices.Clone(points), points[0])
	}
	var all []polygon
	half := stroke.Width() / 2
	for _, piece := range pieces(points, stroke.Dash) {
		for i := range len(piece) - 1 {
			all = append(all, beam(piece[i], piece[i+1], half)...)
		}
		for i := 1; i < len(piece)-1; i++ {
			all = append(all, corner(piece[i-1], piece[i], piece[i+1], half)...)
		}
		if last := len(piece) - 1; closed && !stroke.Dash && last > 1 {
			all = append(all, corner(piece[last-1], piece[0], piece[1], half)...)
		}
	}
	return all
}

// beam returns the rectangle along a straight part of a stroke, of half the given width on each side; none where the part
// has no length.
func beam(from, to point, half float64) []polygon {
	n, ok := normal(from, to, half)
	if !ok {
		return nil
	}
	return []polygon{{{from[0] + n[0], from[1] + n[1]}, {to[0] + n[0], to[1] + n[1]}, {to[0] - n[0], to[1] - n[1]}, {from[0] - n[0], from[1] - n[1]}}}
}

// corner returns what fills the gap between two parts of a stroke: pointed, or cut off where it would be longer than four
// times the width, as in SVG.
func corner(before, at, after point, half float64) []polygon {
	n, ok := normal(before, at, half)
	m, ok2 := normal(at, after, half)
	cross := n[0]*m[1] - n[1]*m[0]
	if !ok || !ok2 || cross == 0 {
		return nil
	}
	if cross < 0 { // It turns the other way; the gap lies on the other side.
		n, m = point{-m[0], -m[1]}, point{-n[0], -n[1]}
	}
	gap := polygon{at, {at[0] + n[0], at[1] + n[1]}}
	if along := 1 + (n[0]*m[0]+n[1]*m[1])/(half*half); along >= 2.0/16 {
		gap = append(gap, point{at[0] + (n[0]+m[0])/along, at[1] + (n[1]+m[1])/along})
	}
	return []polygon{append(gap, point{at[0] + m[0], at[1] + m[1]})}
}

// normal returns the vector of the given length across a straight part, and whether the part has a direction.
func normal(from, to point, length float64) (point, bool) {
	dx, dy := to[0]-from[0], to[1]-from[1]
	long := math.Hypot(dx, dy)
	if !(long > 0) || math.IsInf(long, 0) {
		return point{}, false
	}
	return point{dy / long * length, -dx / long * length}, true
}

// pieces cuts a line into dashes of 4 with gaps of 3, or leaves it whole.
func pieces(points []point, dash bool) [][]point {
	if !dash {
		return [][]point{points}
	}
	const on, period = 4.0, 7.0
	const most = 10_000 // dashes of a straight part; no page is as wide
	var all [][]point
	walked := 0.0 // since the first point
	for i := range len(points) - 1 {
		from, to := points[i], points[i+1]
		long := math.Hypot(to[0]-from[0], to[1]-from[1])
		if !(long > 0 && long < most*period) {
			continue
		}
		at := func(s float64) point {
			s = math.Max(0, math.Min(1, s/long))
			return point{from[0] + (to[0]-from[0])*s, from[1] + (to[1]-from[1])*s}
		}
		for s := -math.Mod(walked, period); s < long; s += period {
			if s+on > 0 {
				all = append(all, []point{at(s), at(s + on)})
			}
		}
		walked += long
	}
	return all
}

// bounds returns the rectangle that polygons lie in; NaN where a coordinate is none.
func bounds(polygons []polygon) (x1, y1, x2, y2 float64) {
	x1, y1, x2, y2 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corners := range polygons {
		for _, p := range corners {
			x1, x2 = min(x1, p[0]), max(x2, p[0])
			y1, y2 = min(y1, p[1]), max(y2, p[1])
		}
	}
	return x1, y1, x2, y2
}

// trace leads a pen around polygons, in pixels from a corner of the page. The pixels are cut into 1,024: the rasterizer
// divides by the height of a line, and lines that are flatter than that would overflow it.
func trace(pen font.Pen, polygons []polygon, scale float64, from image.Point) {
	const fine = 1024
	const far = 5e4 // pixels; what lies beyond is not seen, and would take long to follow
	at := func(x float64, least int) float32 {
		return float32(math.Round(math.Max(-far, math.Min(far, x*scale-float64(least)))*fine) / fine)
	}
	for _, corners := range polygons {
		if len(corners) == 0 {
			continue
		}
		for i, p := range corners {
			x, y := at(p[0], from.X), at(p[1], from.Y)
			if i == 0 {
				pen.MoveTo(x, y)
			} else {
				pen.LineTo(x, y)
			}
		}
		pen.LineTo(at(corners[0][0], from.X), at(corners[0][1], from.Y))
	}
}
