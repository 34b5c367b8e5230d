// Command words reads the words of the program out of its code, where every text stands in French and English side by side.
//
// Without a flag it prints them as a catalogue for a translator, in CSV: a key, the places, the French, the English, with
// {…} for what the program fills in. With -check it prints what is wrong with them, and fails: a language that is missing,
// formats that take other arguments in the other language, French typography as in Quebec, numbers that differ, and words
// that a user reads in one language only.
//
//  1. load parses and types the packages.
//  2. texts finds the literals of locale.Text, locale.Same, and the calls of functions with parameters fr and en, with
//     constants folded.
//  3. catalogue sorts them; problems judges them, and looks for stray words and for words in the templates of pages.
//
// Usage, from the root of the module:
//
//	go run ./scripts/words cmd pkg > words.csv
//	go run ./scripts/words -check cmd pkg
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(".", os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program, in the module at root: 0 when all is well, 1 when something is wrong with the words or with reading
// them, 2 for wrong usage.
func run(root string, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("words", flag.ContinueOnError)
	flags.SetOutput(stderr)
	check := flags.Bool("check", false, "print what is wrong with the words")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	folders := flags.Args()
	if len(folders) == 0 {
		folders = []string{"cmd", "pkg"}
	}
	read, err := load(root, folders)
	if err == nil && *check {
		return judge(read, folders, stdout, stderr)
	}
	if err == nil {
		err = write(stdout, catalogue(read.texts()))
	}
	if err != nil {
		fmt.Fprintf(stderr, "words: %v\n", err)
		return 1
	}
	return 0
}

// judge prints the problems of the program, and how many texts it has.
func judge(read *program, folders []string, stdout, stderr io.Writer) int {
	texts := read.texts()
	found, err := read.problems(texts, folders)
	if err != nil {
		fmt.Fprintf(stderr, "words: %v\n", err)
		return 1
	}
	for _, problem := range found {
		fmt.Fprintln(stdout, problem)
	}
	if len(texts) == 0 {
		fmt.Fprintln(stderr, "words: the code has no text in both languages")
		return 1
	}
	fmt.Fprintf(stdout, "%d texts in both languages, %d problems\n", len(texts), len(found))
	if len(found) > 0 {
		return 1
	}
	return 0
}
