package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A still is a picture that is drawn already.
type still chart.Picture

func (s still) Picture(locale.Lang) *chart.Picture { p := chart.Picture(s); return &p }
func (s still) Text(int, locale.Lang) string       { return "" }

// charted returns a document with one picture.
func charted(p still) *document.Document {
	return &document.Document{Sections: []document.Section{{ID: "s", Title: locale.Same("Section"), Blocks: []document.Block{
		{Number: 1, Chart: &document.Chart{Caption: locale.Same("Caption"), Drawing: p}},
	}}}}
}

// TestEveryWordOfAChartIsThere looks for the labels of every chart of the samples.
func TestEveryWordOfAChartIsThere(t *testing.T) {
	for name, d := range sample.Documents() {
		var all strings.Builder
		for _, sheet := range read(t, written(t, d, locale.French)) {
			all.WriteString(sheet.text())
		}
		for _, section := range d.Sections {
			for _, block := range section.Blocks {
				if block.Chart == nil {
					continue
				}
				for _, shape := range block.Chart.Drawing.Picture(locale.French).Shapes {
					if words, is := shape.(chart.Words); is && !strings.Contains(solid(all.String()), solid(clean(strings.Join(words.Lines, "")))) {
						t.Errorf("%s: %q is not there", name, words.Lines)
					}
				}
			}
		}
	}
}

// TestShapesAreOperators checks what is written for each shape: colours, a clip for the pattern, dashes, opacity.
func TestShapesAreOperators(t *testing.T) {
	hatch := chart.Paint{Colour: "#c58525", Pattern: chart.Hatch, Over: "#7a4d0c"}
	file := written(t, charted(still{Width: 100, Height: 100, Shapes: []chart.Shape{
		chart.Rect{X: 10, Y: 10, Width: 20, Height: 20, Radius: 3, Fill: hatch},
		chart.Circle{X: 50, Y: 50, R: 10, Fill: hatch, Stroke: chart.Stroke{Paint: chart.Paint{Colour: "#ff0000"}, Thick: 2}},
		chart.Area{Points: [][2]float64{{60, 60}, {90, 60}, {90, 90}}, Fill: hatch}, chart.Area{},
		chart.Line{X1: 5, Y1: 5, X2: 95, Y2: 5, Stroke: chart.Stroke{Paint: chart.Paint{Colour: chart.Ink, Opacity: 0.5}, Dash: true}},
		chart.Words{X: 50, Y: 50, Anchor: chart.Middle, Bold: true, Lines: []string{"one", "two"}},
	}}), locale.French)
	for want, times := range map[string]int{
		"0.773 0.522 0.145 rg": 6, // the colour under each pattern, and again after it
		"0.478 0.302 0.047 rg": 3, // the lines over it
		" W n":                 3, // the clips
		"1.000 0.000 0.000 RG": 1,
		"[2.88 2.16] 0.00 d":   1, // dashes, in points
		"/ca 0.500":            1,
	} {
		if n := strings.Count(file, want); n != times {
			t.Errorf("%q is there %d times; want %d", want, n, times)
		}
	}
	if text := read(t, file)[0].text(); !strings.Contains(text, "one\ntwo\n") {
		t.Errorf("the words are not there: %q", text)
	}
}

// TestTallChart checks that one that is higher than a page is cut between its rows, and that one that is a little too high is
// made smaller.
func TestTallChart(t *testing.T) {
	for _, c := range []struct {
		rows, pages int
		size        float64 // of the letters
	}{{20, 1, 10.08}, {30, 1, 7.5}, {60, 3, 10.08}} {
		p := still{Width: 560, Height: float64(c.rows) * 36}
		for i := range c.rows {
			p.Shapes = append(p.Shapes, chart.Rect{X: 100, Y: float64(i)*36 + 6, Width: 50, Height: 24, Fill: chart.Paint{Colour: "#2f6ea5"}},
				chart.Words{X: 0, Y: float64(i)*36 + 18, Anchor: chart.Start, Lines: []string{fmt.Sprintf("row%d.", i)}})
		}
		p.Shapes = append(p.Shapes, chart.Line{X1: 100, X2: 100, Y2: p.Height, Stroke: chart.Stroke{Paint: chart.Paint{Colour: chart.Ink}}})
		sheets := read(t, written(t, charted(p), locale.French))
		var all strings.Builder
		drawings := 0
		for _, sheet := range sheets {
			rows := 0
			for _, d := range sheet.texts {
				checkMargins(t, fmt.Sprint(c.rows, " rows"), sheet, d)
				if strings.HasPrefix(d.text, "row") {
					rows++
					if d.size < c.size-0.1 || d.size > c.size+0.1 {
						t.Errorf("%d rows: letters of %v points; want about %v", c.rows, d.size, c.size)
					}
				}
			}
			if rows > 0 {
				drawings++
			} else if slices.ContainsFunc(sheet.texts, func(d drawn) bool { return d.size == heading.size }) {
				t.Errorf("%d rows: the heading stands alone", c.rows)
			}
			all.WriteString(sheet.text())
		}
		for i := range c.rows {
			if n := strings.Count(all.String(), fmt.Sprintf("row%d.", i)); n != 1 {
				t.Errorf("row %d is there %d times", i, n)
			}
		}
		if drawings != c.pages {
			t.Errorf("%d rows: on %d pages; want %d", c.rows, drawings, c.pages)
		}
	}
}
