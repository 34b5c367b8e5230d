package profile

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// judge says what a column holds.
func (c *Column) judge(t *tally, p *Profile) {
	c.Filled, c.Blank = t.filled, t.blank
	entries := t.sorted()
	c.Distinct, c.Complete = len(distinct(entries)), !t.over
	for _, e := range entries {
		c.Values = append(c.Values, Value{Text: e.text, Count: e.count, First: e.first})
	}
	c.identify(t)
	for _, rule := range kindRules {
		if rule(c, t, p, entries) {
			return
		}
	}
	c.set(Open, c.variety())
}

// variety says how many values a column has.
func (c *Column) variety() locale.Text {
	if !c.Complete {
		return locale.Textf("valeurs distinctes\u00a0: %d ou plus", "distinct values: %d or more", c.Distinct)
	}
	return locale.Textf("valeurs distinctes\u00a0: %d", "distinct values: %d", c.Distinct)
}

// kindRules are asked in order; the first that knows the column sets its kind.
var kindRules = []func(*Column, *tally, *Profile, []*entry) bool{
	emptyKind, roleKind, tickKind, constantKind, yesNoKind, dateKind, countingKind, codeKind, joinedCodesKind, numberKind, uniqueKind, severalKind, choiceKind,
}

func (c *Column) set(kind Kind, why locale.Text) { c.Kind, c.Why = kind, why }

// distinct returns the different values of entries, spaces around them aside.
func distinct(entries []*entry) map[string]bool {
	values := map[string]bool{}
	for _, e := range entries {
		values[strings.TrimSpace(e.text)] = true
	}
	return values
}

// identify says whether the column identifies people: by its heading, or by half of its cells.
func (c *Column) identify(t *tally) {
	found := t.of(email) + t.of(ipv4)
	c.Personal = c.Role.IsPersonal() || found > 0 && 2*found >= t.filled
}

func emptyKind(c *Column, t *tally, _ *Profile, _ []*entry) bool {
	if t.filled > 0 {
		return false
	}
	c.set(Empty, locale.Text{FR: "aucune cellule remplie", EN: "no filled cell"})
	return true
}

// roleKind takes the platform's word for identifiers.
func roleKind(c *Column, t *tally, p *Profile, _ []*entry) bool {
	if c.Role != platform.Identifier {
		return false
	}
	c.set(ID, locale.Text{FR: "d'après son titre", EN: "by its heading"})
	return true
}

// tickKind knows columns with one value or nothing, and columns of 0 and 1.
func tickKind(c *Column, t *tally, _ *Profile, entries []*entry) bool {
	if t.over || c.Role != "" {
		return false
	}
	part := c.Question >= 0
	if t.of(zeroOrOne) == t.filled && (len(entries) == 2 || part) {
		c.set(Tick, locale.Text{FR: "0 et 1", EN: "0 and 1"})
		return true
	}
	if part && isBoxes(entries) {
		c.set(Tick, locale.Text{FR: "coché et non coché", EN: "ticked and not ticked"})
		return true
	}
	named := c.Distinct == 1 && fold(entries[0].text) == fold(c.Heading.Name)
	if c.Distinct == 1 && t.blank > 0 && (part || named || t.filled > 1) && entries[0].traits&(long|numbers) == 0 && (part || entries[0].traits&absent == 0) {
		c.set(Tick, locale.Text{FR: "une seule valeur, ou rien", EN: "one value, or nothing"})
		return true
	}
	return false
}

func constantKind(c *Column, t *tally, p *Profile, _ []*entry) bool {
	if t.over || c.Distinct != 1 || t.blank > 0 || t.filled < 2 {
		return false
	}
	c.set(Constant, locale.Text{FR: "la même valeur à chaque ligne", EN: "the same value in every row"})
	return true
}

// typed is how many cells are neither blank nor a token of not answering.
func (t *tally) typed() int { return t.filled - t.of(absent) }

// mostly reports whether n of the typed cells are nearly all of them: nine in ten.
func (t *tally) mostly(n int) bool { return n > 0 && 10*n >= 9*t.typed() }

func yesNoKind(c *Column, t *tally, _ *Profile, _ []*entry) bool {
	if t.typed() == 0 || t.of(yesOrNo) < t.typed() {
		return false
	}
	c.set(YesNo, locale.Text{FR: "oui et non", EN: "yes and no"})
	return true
}

func dateKind(c *Column, t *tally, p *Profile, entries []*entry) bool {
	best, most, all := trait(0), 0, 0
	for _, order := range []trait{yearFirst, dayFirst, monthFirst, monthName} {
		if n := t.of(order); n > most {
			best, most = order, n
		}
	}
	all = max(most, t.of(clock))
	if t.typed() == 0 || !t.mostly(all) {
		return false
	}
	if !unclearOrder(t) && most == all {
		c.Format = formatOf(entries, best, p.Sheet != "")
	}
	c.set(Date, dateWhy(t, best, most))
	return true
}

// unclearOrder reports whether all dates of a column can be read with the day first and with the month first.
func unclearOrder(t *tally) bool { return t.of(dayFirst) > 0 && t.of(dayFirst) == t.of(monthFirst) }

// dateWhy says how the dates of a column are written.
func dateWhy(t *tally, best trait, most int) locale.Text {
	switch {
	case most == 0:
		return locale.Text{FR: "heures", EN: "times of day"}
	case best == dayFirst && unclearOrder(t):
		return locale.Text{FR: "jour ou mois d'abord\u00a0: rien ne le dit", EN: "day or month first: nothing tells"}
	case best == dayFirst:
		return locale.Text{FR: "jour d'abord", EN: "day first"}
	case best == monthFirst:
		return locale.Text{FR: "mois d'abord", EN: "month first"}
	case best == monthName:
		return locale.Text{FR: "mois en toutes lettres", EN: "month in words"}
	}
	return locale.Text{FR: "année d'abord", EN: "year first"}
}

// recognise counts the cells that the caller knows.
func (c *Column) recognise(known func(text string) bool) {
	if known == nil {
		return
	}
	for _, v := range c.Values {
		if known(v.Text) {
			c.Known += v.Count
			c.Most = max(c.Most, v.Count)
		}
	}
}
