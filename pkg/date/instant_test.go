package date_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/date"
)

func TestDay(t *testing.T) {
	for iso, want := range map[string]string{
		"2026": "2026", "2026-03": "2026-03", "2026-03-05": "2026-03-05", "2026-03-05T14:05": "2026-03-05", "2026-03-05T23:05:00.5-05:00": "2026-03-05",
		"0007": "0007", "14:05": "", "14:05:00": "", "": "", "2026-13": "", "2026-02-30": "", "26": "", "2026-03-05 14:05": "",
	} {
		day, exact, ok := date.Day(iso)
		if ok != (want != "") || ok && date.Text(day, exact) != want {
			t.Errorf("%q is %v to %d, %v; want %q", iso, day, exact, ok, want)
		}
	}
}

func TestYear(t *testing.T) {
	for _, x := range []float64{0, -5, 45, 999, 1989.5, 10000, 1e300, math.NaN(), math.Inf(1)} {
		if day, ok := date.Year(x); ok {
			t.Errorf("%v is the year %v", x, day)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1000, 9999).Draw(t, "year")
		if day, ok := date.Year(float64(n)); !ok || day.Year() != n || day.YearDay() != 1 {
			t.Fatalf("%d is %v, %v", n, day, ok)
		}
	})
}

// What a format reads to the year or further is a day, as exact as the format.
func TestDayOfWhatFormatsRead(t *testing.T) {
	for written, exact := range map[string]date.Exactness{"YYYY": date.ToYear, "MM/YYYY": date.ToMonth, "DD/MM/YYYY": date.ToDay, "DD/MM/YYYY hh:mm": date.ToDay} {
		format, problem := date.Parse(written)
		if !problem.IsZero() {
			t.Fatal(problem)
		}
		cell := map[string]string{"YYYY": "2026", "MM/YYYY": "03/2026", "DD/MM/YYYY": "05/03/2026", "DD/MM/YYYY hh:mm": "05/03/2026 14:05"}[written]
		iso, ok := format.Read(cell)
		if _, got, found := date.Day(iso); !ok || !found || got != exact {
			t.Errorf("%s: %q is read as %q, to %d (%v), want %d", written, cell, iso, got, found, exact)
		}
	}
}
