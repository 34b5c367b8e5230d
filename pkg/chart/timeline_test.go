package chart

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func timelineChart() TimelineChart {
	chart := TimelineChart{Title: locale.Text{FR: "Les positions dans le temps", EN: "The positions over time"}, Counts: locale.Text{FR: "Raisons", EN: "Reasons"},
		Kinds: []locale.Text{{FR: "Participer", EN: "Take part"}, {FR: "Collaborer à conditions", EN: "Collaborate on conditions"}, {FR: "Critiquer", EN: "Criticise"}, {FR: "S’opposer", EN: "Oppose"}}}
	for i, year := range []int{1989, 1991, 1992, 1993, 1994, 2002, 2002, 2002} {
		chart.Rows = append(chart.Rows, Event{Label: locale.Same(regions[i] + ", une position dont le nom est long"), When: locale.Same(strconv.Itoa(year)), From: day(year, 1, 1), Kind: i % 4, Count: 3 * i})
	}
	chart.Rows[4].To, chart.Rows[4].When = day(1998, 1, 1), locale.Text{FR: "1994 à 1998", EN: "1994 to 1998"}
	chart.Rows = append(chart.Rows, Event{Label: locale.Same("Montérégie"), When: locale.Text{FR: "sans date", EN: "no date"}, Kind: -1, Count: 2})
	return chart
}

// longTimeline has more events than a scale below them serves, dated to the day.
func longTimeline() TimelineChart {
	chart := TimelineChart{Title: locale.Same("x"), Counts: locale.Text{FR: "Personnes rencontrées", EN: "People met"}, Exact: ToDay}
	for i := range 60 {
		date := day(2020, time.November, 3+2*i)
		chart.Rows = append(chart.Rows, Event{Label: locale.Same("Entretien " + strconv.Itoa(i+1)), When: locale.Text{FR: locale.French.Date(date.Date()), EN: locale.English.Date(date.Date())}, From: date, Count: i})
	}
	return chart
}

func TestTextTimeline(t *testing.T) {
	chart := TimelineChart{Counts: locale.Same("n"), Kinds: []locale.Text{locale.Same("yes"), locale.Same("no")}, Rows: []Event{
		{Label: locale.Same("First"), When: locale.Same("1990"), From: day(1990, 1, 1), Count: 12},
		{Label: locale.Same("Second"), When: locale.Same("1991 to 1994"), From: day(1991, 1, 1), To: day(1994, 1, 1), Kind: 1, Count: 3},
		{Label: locale.Same("Third"), When: locale.Same("no date"), Count: 1},
	}}
	for width, want := range map[int][]string{
		44: {
			"● yes   ◆ no",
			"",
			"                                           n",
			"1990     First  │●                        12",
			"1991 to  Second │     ◆────────────────◆   3",
			"1994            │",
			"no date  Third  │                          1",
			"                └┬────┬─────┬─────┬────┬",
			"               1990 1991  1992  1993 1994",
			"",
		},
		24: {
			"● yes   ◆ no",
			"",
			"               n",
			"1990  First   12",
			"1991  Second   3",
			"to",
			"1994",
			"no    Third    1",
			"date",
			"",
		},
	} {
		if diff := cmp.Diff(strings.Join(want, "\n"), chart.Text(width, locale.English)); diff != "" {
			t.Errorf("%d columns:\n%s", width, diff)
		}
	}
}

// upTo is a scale from 0.
func upTo(right float64) extent {
	return func(locale.Lang) (float64, float64) { return 0, right }
}

// written writes labels in one line.
func written(labels [][]string) string {
	var words []string
	for _, lines := range labels {
		words = append(words, strings.Join(lines, "/"))
	}
	return strings.Join(words, " ")
}

