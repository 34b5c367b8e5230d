package ingest

import (
	"errors"
	"io"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A Cell is the text of one cell and where it begins.
type Cell struct {
	// Text is what the cell says, without its quotes: doubled quotes are single and line ends are LF. Values of a workbook
	// are written as workbook.Cell says.
	Text string
	// Line is the physical line of the cell's first byte, or the row of the sheet, from 1.
	Line int
	// Column is the place of the cell's first byte in that line, in bytes from 1: of the opening quote where there is
	// one. It counts bytes of the text as UTF-8, without the byte-order mark. In a workbook it is the column of the sheet.
	Column int
	// Number is true where a workbook stores a number: its decimal mark is a point, whatever is declared for texts.
	Number bool
	// Date is true where a workbook stores a date: it is written YYYY-MM-DD, with hh:mm:ss after a space or without, whatever
	// is declared for texts. A time without a day is written hh:mm:ss.
	Date bool
}

// A Row is one line of a table: of the file, unless a cell has line ends in it.
type Row struct {
	// Line is the physical line where the row begins, or the row of the sheet, from 1.
	Line int
	// Cells are the cells as they stand in the file, fewer or more than the header's where Problems says so. The slice
	// is used again by the next call of Next; the texts in it are not.
	Cells []Cell
	// Problems are the errors of the row: stray quotes, too few or too many cells, formulas without a value. Empty means
	// that the row is sound and has as many cells as the header.
	Problems diag.List
}

// A Reader reads a table row by row: a delimited file or a sheet of a workbook. It holds one row at a time.
//
// Blank lines, and rows of a sheet without any value, are skipped and counted by BlankLines. In a file of one column a
// line without a byte is a blank line too, not an empty answer, which is written "" there; Warnings says so where there
// is one. The columns of a sheet go from the first heading to the last: what stands beside them is not read, and
// counted by Warnings.
type Reader struct {
	place   diag.Pos // the file, and the sheet of a workbook
	rows    source
	titles  [][]Cell // rows above the header
	header  [][]Cell // rows of headings, at least one
	columns int      // cells of the longest row of headings
	decided Decided
	failed  error // what stopped the reader; io.EOF at the end

	longRows  int      // rows with empty cells beyond the header
	firstLong diag.Pos // the first such cell
}

// A source hands over rows as they stand.
type source interface {
	next() error                    // moves to the next row; io.EOF after the last
	current() ([]Cell, diag.List)   // the row and what is wrong in it; the slice is used again
	bound(header [][]Cell) [][]Cell // learns the header, and returns it with the columns of the table alone
	blankRows() int                 // skipped so far
	endings() LineEnds              // of the rows so far
	warnings(columns int) diag.List // what is odd in the rows so far
}

// NewReader reads the header of a file that is told apart as Open does. The name stands in the places of errors.
//
// Errors are of type *diag.Failure and kind diag.Data: those of Open, a dialect that cannot be used, a file that is not
// text or not in the declared encoding, no header line, a delimiter that cannot be told, and whatever is wrong in the
// header line.
func NewReader(name string, src io.Reader, dialect Dialect) (*Reader, error) {
	file, err := Open(name, src)
	if err != nil {
		return nil, err
	}
	return file.Reader(dialect)
}

// readHeader reads the rows above the header and those of the header. What is odd in a title does not matter.
func (r *Reader) readHeader() error {
	for row := range r.decided.TitleRows + r.decided.HeaderRows {
		err := r.rows.next()
		if errors.Is(err, io.EOF) {
			return r.noHeader(row)
		}
		if err != nil {
			return err
		}
		cells, problems := r.rows.current()
		cells = slices.Clone(cells)
		if row < r.decided.TitleRows {
			r.titles = append(r.titles, cells)
			continue
		}
		if err := problems.Err(diag.Data); err != nil {
			return err
		}
		r.header = append(r.header, cells)
	}
	r.header = r.rows.bound(r.header)
	for _, cells := range r.header {
		r.columns = max(r.columns, len(cells))
	}
	return nil
}

// noHeader says that the file ends before its header does.
func (r *Reader) noHeader(rows int) error {
	if rows == 0 {
		return diag.Fail(diag.Data, r.place, "empty-file",
			"fichier vide\u00a0: une ligne d'en-tête était attendue", "empty file: a header line was expected")
	}
	return diag.Fail(diag.Data, r.place, "no-header",
		"le fichier se termine avant son en-tête\u00a0: lignes lues\u00a0: %d, lignes de titre et d'en-tête attendues\u00a0: %d",
		"the file ends before its header does: rows read: %d, title and header rows expected: %d",
		rows, r.decided.TitleRows+r.decided.HeaderRows)
}

// Place returns the file, with the sheet of a workbook: Pos.At makes places in it.
func (r *Reader) Place() diag.Pos { return r.place }

// Header returns the cells of the header line, the first where there are several. Names may be empty or stand several
// times: platforms write such headers.
func (r *Reader) Header() []Cell { return r.header[0] }

// Headers returns the cells of all header rows. Rows need not be of one length.
func (r *Reader) Headers() [][]Cell { return r.header }

// Titles returns the rows above the header.
func (r *Reader) Titles() [][]Cell { return r.titles }

// Columns returns how many cells a row has: as many as the longest header row.
func (r *Reader) Columns() int { return r.columns }

// LineEnds returns how the rows read so far end. Line ends inside cells are not counted.
func (r *Reader) LineEnds() LineEnds { return r.rows.endings() }

// Dialect returns how the file is read, and why so.
func (r *Reader) Dialect() Decided { return r.decided }

// BlankLines returns how many blank lines were skipped so far.
func (r *Reader) BlankLines() int { return r.rows.blankRows() }

// Next returns the next row, and io.EOF after the last. A row with problems is returned with them, and reading goes on.
// What makes the rest of the file unreadable is a *diag.Failure of kind diag.Data, and is returned by every later call:
// a quote that is never closed, a byte that is not of the encoding, a NUL byte, a cell or a row beyond the limits, a read
// error.
func (r *Reader) Next() (Row, error) {
	if r.failed != nil {
		return Row{}, r.failed
	}
	if r.failed = r.rows.next(); r.failed != nil {
		return Row{}, r.failed
	}
	cells, problems := r.rows.current()
	row := Row{Line: cells[0].Line, Cells: cells, Problems: problems}
	if len(row.Cells) != r.columns {
		r.checkLength(&row)
	}
	return row, nil
}

// checkLength reports a row that is not as long as the header. Empty cells beyond the header, which spreadsheets add,
// are cut off and counted for a warning.
func (r *Reader) checkLength(row *Row) {
	expected, found := r.columns, len(row.Cells)
	pos := r.place.At(row.Line, 0)
	if found > expected {
		pos = r.at(row.Cells[expected])
		if allEmpty(row.Cells[expected:]) {
			if r.longRows == 0 {
				r.firstLong = pos
			}
			r.longRows++
			row.Cells = row.Cells[:expected]
			return
		}
	}
	row.Problems.Errorf(pos, "ragged-row", "la ligne compte %[2]d cellules (attendu\u00a0: %[1]d, comme l'en-tête)",
		"the row has %[2]d cells (expected %[1]d, as the header)", expected, found)
}

func allEmpty(cells []Cell) bool {
	for _, cell := range cells {
		if cell.Text != "" {
			return false
		}
	}
	return true
}

func (r *Reader) at(cell Cell) diag.Pos { return r.place.At(cell.Line, cell.Column) }

// Warnings returns what is odd in the rows read so far, in the order of the file: empty cells beyond the header, blank
// lines in a file of one column, and characters that tell of a wrong encoding; in a workbook what a reader of its sheet
// would not see as it is here. Each is said once, with its count.
func (r *Reader) Warnings() diag.List {
	list := r.rows.warnings(r.columns)
	if r.longRows > 0 {
		list.Warnf(r.firstLong, "trailing-cells", "cellules vides au-delà de l'en-tête, ignorées (lignes touchées\u00a0: %d)",
			"empty cells beyond the header are ignored (rows concerned: %d)", r.longRows)
	}
	list.Sort()
	return list
}
