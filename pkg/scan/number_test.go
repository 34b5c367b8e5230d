package scan_test

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/scan"
)

// formats are the ways in which a column can write its numbers.
var formats = []scan.Number{{}, {Decimal: '.', Units: true}, {Decimal: ','}, {Decimal: ',', Units: true},
	{Thousands: ','}, {Decimal: ',', Thousands: '.', Units: true}, {Decimal: '.', Thousands: ',', Units: true}}

// FuzzNumber compares with package ingest, which says what a number is.
func FuzzNumber(f *testing.F) {
	for _, seed := range []string{
		"0", "-0", "12", "-3.5", "-3,5", "\u22127", "007", "146 981", "146\u00a0981,25", "1'234'567.5", "1’234", " 12\u00a0", "81 %",
		"$20", "$ 20", "-$5", "$-5", "-5 $", "--5", "$-5-", "12,5 €", "%", "", " ", "-", ".", "5.", ".5", "+5", "1e5", "NaN", "1 23",
		"1 234'567", "1.2.3", "5-", "0.1", "123456789012345", "1234567890123456", "0.123456789012345678901234567890123", "\xff",
		"9007199254740993", "1,234", "1.234", "1,234.5", "1.234.567,25", "1,23", "1,234 567", "£1,250.50", "¥ 3", "1,234,567", ",5", "1,", "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range formats {
			want, err := ingest.NumberFormat(format).Parse(s)
			got, ok := format.Parse([]byte(s))
			if ok != (err == nil) || got != want || math.Signbit(got) != math.Signbit(want) {
				t.Errorf("%+v: %q reads as %v, %v; want %v, %v", format, s, got, ok, want, err)
			}
		}
	})
}

func TestNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(-1e9, 1e9), func(n int) float64 { return float64(n) / 1000 })).Draw(t, "x")
		text := strconv.FormatFloat(x, 'f', -1, 64)
		if got, ok := (scan.Number{}).Parse([]byte(text)); !ok || got != x {
			t.Fatalf("%q reads as %v, %v", text, got, ok)
		}
	})
}

func TestNumberAllocatesNothing(t *testing.T) {
	for _, text := range []string{"12", "-3.5", "146 981.25 $", "0.1234567890123456789", "n/d", ""} {
		cell := []byte(text)
		if n := testing.AllocsPerRun(10, func() { scan.Number{Units: true}.Parse(cell) }); n > 0 {
			t.Errorf("%q: %v allocations", text, n)
		}
	}
}

func TestNumberPanics(t *testing.T) {
	for _, format := range []scan.Number{{Decimal: ';'}, {Thousands: ' '}, {Thousands: '.'}, {Decimal: ',', Thousands: ','}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v is accepted", format)
				}
			}()
			format.Parse([]byte("1 000"))
		}()
	}
}
