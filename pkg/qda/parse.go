package qda

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// project reads the first element of a project.
func (r *reader) project(n *node) {
	p := &r.result
	p.Name, p.Origin, p.Stamp = r.need(n, "name"), n.attr("origin"), r.stamp(n)
	if variables := n.child("Variables"); variables != nil { // Cases and sources need their types.
		r.each(variables, visits{"Variable": r.variable})
	}
	r.each(n, visits{
		"Users":       r.in(visits{"User": r.person}),
		"CodeBook":    r.in(visits{"Codes": r.in(visits{"Code": r.codes(&p.Codes)})}),
		"Variables":   func(*node) {},
		"Cases":       r.in(visits{"Case": r.unit}),
		"Sources":     r.in(visits{"TextSource": r.source(&p.Sources)}),
		"Notes":       r.in(visits{"Note": r.source(&p.Notes)}),
		"Sets":        r.in(visits{"Set": r.set}),
		"Description": described(&p.Description),
		"NoteRef":     r.may(&p.NoteRefs, "Note"),
	})
}

// codebook reads the first element of a codebook.
func (r *reader) codebook(n *node) {
	r.result.Origin = n.attr("origin")
	r.each(n, visits{
		"Codes": r.in(visits{"Code": r.codes(&r.result.Codes)}),
		"Sets":  r.in(visits{"Set": r.set}),
	})
}

// in returns a function that visits the children of an element.
func (r *reader) in(visit visits) func(*node) {
	return func(n *node) { r.each(n, visit) }
}

func (r *reader) person(n *node) {
	r.result.Users = append(r.result.Users, User{GUID: r.guid(n), Name: n.attr("name"), ID: n.attr("id")})
}

// codes returns a function that adds a code, with those under it, to a list.
func (r *reader) codes(list *[]Code) func(*node) {
	return func(n *node) {
		code := Code{GUID: r.guid(n), Name: r.need(n, "name"), Color: r.color(n), Codable: r.codable(n)}
		r.each(n, visits{"Description": described(&code.Description), "NoteRef": r.may(&code.Notes, "Note"), "Code": r.codes(&code.Children)})
		*list = append(*list, code)
	}
}

// color returns the colour of a code; one that is none is left out, with a warning.
func (r *reader) color(n *node) string {
	color := strings.TrimSpace(n.attr("color"))
	if color == "" || colorForm.MatchString(color) {
		return color
	}
	r.list.Warnf(r.pos(n), "bad-color", "la couleur %q est laissée de côté (attendu\u00a0: #RRVVBB)", "color %q is left aside (expected #RRGGBB)", locale.Line(color))
	return ""
}

// codable says whether a code can be given; a code that does not say it can.
func (r *reader) codable(n *node) bool {
	text := strings.TrimSpace(n.attr("isCodable"))
	if !booleanForm.MatchString(text) {
		r.list.Warnf(r.pos(n), "bad-codable", "isCodable a la valeur %q (attendu\u00a0: true ou false)\u00a0: lu comme true", "isCodable has the value %q (expected true or false): read as true", locale.Line(text))
		return true
	}
	return text == "true" || text == "1"
}

func (r *reader) variable(n *node) {
	v := Variable{GUID: r.guid(n), Name: r.need(n, "name"), Type: strings.TrimSpace(r.need(n, "typeOfVariable"))}
	if n.has("typeOfVariable") && !slices.Contains(Types, v.Type) {
		r.list.Errorf(r.pos(n), "bad-type", "la variable %q est de type %q (attendu\u00a0: %s)", "variable %q is of type %q (expected %s)",
			locale.Line(v.Name), locale.Line(v.Type), diag.OneOf(Types))
	}
	r.each(n, visits{"Description": described(&v.Description)})
	r.result.Variables = append(r.result.Variables, v)
}

// values returns a function that adds a value to a list.
func (r *reader) values(list *[]Value) func(*node) {
	return func(n *node) {
		value, kind := Value{}, ""
		visit := visits{"VariableRef": func(c *node) { value.Variable = r.must(c, "targetGUID", "Variable") }}
		for _, name := range Types {
			visit[name+"Value"] = func(c *node) { kind, value.Text = name, string(c.text) }
		}
		r.each(n, visit)
		if value.Variable == "" && n.child("VariableRef") == nil {
			r.list.Errorf(r.pos(n), "attribute-missing", "<%s> ne dit pas de quelle variable", "<%s> does not say of which variable", n.name)
			return
		}
		if kind != "" && kind != "Text" {
			value.Text = strings.TrimSpace(value.Text)
		}
		value.Text = r.typed(n, value, kind)
		*list = append(*list, value)
	}
}

// typed returns the text of a value; one that is not of the type of its variable is left out, with a warning.
func (r *reader) typed(n *node, value Value, kind string) string {
	i := slices.IndexFunc(r.result.Variables, func(v Variable) bool { return v.GUID == value.Variable })
	if i < 0 || value.Text == "" {
		return value.Text
	}
	v := r.result.Variables[i]
	if form := valueForms[v.Type]; form == nil || form.MatchString(value.Text) {
		return value.Text
	}
	r.list.Warnf(r.pos(n), "bad-value", "la valeur %q (<%sValue>) de la variable %q n'est pas de type %s\u00a0: elle est laissée de côté", "value %q (<%sValue>) of variable %q is not of type %s: it is left aside",
		locale.Line(value.Text), kind, locale.Line(v.Name), v.Type)
	return ""
}

func (r *reader) unit(n *node) {
	c := Case{GUID: r.guid(n), Name: n.attr("name")}
	r.each(n, visits{
		"Description":   described(&c.Description),
		"CodeRef":       func(m *node) { c.Codes = append(c.Codes, r.must(m, "targetGUID", "Code")) },
		"VariableValue": r.values(&c.Values),
		"SourceRef":     r.may(&c.Sources, "TextSource"),
		"SelectionRef":  r.may(&c.Selections, "PlainTextSelection"),
	})
	r.result.Cases = append(r.result.Cases, c)
}

// set reads a set. In a codebook its codes are named by guid, in a project by targetGUID; each is taken in either.
func (r *reader) set(n *node) {
	s := Set{GUID: r.guid(n), Name: r.need(n, "name")}
	r.each(n, visits{
		"Description": described(&s.Description),
		"MemberCode": func(m *node) {
			attribute := "targetGUID"
			if m.has("guid") {
				attribute = "guid"
			}
			s.Codes = append(s.Codes, r.must(m, attribute, "Code"))
		},
		"MemberSource": r.may(&s.Sources, "TextSource"),
		"MemberNote":   r.may(&s.Notes, "Note"),
	})
	r.result.Sets = append(r.result.Sets, s)
}
