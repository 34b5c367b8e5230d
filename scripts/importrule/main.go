// Command importrule checks that the packages of pkg/ import each other along the data flow and no other way.
//
// The rules stand in scripts/imports.txt. It has no exceptions: an import that is not allowed there fails, and so does a
// package that is not named there. Tests may import what they like.
//
//  1. parseRules reads the rules, and refuses a rule that leads back up the data flow.
//  2. listPackages asks the go command which packages there are and what they import.
//  3. breaches compares the two.
//
// Usage, from the root of the module:
//
//	go run ./scripts/importrule scripts/imports.txt
package main

import (
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 when every import is allowed, 1 when one is not or something fails, 2 for wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	if len(args) != 1 {
		fmt.Fprintln(stderr, "usage: importrule rules.txt")
		return 2
	}
	found, err := check(args[0])
	if err != nil {
		fmt.Fprintf(stderr, "importrule: %v\n", err)
		return 1
	}
	for _, breach := range found {
		fmt.Fprintln(stdout, breach)
	}
	if len(found) > 0 {
		return 1
	}
	return 0
}

// check returns the breaches of the module in the current folder.
func check(path string) ([]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r, err := parseRules(path, string(text))
	if err != nil {
		return nil, err
	}
	packages, err := listPackages()
	if err != nil {
		return nil, err
	}
	return breaches(r, packages), nil
}
