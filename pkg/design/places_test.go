package design

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPlaces: a cell is found where it was put, in a grid and beyond.
func TestPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p places
		var cells []cell
		known := map[cell]int32{}
		largest := rapid.SampledFrom([]int32{3, 100, 1 << 12, 1 << 20}).Draw(t, "largest")
		for range rapid.IntRange(1, 60).Draw(t, "cells") {
			c := cell{unit: rapid.Int32Range(0, largest).Draw(t, "unit"), group: rapid.Int32Range(0, min(largest, 400)).Draw(t, "group")}
			at, there := known[c]
			if !there {
				at = -1
			}
			if found := p.find(cells, c.unit, c.group); found != at {
				t.Fatalf("%+v is cell %d, want %d", c, found, at)
			}
			if !there {
				known[c] = int32(len(cells))
				cells = append(cells, c)
				p.put(cells, known[c])
			}
		}
		for c, at := range known {
			if found := p.find(cells, c.unit, c.group); found != at {
				t.Fatalf("%+v is cell %d, want %d", c, found, at)
			}
		}
		if len(p.grid) > mostPlaces {
			t.Fatalf("a grid of %d", len(p.grid))
		}
	})
}
