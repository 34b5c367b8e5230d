package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

// drawings returns every kind of SVG chart.
func drawings(lang locale.Lang) map[string]string {
	all := map[string]string{}
	for name, chart := range fixtures() {
		all[name] = SVG(chart.Picture(lang), name)
	}
	return all
}

// An element is what a drawing holds: its name, its attributes and the text in it, with that of the elements inside.
type element struct {
	name       string
	attributes map[string]string
	text       string
}

// parse reads a drawing as XML; it fails on anything that is not well formed.
func parse(svg string) ([]element, error) {
	decoder := xml.NewDecoder(strings.NewReader(svg))
	var all []element
	var inside []int
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			inside = append(inside, len(all))
			all = append(all, e)
		case xml.EndElement:
			inside = inside[:len(inside)-1]
		case xml.CharData:
			for _, i := range inside {
				all[i].text += string(token)
			}
		}
	}
}

// seen returns the text that is drawn, without spaces, since labels are wrapped.
func seen(elements []element) string {
	var text strings.Builder
	for _, e := range elements {
		if e.name == "text" {
			text.WriteString(strings.ReplaceAll(e.text, " ", "") + "\n")
		}
	}
	return text.String()
}

func TestDrawingsAreWellFormedAndDescribed(t *testing.T) {
	for _, lang := range locale.Langs {
		for name, svg := range drawings(lang) {
			elements, err := parse(svg)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			root := elements[0].attributes
			if root["role"] != "img" || root["aria-labelledby"] != name+"-title "+name+"-desc" || root["width"] != "100%" {
				t.Errorf("%s: attributes of the drawing: %v", name, root)
			}
			if elements[1].name != "title" || elements[1].text == "" || elements[2].name != "desc" || elements[2].text == "" {
				t.Errorf("%s: no title or description: %+v", name, elements[1:3])
			}
			for _, e := range elements {
				if id := e.attributes["id"]; id != "" && !strings.HasPrefix(id, name+"-") {
					t.Errorf("%s: id %q may meet that of another chart", name, id)
				}
			}
		}
	}
}

func TestEveryDatumIsDrawnAndDescribed(t *testing.T) {
	labels := func(svg string, want ...string) {
		t.Helper()
		elements, err := parse(svg)
		if err != nil {
			t.Fatal(err)
		}
		drawn := seen(elements)
		for _, label := range want {
			if !strings.Contains(drawn, strings.ReplaceAll(label, " ", "")) {
				t.Errorf("%q is not drawn in:\n%s", label, drawn)
			}
			if !strings.Contains(elements[2].text, label) {
				t.Errorf("%q is not described in:\n%s", label, elements[2].text)
			}
		}
	}
	labels(SVG(barChart().Picture(locale.French), "x"), append(slices.Clone(regions), "146\u00a0981\u00a0$", "0\u00a0$", "sans réponse")...)
	labels(SVG(stackedChart().Picture(locale.French), "x"), append(slices.Clone(regions), "37", "19", "–")...)
	labels(SVG(scatterChart().Picture(locale.English), "x"), regions...)
	labels(SVG(ratesChart().Picture(locale.French), "x"), "81\u00a0% (60 à 92)", "Recensement", "–", "0\u00a0%")
	labels(SVG(dumbbellChart().Picture(locale.French), "x"), "15.2 Jeunes de 18 à 25 ans", "question non posée", "100\u00a0%")
	labels(SVG(dotChart().Picture(locale.French), "x"), append(slices.Clone(regions), "36 (33 à 38)", "sans score")...)
	labels(SVG(likertChart().Picture(locale.French), "x"), "Plutôt en désaccord", "Visiteurs", "43\u00a0%", "n = 146, 14 sans réponse")
	labels(SVG(stripChart().Picture(locale.English), "x"), "Regional groups", "Centre 12 13", "median")
	labels(SVG(heatChart().Picture(locale.French), "x"), append(slices.Clone(regions), "Stigmatisation", "40")...)
	labels(SVG(sidesChart().Picture(locale.French), "x"), append(slices.Clone(regions), "les deux", "aucune des deux", "une partie sans réponse")...)
	labels(SVG(tileMap().Picture(locale.French), "x"), "Montréal", "Nunavik", "06", "25")
	labels(SVG(timelineChart().Picture(locale.French), "x"), append(slices.Clone(regions[:8]), "1994 à 1998", "sans date", "Collaborer à conditions", "Raisons")...)
	labels(SVG(pairedChart().Picture(locale.English), "x"), "not asked", "100%",
		"The regional group takes part in the committees that plan and organise the mental health services of the centre")
}

