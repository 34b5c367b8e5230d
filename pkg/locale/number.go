package locale

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/arrimage/arrimage/pkg/round"
)

// NBSP is the no-break space that French typography puts before %, $ and between groups of three digits.
const NBSP = "\u00a0"

var (
	frenchPrinter  = message.NewPrinter(language.CanadianFrench)
	englishPrinter = message.NewPrinter(language.MustParse("en-CA"))
)

func (lang Lang) printer() *message.Printer {
	if lang == English {
		return englishPrinter
	}
	return frenchPrinter
}

// Number writes x rounded half up to the given number of decimals: 12,9 and 20 000 in French, 12.9 and 20,000 in
// English. A number that is not finite is written as a dash: it has no value to print.
func (lang Lang) Number(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "–"
	}
	x = round.HalfUp(x, decimals)
	if x == 0 {
		x = 0 // A negative zero prints as zero.
	}
	return lang.printer().Sprint(number.Decimal(x, number.MinFractionDigits(max(decimals, 0)), number.MaxFractionDigits(max(decimals, 0))))
}

// Trimmed writes x with as many decimals as it needs, at most the given number: 2, 2.5.
func (lang Lang) Trimmed(x float64, decimals int) string {
	for d := range decimals {
		if round.HalfUp(x, d) == round.HalfUp(x, decimals) {
			return lang.Number(x, d)
		}
	}
	return lang.Number(x, decimals)
}

// Percent writes a percentage (81 means 81 %) with its sign: "81 %" with a no-break space in French, "81%" in English.
func (lang Lang) Percent(x float64, decimals int) string {
	if lang == French {
		return lang.Number(x, decimals) + NBSP + "%"
	}
	return lang.Number(x, decimals) + "%"
}

// Money writes an amount with its currency sign: "20 000 $" with no-break spaces in French, "$20,000" in English. A unit
// that is a code of several letters (CAD) is written after the number in both languages.
func (lang Lang) Money(x float64, decimals int, unit string) string {
	amount := lang.Number(x, decimals)
	if lang == English && len([]rune(unit)) == 1 {
		if strings.HasPrefix(amount, "-") {
			return "-" + unit + amount[1:]
		}
		return unit + amount
	}
	return amount + NBSP + unit
}

// Interval writes two bounds that are already formatted: "60,0 à 92,3", "60.0 to 92.3". French numbers have commas
// in them, so a comma cannot stand between the bounds.
func (lang Lang) Interval(lo, hi string) string {
	if lang == English {
		return lo + " to " + hi
	}
	return lo + " à " + hi
}

// P writes a p value: three decimals, or "< 0.001".
func (lang Lang) P(p float64) string {
	if p < 0.001 {
		return "<" + NBSP + lang.Number(0.001, 3)
	}
	return lang.Number(p, 3)
}

// Ordinal writes a rank: 1er, 2e in French; 1st, 2nd in English.
func (lang Lang) Ordinal(n int) string {
	s := strconv.Itoa(n)
	if lang == French {
		if n == 1 {
			return s + "er"
		}
		return s + "e"
	}
	switch {
	case n%100 >= 11 && n%100 <= 13:
		return s + "th"
	case n%10 == 1:
		return s + "st"
	case n%10 == 2:
		return s + "nd"
	case n%10 == 3:
		return s + "rd"
	}
	return s + "th"
}
