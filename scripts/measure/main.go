// Command measure runs a command several times and prints how long it took and how much memory it held.
//
// It only measures: whether a time is good is for the reader to judge. A command that fails is not measured, because a
// program that stops early is fast.
//
// The times are the wall clock and the processor time (user and system) of the command with the processes it waited
// for; the memory is the peak resident set. A new process starts out with the peak of the one that started it, so a
// peak that is not above that of measure itself is printed as "at most".
//
// Usage, from the root of the module:
//
//	go run ./scripts/measure -runs 20 command argument...
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 when every run was measured, 1 when the command failed, 2 for wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("measure", flag.ContinueOnError)
	flags.SetOutput(stderr)
	runs := flags.Int("runs", 10, "how many times to run the command, at least 1")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *runs < 1 || flags.NArg() == 0 {
		fmt.Fprintln(stderr, "usage: measure [-runs n] command argument...")
		return 2
	}
	samples, err := measure(*runs, flags.Args())
	if err != nil {
		fmt.Fprintf(stderr, "measure: %v\n", err)
		return 1
	}
	fmt.Fprint(stdout, describe(samples, ownPeak()))
	return 0
}

// measure runs the command that many times, after once unmeasured that brings its files into memory.
func measure(runs int, command []string) ([]sample, error) {
	if _, err := once(command); err != nil {
		return nil, err
	}
	samples := make([]sample, runs)
	for i := range samples {
		var err error
		if samples[i], err = once(command); err != nil {
			return nil, err
		}
	}
	return samples, nil
}
