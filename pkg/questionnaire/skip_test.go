package questionnaire

import (
	"strconv"
	"strings"
	"testing"
)

// asked are questions that conditions speak of: a choice with a reason, a box, a number, a text.
func asked() map[string]*Question {
	coded := func(name string, typ Type, codes ...string) *Question {
		q := &Question{Name: name, Type: typ}
		for _, code := range codes {
			c := Code{Code: code}
			if code == "9" {
				c.Reason = "refused"
			}
			q.Codes = append(q.Codes, c)
		}
		return q
	}
	return map[string]*Question{
		"q": coded("q", Choice, "1", "2", "3", "9"), "p": coded("p", Choice, "a", "b", "c"), "m": coded("m", Multiple, "x", "y"),
		"n": {Name: "n", Type: Number}, "k": {Name: "k", Type: Number}, "t": {Name: "t", Type: Text}, "d": {Name: "d", Type: Date},
	}
}

// lookup finds questions and boxes as each notation names them.
func lookup(questions map[string]*Question) func(string) (target, bool) {
	return func(name string) (target, bool) {
		for _, suffix := range suffixes {
			name = strings.TrimSuffix(name, suffix)
		}
		for _, box := range []string{"m(x)", "m_x"} {
			if name == box {
				return target{questions["m"], "x"}, true
			}
		}
		q, ok := questions[name]
		return target{question: q}, ok
	}
}

// translated returns the formula of a condition; "?" and why where there is none, "~" and the questions whose lack of an
// answer counts otherwise.
func translated(n notation, text string) string {
	tree, why := n.read(text, lookup(asked()))
	if tree == nil {
		return "? " + why.EN
	}
	f, why, ok := Write(tree, byName)
	if !ok {
		return "? " + why.EN
	}
	for _, q := range f.Open {
		f.Text += " ~" + q.Name
	}
	return f.Text
}

