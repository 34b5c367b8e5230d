package locale

import (
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		year   int
		month  time.Month
		day    int
		fr, en string
	}{
		{2018, time.October, 31, "31\u00a0octobre 2018", "October 31, 2018"}, {2019, time.March, 1, "1er\u00a0mars 2019", "March 1, 2019"},
		{2000, time.January, 2, "2\u00a0janvier 2000", "January 2, 2000"}, {2024, time.December, 12, "12\u00a0décembre 2024", "December 12, 2024"},
	} {
		if fr, en := French.Date(c.year, c.month, c.day), English.Date(c.year, c.month, c.day); fr != c.fr || en != c.en {
			t.Errorf("Date gives %q and %q, want %q and %q", fr, en, c.fr, c.en)
		}
	}
}
