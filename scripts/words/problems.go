package main

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// A problem is something wrong with the words of the program.
type problem struct {
	at   token.Position
	what string
}

func (p problem) String() string { return fmt.Sprintf("%s: %s", p.at, p.what) }

// problems returns everything that is wrong with the texts, and with the words that are none, in the order of the places.
func (p *program) problems(texts []text, folders []string) ([]problem, error) {
	var found []problem
	for _, t := range texts {
		for _, what := range t.problems() {
			found = append(found, problem{t.at, what})
		}
	}
	found = append(found, p.strays()...)
	literal, err := p.literals(folders)
	found = append(found, literal...)
	slices.SortStableFunc(found, func(a, b problem) int {
		return cmp.Or(strings.Compare(a.at.Filename, b.at.Filename), a.at.Line-b.at.Line, a.at.Column-b.at.Column)
	})
	return found, err
}

// problems returns what is wrong with a text: a language that is missing makes all else moot.
func (t text) problems() []string {
	fr, en := t.seen()
	switch {
	case t.same:
		return apostrophes(fr, en)
	case t.fr.missing || strings.TrimSpace(fr) == "":
		return []string{"the text has no French"}
	case t.en.missing || strings.TrimSpace(en) == "":
		return []string{"the text has no English"}
	case t.literal && t.fr.text == t.en.text && !strings.ContainsRune(t.fr.text, hole):
		return []string{fmt.Sprintf("both languages are %q: locale.Same says that this is meant", t.fr.text)}
	}
	var found []string
	if t.formatted {
		if what := compareVerbs(t); what != "" {
			found = append(found, what)
		}
		if slices.ContainsFunc(verbs(t.fr.text), func(v verb) bool { return strings.ContainsAny(v.kind, "eEfFgG") }) {
			found = append(found, "a number in a sentence is an argument such as locale.Fixed: verbs write decimal points in French too")
		}
	}
	for _, rule := range rules {
		found = append(found, rule(fr, en)...)
	}
	return found
}
