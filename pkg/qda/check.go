package qda

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// A checker finds what cannot be written.
type checker struct {
	list  diag.List
	known map[string]map[string]bool // GUIDs by the kind of what has them
	types map[string]string          // of variables, by GUID
}

// checkProject says all that is wrong with a project that is to be written.
func checkProject(p *Project) error {
	c := &checker{known: map[string]map[string]bool{}, types: map[string]string{}}
	c.enterAll(p)
	c.texts("project", p.Name, p.Origin, p.Description)
	c.stamp("project", p.Stamp)
	c.refs("project", "note", p.NoteRefs)
	for _, u := range p.Users {
		c.texts("user", u.Name, u.ID)
	}
	c.codes(p.Codes)
	for _, v := range p.Variables {
		c.texts("variable", v.Name, v.Description)
		if !slices.Contains(Types, v.Type) {
			c.list.Errorf(diag.Pos{}, "bad-type", "la variable %q est de type %q (attendu\u00a0: %s)", "variable %q is of type %q (expected %s)", locale.Line(v.Name), locale.Line(v.Type), diag.OneOf(Types))
		}
	}
	for _, u := range p.Cases {
		c.texts("case", u.Name, u.Description)
		c.refs("case", "code", u.Codes)
		c.refs("case", "source", u.Sources)
		c.refs("case", "selection", u.Selections)
		c.values(u.Values)
	}
	c.sources("source", p.Sources)
	c.sources("note", p.Notes)
	c.sets(p.Sets)
	return c.list.Err(diag.Data)
}

// checkCodebook says all that is wrong with a codebook that is to be written.
func checkCodebook(p *Project) error {
	c := &checker{known: map[string]map[string]bool{}, types: map[string]string{}}
	if len(p.Codes) == 0 {
		c.list.Errorf(diag.Pos{}, "no-codes", "le livre de codes n'a aucun code", "the codebook has no code")
	}
	codes, sets := make([]Code, len(p.Codes)), slices.Clone(p.Sets)
	for i, code := range p.Codes {
		codes[i] = withoutNotes(code)
	}
	for i := range sets {
		sets[i].Sources, sets[i].Notes = nil, nil
	}
	c.enterAll(&Project{Codes: codes, Sets: sets})
	c.texts("codebook", p.Origin)
	c.codes(codes)
	c.sets(sets)
	return c.list.Err(diag.Data)
}

func withoutNotes(code Code) Code {
	children := make([]Code, len(code.Children))
	for i, child := range code.Children {
		children[i] = withoutNotes(child)
	}
	code.Notes, code.Children = nil, children
	return code
}

// enterAll enters everything that has a GUID.
func (c *checker) enterAll(p *Project) {
	for _, u := range p.Users {
		c.enter("user", u.GUID)
	}
	c.enterCodes(p.Codes, 0)
	for _, v := range p.Variables {
		c.enter("variable", v.GUID)
		c.types[own(v.GUID)] = v.Type
	}
	for _, u := range p.Cases {
		c.enter("case", u.GUID)
	}
	for _, s := range p.Sources {
		c.enterSource("source", s)
	}
	for _, s := range p.Notes {
		if c.known["source"][own(s.GUID)] {
			c.twice("note", s.GUID)
		}
		c.enterSource("note", s)
	}
	for _, s := range p.Sets {
		c.enter("set", s.GUID)
	}
}

// enterCodes enters codes; a tree deeper than what Read reads is an error.
func (c *checker) enterCodes(codes []Code, depth int) {
	if len(codes) > 0 && depth > MaxDepth-8 {
		c.list.Errorf(diag.Pos{}, "too-deep", "plus de %d codes l'un sous l'autre", "more than %d codes under each other", MaxDepth-8)
		return
	}
	for _, code := range codes {
		c.enter("code", code.GUID)
		c.enterCodes(code.Children, depth+1)
	}
}

func (c *checker) enterSource(kind string, s TextSource) {
	c.enter(kind, s.GUID)
	for _, sel := range s.Selections {
		c.enter("selection", sel.GUID)
		for _, coding := range sel.Codings {
			c.enter("coding", coding.GUID)
		}
	}
	for _, coding := range s.Codings {
		c.enter("coding", coding.GUID)
	}
}

// enter enters a GUID of a kind.
func (c *checker) enter(kind, guid string) {
	id, ok := canonical(guid)
	switch {
	case !ok:
		c.list.Errorf(diag.Pos{}, "bad-guid", "%s\u00a0: %q n'est pas un GUID", "%s: %q is no GUID", kindName(kind), locale.Line(guid))
	case c.known[kind][id]:
		c.twice(kind, guid)
	case c.known[kind] == nil:
		c.known[kind] = map[string]bool{id: true}
	default:
		c.known[kind][id] = true
	}
}

func (c *checker) twice(kind, guid string) {
	c.list.Errorf(diag.Pos{}, "guid-twice", "%s\u00a0: le GUID %s est donné deux fois", "%s: the GUID %s is given twice", kindName(kind), guid)
}

// kindName is what people call a kind.
func kindName(kind string) locale.Text {
	switch kind {
	case "project":
		return locale.Text{FR: "projet", EN: "project"}
	case "codebook":
		return locale.Text{FR: "livre de codes", EN: "codebook"}
	case "user":
		return locale.Text{FR: "personne", EN: "user"}
	case "case":
		return locale.Text{FR: "cas", EN: "case"}
	case "set":
		return locale.Text{FR: "ensemble", EN: "set"}
	case "selection":
		return locale.Text{FR: "sélection", EN: "selection"}
	case "coding":
		return locale.Text{FR: "codage", EN: "coding"}
	}
	return locale.Same(kind) // code, variable, source, note
}

