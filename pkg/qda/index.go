package qda

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// An index says which elements there are to point at, by their name, then by their GUID.
type index map[string]map[string]*node

// pointed are the elements that others point at.
var pointed = []string{"User", "Code", "Variable", "TextSource", "Note", "PlainTextSelection", "Case", "Set", "Coding"}

// fill finds the elements to point at; two of one kind must not have the same GUID. What is left aside is "aside".
func (r *reader) fill(n *node) {
	if guid, ok := canonical(n.attr("guid")); ok && n.name != "MemberCode" {
		name := n.name
		if !slices.Contains(pointed, name) {
			name = "aside"
		}
		r.enter(name, guid, n)
	}
	for _, c := range n.children {
		if slices.ContainsFunc(asides, func(a Aside) bool { return a.Kind == c.name && !slices.Contains(pointed, c.name) }) {
			r.fillAside(c)
		} else {
			r.fill(c)
		}
	}
}

// enter enters an element; a GUID that is there twice is an error where something points at it.
func (r *reader) enter(name, guid string, n *node) {
	group := name
	if name == "Note" {
		group = "TextSource" // Their texts are files of the same folder.
	}
	if first := r.index[group][guid]; first != nil && name != "aside" {
		if name == "Coding" {
			r.list.Warnf(r.pos(n), "guid-twice", "<%s> a le GUID %s de la ligne %d", "<%s> has the GUID %s of line %d", n.name, guid, first.line)
		} else {
			r.list.Errorf(r.pos(n), "guid-twice", "<%s> a le GUID %s de la ligne %d", "<%s> has the GUID %s of line %d", n.name, guid, first.line)
		}
		return
	}
	if r.index[group] == nil {
		r.index[group] = map[string]*node{}
	}
	r.index[group][guid] = n
}

// places returns where the elements that others point at are.
func (r *reader) places() map[string]diag.Pos {
	places := map[string]diag.Pos{"": r.at}
	for i := len(pointed) - 1; i >= 0; i-- { // Of a GUID that several kinds have, the first kind.
		for guid, n := range r.index[pointed[i]] {
			places[guid] = r.pos(n)
		}
	}
	return places
}

// fillAside notes all GUIDs of an element that is left aside.
func (r *reader) fillAside(n *node) {
	if guid, ok := canonical(n.attr("guid")); ok {
		r.enter("aside", guid, n)
	}
	for _, c := range n.children {
		r.fillAside(c)
	}
}

// find returns the GUID that an attribute points at, and whether an element of that name has it.
func (r *reader) find(n *node, attribute, name string) (string, bool) {
	guid, ok := canonical(n.attr(attribute))
	if !ok {
		r.list.Errorf(r.pos(n), "bad-guid", "%q de <%s> a la valeur %q (attendu\u00a0: un GUID)", "%q of <%s> has the value %q (expected a GUID)",
			attribute, n.name, locale.Line(n.attr(attribute)))
		return "", true
	}
	if name == "Note" {
		target := r.index["TextSource"][guid]
		return guid, target != nil && target.name == "Note"
	}
	target := r.index[name][guid]
	return guid, target != nil && target.name == name
}

// must returns a reference to an element that there must be: a code, a variable.
func (r *reader) must(n *node, attribute, name string) string {
	guid, ok := r.find(n, attribute, name)
	if !ok {
		r.list.Errorf(r.pos(n), "unknown-reference", "<%s> renvoie à %s, mais aucun élément <%s> n'a ce GUID", "<%s> points at %s, but no element <%s> has this GUID", n.name, guid, name)
	}
	return guid
}

// may adds a reference to a list; one to what is left aside is left aside with it, one to nothing gets a warning.
func (r *reader) may(list *[]string, name string) func(*node) {
	return func(n *node) {
		guid, ok := r.find(n, "targetGUID", name)
		switch {
		case ok:
			*list = append(*list, guid)
		case r.index["aside"][guid] == nil:
			r.list.Warnf(r.pos(n), "unknown-reference", "<%s> renvoie à %s, que rien n'a\u00a0: le renvoi est laissé de côté", "<%s> points at %s, which nothing has: it is left aside", n.name, guid)
		}
	}
}

// user returns the user that an attribute names. One who is not in the list of users is left out, with a warning.
func (r *reader) user(n *node, attribute string) string {
	if n.attr(attribute) == "" {
		return ""
	}
	guid, ok := r.find(n, attribute, "User")
	if !ok {
		r.list.Warnf(r.pos(n), "unknown-user", "%q de <%s> est %s, qui n'est pas parmi les personnes du projet\u00a0: laissé de côté", "%q of <%s> is %s, who is not among the users of the project: left aside", attribute, n.name, guid)
		return ""
	}
	return guid
}
