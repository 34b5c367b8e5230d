package docx

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/chart"
)

// An extent is the part of the height of a picture that something takes.
type extent struct{ top, bottom float64 }

// sheets cuts a picture that is taller than a page into pictures of about the same height, each at most as tall as
// the page: between its rows, so that no word, bar or dot is cut. Only lines that run over many rows are. Each has
// its title; the first has the data in words.
func sheets(p *chart.Picture, tallest float64) []*chart.Picture {
	if p.Height <= tallest {
		return []*chart.Picture{p}
	}
	free := gaps(p, tallest/2)
	var parts []*chart.Picture
	for top := 0.0; top < p.Height; {
		bottom := p.Height
		if left := math.Ceil((p.Height - top) / tallest); left > 1 {
			bottom = cutAt(free, top, top+tallest, top+(p.Height-top)/left)
		}
		part := window(p, top, bottom)
		if len(parts) > 0 {
			part.Desc = ""
		}
		parts = append(parts, part)
		top = bottom
	}
	return parts
}

// gaps returns where nothing is drawn from left to right, in order, but what is at least so tall that it must be cut.
func gaps(p *chart.Picture, tall float64) []extent {
	var taken []extent
	for _, shape := range p.Shapes {
		if e := extentOf(shape); e.bottom-e.top < tall {
			taken = append(taken, e)
		}
	}
	slices.SortFunc(taken, func(a, b extent) int { return cmp.Compare(a.top, b.top) })
	var free []extent
	end := 0.0
	for _, e := range taken {
		if e.top > end {
			free = append(free, extent{end, e.top})
		}
		end = max(end, e.bottom)
	}
	return free
}

// cutAt returns the middle of a gap between two heights: of a wide one near the best height. Where there is no gap,
// it is the limit.
func cutAt(free []extent, top, limit, best float64) float64 {
	const worth = 4 // a gap that is wider by a pixel may be farther by so many
	at, badness := limit, math.Inf(1)
	for _, gap := range free {
		middle := (gap.top + gap.bottom) / 2
		if middle <= top || middle > limit {
			continue
		}
		if bad := math.Abs(middle-best) - worth*(gap.bottom-gap.top); bad < badness {
			at, badness = middle, bad
		}
	}
	return at
}

// extentOf returns the height that a shape takes.
func extentOf(shape chart.Shape) extent {
	switch s := shape.(type) {
	case chart.Rect:
		return extent{s.Y, s.Y + s.Height}
	case chart.Line:
		return extent{min(s.Y1, s.Y2), max(s.Y1, s.Y2)}
	case chart.Circle:
		return extent{s.Y - s.R, s.Y + s.R}
	case chart.Area:
		e := extent{math.Inf(1), math.Inf(-1)}
		for _, point := range s.Points {
			e.top, e.bottom = min(e.top, point[1]), max(e.bottom, point[1])
		}
		return e
	case chart.Words:
		return extent{s.Y - s.FontSize()*2/3, s.Baseline(len(s.Lines)-1) + s.FontSize()/4}
	}
	return extent{}
}

// window returns what a picture shows between two heights.
func window(p *chart.Picture, top, bottom float64) *chart.Picture {
	part := *p
	part.Height, part.Shapes = bottom-top, nil
	for _, shape := range p.Shapes {
		if e := extentOf(shape); e.bottom >= top && e.top <= bottom {
			part.Shapes = append(part.Shapes, raised(shape, top))
		}
	}
	return &part
}

// raised moves a shape upwards.
func raised(shape chart.Shape, by float64) chart.Shape {
	switch s := shape.(type) {
	case chart.Rect:
		s.Y -= by
		return s
	case chart.Line:
		s.Y1, s.Y2 = s.Y1-by, s.Y2-by
		return s
	case chart.Circle:
		s.Y -= by
		return s
	case chart.Area:
		s.Points = slices.Clone(s.Points)
		for i := range s.Points {
			s.Points[i][1] -= by
		}
		return s
	case chart.Words:
		s.Y -= by
		return s
	}
	return shape
}
