package profile

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// numberKind knows numbers, percents and amounts, and how they are written.
func numberKind(c *Column, t *tally, _ *Profile, entries []*entry) bool {
	n := t.numeric()
	if t.typed() == 0 || !t.mostly(n) || t.of(leadingZero) > 0 && t.of(dotDecimal)+t.of(commaDecimal) == 0 {
		return false
	}
	c.Decimal, c.Thousands = t.decimal(), t.groups()
	c.span(t, entries)
	switch {
	case 2*t.of(percentSign) > n:
		c.set(Percent, numberWhy(c, t))
	case 2*t.of(moneySign) > n:
		c.set(Money, numberWhy(c, t))
	case (c.Role == platform.Start || c.Role == platform.Submit || c.Role == platform.Modified) && c.Ranged && isSerial(c.Low, c.High):
		c.set(Date, locale.Text{FR: "numéros de jour d'Excel", EN: "serial days of Excel"})
	default:
		c.set(Number, numberWhy(c, t))
	}
	return true
}

// isSerial reports whether numbers may be days of Excel: from 1980 to 2064.
func isSerial(low, high float64) bool { return low >= 29221 && high < 60000 }

// numeric returns how many cells are numbers: each has one of these forms, thousands apart.
func (t *tally) numeric() int {
	n := 0
	for _, form := range []trait{whole, commaEither, dotEither, exponent} {
		n += t.of(form)
	}
	return n + t.marked
}

// decimal returns the decimal mark of a column: the one that some of its numbers can only be read with; 0 where there is
// none, or where both are. A column of "1.234" is read with dots: only people write thousands so, and not all of theirs.
func (t *tally) decimal() byte {
	comma, dot := t.of(commaDecimal) > 0, t.of(dotDecimal) > 0
	switch {
	case comma && dot:
		return 0
	case comma || t.of(dotGroups) > 0:
		return ','
	case dot || t.of(commaGroups) > 0:
		return '.'
	case (t.of(dotEither) > 0 || t.of(storedDecimal) > 0) && t.of(commaEither) == 0:
		return '.'
	}
	return 0
}

// groups returns the sign that parts thousands.
func (t *tally) groups() string {
	switch {
	case t.of(spaceGroups) > 0:
		return " "
	case t.of(quoteGroups) > 0:
		return "'"
	case t.of(commaGroups) > 0 || t.decimal() == '.' && t.of(commaEither) > 0:
		return ","
	case t.of(dotGroups) > 0 || t.decimal() == ',' && t.of(dotEither) > 0:
		return "."
	}
	return ""
}

// span finds the smallest and the largest number: of the values where all were kept and the decimal mark is known, else
// of the cells that can be read in one way only.
func (c *Column) span(t *tally, entries []*entry) {
	c.Low, c.High, c.Ranged = t.low, t.high, t.ranged
	if t.over || c.Decimal == 0 {
		return
	}
	c.Ranged = false
	for _, e := range entries {
		if e.traits&numbers == 0 {
			continue
		}
		if x, ok := e.value(c.Decimal); ok {
			if !c.Ranged {
				c.Low, c.High, c.Ranged = x, x, true
			}
			c.Low, c.High = min(c.Low, x), max(c.High, x)
		}
	}
}

// numberWhy says how the numbers of a column are written.
func numberWhy(c *Column, t *tally) locale.Text {
	why := locale.Text{FR: "nombres entiers", EN: "whole numbers"}
	switch {
	case t.of(commaDecimal) > 0 && t.of(dotDecimal) > 0:
		why = locale.Text{FR: "virgule et point décimaux mêlés", EN: "decimal commas and decimal dots"}
	case c.Decimal == ',' && t.of(commaDecimal)+t.of(commaEither) > 0:
		why = locale.Text{FR: "virgule décimale", EN: "decimal comma"}
	case c.Decimal == '.' && t.of(dotDecimal)+t.of(dotEither)+t.of(storedDecimal) > 0:
		why = locale.Text{FR: "point décimal", EN: "decimal dot"}
	case c.Decimal == 0 && t.of(commaEither) > 0:
		why = locale.Text{FR: "virgule décimale ou de milliers\u00a0: rien ne le dit", EN: "comma of decimals or of thousands: nothing tells"}
	}
	if c.Thousands == "" {
		return why
	}
	return locale.Textf("%s, milliers séparés par «\u00a0%s\u00a0»", "%s, thousands parted by %q", why, c.Thousands)
}
