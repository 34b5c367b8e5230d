package raster

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

var (
	red   = chart.Paint{Colour: "#ff0000"}
	ink   = chart.Paint{Colour: chart.Ink}
	white = color.RGBA{R: 255, G: 255, B: 255, A: 255}
	black = color.RGBA{A: 255}
)

// drawn returns the image of a picture of 100 by 100 with the given shapes.
func drawn(t *testing.T, scale float64, shapes ...chart.Shape) image.Image {
	t.Helper()
	return decoded(t, &chart.Picture{Width: 100, Height: 100, Shapes: shapes}, scale)
}

func decoded(t *testing.T, p *chart.Picture, scale float64) image.Image {
	t.Helper()
	out, err := PNG(p, scale)
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// at returns the colour of a pixel.
func at(page image.Image, x, y int) color.RGBA {
	return color.RGBAModel.Convert(page.At(x, y)).(color.RGBA)
}

// inked returns the smallest box with everything in it that is not white.
func inked(page image.Image) image.Rectangle {
	box := image.Rectangle{}
	for y := range page.Bounds().Dy() {
		for x := range page.Bounds().Dx() {
			if at(page, x, y) != white {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestShapes(t *testing.T) {
	wide := chart.Stroke{Paint: ink, Thick: 4}
	dashed := chart.Stroke{Paint: ink, Thick: 4, Dash: true}
	for _, c := range []struct {
		name  string
		shape chart.Shape
		box   image.Rectangle // of everything that is not white
		seen  map[image.Point]color.RGBA
	}{
		{"rectangle", chart.Rect{X: 10, Y: 20, Width: 30, Height: 40, Fill: red}, image.Rect(10, 20, 40, 60),
			map[image.Point]color.RGBA{{10, 20}: {R: 255, A: 255}, {39, 59}: {R: 255, A: 255}}},
		{"round rectangle", chart.Rect{X: 10, Y: 20, Width: 30, Height: 40, Radius: 10, Fill: red}, image.Rect(10, 20, 40, 60),
			map[image.Point]color.RGBA{{10, 20}: white, {12, 21}: white, {14, 24}: {R: 255, A: 255}, {25, 20}: {R: 255, A: 255}}},
		{"radius above half", chart.Rect{X: 10, Y: 20, Width: 30, Height: 40, Radius: 99, Fill: red}, image.Rect(10, 20, 40, 60),
			map[image.Point]color.RGBA{{12, 24}: white, {25, 40}: {R: 255, A: 255}}},
		{"outlined rectangle", chart.Rect{X: 10, Y: 20, Width: 30, Height: 40, Fill: red, Stroke: wide}, image.Rect(8, 18, 42, 62),
			map[image.Point]color.RGBA{{8, 18}: black, {41, 61}: black, {11, 30}: black, {12, 30}: {R: 255, A: 255}}},
		{"half of it shows through", chart.Rect{X: 10, Y: 20, Width: 30, Height: 40, Fill: chart.Paint{Colour: "#ff0000", Opacity: 0.5}}, image.Rect(10, 20, 40, 60),
			map[image.Point]color.RGBA{{20, 30}: {R: 255, G: 127, B: 127, A: 255}}},
		{"line", chart.Line{X1: 10, Y1: 50, X2: 90, Y2: 50, Stroke: wide}, image.Rect(10, 48, 90, 52),
			map[image.Point]color.RGBA{{10, 48}: black, {89, 51}: black}},
		{"line to the left", chart.Line{X1: 90, Y1: 50, X2: 10, Y2: 50, Stroke: wide}, image.Rect(10, 48, 90, 52), nil},
		{"dashed line", chart.Line{X1: 10, Y1: 50, X2: 31, Y2: 50, Stroke: dashed}, image.Rect(10, 48, 28, 52),
			map[image.Point]color.RGBA{{13, 50}: black, {14, 50}: white, {16, 50}: white, {17, 50}: black, {20, 50}: black, {21, 50}: white, {24, 50}: black}},
		{"disc", chart.Circle{X: 50, Y: 50, R: 20, Fill: red}, image.Rect(30, 30, 70, 70),
			map[image.Point]color.RGBA{{50, 50}: {R: 255, A: 255}, {34, 34}: white, {37, 37}: {R: 255, A: 255}}},
		{"ring", chart.Circle{X: 50, Y: 50, R: 20, Stroke: wide}, image.Rect(28, 28, 72, 72),
			map[image.Point]color.RGBA{{50, 50}: white, {69, 50}: black, {50, 71}: black, {35, 35}: black}},
		{"triangle", chart.Area{Points: [][2]float64{{10, 10}, {90, 10}, {50, 90}}, Fill: red}, image.Rect(10, 10, 90, 90),
			map[image.Point]color.RGBA{{50, 50}: {R: 255, A: 255}, {15, 60}: white}},
		{"triangle the other way", chart.Area{Points: [][2]float64{{50, 90}, {90, 10}, {10, 10}}, Stroke: wide}, image.Rect(6, 8, 94, 95),
			map[image.Point]color.RGBA{{50, 50}: white, {50, 91}: black, {50, 9}: black}},
		{"beyond the edges", chart.Rect{X: -1e30, Y: -1e30, Width: 2e30, Height: 2e30, Fill: red}, image.Rect(0, 0, 100, 100), nil},
		{"nothing to see", chart.Rect{X: 10, Y: 10, Width: 20, Height: 20}, image.Rectangle{}, nil},
	} {
		page := drawn(t, 1, c.shape)
		if box := inked(page); box != c.box {
			t.Errorf("%s: drawn at %v; want %v", c.name, box, c.box)
		}
		for p, want := range c.seen {
			if got := at(page, p.X, p.Y); got != want {
				t.Errorf("%s: colour at %v is %v; want %v", c.name, p, got, want)
			}
		}
	}
}

func TestHatchingFallsToTheLeft(t *testing.T) {
	fill := chart.Paint{Colour: "#ff0000", Pattern: chart.Hatch, Over: "#000000"}
	page := drawn(t, 4, chart.Rect{X: 10, Y: 10, Width: 80, Height: 80, Fill: fill})
	if box := inked(page); box != image.Rect(40, 40, 360, 360) {
		t.Errorf("drawn at %v", box)
	}
	for y := 60; y < 340; y++ {
		for x := 60; x < 340; x++ {
			across := math.Mod((float64(x)+float64(y)+1)/4*math.Sqrt2/2, 6)
			want := color.RGBA{R: 255, A: 255}
			if across < 1.5 {
				want = black
			}
			const edge = 0.3 // where a pixel has some of both
			if across < edge || math.Abs(across-1.5) < edge || across > 6-edge {
				continue
			}
			if got := at(page, x, y); got != want {
				t.Fatalf("colour at %d, %d is %v; want %v", x, y, got, want)
			}
		}
	}
}

func TestWordsStandWhereTheyShould(t *testing.T) {
	for _, c := range []struct {
		words       chart.Words
		left, right int // of the ink
	}{
		{chart.Words{X: 10, Anchor: chart.Start}, 10, 47}, {chart.Words{X: 50, Anchor: chart.Middle}, 31, 69},
		{chart.Words{X: 90, Anchor: chart.End}, 52, 89}, {chart.Words{X: 10, Anchor: chart.Start, Bold: true}, 10, 49},
		{chart.Words{X: 10, Anchor: chart.Start, Size: 20}, 10, 62},
	} {
		c.words.Y, c.words.Lines = 30, []string{"Hxôx", "", "x"}
		style := font.Regular
		if c.words.Bold {
			style = font.Bold
		}
		page := drawn(t, 2, c.words)
		box := inked(page)
		width := font.Width("Hxôx", style) * c.words.FontSize()
		if math.Abs(float64(box.Dx())/2-width) > 0.15*c.words.FontSize() || box.Min.X < 2*c.left || box.Max.X > 2*c.right+4 {
			t.Errorf("%+v: %v wide and drawn at %v", c.words, width, box)
		}
		if base := c.words.Baseline(2) * 2; math.Abs(float64(box.Max.Y)-base) > 1.5 {
			t.Errorf("%+v: drawn down to %d; the last baseline is at %v", c.words, box.Max.Y, base)
		}
	}
}

func TestMissingCharactersAreSeen(t *testing.T) {
	for _, text := range []string{"\U0001f600", "\u65e5", "\uffff", "\xff"} {
		if box := inked(drawn(t, 2, chart.Words{X: 50, Y: 50, Lines: []string{text}})); box.Dx() < 10 || box.Dy() < 10 {
			t.Errorf("%q is drawn at %v", text, box)
		}
	}
}

// pictures returns the charts of every sample, in a language.
func pictures(lang locale.Lang) []*chart.Picture {
	var all []*chart.Picture
	for _, name := range []string{"founding", "everything", "hostile"} {
		for _, section := range sample.Documents()[name].Sections {
			for _, block := range section.Blocks {
				if block.Chart != nil {
					all = append(all, block.Chart.Drawing.Picture(lang))
				}
			}
		}
	}
	return all
}

// TestNoWordsRunOut checks that whatever a chart says has room, in the font that is really used.
func TestNoWordsRunOut(t *testing.T) {
	for _, lang := range locale.Langs {
		for _, p := range pictures(lang) {
			for _, shape := range p.Shapes {
				if words, is := shape.(chart.Words); is {
					checkRoom(t, p, words)
				}
			}
		}
	}
}

func checkRoom(t *testing.T, p *chart.Picture, words chart.Words) {
	style := font.Regular
	if words.Bold {
		style = font.Bold
	}
	for i, line := range words.Lines {
		width := font.Width(font.Clean(line), style) * words.FontSize()
		left := map[chart.Anchor]float64{chart.Start: words.X, chart.Middle: words.X - width/2, chart.End: words.X - width}[words.Anchor]
		top := words.Baseline(i) - font.Ascent*words.FontSize()
		if left < -0.01 || left+width > p.Width+0.01 || top < -4 || words.Baseline(i) > p.Height {
			t.Errorf("%s: %q runs out of the picture: from %v to %v, top %v", p.Title, line, left, left+width, top)
		}
	}
}

func TestSamePictureSameBytes(t *testing.T) {
	for _, p := range pictures(locale.French) {
		first, err := PNG(p, 2)
		second, err2 := PNG(p, 2)
		if err != nil || err2 != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: differs from run to run: %v %v", p.Title, err, err2)
		}
	}
}

func TestSize(t *testing.T) {
	out, err := PNG(&chart.Picture{Width: 10.2, Height: 5}, 3)
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(out))
	if err != nil || page.Bounds() != image.Rect(0, 0, 31, 15) {
		t.Fatalf("%v: %v", page.Bounds(), err)
	}
	place := bytes.Index(out, []byte("pHYs"))
	if place != 37 || binary.BigEndian.Uint32(out[place+4:]) != 11339 || out[place+12] != 1 { // 288 to the inch
		t.Errorf("size on paper: % x", out[place:place+13])
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	for _, c := range []struct{ width, height, scale float64 }{
		{0, 1, 1}, {1, 0, 1}, {-1, -1, -1}, {1, 1, 0}, {1, 1, math.NaN()}, {math.NaN(), 1, 1}, {math.Inf(1), 1, 1}, {20001, 1, 1}, {10000, 10000, 1},
	} {
		if out, err := PNG(&chart.Picture{Width: c.width, Height: c.height}, c.scale); err == nil {
			t.Errorf("%+v: no error, %d bytes", c, len(out))
		}
	}
}

// TestAnyPictureIsDrawn draws shapes at random, also with coordinates that no picture should have.
func TestAnyPictureIsDrawn(t *testing.T) {
	numbers := rapid.OneOf(rapid.Float64Range(-50, 150), rapid.Float64Range(0, 5), rapid.Float64(),
		rapid.SampledFrom([]float64{0, -1, math.NaN(), math.Inf(1), math.MaxFloat64}))
	paints := rapid.SampledFrom([]chart.Paint{{}, ink, {Colour: "#12ab34", Pattern: chart.Hatch, Over: "#000000", Opacity: 0.3}, {Colour: "no colour"}})
	rapid.Check(t, func(t *rapid.T) {
		n := func() float64 { return numbers.Draw(t, "number") }
		stroke := func() chart.Stroke {
			return chart.Stroke{Paint: paints.Draw(t, "line"), Thick: n(), Dash: rapid.Bool().Draw(t, "dash")}
		}
		var points [][2]float64
		for range rapid.IntRange(0, 6).Draw(t, "points") {
			points = append(points, [2]float64{n(), n()})
		}
		fill := paints.Draw(t, "fill")
		p := &chart.Picture{Width: 40, Height: 30, Shapes: []chart.Shape{
			chart.Rect{X: n(), Y: n(), Width: n(), Height: n(), Radius: n(), Fill: fill, Stroke: stroke()},
			chart.Line{X1: n(), Y1: n(), X2: n(), Y2: n(), Stroke: stroke()}, chart.Circle{X: n(), Y: n(), R: n(), Fill: fill, Stroke: stroke()},
			chart.Area{Points: points, Fill: fill, Stroke: stroke()}, chart.Words{X: n(), Y: n(), Size: n(), Lines: []string{rapid.String().Draw(t, "words")}, Fill: fill},
		}}
		out, err := PNG(p, rapid.Float64Range(0.2, 3).Draw(t, "scale"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.Decode(bytes.NewReader(out)); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkPNG(b *testing.B) {
	p := pictures(locale.French)[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PNG(p, 2); err != nil {
			b.Fatal(err)
		}
	}
}
