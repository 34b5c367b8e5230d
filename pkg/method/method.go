// Package method describes statistical methods in words: what the statistics packages share.
//
// Each of them lists its methods in one table, from which help texts, notes and the methods section of a report are
// made, so that no number stands without its method and no method without its printed source.
package method

import "github.com/arrimage/arrimage/pkg/locale"

// A Method says how a number is computed.
type Method struct {
	ID       string      // stable kebab-case name, as flags and machine formats write it
	Name     locale.Text // short name, as a table note writes it
	Sentence locale.Text // one whole sentence for a methods section
	Formula  string      // the formula in plain text, in symbols that both languages share
	Source   string      // author, title, journal or publisher, year, pages
}

// Must returns the method of the given identifier from the table of a package, and panics where the table has none: only
// a mistake of that package can ask for it.
func Must(owner string, methods []Method, id string) Method {
	m, ok := Find(methods, id)
	if !ok {
		panic(owner + ": method: unknown identifier " + id)
	}
	return m
}

// Find returns the method of the given identifier, or false where the table has none.
func Find(methods []Method, id string) (Method, bool) {
	for _, m := range methods {
		if m.ID == id {
			return m, true
		}
	}
	return Method{}, false
}
