// Command samenumbers checks that another program computed the tables of a report: that a comparison of times is one of the
// same work.
//
// It reads the report as tidy CSV (arrimage report --format tidy), and of the other program lines of a table, a row, a column
// and a value, of an interval two, separated by tabs. Each must stand in the report, to nine significant digits; a p value of
// permutations, in the column p, to 0.03. Every table of the report must have lines, but for those that are left out by name.
//
// Usage, from the root of the module:
//
//	go run ./scripts/samenumbers [-without table,table] REPORT.csv NUMBERS
package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program: 0 when the numbers are those of the report, 1 when they are not or cannot be read, 2 for wrong usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("samenumbers", flag.ContinueOnError)
	flags.SetOutput(stderr)
	without := flags.String("without", "", "tables of the report that the other program leaves out, separated by commas")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() != 2 {
		fmt.Fprintln(stderr, "usage: samenumbers [-without table,table] REPORT.csv NUMBERS")
		return 2
	}
	said, err := compareFiles(flags.Arg(0), flags.Arg(1), strings.Split(*without, ","))
	if err != nil {
		fmt.Fprintf(stderr, "samenumbers: %v\n", err)
		return 1
	}
	fmt.Fprintln(stdout, said)
	return 0
}

// compareFiles opens both files and compares them.
func compareFiles(ours, theirs string, without []string) (string, error) {
	a, err := os.Open(ours)
	if err != nil {
		return "", err
	}
	defer a.Close()
	b, err := os.Open(theirs)
	if err != nil {
		return "", err
	}
	defer b.Close()
	report, tables, err := readReport(a)
	if err != nil {
		return "", err
	}
	return compare(report, slices.DeleteFunc(tables, func(t string) bool { return slices.Contains(without, t) }), b)
}

// A place is a cell of a table of the report.
type place struct{ table, row, column string }

// readReport reads the cells of a report, each as its values or its text, and the names of its tables.
func readReport(src io.Reader) (map[place][]string, []string, error) {
	rows, err := csv.NewReader(src).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	if len(rows) == 0 || !slices.Equal(rows[0][:min(8, len(rows[0]))], []string{"table", "row_group", "row", "row_label", "column", "value", "value_hi", "text"}) {
		return nil, nil, errors.New("the report is not tidy CSV")
	}
	cells := map[place][]string{}
	var tables []string
	for _, row := range rows[1:] {
		if !slices.Contains(tables, row[0]) {
			tables = append(tables, row[0])
		}
		values := slices.DeleteFunc([]string{row[5], row[6], row[7]}, func(s string) bool { return s == "" })
		cells[place{row[0], row[2], row[4]}] = values
	}
	return cells, tables, nil
}

// compare reads the other program's numbers; it is an error where one is not that of the report, or a table has none.
func compare(report map[place][]string, tables []string, theirs io.Reader) (string, error) {
	var problems []error
	numbers, met := 0, map[string]bool{}
	lines := bufio.NewScanner(theirs)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) < 4 {
			return "", fmt.Errorf("not a table, a row, a column and a value: %q", lines.Text())
		}
		at := place{fields[0], fields[1], fields[2]}
		if ours, there := report[at]; !there || !same(ours, fields[3:], at.column == "p") {
			problems = append(problems, fmt.Errorf("%s, row %s, %s: %q, in the report %q", at.table, at.row, at.column, fields[3:], ours))
		}
		numbers++
		met[at.table] = true
	}
	for _, table := range tables {
		if !met[table] {
			problems = append(problems, fmt.Errorf("%s: not computed", table))
		}
	}
	return fmt.Sprintf("%d values of %d tables are those of the report", numbers, len(met)), errors.Join(append(problems, lines.Err())...)
}

// same reports whether values are equal: as texts, or as numbers to nine digits, p values of permutations to 0.03.
func same(ours, theirs []string, permuted bool) bool {
	return slices.EqualFunc(ours, theirs, func(a, b string) bool {
		x, err1 := strconv.ParseFloat(a, 64)
		y, err2 := strconv.ParseFloat(b, 64)
		if err1 != nil || err2 != nil {
			return a == b
		}
		if permuted {
			return math.Abs(x-y) <= 0.03
		}
		return math.Abs(x-y) <= 1e-9*math.Max(1, math.Abs(x))
	})
}
