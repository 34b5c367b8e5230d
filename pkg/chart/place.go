package chart

import "math"

// A rect is a part of a drawing that is taken.
type rect struct{ left, top, right, bottom float64 }

func (r rect) meets(s rect) bool {
	return r.left < s.right && s.left < r.right && r.top < s.bottom && s.top < r.bottom
}

// A placer finds free places for names.
type placer struct{ taken []rect }

func (p *placer) free(r rect) bool {
	for _, taken := range p.taken {
		if r.meets(taken) {
			return false
		}
	}
	return true
}

// name writes the name of a point beside it: at its right or left, else shifted up or down until it meets nothing, with
// a thin line to its point. Where nothing is free it stands at the right, over what is there: a name is never left out.
func (c *canvas) name(labels *placer, s scale, point Point, name string) {
	x, y := s.x(point.X), s.y(point.Y)
	width := measure(name)
	spot, shift := labels.find(x, y, width, s)
	labels.taken = append(labels.taken, spot)
	middle := (spot.top + spot.bottom) / 2
	if math.Abs(shift) > Leading/2 {
		end := spot.left
		if spot.right < x {
			end = spot.right
		}
		c.add(Line{x, y, end, middle, Stroke{Paint: Paint{Colour: Ink, Opacity: 0.4}}})
	}
	if spot.right < x {
		c.words(spot.right, middle, End, name)
	} else {
		c.words(spot.left, middle, Start, name)
	}
}

// find returns a place for a name of the given width near a point, and how far it is shifted up or down.
func (p *placer) find(x, y, width float64, s scale) (rect, float64) {
	const away = dot + 3
	at := func(shift float64, atRight bool) rect {
		if atRight {
			return rect{x + away, y + shift - Leading/2, x + away + width, y + shift + Leading/2}
		}
		return rect{x - away - width, y + shift - Leading/2, x - away, y + shift + Leading/2}
	}
	for step := range 24 {
		for _, sign := range []float64{-1, 1} {
			shift := sign * float64(step) * Leading / 2
			for _, atRight := range []bool{true, false} {
				spot := at(shift, atRight)
				inside := spot.left >= s.left && spot.right <= wide && spot.top >= s.top-Leading/2 && spot.bottom <= s.bottom
				if inside && p.free(spot) {
					return spot, shift
				}
			}
		}
	}
	return at(0, x+away+width <= wide), 0
}
