// Command csvloop does the job of scripts/large.sh with a plain loop of encoding/csv, for comparison: the weighted share of
// satisfied respondents and the weighted mean of the score of 19 items, by region and type.
//
// Usage, from the root of the module:
//
//	go run ./scripts/csvloop FILE
package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
)

// Places of the columns that scripts/generate writes.
const (
	regionColumn, typeColumn, weightColumn, satisfactionColumn = 1, 2, 3, 6

	firstItem, lastItem = 7, 25
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: csvloop FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "csvloop: %v\n", err)
		os.Exit(1)
	}
}

// A group is a region and a type.
type group struct{ region, kind string }

// sums are what a group adds up to.
type sums struct {
	rows                     int
	weight, satisfied, score float64
}

// run reads a file and writes a line for each group.
func run(name string, out io.Writer) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	groups, err := read(bufio.NewReaderSize(file, 1<<20))
	if err != nil {
		return err
	}
	order := slices.SortedFunc(maps.Keys(groups), func(a, b group) int {
		return slices.Compare([]string{a.region, a.kind}, []string{b.region, b.kind})
	})
	for _, g := range order {
		s := groups[g]
		fmt.Fprintf(out, "%s\t%s\t%d\t%.6f\t%.6f\n", g.region, g.kind, s.rows, s.satisfied/s.weight, s.score/s.weight)
	}
	return nil
}

// read adds up the rows.
func read(in io.Reader) (map[group]*sums, error) {
	r := csv.NewReader(in)
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return nil, err
	}
	groups := map[group]*sums{}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return groups, nil
		}
		if err != nil {
			return nil, err
		}
		weight, err := strconv.ParseFloat(row[weightColumn], 64)
		if err != nil {
			return nil, err
		}
		key := group{row[regionColumn], row[typeColumn]}
		s := groups[key]
		if s == nil {
			s = &sums{}
			groups[group{string([]byte(key.region)), string([]byte(key.kind))}] = s // The texts of a row do not last.
		}
		s.add(weight, row)
	}
}

// add adds a row.
func (s *sums) add(weight float64, row []string) {
	score := 0.0
	for _, answer := range row[firstItem : lastItem+1] {
		if answer == "Oui" {
			score++
		}
	}
	s.rows++
	s.weight += weight
	s.score += weight * score
	if answer := row[satisfactionColumn]; answer == "Satisfait" || answer == "Très satisfait" {
		s.satisfied += weight
	}
}
