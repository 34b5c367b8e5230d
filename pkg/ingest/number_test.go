package ingest

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		in      string
		decimal rune
		want    float64
	}{
		{"0", 0, 0}, {"12", '.', 12}, {"-3.5", '.', -3.5}, {"-3,5", ',', -3.5}, {"\u22127", 0, -7}, {"007", 0, 7},
		{"146 981", ',', 146981}, {"146\u00a0981", ',', 146981}, {"146\u202f981,25", ',', 146981.25},
		{"1'234'567.5", '.', 1234567.5}, {"1’234", '.', 1234}, {"20 000", 0, 20000}, {" 12\u00a0", 0, 12},
		{"0.1", 0, 0.1}, {"-0", 0, 0},
	} {
		got, err := ParseNumber(c.in, c.decimal)
		if err != nil || got != c.want || math.Signbit(got) != (c.want < 0) {
			t.Errorf("ParseNumber(%q, %q) = %v, %v; want %v", c.in, c.decimal, got, err, c.want)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, c := range []struct {
		in      string
		decimal rune
		want    string
	}{
		{"n/d", '.', `"n/d" is not a number (expected digits, decimal mark ".")`},
		{"1,234", '.', `"1,234" is not a number (the decimal mark is "." here, and thousands are separated by a space)`},
		{"1.234", ',', `"1.234" is not a number (the decimal mark is "," here, and thousands are separated by a space)`},
		{strings.Repeat("9", 400), '.', `"` + strings.Repeat("9", 40) + `…" is too large a number`},
	} {
		_, err := ParseNumber(c.in, c.decimal)
		var number *NumberError
		if !errors.As(err, &number) || err.Error() != c.want || number.Value != c.in || number.Text().FR == "" {
			t.Errorf("ParseNumber(%q): %v", c.in, err)
		}
	}
	for _, in := range []string{
		"", " ", "-", ".", "5.", ".5", "+5", "1e5", "1E5", "NaN", "Inf", "-inf", "0x1F", "1_000", "1 23", "12 34", "1234 567",
		"1  234", "1 234'567", "1\u00a0234 567", "1.2 345", "1.2.3", "--5", "5-", "1.-5", "5 $", "81%", "€5", "٣", "１", "1 234 ,5",
	} {
		if got, err := ParseNumber(in, '.'); err == nil {
			t.Errorf("ParseNumber(%q) = %v", in, got)
		}
	}
}

func TestThousands(t *testing.T) {
	english, french := NumberFormat{Thousands: ',', Units: true}, NumberFormat{Decimal: ',', Thousands: '.'}
	for _, c := range []struct {
		format NumberFormat
		in     string
		want   float64
	}{
		{english, "1,234", 1234}, {english, "$1,250.50", 1250.5}, {english, "1,234,567", 1234567}, {english, "1 234.5", 1234.5}, {english, "12.5", 12.5}, {english, "£ 12,000", 12000},
		{french, "1.234", 1234}, {french, "1.234.567,25", 1234567.25}, {french, "1 234,5", 1234.5}, {french, "1234", 1234},
	} {
		if got, err := c.format.Parse(c.in); err != nil || got != c.want {
			t.Errorf("%q = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"1,23", "12,34.5", "1,234 567", ",234", "1,234,", "1234,567"} {
		if got, err := english.Parse(in); err == nil {
			t.Errorf("%q = %v", in, got)
		}
	}
	for _, format := range []NumberFormat{{Thousands: ' '}, {Thousands: '.'}, {Decimal: ',', Thousands: ','}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v is accepted", format)
				}
			}()
			_, _ = format.Parse("1")
		}()
	}
}

func TestNumberUnits(t *testing.T) {
	for in, want := range map[string]float64{
		"81 %": 81, "81%": 81, "$20": 20, "$ 20": 20, "-$5": -5, "-5 $": -5, "146\u00a0981\u00a0$": 146981, "12,5 €": 12.5, "7": 7,
	} {
		if got, err := (NumberFormat{Decimal: ',', Units: true}).Parse(in); err != nil || got != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"$5$", "$$5", "%", "5 ₿", "$-5-", "--$5"} {
		if got, err := (NumberFormat{Units: true}).Parse(in); err == nil {
			t.Errorf("%q: %v", in, got)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("';' is accepted as decimal mark")
		}
	}()
	_, _ = ParseNumber("1", ';')
}

// A number that locale writes for people, and one that strconv writes for machines, reads back.
func TestNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := float64(rapid.Int64Range(-1e12, 1e12).Draw(t, "x")) / 100
		for text, mark := range map[string]rune{
			locale.French.Number(x, 2): ',', strconv.FormatFloat(x, 'f', -1, 64): '.',
		} {
			if got, err := ParseNumber(text, mark); err != nil || got != x {
				t.Fatalf("%q: %v, %v; want %v", text, got, err, x)
			}
		}
	})
}

func TestNumAndWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := Num{Value: rapid.Float64().Draw(t, "value"), Set: true}
		text := strconv.FormatFloat(n.Value, 'f', -1, 64)
		var again Num
		if err := again.UnmarshalCSV(text); err != nil || again != n {
			t.Fatalf("%q reads as %v, %v; want %v", text, again, err, n)
		}
	})
	for cell, want := range map[string]Whole{"": {}, "010": {10, true}, "-3": {-3, true}, "20 000": {20000, true}, "5.0": {5, true}} {
		got := Whole{Value: 99, Set: true}
		if err := got.UnmarshalCSV(cell); err != nil || got != want {
			t.Errorf("%q: %v, %v", cell, got, err)
		}
	}
	for _, cell := range []string{"5.7", "x", " ", "9007199254740994"} {
		if err := new(Whole).UnmarshalCSV(cell); err == nil {
			t.Errorf("Whole takes %q", cell)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"1 234,5", "-0", "1’234", "$5", "\u22125 %", "1e5", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []NumberFormat{{}, {Decimal: ',', Units: true}} {
			if x, err := format.Parse(s); err == nil && (math.IsNaN(x) || math.IsInf(x, 0)) {
				t.Errorf("%q reads as %v", s, x)
			}
		}
	})
}
