package chart

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

func TestTextBars(t *testing.T) {
	chart := BarChart{Unit: dollars, Rows: []Bar{
		{Label: locale.Same("Nord"), Value: 20000}, {Label: locale.Same("Île"), Value: 0},
		{Label: locale.Same("Sud"), Value: 100}, {Label: locale.Same("Est"), Value: math.NaN()},
	}}
	want := "Nord │█████████ 20\u00a0000\u00a0$\n" +
		"Île  │0\u00a0$\n" +
		"Sud  │▌ 100\u00a0$\n" +
		"Est  │–\n"
	if diff := cmp.Diff(want, chart.Text(24, locale.French)); diff != "" {
		t.Error(diff)
	}
}

func TestTextScatter(t *testing.T) {
	chart := ScatterChart{X: Axis{Label: locale.Same("x")}, Y: Axis{Label: locale.Same("y")},
		Points: []Point{{X: 0, Y: 0}, {X: 10, Y: 4}, {X: 10, Y: 4}, {X: 5, Y: 2.5}, {X: math.NaN(), Y: 1}}}
	want := strings.Join([]string{
		"y",
		"4 ┤                2",
		"  │",
		"  │",
		"2 ┤        •",
		"  │",
		"  │",
		"  │",
		"0 ┤•",
		"  └┬───────┬───────┬",
		"   0       5      10",
		"                   x",
		"",
	}, "\n")
	if diff := cmp.Diff(want, TextScatter(chart, 20, 12, locale.French)); diff != "" {
		t.Error(diff)
	}
}

func TestTextChartsAreNeverTooWide(t *testing.T) {
	label := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"Île", "地域", "Saguenay–Lac-Saint-Jean", "20\u00a0000\u00a0$",
		"anticonstitutionnellement", "a\nb", "e\u0301", "\x1b[31m"}), 0, 6), func(words []string) string { return strings.Join(words, " ") })
	numbers := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.Just(math.NaN()), rapid.Just(0.0))
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(20, 90).Draw(t, "width")
		bars := BarChart{Unit: dollars}
		scatter := ScatterChart{X: Axis{Label: locale.Same(label.Draw(t, "x")), Unit: dollars}, Y: Axis{Label: locale.Same(label.Draw(t, "y"))}}
		drawn := 0
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			bars.Rows = append(bars.Rows, Bar{Label: locale.Same(label.Draw(t, "label")), Value: numbers.Draw(t, "value")})
			p := Point{X: numbers.Draw(t, "px"), Y: numbers.Draw(t, "py")}
			scatter.Points = append(scatter.Points, p)
			if p.drawn() {
				drawn++
			}
		}
		plot := TextScatter(scatter, width, 20, locale.French)
		for _, text := range []string{bars.Text(width, locale.French), plot} {
			if !utf8.ValidString(text) {
				t.Fatalf("not UTF-8: %q", text)
			}
			for line := range strings.Lines(text) {
				if got := displaywidth.String(strings.TrimSuffix(line, "\n")); got > min(width, 80) {
					t.Fatalf("a line is %d columns wide, more than %d: %q", got, width, line)
				}
			}
		}
		if drawn > 0 && !strings.ContainsAny(plot, "•23456789+") {
			t.Fatalf("no point is drawn:\n%s", plot)
		}
	})
}
