package main

import (
	"fmt"
	"slices"
	"strings"
)

// The rules are what imports.txt says.
type rules struct {
	file    string              // path of the file, for messages
	allowed map[string][]string // package of pkg/ → packages of pkg/ that it may import
	only    []reserved          // in the order of the file
}

// A reserved library may be imported by some packages alone.
type reserved struct {
	module   string   // import path, which stands for every path below it too
	packages []string // packages of pkg/
}

// parseRules reads the text of imports.txt. An error names the file and the line.
func parseRules(file, text string) (*rules, error) {
	r := &rules{file: file, allowed: map[string][]string{}}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := r.add(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, number, err)
		}
	}
	return r, nil
}

// add takes in one line. It refuses a package that is named before its own line, which keeps the file in the order of
// the data flow.
func (r *rules) add(line string) error {
	before, after, found := strings.Cut(line, ":")
	subject, packages := strings.Fields(before), strings.Fields(after)
	for _, p := range packages {
		if _, ok := r.allowed[p]; !ok {
			return fmt.Errorf("package %q has no line above this one", p)
		}
	}
	switch {
	case found && len(subject) == 2 && subject[0] == "only":
		r.only = append(r.only, reserved{subject[1], packages})
	case found && len(subject) == 1:
		if _, ok := r.allowed[subject[0]]; ok {
			return fmt.Errorf("package %q already has a line", subject[0])
		}
		r.allowed[subject[0]] = packages
	default:
		return fmt.Errorf("%q is no rule (expected \"package: packages\" or \"only module: packages\")",
			strings.TrimSpace(line))
	}
	return nil
}

// holds tells whether the import path is that of the library or lies below it.
func (l reserved) holds(path string) bool {
	return path == l.module || strings.HasPrefix(path, l.module+"/")
}

// open tells whether the package of pkg/ may import the library.
func (l reserved) open(name string) bool { return slices.Contains(l.packages, name) }
