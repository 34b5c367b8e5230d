package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/gocarina/gocsv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Place is where a row of a side table stands, so that whoever finds a value wrong later can point at it.
type Place struct {
	// Row is the beginning of the row; its Column is zero.
	Row diag.Pos
	// Columns are the places of the row's cells by the csv tag of their field. Columns that are not in the file are not
	// in it.
	Columns map[string]diag.Pos
	// Numbers are the columns, by the csv tag of their field, whose cell is a number that a workbook stores: its decimal mark
	// is a point, and the decimals that the sheet shows are not kept. Nil where there is none.
	Numbers map[string]bool
}

// At returns the place of a cell by the csv tag of its field, or that of the row where the file has no such column.
func (p Place) At(column string) diag.Pos {
	if pos, found := p.Columns[column]; found {
		return pos
	}
	return p.Row
}

func (p *Place) addNumber(column string) {
	if p.Numbers == nil {
		p.Numbers = map[string]bool{}
	}
	p.Numbers[column] = true
}

// ReadFixed reads a side table whose columns are known into structs, one a row, with the place of each.
//
// T is a struct. Each of its exported fields has a tag csv:"name", or csv:"name,omitempty" where the column may be
// absent, or csv:"-"; it is a string or has a method UnmarshalCSV(string) error, as Num and Whole have. Such a method is
// called for empty cells too. Its error is shown as it is: where it has a method Text() locale.Text, in the language of
// the reader, and then it says the value itself. ReadFixed panics for any other T.
//
// The error is a *diag.Failure of kind diag.Data with all that is wrong in the file: what NewReader and Reader.Next
// find, a column that is missing, doubled or unknown (save that names beginning with "x_" are for the file's own use),
// and in each row the first cell that does not read. The warnings of a Reader are not returned.
func ReadFixed[T any](name string, src io.Reader, dialect Dialect) ([]T, []Place, error) {
	reader, err := NewReader(name, src, dialect)
	if err != nil {
		return nil, nil, err
	}
	list := checkHeader(reader, columnsOf[T]())
	list = append(list, unclearSheet(reader)...)
	if err := list.Err(diag.Data); err != nil {
		return nil, nil, err
	}
	return readRows[T](reader, nil)
}

// ReadNamed reads a side table as ReadFixed does, where the file has headings of its own: tags gives, for the headings
// that are read, the csv tag of the field that they fill. Other columns are not read. Places go by the csv tags. The
// warnings are those of a Reader.
func ReadNamed[T any](name string, src io.Reader, dialect Dialect, tags map[string]string) ([]T, []Place, diag.List, error) {
	reader, err := NewReader(name, src, dialect)
	if err != nil {
		return nil, nil, nil, err
	}
	var wanted []column
	for _, heading := range slices.Sorted(maps.Keys(tags)) {
		wanted = append(wanted, column{name: heading})
	}
	list := checkNamed(reader, wanted)
	if err := list.Err(diag.Data); err != nil {
		return nil, nil, nil, err
	}
	rows, places, err := readRows[T](reader, tags)
	return rows, places, reader.Warnings(), err
}

// unclearSheet is an error where a workbook has several tables: nothing can say which of them is meant.
func unclearSheet(reader *Reader) diag.List {
	var list diag.List
	for _, warning := range reader.Warnings() {
		if warning.Rule == severalSheets {
			list.Errorf(reader.Place(), severalSheets, "plusieurs feuilles ont des valeurs (aussi %s)\u00a0: gardez-en une seule, ou enregistrez-la en CSV UTF-8",
				"several sheets have values (also %s): keep one only, or save it as CSV UTF-8", diag.OneOf(reader.decided.OtherSheets))
		}
	}
	return list
}

// readRows reads the rows of a table whose header is sound; tags is as in ReadNamed, or nil.
func readRows[T any](reader *Reader, tags map[string]string) ([]T, []Place, error) {
	t, err := readTable(reader, tags)
	if err != nil {
		return nil, nil, err
	}
	list := t.problems
	var rows []T
	if err := gocsv.UnmarshalCSV(&records{rows: t.records}, &rows); err != nil {
		list = append(list, cellProblems[T](t, err)...)
	}
	list.Sort()
	if err := list.Err(diag.Data); err != nil {
		return nil, nil, err
	}
	return rows, t.places, nil
}

