package chart

import (
	"math"
	"strconv"
)

// The colours of the two series. Each has a contrast of at least 3:1 with white and with a dark page, and they differ
// in lightness, so a grey print tells them apart even without the hatching of the second.
const (
	firstColour  = "#2f6ea5"
	secondColour = "#c58525"
	hatchColour  = "#7a4d0c" // lines over the second colour, and around its marks
	edgeColour   = "#767676" // around an area that may be as light as the page, or as dark
	paperColour  = "#f7f7f7" // of a cell that says nothing by its colour
	absentColour = "#f2f2f2" // of a cell without a value, under lines of absentOver
	absentOver   = "#c4c4c4"
	neutralTone  = "#e2e2e2" // neither one way nor the other
)

// sequential goes from little to much, in steps of lightness that stay even in grey.
var sequential = []string{"#edf3f9", "#cfe0ef", "#a8c8e2", "#7aabd0", "#4d8abb", "#2b689d", "#143f66"}

// below goes from nearly neutral to strongly negative, and above to strongly positive: brown and blue, which no common
// colour blindness takes for each other, in the same steps of lightness.
var (
	below = []string{"#f3e3c8", "#e0bd85", "#c08f45", "#93611f", "#5e3a0c"}
	above = []string{"#cfe0ef", "#9cc0de", "#5f98c6", "#2f6ea5", "#143f66"}
)

var (
	first  = Paint{Colour: firstColour}
	second = Paint{Colour: secondColour, Pattern: Hatch, Over: hatchColour}
	absent = Paint{Colour: absentColour, Pattern: Hatch, Over: absentOver}
	black  = Paint{Colour: "#000000"}
	white  = Paint{Colour: "#ffffff"} // also of text over the first colour
	axis   = Stroke{Paint: Paint{Colour: Ink, Opacity: 0.5}}
	grid   = Stroke{Paint: Paint{Colour: Ink, Opacity: 0.2}}
	edge   = Stroke{Paint: Paint{Colour: edgeColour}}
)

// steps picks n colours of a row, evenly from its first to its last; more than it has repeat.
func steps(row []string, n int) []string {
	picked := make([]string, n)
	for i := range picked {
		place := float64(len(row)-1) * (float64(i) + 0.5) / float64(n)
		if n > 1 {
			place = float64(len(row)-1) * float64(i) / float64(n-1)
		}
		picked[i] = row[int(math.Round(place))]
	}
	return picked
}

// diverging returns the paints of answers in order: negative ones, the strongest first, hatched; neutral ones; positive
// ones, the strongest last. The lightest step of a side is for it alone that has several.
func diverging(negative, neutral, positive int) []Paint {
	var paints []Paint
	tones := sideTones(below, negative)
	for i := range negative {
		tone := tones[negative-1-i]
		paints = append(paints, Paint{Colour: tone, Pattern: Hatch, Over: hatchOver(tone)})
	}
	for range neutral {
		paints = append(paints, Paint{Colour: neutralTone})
	}
	for _, tone := range sideTones(above, positive) {
		paints = append(paints, Paint{Colour: tone})
	}
	return paints
}

// sideTones picks the tones of one side of a diverging scale; one or two answers take middle ones, which say more than
// the palest and less than the darkest.
func sideTones(row []string, n int) []string {
	switch n {
	case 1:
		return row[2:3]
	case 2:
		return []string{row[1], row[3]}
	}
	return steps(row, n)
}

// hatchOver returns the colour of the lines over a tone of below: the next darker one, or a lighter one over the darkest.
func hatchOver(tone string) string {
	for i, t := range below[:len(below)-1] {
		if t == tone {
			return below[i+1]
		}
	}
	return below[len(below)-2]
}

// inkOn returns black or white, whichever stands out more from a colour: by 4.5 to 1 at least.
func inkOn(colour string) Paint {
	if contrast(colour, black.Colour) >= contrast(colour, white.Colour) {
		return black
	}
	return white
}

// contrast is the contrast ratio of two colours, from 1 to 21 (W3C, Web Content Accessibility Guidelines 2.2, 2023).
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// luminance is the relative luminance of a colour "#rrggbb", from 0 to 1, as the same guidelines define it.
func luminance(colour string) float64 {
	rgb := linear(colour)
	return 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
}

// linear returns the red, green and blue light of a colour "#rrggbb", each from 0 to 1.
func linear(colour string) [3]float64 {
	code, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		panic("chart: colour: " + colour + " is not #rrggbb")
	}
	var rgb [3]float64
	for i := range rgb {
		x := float64(code>>(16-8*i)&0xff) / 255
		if x <= 0.04045 {
			rgb[i] = x / 12.92
		} else {
			rgb[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return rgb
}
