package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Cell is the text of one cell and where it begins.
type Cell struct {
	// Text is what the cell says, without its quotes: doubled quotes are single and line ends are LF.
	Text string
	// Line is the physical line of the cell's first byte, from 1.
	Line int
	// Column is the place of the cell's first byte in that line, in bytes from 1: of the opening quote where there is
	// one. It counts bytes of the text as UTF-8, without the byte-order mark.
	Column int
}

// A Row is one line of a table: of the file, unless a cell has line ends in it.
type Row struct {
	// Line is the physical line where the row begins, from 1.
	Line int
	// Cells are the cells as they stand in the file, fewer or more than the header's where Problems says so. The slice
	// is used again by the next call of Next; the texts in it are not.
	Cells []Cell
	// Problems are the errors of the row: stray quotes, too few or too many cells. Empty means that the row is sound and
	// has as many cells as the header.
	Problems diag.List
}

// A Reader reads a delimited file row by row. It holds one row at a time.
//
// Blank lines are skipped and counted by BlankLines. In a file of one column a line without a byte is a blank line too,
// not an empty answer, which is written "" there; Warnings says so where there is one.
type Reader struct {
	name    string
	scan    *scanner
	titles  [][]Cell // rows above the header
	header  [][]Cell // rows of headings, at least one
	columns int      // cells of the longest row of headings
	decided Decided
	failed  error // what stopped the reader; io.EOF at the end

	longRows  int      // rows with empty cells beyond the header
	firstLong diag.Pos // the first such cell
}

// NewReader reads the header of a file. The name stands in the places of errors.
//
// Errors are of type *diag.Failure and kind diag.Data: a dialect that cannot be used, a file that is not text or not in
// the declared encoding, no header line, a delimiter that cannot be told, and whatever is wrong in the header line.
func NewReader(name string, src io.Reader, dialect Dialect) (*Reader, error) {
	r, err := open(name, src, dialect)
	if err != nil {
		return nil, err
	}
	if err := r.readHeader(); err != nil {
		return nil, err
	}
	return r, nil
}

// Peek returns the first rows of a file as they stand, before any of them is taken for its header, from the bytes that
// it begins with: at most the given number, and fewer where something in them does not read or the bytes end. The cells
// above the header are not left out. The error is that of a file of which nothing can be read; what is wrong in the rows
// is told by a Reader.
func Peek(name string, start []byte, dialect Dialect, rows int) (Decided, [][]Cell, error) {
	r, err := open(name, bytes.NewReader(start), dialect)
	if err != nil {
		return Decided{}, nil, err
	}
	var found [][]Cell
	for len(found) < rows && r.scan.next() == nil {
		found = append(found, slices.Clone(r.scan.cells))
	}
	return r.decided, found, nil
}

// open decides how a file is read.
func open(name string, src io.Reader, dialect Dialect) (*Reader, error) {
	text, decided, err := decide(name, src, dialect)
	if err != nil {
		return nil, err
	}
	return &Reader{name: name, scan: newScanner(name, text, byte(decided.Delimiter)), decided: decided}, nil
}

// Text returns a file as UTF-8 text without its byte-order mark, and how it is read, for those who read its rows
// themselves. Errors are those of NewReader; the header is not read.
func Text(name string, src io.Reader, dialect Dialect) (io.Reader, Decided, error) {
	return decide(name, src, dialect)
}

// decide decides how a file is read, and decodes it.
func decide(name string, src io.Reader, dialect Dialect) (*bufio.Reader, Decided, error) {
	if problem := dialect.Problem(); !problem.IsZero() {
		return nil, Decided{}, diag.Fail(diag.Data, diag.Pos{File: name}, "dialect", "%s", "%s", problem)
	}
	file, err := decode(name, src, dialect.Encoding)
	if err != nil {
		return nil, Decided{}, err
	}
	separator, why := dialect.Delimiter, locale.Text{FR: "déclaré", EN: "declared"}
	if separator == 0 {
		if separator, why, err = decideDelimiter(name, file.text, dialect.TitleRows); err != nil {
			return nil, Decided{}, err
		}
	}
	return file.text, Decided{
		BOM: file.bom, DelimiterWhy: why, EncodingWhy: file.why,
		Dialect: Dialect{
			Delimiter: separator, Encoding: file.encoding, TitleRows: dialect.TitleRows, HeaderRows: dialect.headerRows(),
		},
		Why: locale.Textf("délimiteur %s (%s), encodage %s (%s)", "delimiter %s (%s), encoding %s (%s)",
			delimiterName(separator), why, file.encoding, file.why),
	}, nil
}