func TestHostileWordsStayWords(t *testing.T) {
	hostile := "</text><script>alert(\"1\")</script>\n& 'x' \x00\x1b\uffff\xff"
	label := locale.Same(hostile)
	for name, svg := range map[string]string{
		"bars":     SVG(BarChart{Title: label, Desc: label, Rows: []Bar{{Label: label, Text: label}}}.Picture(locale.French), "x"),
		"stacked":  SVG(StackedChart{Title: label, First: label, Second: label, Rows: []Stack{{Label: label, Total: label}}}.Picture(locale.French), "x"),
		"paired":   SVG(PairedChart{First: label, Rows: []Pair{{Label: label, FirstText: label}}}.Picture(locale.French), "x"),
		"rates":    SVG(RatesChart{Rows: []Rate{{Label: label, Text: label}}}.Picture(locale.French), "x"),
		"scatter":  SVG(ScatterChart{X: Axis{Label: label}, Y: Axis{Label: label}, Points: []Point{{Label: label}}}.Picture(locale.French), "x"),
		"dumbbell": SVG(DumbbellChart{First: label, Rows: []Dumbbell{{Label: label, First: math.NaN(), FirstText: label}}}.Picture(locale.French), "x"),
		"dots":     SVG(DotChart{Rows: []Dot{{Label: label, Text: label}}}.Picture(locale.French), "x"),
		"likert":   SVG(LikertChart{Answers: []locale.Text{label}, Rows: []LikertRow{{Group: label, Label: label, Note: label}}}.Picture(locale.French), "x"),
		"strip":    SVG(StripChart{Rows: []Strip{{Label: label, Units: []StripPoint{{Label: label, Highlight: true}}}}}.Picture(locale.French), "x"),
		"heat":     SVG(HeatChart{Columns: []CrossColumn{{Head: label}}, Rows: []HeatRow{{Label: label}}}.Picture(locale.French), "x"),
		"sides":    SVG(SidesChart{First: label, Silent: label, Columns: []CrossColumn{{Head: label}}, Rows: []SidesRow{{Label: label}}}.Picture(locale.French), "x"),
		"timeline": SVG(TimelineChart{Counts: label, Kinds: []locale.Text{label}, Rows: []Event{{Label: label, When: label}}}.Picture(locale.French), "x"),
		"map":      SVG(Framed(TileMap{Absent: label, Tiles: []Tile{{Code: hostile, Label: label, Value: math.NaN(), Text: label}}}.Picture(locale.French), hostile), "x"),
	} {
		elements, err := parse(svg)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, e := range elements {
			if e.name == "script" {
				t.Errorf("%s: a label became an element", name)
			}
		}
		if !strings.Contains(seen(elements), `alert("1")`) {
			t.Errorf("%s: the label is not drawn", name)
		}
	}
}

