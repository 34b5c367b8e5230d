package tabulate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
)

// FigureInterval returns the interval of a figure that is a share, by the method and at the level of the options, and false
// where there is none.
func FigureInterval(r claim.Result, options Options) (interval estimate.Interval, level float64, ok bool) {
	if r.Share == nil || !r.Computed.Percent.Set {
		return estimate.Interval{}, 0, false
	}
	how, err := options.rateInterval(r.Estimate != nil)
	if err != nil {
		return estimate.Interval{}, 0, false
	}
	level = options.level()
	interval = how.of(Rate{Share: *r.Share, Estimate: r.Estimate}, level)
	return interval, level, interval.Exists
}

// NoFigure stands for a figure without a value.
var NoFigure = locale.Same("–")

// AutoDigits asks for as many decimals as a number is read with.
const AutoDigits = -1

// FigureText writes a figure as prose shows it: "81 % (17 sur 21)", "81% (17 of 21)", a count of a population, or a statistic
// with its unit. It is a dash where the figure has no value.
func FigureText(r claim.Result, digits int) locale.Text {
	c := r.Computed
	switch {
	case c.Measure == "":
		return NoFigure
	case r.Share != nil:
		percent, ok := FigurePart(r, "percent", digits, Options{})
		if !ok {
			return NoFigure
		}
		if r.Weighted { // A weighted percent is not the count over the base.
			return locale.Textf("%s (n = %s)", "%s (n = %s)", percent, locale.Count(c.Base.Value))
		}
		return locale.Textf("%s (%s sur %s)", "%s (%s of %s)", percent, locale.Count(c.Count.Value), locale.Count(c.Base.Value))
	case c.Measure == "count" && c.Base.Set, c.Measure == "items" && c.Base.Set:
		return locale.Textf("%s sur %s", "%s of %s", locale.Count(c.Count.Value), locale.Count(c.Base.Value))
	}
	value, _ := FigurePart(r, "value", digits, Options{})
	return value
}

// FigurePart writes a part of a figure, one of prose.Parts, with the given number of decimals or AutoDigits; false where the
// figure does not have it. The options say how intervals are made.
func FigurePart(r claim.Result, part string, digits int, options Options) (locale.Text, bool) {
	c := r.Computed
	switch part {
	case "percent":
		return locale.Textf("%s", "%s", locale.Percent(c.Percent.Value, max(digits, 0))), c.Percent.Set
	case "count":
		return locale.Textf("%s", "%s", locale.Count(c.Count.Value)), c.Count.Set
	case "base":
		return locale.Textf("%s", "%s", locale.Count(c.Base.Value)), c.Base.Set
	case "interval":
		return intervalPart(r, digits, options)
	case "published":
		return PublishedText(r), r.Status != ""
	}
	if digits == AutoDigits {
		digits = readDigits(r)
	}
	return locale.Textf("%s", "%s", func(lang locale.Lang) string { return valueWithUnit(c.Value, digits, r.Unit, lang) }), c.Measure != ""
}

func valueWithUnit(x float64, digits int, unit string, lang locale.Lang) string {
	if unit == "" {
		return lang.Number(x, digits)
	}
	return lang.Money(x, digits, unit)
}

// intervalPart writes the bounds of a share in percent, each with its sign.
func intervalPart(r claim.Result, digits int, options Options) (locale.Text, bool) {
	interval, _, ok := FigureInterval(r, options)
	if !ok {
		return locale.Text{}, false
	}
	if digits == AutoDigits {
		digits = 1
	}
	lo, hi := locale.Percent(100*interval.Lo, digits), locale.Percent(100*interval.Hi, digits)
	return locale.Textf("de %s à %s", "%s to %s", lo, hi), true
}

// readDigits returns the decimals with which a number is read: those that were printed, none for a whole or a large number, and
// two for an amount or a small one.
func readDigits(r claim.Result) int {
	const large = 1000
	x := math.Abs(r.Computed.Value)
	switch {
	case r.Published.Value.Set:
		return r.Published.Value.Decimals
	case x == math.Trunc(x) || x >= large:
		return 0
	case x < 1 || r.Unit == "$" || r.Unit == "€" || r.Unit == "£":
		return 2
	}
	return 1
}