// A fixedTable is a side table in memory.
type fixedTable struct {
	place    diag.Pos // the file
	header   []string
	records  [][]string // the header, then the sound rows
	places   []Place    // of the sound rows
	problems diag.List  // of the others
}

// readTable reads all rows. Rows with problems are left out: they fail the file anyway.
func readTable(reader *Reader, tags map[string]string) (fixedTable, error) {
	t := fixedTable{place: reader.Place()}
	for i, cell := range reader.Header() {
		t.header = append(t.header, tagOf(cell, i, tags))
	}
	t.records = append(t.records, t.header)
	for {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return t, withEarlier(t.problems, err)
		}
		if len(row.Problems) > 0 {
			t.problems = append(t.problems, row.Problems...)
			continue
		}
		record, place := make([]string, len(row.Cells)), Place{Row: reader.Place().At(row.Line, 0), Columns: map[string]diag.Pos{}}
		for i, cell := range row.Cells {
			record[i] = cell.Text
			place.Columns[t.header[i]] = reader.at(cell)
			if cell.Number {
				place.addNumber(t.header[i])
			}
		}
		t.records, t.places = append(t.records, record), append(t.places, place)
	}
}

// tagOf returns the csv tag that a column fills. One that is not read gets a name that no tag has.
func tagOf(cell Cell, i int, tags map[string]string) string {
	if tags == nil {
		return columnName(cell)
	}
	if tag, read := tags[columnName(cell)]; read {
		return tag
	}
	return ignoredPrefix + strconv.Itoa(i)
}

// withEarlier puts the problems that were found before reading stopped in front of what stopped it.
func withEarlier(problems diag.List, err error) error {
	var failure *diag.Failure
	if errors.As(err, &failure) {
		return append(problems, failure.List...).Err(failure.Kind)
	}
	return err
}

// cellProblems reads each row on its own, because gocsv stops at the first cell of a file that does not read: whole is
// what it said of the file.
func cellProblems[T any](t fixedTable, whole error) diag.List {
	var list diag.List
	for i, record := range t.records[1:] {
		var one []T
		err := gocsv.UnmarshalCSV(&records{rows: [][]string{t.header, record}}, &one)
		if err == nil {
			continue
		}
		pos, message := t.places[i].Row, locale.Same(err.Error())
		var parse *csv.ParseError
		if errors.As(err, &parse) && parse.Column >= 1 && parse.Column <= len(record) {
			column := t.header[parse.Column-1]
			pos = t.places[i].At(column)
			message = locale.Textf("colonne %q\u00a0: %s", "column %q: %s", column, cellMessage(parse.Err, record[parse.Column-1]))
		}
		list.Add(pos, diag.Error, "bad-cell", message)
	}
	if len(list) == 0 {
		list.Add(t.place, diag.Error, "bad-cell", locale.Same(whole.Error()))
	}
	return list
}

// cellMessage words the error of an UnmarshalCSV method.
func cellMessage(err error, value string) locale.Text {
	var worded interface{ Text() locale.Text }
	if errors.As(err, &worded) {
		return worded.Text()
	}
	return locale.Textf("valeur %q\u00a0: %v", "value %q: %v", Shorten(value), err)
}

// records hands rows that are already read to gocsv.
type records struct{ rows [][]string }

var _ gocsv.CSVReader = (*records)(nil)

// Read returns the next row, and io.EOF after the last.
func (r *records) Read() ([]string, error) {
	if len(r.rows) == 0 {
		return nil, io.EOF
	}
	row := r.rows[0]
	r.rows = r.rows[1:]
	return row, nil
}

// ReadAll returns the rows that Read did not.
func (r *records) ReadAll() ([][]string, error) {
	rows := r.rows
	r.rows = nil
	return rows, nil
}
