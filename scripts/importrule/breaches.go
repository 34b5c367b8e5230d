package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// A listed package is one package of this module, as the go command sees it.
type listed struct {
	module  string   // path of this module
	path    string   // import path
	imports []string // import paths, tests aside
}

// listPackages returns every package of the module in the current folder.
func listPackages() ([]listed, error) {
	list := exec.Command("go", "list", "-f", `{{.Module.Path}} {{.ImportPath}} {{join .Imports " "}}`, "./...")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	return parseList(string(out)), nil
}

// parseList reads one package a line: the module's path, the package's path, then its imports.
func parseList(text string) []listed {
	var packages []listed
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) >= 2 {
			packages = append(packages, listed{words[0], words[1], words[2:]})
		}
	}
	return packages
}

// breaches returns, in the order of the packages, one sentence for each import that the rules do not allow and for each
// package of pkg/ that they do not name.
func breaches(r *rules, packages []listed) []string {
	var found []string
	for _, p := range packages {
		room := p.module + "/pkg/"
		name, inside := strings.CutPrefix(p.path, room)
		shown := strings.TrimPrefix(p.path, p.module+"/")
		allowed, known := r.allowed[name]
		if inside && !known {
			found = append(found, fmt.Sprintf("%s: not in %s, which must say what it may import", shown, r.file))
			continue
		}
		for _, path := range p.imports {
			if other, ours := strings.CutPrefix(path, room); inside && ours && !slices.Contains(allowed, other) {
				found = append(found, fmt.Sprintf("%s: imports pkg/%s (%s allows: %s)", shown, other, r.file, words(allowed)))
			}
			for _, library := range r.only {
				if library.holds(path) && !(inside && library.open(name)) {
					found = append(found, fmt.Sprintf("%s: imports %s (%s allows it to: %s)", shown, path, r.file, words(library.packages)))
				}
			}
		}
	}
	return found
}

// words joins names, or says that there are none.
func words(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, " ")
}
