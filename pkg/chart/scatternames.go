package chart

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A scatterName is the name of a point that has yet to be placed.
type scatterName struct {
	name          string
	lines         []string // the name, wrapped
	x, y          float64  // of its point
	width, height float64
}

// mostNames is how many names there are at most: no reader finds a name among more.
const mostNames = 120

// names writes the names of the points. It returns those that have no place at all as a sentence, or "".
func (c *canvas) names(chart ScatterChart, s scale, labels *placer) string {
	var homeless []scatterName
	waiting := chart.waiting(c, s)
	for i, at := range layOut(labels, waiting) {
		if at == nil {
			homeless = append(homeless, waiting[i])
		} else {
			c.scatterName(waiting[i], *at)
		}
	}
	return c.withoutRoom(homeless)
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

var withoutRoom = locale.Text{FR: "Sans place à côté de leur point :", EN: "No room beside their points:"}.French()

// waiting returns the names of the points that are drawn; none of too many.
func (chart ScatterChart) waiting(c *canvas, s scale) []scatterName {
	const widestName = 180.0
	var waiting []scatterName
	for _, p := range chart.Points {
		name := locale.Line(p.Label.In(c.lang))
		if !p.drawn() || name == "" {
			continue
		}
		n := scatterName{name: name, lines: wrap(name, widestName, measure), x: s.x(p.X), y: s.y(p.Y)}
		n.width, n.height = widest(n.lines), Leading*float64(len(n.lines))
		waiting = append(waiting, n)
	}
	if len(waiting) > mostNames {
		return nil
	}
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
