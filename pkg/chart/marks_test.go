package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestMarksAreTheLinesOfTheHatching checks points of rectangles anywhere: a point lies in one mark where it lies in a line,
// as the pattern of SVG has them (1.5 wide, 6 apart, turned by 45 degrees about the origin), and in none elsewhere.
func TestMarksAreTheLinesOfTheHatching(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place, size := rapid.Float64Range(-500, 500), rapid.Float64Range(1, 200)
		x, y, width, height := place.Draw(t, "x"), place.Draw(t, "y"), size.Draw(t, "width"), size.Draw(t, "height")
		marks := Hatch.Marks(x, y, width, height)
		px, py := x+width*rapid.Float64Range(0, 1).Draw(t, "px"), y+height*rapid.Float64Range(0, 1).Draw(t, "py")
		across := math.Mod((px+py)*math.Sqrt2/2, 6)
		if across < 0 {
			across += 6
		}
		if math.Abs(across-1.5) < 1e-6 || across < 1e-6 || across > 6-1e-6 {
			return // on an edge
		}
		in := 0
		for _, mark := range marks {
			if contains(mark, px, py) {
				in++
			}
		}
		if want := map[bool]int{true: 1, false: 0}[across < 1.5]; in != want {
			t.Fatalf("%v, %v lies in %d marks; want %d", px, py, in, want)
		}
	})
	if Solid.Marks(0, 0, 10, 10) != nil {
		t.Error("a solid paint has marks")
	}
}

// contains reports whether a point lies inside a convex polygon: on the same side of every edge.
func contains(corners [][2]float64, x, y float64) bool {
	left, right := false, false
	for i, a := range corners {
		b := corners[(i+1)%len(corners)]
		cross := (b[0]-a[0])*(y-a[1]) - (b[1]-a[1])*(x-a[0])
		left, right = left || cross < -1e-9, right || cross > 1e-9
	}
	return left != right
}
