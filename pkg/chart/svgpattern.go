package chart

import (
	"slices"
	"strconv"
)

// patterns defines the patterns that shapes are filled with, each once.
func (w *svgWriter) patterns(shapes []Shape) {
	for _, shape := range shapes {
		if fill := fillOf(shape); fill.Pattern != Solid && w.index(fill) < 0 {
			w.patterned = append(w.patterned, fill)
		}
	}
	if len(w.patterned) == 0 {
		return
	}
	w.text.WriteString("<defs>")
	for _, fill := range w.patterned {
		w.open("pattern", "id", w.patternID(fill), "width", "6", "height", "6", "patternUnits", "userSpaceOnUse",
			"patternTransform", "rotate(45)")
		w.element("rect", "", "width", "6", "height", "6", "fill", w.colour(fill))
		w.element("rect", "", "width", "1.5", "height", "6", "fill", fill.Over)
		w.shut("pattern")
	}
	w.shut("defs")
}

// index returns the place of a patterned paint among those of the drawing; how much shows through does not count.
func (w *svgWriter) index(fill Paint) int {
	return slices.IndexFunc(w.patterned, func(p Paint) bool {
		return p.Colour == fill.Colour && p.Pattern == fill.Pattern && p.Over == fill.Over
	})
}

func (w *svgWriter) patternID(fill Paint) string {
	return w.id + "-pattern-" + strconv.Itoa(w.index(fill)+1)
}

// fillOf returns what a shape is filled with; words have no pattern.
func fillOf(shape Shape) Paint {
	switch s := shape.(type) {
	case Rect:
		return s.Fill
	case Circle:
		return s.Fill
	case Area:
		return s.Fill
	}
	return Paint{}
}
