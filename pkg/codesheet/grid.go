package codesheet

import (
	"encoding/csv"
	"io"

	"github.com/arrimage/arrimage/pkg/export"
)

// A Grid is rows of texts of one length; the first holds the headings.
type Grid [][]string

// CSV writes the grid in UTF-8 with lines that end in LF. Words that a spreadsheet would run have an apostrophe before them.
// The error is the writer's.
func (g Grid) CSV(w io.Writer) error {
	writer := csv.NewWriter(w)
	for _, row := range g {
		record := make([]string, len(row))
		for i, text := range row {
			record[i] = export.Guard(text)
		}
		if err := writer.Write(record); err != nil {
			return err
		}
	}
	writer.Flush()
	return writer.Error()
}
