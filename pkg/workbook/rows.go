package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Row is a row of a sheet that has a value.
type Row struct {
	Number int    // from 1
	Hidden bool   // true: the workbook does not show it
	Cells  []Cell // those that have a value or a formula, in order; used again by the next call of Next
}

// Rows reads a sheet row by row. It holds one row at a time.
type Rows struct {
	book   *Book
	part   *part
	row    Row
	inline int // bytes of the row's texts
	ended  bool
	hidden []bool // by column, from 1; nil where none is hidden
	merged int
	first  string // reference of the first cells that are merged
}

// Rows opens a sheet at its beginning. Whoever calls it closes it.
func (b *Book) Rows(tab Tab) (*Rows, error) {
	at := diag.Pos{File: b.name, Sheet: tab.Name}
	opened, err := b.open(tab.part, at)
	if err != nil {
		return nil, err
	}
	if opened == nil {
		return nil, damaged(at, locale.Text{FR: "il manque une feuille", EN: "a sheet is missing"})
	}
	return &Rows{book: b, part: opened}, nil
}

// Close ends the reading of a sheet.
func (r *Rows) Close() error { return r.part.close.Close() }

// HiddenColumns returns how many of the columns from first to last the workbook does not show, and the first of them. It
// is known once a row was read.
func (r *Rows) HiddenColumns(first, last int) (count, at int) {
	for column := last; column >= first; column-- {
		if column < len(r.hidden) && r.hidden[column] {
			count, at = count+1, column
		}
	}
	return count, at
}

// Merged returns how many groups of cells are merged into one, and the reference of the first. It is known after the last
// row. Only the first cell of a group has a value in what Excel writes.
func (r *Rows) Merged() (count int, first string) { return r.merged, r.first }

// Next returns the next row that has a value or a formula, and io.EOF after the last. An error is a *diag.Failure of kind
// diag.Data: a damaged sheet, rows or cells out of order, a cell that cannot be read, and what is beyond a limit.
func (r *Rows) Next() (Row, error) {
	for {
		token, err := r.part.token()
		if errors.Is(err, io.EOF) && r.ended {
			return Row{}, io.EOF
		}
		if err != nil {
			return Row{}, r.part.cut(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			r.ended = r.ended || t.Name.Local == "worksheet"
		case xml.StartElement:
			switch t.Name.Local {
			case "col":
				r.hideColumns(t)
			case "mergeCell":
				if r.merged++; r.merged == 1 {
					r.first = locale.Line(attribute(t, "ref"))
				}
			case "row":
				if err := r.readRow(t); err != nil {
					return Row{}, err
				}
				if len(r.row.Cells) > 0 {
					return r.row, nil
				}
			}
		}
	}
}

// hideColumns takes the columns that are hidden.
func (r *Rows) hideColumns(start xml.StartElement) {
	if !isTrue(attribute(start, "hidden")) {
		return
	}
	first, errFirst := strconv.Atoi(attribute(start, "min"))
	last, errLast := strconv.Atoi(attribute(start, "max"))
	if errFirst != nil || errLast != nil {
		return
	}
	if r.hidden == nil {
		r.hidden = make([]bool, MaxColumns+1)
	}
	for column := max(first, 1); column <= min(last, MaxColumns); column++ {
		r.hidden[column] = true
	}
}

// readRow reads a row to its end.
func (r *Rows) readRow(start xml.StartElement) error {
	number := r.row.Number + 1
	if text := attribute(start, "r"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < number {
			return damaged(r.at(number, 0), locale.Textf("numéro de ligne %q, attendu\u00a0: %d ou plus", "row number %q, expected %d or more", text, number))
		}
		number = n
	}
	if number > MaxRows {
		return diag.Fail(diag.Data, r.at(number, 0), "too-many-rows", "plus de %s lignes", "more than %s rows", locale.Count(MaxRows))
	}
	r.row = Row{Number: number, Hidden: isTrue(attribute(start, "hidden")), Cells: r.row.Cells[:0]}
	r.inline = 0
	r.part.at = r.at(number, 0)
	for column := 0; ; {
		token, err := r.part.token()
		if err != nil {
			return r.part.cut(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				return nil
			}
		case xml.StartElement:
			if t.Name.Local == "c" {
				if column, err = r.readCell(t, column+1); err != nil {
					return err
				}
			}
		}
	}
}

func (r *Rows) at(row, column int) diag.Pos {
	return diag.Pos{File: r.part.at.File, Sheet: r.part.at.Sheet, Line: row, Column: column}
}
