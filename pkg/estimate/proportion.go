package estimate

import "github.com/arrimage/arrimage/pkg/locale"

// A ProportionInterval is one way to compute the interval of a proportion, for units like these. Flags, their help and
// the headings of tables are made from the list of them.
type ProportionInterval struct {
	ID       string                                        // identifier of its Method
	Heading  locale.Text                                   // shortest name, as a column is headed
	Interval func(count, base int, level float64) Interval // the bounds; it panics as Wilson does
}

// ProportionIntervals lists the intervals of a proportion; the first is the one to take where nobody asks for another.
var ProportionIntervals = []ProportionInterval{
	{WilsonID, locale.Same("Wilson"), Wilson},
	{WilsonContinuityID, locale.Same("Wilson, cont."), WilsonContinuity},
	{ClopperPearsonID, locale.Same("Clopper-Pearson"), ClopperPearson},
	{MidPID, locale.Same("Mid-P"), MidP},
	{JeffreysID, locale.Same("Jeffreys"), Jeffreys},
	{AgrestiCoullID, locale.Same("Agresti-Coull"), AgrestiCoull},
	{LogitID, locale.Same("Logit"), Logit},
	{ArcsineID, locale.Text{FR: "Arcsinus", EN: "Arcsine"}, Arcsine},
}

// LookupProportion returns the interval of a proportion of the given identifier, or false where there is none.
func LookupProportion(id string) (ProportionInterval, bool) {
	for _, interval := range ProportionIntervals {
		if interval.ID == id {
			return interval, true
		}
	}
	return ProportionInterval{}, false
}

// proportion checks the arguments of an interval and computes its bounds where the base is not empty.
func proportion(id string, count, base int, level float64, bounds func() (lo, hi float64)) Interval {
	checkShare(count, base)
	checkLevel(level)
	method := methodOf(id)
	if base == 0 {
		return none(method, level, emptyBase)
	}
	lo, hi := bounds()
	return Interval{Lo: lo, Hi: hi, Level: level, Method: method, Exists: true}
}
