// Command coverage draws samples and counts how often each interval of a proportion holds the proportion that they come
// from, and prints that as a Markdown table.
//
// Each row is one size of sample, and for samples drawn without replacement one size of population; each method has the
// mean and the smallest coverage over a grid of proportions, and its mean width. The same seed gives the same table.
//
// Usage, from the root of the module:
//
//	go run ./scripts/coverage -samples 10000 -seed 1 -level 0.95
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 when the table was printed, 2 for wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	flags.SetOutput(stderr)
	samples := flags.Int("samples", 10000, "samples to draw for each proportion, at least 1")
	seed := flags.Uint64("seed", 1, "seed of the drawing")
	level := flags.Float64("level", 0.95, "nominal level, between 0 and 1")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *samples < 1 || !(*level > 0 && *level < 1) || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "usage: coverage [-samples n] [-seed n] [-level between 0 and 1]")
		return 2
	}
	fmt.Fprint(stdout, document(*samples, *seed, *level))
	return 0
}
