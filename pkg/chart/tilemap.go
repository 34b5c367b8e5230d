package chart

import (
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A TileMap shows a number of each region: every region is a square of the same size, about where it lies. It needs no
// borders, and a region with few people is as easy to read as one with many.
type TileMap struct {
	Title    locale.Text // for screen readers; not drawn
	Desc     locale.Text // what stands before the data in the description; may be empty
	Tiles    []Tile      // in any order; they stand in it where they have no places
	Unit     Unit        // writes the numbers; nil writes them plain
	Diverges bool        // as that of a HeatChart
	Absent   locale.Text // what the legend says of regions without a number; "no value" where empty
}

// A Tile is one region of a TileMap.
type Tile struct {
	Placed    bool        // Column and Row say where it lies; where one tile is not placed, all stand in their order
	Column    int         // from the left, 0 or more
	Row       int         // from the top, 0 or more
	Code      string      // short, such as "06"
	Label     locale.Text // name of the region
	Short     locale.Text // name that fits into a tile; Label where empty
	Value     float64     // not finite where there is none
	Text      locale.Text // why there is no number, for the description; may be empty
	Highlight bool        // drawn with a thick edge
}

const (
	tileGap   = 4.0
	tileMost  = 84.0 // side of the largest tile
	tileNames = 50.0 // side from which on a tile has its name
	tileSize  = 11.0 // of the font of names
)

// Picture draws the chart.
func (chart TileMap) Picture(lang locale.Lang) *Picture {
	c := &canvas{lang: lang}
	places, columns, rows := chart.places()
	var numbers []float64
	var data []string
	missing := false
	for _, tile := range chart.Tiles {
		numbers = append(numbers, tile.Value)
		missing = missing || !finite(tile.Value)
		data = append(data, chart.describe(c, tile))
	}
	k := newClasses(numbers, chart.Diverges)
	list := k.signs(c, chart.Unit)
	if missing {
		list = append(list, c.absentSign(chart.Absent))
	}
	y := c.signs(0, list)
	side := math.Min(tileMost, (wide-4)/math.Max(float64(columns), 1))
	left := math.Max(2, (wide-side*float64(columns))/2)
	for i, tile := range chart.Tiles {
		box := Rect{X: left + side*float64(places[i][0]), Y: y + side*float64(places[i][1]), Width: side - tileGap, Height: side - tileGap, Radius: 4}
		chart.draw(c, k, tile, box, data[i])
	}
	y += side * float64(rows)
	if side < tileNames {
		y = chart.list(c, y+space/2)
	}
	return c.finish(y+2, chart.Title, chart.Desc, data)
}

// describe says a region in words.
func (chart TileMap) describe(c *canvas, tile Tile) string {
	label := strings.TrimSpace(tile.Code + " " + locale.Line(tile.Label.In(c.lang)))
	return c.colon(label, HeatCell{Value: tile.Value, Text: tile.Text}.text(chart.Unit, c.lang))
}

// places returns the column and the row of each tile, from 0, and how many there are of both.
func (chart TileMap) places() (places [][2]int, columns, rows int) {
	const most = 24 // columns and rows of a map; beyond, tiles are too small to read
	taken := map[[2]int]bool{}
	lo, hi := [2]int{math.MaxInt, math.MaxInt}, [2]int{math.MinInt, math.MinInt}
	for _, tile := range chart.Tiles {
		place := [2]int{tile.Column, tile.Row}
		if !tile.Placed || taken[place] || tile.Column < 0 || tile.Row < 0 {
			return chart.inOrder()
		}
		taken[place] = true
		places = append(places, place)
		for i, x := range place {
			lo[i], hi[i] = min(lo[i], x), max(hi[i], x)
		}
	}
	if len(places) == 0 || hi[0]-lo[0] >= most || hi[1]-lo[1] >= most {
		return chart.inOrder()
	}
	for i := range places {
		places[i][0] -= lo[0]
		places[i][1] -= lo[1]
	}
	return places, hi[0] - lo[0] + 1, hi[1] - lo[1] + 1
}

// inOrder places the tiles in lines.
func (chart TileMap) inOrder() (places [][2]int, columns, rows int) {
	columns = max(1, min(len(chart.Tiles), int(math.Ceil(math.Sqrt(float64(len(chart.Tiles))*1.5)))))
	columns = min(columns, 14)
	for i := range chart.Tiles {
		places = append(places, [2]int{i % columns, i / columns})
		rows = i/columns + 1
	}
	return places, columns, rows
}

// draw draws a tile: its code at the top, its number in the middle, its name below.
func (chart TileMap) draw(c *canvas, k classes, tile Tile, box Rect, tip string) {
	box.Fill, box.Stroke, box.Tip = k.paint(tile.Value), edge, tip
	if tile.Highlight {
		box.Stroke = Stroke{Paint: Paint{Colour: Ink}, Thick: 4}
	}
	c.add(box)
	ink, middle := inkOn(box.Fill.Colour), box.X+box.Width/2
	number := "–"
	if finite(tile.Value) {
		number = chart.Unit.write(tile.Value, c.lang)
	}
	size := fittingSize(number, 0.85*box.Width, 18) // Bold letters are wider.
	if box.Width < tileNames-tileGap {
		c.tileWords(middle, box.Y+box.Height*0.28, fittingSize(tile.Code, box.Width-4, 11), false, ink, box.Fill, tile.Code)
		c.tileWords(middle, box.Y+box.Height*0.68, math.Min(size, 13), true, ink, box.Fill, number)
		return
	}
	name, nameSize := chart.name(c, tile, box.Width-4)
	c.tileWords(middle, box.Y+11, fittingSize(tile.Code, box.Width-6, tileSize), false, ink, box.Fill, tile.Code)
	c.tileWords(middle, box.Y+box.Height*0.44, size, true, ink, box.Fill, number)
	c.tileWords(middle, box.Y+box.Height-9-nameSize*Leading/Size*float64(len(name)-1), nameSize, false, ink, box.Fill, name...)
}

// fittingSize returns the size of the font, at most the given one, at which a text is as wide as there is room.
func fittingSize(text string, room, most float64) float64 {
	return math.Min(most, room/math.Max(measure(text), 1)*Size)
}

// name returns the name of a region on the two lines that a tile has for it, and the size of its font: the usual one, or
// where a word is too long a smaller one.
func (chart TileMap) name(c *canvas, tile Tile, room float64) (lines []string, size float64) {
	text := tile.Short
	if text.IsZero() {
		text = tile.Label
	}
	name := locale.Line(text.In(c.lang))
	for size = tileSize; size > 8.5; size -= 0.5 {
		if lines = wrap(name, room, sized(size)); len(lines) <= 2 && !breaksWord(lines, name) {
			return lines, size
		}
	}
	lines = wrap(name, room, sized(size))
	if len(lines) > 2 { // The description and the tip have the whole name.
		lines = []string{lines[0], wrap(lines[1], room-sized(size)("…"), sized(size))[0] + "…"}
	}
	return lines, size
}

// breaksWord reports whether a text was broken at another place than a space, a hyphen or a dash.
func breaksWord(lines []string, text string) bool {
	for _, line := range lines[:len(lines)-1] {
		if !strings.ContainsAny(line[len(line)-1:], "-/") && !strings.HasSuffix(line, "–") && !strings.Contains(text, line+" ") {
			return true
		}
	}
	return false
}

// tileWords writes lines in a tile, on plates where it is hatched.
func (c *canvas) tileWords(x, y, size float64, bold bool, ink, fill Paint, lines ...string) {
	for i, line := range lines {
		if line == "" {
			continue
		}
		at, width := y+float64(i)*size*Leading/Size, sized(size)(line)
		if fill.Pattern != Solid {
			c.add(Rect{X: x - width/2 - 1, Y: at - 0.6*size, Width: width + 2, Height: 1.25 * size, Fill: Paint{Colour: fill.Colour}})
		}
		c.add(Words{X: x, Y: at, Anchor: Middle, Lines: []string{line}, Size: size, Bold: bold, Fill: ink})
	}
}

// list writes the names of the regions below tiles that are too small for them.
func (chart TileMap) list(c *canvas, y float64) float64 {
	var x crossing
	for _, tile := range chart.Tiles {
		x.columns = append(x.columns, CrossColumn{Head: locale.Same(tile.Code), Label: tile.Label})
	}
	return x.list(c, y)
}
