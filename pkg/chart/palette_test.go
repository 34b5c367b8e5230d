package chart

import (
	"math"
	"testing"
)

// blindness holds the matrices that turn the linear light of a colour into what people without one kind of cone see, at
// full severity (G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
// Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1).
var blindness = map[string][3][3]float64{
	"none":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab returns the CIE L*a*b* of linear light under D65 (CIE 15:2004).
func lab(rgb [3]float64) [3]float64 {
	curve := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := curve((0.4124*rgb[0] + 0.3576*rgb[1] + 0.1805*rgb[2]) / 0.9505)
	y := curve(0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2])
	z := curve((0.0193*rgb[0] + 0.1192*rgb[1] + 0.9505*rgb[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// seenBy returns how a colour looks to someone.
func seenBy(matrix [3][3]float64, colour string) [3]float64 {
	rgb := linear(colour)
	var light [3]float64
	for i, row := range matrix {
		light[i] = math.Min(math.Max(row[0]*rgb[0]+row[1]*rgb[1]+row[2]*rgb[2], 0), 1)
	}
	return lab(light)
}

// distance is the colour difference ΔE*ab of 1976: 2.3 is just noticed side by side.
func distance(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

func TestPaletteSurvivesColourBlindnessAndGrey(t *testing.T) {
	type pair struct {
		a, b          string
		colour, light float64 // least difference in colour, for anyone, and in lightness alone
	}
	pairs := []pair{{firstColour, secondColour, 30, 12}}
	for _, row := range [][]string{sequential, append([]string{neutralTone}, below[1:]...), append([]string{neutralTone}, above[1:]...), below, above} {
		for i := range row[1:] {
			pairs = append(pairs, pair{row[i], row[i+1], 7, 6})
		}
	}
	for i := 1; i < len(below); i++ { // In grey, their side of the middle and the hatching tell them apart.
		pairs = append(pairs, pair{below[i], above[i], 18, 0})
	}
	for kind, matrix := range blindness {
		for _, p := range pairs {
			a, b := seenBy(matrix, p.a), seenBy(matrix, p.b)
			if got := distance(a, b); got < p.colour {
				t.Errorf("%s: %s and %s differ by %.1f, want at least %.0f", kind, p.a, p.b, got, p.colour)
			}
			if got := math.Abs(a[0] - b[0]); kind == "none" && got < p.light {
				t.Errorf("%s and %s differ in lightness by %.1f, want at least %.0f", p.a, p.b, got, p.light)
			}
		}
	}
}

func TestTextOverEveryColour(t *testing.T) {
	all := append(append(append([]string{paperColour, absentColour, absentOver, neutralTone}, sequential...), below...), above...)
	for _, colour := range all {
		if got := contrast(inkOn(colour).Colour, colour); got < 4.5 {
			t.Errorf("text over %s has a contrast of %.2f", colour, got)
		}
	}
	for _, page := range []string{"#ffffff", "#151515"} {
		if got := contrast(edgeColour, page); got < 3 {
			t.Errorf("the edge has a contrast of %.2f with the page %s", got, page)
		}
	}
}

func TestDivergingPaints(t *testing.T) {
	for negative := range 6 {
		for neutral := range 2 {
			seen := map[Paint]bool{}
			paints := diverging(negative, neutral, negative)
			for _, paint := range paints {
				seen[paint] = true
			}
			if len(paints) != 2*negative+neutral || len(seen) != len(paints) {
				t.Errorf("%d negative, %d neutral: %v", negative, neutral, paints)
			}
		}
	}
}
