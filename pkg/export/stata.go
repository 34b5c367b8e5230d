package export

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/study"
)

// writeStata writes the do-file by which Stata (14 or later) reads the CSV of codes and tokens: every column as text first,
// then as what it is. Codes become numbers with value labels, and reasons the extended missing values that the tokens name;
// a column of text keeps the tokens, for Stata knows no missing text but the empty one.
//
// Source of the limits: Stata's help of limits and of names (names and labels of values of 32 characters, variable labels
// of 80).
func writeStata(w *bytes.Buffer, d *Dataset, o Options) error {
	names := stataNames.names(append(d.headings(), "reasons"))
	p := stata{Buffer: w, d: d, o: o, names: names[:len(d.Columns)], reasons: names[len(d.Columns)]}
	p.linef("* %s", oneLine(o.CSV))
	p.linef("version 14\nclear")
	p.linef("import delimited using %s, delimiters(\",\") varnames(nonames) rowrange(2:) stringcols(_all) bindquote(strict) maxquotedrows(unlimited) encoding(\"UTF-8\") clear", stataText(o.CSV))
	p.linef("rename v* _c*")
	p.define(p.reasons, nil, []study.Reason{study.NoAnswer, study.NotAsked, study.NotApplicable, study.DontKnow, study.Refused, study.Invalid, study.NotCoded})
	for k := range d.Columns {
		p.column(k)
	}
	p.linef("drop _c*\ncompress")
	return nil
}

// A stata is a do-file in the making.
type stata struct {
	*bytes.Buffer
	d       *Dataset
	o       Options
	names   []string
	reasons string // name of the labels of reasons alone
}

func (p *stata) linef(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// column makes a variable of a column of text, and labels it.
func (p *stata) column(k int) {
	c, name, from := p.d.Columns[k], p.names[k], fmt.Sprintf("_c%d", k+1)
	switch c.Kind() {
	case Words:
		p.linef("generate %s = %s", name, from)
		if c.isGuarded() {
			p.linef("replace %s = usubstr(%s, 2, .) if usubstr(%s, 1, 1) == \"'\" & usubstr(%s, 2, 1) != \".\"", name, name, name, name)
		}
	case Numeric:
		p.linef("generate double %s = real(%s)", name, from)
	default:
		p.linef("generate double %s = .", name)
		for _, answer := range c.coding() {
			p.linef("replace %s = %d if %s == %s", name, answer.number, from, stataString(answer.cell))
		}
	}
	p.linef("label variable %s %s", name, stataText(clipRunes(c.title().In(p.o.Lang), 80)))
	if c.Kind() != Words {
		for _, reason := range c.reasons() {
			p.linef("replace %s = %s if %s == \"%s\"", name, Token(reason), from, Token(reason))
		}
		p.label(c, name)
	}
}

// label labels the values of a variable, and its reasons.
func (p *stata) label(c Column, name string) {
	answers, reasons := c.coding(), c.reasons()
	switch {
	case len(answers) > 0:
		p.define(name, answers, reasons)
		p.linef("label values %s %s", name, name)
	case len(reasons) > 0:
		p.linef("label values %s %s", name, p.reasons)
	}
}

// define defines the labels of answers and reasons under a name.
func (p *stata) define(name string, answers []coded, reasons []study.Reason) {
	option := "replace"
	add := func(value, label string) {
		p.linef("label define %s %s %s, %s", name, value, stataText(label), option)
		option = "add"
	}
	for _, answer := range answers {
		add(fmt.Sprint(answer.number), answer.label.In(p.o.Lang))
	}
	for _, reason := range reasons {
		add(Token(reason), reason.Label().In(p.o.Lang))
	}
}

// stataText writes words that people read as a text of a do-file. What Stata would expand in it or take for its end stands
// there in another form: a grave accent as ‘, a straight double quote as ”, a dollar sign before a name as the full-width
// ＄; a backslash at the end has a space behind it.
func stataText(s string) string {
	s = strings.NewReplacer("`", "‘", `"`, "”").Replace(oneLine(s))
	var text strings.Builder
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[min(len(s), i+utf8.RuneLen(r)):])
		if r == '$' && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("_{$\\", next)) {
			r = '＄'
		}
		text.WriteRune(r)
	}
	if strings.HasSuffix(s, `\`) {
		text.WriteByte(' ')
	}
	return `"` + text.String() + `"`
}

// stataString writes a text as an expression of Stata that is exactly that text: what Stata would expand or take for its
// end is given by its number.
func stataString(s string) string {
	var parts []string
	plain := ""
	flush := func() {
		if plain != "" {
			parts = append(parts, `"`+plain+`"`)
		}
		plain = ""
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || strings.ContainsRune("\"`$\\", r) {
			flush()
			parts = append(parts, fmt.Sprintf("char(%d)", r))
			continue
		}
		plain += string(r)
	}
	flush()
	switch len(parts) {
	case 0:
		return `""`
	case 1:
		return parts[0]
	}
	return "(" + strings.Join(parts, " + ") + ")"
}
