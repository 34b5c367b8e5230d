package locale

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		year   int
		month  time.Month
		day    int
		fr, en string
	}{
		{2026, time.March, 1, "1er\u00a0mars 2026", "March\u00a01, 2026"},
		{2026, time.March, 5, "5\u00a0mars 2026", "March\u00a05, 2026"},
		{2024, time.February, 29, "29\u00a0février 2024", "February\u00a029, 2024"},
		{1999, time.August, 21, "21\u00a0août 1999", "August\u00a021, 1999"},
		{2018, time.December, 31, "31\u00a0décembre 2018", "December\u00a031, 2018"},
	} {
		if fr, en := French.Date(c.year, c.month, c.day), English.Date(c.year, c.month, c.day); fr != c.fr || en != c.en {
			t.Errorf("%d-%d-%d is %q, %q, want %q, %q", c.year, c.month, c.day, fr, en, c.fr, c.en)
		}
	}
}

// TestDateIsOneDay checks that each language has a name of its own for each month, and writes the day and the year.
func TestDateIsOneDay(t *testing.T) {
	for lang, names := range months {
		seen := map[string]bool{}
		for _, name := range names {
			seen[name] = name != ""
		}
		if len(seen) != 12 || seen[""] {
			t.Errorf("%s: months %q", lang, names)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		date := time.Date(1, 1, 1+rapid.IntRange(0, 3_000_000).Draw(t, "days"), 0, 0, 0, 0, time.UTC)
		year, month, day := date.Date()
		for _, lang := range Langs {
			text := lang.Date(year, month, day)
			first, last := strconv.Itoa(day), strconv.Itoa(year)
			if !strings.Contains(text, months[lang][month-1]) || !strings.Contains(text, first) || !strings.HasSuffix(text, " "+last) {
				t.Fatalf("%s is %q in %s", date, text, lang)
			}
		}
	})
}

func TestDateOfNoDay(t *testing.T) {
	for _, c := range []struct {
		month time.Month
		day   int
	}{{time.February, 29}, {13, 1}, {0, 1}, {time.April, 31}, {time.May, 0}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("2026-%d-%d has a name", c.month, c.day)
				}
			}()
			French.Date(2026, c.month, c.day)
		}()
	}
}

func TestMonthsAndShortDays(t *testing.T) {
	for got, want := range map[string]string{
		French.Month(2026, time.August): "août\u00a02026", English.Month(1999, time.May): "May\u00a01999",
		French.ShortMonth(time.July): "juill.", English.ShortMonth(time.September): "Sept.",
		French.ShortDay(time.February, 1): "1er\u00a0févr.", French.ShortDay(time.May, 21): "21\u00a0mai", English.ShortDay(time.December, 3): "Dec.\u00a03",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for lang, names := range shortMonths {
		for i, name := range names {
			if whole := months[lang][i]; !strings.HasPrefix(whole, strings.TrimSuffix(name, ".")) || (name != whole) != strings.HasSuffix(name, ".") {
				t.Errorf("%s: %q is short for %q", lang, name, whole)
			}
		}
	}
}