// readHeader reads the rows above the header and those of the header. What is odd in a title does not matter.
func (r *Reader) readHeader() error {
	for row := range r.decided.TitleRows + r.decided.HeaderRows {
		err := r.scan.next()
		if errors.Is(err, io.EOF) {
			return r.noHeader(row)
		}
		if err != nil {
			return err
		}
		cells := slices.Clone(r.scan.cells)
		if row < r.decided.TitleRows {
			r.titles = append(r.titles, cells)
			continue
		}
		if err := r.scan.problems.Err(diag.Data); err != nil {
			return err
		}
		r.header, r.columns = append(r.header, cells), max(r.columns, len(cells))
	}
	return nil
}

// noHeader says that the file ends before its header does.
func (r *Reader) noHeader(rows int) error {
	if rows == 0 {
		return diag.Fail(diag.Data, diag.Pos{File: r.name}, "empty-file",
			"fichier vide\u00a0: une ligne d'en-tête était attendue", "empty file: a header line was expected")
	}
	return diag.Fail(diag.Data, diag.Pos{File: r.name}, "no-header",
		"le fichier se termine avant son en-tête\u00a0: lignes lues\u00a0: %d, lignes de titre et d'en-tête attendues\u00a0: %d",
		"the file ends before its header does: rows read: %d, title and header rows expected: %d",
		rows, r.decided.TitleRows+r.decided.HeaderRows)
}

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
func (r *Reader) LineEnds() LineEnds { return r.scan.lineEnds }

// Dialect returns how the file is read, and why so.
func (r *Reader) Dialect() Decided { return r.decided }

// BlankLines returns how many blank lines were skipped so far.
func (r *Reader) BlankLines() int { return r.scan.blank }

// Next returns the next row, and io.EOF after the last. A row with problems is returned with them, and reading goes on.
// What makes the rest of the file unreadable is a *diag.Failure of kind diag.Data, and is returned by every later call:
// a quote that is never closed, a byte that is not of the encoding, a NUL byte, a cell or a row beyond the limits, a read
// error.
func (r *Reader) Next() (Row, error) {
	if r.failed != nil {
		return Row{}, r.failed
	}
	if r.failed = r.scan.next(); r.failed != nil {
		return Row{}, r.failed
	}
	row := Row{Line: r.scan.cells[0].Line, Cells: r.scan.cells, Problems: r.scan.problems}
	if len(row.Cells) != r.columns {
		r.checkLength(&row)
	}
	return row, nil
}

// checkLength reports a row that is not as long as the header. Empty cells beyond the header, which spreadsheets add,
// are cut off and counted for a warning.
func (r *Reader) checkLength(row *Row) {
	expected, found := r.columns, len(row.Cells)
	pos := diag.Pos{File: r.name, Line: row.Line}
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

func (r *Reader) at(cell Cell) diag.Pos {
	return diag.Pos{File: r.name, Line: cell.Line, Column: cell.Column}
}

// Warnings returns what is odd in the rows read so far, in the order of the file: empty cells beyond the header, blank
// lines in a file of one column, and characters that tell of a wrong encoding. Each is said once, with its count.
func (r *Reader) Warnings() diag.List {
	var list diag.List
	if r.longRows > 0 {
		list.Warnf(r.firstLong, "trailing-cells", "cellules vides au-delà de l'en-tête, ignorées (lignes touchées\u00a0: %d)",
			"empty cells beyond the header are ignored (rows concerned: %d)", r.longRows)
	}
	if r.scan.blank > 0 && r.columns == 1 {
		list.Warnf(diag.Pos{File: r.name}, "blank-lines",
			"lignes vides ignorées\u00a0: %d\u00a0; dans un fichier d'une seule colonne, une réponse vide s'écrit \"\"",
			`blank lines skipped: %d; in a file of a single column, an empty answer is written ""`, r.scan.blank)
	}
	if doubt := r.scan.doubt; doubt.count > 0 {
		list.Warnf(doubt.first, "doubtful-character",
			"caractère %U, qui trahit un encodage mal choisi ici ou plus tôt (de tels caractères\u00a0: %d)",
			"character %U, which tells of a wrong encoding here or earlier (such characters: %d)", doubt.char, doubt.count)
	}
	list.Sort()
	return list
}
