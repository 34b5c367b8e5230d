package ingest

import (
	"bufio"
	"bytes"

	"github.com/arrimage/arrimage/pkg/diag"
)

// The limits beyond which a file is taken for something else than an export. They bound what a damaged file can make
// the reader hold in memory.
const (
	MaxCell    = 16 << 20 // bytes of one cell
	MaxColumns = 100_000  // cells of one row
	MaxRow     = 64 << 20 // bytes of one row as it stands in the file
)

// A class is what ends a run of bytes.
type class uint8

const (
	delimiter class = iota
	quote
	lineEnd // LF, CR or CRLF
	end     // the end of the file
)

// A scanner splits text into cells. It looks for the next byte that means something and copies what is before it: run
// does that, and the callers of run decide what the byte means inside or outside quotes.
type scanner struct {
	window
	separator byte

	begin    int       // offset in the text of the row's first byte
	row      []byte    // the texts of the row's cells, one after the other
	start    int       // where the cell that is being scanned begins in row
	ends     []int     // where each of them ends in row
	cells    []Cell    // the row's cells
	problems diag.List // what is wrong in the row, although it could be read
	blank    int       // blank lines skipped so far
	lineEnds LineEnds  // how the rows scanned so far end
}

func newScanner(name string, text *bufio.Reader, separator byte) *scanner {
	return &scanner{window: window{name: name, text: text, line: 1}, separator: separator}
}

// current returns the row that was scanned last.
func (s *scanner) current() ([]Cell, diag.List) { return s.cells, s.problems }

// bound returns the header as it is: the rows of a text are as long as they are written.
func (s *scanner) bound(header [][]Cell) [][]Cell { return header }

func (s *scanner) blankRows() int { return s.blank }

func (s *scanner) endings() LineEnds { return s.lineEnds }

// warnings returns what is odd in the text so far.
func (s *scanner) warnings(columns int) diag.List {
	var list diag.List
	if s.blank > 0 && columns == 1 {
		list.Warnf(diag.Pos{File: s.name}, "blank-lines",
			"lignes vides ignorées\u00a0: %d\u00a0; dans un fichier d'une seule colonne, une réponse vide s'écrit \"\"",
			`blank lines skipped: %d; in a file of a single column, an empty answer is written ""`, s.blank)
	}
	if s.doubt.count > 0 {
		list.Warnf(s.doubt.first, "doubtful-character",
			"caractère %U, qui trahit un encodage mal choisi ici ou plus tôt (de tels caractères\u00a0: %d)",
			"character %U, which tells of a wrong encoding here or earlier (such characters: %d)", s.doubt.char, s.doubt.count)
	}
	return list
}

// next scans one row into cells. It returns io.EOF after the last one.
func (s *scanner) next() error {
	s.row, s.ends, s.cells, s.problems = s.row[:0], s.ends[:0], s.cells[:0], nil
	if !s.skipBlankLines() {
		return s.atEnd()
	}
	if s.simpleLine() {
		return nil
	}
	s.begin = s.base + s.used
	for last := delimiter; last == delimiter; {
		var err error
		if last, err = s.cell(); err != nil {
			return err
		}
	}
	if s.err != nil {
		return s.atEnd()
	}
	text, start := string(s.row), 0
	for i, end := range s.ends {
		s.cells[i].Text = text[start:end]
		start = end
	}
	return nil
}

// skipBlankLines moves to the next line that has a byte, and reports whether there is one.
func (s *scanner) skipBlankLines() bool {
	for s.have(1) {
		if !isLineEnd(s.bytes[s.used]) {
			return true
		}
		s.endLine()
		s.blank++
	}
	return false
}

// cell scans one cell with what ends it, and returns that: delimiter, lineEnd or end.
func (s *scanner) cell() (class, error) {
	if len(s.cells) == MaxColumns {
		return end, diag.Fail(diag.Data, s.here(), "too-many-columns",
			"plus de %d colonnes\u00a0: ce délimiteur est-il le bon\u00a0?", "more than %d columns: is this the right delimiter?", MaxColumns)
	}
	s.cells = append(s.cells, Cell{Line: s.line, Column: s.column()})
	s.start = len(s.row)
	var last class
	var err error
	if s.have(1) && s.bytes[s.used] == '"' {
		last, err = s.quoted()
	} else {
		last, err = s.bare()
	}
	if err == nil {
		err = s.checkSize()
	}
	s.ends = append(s.ends, len(s.row))
	return last, err
}