func TestEmptyChartsAreDrawn(t *testing.T) {
	for name, svg := range map[string]string{
		"bars": SVG(BarChart{}.Picture(locale.French), "x"), "stacked": SVG(StackedChart{}.Picture(locale.French), "x"),
		"paired": SVG(PairedChart{}.Picture(locale.French), "x"), "rates": SVG(RatesChart{}.Picture(locale.French), "x"),
		"scatter":  SVG(ScatterChart{Points: []Point{{X: math.NaN(), Y: 1}}}.Picture(locale.French), "x"),
		"dumbbell": SVG(DumbbellChart{}.Picture(locale.French), "x"), "dots": SVG(DotChart{}.Picture(locale.French), "x"),
		"likert": SVG(LikertChart{Rows: []LikertRow{{}}}.Picture(locale.French), "x"), "strip": SVG(StripChart{Rows: []Strip{{}}}.Picture(locale.French), "x"),
		"heat": SVG(HeatChart{}.Picture(locale.French), "x"), "sides": SVG(SidesChart{Rows: []SidesRow{{}}}.Picture(locale.French), "x"),
		"timeline": SVG(TimelineChart{}.Picture(locale.French), "x"), "timeline without dates": SVG(TimelineChart{Rows: []Event{{}}}.Picture(locale.French), "x"),
		"map": SVG(TileMap{}.Picture(locale.French), "x"), "framed": SVG(Framed(TileMap{Tiles: []Tile{{}}}.Picture(locale.French)), "x"),
	} {
		if _, err := parse(svg); err != nil || strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Errorf("%s: %v\n%s", name, err, svg)
		}
	}
}

// TestCoordinatesStayInside checks random charts: whatever the numbers, each coordinate is finite and each bar and dot
// lies inside the drawing.
func TestCoordinatesStayInside(t *testing.T) {
	numbers := rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 40), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), 0, -3}))
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "rows")
		bars, stacked, rates, scatter := BarChart{}, StackedChart{}, RatesChart{}, ScatterChart{}
		for range n {
			x, y := numbers.Draw(t, "x"), numbers.Draw(t, "y")
			label := locale.Same(rapid.StringN(0, 60, -1).Draw(t, "label"))
			bars.Rows = append(bars.Rows, Bar{Label: label, Value: x})
			stacked.Rows = append(stacked.Rows, Stack{Label: label, First: x, Second: y})
			rates.Rows = append(rates.Rows, Rate{Label: label, Value: x, Lo: y, Hi: x})
			scatter.Points = append(scatter.Points, Point{X: math.Mod(x, 1e9), Y: math.Mod(y, 1e9), Label: label})
		}
		short := func(float64, locale.Lang) string { return "n" } // Numbers of 300 digits have no room anywhere.
		bars.Unit, stacked.Unit = short, short
		for _, svg := range []string{SVG(bars.Picture(locale.French), "x"), SVG(stacked.Picture(locale.French), "x"),
			SVG(rates.Picture(locale.French), "x"), SVG(scatter.Picture(locale.French), "x")} {
			inside(t, svg)
		}
	})
}

func inside(t *rapid.T, svg string) {
	elements, err := parse(svg)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range elements {
		for name, value := range e.attributes {
			if strings.Contains(value, "NaN") || strings.Contains(value, "Inf") || name == "width" && strings.HasPrefix(value, "-") {
				t.Fatalf("%s: %s is %q", e.name, name, value)
			}
		}
		if e.name == "rect" || e.name == "circle" {
			x, width := coordinate(t, e, "x")+coordinate(t, e, "cx"), coordinate(t, e, "width")
			if x < 0 || x+width > wide+0.2 {
				t.Fatalf("%+v lies outside the drawing", e)
			}
		}
	}
}

func TestSameDataSameBytes(t *testing.T) {
	first, second := drawings(locale.French), drawings(locale.French)
	for name := range first {
		if first[name] != second[name] {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

func TestIDIsChecked(t *testing.T) {
	for _, id := range []string{"", `a"b`, "é", "a b"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("id %q is accepted", id)
				}
			}()
			SVG(BarChart{}.Picture(locale.French), id)
		}()
	}
}

func BenchmarkScatter(b *testing.B) {
	chart := scatterChart()
	b.ReportAllocs()
	for b.Loop() {
		SVG(chart.Picture(locale.French), "x")
	}
}
