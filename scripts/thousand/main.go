// Command thousand writes a synthetic study of two sides in many regions, to measure the reports of regions with.
//
// Nobody was asked anything: the title and the notice of the study say so. Every region has one group and one to five
// centres, of which some did not answer; both sides answer 19 items of a scale and 6 other questions, and every group has a
// budget. The same regions and seed give the same bytes on every machine.
//
//  1. study.go has the study file.
//  2. answers.go draws who answers what, and names the regions.
//
// Usage, from the root of the module; it writes study.yaml, regions.csv, centres.csv, groups.csv and budgets.csv:
//
//	go run ./scripts/thousand -regions 1000 -seed 1 -out DIR
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run is the program: 0 when every file was written, 1 when one could not be, 2 for wrong usage.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("thousand", flag.ContinueOnError)
	flags.SetOutput(stderr)
	regions := flags.Int("regions", 1000, fmt.Sprintf("how many regions, 1 to %d", mostRegions))
	seed := flags.Uint64("seed", 1, "what the answers are drawn from")
	out := flags.String("out", "", "the folder to write into")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *regions < 1 || *regions > mostRegions || *out == "" || flags.NArg() > 0 {
		fmt.Fprintf(stderr, "usage: thousand [-regions n] [-seed n] -out DIR (n: 1 to %d)\n", mostRegions)
		return 2
	}
	if err := write(*out, *regions, *seed); err != nil {
		fmt.Fprintf(stderr, "thousand: %v\n", err)
		return 1
	}
	return 0
}

// write writes the files of the study.
func write(folder string, regions int, seed uint64) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	p := newPopulation(seed)
	p.draw(regions)
	for _, file := range []struct {
		name    string
		content []byte
	}{
		{"study.yaml", studyFile(p)}, {"regions.csv", sheet(p.regions)}, {"centres.csv", sheet(p.centres)},
		{"groups.csv", sheet(p.groups)}, {"budgets.csv", sheet(p.budgets)},
	} {
		if err := os.WriteFile(filepath.Join(folder, file.name), file.content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
