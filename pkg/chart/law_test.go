package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A drawn is any chart.
type drawn interface {
	Picture(lang locale.Lang) *Picture
	Text(width int, lang locale.Lang) string
}

// fixtures are ordinary charts of every kind.
func fixtures() map[string]drawn {
	return map[string]drawn{
		"bars": barChart(), "stacked": stackedChart(), "paired": pairedChart(), "rates": ratesChart(), "scatter": scatterChart(),
		"fitted": fittedChart(), "dumbbell": dumbbellChart(), "dots": dotChart(), "likert": likertChart(), "strip": stripChart(),
		"heat": heatChart(), "sides": sidesChart(), "map": tileMap(), "timeline": timelineChart(), "long-timeline": longTimeline(),
	}
}

// lineRects returns where each line of text lies, by the estimate of its width; the height is that of small letters, so
// that lines one below the other do not meet.
func lineRects(p *Picture) (rects []rect, texts []string) {
	for _, shape := range p.Shapes {
		words, ok := shape.(Words)
		if !ok {
			continue
		}
		for i, line := range words.Lines {
			width := sized(words.FontSize())(line)
			left := words.X
			switch words.Anchor {
			case Middle:
				left -= width / 2
			case End:
				left -= width
			}
			middle := words.Y + float64(i)*words.FontSize()*Leading/Size
			half := 0.4 * words.FontSize()
			rects, texts = append(rects, rect{left, middle - half, left + width, middle + half}), append(texts, line)
		}
	}
	return rects, texts
}

// outside returns a shape that leaves its picture by more than half a pixel, or "".
func outside(p *Picture) string {
	in := func(x, y float64) bool {
		return x >= -0.5 && x <= p.Width+0.5 && y >= -0.5 && y <= p.Height+0.5
	}
	for _, shape := range p.Shapes {
		ok := true
		switch s := shape.(type) {
		case Rect:
			ok = s.Width >= 0 && s.Height >= 0 && in(s.X, s.Y) && in(s.X+s.Width, s.Y+s.Height)
		case Line:
			ok = in(s.X1, s.Y1) && in(s.X2, s.Y2)
		case Circle:
			ok = s.R > 0 && in(s.X, s.Y)
		case Area:
			for _, point := range s.Points {
				ok = ok && in(point[0], point[1])
			}
			ok = ok && len(s.Points) >= 3
		case Words:
			ok = in(s.X, s.Y)
		}
		if !ok {
			return fmt.Sprintf("%+v", shape)
		}
	}
	return ""
}

func TestTextsOfOrdinaryChartsDoNotMeet(t *testing.T) {
	for name, chart := range fixtures() {
		for _, lang := range locale.Langs {
			p := chart.Picture(lang)
			rects, texts := lineRects(p)
			for i := range rects {
				if rects[i].left < -0.5 || rects[i].right > p.Width+0.5 || rects[i].top < -0.5 || rects[i].bottom > p.Height+0.5 {
					t.Errorf("%s: %q leaves the drawing: %+v", name, texts[i], rects[i])
				}
				for j := range i {
					if rects[i].meets(rects[j]) {
						t.Errorf("%s: %q and %q meet", name, texts[i], texts[j])
					}
				}
			}
			if shape := outside(p); shape != "" {
				t.Errorf("%s: a shape leaves the drawing: %s", name, shape)
			}
		}
	}
}

func TestEveryMarkHasATip(t *testing.T) {
	for name, chart := range fixtures() {
		tips := 0
		for _, shape := range chart.Picture(locale.French).Shapes {
			switch s := shape.(type) {
			case Rect:
				tips += min(len(s.Tip), 1)
			case Circle:
				tips += min(len(s.Tip), 1)
			case Area:
				tips += min(len(s.Tip), 1)
			}
		}
		if tips < 4 {
			t.Errorf("%s: %d marks have a tip", name, tips)
		}
	}
}

