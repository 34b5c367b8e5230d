package docx

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// tallPicture returns rows of one shape of each kind, 30 apart, with a line beside all of them.
func tallPicture(rows int) *chart.Picture {
	p := &chart.Picture{Lang: locale.French, Width: 560, Height: 30 * float64(rows), Title: "Haut", Desc: "Des données"}
	p.Shapes = append(p.Shapes, chart.Line{X1: 9, Y1: 0, X2: 9, Y2: p.Height})
	for i := range rows {
		y := 30*float64(i) + 15
		p.Shapes = append(p.Shapes, chart.Words{X: 1, Y: y, Lines: []string{fmt.Sprint(i)}}, chart.Rect{X: 9, Y: y - 9, Width: 50, Height: 18},
			chart.Circle{X: 99, Y: y, R: 9}, chart.Area{Points: [][2]float64{{200, y - 9}, {210, y - 9}, {205, y + 9}}}, chart.Line{X1: 300, Y1: y, X2: 400, Y2: y})
	}
	return p
}

// TestSheetsHoldEveryRowOnce cuts drawings of any height, and wants each shape but the long line on one sheet, uncut.
func TestSheetsHoldEveryRowOnce(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := tallPicture(rapid.IntRange(1, 300).Draw(r, "rows"))
		tallest := float64(rapid.IntRange(100, 2000).Draw(r, "tallest"))
		height, words := 0.0, []string(nil)
		parts := sheets(p, tallest)
		for i, part := range parts {
			height += part.Height
			if part.Height > tallest+1e-6 || part.Height <= 0 || part.Title != p.Title || (part.Desc != "") != (i == 0) {
				r.Fatalf("sheet %d of %d is %v tall, of %v", i, len(parts), part.Height, tallest)
			}
			if len(part.Shapes)%5 != 1 {
				r.Fatalf("sheet %d has %d shapes", i, len(part.Shapes))
			}
			for _, shape := range part.Shapes[1:] {
				if e := extentOf(shape); e.top < -1e-6 || e.bottom > part.Height+1e-6 {
					r.Fatalf("sheet %d cuts %+v", i, shape)
				}
				if w, ok := shape.(chart.Words); ok {
					words = append(words, w.Lines...)
				}
			}
		}
		if math.Abs(height-p.Height) > 1e-6 || len(words) != int(p.Height)/30 || len(slices.Compact(words)) != len(words) {
			r.Fatalf("%d sheets hold %d of %v, with %d rows", len(parts), int(height), p.Height, len(words))
		}
	})
}

// TestSheetsWithoutAGap wants drawings cut that have no place for it.
func TestSheetsWithoutAGap(t *testing.T) {
	p := &chart.Picture{Width: 10, Height: 1000, Shapes: []chart.Shape{chart.Rect{Width: 10, Height: 1000}}}
	for range 100 {
		p.Shapes = append(p.Shapes, chart.Line{Y1: 10 * float64(len(p.Shapes)-1), Y2: 10 * float64(len(p.Shapes))})
	}
	parts := sheets(p, 300)
	if len(parts) != 4 || parts[0].Height != 300 || parts[3].Height != 100 {
		t.Errorf("there are %d sheets, the first of %v", len(parts), parts[0].Height)
	}
}

// A tall is the drawing of a tall picture.
type tall struct{ rows int }

func (d tall) Picture(locale.Lang) *chart.Picture { return tallPicture(d.rows) }
func (d tall) Text(int, locale.Lang) string       { return "" }

func TestTallDrawingsTakeSeveralPages(t *testing.T) {
	for rows, want := range map[int]int{1: 1, 30: 1, 38: 1, 60: 2, 1000: 34} {
		drawn := &document.Chart{Caption: locale.Same("Haut"), Drawing: tall{rows}}
		d := &document.Document{Sections: []document.Section{{ID: "x", Blocks: []document.Block{{Number: 1, Chart: drawn}}}}}
		parts, _ := opened(t, d, locale.French)
		drawings := parts["word/document.xml"].all("extent")
		if len(drawings) != want {
			t.Errorf("%d rows take %d pages, want %d", rows, len(drawings), want)
		}
		unique(t, parts["word/document.xml"].all("docPr"), "id")
		for i, drawing := range parts["word/document.xml"].all("docPr") {
			if alone := drawing.get("descr") == "Des données"; alone != (i == 0) || drawing.get("descr") == "" {
				t.Errorf("drawing %d says %q", i, drawing.get("descr"))
			}
		}
	}
}

// A flat is the drawing of a picture that has no height.
type flat struct{}

func (flat) Picture(locale.Lang) *chart.Picture { return &chart.Picture{Width: 560} }
func (flat) Text(int, locale.Lang) string       { return "" }

func TestErrorOfADrawing(t *testing.T) {
	blocks := []document.Block{{Number: 1, Chart: &document.Chart{Drawing: tall{2}}}, {Number: 2, Chart: &document.Chart{Drawing: flat{}}}}
	d := &document.Document{Sections: []document.Section{{ID: "x", Blocks: blocks}}}
	var file bytes.Buffer
	if err := Write(&file, d, locale.French); err == nil || file.Len() > 0 {
		t.Errorf("the error is %v, with %d bytes written", err, file.Len())
	}
}
