package profile

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// findNumbers says how numbers are written where a study must know it, and what among them is none.
func (s *reading) findNumbers() {
	isNumber := func(c *Column) bool { return c.Kind == Number || c.Kind == Percent || c.Kind == Money }
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if !isNumber(c) || t.of(commaDecimal) == 0 || t.of(dotDecimal) == 0 {
			return 0, diag.Pos{}
		}
		one := commaDecimal
		if t.of(dotDecimal) < t.of(commaDecimal) {
			one = dotDecimal
		}
		return t.of(one), t.where(one)
	}), diag.Error, "mixed-decimals", "", locale.Text{
		FR: "virgules et points décimaux dans une même colonne", EN: "decimal commas and decimal dots in one column"})
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if !isNumber(c) || c.Decimal != 0 || t.of(commaDecimal) > 0 {
			return 0, diag.Pos{}
		}
		return t.of(commaEither), t.where(commaEither)
	}), diag.Error, "unclear-comma", "", locale.Text{
		FR: `virgule de décimales (écrire alors decimal: ",") ou de milliers, comme 1,234`,
		EN: `comma of decimals (then write decimal: ",") or of thousands, such as 1,234`})
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if !isNumber(c) || c.Decimal != ',' {
			return 0, diag.Pos{}
		}
		return t.of(commaDecimal) + t.of(commaEither), firstOf(t, commaDecimal, commaEither)
	}), diag.Error, "decimal-comma", `decimal: ","`, locale.Text{FR: "virgule décimale", EN: "decimal comma"})
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if !isNumber(c) || c.Decimal == ',' {
			return 0, diag.Pos{}
		}
		if c.Thousands == "," {
			return t.of(commaGroups) + t.of(commaEither), firstOf(t, commaGroups, commaEither)
		}
		return t.of(dotGroups), t.where(dotGroups)
	}), diag.Error, "thousands", "", locale.Text{FR: "milliers séparés par une virgule", EN: "thousands parted by a comma"})
	s.findNotNumbers(isNumber)
}

// findNotNumbers says what among numbers is none, and what looks like a number and is a code.
func (s *reading) findNotNumbers(isNumber func(*Column) bool) {
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if !isNumber(c) {
			return 0, diag.Pos{}
		}
		return oddOnes(t, numbers|absent)
	}), diag.Warning, "not-numbers", "", locale.Text{FR: "autre chose qu'un nombre parmi des nombres", EN: "something else than a number among numbers"})
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if c.Kind == Date {
			return 0, diag.Pos{}
		}
		return t.of(exponent), t.where(exponent)
	}), diag.Warning, "exponents", "", locale.Text{
		FR: "nombres à exposant, comme 1,5E+07\u00a0: un tableur en a perdu des chiffres", EN: "numbers with an exponent, such as 1.5E+07: a spreadsheet lost digits of them"})
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) { return t.of(leadingZero), t.where(leadingZero) }),
		diag.Note, "leading-zeros", "", locale.Text{FR: "zéros au début\u00a0: des codes, pas des nombres", EN: "zeros at the beginning: codes, not numbers"})
	for i := range s.Columns {
		if c := &s.Columns[i]; c.Kind == Several {
			s.Findings = append(s.Findings, Finding{
				Pos: c.pos(), Severity: diag.Note, Rule: "several-answers", Column: i, Count: c.Filled,
				Message: locale.Textf("plusieurs réponses par cellule dans %s\u00a0: %s", "several answers in a cell of %s: %s", c.shown(), c.Why),
				Write:   "type: multiple, separator: " + strconv.Quote(c.Separator),
			})
		}
	}
}

// firstOf returns the first cell that has one of two traits.
func firstOf(t *tally, a, b trait) diag.Pos {
	if t.of(a) == 0 || t.of(b) > 0 && t.where(b).Compare(t.where(a)) < 0 {
		return t.where(b)
	}
	return t.where(a)
}

// oddOnes counts the cells that have none of the given traits, among the values that were kept.
func oddOnes(t *tally, wanted trait) (n int, first diag.Pos) {
	for _, e := range t.entries {
		if e.traits&wanted != 0 {
			continue
		}
		if n == 0 || e.first.Compare(first) < 0 {
			first = e.first
		}
		n += e.count
	}
	return n, first
}

// findDates says how dates are written where a study must know it.
func (s *reading) findDates() {
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if c.Kind != Date || !unclearOrder(t) {
			return 0, diag.Pos{}
		}
		return t.of(dayFirst), t.where(dayFirst)
	}), diag.Warning, "date-order", "", locale.Text{
		FR: "jour ou mois d'abord\u00a0: aucune date ne dit s'il faut écrire format: DD/MM/YYYY ou MM/DD/YYYY",
		EN: "day or month first: no date tells whether to write format: DD/MM/YYYY or MM/DD/YYYY"})
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if c.Kind != Date {
			return 0, diag.Pos{}
		}
		return oddOnes(t, dates|absent|numbers)
	}), diag.Warning, "not-dates", "", locale.Text{FR: "autre chose qu'une date parmi des dates", EN: "something else than a date among dates"})
	for i := range s.Columns {
		if c := &s.Columns[i]; c.Kind == Date && c.Role == "" && c.Format != "" && c.Format != "YYYY-MM-DD" {
			s.Findings = append(s.Findings, Finding{
				Pos: c.pos(), Severity: diag.Note, Rule: "date-format", Column: i, Count: c.Filled,
				Message: locale.Textf("dates de %s écrites %s", "dates of %s are written %s", c.shown(), c.Format),
				Write:   "type: date, format: " + strconv.Quote(c.Format),
			})
		}
	}
}
