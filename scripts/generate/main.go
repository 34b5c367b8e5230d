// Command generate writes a large synthetic export, to measure how fast the program reads.
//
// No row was answered by anybody: the name of the last column says so, and so does each comment. The same rows and seed
// give the same bytes on every machine. A row takes about 180 bytes, 5,000,000 rows about 0.9 GB.
//
// Usage, from the root of the module; - writes to standard output:
//
//	go run ./scripts/generate -rows 5000000 -seed 1 -o FILE
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 when the file was written, 1 when it could not be, 2 for wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	rows := flags.Int("rows", 200_000, "how many rows to write below the header, 0 or more")
	seed := flags.Uint64("seed", 1, "what the answers are drawn from")
	name := flags.String("o", "", "the file to write, or - for standard output")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *rows < 0 || *name == "" || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "usage: generate [-rows n] [-seed n] -o FILE")
		return 2
	}
	if err := generate(*name, stdout, *rows, *seed); err != nil {
		fmt.Fprintf(stderr, "generate: %v\n", err)
		return 1
	}
	return 0
}

// generate writes the rows to standard output or to a file that appears whole or not at all.
func generate(name string, stdout io.Writer, rows int, seed uint64) error {
	if name == "-" {
		return write(stdout, rows, seed)
	}
	file, err := os.CreateTemp(filepath.Dir(name), ".generate-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // Fails where the file has its name already.
	err = write(file, rows, seed)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(file.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}

// write writes the header and the rows.
func write(out io.Writer, rows int, seed uint64) error {
	p, err := newPopulation(seed)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 1<<20)
	row := []byte(header())
	for id := 1; ; id++ {
		if _, err := w.Write(row); err != nil {
			return err
		}
		if id > rows {
			return w.Flush()
		}
		row = p.appendRow(row[:0], id)
	}
}
