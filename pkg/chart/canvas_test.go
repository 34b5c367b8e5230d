package chart

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// coordinate returns an attribute as a number, 0 where there is none.
func coordinate(t *rapid.T, e element, name string) float64 {
	value := e.attributes[name]
	if value == "" {
		return 0
	}
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		t.Fatalf("%s of %s is %q", name, e.name, value)
	}
	return x
}

// The least contrasts are those of the Web Content Accessibility Guidelines 2.2, criteria 1.4.3 and 1.4.11.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		least float64
	}{
		{firstColour, "#ffffff", 3}, {firstColour, "#151515", 3}, {secondColour, "#151515", 3}, {hatchColour, "#ffffff", 3},
		{secondColour, "#ffffff", 3}, {white.Colour, firstColour, 4.5}, {firstColour, secondColour, 1.5},
	} {
		if got := contrast(c.a, c.b); got < c.least {
			t.Errorf("contrast of %s and %s is %.2f, want at least %.1f", c.a, c.b, got, c.least)
		}
	}
}

func TestNumber(t *testing.T) {
	for x, want := range map[float64]string{0: "0", -0.01: "0", 1.25: "1.3", 100: "100", -2.5: "-2.5"} {
		if got := number(x); got != want {
			t.Errorf("number(%v) = %q, want %q", x, got, want)
		}
	}
}