func TestSkipLogic(t *testing.T) {
	for _, c := range []struct {
		notation notation
		text     string
		want     string
	}{
		{xpath, `${q} = '1'`, `q == "1"`},
		{xpath, `'1'=${q}`, `q == "1"`},
		{xpath, `${q} = 1`, `q == "1"`},
		{xpath, `${q} = '1' or ${q}='2'`, `q in ["1", "2"]`},
		{xpath, `${q} > 1`, "? it compares q with a reason for not answering"}, // 9 is a number, too.
		{xpath, `${q} < 3`, `q in ["1", "2"]`},
		{xpath, `${q} != ''`, `not missing(q) ~q`}, // Whoever refuses is asked by the platform.
		{xpath, `${p} != ''`, `not missing(p)`},
		{xpath, `${p} = ''`, `missing(p)`},
		{xpath, `not(${p} = '')`, `not missing(p)`},
		{xpath, `${p} != 'a'`, `p != "a" ~p`},
		{xpath, `${p} != '' and ${p} != 'a' and ${p} != 'c'`, `p == "b"`},
		{xpath, `${q} != '' and ${q} != '9' and ${q} != '1'`, `q != "1"`}, // 2 or 3.
		{xpath, `selected(${m}, 'x')`, `m_x`},
		{xpath, `not(selected(${m}, 'x'))`, `not m_x ~m`},
		{xpath, `selected(${m},'x') or selected(${m},'y')`, `m_x or m_y`},
		{xpath, `selected(${p}, 'b')`, `p == "b"`},
		{xpath, `${m} != ''`, `not missing(m)`},
		{xpath, `count-selected(${m}) > 1`, `m > 1`},
		{xpath, `count-selected(${m}) < 1`, `m < 1 ~m`},
		{xpath, `${n} >= 18 and ${n} < 65`, `n >= 18 and n < 65`},
		{xpath, `${n} > -1.5`, `n > -1.5`},
		{xpath, `${n} < ${k}`, `n < k`},
		{xpath, `${n} != ''`, `not missing(n)`},
		{xpath, `${n} != 5`, `n != 5 ~n`},
		{xpath, `not(${n} > 5)`, `n <= 5 ~n`},
		{xpath, `${n} != '' and ${p} = 'a' or ${p}='b'`, `(not missing(n) and p == "a") or p == "b"`},
		{xpath, `${p}='a' or ${n} = 1`, `p == "a" or n == 1 ~p ~n`},
		{xpath, `(${p}='a' and (${n} = 1 or ${n} = 2))`, `p == "a" and (n == 1 or n == 2)`},
		{xpath, `${t} = 'x"y'`, `t == "x\"y"`},
		{xpath, `normalize-space(${t}) != ''`, `not missing(t)`},
		{xpath, `true()`, ``},
		{xpath, `${p} = 'z'`, `? p is never "z"`},
		{xpath, `${q} = '9'`, `? it compares q with a reason for not answering`},
		{xpath, `${x} = '1'`, `? x is no question of the file`},
		{xpath, `${d} > today()`, `? d cannot be compared`},
		{xpath, `${n} + 1 > 2`, `? it has more than comparisons, and, or, not`},
		{xpath, `coalesce(${n}, 1) > 2`, `? it computes with more than a question`},
		{xpath, `jr:choice-name(${q}, '${q}') = 'a'`, `? it has more than comparisons, and, or, not`},
		{xpath, `${p} = 'a' and ${p} = 'b'`, `? it never holds`},
		{xpath, `${p} = 'a' or (${p} = 'b' and ${p} = 'c')`, `p == "a"`},
		{xpath, `${p} = 'a' or ${p} != 'a'`, ``},
		{xpath, `1 < ${n} < 3`, `? it has more than comparisons, and, or, not`},
		{xpath, ``, `? it has more than comparisons, and, or, not`},
		{xpath, strings.Repeat("(", 5000) + "${n}" + strings.Repeat(")", 5000), `? it has more than comparisons, and, or, not`},

		{limeExpression, `q.NAOK == "1"`, `q == "1"`},
		{limeExpression, `((q.NAOK eq 1 && !is_empty(p)) || (n.NAOK ge 5))`, `(q == "1" and not missing(p)) or n >= 5 ~q ~n`},
		{limeExpression, `!is_empty(n.NAOK)`, `not missing(n)`},
		{limeExpression, `m_x.NAOK == "Y"`, `m_x`},
		{limeExpression, `m_x == ""`, `not m_x ~m`},
		{limeExpression, `m_x != "Y"`, `not m_x ~m`},
		{limeExpression, `p ne "a" and p != ""`, `p != "a"`},
		{limeExpression, `intval(n) > 3`, `? it computes with more than a question`},
		{limeExpression, `p.shown == "a"`, `? p.shown is no question of the file`},
		{limeExpression, `0`, `? it never holds`},

		{branching, `[q] = '1'`, `q == "1"`},
		{branching, `[q]="1" AND [n]>=5`, `q == "1" and n >= 5`},
		{branching, `[m(x)] = '1'`, `m_x`},
		{branching, `[m(x)] <> '1'`, `not m_x ~m`},
		{branching, `[m(x)] = "0" or [q] <> ""`, `not m_x or not missing(q) ~m ~q`},
		{branching, `[p] <> ''`, `not missing(p)`},
		{branching, `[event_1][q] = '1'`, `? it has more than comparisons, and, or, not`},
		{branching, `[m(z)] = '1'`, `? m(z) is no question of the file`},
		{branching, `[n] = 'many'`, `? n is a number, compared with "many"`},
	} {
		if got := translated(c.notation, c.text); got != c.want {
			t.Errorf("%.60s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestBounds(t *testing.T) {
	for text, want := range map[string]string{
		". >= 0 and . <= 10": "0..10", ".>=0": "0..", ". <= 5": "..5", "(. >= -2 and . <= 10.5) or . = 99 or . = -8": "-2..10.5 99 -8", ". >= 0 or . = 99": "0.. 99",
		". > 0": "none", ". >= ${n}": "none", "regex(., 'a')": "none", ". = 3": "none", "": "none", "5 <= 3": "none",
	} {
		low, high, beside, ok := bounds(text)
		got := "none"
		if ok {
			got = strings.Join(append([]string{shown(low) + ".." + shown(high)}, beside...), " ")
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// shown writes a bound; nothing where there is none.
func shown(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}
