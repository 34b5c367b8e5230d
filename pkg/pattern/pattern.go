// Package pattern has regular expressions that are compiled when they are first used: tables of them cost a program that
// does not look at them nothing.
package pattern

import (
	"regexp"
	"sync"
)

// A Pattern is a regular expression. It can be used from several goroutines.
type Pattern struct{ compiled func() *regexp.Regexp }

// New returns the pattern of an expression as package regexp has it. A pattern that is none panics when it is first used.
func New(expression string) *Pattern {
	return &Pattern{compiled: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
}

// MatchString reports whether a text has a match of the pattern.
func (p *Pattern) MatchString(text string) bool { return p.compiled().MatchString(text) }

// FindString returns the first match of the pattern, or an empty text.
func (p *Pattern) FindString(text string) string { return p.compiled().FindString(text) }

// FindStringSubmatch returns the first match of the pattern and those of its groups, or nil.
func (p *Pattern) FindStringSubmatch(text string) []string {
	return p.compiled().FindStringSubmatch(text)
}

// FindAllStringIndex returns where a text matches: the bytes of every match, up to n of them, or all where n is below 0.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatchIndex returns the same with those of the groups of each match.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString returns a text with every match replaced, as package regexp does.
func (p *Pattern) ReplaceAllString(s, replacement string) string {
	return p.compiled().ReplaceAllString(s, replacement)
}

// Groups returns how many groups the pattern has.
func (p *Pattern) Groups() int { return p.compiled().NumSubexp() }

// String returns the expression.
func (p *Pattern) String() string { return p.compiled().String() }
