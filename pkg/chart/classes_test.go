package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Every count has one class, whose legend holds it; the classes begin at 0 and are of one size.
func TestCountClasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var numbers []float64
		for _, n := range rapid.SliceOf(rapid.IntRange(0, 40)).Draw(t, "counts") {
			numbers = append(numbers, float64(n))
		}
		k := countClasses(append(numbers, math.NaN()))
		if len(k.paints) > 5 || len(k.bounds) != len(k.paints)+1 || k.bounds[0] != 0 {
			t.Fatalf("classes %v", k.bounds)
		}
		for i := range k.paints {
			if step := k.bounds[i+1] - k.bounds[i]; step != k.bounds[1] || step < 1 || step != math.Trunc(step) {
				t.Errorf("classes %v", k.bounds)
			}
		}
		for _, x := range numbers {
			if x >= k.bounds[len(k.bounds)-1] {
				t.Errorf("%v is in none of %v", x, k.bounds)
			}
		}
	})
}

// A legend of counts names each that has a class of its own, and no number between two.
func TestHeatOfCounts(t *testing.T) {
	chart := HeatChart{Counts: true, Columns: []CrossColumn{{Head: locale.Same("a")}}, Rows: []HeatRow{{Cells: []HeatCell{{Value: 1}}}}}
	if svg := SVG(chart.Picture(locale.English), "x"); strings.Contains(svg, "0 – ") {
		t.Errorf("a legend of 0 and 1: %s", svg)
	}
	chart.Rows[0].Cells[0].Value = 9
	if svg := SVG(chart.Picture(locale.English), "x"); !strings.Contains(svg, "0 – 1") || !strings.Contains(svg, "8 – 9") {
		t.Errorf("a legend of 0 to 9: %s", svg)
	}
}
