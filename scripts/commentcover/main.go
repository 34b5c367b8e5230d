// Command commentcover counts the exported names that have a comment, and prints those that have none.
//
// It judges only whether a comment is there, never what it says. It fails when fewer names than the minimum have one, or
// when a package has no package comment.
//
//  1. packages finds the folders that hold Go files, without tests, testdata and hidden folders.
//  2. names lists the exported names of a file: functions, methods, types, constants, variables, struct fields.
//  3. report prints the names and the packages without a comment, then the percentage.
//
// Usage, from the root of the module:
//
//	go run ./scripts/commentcover -min 95 cmd pkg scripts
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 when enough names have a comment, 1 when they do not or a file fails, 2 for wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("commentcover", flag.ContinueOnError)
	flags.SetOutput(stderr)
	minimum := flags.Float64("min", 95, "percentage of exported names that must have a comment")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	folders := flags.Args()
	if len(folders) == 0 {
		folders = []string{"."}
	}
	found, err := packages(folders)
	if err != nil {
		fmt.Fprintf(stderr, "commentcover: %v\n", err)
		return 1
	}
	if !report(stdout, found, *minimum) {
		return 1
	}
	return 0
}

// report prints what lacks a comment and the percentage, and tells whether the packages pass. A minimum is reached
// exactly, before any rounding: 94.96 % is printed as 95.0 % and still is not 95 %.
func report(w io.Writer, found []pkg, minimum float64) bool {
	total, commented, bare := 0, 0, 0
	for _, p := range found {
		if !p.commented {
			bare++
			fmt.Fprintf(w, "%s: package without a package comment\n", p.folder)
		}
		for _, n := range p.names {
			total++
			if n.commented {
				commented++
				continue
			}
			fmt.Fprintf(w, "%s:%d: %s\n", n.at.Filename, n.at.Line, n.text)
		}
	}
	fmt.Fprintf(w, "%d of %d exported names have a comment (%.1f %%, at least %g %% wanted); %d of %d packages have one\n",
		commented, total, percent(commented, total), minimum, len(found)-bare, len(found))
	return bare == 0 && percent(commented, total) >= minimum
}

// percent returns 100·part/whole, and 100 for a whole of zero: where nothing is exported, nothing lacks a comment.
func percent(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}
