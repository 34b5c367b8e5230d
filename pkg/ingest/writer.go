package ingest

import (
	"bufio"
	"io"
	"strings"
)

// WriteOptions says how a delimited file is written. The zero value is commas, LF, no byte-order mark, quotes where they
// are needed.
type WriteOptions struct {
	// Delimiter stands between cells; zero means a comma.
	Delimiter rune
	// CRLF ends lines with CR LF instead of LF. Line ends in cells are written as they are.
	CRLF bool
	// BOM begins the file with the byte-order mark of UTF-8, by which Excel knows it.
	BOM bool
	// QuoteAll puts every cell in quotes.
	QuoteAll bool
}

// PlatformExport returns the options with which LimeSurvey writes its exports, and French Excel reads a file without
// asking: byte-order mark, semicolon, CR LF, every cell in quotes.
func PlatformExport() WriteOptions {
	return WriteOptions{Delimiter: ';', CRLF: true, BOM: true, QuoteAll: true}
}

// A Writer writes a delimited file in UTF-8, which a Reader reads back as it was: save that CR and CR LF in a cell read
// as LF, and that bytes that are not UTF-8 and NUL do not read at all. The first error stays, and Error returns it.
type Writer struct {
	out     *bufio.Writer
	options WriteOptions
	begun   bool
	err     error
}

// NewWriter returns a writer. It panics where the delimiter is one that Dialect refuses.
func NewWriter(w io.Writer, options WriteOptions) *Writer {
	if options.Delimiter == 0 {
		options.Delimiter = ','
	}
	if !validDelimiter(options.Delimiter) {
		panic("ingest: delimiter: must be one ASCII character, not a quote or a line end")
	}
	return &Writer{out: bufio.NewWriter(w), options: options}
}

// Write writes one row. Callers call Flush after the last.
func (w *Writer) Write(cells []string) error {
	if !w.begun && w.options.BOM {
		w.text("\ufeff")
	}
	header := !w.begun
	w.begun = true
	for i, cell := range cells {
		if i > 0 {
			w.text(string(w.options.Delimiter))
		}
		if w.options.QuoteAll || w.needsQuotes(cell, len(cells) == 1, header) {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		w.text(cell)
	}
	if w.options.CRLF {
		w.text("\r")
	}
	w.text("\n")
	return w.err
}

// needsQuotes reports whether a cell would read as something else without quotes: an empty cell that is alone in its row
// as a blank line, U+FEFF as a byte-order mark. In the header line other delimiters are quoted too, so that it decides.
func (w *Writer) needsQuotes(cell string, alone, header bool) bool {
	return cell == "" && alone || header && strings.ContainsAny(cell, candidates) ||
		strings.HasPrefix(cell, "\ufeff") || strings.ContainsAny(cell, "\"\r\n"+string(w.options.Delimiter))
}

func (w *Writer) text(s string) {
	if w.err == nil {
		_, w.err = w.out.WriteString(s)
	}
}

// Flush hands what is written to the underlying writer. Error tells whether that went well.
func (w *Writer) Flush() {
	if err := w.out.Flush(); w.err == nil {
		w.err = err
	}
}

// Error returns the first error of Write and Flush.
func (w *Writer) Error() error { return w.err }