// TestScatterNamesMeetNothing draws up to 18 points with names: no name meets another one or a point, and each name is
// there, in the plot or below it.
func TestScatterNamesMeetNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chart := ScatterChart{}
		for i := range rapid.IntRange(1, 18).Draw(t, "points") {
			chart.Points = append(chart.Points, Point{X: float64(rapid.IntRange(0, 12).Draw(t, "x")), Y: float64(rapid.IntRange(0, 12).Draw(t, "y")),
				Label: locale.Same(regions[i%len(regions)] + strings.Repeat("a", i/3))})
		}
		if rapid.Bool().Draw(t, "line") {
			chart.Line = &FitLine{X1: 0, Y1: rapid.Float64Range(0, 12).Draw(t, "y1"), X2: 12, Y2: rapid.Float64Range(0, 12).Draw(t, "y2")}
		}
		p := chart.Picture(locale.French)
		s := newScale(chart, locale.French)
		rects, texts := lineRects(p)
		all := strings.ReplaceAll(strings.Join(texts, ""), " ", "")
		for _, point := range chart.Points {
			if name := strings.ReplaceAll(point.Label.FR, " ", ""); !strings.Contains(all, name) {
				t.Fatalf("%q is not there", name)
			}
		}
		for i := range rects {
			inPlot := rects[i].left >= s.left && rects[i].bottom <= s.bottom && rects[i].top >= s.top-Leading
			for j := range i {
				if inPlot && rects[i].meets(rects[j]) {
					t.Fatalf("%q and %q meet", texts[i], texts[j])
				}
			}
			for _, shape := range p.Shapes {
				if c, ok := shape.(Circle); ok && inPlot && rects[i].meets(rect{c.X - c.R, c.Y - c.R, c.X + c.R, c.Y + c.R}) {
					t.Fatalf("%q lies over a point", texts[i])
				}
			}
		}
	})
}

// TestAnyDataStayInside draws random charts: whatever the numbers and the words, every shape lies within the drawing and
// the SVG is well formed.
func TestAnyDataStayInside(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 40), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, -3, 1e308, -1e308}))
	word := rapid.Map(rapid.OneOf(rapid.StringN(0, 40, -1), rapid.Just(strings.Repeat("long ", 60)), rapid.Just(strings.Repeat("x", 300)), rapid.Just("<b>&\x00\x1b")), locale.Same)
	rapid.Check(t, func(t *rapid.T) {
		first, second := word.Draw(t, "first"), word.Draw(t, "second")
		most := number.Draw(t, "max")
		dumbbell := DumbbellChart{First: first, Second: second, Max: most}
		dots, strip := DotChart{Max: most}, StripChart{Max: most}
		likert := LikertChart{Negative: rapid.IntRange(-1, 6).Draw(t, "negative"), Neutral: rapid.IntRange(-1, 3).Draw(t, "neutral")}
		heat := HeatChart{Diverges: rapid.Bool().Draw(t, "diverges")}
		sides := SidesChart{First: first, Second: second}
		tiles := TileMap{Diverges: heat.Diverges}
		for range rapid.IntRange(0, 14).Draw(t, "columns") {
			column := CrossColumn{Head: word.Draw(t, "head"), Label: first}
			heat.Columns, sides.Columns = append(heat.Columns, column), append(sides.Columns, column)
		}
		for range rapid.IntRange(0, 11).Draw(t, "answers") {
			likert.Answers = append(likert.Answers, word.Draw(t, "answer"))
		}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			label, x, y := word.Draw(t, "label"), number.Draw(t, "x"), number.Draw(t, "y")
			numbers := rapid.SliceOfN(number, 0, 12).Draw(t, "numbers")
			dumbbell.Rows = append(dumbbell.Rows, Dumbbell{Label: label, First: x, Second: y, SecondText: second})
			dots.Rows = append(dots.Rows, Dot{Rank: rapid.IntRange(0, 3).Draw(t, "rank"), Label: label, Value: x, Lo: y, Hi: x})
			likert.Rows = append(likert.Rows, LikertRow{Group: first, Label: label, Shares: numbers, Note: second})
			row, heatRow := Strip{Label: label, Q1: x, Median: y, Q3: x}, HeatRow{Label: label}
			for i, value := range numbers {
				row.Units = append(row.Units, StripPoint{Value: value, Label: second, Highlight: i == 3})
				heatRow.Cells = append(heatRow.Cells, HeatCell{Value: value})
			}
			strip.Rows, heat.Rows = append(strip.Rows, row), append(heat.Rows, heatRow)
			sides.Rows = append(sides.Rows, SidesRow{Label: label, Cells: []Doing{Doing(len(numbers) % 7)}})
			tiles.Tiles = append(tiles.Tiles, Tile{Placed: rapid.Bool().Draw(t, "placed"), Column: rapid.IntRange(-1, 30).Draw(t, "column"), Row: rapid.IntRange(0, 3).Draw(t, "row"),
				Code: label.FR, Label: second, Value: x, Highlight: true})
		}
		timeline := TimelineChart{Counts: first, Exact: Exact(rapid.IntRange(0, 2).Draw(t, "exact"))}
		for _, column := range heat.Columns {
			timeline.Kinds = append(timeline.Kinds, column.Head)
			from := day(rapid.IntRange(1, 9999).Draw(t, "year"), 1, rapid.IntRange(1, 500).Draw(t, "day"))
			timeline.Rows = append(timeline.Rows, Event{Label: second, When: column.Label, From: from, To: from.AddDate(rapid.IntRange(-9, 9).Draw(t, "years"), 1, 0), Kind: len(timeline.Rows) - 2, Count: 12345})
		}
		width := rapid.IntRange(20, 90).Draw(t, "width")
		for name, chart := range map[string]drawn{"timeline": timeline, "dumbbell": dumbbell, "dots": dots, "likert": likert, "strip": strip, "heat": heat, "sides": sides, "map": tiles} {
			p := chart.Picture(locale.French)
			if shape := outside(p); shape != "" {
				t.Fatalf("%s: a shape leaves the drawing of %v × %v: %s", name, p.Width, p.Height, shape)
			}
			for _, svg := range []string{SVG(p, "x"), File(Framed(p, first.FR, second.FR))} {
				if _, err := parse(svg); err != nil || strings.Contains(svg, `"NaN`) || strings.Contains(svg, `"Inf`) || strings.Contains(svg, `"-Inf`) {
					t.Fatalf("%s: %v\n%s", name, err, svg)
				}
			}
			checkText(t, name, chart, width)
		}
	})
}

