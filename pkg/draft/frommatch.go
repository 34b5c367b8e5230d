package draft

import (
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/questionnaire"
)

// A matcher finds the columns of questions in one export.
type matcher struct {
	side   *side
	byName map[string]int // heading, as it is compared → column; -1 where several have it
	byText map[string]int // label, as it is compared → column; -1 where several have it
	used   map[int]bool
}

// newMatcher files the columns by what their headings may be called: the heading, the part of it after the groups that the
// question stands in ("group/name", "group-name"), the code before a text ("Q1. How old are you?").
func newMatcher(s *side) *matcher {
	m := &matcher{side: s, byName: map[string]int{}, byText: map[string]int{}, used: map[int]bool{}}
	for i := range s.Profile.Columns {
		file(m.byName, platform.Normal(s.Profile.Columns[i].Heading.Name), i)
		file(m.byText, platform.Normal(s.Profile.Columns[i].Heading.Label), i)
	}
	for i := range s.Profile.Columns {
		name := platform.Normal(s.Profile.Columns[i].Heading.Name)
		if code, _, ok := strings.Cut(name, ". "); ok {
			fileNew(m.byName, code, i)
		}
		for _, sign := range []string{"/", "-"} {
			for rest := name; ; {
				_, inner, ok := strings.Cut(rest, sign)
				if !ok {
					break
				}
				fileNew(m.byName, inner, i)
				rest = inner
			}
		}
	}
	return m
}

// file keeps a column under a name; a name of several columns is none's.
func file(index map[string]int, name string, column int) {
	if _, twice := index[name]; twice {
		column = -1
	}
	index[name] = column
}

// fileNew keeps a column under a name that no heading is.
func fileNew(index map[string]int, name string, column int) {
	if _, taken := index[name]; !taken {
		index[name] = column
	}
}

// find returns the column of the first of some names that one has, or nil.
func (m *matcher) find(index map[string]int, names ...string) *profile.Column {
	for _, name := range names {
		if i, ok := index[platform.Normal(name)]; ok && name != "" && i >= 0 && !m.used[i] {
			return &m.side.Profile.Columns[i]
		}
	}
	return nil
}

// match gives the questions their columns: by name first, then by label.
func (m *matcher) match(plans []*plan) {
	found := map[*plan]place{}
	for _, p := range plans {
		if p.typ == "multiple" {
			if at, ok := m.several(p.from); ok {
				found[p] = at
				continue
			}
		}
		if c := m.find(m.byName, append([]string{p.from.Name}, p.from.Also...)...); c != nil {
			m.used[c.Index] = true
			found[p] = place{side: m.side, column: c, heading: m.side.headingOf(c)}
		}
	}
	for _, p := range plans {
		at, ok := found[p]
		if !ok {
			c := m.find(m.byText, p.from.Label.FR, p.from.Label.EN)
			if c == nil { // A label may stand after the labels of its groups.
				c = m.find(m.byName, p.from.Label.FR, p.from.Label.EN)
			}
			if c == nil {
				continue
			}
			m.used[c.Index] = true
			at = place{side: m.side, column: c, heading: m.side.headingOf(c)}
		}
		p.places = append(p.places, at)
	}
}

// part finds the column of one answer to a question with several.
func (m *matcher) part(q *questionnaire.Question, code questionnaire.Code) *profile.Column {
	names := []string{
		code.Column, q.Name + "/" + code.Code, q.Name + "___" + code.Code, q.Name + "[" + code.Code + "]", q.Name + "_" + code.Code,
		q.Name + " [" + code.Label.FR + "]", q.Name + " [" + code.Label.EN + "]",
	}
	if code.ID != "" {
		names = append(names, q.Name+"_"+code.ID)
	}
	if c := m.find(m.byName, names...); c != nil {
		return c
	}
	for _, label := range []string{q.Label.FR, q.Label.EN} {
		for _, answer := range []string{code.Label.FR, code.Label.EN} {
			if label == "" || answer == "" {
				continue
			}
			if c := m.find(m.byText, label+" ["+answer+"]", label+" - "+answer, label+" (choice="+answer+")"); c != nil {
				return c
			}
		}
	}
	return nil
}

// several finds the columns of the answers to a question with several; false where fewer than half have one.
func (m *matcher) several(q *questionnaire.Question) (place, bool) {
	at := place{side: m.side}
	n := 0
	for _, code := range q.Codes {
		c := m.part(q, code)
		at.ticks = append(at.ticks, c)
		heading := ""
		if c != nil {
			heading = m.side.headingOf(c)
			n++
		}
		at.parts = append(at.parts, heading)
	}
	if n == 0 || 2*n < len(q.Codes) {
		return at, false
	}
	for _, c := range at.ticks {
		if c != nil {
			m.used[c.Index] = true
		}
	}
	if c := m.find(m.byName, q.Name); c != nil { // Some exports have the answers in one column, too.
		m.used[c.Index] = true
		at.column = c
	}
	return at, true
}

// variableOf makes a variable of the name that a platform gives: "Q3[SQ001]" is Q3_SQ001.
func variableOf(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '_'
	}, name), "_")
	if name != "" && !unicode.IsLetter(rune(name[0])) {
		name = "q" + name
	}
	return name
}

// tickName returns the variable of one of several answers, as formulas know it.
func tickName(question, code string) string {
	return question + "_" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, code)
}
