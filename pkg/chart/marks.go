package chart

import "math"

// The measures of the hatching.
const (
	hatchWidth = 1.5 // of a line
	hatchStep  = 6.0 // from one line to the next
)

// Marks returns what a pattern draws over the colour of an upright rectangle: polygons, each a list of points, that do not
// overlap one another and that reach over the edges of the rectangle. Whoever draws them clips them to the shape. It is for
// formats that have no patterns of their own; as in SVG, patterns begin at the origin of the picture, not of the shape.
func (p Pattern) Marks(x, y, width, height float64) [][][2]float64 {
	if p != Hatch {
		return nil
	}
	// Along u lies what is across the lines, along v what is along them.
	turn := func(u, v float64) [2]float64 { return [2]float64{(u - v) * math.Sqrt2 / 2, (u + v) * math.Sqrt2 / 2} }
	loU, hiU := (x+y)*math.Sqrt2/2, (x+width+y+height)*math.Sqrt2/2
	loV, hiV := (y-x-width)*math.Sqrt2/2, (y+height-x)*math.Sqrt2/2
	var marks [][][2]float64
	for i := math.Floor(loU / hatchStep); i*hatchStep < hiU; i++ {
		u := i * hatchStep
		marks = append(marks, [][2]float64{turn(u, loV), turn(u+hatchWidth, loV), turn(u+hatchWidth, hiV), turn(u, hiV)})
	}
	return marks
}