// checkText checks that no line for a terminal is too wide.
func checkText(t *rapid.T, name string, chart drawn, width int) {
	for line := range strings.Lines(chart.Text(width, locale.French)) {
		if got := int(cells(strings.TrimSuffix(line, "\n"))); got > min(width, 80) {
			t.Fatalf("%s: a line is %d columns wide, more than %d: %q", name, got, width, line)
		}
	}
}

func TestManyUnitsShareDots(t *testing.T) {
	row := Strip{Label: locale.Same("x")}
	for i := range 20000 {
		row.Units = append(row.Units, StripPoint{Value: float64(i % 7), Label: locale.Same("y"), Highlight: i == 9})
	}
	p := StripChart{Rows: []Strip{row}}.Picture(locale.English)
	if len(p.Shapes) > mostDots+60 || !strings.Contains(SVG(p, "x"), ">40 units<") || len(p.Desc) > 1000 {
		t.Errorf("%d shapes, description of %d bytes", len(p.Shapes), len(p.Desc))
	}
}

func TestManyPointsHaveNoNames(t *testing.T) {
	for _, n := range []int{mostNames, mostNames + 1, 5000} {
		chart := ScatterChart{}
		for i := range n {
			chart.Points = append(chart.Points, Point{X: float64(i * 7919 % 997), Y: float64(i * 104729 % 991), Label: locale.Same(fmt.Sprintf("unit %d", i))})
		}
		svg := SVG(chart.Picture(locale.English), "x")
		elements, err := parse(svg)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(seen(elements), "unit0\n"); got != (n <= mostNames) {
			t.Errorf("%d points: names are drawn: %v", n, got)
		}
		if !strings.Contains(elements[2].text, "unit 1:") {
			t.Errorf("%d points: no description", n)
		}
	}
}
