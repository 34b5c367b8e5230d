package locale

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		fr, en   string
	}{
		{12.25, 1, "12,3", "12.3"}, {2.5, 0, "3", "3"}, {12.95, 1, "13,0", "13.0"}, // Half up; x/text alone writes 12.2, 2, 12.9.
		{20000, 0, "20\u00a0000", "20,000"}, {1234567.5, 2, "1\u00a0234\u00a0567,50", "1,234,567.50"},
		{0, 1, "0,0", "0.0"}, {-0.04, 1, "0,0", "0.0"}, {-12.25, 1, "-12,3", "-12.3"}, {146981, -3, "147\u00a0000", "147,000"},
		{math.NaN(), 1, "–", "–"}, {math.Inf(-1), 0, "–", "–"},
	} {
		if fr, en := French.Number(c.x, c.decimals), English.Number(c.x, c.decimals); fr != c.fr || en != c.en {
			t.Errorf("Number(%v, %d) = %q, %q, want %q, %q", c.x, c.decimals, fr, en, c.fr, c.en)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{French.Percent(80.95, 0), "81\u00a0%"}, {English.Percent(80.95, 0), "81%"},
		{French.Money(20000, 0, "$"), "20\u00a0000\u00a0$"}, {English.Money(20000, 0, "$"), "$20,000"},
		{English.Money(-5.5, 2, "$"), "-$5.50"}, {English.Money(5, 0, "CAD"), "5\u00a0CAD"}, {English.Money(5, 0, "€"), "€5"},
		{French.P(0.0432), "0,043"}, {English.P(0.0009), "<\u00a00.001"}, {French.P(0.0009), "<\u00a00,001"}, {English.P(1), "1.000"},
		{French.Interval("60,0", "92,3"), "60,0 à 92,3"}, {English.Interval("60.0", "92.3"), "60.0 to 92.3"},
		{French.Trimmed(2, 2), "2"}, {French.Trimmed(2.5, 2), "2,5"}, {English.Trimmed(2.255, 2), "2.26"}, {English.Trimmed(1.999, 2), "2"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int][2]string{1: {"1er", "1st"}, 2: {"2e", "2nd"}, 3: {"3e", "3rd"}, 4: {"4e", "4th"}, 11: {"11e", "11th"},
		12: {"12e", "12th"}, 13: {"13e", "13th"}, 21: {"21e", "21st"}, 111: {"111e", "111th"}, 122: {"122e", "122nd"}} {
		if fr, en := French.Ordinal(n), English.Ordinal(n); fr != want[0] || en != want[1] {
			t.Errorf("Ordinal(%d) = %q, %q, want %q", n, fr, en, want)
		}
	}
}

// TestBothLanguagesPrintTheSameNumber checks that only the separators differ.
func TestBothLanguagesPrintTheSameNumber(t *testing.T) {
	digits := strings.NewReplacer(NBSP, "", ",", ".")
	rapid.Check(t, func(t *rapid.T) {
		x, decimals := rapid.Float64Range(-1e12, 1e12).Draw(t, "x"), rapid.IntRange(0, 6).Draw(t, "decimals")
		fr, en := digits.Replace(French.Number(x, decimals)), strings.ReplaceAll(English.Number(x, decimals), ",", "")
		if fr != en {
			t.Fatalf("French prints %q, English %q", fr, en)
		}
	})
}
