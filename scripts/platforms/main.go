// Command platforms writes the answers to one small questionnaire as each survey platform exports them, with its interface in
// French and in English. Everything in these files is invented: the questionnaire, the people and what they say.
//
// What each platform writes comes from its documentation, its source or public exports; the tests of this folder check that
// every file is recognised, and read to the same data set.
//
//  1. questionnaire.go has the questions, and answers.go the people.
//  2. Each platform makes a sheet of columns of them: commercial.go, forms.go, research.go, field.go.
//  3. Export.Bytes writes the sheet as the platform does.
//  4. Answers writes what must be read from every one of them: answers.csv.
//
// Usage, from the root of the module:
//
//	go run ./scripts/platforms -out testdata/platforms
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run is the program: 0 when every file is written, 1 when one fails, 2 for wrong usage.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("platforms", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("out", "testdata/platforms", "folder to write into")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "platforms: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		fmt.Fprintf(stderr, "platforms: %v\n", err)
		return 1
	}
	if err := os.WriteFile(filepath.Join(*out, "answers.csv"), Answers(), 0o644); err != nil {
		fmt.Fprintf(stderr, "platforms: %v\n", err)
		return 1
	}
	for _, export := range Exports() {
		content, err := export.Bytes()
		if err == nil {
			err = os.WriteFile(filepath.Join(*out, export.File), content, 0o644)
		}
		if err != nil {
			fmt.Fprintf(stderr, "platforms: %s: %v\n", export.File, err)
			return 1
		}
	}
	return 0
}
