package chart

import "math"

// A column holds texts that stand one below the other, one for each row, wrapped.
type column struct {
	lines [][]string // of each text
	width float64    // of the widest line
}

// newColumn wraps texts so that the column is at most as wide as given.
func newColumn(texts []string, most float64) column {
	var col column
	for _, text := range texts {
		lines := wrap(text, most, measure)
		col.lines = append(col.lines, lines)
		col.width = math.Max(col.width, widest(lines))
	}
	return col
}

// height returns the height that row i needs.
func (col column) height(i int) float64 {
	return math.Max(26, float64(len(col.lines[i]))*Leading+8)
}

// draw writes text i, in the middle around height y.
func (col column) draw(c *canvas, i int, x, y float64, anchor Anchor) {
	c.words(x, y-Leading*float64(len(col.lines[i])-1)/2, anchor, col.lines[i]...)
}