func TestTicksOfTime(t *testing.T) {
	for name, c := range map[string]struct {
		lo, hi time.Time
		exact  Exact
		want   string
	}{
		"years":            {day(1989, 1, 1), day(2002, 1, 1), ToYear, "1985 1990 1995 2000 2005"},
		"one year":         {day(1993, 1, 1), day(1993, 1, 1), ToYear, "1992 1993 1994"},
		"two years":        {day(1993, 1, 1), day(1994, 1, 1), ToYear, "1993 1994"},
		"centuries":        {day(1608, 1, 1), day(2026, 1, 1), ToYear, "1600 1700 1800 1900 2000 2100"},
		"months":           {day(2020, 11, 1), day(2021, 2, 1), ToMonth, "nov./2020 déc. janv./2021 févr."},
		"months of years":  {day(2018, 5, 1), day(2021, 2, 1), ToMonth, "2018 2019 2020 2021 2022"},
		"days":             {day(2021, 3, 1), day(2021, 3, 4), ToDay, "1er\u00a0mars/2021 2\u00a0mars 3\u00a0mars 4\u00a0mars"},
		"weeks":            {day(2021, 3, 4), day(2021, 3, 20), ToDay, "1er\u00a0mars/2021 8\u00a0mars 15\u00a0mars 22\u00a0mars"},
		"days, one year":   {day(2021, 1, 4), day(2021, 12, 20), ToDay, "janv./2021 avr. juill. oct. janv./2022"},
		"days, one of two": {day(2021, 1, 1), day(2021, 1, 1), ToDay, "31\u00a0déc./2020 1er\u00a0janv./2021 2\u00a0janv."},
	} {
		s := newTimescale([]time.Time{c.hi, c.lo}, c.exact, locale.French, upTo(300), space, measure)
		if got := written(s.labels); got != c.want {
			t.Errorf("%s: ticks are %q, want %q", name, got, c.want)
		}
	}
	english := newTimescale([]time.Time{day(2020, 12, 31), day(2021, 1, 2)}, ToDay, locale.English, upTo(400), space, measure)
	if got, want := written(english.labels), "Dec.\u00a031/2020 Jan.\u00a01/2021 Jan.\u00a02"; got != want {
		t.Errorf("English ticks are %q, want %q", got, want)
	}
}

// A scale of time covers its dates, keeps their order and has room for its labels, whatever the dates.
func TestTimescaleLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dates := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 3_600_000), func(days int) time.Time { return day(1, 1, 1+days) }), 1, 8).Draw(t, "dates")
		exact := Exact(rapid.IntRange(0, 2).Draw(t, "exact"))
		right := rapid.Float64Range(100, 500).Draw(t, "right")
		s := newTimescale(dates, exact, locale.Langs[rapid.IntRange(0, 1).Draw(t, "lang")], upTo(right), space, measure)
		lo, hi := reach(dates)
		if s.ticks[0].After(lo) || s.ticks[len(s.ticks)-1].Before(hi) || len(s.ticks) > mostTicks {
			t.Fatalf("ticks %v do not cover %v to %v", s.ticks, lo, hi)
		}
		for i := 1; i < len(s.ticks); i++ {
			apart := s.at(s.ticks[i]) - s.at(s.ticks[i-1])
			if need := (widest(s.labels[i]) + widest(s.labels[i-1])) / 2; apart < need && len(s.ticks) > 2 {
				t.Fatalf("%q and %q are %.1f apart, need %.1f", s.labels[i-1], s.labels[i], apart, need)
			}
		}
		for _, a := range dates {
			for _, b := range dates {
				if a.Before(b) && s.at(a) > s.at(b) {
					t.Fatalf("%v stands after %v", a, b)
				}
			}
		}
	})
}

// More kinds than there are marks are not told apart, and have no legend.
func TestMoreKindsThanMarks(t *testing.T) {
	chart := TimelineChart{}
	for i := range MostKinds + 1 {
		chart.Kinds = append(chart.Kinds, locale.Textf("kind %d", "kind %d", i))
		chart.Rows = append(chart.Rows, Event{Label: locale.Same("x"), When: locale.Same("2000"), From: day(2000, 1, 1), Kind: i})
	}
	p := chart.Picture(locale.English)
	if svg := SVG(p, "x"); strings.Contains(svg, "kind") || strings.Count(svg, "<circle") != len(chart.Rows) {
		t.Errorf("kinds are told apart:\n%s", svg)
	}
	chart.Kinds = chart.Kinds[:MostKinds]
	chart.Rows = chart.Rows[:MostKinds]
	marks := map[string]bool{}
	for _, shape := range chart.Picture(locale.English).Shapes {
		switch s := shape.(type) {
		case Circle:
			s.X, s.Y = 0, 0
			if s.Tip != "" {
				s.Tip = ""
				marks[dump(s.Fill, s.Stroke, "circle")] = true
			}
		case Area:
			if s.Tip != "" {
				marks[dump(s.Fill, s.Stroke, shapeOf(s))] = true
			}
		}
	}
	if len(marks) != MostKinds {
		t.Errorf("%d marks differ, want %d: %v", len(marks), MostKinds, marks)
	}
	signs := slices.Sorted(slices.Values(kindSigns[:]))
	if len(slices.Compact(signs)) != MostKinds {
		t.Errorf("signs of the terminal are %q", kindSigns)
	}
}

func dump(fill Paint, stroke Stroke, shape string) string {
	return fill.Colour + " " + stroke.Paint.Colour + " " + shape
}

// shapeOf tells polygons of other forms apart: how many points, and whether the widest are above or below.
func shapeOf(a Area) string {
	return strconv.Itoa(len(a.Points)) + " " + strconv.FormatBool(a.Points[0][1] < a.Points[1][1]) + " " + strconv.FormatBool(a.Points[0][0] < a.Points[1][0])
}