// bare scans to the end of a cell that is not quoted, or of what follows a closing quote by mistake. A quote in it is a
// problem, and part of the text: the next delimiter or line end is still the end of the cell.
func (s *scanner) bare() (class, error) {
	for first := true; ; first = false {
		c, err := s.run(false)
		switch {
		case err != nil:
			return end, err
		case c == quote:
			if first {
				s.problems.Errorf(s.here(), "stray-quote",
					"guillemet dans une cellule qui n'est pas entre guillemets (attendu\u00a0: toute la cellule entre guillemets, et ceux du texte doublés)",
					"quote inside a cell that is not quoted (expected the whole cell in quotes, and those of the text doubled)")
			}
			s.row = append(s.row, '"')
			s.used++
		case c == delimiter:
			s.used++
			return delimiter, nil
		case c == lineEnd:
			s.endRow()
			return lineEnd, nil
		default:
			return end, nil
		}
	}
}

// quoted scans to the end of a cell that is quoted. Line ends in it become LF, so that the same answer reads the same
// from every platform.
func (s *scanner) quoted() (class, error) {
	s.used++
	for {
		c, err := s.run(true)
		switch {
		case err != nil:
			return end, err
		case c == end && s.err == nil:
			return end, diag.Fail(diag.Data, s.opening(), "unclosed-quote",
				"ce guillemet ouvrant n'est jamais fermé", "this opening quote is never closed")
		case c == end:
			return end, nil
		case c == lineEnd:
			s.endLine()
			s.row = append(s.row, '\n')
			continue
		}
		s.used++
		if !s.have(1) || s.bytes[s.used] != '"' {
			return s.afterQuote()
		}
		s.row = append(s.row, '"')
		s.used++
	}
}

// afterQuote scans what follows a closing quote, which should be the end of the cell.
func (s *scanner) afterQuote() (class, error) {
	if s.have(1) {
		switch b := s.bytes[s.used]; {
		case b == s.separator:
			s.used++
			return delimiter, nil
		case isLineEnd(b):
			s.endRow()
			return lineEnd, nil
		}
		opening := s.opening()
		s.problems.Errorf(s.here(), "text-after-quote",
			"texte après le guillemet qui ferme la cellule ouverte à %d:%d (attendu\u00a0: un délimiteur ou une fin de ligne\u00a0; un guillemet du texte est doublé)",
			"text after the quote that closes the cell opened at %d:%d (expected a delimiter or a line end; a quote of the text is doubled)",
			opening.Line, opening.Column)
	}
	return s.bare()
}

// run copies bytes to the row up to the next line end, quote or, where the cell is not quoted, delimiter. It returns what
// the byte is, without consuming it.
func (s *scanner) run(quoted bool) (class, error) {
	for {
		chunk := s.bytes[s.used:s.stop]
		n, found := len(chunk), lineEnd
		if !quoted {
			if at := bytes.IndexByte(chunk, s.separator); at >= 0 {
				n, found = at, delimiter
			}
		}
		if at := bytes.IndexByte(chunk[:n], '"'); at >= 0 {
			n, found = at, quote
		}
		s.row = append(s.row, chunk[:n]...)
		s.used += n
		if found != lineEnd || s.used < s.clean {
			return found, nil
		}
		odd, more, err := s.advance()
		if err == nil {
			s.row = append(s.row, odd...)
			err = s.checkSize()
		}
		if err != nil || !more {
			return end, err
		}
	}
}

// checkSize fails once the cell that is being scanned is longer than MaxCell, or its row than MaxRow.
func (s *scanner) checkSize() error {
	if len(s.row)-s.start > MaxCell {
		return s.tooLong()
	}
	if s.base+s.used-s.begin > MaxRow {
		return s.rowTooLong()
	}
	return nil
}

func (s *scanner) rowTooLong() error {
	first := s.cells[0]
	return diag.Fail(diag.Data, diag.Pos{File: s.name, Line: first.Line, Column: first.Column}, "row-too-long",
		"la ligne qui commence ici dépasse %d Mio\u00a0: lui manque-t-il un guillemet fermant\u00a0?",
		"the row that begins here is longer than %d MiB: does a closing quote miss?", MaxRow>>20)
}

func (s *scanner) tooLong() error {
	return diag.Fail(diag.Data, s.opening(), "cell-too-long",
		"la cellule qui commence ici dépasse %d Mio\u00a0: lui manque-t-il un guillemet fermant\u00a0?",
		"the cell that begins here is longer than %d MiB: does its closing quote miss?", MaxCell>>20)
}

// opening is the place where the cell that is being scanned begins.
func (s *scanner) opening() diag.Pos {
	cell := s.cells[len(s.cells)-1]
	return diag.Pos{File: s.name, Line: cell.Line, Column: cell.Column}
}
