package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
)

// byteOrderMark opens a file that survey platforms export for spreadsheets.
const byteOrderMark = "\ufeff"

// A record is one row of an export, read back.
type record struct {
	region  int               // index into Inputs.Regions
	score   int               // items answered yes
	na      int               // items answered "does not apply"
	answers map[string]string // by column heading; a blank cell is ""
}

// A sheet is both exports, read back: all that check looks at.
type sheet struct {
	in      *Inputs
	centres []record
	groups  []record
}

// newSheet reads both exports. The error names the file.
func newSheet(in *Inputs, files map[string][]byte) (*sheet, error) {
	s := &sheet{in: in}
	for i, rows := range []*[]record{&s.centres, &s.groups} {
		var err error
		if *rows, err = in.decode(sides[i], files[sides[i].asked]); err != nil {
			return nil, fmt.Errorf("%s: %w", sides[i].file, err)
		}
	}
	return s, nil
}

// decode reads one export.
func (in *Inputs) decode(s side, data []byte) ([]record, error) {
	data, marked := bytes.CutPrefix(data, []byte(byteOrderMark))
	if !marked {
		return nil, errors.New("no byte-order mark")
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, q := range in.columns(s) {
		codes = append(codes, q.Code)
	}
	if len(rows) == 0 || strings.Join(rows[0], ";") != strings.Join(codes, ";") {
		return nil, errors.New("the headings are not the questions of this side")
	}
	records := make([]record, len(rows)-1)
	for i, row := range rows[1:] {
		if records[i], err = in.record(s, row); err != nil {
			return nil, fmt.Errorf("record %d: %w", i+2, err)
		}
	}
	return records, nil
}

// record reads one row, whose cells are in the order of the side's columns.
func (in *Inputs) record(s side, row []string) (record, error) {
	r := record{answers: make(map[string]string, len(row))}
	for i, q := range in.columns(s) {
		cell := row[i]
		r.answers[q.Code] = cell
		switch {
		case q.Type == "region":
			var err error
			if r.region, err = in.region(cell); err != nil {
				return record{}, err
			}
		case q.Type == "yesno" && cell != yes && cell != no && cell != "",
			q.Type == "yesnona" && cell != yes && cell != no && cell != na && cell != "":
			return record{}, fmt.Errorf("column %q: %q is not an answer", q.Code, cell)
		case q.Type == "yesnona" && cell == yes:
			r.score++
		case q.Type == "yesnona" && cell == na:
			r.na++
		}
	}
	return r, nil
}

// said counts the records that gave the answer.
func said(records []record, code, word string) int {
	return len(who(records, code, word))
}

// who returns the records that gave the answer.
func who(records []record, code, word string) []record {
	return which(records, func(r record) bool { return r.answers[code] == word })
}

// which returns the records of which the condition is true.
func which(records []record, condition func(record) bool) []record {
	var some []record
	for _, r := range records {
		if condition(r) {
			some = append(some, r)
		}
	}
	return some
}

// mean returns the mean score.
func mean(records []record) float64 {
	sum := 0
	for _, r := range records {
		sum += r.score
	}
	return float64(sum) / float64(len(records))
}
