package export

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/study"
)

// writeSPSS writes the syntax by which SPSS (21 or later, which is in Unicode from the start) and PSPP read the CSV of codes
// and tokens: every column as text first, then as what it is. Codes become numbers with value labels, reasons become numbers below all others that are declared missing; a column
// of text keeps the tokens, of which at most three can be declared missing.
//
// Source of the limits: IBM SPSS Statistics Command Syntax Reference (names of 64 bytes, variable labels of 256, value
// labels of 120, three missing values of a text).
func writeSPSS(w *bytes.Buffer, d *Dataset, o Options) error {
	p := spss{Buffer: w, d: d, o: o, names: spssNames.names(d.headings())}
	p.base = p.missingBase()
	p.read()
	for k := range d.Columns {
		p.convert(k)
	}
	p.linef("EXECUTE.")
	p.linef("DELETE VARIABLES @c1 TO @c%d.", len(d.Columns))
	for k := range d.Columns {
		p.describe(k)
	}
	p.linef("EXECUTE.")
	return nil
}

// An spss is a syntax file in the making.
type spss struct {
	*bytes.Buffer
	d     *Dataset
	o     Options
	names []string
	base  int // the number of a reason is -(base + reason): see missingBase
}

func (p *spss) linef(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// missingBase returns 90, 990, 9990 and so on: the first that is greater than the size of every negative number in the
// data, of every code and of every declared minimum, so that no value is taken for a reason.
func (p *spss) missingBase() int {
	least := 0.0
	for _, c := range p.d.Columns {
		for _, answer := range c.coding() {
			least = math.Min(least, float64(answer.number))
		}
		if q := c.Variable.Source; q != nil && q.Min != nil && c.Kind() == Numeric {
			least = math.Min(least, *q.Min)
		}
		for i, x := range c.Variable.Numbers {
			if c.state(i) == study.Answered {
				least = math.Min(least, x)
			}
		}
	}
	base := 90
	for float64(base) <= -least && base < 1e15 {
		base = base*10 + 90
	}
	return base
}

func (p *spss) missing(reason study.Reason) int { return -p.base - int(reason) }

// read reads the columns of the CSV as texts under names that no variable has.
func (p *spss) read() {
	p.linef("* Encoding: UTF-8.")
	p.linef("SET DECIMAL=DOT.")
	p.linef("GET DATA\n  /TYPE=TXT\n  /FILE=%s\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  /DELCASE=LINE\n  /DELIMITERS=\",\"\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  /VARIABLES=", spssText(p.o.CSV))
	for k := range p.d.Columns {
		end := ""
		if k == len(p.d.Columns)-1 {
			end = "."
		}
		p.linef("    @c%d A%d%s", k+1, p.width(k), end)
	}
}

// largestText is the widest text that SPSS holds, in bytes.
const largestText = 32767

// width returns the bytes of the longest cell of a column, at least 1.
func (p *spss) width(k int) int {
	widest := 1
	c := p.d.Columns[k]
	for i := range p.d.Frame.Units {
		widest = max(widest, len(cells(c, i, Options{Reasons: Tokens})[0]))
	}
	for _, answer := range c.coding() { // A code that nobody gives is compared with the cells all the same.
		widest = max(widest, len(answer.cell))
	}
	return min(widest, largestText)
}

// convert makes a variable of a column of text.
func (p *spss) convert(k int) {
	c, name := p.d.Columns[k], p.names[k]
	if c.Kind() == Words {
		p.linef("STRING %s (A%d).\nCOMPUTE %s=@c%d.", name, p.width(k), name, k+1)
		if c.isGuarded() {
			p.linef("IF (SUBSTR(%s,1,1)=\"'\" AND SUBSTR(%s,2,1)<>\".\") %s=SUBSTR(%s,2).", name, name, name, name)
		}
		return
	}
	if c.Kind() == Numeric {
		p.linef("COMPUTE %s=$SYSMIS.\nIF (SUBSTR(@c%d,1,1)<>\".\") %s=NUMBER(@c%d,F40).", name, k+1, name, k+1)
		for _, reason := range c.reasons() { // RECODE INTO would lose the numbers that it does not name.
			p.linef("IF (@c%d='%s') %s=%d.", k+1, Token(reason), name, p.missing(reason))
		}
		return
	}
	var recodes []string
	for _, answer := range c.coding() {
		recodes = append(recodes, fmt.Sprintf("(%s=%d)", spssText(answer.cell), answer.number))
	}
	for _, reason := range c.reasons() {
		recodes = append(recodes, fmt.Sprintf("('%s'=%d)", Token(reason), p.missing(reason)))
	}
	p.linef("RECODE @c%d\n  %s\n  INTO %s.", k+1, strings.Join(recodes, "\n  "), name)
}

// describe labels a variable and its values, and declares what is missing.
func (p *spss) describe(k int) {
	c, name := p.d.Columns[k], p.names[k]
	p.linef("VARIABLE LABELS %s %s.", name, spssText(clip(c.title().In(p.o.Lang), 255)))
	var labels, tokens []string
	for _, answer := range c.coding() {
		labels = append(labels, fmt.Sprintf("%d %s", answer.number, spssText(clip(answer.label.In(p.o.Lang), 120))))
	}
	for _, reason := range c.reasons() {
		value := fmt.Sprint(p.missing(reason))
		if c.Kind() == Words {
			value = "'" + Token(reason) + "'"
		}
		tokens = append(tokens, value)
		labels = append(labels, value+" "+spssText(reason.Label().In(p.o.Lang)))
	}
	if len(labels) > 0 {
		p.linef("VALUE LABELS %s\n  %s.", name, strings.Join(labels, "\n  "))
	}
	switch {
	case len(tokens) == 0:
	case c.Kind() == Words:
		p.linef("MISSING VALUES %s (%s).", name, strings.Join(tokens[:min(len(tokens), 3)], ","))
	default:
		p.linef("MISSING VALUES %s (LO THRU %d).", name, p.missing(study.NoAnswer))
	}
	p.level(c, name)
}

// level says how a variable is measured and shown.
func (p *spss) level(c Column, name string) {
	switch c.Kind() {
	case Numeric:
		p.linef("VARIABLE LEVEL %s (SCALE).\nFORMATS %s (F16.%d).", name, name, c.decimals())
	case Coded:
		level := "NOMINAL"
		if c.Variable.Source.IsOrdered() {
			level = "ORDINAL"
		}
		p.linef("VARIABLE LEVEL %s (%s).\nFORMATS %s (F16.0).", name, level, name)
	case Flag:
		p.linef("VARIABLE LEVEL %s (NOMINAL).\nFORMATS %s (F16.0).", name, name)
	}
}

// spssText writes a text as a literal of SPSS syntax: in apostrophes, those inside doubled, in pieces on lines of their own
// where it is long, with a space for each line end.
func spssText(s string) string {
	var pieces []string
	s = oneLine(s)
	for piece := clipTo(s, 200); piece != "" && len(piece) < len(s); piece = clipTo(s, 200) {
		pieces, s = append(pieces, spssQuote(piece)), s[len(piece):]
	}
	return strings.Join(append(pieces, spssQuote(s)), " +\n    ")
}

func spssQuote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
