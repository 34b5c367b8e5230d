package diff

import (
	"math"
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// shown writes a cell as people read it, with more decimals than its column has.
func shown(cell table.Cell, column table.Column, more int) locale.Text {
	if more > 0 {
		if column.Kind == table.Count || column.Kind == table.Text || column.Kind == table.P {
			column.Kind, column.Decimals = table.Number, 0
		}
		column.Decimals += more
	}
	cell.Mark = 0
	return locale.Text{FR: render.Format(cell, column, locale.French), EN: render.Format(cell, column, locale.English)}
}

// mostMore is how many decimals a change may need beyond those of its column to be seen; what is smaller is shown in full.
const mostMore = 12

// values writes what a figure was and is: as people read it, with as many more decimals as it takes to tell them apart.
func (c Change) values() (old, new locale.Text) {
	for more := range mostMore {
		if old, new = shown(c.Old, c.Column, more), shown(c.New, c.Column, more); old != new {
			return old, new
		}
	}
	return inFull(c.Old), inFull(c.New)
}

// inFull writes the numbers of a cell with all their digits, as machine formats do.
func inFull(c table.Cell) locale.Text {
	digits := func(x float64) func(locale.Lang) string {
		return func(lang locale.Lang) string { return decimalMark(strconv.FormatFloat(x, 'g', -1, 64), lang) }
	}
	if c.Range {
		return locale.Textf("%s à %s", "%s to %s", digits(c.Number), digits(c.Hi))
	}
	return locale.Textf("%s", "%s", digits(c.Number))
}

// decimalMark puts the decimal mark of a language in a number that machines write.
func decimalMark(s string, lang locale.Lang) string {
	if lang == locale.English {
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if r == '.' {
			runes[i] = ','
		}
	}
	return string(runes)
}

// differenceText writes new less old with its sign and with as many decimals as it needs to be seen; empty where there is
// none.
func (c Change) differenceText() locale.Text {
	x, ok := c.Difference()
	if !ok {
		return locale.Text{}
	}
	column := table.Column{Kind: table.Number, Decimals: c.Column.Decimals}
	if c.Column.Kind == table.P {
		column.Decimals = 3
	}
	if c.Column.Kind == table.Money {
		column.Kind, column.Unit = table.Money, c.Column.Unit
	}
	for column.Decimals < mostMore && math.Abs(x) < 0.5*math.Pow10(-column.Decimals) {
		column.Decimals++
	}
	if column.Decimals == mostMore {
		return signed(x, inFull(table.Value(x)))
	}
	return signed(x, shown(table.Value(x), column, 0))
}

// signed puts a plus before what is above zero.
func signed(x float64, text locale.Text) locale.Text {
	if x > 0 {
		return locale.Textf("+%s", "+%s", text)
	}
	return text
}

// relativeText writes the relative difference as a percentage; empty where it makes no sense.
func (c Change) relativeText() locale.Text {
	ratio, ok := c.Relative()
	if !ok {
		return locale.Text{}
	}
	const whole, decimals = 100, 1
	return signed(ratio, locale.Textf("%s", "%s", locale.Percent(whole*ratio, decimals)))
}

// intervalText says whether the new figure lies within the interval of the old one, and which interval that is.
func (c Change) intervalText() locale.Text {
	if c.Interval == nil {
		return locale.Text{}
	}
	verdict := locale.Text{FR: "hors de", EN: "outside"}
	if c.Interval.Within {
		verdict = locale.Text{FR: "dans", EN: "within"}
	}
	bounds := shown(table.Between(c.Interval.Lo, c.Interval.Hi), c.Interval.Column, 0)
	if label := c.Interval.Column.Label; !label.IsZero() {
		return locale.Textf("%s %s\u00a0: %s", "%s %s: %s", verdict, label, bounds)
	}
	return locale.Textf("%s %s", "%s %s", verdict, bounds)
}