// texts says where a text has what XML cannot hold.
func (c *checker) texts(kind string, texts ...string) {
	for _, text := range texts {
		if r := unwritable(text); r >= 0 {
			c.list.Errorf(diag.Pos{}, "bad-character", "%s\u00a0: %q a le caractère %U, que XML ne peut pas contenir", "%s: %q has the character %U, which XML cannot hold", kindName(kind), locale.Line(cut(text)), r)
		}
	}
}

// form says where a text is not of a form.
func (c *checker) form(kind, text, expected string, form *pattern.Pattern) {
	if text != "" && !form.MatchString(text) {
		c.list.Errorf(diag.Pos{}, "bad-form", "%s\u00a0: %q (attendu\u00a0: comme %s)", "%s: %q (expected as in %s)", kindName(kind), locale.Line(text), expected)
	}
}

const aTime = "2026-11-22T18:00:00Z"

func (c *checker) stamp(kind string, s Stamp) {
	c.form(kind, s.Created, aTime, timeForm)
	c.form(kind, s.Modified, aTime, timeForm)
	for _, user := range []string{s.Creator, s.Modifier} {
		if user != "" {
			c.refs(kind, "user", []string{user})
		}
	}
}

// refs says which references lead nowhere.
func (c *checker) refs(from, to string, guids []string) {
	for _, guid := range guids {
		if id, ok := canonical(guid); !ok || !c.known[to][id] {
			c.list.Errorf(diag.Pos{}, "unknown-reference", "%s\u00a0: renvoi à %q, que rien n'a (%s)", "%s: reference to %q, which nothing has (%s)", kindName(from), locale.Line(guid), kindName(to))
		}
	}
}

func (c *checker) codes(codes []Code) {
	for _, code := range codes {
		c.texts("code", code.Name, code.Description)
		c.form("code", code.Color, "#a0b1c2", colorForm)
		c.refs("code", "note", code.Notes)
		c.codes(code.Children)
	}
}

func (c *checker) values(values []Value) {
	for _, v := range values {
		c.refs("variable", "variable", []string{v.Variable})
		c.texts("variable", v.Text)
		if form := valueForms[c.types[own(v.Variable)]]; form != nil && v.Text != "" && !form.MatchString(v.Text) {
			c.list.Errorf(diag.Pos{}, "bad-value", "la valeur %q n'est pas de type %s", "value %q is not of type %s", locale.Line(v.Text), c.types[own(v.Variable)])
		}
	}
}

// sources says what is wrong with texts or notes.
func (c *checker) sources(kind string, sources []TextSource) {
	for _, s := range sources {
		c.texts(kind, s.Name, s.Description)
		c.stamp(kind, s.Stamp)
		if !utf8.ValidString(s.Text) || strings.ContainsRune(s.Text, 0) {
			c.list.Errorf(diag.Pos{}, "bad-character", "le texte de %q n'est pas en UTF-8, ou a un octet nul", "the text of %q is not UTF-8, or has a zero byte", locale.Line(s.Name))
		}
		if len(s.Text) > MaxText-2*len(byteOrderMark) {
			c.list.Errorf(diag.Pos{}, "too-large", "le texte de %q a plus de %s octets", "the text of %q has more than %s bytes", locale.Line(s.Name), locale.Count(MaxText))
		}
		length := utf8.RuneCountInString(s.Text)
		for _, sel := range s.Selections {
			c.selection(s, sel, length)
		}
		if other, _ := settle(&s, []rune(s.Text), strings.HasPrefix(s.Text, byteOrderMark)); other != (counting{}) {
			c.list.Errorf(diag.Pos{}, "name-elsewhere", "les noms des sélections de %q disent d'autres positions (%s)", "the names of the selections of %q say other positions (%s)", locale.Line(s.Name), other.text())
		}
		c.codings(s.Codings)
		c.refs(kind, "note", s.Notes)
		c.values(s.Values)
	}
}

func (c *checker) selection(s TextSource, sel Selection, length int) {
	if sel.Start < 0 || sel.End < sel.Start || sel.End > length {
		c.list.Errorf(diag.Pos{}, "bad-position", "la sélection va de %d à %d, mais le texte de %q a %d caractères", "the selection goes from %d to %d, but the text of %q has %d characters",
			sel.Start, sel.End, locale.Line(s.Name), length)
	}
	c.texts("selection", sel.Name, sel.Description)
	c.stamp("selection", sel.Stamp)
	c.codings(sel.Codings)
	c.refs("selection", "note", sel.Notes)
}

func (c *checker) codings(codings []Coding) {
	for _, coding := range codings {
		c.refs("coding", "code", []string{coding.Code})
		c.stamp("coding", Stamp{Creator: coding.Creator, Created: coding.Created})
		c.refs("coding", "note", coding.Notes)
	}
}

func (c *checker) sets(sets []Set) {
	for _, s := range sets {
		c.texts("set", s.Name, s.Description)
		c.refs("set", "code", s.Codes)
		c.refs("set", "source", s.Sources)
		c.refs("set", "note", s.Notes)
	}
}
